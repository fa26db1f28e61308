//! What a book costs: issuing with the disk behind it, looking up in a hundred thousand papers, walking ten thousand.
//!
//! `cargo bench -p shouzhang-store`; the two large books are built anew in the temporary folder (about 600 MB).

#[path = "../tests/book/invented.rs"]
mod invented;

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use shouzhang_domain::{CertificateNumber, ItemCode};
use shouzhang_store::{Book, Event, Extent, Month, Paper, Query, StateFilter, StoreError};

use invented::{act, certificate, create, id_number, issue, moment, refusal, refuse};

/// A quarter refused, one in seventeen void, one in a hundred unconfirmed; a thousand papers a transaction.
fn filled(path: &Path, papers: u32, length: usize) -> Book {
    let mut book = create(path);
    for thousand in 0..papers / 1000 {
        let filling = book.write(|w| {
            for n in thousand * 1000..(thousand + 1) * 1000 {
                if n % 4 == 3 {
                    refuse(w, n, refusal(n), length)?;
                    continue;
                }
                let id = issue(w, n, certificate(n), length)?.id;
                if n % 100 != 0 {
                    w.record(&act(moment(n)), &Event::Printed { of: Paper::Certificate(id), note: "" })?;
                }
                if n % 17 == 0 {
                    w.record(&act(moment(n)), &Event::Voided { certificate: id, reason: "写错" })?;
                }
            }
            Ok::<_, StoreError>(())
        });
        filling.expect("filled");
    }
    book
}

fn issuing(c: &mut Criterion) {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = create(&dir.path().join("a.book"));
    let mut n = 0;
    c.bench_function("issue, 40 kB PDF, on the disk", |b| {
        b.iter(|| {
            n += 1;
            book.write(|w| issue(w, n, certificate(n), 40_000)).expect("issued")
        });
    });
}

fn looking_up(c: &mut Criterion) {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = filled(&dir.path().join("a.book"), 100_000, 64);
    let text = |text: &str| Query { text: text.into(), page_size: 50, ..Query::default() };
    let id = id_number(7);
    let queries = [
        ("everything", text("")),
        ("everything, page 1500", Query { page: 1_500, ..text("") }),
        ("a month", Query { month: Month::new(2027, 3), ..text("") }),
        ("surname", text("张")),
        ("name of 2", text("张三")),
        ("name of 3", text("欧阳敏")),
        ("name of 4", text("司马国庆")),
        ("nobody", text("不存在的人")),
        ("pinyin", text("zhangsan")),
        ("initials", text("zs")),
        ("last four", text(&id[14..])),
        ("id number", text(&id)),
        ("number", text("柳荫居证〔2027〕0418号")),
        ("serial", text("0418")),
        ("item code", text("K29")),
        ("item name", text("居住")),
        ("unit", text("某银行")),
        ("two words", text("张三 某银行")),
        ("three words", text("zs 某银行 居住")),
        ("void", Query { state: Some(StateFilter::Void), ..text("") }),
        ("unconfirmed", Query { state: Some(StateFilter::Unconfirmed), ..text("") }),
        (
            "valid, surname, month",
            Query { state: Some(StateFilter::Valid), month: Month::new(2027, 3), ..text("张") },
        ),
    ];
    let mut group = c.benchmark_group("look up in 100,000");
    for (name, query) in queries {
        group
            .bench_function(name, |b| b.iter(|| book.read(|r| r.look_up(black_box(&query))).expect("found")));
    }
    group.finish();
    asking(c, &mut book, &id);
}

/// The other questions of the counter, of the same book.
fn asking(c: &mut Criterion, book: &mut Book, id: &str) {
    let mut group = c.benchmark_group("ask 100,000");
    group.bench_function("people by surname", |b| b.iter(|| book.read(|r| r.people("张", 8)).expect("read")));
    group
        .bench_function("people by initials", |b| b.iter(|| book.read(|r| r.people("zs", 8)).expect("read")));
    group.bench_function("units", |b| b.iter(|| book.read(|r| r.requesting_units("银行", 8)).expect("read")));
    group.bench_function("start-up list", |b| b.iter(|| book.read(|r| r.unconfirmed()).expect("read")));
    group.bench_function("duplicates", |b| {
        let item = ItemCode::new("K29").expect("a code");
        let since = moment(90_000).date_naive();
        b.iter(|| book.read(|r| r.duplicates(&item, id, since)).expect("read"));
    });
    group.bench_function("one certificate", |b| {
        let number = CertificateNumber::typed("柳荫居证〔2027〕0418号");
        b.iter(|| book.read(|r| r.certificate(&number)).expect("read"));
    });
    group.bench_function("a day", |b| {
        let day = moment(50_000).date_naive();
        b.iter(|| book.read(|r| r.day_counts(day)).expect("read"));
    });
    group.bench_function("rows of a month", |b| {
        let month = Month::new(2027, 3).expect("a month");
        b.iter(|| {
            let mut rows = 0;
            book.read(|r| {
                r.certificates_of_month(month, |_| {
                    rows += 1;
                    Ok::<_, StoreError>(())
                })
            })
            .expect("read");
            rows
        });
    });
    group.finish();
}

fn walking(c: &mut Criterion) {
    let dir = tempfile::tempdir().expect("a folder");
    let mut book = filled(&dir.path().join("a.book"), 10_000, 40_000);
    let mut group = c.benchmark_group("verify 10,000 papers of 40 kB");
    group.sample_size(10);
    for (name, extent) in [("rows", Extent::Rows), ("whole", Extent::Whole)] {
        group.bench_function(name, |b| b.iter(|| assert!(book.verify(extent).expect("walked").is_sound())));
    }
    group.finish();
}

criterion_group!(benches, issuing, looking_up, walking);
criterion_main!(benches);
