//! Golden pages: every wording filled in and every blank sample, as text, under `tests/golden`.
//!
//! After a change that is meant to alter pages, run `SHOUZHANG_BLESS=1 cargo test -p shouzhang-tests --test pages`, look at
//! the PDF files it names and at the difference of the texts, and commit them with the change.

use std::fs;
use std::path::{Path, PathBuf};

use shouzhang_desk::ExamplePage;

use crate::forms::{blank, certificate, filled, items, repository};

/// Where the PDF files are kept for whoever wants to look at them.
pub(crate) fn kept(folder: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    fs::create_dir_all(&folder).expect("the target folder takes a folder");
    folder
}

/// Compares a page with its golden text, or writes it anew.
fn compare(folder: &str, code: &str, page: &ExamplePage, changed: &mut Vec<String>) {
    fs::write(kept(folder).join(format!("{code}.pdf")), &page.pdf).expect("the target folder takes a file");
    let golden = repository(&format!("tests/golden/{folder}/{code}.txt"));
    if std::env::var_os("SHOUZHANG_BLESS").is_some_and(|value| value == "1") {
        fs::create_dir_all(golden.parent().expect("in a folder")).expect("tests/golden can be made");
        fs::write(&golden, &page.text).expect("the golden text can be written");
        return;
    }
    let was = fs::read_to_string(&golden).unwrap_or_default();
    if was == page.text {
        return;
    }
    let differing = was.lines().zip(page.text.lines()).find(|(old, new)| old != new);
    let (old, new) = differing.unwrap_or(("(a page of another length)", "(a page of another length)"));
    changed.push(format!("{folder}/{code}:\n- {old}\n+ {new}"));
}

fn assert_unchanged(folder: &str, changed: &[String]) {
    assert!(
        changed.is_empty(),
        "these pages are not as they were; if the change is meant, look at them in {} and bless them:\n{}",
        kept(folder).display(),
        changed.join("\n")
    );
}

#[test]
fn every_form_is_one_the_counter_would_take() {
    let refused: Vec<String> = items().iter().filter_map(|item| filled(item).err()).collect();
    assert!(
        refused.is_empty(),
        "tests/fixtures/forms.toml is filled in as a clerk should:\n{}",
        refused.join("\n")
    );
}

#[test]
fn every_wording_reads_and_stands_as_it_did() {
    let mut changed = Vec::new();
    for item in items() {
        compare("templates", &item.code, &certificate(&item), &mut changed);
    }
    assert_unchanged("templates", &changed);
}

#[test]
fn every_blank_sample_stands_as_it_did() {
    let mut changed = Vec::new();
    for item in items() {
        compare("samples", &item.code, &blank(&item), &mut changed);
    }
    assert_unchanged("samples", &changed);
}

/// The words of a page: without line ends, and without what the text says of faces and spacing.
fn words(page: &ExamplePage) -> String {
    let line = |line: &str| line.rsplit_once(" │ ").map(|(_, words)| words.to_owned());
    let mut words: String = page.text.lines().filter_map(line).collect::<Vec<_>>().join("\n");
    for face in ["{宋体扩展 ", "{宋体 ", "}"] {
        words = words.replace(face, "");
    }
    let lines = words.lines().map(|line| line.split('⟨').next().unwrap_or_default());
    lines.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_paper_closes_as_its_kind_does() {
    // 证明 is said of certificates alone: an opinion, a decision, a record or a reply certifies nothing.
    for item in items() {
        let words = words(&certificate(&item));
        let certifies = words.contains("特此证明");
        let is_certificate = item.name.contains("证明") && !words.contains("公开情况说明");
        assert_eq!(
            certifies, is_certificate,
            "{} {}: 特此证明 where it fits, and nowhere else",
            item.code, item.name
        );
        assert!(!words.contains("兹证明"), "{}: no wording of the old universal paper", item.code);
    }
}

#[test]
fn a_paper_sent_to_a_unit_says_to_whom() {
    for item in items() {
        let page = certificate(&item);
        let answers_a_letter = words(&page).contains("来函（编号");
        let has_addressee = page.text.contains(" 称谓 ");
        assert!(!answers_a_letter || has_addressee, "{} {} answers a letter", item.code, item.name);
        let asks_the_unit =
            item.fields.iter().any(|f| f.hint.as_deref().is_some_and(|h| h.contains("印在抬头")));
        assert_eq!(
            asks_the_unit, has_addressee,
            "{} {}: the unit of the form is addressed",
            item.code, item.name
        );
    }
}

#[test]
fn a_decision_names_the_way_to_the_court() {
    let item = items().into_iter().find(|item| item.code == "K05").expect("K05");
    let words = words(&certificate(&item));
    assert!(words.contains("三十日内，可以向人民法院申请指定监护人"), "民法典第三十一条: {words}");
}

#[test]
fn no_sentence_is_left_without_its_stop_or_with_two() {
    for item in items() {
        let words = words(&certificate(&item));
        for wrong in
            ["。。", "，。", "；。", "，，", "、。", "。，", "（）", "：。", "，；", "“”", "{", "}", "[", "]"]
        {
            assert!(!words.contains(wrong), "{} {}: “{wrong}” in {words}", item.code, item.name);
        }
    }
}
