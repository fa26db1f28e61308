//! Codes, keys and trust bundles: kept with what they belong to, and bound like everything else.

use rusqlite::Connection;
use shouzhang_store::{Book, Event, Extent, Fault, Report};

use crate::invented::{act, certificate, create, issue, moment, pdf};
use crate::signed::{add_key, add_key_from, issue_with_code};

/// Takes the guards of four tables away, as somebody with the file can, and changes something.
fn after(sql: &str) -> Report {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    let mut book = create(&path);
    book.write(|w| {
        add_key(w, 1)?;
        w.keep_trust_bundle(&act(moment(2)), 7, b"a bundle")?;
        issue_with_code(w, 3, certificate(3)).map(drop)
    })
    .expect("filled");
    drop(book);
    let conn = Connection::open(&path).expect("opened");
    conn.execute_batch("PRAGMA foreign_keys = OFF").expect("set");
    for table in ["signing_keys", "credentials", "credential_bodies", "trust_bundles"] {
        for end in ["append", "no_update", "no_delete"] {
            conn.execute_batch(&format!("DROP TRIGGER {table}_{end}")).expect("dropped");
        }
    }
    conn.execute_batch(sql).expect(sql);
    drop(conn);
    Book::open(&path).expect("opened").verify(Extent::Rows).expect("walked")
}

#[test]
fn a_code_is_kept_with_its_certificate() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let key = book.write(|w| add_key(w, 1)).expect("a key");
    assert_eq!(key, 1, "the first key of the hall");
    let with = book.write(|w| issue_with_code(w, 2, certificate(2))).expect("issued");
    let without = book.write(|w| issue(w, 3, certificate(3), 60)).expect("issued");
    book.read(|r| {
        assert_eq!(r.credential(with.id)?, Some(pdf(2, 140)), "the very bytes that were signed");
        assert_eq!(r.short_code(with.id)?.as_deref(), Some("CODE-0002"), "and what one types");
        assert_eq!(r.credential(without.id)?, None, "a paper from before there were codes has none");
        assert_eq!(r.certificate_by_serial(2026, with.serial)?, Some(with.id), "found by what a code says");
        assert_eq!(r.signing_key(moment(2))?.map(|key| key.public), Some(pdf(1, 65)), "the key in use");
        Ok::<_, shouzhang_store::StoreError>(())
    })
    .expect("read");
    let report = book.verify(Extent::Whole).expect("walked");
    assert!(report.is_sound(), "{:?}", report.findings);
}

#[test]
fn a_new_key_signs_from_its_moment_on_and_the_old_one_until_then() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    book.write(|w| add_key(w, 1)).expect("the first key");
    let second = book.write(|w| add_key_from(w, 2, moment(30))).expect("made ahead of its day");
    assert_eq!(second, 2, "the next number");
    let mut in_use = |at| book_key(&mut book, at);
    assert_eq!(in_use(moment(0)), None, "before the first there is none");
    assert_eq!(in_use(moment(29)), Some(1), "until then the old one");
    assert_eq!(in_use(moment(30)), Some(2), "from then on the new one");
    let all = book.read(|r| r.signing_keys()).expect("read");
    assert_eq!(all.iter().map(|key| key.since).collect::<Vec<_>>(), [moment(1), moment(30)], "in order");
    let between = book.write(|w| add_key_from(w, 3, moment(20)));
    assert!(between.is_err(), "a third one does not come before the second");
    let late = book.write(|w| add_key_from(w, 40, moment(31)));
    assert!(late.is_err(), "nor does one sign before it was made");
    assert!(book.verify(Extent::Whole).expect("walked").is_sound(), "the day is bound into the chain");
}

fn book_key(book: &mut Book, at: shouzhang_domain::Moment) -> Option<u16> {
    book.read(|r| r.signing_key(at)).expect("read").map(|key| key.key)
}

#[test]
fn void_numbers_are_listed() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let first = book.write(|w| issue(w, 1, certificate(1), 60)).expect("issued");
    book.write(|w| issue(w, 2, certificate(2), 60)).expect("issued");
    assert_eq!(book.read(|r| r.void_serials()).expect("read"), [], "nothing is void yet");
    let void = Event::Voided { certificate: first.id, reason: "写错" };
    book.write(|w| w.record(&act(moment(3)), &void)).expect("void");
    assert_eq!(book.read(|r| r.void_serials()).expect("read"), [(2026, first.serial)], "the void one alone");
}

#[test]
fn the_newest_bundle_is_in_force_and_an_older_one_does_not_get_in() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    assert_eq!(book.read(|r| r.trust_bundle()).expect("read"), None, "none was imported");
    book.write(|w| w.keep_trust_bundle(&act(moment(1)), 7, b"seven")).expect("kept");
    book.write(|w| w.keep_trust_bundle(&act(moment(2)), 8, b"eight")).expect("kept");
    assert_eq!(book.read(|r| r.trust_bundle()).expect("read"), Some(b"eight".to_vec()), "the newest");
    let older = book.write(|w| w.keep_trust_bundle(&act(moment(3)), 7, b"seven"));
    assert!(older.is_err(), "the book itself refuses to go back");
    assert_eq!(
        book.read(|r| r.trust_bundle()).expect("read"),
        Some(b"eight".to_vec()),
        "and keeps what it has"
    );
}

#[test]
fn whatever_is_changed_about_them_is_found() {
    assert!(after("SELECT 1").is_sound(), "an untouched book is sound");
    let ways = [
        ("another key", "UPDATE signing_keys SET public = zeroblob(65)"),
        ("another suite", "UPDATE signing_keys SET suite = 2"),
        ("another day", "UPDATE signing_keys SET signs_from = '2026-12-01T00:00:00.000+08:00'"),
        ("another code", "UPDATE credential_bodies SET bytes = zeroblob(140)"),
        ("another code and digest", "UPDATE credentials SET sha256 = zeroblob(32)"),
        ("another short code", "UPDATE credentials SET short_code = 'CODE-9999'"),
        ("another key number", "UPDATE credentials SET key = 2"),
        ("a code taken away", "DELETE FROM credential_bodies; DELETE FROM credentials"),
        ("another bundle", "UPDATE trust_bundles SET bytes = x'00'"),
    ];
    for (what, sql) in ways {
        let report = after(sql);
        let found = report.findings.iter().any(|finding| {
            [Fault::AlteredFacts, Fault::UnregisteredRow, Fault::MissingRow].contains(&finding.fault)
        });
        assert!(found, "{what} is noticed: {:?}", report.findings);
    }
}
