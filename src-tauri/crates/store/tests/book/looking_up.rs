//! The register is searched as a clerk would, and finds what a walk over every row finds.

use std::cell::RefCell;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use shouzhang_domain::{ItemCode, Moment};
use shouzhang_store::{
    Book, CertificateFacts, Event, Listing, Month, Page, Paper, PaperKind, Query, RefusalFacts, StateFilter,
    StoreError, What,
};
use tempfile::TempDir;

use crate::invented::{act, certificate, create, issue, moment, refusal, refuse};

const ROWS: u32 = 2_000;

/// A row as it was handed to the book; the search below knows nothing of SQL.
struct Row {
    paper: Paper,
    at: Moment,
    number: String,
    serial: u32,
    is_void: bool,
    is_unconfirmed: bool,
    what: Told,
}

enum Told {
    Issued(Box<CertificateFacts>),
    Refused(Box<RefusalFacts>),
}

/// Two thousand rows over half a year, oldest first.
struct Counter {
    _dir: TempDir,
    book: Book,
    rows: Vec<Row>,
}

fn counter() -> MutexGuard<'static, Counter> {
    static COUNTER: OnceLock<Mutex<Counter>> = OnceLock::new();
    COUNTER.get_or_init(|| Mutex::new(filled())).lock().unwrap_or_else(PoisonError::into_inner)
}

fn filled() -> Counter {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let rows = book.write(|w| {
        (0..ROWS)
            .map(|i| {
                let n = i * 13;
                if i % 4 == 3 {
                    let told = refuse(w, n, refusal(i), 60)?;
                    let paper = Paper::RefusalSlip(told.id);
                    let facts = Told::Refused(Box::new(told.facts));
                    return Ok(row(paper, told.refused_at, told.number.to_string(), told.serial, facts));
                }
                let told = issue(w, n, certificate(i), 60)?;
                let paper = Paper::Certificate(told.id);
                let facts = Told::Issued(Box::new(told.facts));
                let mut row = row(paper, told.issued_at, told.number.to_string(), told.serial, facts);
                row.is_void = i % 17 == 0;
                row.is_unconfirmed = !row.is_void && i % 10 == 0;
                if !row.is_unconfirmed {
                    w.record(&act(moment(n)), &Event::Printed { of: paper, note: "" })?;
                }
                if row.is_void {
                    w.record(&act(moment(n)), &Event::Voided { certificate: told.id, reason: "写错" })?;
                }
                Ok::<_, StoreError>(row)
            })
            .collect::<Result<Vec<_>, _>>()
    });
    Counter { _dir: dir, book, rows: rows.expect("filled") }
}

fn row(paper: Paper, at: Moment, number: String, serial: u32, what: Told) -> Row {
    Row { paper, at, number, serial, is_void: false, is_unconfirmed: false, what }
}

/// What the rustdoc of `Query::text` says, over one row.
fn meets(row: &Row, query: &Query) -> bool {
    let joined: String = query.text.split_whitespace().collect();
    let is_meant = match &row.what {
        Told::Issued(facts) => query.items_meant.contains(&facts.item),
        Told::Refused(_) => false,
    };
    let has_text = joined.is_empty()
        || is_named(row, &joined)
        || query.text.split_whitespace().all(|term| meets_term(row, term))
        || is_meant;
    has_text && meets_filters(row, query)
}

fn meets_filters(row: &Row, query: &Query) -> bool {
    let item = match &row.what {
        Told::Issued(facts) => Some(&facts.item),
        Told::Refused(_) => None,
    };
    let is_certificate = item.is_some();
    query.month.is_none_or(|month| row.at.format("%Y-%m").to_string() == month.to_string())
        && query.kind.is_none_or(|kind| is_certificate == (kind == PaperKind::Certificate))
        && query.item.as_ref().is_none_or(|wanted| item == Some(wanted))
        && query.state.is_none_or(|state| match state {
            StateFilter::Valid => is_certificate && !row.is_void,
            StateFilter::Void => row.is_void,
            StateFilter::Unconfirmed => row.is_unconfirmed,
        })
}

/// A number or an id number, however many blanks were typed into it.
fn is_named(row: &Row, joined: &str) -> bool {
    let has_id = match &row.what {
        Told::Issued(facts) => facts.subject.id_number == joined.to_ascii_uppercase(),
        Told::Refused(_) => false,
    };
    has_id || row.number == joined.replace('[', "〔").replace(']', "〕")
}

fn meets_term(row: &Row, term: &str) -> bool {
    let is_letters = term.chars().all(|c| c.is_ascii_alphabetic());
    let is_number = term.chars().all(|c| c.is_ascii_digit());
    let begins = |readings: &str| {
        is_letters && readings.split(' ').any(|reading| reading.starts_with(&term.to_ascii_lowercase()))
    };
    let upper = term.to_ascii_uppercase();
    let is_its_number = row.number == term.replace('[', "〔").replace(']', "〕")
        || (is_number && term.len() <= 6 && term.parse() == Ok(row.serial));
    is_its_number
        || match &row.what {
            Told::Issued(facts) => {
                let subject = &facts.subject;
                subject.name.contains(term)
                    || begins(&subject.pinyin)
                    || begins(&subject.initials)
                    || subject.id_number == upper
                    || (upper.len() == 4 && subject.id_number.ends_with(&upper))
                    || facts.item.as_str() == upper
                    || facts.item_name.contains(term)
                    || facts.asking_unit.contains(term)
            }
            Told::Refused(facts) => {
                let ground = match &facts.ground {
                    shouzhang_domain::Ground::Prohibited(code) => code.as_str(),
                    shouzhang_domain::Ground::OffCatalog => "",
                };
                facts.applicant_name.contains(term)
                    || begins(&facts.applicant_pinyin)
                    || begins(&facts.applicant_initials)
                    || ground == upper
                    || facts.prohibition_names.contains(term)
                    || facts.request.contains(term)
                    || facts.requesting_unit.contains(term)
            }
        }
}

fn texts() -> impl Strategy<Value = String> {
    let known = select(vec![
        "张",
        "三",
        "张三",
        "欧阳",
        "欧阳𬱖",
        "𬱖",
        "买买提",
        "王 三",
        "三桃",
        "阿卜杜拉·买买提",
        "健在",
        "不存在",
        "zs",
        "zhang",
        "zhangsan",
        "ZS",
        "oy",
        "dan",
        "shan",
        "ceng",
        "a",
        "abdl",
        "zz",
        "331",
        "0331",
        "1",
        "0001",
        "1200",
        "9999",
        "K29",
        "k29",
        "K1",
        "P07",
        "p01",
        "居住",
        "情况说明",
        "收养",
        "健在证明",
        "某银行",
        "ABC物业",
        "单身",
        "银行 张",
        "张 居住",
        "zs 某银行",
        "K29 zs",
        "柳荫居证〔2026〕0400号",
        "柳荫居证[2026] 0400号",
        "柳荫居告〔2026〕0002号",
        "off_catalog",
        "",
        "  ",
        "x",
        "001X",
    ])
    .prop_map(str::to_owned);
    let last_four = (0u32..400).prop_map(|n| crate::invented::id_number(n)[14..].to_owned());
    let whole_id = (0u32..400).prop_map(crate::invented::id_number);
    let serial = (0u32..2_400).prop_map(|n| n.to_string());
    let some_name = (0u32..400, 1usize..5)
        .prop_map(|(n, length)| crate::invented::person(n).name.chars().take(length).collect());
    prop_oneof![4 => known, 2 => some_name, 1 => last_four, 1 => whole_id, 1 => serial]
}

fn queries() -> impl Strategy<Value = Query> {
    let month = prop_oneof![3 => Just(None), 1 => (1u32..=12).prop_map(|month| Month::new(2027, month)),
        1 => Just(Month::new(2026, 11)), 1 => Just(Month::new(2026, 12))];
    let kind = prop_oneof![3 => Just(None), 1 => Just(Some(PaperKind::Certificate)), 1 => Just(Some(PaperKind::Refusal))];
    let state = prop_oneof![4 => Just(None), 1 => Just(Some(StateFilter::Valid)), 1 => Just(Some(StateFilter::Void)),
        1 => Just(Some(StateFilter::Unconfirmed))];
    let item = |code: &'static str| ItemCode::new(code).expect("a code");
    let only = prop_oneof![5 => Just(None), 1 => Just(Some(item("K29"))), 1 => Just(Some(item("K99")))];
    let meant = prop_oneof![4 => Just(vec![]), 1 => Just(vec![item("K18")])];
    (texts(), meant, month, kind, state, only, 0u32..4, 1u32..60).prop_map(
        |(text, items_meant, month, kind, state, item, page, page_size)| Query {
            text,
            items_meant,
            month,
            kind,
            state,
            item,
            page,
            page_size,
        },
    )
}

#[test]
fn it_finds_what_a_walk_over_every_row_finds() {
    let mut counter = counter();
    let Counter { book, rows, .. } = &mut *counter;
    let book = RefCell::new(book);
    let mut runner = TestRunner::new(Config { cases: 1_000, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&queries(), |query| {
        let expected: Vec<Paper> =
            rows.iter().rev().filter(|row| meets(row, &query)).map(|row| row.paper).collect();
        let skipped = (query.page * query.page_size) as usize;
        let page: Vec<Paper> =
            expected.iter().copied().skip(skipped).take(query.page_size as usize).collect();
        let found = book.borrow_mut().read(|r| r.look_up(&query)).expect("looked up");
        prop_assert_eq!(found.total as usize, expected.len(), "how many for {:?}", &query.text);
        let papers: Vec<Paper> = found.rows.iter().map(|row| row.paper).collect();
        prop_assert_eq!(papers, page, "which, newest first, for {:?}", &query.text);
        Ok(())
    });
    outcome.expect("the same rows");
}

fn look_up(counter: &mut Counter, query: &Query) -> Page {
    counter.book.read(|r| r.look_up(query)).expect("looked up")
}

#[test]
fn everything_is_listed_newest_first_page_by_page() {
    let mut counter = counter();
    let mut query = Query { page_size: 50, ..Query::default() };
    let mut listed: Vec<Listing> = Vec::new();
    loop {
        let page = look_up(&mut counter, &query);
        assert_eq!(page.total, ROWS, "all of them");
        if page.rows.is_empty() {
            break;
        }
        listed.extend(page.rows);
        query.page += 1;
    }
    assert_eq!(listed.len(), ROWS as usize, "each once");
    assert!(listed.is_sorted_by(|a, b| a.at >= b.at), "newest first");
    let told = counter.rows.last().expect("rows");
    assert_eq!(listed[0].paper, told.paper, "the last one first");
    assert_eq!(listed[0].number.as_str(), told.number, "with its number");
}

#[test]
fn a_line_says_what_the_paper_says() {
    let mut counter = counter();
    let query = Query { text: "柳荫居证[2026] 0331号".into(), page_size: 10, ..Query::default() };
    let page = look_up(&mut counter, &query);
    let line =
        page.rows.iter().find(|line| line.number.as_str().contains("居证")).expect("the first certificate");
    let facts = certificate(0);
    assert_eq!(line.name, facts.subject.name, "its subject");
    assert_eq!(line.id_number, facts.subject.id_number, "the number in full; who shows it masks it");
    assert_eq!(line.unit, facts.asking_unit, "its unit");
    assert!(
        matches!(&line.what, What::Issued { item, state, .. } if *item == facts.item && state.is_void),
        "its item and what became of it"
    );
    let shown = format!("{line:?}");
    assert!(
        !shown.contains(&facts.subject.name) && !shown.contains(&facts.subject.id_number),
        "nothing about a person gets into a log: {shown}"
    );
}

#[test]
fn the_start_up_list_and_the_filter_agree() {
    let mut counter = counter();
    let query = Query { state: Some(StateFilter::Unconfirmed), page_size: ROWS, ..Query::default() };
    let filtered = look_up(&mut counter, &query);
    let listed = counter.book.read(|r| r.unconfirmed()).expect("listed");
    assert!(!listed.is_empty(), "there are some");
    assert!(filtered.rows == listed, "the same, newest first");
}
