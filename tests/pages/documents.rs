//! The papers beside the certificates — guides, booklet, poster, commitments, notice, receipts, sign-off sheets, stub, the
//! month — for every item and every prohibition they can be made for: an archive takes each of them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use shouzhang_desk::wire::{Commitment, ReadGuide};
use shouzhang_desk::{Desk, NoDesktop, Reply, draw_commitment, draw_guide, draw_poster, list_catalog, run};

use crate::archive::{assert_sound, assert_valid};
use crate::forms::{fonts, items, knowledge, noon, values};
use crate::templates::kept;

/// Draws a paper.
type Drawn = Result<Vec<u8>, shouzhang_desk::Problem>;

fn write(folder: &Path, name: &str, pdf: Drawn) -> PathBuf {
    let pdf = pdf.unwrap_or_else(|problem| panic!("{name}: {}", problem.wire.message));
    let file = folder.join(format!("{name}.pdf"));
    fs::write(&file, pdf).expect("the target folder takes a file");
    file
}

/// What needs no book: a guide of every item, a commitment for every prohibition, the booklet of all, the poster.
fn of_the_catalog(folder: &Path) -> Vec<PathBuf> {
    let (knowledge, fonts) = (knowledge(), fonts());
    let guide = |code: Option<String>, all| {
        draw_guide(knowledge, &fonts, &ReadGuide { code, all, ..ReadGuide::default() })
    };
    let mut files = vec![
        write(folder, "booklet", guide(None, true)),
        write(folder, "poster", draw_poster(knowledge, &fonts)),
    ];
    for item in items() {
        files.push(write(folder, &format!("{}-guide", item.code), guide(Some(item.code.clone()), false)));
    }
    for prohibition in list_catalog(knowledge).prohibited {
        let order = Commitment {
            request: prohibition.name.clone(),
            code: Some(prohibition.code.clone()),
            unit: "中国示例农业发展银行股份有限公司六安市分行金寨县流波䃥镇营业所个人信贷业务管理中心".into(),
            applicant: "阿卜杜热合曼·吾布力喀斯木·买买提明".into(),
            ..Commitment::default()
        };
        let pdf = draw_commitment(knowledge, &fonts, &order, noon());
        files.push(write(folder, &format!("{}-commitment", prohibition.code), pdf));
    }
    files
}

/// What needs one: receipt and sign-off sheet of every item, a notice, a stub.
fn of_the_book(folder: &Path, desk: &Desk) -> Vec<PathBuf> {
    let bytes = |name: &str, request: Value| -> Drawn {
        match run(desk, &NoDesktop, name, &request.to_string(), noon())? {
            Reply::Bytes(bytes) => Ok(bytes),
            Reply::Json(json) => panic!("{name}: {json}"),
        }
    };
    let mut files = vec![
        write(folder, "stub", bytes("read_stub", json!({ "number": "柳荫居证〔2026〕0417号" }))),
        write(folder, "poster-of-a-hall", bytes("read_poster", json!({}))),
        write(folder, "booklet-of-a-hall", bytes("read_guide", json!({}))),
    ];
    for item in items() {
        let request = json!({ "code": item.code, "values": values(&item) });
        for name in ["read_receipt", "read_sign_off"] {
            files.push(write(folder, &format!("{}-{name}", item.code), bytes(name, request.clone())));
        }
    }
    let notice = json!({
        "code": "K26", "meeting": "居民代表会议", "subject": "楼道加装扶手", "heldOn": "2026-11-20",
        "expected": 45, "present": 38, "agreed": 33,
    });
    files.push(write(folder, "notice", bytes("read_notice", notice)));
    files
}

fn desk(folder: &Path) -> Desk {
    let book = folder.join("hall.book");
    drop(fs::remove_file(&book));
    Desk::found_demonstration(&book, &fonts(), noon())
        .unwrap_or_else(|problem| panic!("{}", problem.wire.message))
}

#[test]
fn every_paper_beside_the_certificates_is_pdf_a_2u_and_tagged() {
    let folder = kept("documents");
    let book = tempfile::tempdir().expect("a folder");
    let desk = desk(book.path());
    let mut files = of_the_catalog(&folder);
    files.extend(of_the_book(&folder, &desk));
    assert!(files.len() > 130, "a paper for each item and prohibition: {}", files.len());
    for file in &files {
        assert_sound(&file.display().to_string(), file);
    }
    assert_valid(&files, &["2u", "ua1"]);
}

#[test]
fn a_month_to_be_printed_is_pdf_a_2u_and_tagged() {
    let folder = kept("month");
    let book = tempfile::tempdir().expect("a folder");
    let request = json!({ "month": "2026-11", "format": "pdf", "folder": folder });
    let exported = match run(&desk(book.path()), &NoDesktop, "export_month", &request.to_string(), noon()) {
        Ok(Reply::Json(json)) => serde_json::from_str::<Value>(&json).expect("JSON"),
        other => panic!("{other:?}"),
    };
    let file = PathBuf::from(exported["files"][0].as_str().expect("a file"));
    assert_sound("the month", &file);
    assert_valid(&[file], &["2u", "ua1"]);
}
