//! Whether each file is one an archive takes: PDF/A-2u by an independent validator, sound for qpdf, and the text comes back
//! as it was typed by two independent readers.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::forms::{blank, certificate, items, repository, values};
use crate::templates::kept;

/// Every certificate and every sample as a file.
fn files(folder: &str) -> Vec<(String, PathBuf)> {
    let folder = kept(folder);
    let write = |name: String, pdf: &[u8]| {
        let file = folder.join(format!("{name}.pdf"));
        fs::write(&file, pdf).expect("the target folder takes a file");
        (name, file)
    };
    let papers = items().into_iter().flat_map(|item| {
        [
            write(item.code.clone(), &certificate(&item).pdf),
            write(format!("{}-sample", item.code), &blank(&item).pdf),
        ]
    });
    papers.collect()
}

#[test]
fn every_file_is_pdf_a_2u_and_tagged() {
    let files: Vec<PathBuf> = files("archive").into_iter().map(|(_, file)| file).collect();
    assert_valid(&files, &["2u", "ua1"]);
}

/// Fails when a file does not keep one of the profiles.
pub(crate) fn assert_valid(files: &[PathBuf], profiles: &[&str]) {
    let checks = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../checks");
    let python = checks.join("bin/python");
    assert!(python.is_file(), "`cargo xtask setup` installs the validator");
    for profile in profiles {
        let output = Command::new(&python)
            .arg(repository("tests/pages/pdfa_check.py"))
            .arg(profile)
            .args(files)
            .output()
            .expect("the validator can be started");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{profile}:\n{said}\n{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(
            said.lines().filter(|line| line.contains("PASS")).count(),
            files.len(),
            "each one was read: {said}"
        );
    }
}

#[test]
fn qpdf_finds_nothing_wrong() {
    for (name, file) in files("sound") {
        assert_sound(&name, &file);
    }
}

/// Fails when qpdf has something to say about a file.
pub(crate) fn assert_sound(name: &str, file: &Path) {
    let output =
        Command::new("qpdf").arg("--check").arg(file).output().expect("installed by `cargo xtask setup`");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && !said.contains("WARNING"), "{name}: {said}");
}

/// The text of a file by each reader, without blanks and line ends.
fn texts(file: &Path) -> [(&'static str, String); 2] {
    let read = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output();
        let output =
            output.unwrap_or_else(|fault| panic!("{program} is installed by `cargo xtask setup`: {fault}"));
        assert!(output.status.success(), "{program} reads {}", file.display());
        let text = String::from_utf8(output.stdout).expect("a reader writes UTF-8");
        text.chars().filter(|c| !c.is_whitespace()).collect()
    };
    let path = file.to_str().expect("a path of ours");
    [
        ("pdftotext", read("pdftotext", &["-raw", path, "-"])),
        ("mutool", read("mutool", &["draw", "-q", "-F", "txt", path])),
    ]
}

#[test]
fn names_numbers_and_units_come_back_as_they_were_typed() {
    let folder = kept("text");
    for item in items() {
        let file = folder.join(format!("{}.pdf", item.code));
        let page = certificate(&item);
        fs::write(&file, &page.pdf).expect("the target folder takes a file");
        let printed: String = page.text.chars().filter(|c| !c.is_whitespace()).collect();
        for (reader, text) in texts(&file) {
            for (key, value) in values(&item) {
                let kind = item.fields.iter().find(|field| field.key == key).map(|field| field.kind.as_str());
                if !matches!(kind, Some("name" | "id_number" | "unit")) || !printed.contains(&value) {
                    continue;
                }
                assert!(
                    text.contains(&value),
                    "{}: {reader} gives back {key} “{value}”, from:\n{text}",
                    item.code
                );
            }
        }
    }
}
