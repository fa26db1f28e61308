//! Every version leaves a small book; every later version opens them all.

use std::fs;
use std::path::PathBuf;

use shouzhang_domain::CertificateNumber;
use shouzhang_store::{Book, Extent, Paper, Query};

fn fixtures() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/books");
    let mut books: Vec<_> = fs::read_dir(folder)
        .expect("tests/fixtures/books")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "book"))
        .collect();
    books.sort();
    books
}

#[test]
fn a_book_of_every_version_opens_and_is_whole() {
    let books = fixtures();
    assert_eq!(books.len(), 3, "one book a version: {books:?}");
    for fixture in books {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.book");
        fs::copy(&fixture, &path).expect("copied");
        let mut book = Book::open(&path).expect("opened");
        let report = book.verify(Extent::Whole).expect("walked");
        assert!(report.is_sound(), "{fixture:?}: {:?}", report.findings);
        assert!(report.certificates >= 8 && report.refusals >= 3, "{fixture:?} holds something: {report:?}");
    }
}

#[test]
fn the_first_book_still_says_what_it_said() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    fs::copy(&fixtures()[0], &path).expect("copied");
    let mut book = Book::open(&path).expect("opened");
    let first = CertificateNumber::typed("柳荫居证〔2026〕0331号");
    let issued = book.read(|r| r.certificate(&first)).expect("read").expect("its first certificate");
    assert_eq!(issued.facts.clerk, "王敏", "issued by an invented clerk");
    let document = book.read(|r| r.document(Paper::Certificate(issued.id))).expect("its document");
    assert!(document.starts_with(b"%PDF"), "with its bytes");
    let query = Query { text: "0001".into(), page_size: 10, ..Query::default() };
    assert!(book.read(|r| r.look_up(&query)).expect("looked up").total >= 1, "the first slip is found");
}
