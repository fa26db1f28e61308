//! A certificate as it leaves the counter: with its code, and signed as a file.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use shouzhang_desk::{Desk, Moment, NoDesktop, Reply, find_fonts, run};

use crate::archive::{assert_sound, assert_valid};
use crate::templates::kept;

/// The papers in force of the demonstration hall.
fn issued() -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let now = Moment::parse_from_rfc3339("2026-11-23T14:36:00+08:00").expect("a moment");
    let fonts = find_fonts().unwrap_or_else(|problem| panic!("{}", problem.wire.message));
    let desk = Desk::found_demonstration(&folder.path().join("hall.book"), &fonts, now).expect("the hall");
    let ask = |name: &str, request: Value| match run(&desk, &NoDesktop, name, &request.to_string(), now) {
        Ok(Reply::Bytes(bytes)) => bytes,
        Ok(Reply::Json(json)) => json.into_bytes(),
        Err(problem) => panic!("{name}: {}", problem.wire.message),
    };
    let page: Value =
        serde_json::from_slice(&ask("look_up", json!({ "filter": "valid", "page": 1 }))).expect("JSON");
    let rows = page["rows"].as_array().expect("rows").clone();
    rows.iter().take(3).map(|row| ask("read_document", json!({ "number": row["number"] }))).collect()
}

/// What poppler says of the signature of a file.
fn signature(file: &Path) -> String {
    let output = Command::new("pdfsig").arg("-nocert").arg(file).output();
    let output = output.expect("pdfsig is installed (poppler-utils)");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn an_issued_paper_is_an_archive_file_whose_signature_is_valid() {
    let folder = kept("issued");
    let mut files = Vec::new();
    for (n, pdf) in issued().iter().enumerate() {
        let file = folder.join(format!("issued-{n}.pdf"));
        fs::write(&file, pdf).expect("the target folder takes a file");
        let said = signature(&file);
        assert!(said.contains("Signature is Valid"), "poppler finds it valid: {said}");
        assert!(said.contains("Total document signed"), "and over the whole file: {said}");
        assert!(said.contains("ETSI.CAdES.detached"), "PAdES: {said}");
        assert!(said.contains("居民委员会"), "in the committee's name: {said}");
        assert_sound("issued", &file);
        files.push(file);
    }
    assert_valid(&files, &["2u", "ua1"]);
}

#[test]
fn one_changed_byte_breaks_the_signature() {
    let folder = kept("issued-changed");
    let pdf = issued().remove(0);
    let title = b"/CreationDate";
    let at = pdf.windows(title.len()).position(|window| window == title).expect("the date of the file");
    let mut changed = pdf.clone();
    // A digit of the year.
    let digit = at + changed[at..].iter().position(|&b| b == b'2').expect("a digit");
    changed[digit] = b'1';
    let file = folder.join("changed.pdf");
    fs::write(&file, changed).expect("the target folder takes a file");
    let said = signature(&file);
    assert!(!said.contains("Signature is Valid"), "poppler notices: {said}");
}
