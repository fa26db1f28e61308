//! Books that cannot be used are told apart, and left as they are.

use serde_json::json;
use shouzhang_desk::Desk;
use shouzhang_desk::wire::ProblemCode;

use crate::counter::{Counter, NOON, fonts, moment};

#[test]
fn a_file_that_is_no_book_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in [
        ("empty.book", &b""[..]),
        ("text.book", b"hello"),
        ("other.book", b"SQLite format 3\0 but not really"),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, content).expect("a file");
        let problem = Desk::open(&file, &fonts()).expect_err(name);
        assert_eq!(problem.wire.code, ProblemCode::BookUnusable, "{name}: {}", problem.wire.message);
        assert!(!problem.wire.hint.is_empty(), "{name} says what to do next");
        assert_eq!(std::fs::read(&file).expect("still there"), content, "{name} is byte-identical");
    }
}

#[test]
fn a_book_is_never_founded_over_a_file() {
    let counter = Counter::open();
    let problem =
        Desk::found_demonstration(&counter.book(), &fonts(), moment(NOON)).expect_err("there is a book");
    assert_eq!(problem.wire.code, ProblemCode::BookUnusable, "{}", problem.wire.message);
    assert_eq!(counter.ask("verify_book", json!({}))["sound"], true, "the first book is unharmed");
}

#[test]
fn two_desks_on_one_book_never_give_the_same_number() {
    let counter = Counter::open();
    let numbers: Vec<String> = std::thread::scope(|scope| {
        let clerks: Vec<_> = (0..2)
            .map(|clerk| {
                let counter = &counter;
                scope.spawn(move || {
                    let desk = Desk::open(&counter.book(), &fonts()).expect("a second window");
                    let other = Counter { folder: tempfile::tempdir().expect("a folder"), desk, desktop: Default::default() };
                    (0..8)
                        .map(|n| other.issue_residence(json!({ "applicant_phone": format!("1380000{clerk}1{n:02}"), "purpose": format!("子女入学报名第{clerk}{n}次") })))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        clerks.into_iter().flat_map(|clerk| clerk.join().expect("no clerk panics")).collect()
    });
    let mut sorted = numbers.clone();
    sorted.sort();
    let expected: Vec<String> = (418..434).map(|n| format!("柳荫居证〔2026〕{n:04}号")).collect();
    assert_eq!(sorted, expected, "sixteen certificates, sixteen numbers, no gap");
    assert_eq!(counter.ask("verify_book", json!({}))["sound"], true, "and one chain");
}
