//! Whoever touches the file with another tool is noticed.

use std::path::Path;

use rusqlite::Connection;
use shouzhang_domain::Series;
use shouzhang_store::{
    Act, Book, Event, Export, Extent, Fault, FirstSerial, Issue, Month, Paper, Replacement, Report,
    StoreError, sha256,
};

use crate::invented::{
    CLERK, act, at, certificate, create, hall, issue, moment, numbering, refusal, refuse, seal_use,
};

/// A book with every kind of entry: entries 2 to 7 are certificates, 8 to 10 refusals.
fn filled(path: &Path) {
    let mut book = create(path);
    book.write(|w| {
        let issued =
            (1..=6).map(|n| issue(w, n, certificate(n), 5_000)).collect::<Result<Vec<_>, StoreError>>()?;
        for n in 7..=9 {
            refuse(w, n, refusal(n), 5_000)?;
        }
        let first = Paper::Certificate(issued[0].id);
        w.record(&act(moment(10)), &Event::Printed { of: first, note: "" })?;
        let again = seal_use(&certificate(1));
        w.record(&act(moment(11)), &Event::Reprinted { of: first, note: "", seal_use: Some(&again) })?;
        w.record(&act(moment(12)), &Event::Voided { certificate: issued[1].id, reason: "写错" })?;
        let number = w.next_number(Series::Certificate, 2026)?;
        let (facts, seal_use) = (certificate(13), seal_use(&certificate(13)));
        let replaces = Some(Replacement { certificate: issued[2].id, reason: "姓名写错" });
        w.issue(
            &act(moment(13)),
            Issue { number: &number, facts, pdf: b"%PDF", seal_use, code: None, replaces },
        )?;
        w.change_hall(&act(moment(14)), &hall())?;
        w.change_numbering(&act(moment(15)), &numbering())?;
        w.record(&act(moment(16)), &Event::SettingsChanged { what: "换清单" })?;
        w.record(&act(moment(17)), &Event::PrintFailed { of: first, note: "缺纸" })?;
        let export = Export {
            month: Month::new(2026, 11).expect("a month"),
            format: "csv".into(),
            certificates: Some(7),
            refusals: None,
            seal_uses: None,
            sha256: sha256(b"file"),
        };
        w.record(&act(moment(18)), &Event::Exported { export: &export })
    })
    .expect("filled");
}

fn walk(path: &Path, extent: Extent) -> Report {
    Book::open(path).expect("opened").verify(extent).expect("walked")
}

/// Takes the guards away as somebody with the file can, and changes something.
fn tamper(path: &Path, sql: &str) {
    let conn = Connection::open(path).expect("opened");
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").expect("set");
    let triggers: Vec<String> = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        .and_then(|mut names| names.query_map([], |row| row.get(0))?.collect())
        .expect("listed");
    for trigger in triggers {
        conn.execute_batch(&format!("DROP TRIGGER {trigger}")).expect("dropped");
    }
    conn.execute_batch(sql).expect(sql);
}

#[test]
fn an_untouched_book_is_sound_and_says_how_much_was_looked_at() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    filled(&path);
    let report = walk(&path, Extent::Whole);
    assert!(report.is_sound(), "{:?}", report.findings);
    assert_eq!((report.entries, report.certificates, report.refusals), (20, 7, 3), "all of it");
    assert_eq!(report.documents, 10, "and every document");
    assert_eq!(report.head.map(|head| head.seq), Some(20), "up to its end");
    assert_eq!(report.notes.len(), 1, "the first number the hall set is explained: {:?}", report.notes);
    assert!(report.notes[0].contains("331"), "{}", report.notes[0]);
    assert_eq!(walk(&path, Extent::Rows).documents, 0, "the quick walk leaves the bytes alone");
}

#[test]
fn every_kind_of_tampering_is_found() {
    let cases: &[(&str, &str, Fault)] = &[
        (
            "a name",
            "UPDATE certificate_bodies SET subject_name = '李四' WHERE certificate = 3",
            Fault::AlteredFacts,
        ),
        (
            "an id number",
            "UPDATE certificate_bodies SET id_number = '341599198502020030' WHERE certificate = 4",
            Fault::AlteredFacts,
        ),
        ("an item", "UPDATE certificates SET item_code = 'K99' WHERE seq = 3", Fault::AlteredFacts),
        ("a number", "UPDATE certificates SET number = 'x' WHERE seq = 3", Fault::AlteredFacts),
        ("a serial", "UPDATE certificates SET serial = 900 WHERE seq = 7", Fault::MissingNumbers),
        (
            "a unit that demanded",
            "UPDATE refusals SET requesting_unit = '别家' WHERE seq = 8",
            Fault::AlteredFacts,
        ),
        ("a request", "UPDATE refusal_bodies SET request = '别的' WHERE refusal = 9", Fault::AlteredFacts),
        (
            "the reason of a voiding",
            "UPDATE entry_bodies SET note = '没事' WHERE seq = 13",
            Fault::AlteredFacts,
        ),
        (
            "the reason of a reissue",
            "UPDATE entry_bodies SET note = '没事' WHERE seq = 15",
            Fault::AlteredFacts,
        ),
        ("what was changed", "UPDATE entry_bodies SET note = '没事' WHERE seq = 18", Fault::AlteredFacts),
        (
            "what the printer said",
            "UPDATE entry_bodies SET note = '没事' WHERE seq = 19",
            Fault::AlteredFacts,
        ),
        ("the rows of an export", "UPDATE exports SET certificates = 1 WHERE seq = 20", Fault::AlteredFacts),
        ("an export taken out", "DELETE FROM exports WHERE seq = 20", Fault::MissingRow),
        ("a salt", "UPDATE entry_bodies SET salt = zeroblob(16) WHERE seq = 5", Fault::AlteredFacts),
        ("an encoding", "UPDATE entry_bodies SET encoding = 9 WHERE seq = 5", Fault::UnreadableRow),
        ("a seal use", "UPDATE seal_uses SET copies = 5 WHERE seq = 4", Fault::AlteredFacts),
        (
            "a seal use taken out",
            "DELETE FROM seal_uses WHERE seq = 4; DELETE FROM seal_use_bodies WHERE seal_use = 4",
            Fault::AlteredFacts,
        ),
        (
            "a seal use put in",
            "INSERT INTO seal_uses SELECT 13, content, seal, copies, approved_by, clerk, keeper FROM seal_uses WHERE seq = 4",
            Fault::UnregisteredRow,
        ),
        (
            "the seal use of a reprint",
            "UPDATE seal_use_bodies SET applicant = '李四' WHERE seal_use = 12",
            Fault::AlteredFacts,
        ),
        ("what replaces what", "UPDATE certificates SET replaces = 5 WHERE seq = 14", Fault::AlteredFacts),
        ("a hall of the past", "UPDATE halls SET head = '别人' WHERE version = 1", Fault::AlteredFacts),
        ("a numbering", "UPDATE numberings SET refusal_digits = 6 WHERE version = 2", Fault::AlteredFacts),
        ("a first number", "UPDATE first_serials SET serial = 330 WHERE numbering = 1", Fault::AlteredFacts),
        (
            "the release it was founded under",
            "UPDATE book SET catalog_release = '2020.01'",
            Fault::AlteredFacts,
        ),
        ("the book's id", "UPDATE book SET id = zeroblob(16)", Fault::AlteredEntry),
        (
            "the time of an entry",
            "UPDATE register SET at = '2026-11-02T08:31:00.000+08:00' WHERE seq = 3",
            Fault::AlteredEntry,
        ),
        (
            "the clock of an entry",
            "UPDATE register SET at_raw = at_raw || '' , actor = '别人' WHERE seq = 3",
            Fault::AlteredEntry,
        ),
        ("the kind of an entry", "UPDATE register SET kind = 'printed' WHERE seq = 13", Fault::AlteredEntry),
        ("what an entry is about", "UPDATE register SET certificate = 5 WHERE seq = 13", Fault::AlteredEntry),
        ("a commitment", "UPDATE register SET commitment = zeroblob(32) WHERE seq = 6", Fault::AlteredEntry),
        ("a digest", "UPDATE register SET hash = zeroblob(32) WHERE seq = 6", Fault::BrokenChain),
        ("another suite", "UPDATE register SET suite = 1 WHERE seq = 6", Fault::UnreadableRow),
        ("an unknown kind", "UPDATE register SET kind = 'erased' WHERE seq = 17", Fault::AlteredEntry),
        (
            "two entries changed over",
            "UPDATE register SET seq = 99 WHERE seq = 5; UPDATE register SET seq = 5 WHERE seq = 6; UPDATE register SET seq = 6 WHERE seq = 99",
            Fault::BrokenChain,
        ),
        ("an entry taken out", "DELETE FROM register WHERE seq = 13", Fault::MissingEntries),
        ("the first entries taken out", "DELETE FROM register WHERE seq < 4", Fault::MissingEntries),
        ("all entries taken out", "DELETE FROM register", Fault::MissingEntries),
        ("a certificate taken out", "DELETE FROM certificates WHERE seq = 5", Fault::MissingRow),
        (
            "a certificate without a trace of it",
            "DELETE FROM certificates WHERE seq = 5; DELETE FROM certificate_bodies WHERE certificate = 5; DELETE FROM documents WHERE seq = 5; DELETE FROM document_bytes WHERE document = 5",
            Fault::MissingNumbers,
        ),
        (
            "a certificate put in",
            "INSERT INTO certificates SELECT 50, 50, 'y', series, year, 50, item_code, item_name, template_version, catalog_release, asking_unit, asking_basis, seal, copies, clerk, head, hall_version, valid_until, NULL FROM certificates WHERE seq = 3",
            Fault::UnregisteredRow,
        ),
        (
            "a certificate's content taken out",
            "DELETE FROM certificate_bodies WHERE certificate = 5",
            Fault::MissingRow,
        ),
        ("a refusal's content taken out", "DELETE FROM refusal_bodies WHERE refusal = 8", Fault::MissingRow),
        ("an entry's content taken out", "DELETE FROM entry_bodies WHERE seq = 8", Fault::MissingRow),
        ("a document put aside", "DELETE FROM document_bytes WHERE document = 5", Fault::MissingDocument),
        (
            "a document cut",
            "UPDATE document_bytes SET bytes = substr(bytes, 1, 100) WHERE document = 5",
            Fault::AlteredDocument,
        ),
        (
            "the digest of a document",
            "UPDATE documents SET sha256 = zeroblob(32) WHERE seq = 5",
            Fault::AlteredFacts,
        ),
        (
            "the moment of a document",
            "UPDATE documents SET made_at = '2026-11-02T08:31:00.000+08:00' WHERE seq = 5",
            Fault::UnregisteredRow,
        ),
        (
            "an item nobody can read",
            "UPDATE certificates SET item_code = '?' WHERE seq = 5",
            Fault::UnreadableRow,
        ),
        (
            "the start-up list shortened",
            "DELETE FROM unconfirmed WHERE certificate = 6",
            Fault::WrongUnconfirmed,
        ),
        ("the start-up list lengthened", "INSERT INTO unconfirmed VALUES (2)", Fault::WrongUnconfirmed),
    ];
    let dir = tempfile::tempdir().expect("a folder");
    let untouched = dir.path().join("untouched.book");
    filled(&untouched);
    for (what, sql, fault) in cases {
        let path = dir.path().join("touched.book");
        std::fs::copy(&untouched, &path).expect("copied");
        tamper(&path, sql);
        let report = walk(&path, Extent::Rows);
        let faults: Vec<Fault> = report.findings.iter().map(|finding| finding.fault).collect();
        assert!(faults.contains(fault), "{what}: expected {fault:?}, found {:?}", report.findings);
        for finding in &report.findings {
            assert!(
                !finding.sentence.contains("李四") && !finding.sentence.contains("341599"),
                "a finding shows nothing about a person: {}",
                finding.sentence
            );
        }
    }
}

#[test]
fn one_changed_byte_of_a_document_is_found_and_not_printed() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    filled(&path);
    tamper(
        &path,
        "UPDATE document_bytes SET bytes = CAST(substr(bytes, 1, 4000) || x'00' || substr(bytes, 4002) AS BLOB) WHERE document = 3",
    );
    let report = walk(&path, Extent::Whole);
    assert_eq!(report.findings.len(), 1, "{:?}", report.findings);
    assert_eq!(report.findings[0].fault, Fault::AlteredDocument, "the document");
    assert!(report.findings[0].sentence.contains("0332"), "by its number: {}", report.findings[0].sentence);

    let mut book = Book::open(&path).expect("opened");
    let refused = book.read(|r| {
        let number = shouzhang_domain::CertificateNumber::typed("柳荫居证〔2026〕0332号");
        let id = r.certificate(&number)?.expect("there").id;
        r.document(Paper::Certificate(id))
    });
    assert!(matches!(refused, Err(StoreError::DocumentAltered(_))), "it is not handed out: {refused:?}");
}

#[test]
fn a_consistent_rewrite_of_one_entry_still_breaks_the_chain() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    filled(&path);
    // The whole of entry 13 is replaced by the whole of entry 13 of another book with the same history.
    let other = dir.path().join("b.book");
    filled(&other);
    tamper(
        &path,
        &format!(
            "ATTACH '{}' AS b;
             UPDATE register SET (commitment, hash) = (SELECT o.commitment, o.hash FROM b.register o WHERE o.seq = 13)
                 WHERE seq = 13;
             UPDATE entry_bodies SET salt = (SELECT salt FROM b.entry_bodies WHERE seq = 13) WHERE seq = 13",
            other.display()
        ),
    );
    let faults: Vec<_> = walk(&path, Extent::Rows).findings.into_iter().map(|f| (f.fault, f.seq)).collect();
    assert!(faults.contains(&(Fault::BrokenChain, Some(14))), "the next entry does not follow: {faults:?}");
    assert!(faults.contains(&(Fault::AlteredEntry, Some(13))), "and it is of another book: {faults:?}");
}

#[test]
fn damage_of_the_file_is_a_finding() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    filled(&path);
    let mut bytes = std::fs::read(&path).expect("a book");
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 64].fill(0xEE);
    std::fs::write(&path, bytes).expect("written");
    let report = walk(&path, Extent::Whole);
    assert!(!report.is_sound(), "a page in the middle is garbage");
}

#[test]
fn jumps_of_the_numbers_are_explained_and_years_begin_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    let mut book = create(&path);
    book.write(|w| issue(w, 1, certificate(1), 60)).expect("331");
    let mut ahead = numbering();
    ahead.firsts = vec![FirstSerial { series: Series::Certificate, year: 2026, serial: 500 }];
    book.write(|w| w.change_numbering(&act(moment(2)), &ahead)).expect("changed");
    book.write(|w| issue(w, 3, certificate(3), 60)).expect("500");
    let new_year = Act { actor: CLERK, now: at("2027-01-04T09:00:00+08:00") };
    book.write(|w| {
        let number = w.next_number(Series::Certificate, 2027)?;
        let (facts, seal_use) = (certificate(4), seal_use(&certificate(4)));
        w.issue(
            &new_year,
            Issue { number: &number, facts, pdf: b"%PDF", seal_use, code: None, replaces: None },
        )
    })
    .expect("1 of the new year");
    let report = book.verify(Extent::Rows).expect("walked");
    assert!(report.is_sound(), "{:?}", report.findings);
    assert_eq!(report.notes.len(), 2, "331 and 500 were set; a new year begins at 1: {:?}", report.notes);
    assert!(
        report.notes[1].contains("第 2 版"),
        "the note names the version that set it: {}",
        report.notes[1]
    );
}
