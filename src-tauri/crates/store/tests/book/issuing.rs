//! Numbers, certificates, refusals, and what happens to them.

use shouzhang_domain::{CertificateNumber, EntryKind, NumberPattern, PrintState, Series};
use shouzhang_store::{
    Act, CertificateId, Event, FirstSerial, Issue, Paper, Replacement, StoreError, sha256,
};

use crate::invented::{
    CLERK, act, at, certificate, create, hall, issue, moment, numbering, pdf, refusal, refuse, seal_use,
};

#[test]
fn a_certificate_is_registered_with_its_document_and_its_seal_use() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let issued = book.write(|w| issue(w, 1, certificate(1), 40_000)).expect("issued");
    assert_eq!(issued.number.as_str(), "柳荫居证〔2026〕0331号", "the first number the hall set");

    book.read(|r| {
        let found = r.certificate(&issued.number)?.expect("there by its number");
        assert!(found == issued && found.facts == certificate(1), "read back as it was written");
        assert_eq!(
            r.document(Paper::Certificate(issued.id))?,
            pdf(1, 40_000),
            "the very bytes that were drawn"
        );
        assert_eq!(issued.document.sha256, sha256(&pdf(1, 40_000)), "and their digest");
        let stamped = r.seal_use(issued.id.seq())?.expect("stamped with the same entry");
        assert!(stamped == seal_use(&certificate(1)), "as the desk said");
        let entries = r.entries_of(Paper::Certificate(issued.id))?;
        assert_eq!(entries.len(), 1, "one entry");
        assert_eq!(entries[0].kind, EntryKind::Issued, "that says what was done");
        assert_eq!(entries[0].actor, CLERK, "and who did it");
        Ok::<_, StoreError>(())
    })
    .expect("read");
}

#[test]
fn a_refusal_has_its_own_numbers_and_its_slip() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    book.write(|w| issue(w, 1, certificate(1), 100)).expect("issued");
    let refused = book.write(|w| refuse(w, 2, refusal(2), 900)).expect("refused");
    assert_eq!(refused.number.as_str(), "柳荫居告〔2026〕0001号", "its own series, from 1");
    book.read(|r| {
        let found = r.refusal(&refused.number)?.expect("there by its number");
        assert!(found == refused, "read back as it was written");
        assert!(r.certificate(&refused.number)?.is_none(), "a slip is no certificate");
        assert_eq!(r.document(Paper::RefusalSlip(refused.id))?, pdf(2, 900), "with its bytes");
        Ok::<_, StoreError>(())
    })
    .expect("read");
}

#[test]
fn numbers_run_within_their_year_and_follow_the_register_not_the_clock() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let mut number = |now: &str| {
        book.write(|w| {
            let act = Act { actor: CLERK, now: at(now) };
            let year = chrono::Datelike::year(&w.moment(act.now)?);
            let number = w.next_number(Series::Certificate, year)?;
            let facts = certificate(1);
            let seal_use = seal_use(&facts);
            let issue = Issue { number: &number, facts, pdf: b"%PDF", seal_use, code: None, replaces: None };
            w.issue(&act, issue).map(|issued| (issued.number.to_string(), issued.issued_at.to_rfc3339()))
        })
        .expect("issued")
    };
    assert_eq!(number("2026-12-31T23:59:00+08:00").0, "柳荫居证〔2026〕0331号", "the old year");
    assert_eq!(number("2026-12-31T16:00:00+00:00").0, "柳荫居证〔2027〕0001号", "midnight in China");
    let (back, moment) = number("2026-12-31T20:00:00+08:00");
    assert_eq!(back, "柳荫居证〔2027〕0002号", "a clock set back does not issue last year's numbers");
    assert_eq!(moment, "2027-01-01T00:00:00+08:00", "the paper carries the moment of the register");
}

#[test]
fn a_number_that_is_not_the_next_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let forecast = book.read(|r| r.next_number(Series::Certificate, 2026)).expect("a forecast");
    book.write(|w| issue(w, 1, certificate(1), 100)).expect("issued");
    let refused = book.write(|w| {
        let facts = certificate(2);
        let seal_use = seal_use(&facts);
        w.issue(
            &act(moment(2)),
            Issue { number: &forecast, facts, pdf: b"%PDF", seal_use, code: None, replaces: None },
        )
    });
    assert!(
        matches!(refused, Err(StoreError::NotTheNextNumber { expected: 332, .. })),
        "a number seen before the transaction may be taken: {refused:?}"
    );
    let next = book.read(|r| r.next_number(Series::Certificate, 2026)).expect("the next");
    assert_eq!(next.serial, 332, "and nothing was used up");
}

#[test]
fn the_hall_goes_on_after_its_last_paper_number_and_never_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    book.write(|w| issue(w, 1, certificate(1), 100)).expect("issued 331");
    let mut wanted = numbering();
    let mut first = |serial| {
        wanted.firsts = vec![FirstSerial { series: Series::Certificate, year: 2026, serial }];
        book.write(|w| w.change_numbering(&act(moment(2)), &wanted))
    };
    let refused = first(330).expect_err("330 would be followed by 331 again");
    assert!(matches!(refused, StoreError::FirstNumberTooLow { used: 331, .. }), "{refused:?}");
    assert!(refused.to_string().contains("332"), "the sentence names the least one: {refused}");
    assert!(first(331).is_ok(), "the number in force may be written again");
    assert_eq!(first(500).expect("a jump ahead is allowed"), 3, "the third version");
    let issued = book.write(|w| issue(w, 3, certificate(3), 100)).expect("issued");
    assert_eq!(issued.serial, 500, "and is where the hall goes on");
}

#[test]
fn two_series_that_could_not_be_told_apart_are_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let mut alike = numbering();
    alike.refusal = NumberPattern::new(alike.certificate.text(), 3).expect("a pattern");
    let refused = book.write(|w| w.change_numbering(&act(moment(1)), &alike));
    assert!(matches!(refused, Err(StoreError::PatternsAlike)), "{refused:?}");
}

#[test]
fn a_number_that_reads_like_an_old_one_is_refused_before_it_is_printed() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let mut other = numbering();
    other.certificate = NumberPattern::new("柳荫〔{年}〕1{号}", 2).expect("a pattern");
    other.firsts = vec![FirstSerial { series: Series::Certificate, year: 2026, serial: 1 }];
    book.write(|w| w.change_numbering(&act(moment(1)), &other)).expect("changed");
    for n in 2..4 {
        book.write(|w| issue(w, n, certificate(n), 100)).expect("101 and 102");
    }
    other.certificate = NumberPattern::new("柳荫〔{年}〕{号}", 3).expect("a pattern");
    other.firsts[0].serial = 102;
    book.write(|w| w.change_numbering(&act(moment(4)), &other)).expect("changed");
    let refused = book.write(|w| w.next_number(Series::Certificate, 2026));
    assert!(
        matches!(&refused, Err(StoreError::NumberTaken(number)) if number.as_str() == "柳荫〔2026〕102"),
        "another pattern, the same text: {refused:?}"
    );
}

#[test]
fn state_follows_from_what_was_recorded() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let issued = book.write(|w| issue(w, 1, certificate(1), 100)).expect("issued");
    let paper = Paper::Certificate(issued.id);
    let unconfirmed =
        |book: &mut shouzhang_store::Book| book.read(|r| r.unconfirmed()).expect("listed").len();
    assert_eq!(unconfirmed(&mut book), 1, "nobody said that it came out");

    let mut record = |event: Event<'_>| book.write(|w| w.record(&act(moment(2)), &event));
    record(Event::PrintFailed { of: paper, note: "缺纸" }).expect("recorded");
    record(Event::Printed { of: paper, note: "HP" }).expect("recorded");
    let again = seal_use(&certificate(1));
    let seq =
        record(Event::Reprinted { of: paper, note: "弄湿了", seal_use: Some(&again) }).expect("recorded");
    let state = book.read(|r| r.state(issued.id)).expect("a state");
    assert_eq!((state.print, state.reprints), (PrintState::Confirmed, 1), "in the resident's hand, twice");
    assert_eq!(unconfirmed(&mut book), 0, "off the start-up list");
    assert!(book.read(|r| r.seal_use(seq)).expect("read").is_some(), "the reprint was stamped too");

    let void = Event::Voided { certificate: issued.id, reason: "地址写错" };
    book.write(|w| w.record(&act(moment(3)), &void)).expect("void");
    assert!(book.read(|r| r.state(issued.id)).expect("a state").is_void, "void");
    let twice = book.write(|w| w.record(&act(moment(4)), &void));
    assert!(matches!(twice, Err(StoreError::AlreadyVoid)), "only once: {twice:?}");
    let entries = book.read(|r| r.entries_of(paper)).expect("entries");
    assert_eq!(entries.last().map(|entry| entry.note.as_str()), Some("地址写错"), "with its reason");
}

#[test]
fn a_void_certificate_leaves_the_start_up_list() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let issued = book.write(|w| issue(w, 1, certificate(1), 100)).expect("issued");
    let void = Event::Voided { certificate: issued.id, reason: "没打出来，不要了" };
    book.write(|w| w.record(&act(moment(2)), &void)).expect("void");
    assert!(book.read(|r| r.unconfirmed()).expect("listed").is_empty(), "nothing to confirm any more");
}

#[test]
fn a_reissue_replaces_once_and_makes_the_old_one_void() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let old = book.write(|w| issue(w, 1, certificate(1), 100)).expect("issued").id;
    let mut reissue = |n| {
        book.write(|w| {
            let number = w.next_number(Series::Certificate, 2026)?;
            let facts = certificate(1);
            let seal_use = seal_use(&facts);
            let replaces = Some(Replacement { certificate: old, reason: "姓名写错" });
            let issue = Issue { number: &number, facts, pdf: b"%PDF new", seal_use, code: None, replaces };
            w.issue(&act(moment(n)), issue)
        })
    };
    let new = reissue(2).expect("reissued");
    let twice = reissue(3);
    assert!(matches!(twice, Err(StoreError::AlreadyVoid)), "one replacement only: {twice:?}");
    assert_eq!(new.replaces, Some(old), "the new one names the old one");
    book.read(|r| {
        let state = r.state(old)?;
        assert!(state.is_void && state.is_replaced, "the old one is void");
        assert_eq!(r.replacement_of(old)?, Some(new.id), "and leads to the new one");
        assert!(!r.state(new.id)?.is_void, "which is valid");
        Ok::<_, StoreError>(())
    })
    .expect("read");
}

#[test]
fn an_entry_about_nothing_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let nothing = CertificateId::from_seq(77);
    for event in [
        Event::Printed { of: Paper::Certificate(nothing), note: "" },
        Event::Voided { certificate: nothing, reason: "x" },
    ] {
        let refused = book.write(|w| w.record(&act(moment(1)), &event));
        assert!(matches!(refused, Err(StoreError::NoSuchPaper { .. })), "{event:?}: {refused:?}");
    }
    let head = book.read(|r| r.head()).expect("a head");
    assert_eq!(head.seq, 1, "nothing was entered but the founding");
}

#[test]
fn a_certificate_keeps_the_hall_it_was_issued_under() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let mut new_head = hall();
    new_head.head = "周明".into();
    let version = book.write(|w| w.change_hall(&act(moment(1)), &new_head)).expect("changed");
    assert_eq!(version, 2, "a second version");
    book.read(|r| {
        assert_eq!(r.hall()?.hall, new_head, "the one in force");
        assert_eq!(r.hall_version(1)?.map(|of| of.hall), Some(hall()), "and the one before it");
        assert_eq!(r.hall_version(3)?, None, "no third");
        Ok::<_, StoreError>(())
    })
    .expect("read");
}

#[test]
fn a_number_is_found_however_it_is_typed() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    book.write(|w| issue(w, 1, certificate(1), 100)).expect("issued");
    let typed = CertificateNumber::typed("柳荫居证[2026] 0331号");
    assert!(book.read(|r| r.certificate(&typed)).expect("read").is_some(), "half-width brackets, a blank");
}
