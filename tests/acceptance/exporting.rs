//! 月度导出: masked, formula-safe, and opened by a real spreadsheet reader.

use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};
use shouzhang_desk::wire::ProblemCode;

use crate::counter::{Counter, ID, text};

fn export(counter: &Counter, format: &str) -> (Vec<PathBuf>, Value) {
    let folder = counter.folder.path().join(format);
    std::fs::create_dir_all(&folder).expect("a folder");
    let done = counter.ask("export_month", json!({ "month": "2026-11", "format": format, "folder": folder }));
    let files =
        done["files"].as_array().expect("files").iter().map(|file| PathBuf::from(text(file))).collect();
    (files, done)
}

fn sheet(file: &Path, name: &str) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = open_workbook(file).expect("a workbook");
    let range = workbook.worksheet_range(name).expect("the sheet");
    range.rows().map(|row| row.iter().map(cell).collect()).collect()
}

fn cell(data: &Data) -> String {
    match data {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("{other:?} is no text: an id would lose its digits, a formula would be calculated"),
    }
}

#[test]
fn the_workbook_has_three_sheets_of_masked_text() {
    let counter = Counter::open();
    counter.issue_residence(json!({ "applicant_id": ID, "applicant_name": "孙小满" }));
    counter
        .ask("refuse", json!({ "request": format!("我的身份证{ID}，开个健在证明"), "unit": "=1+1保险公司" }));
    let (files, done) = export(&counter, "xlsx");
    let [file] = &files[..] else { panic!("one workbook: {files:?}") };
    let certificates = sheet(file, "证明出具台账");
    assert_eq!(
        certificates.len() as u64,
        done["certificates"].as_u64().expect("a count") + 1,
        "a row each, and the heads"
    );
    assert_eq!(certificates[0][1], "证明编号", "the head says what it is");
    let refusals = sheet(file, "不予出具登记");
    assert!(refusals.iter().flatten().any(|cell| cell == "=1+1保险公司"), "text stays text in a workbook");
    assert_eq!(sheet(file, "用印登记").len(), certificates.len(), "every certificate was stamped");
    for row in certificates.iter().chain(&refusals) {
        for cell in row {
            assert!(!has_long_number(cell), "no cell holds fifteen digits in a row: {cell}");
            assert!(!cell.contains("孙小满"), "names are masked: {cell}");
        }
    }
}

#[test]
fn the_csv_is_utf8_with_a_mark_and_no_cell_is_a_formula() {
    let counter = Counter::open();
    counter.ask("refuse", json!({ "request": "健在证明", "unit": "=cmd|' /C calc'!A1" }));
    let (files, _) = export(&counter, "csv");
    assert_eq!(files.len(), 3, "one file a table");
    for file in &files {
        let bytes = std::fs::read(file).expect("a file");
        assert!(bytes.starts_with(b"\xEF\xBB\xBF"), "a spreadsheet on a Chinese Windows needs the mark");
        let mut reader = csv::ReaderBuilder::new().from_reader(&bytes[3..]);
        for record in reader.records() {
            for cell in record.expect("a record").iter() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell} would be calculated");
                assert!(!has_long_number(cell), "masked: {cell}");
            }
        }
    }
}

#[test]
fn libreoffice_opens_the_workbook_and_reads_the_same_rows() {
    let counter = Counter::open();
    let (files, _) = export(&counter, "xlsx");
    let out = counter.folder.path().join("office");
    let office = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", counter.folder.path().join("profile").display()))
        .args([
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1",
        ])
        .arg("--outdir")
        .arg(&out)
        .arg(&files[0])
        // The workbook has a Chinese name, which LibreOffice cannot read in the plain C locale.
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("LibreOffice is installed by `cargo xtask setup`");
    assert!(office.status.success(), "{}", String::from_utf8_lossy(&office.stderr));
    let converted =
        std::fs::read_dir(&out).expect("the folder").next().expect("a file").expect("an entry").path();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(converted).expect("CSV");
    let read: Vec<Vec<String>> =
        reader.records().map(|r| r.expect("a record").iter().map(str::to_owned).collect()).collect();
    assert_eq!(read, sheet(&files[0], "证明出具台账"), "what we wrote is what an office program reads");
}

#[test]
fn the_month_is_looked_over_before_it_leaves() {
    let counter = Counter::open();
    let before = counter.ask("check_month", json!({ "month": "2026-11" }));
    assert_eq!(before["voids"], 1, "one mistake");
    assert_eq!(before["gaps"], json!([]), "numbers are continuous");
    assert!(before["lastExport"].is_null(), "never exported");
    counter.issue_residence(json!({}));
    counter.ask("save_numbering", json!({
        "certificatePattern": "柳荫居证〔{年}〕{号}号", "refusalPattern": "柳荫居告〔{年}〕{号}号", "digits": 4,
        "firstCertificate": 500,
    }));
    assert_eq!(
        counter.issue_residence(json!({ "purpose": "宽带安装" })),
        "柳荫居证〔2026〕0500号",
        "a later first number"
    );
    export(&counter, "xlsx");
    let after = counter.ask("check_month", json!({ "month": "2026-11" }));
    assert_eq!(after["unconfirmed"], 2, "two papers nobody confirmed");
    assert_eq!(after["gaps"], json!(["缺第 419 到 499 号"]), "the jump is named");
    assert!(!after["lastExport"].is_null(), "and the export is remembered");
}

#[test]
fn a_folder_that_is_not_there_is_told_and_nothing_is_recorded() {
    let counter = Counter::open();
    let entries = counter.rows();
    let told = counter
        .told("export_month", json!({ "month": "2026-11", "format": "csv", "folder": "/nowhere/at/all" }));
    assert_eq!(told.code, ProblemCode::FileNotWritten, "{}", told.message);
    assert_eq!(counter.rows(), entries, "no export was recorded");
    let told = counter.told("check_month", json!({ "month": "2026-13" }));
    assert_eq!(told.code, ProblemCode::BadRequest, "there is no such month");
}

fn has_long_number(cell: &str) -> bool {
    let mut run = 0;
    cell.chars().any(|c| {
        run = if c.is_ascii_digit() { run + 1 } else { 0 };
        run >= 15
    })
}
