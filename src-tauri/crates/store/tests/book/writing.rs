//! Transactions: all or nothing, one writer at a time, nothing lost between threads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::thread;

use shouzhang_domain::{ItemCode, Series};
use shouzhang_store::{Book, CertificateId, Draft, Event, Extent, Paper, StoreError};

use crate::invented::{act, certificate, create, issue, moment, refusal, refuse};

#[derive(Debug)]
enum DeskError {
    Rule,
    Store(StoreError),
}

impl From<StoreError> for DeskError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn nothing_stayed(book: &mut Book) {
    book.read(|r| {
        assert_eq!(r.head()?.seq, 1, "no entry but the founding");
        assert_eq!(r.next_number(Series::Certificate, 2026)?.serial, 331, "no number used");
        assert!(r.unconfirmed()?.is_empty(), "nothing on the start-up list");
        Ok::<_, StoreError>(())
    })
    .expect("read");
}

#[test]
fn an_error_after_issuing_takes_everything_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let refused: Result<(), DeskError> = book.write(|w| {
        issue(w, 1, certificate(1), 40_000)?;
        refuse(w, 2, refusal(2), 100)?;
        Err(DeskError::Rule)
    });
    assert!(matches!(refused, Err(DeskError::Rule)), "the caller's own error comes back: {refused:?}");
    nothing_stayed(&mut book);
    let refused: Result<u32, DeskError> = book.write(|w| {
        let nothing = Paper::Certificate(CertificateId::from_seq(9));
        Ok(w.record(&act(moment(3)), &Event::Printed { of: nothing, note: "" })?)
    });
    let is_the_books = matches!(refused, Err(DeskError::Store(StoreError::NoSuchPaper { .. })));
    assert!(is_the_books, "and the book's error as one of his: {refused:?}");
}

#[test]
fn a_panic_takes_everything_back_and_the_book_goes_on() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        book.write(|w| -> Result<(), StoreError> {
            issue(w, 1, certificate(1), 100)?;
            panic!("drawing failed");
        })
    }));
    assert!(panicked.is_err(), "the panic goes through");
    nothing_stayed(&mut book);
    let issued = book.write(|w| issue(w, 1, certificate(1), 100)).expect("the book works on");
    assert_eq!(issued.serial, 331, "with the same number");
}

#[test]
fn two_windows_on_one_book_give_every_number_once() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    drop(create(&path));
    let windows: Vec<_> = (0..2)
        .map(|_| {
            let path = path.clone();
            thread::spawn(move || {
                let mut book = Book::open(path).expect("opened");
                (0..60)
                    .map(|n| book.write(|w| issue(w, n, certificate(n), 5_000)).expect("issued").serial)
                    .collect::<Vec<_>>()
            })
        })
        .collect();
    let mut serials: Vec<u32> =
        windows.into_iter().flat_map(|window| window.join().expect("no panic")).collect();
    serials.sort_unstable();
    assert_eq!(serials, (331..451).collect::<Vec<_>>(), "120 certificates, 120 numbers, no gap");
    let mut book = Book::open(&path).expect("opened");
    let report = book.verify(Extent::Whole).expect("walked");
    assert!(report.is_sound(), "{:?}", report.findings);
}

#[test]
fn a_book_is_shared_by_threads_behind_a_mutex() {
    let dir = tempfile::tempdir().expect("a folder");
    let book = Arc::new(Mutex::new(create(&dir.path().join("a.book"))));
    let threads: Vec<_> = (0..4)
        .map(|n| {
            let book = Arc::clone(&book);
            thread::spawn(move || {
                let mut book = book.lock().expect("no panic before");
                book.write(|w| issue(w, n, certificate(n), 100)).expect("issued");
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().expect("no panic"));
    let head = book.lock().expect("no panic").read(|r| r.head()).expect("a head");
    assert_eq!(head.seq, 5, "founding and four certificates");
}

#[test]
fn a_reader_sees_one_state_while_another_window_writes() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    let mut reading = create(&path);
    let mut writing = Book::open(&path).expect("a second window");
    reading
        .read(|r| {
            let before = r.head()?;
            writing.write(|w| issue(w, 1, certificate(1), 100))?;
            assert_eq!(r.head()?, before, "not seen within the same reading");
            Ok::<_, StoreError>(())
        })
        .expect("read");
    assert_eq!(reading.read(|r| r.head()).expect("a head").seq, 2, "seen by the next one");
}

#[test]
fn settings_and_drafts_are_written_over() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    let mut book = create(&path);
    let item = ItemCode::new("K29").expect("a code");
    let draft = |values: &str, n| Draft {
        item: item.clone(),
        values: values.into(),
        seen_materials: "0,2".into(),
        saved_at: moment(n),
    };
    book.write(|w| {
        w.keep_setting("printer", "HP-1")?;
        w.keep_setting("printer", "HP-2")?;
        w.keep_draft(&draft("applicant_name=张", 1))?;
        w.keep_draft(&draft("applicant_name=张三", 2))
    })
    .expect("kept");
    drop(book);
    let mut book = Book::open(&path).expect("opened again");
    book.read(|r| {
        assert_eq!(r.setting("printer")?.as_deref(), Some("HP-2"), "the last value");
        assert_eq!(r.settings()?.len(), 1, "one setting");
        assert!(r.draft(&item)?.as_ref() == Some(&draft("applicant_name=张三", 2)), "one draft an item");
        assert_eq!(r.drafts()?.len(), 1, "and no other");
        assert_eq!(r.head()?.seq, 1, "none of it is an entry");
        Ok::<_, StoreError>(())
    })
    .expect("read");
    book.write(|w| {
        assert!(w.drop_draft(&item)?, "there was one");
        assert!(!w.drop_draft(&item)?, "there is none now");
        assert!(w.drop_setting("printer")?, "there was one");
        Ok::<_, StoreError>(())
    })
    .expect("dropped");
}

#[test]
fn what_was_typed_into_a_draft_does_not_stay_in_the_file_after_it_is_dropped() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    let mut book = create(&path);
    let item = ItemCode::new("K29").expect("a code");
    let typed = "341599199001010016";
    let draft = Draft {
        item: item.clone(),
        values: typed.into(),
        seen_materials: String::new(),
        saved_at: moment(1),
    };
    book.write(|w| w.keep_draft(&draft)).expect("kept");
    book.write(|w| w.drop_draft(&item)).expect("dropped");
    drop(book);
    let bytes = std::fs::read(&path).expect("the file");
    let is_there = bytes.windows(typed.len()).any(|window| window == typed.as_bytes());
    assert!(!is_there, "deleted content is overwritten");
}

#[test]
fn an_event_about_a_slip_is_entered() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let refused = book.write(|w| refuse(w, 1, refusal(1), 100)).expect("refused");
    let paper = Paper::RefusalSlip(refused.id);
    book.write(|w| w.record(&act(moment(2)), &Event::Printed { of: paper, note: "" })).expect("entered");
    assert_eq!(book.read(|r| r.entries_of(paper)).expect("entries").len(), 2, "refused and printed");
}
