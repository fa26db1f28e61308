//! What a bureau holds in its hand.

use std::process::Command;

use serde_json::json;

use crate::counter::{Counter, NOON, moment, residence_request, text};

#[test]
fn the_stored_paper_is_a_sound_pdf_of_one_page() {
    let counter = Counter::open();
    let number = counter.issue_residence(json!({}));
    let file = counter.folder.path().join("c.pdf");
    std::fs::write(&file, counter.bytes("read_document", json!({ "number": number }))).expect("a file");
    let qpdf =
        Command::new("qpdf").arg("--check").arg(&file).output().expect("installed by `cargo xtask setup`");
    assert!(qpdf.status.success(), "{}", String::from_utf8_lossy(&qpdf.stdout));
    let info = Command::new("pdfinfo").arg(&file).output().expect("installed by `cargo xtask setup`");
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    assert!(info.contains("Pages:") && info.contains(" 1\n"), "one page: {info}");
    assert!(info.contains("A4"), "A4: {info}");
    assert!(!info.contains("钱多多"), "no name of a resident in the file's properties: {info}");
}

#[test]
fn two_books_print_the_same_paper_for_the_same_request() {
    let print = || {
        let counter = Counter::open();
        let issued = counter.ask("issue_certificate", residence_request(json!({})));
        (text(&issued["sha256"]), counter.bytes("read_document", json!({ "number": issued["number"] })))
    };
    let (first, second) = (print(), print());
    assert_eq!(first, second, "same input, same bytes: a paper can be proven");
    assert!(moment(NOON).to_rfc3339().contains("2026-11-23"), "at the same moment");
}
