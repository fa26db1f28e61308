//! A release an official edited: all that is wrong with it, by file and line.

use std::path::Path;

use shouzhang_desk::{CatalogFault, Knowledge};

/// The embedded release as files, changed in one place.
fn edited(file: &str, from: &str, to: &str) -> Result<Knowledge, CatalogFault> {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&shouzhang_tests::root().join("assets/catalog"), folder.path());
    let path = folder.path().join(file);
    let text = std::fs::read_to_string(&path).expect("a file of the release");
    assert!(text.contains(from), "{file} has {from:?}");
    std::fs::write(&path, text.replacen(from, to, 1)).expect("the edited file");
    Knowledge::from_folder(folder.path())
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a file");
        }
    }
}

#[test]
fn an_edited_comment_changes_nothing() {
    let knowledge = edited("permitted/K29.toml", "# K29", "# 本地修订 K29");
    assert!(knowledge.is_ok(), "comments are for people");
}

#[test]
fn a_template_that_states_prohibited_content_is_refused_with_file_and_line() {
    let fault = edited("permitted/K29.toml", "特此说明。", "两人系母女关系，特此说明。")
        .expect_err("it certifies a relation");
    let told = fault.to_string();
    assert!(told.contains("permitted/K29.toml:"), "the file and the line: {told}");
    assert!(told.contains("P01") && told.contains("母女关系"), "the prohibition and the word: {told}");
}

#[test]
fn a_broken_pattern_is_refused_with_its_entry() {
    let fault =
        edited("prohibited/P01.toml", "strong = [", "strong = [\n    '(没有配对',").expect_err("no pattern");
    assert!(fault.to_string().contains("P01"), "{fault}");
}

#[test]
fn a_missing_legal_basis_and_an_unknown_kind_are_both_told() {
    let fault = edited("permitted/K29.toml", "kind = \"unit\"", "kind = \"unti\"").expect_err("no such kind");
    assert!(fault.to_string().contains("unti"), "{fault}");
}
