//! What the counter costs: checking while one types, showing the page, issuing, and a month of a hundred thousand papers.
//!
//! `cargo bench -p shouzhang-desk`; the large book is built anew in the temporary folder (about 250 MB).

#![expect(clippy::print_stdout, reason = "`cargo xtask bench` reads the figures there")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use shouzhang_desk::wire::ReadGuide;
use shouzhang_desk::{Desk, Knowledge, Moment, NoDesktop, Reply, draw_guide, find_fonts, list_catalog, run};
use shouzhang_domain::{ItemCode, Seal, Series};
use shouzhang_store::{Act, Book, CertificateFacts, Issue, SealUse, StoreError, Subject, Verification};

const NOON: &str = "2026-11-23T14:36:00+08:00";
const ROWS: u32 = 100_000;

fn noon() -> Moment {
    Moment::parse_from_rfc3339(NOON).expect("a moment")
}

fn fonts() -> std::path::PathBuf {
    find_fonts().unwrap_or_else(|problem| panic!("{}", problem.wire.message))
}

fn ask(desk: &Desk, name: &str, request: &Value) -> usize {
    match run(desk, &NoDesktop, name, &request.to_string(), noon()) {
        Ok(Reply::Json(json)) => json.len(),
        Ok(Reply::Bytes(bytes)) => bytes.len(),
        Err(problem) => panic!("{name}: {}", problem.wire.message),
    }
}

fn residence() -> Value {
    let listing = list_catalog(Knowledge::embedded().expect("the release"));
    let item = listing.permitted.into_iter().find(|item| item.code == "K29").expect("K29");
    let seen: Vec<String> = item.materials.into_iter().map(|material| material.name).collect();
    let values = json!({
        "asking_unit": "六安市第二实验小学", "purpose": "子女入学报名", "applicant_name": "欧阳𬱖",
        "applicant_id": "341599198506060022", "applicant_addr": "流波䃥镇桃岭村柳树组12号",
        "applicant_phone": "13800000141", "live_addr": "流波䃥镇桃岭村柳树组12号", "live_from": "2019-03-01",
        "verify_method": "入户", "verify_person": "王敏", "verify_date": "2026-11-23",
    });
    json!({ "code": "K29", "values": values, "seen": seen, "confirmed": ["duplicate"] })
}

fn at_the_counter(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("hall.book");
    let desk = Desk::found_demonstration(&book, &fonts(), noon()).expect("the demonstration hall");
    let form = residence();
    let check = json!({ "code": form["code"], "values": form["values"], "seen": form["seen"] });
    let preview = json!({ "code": form["code"], "values": form["values"], "width": 892 });
    c.bench_function("find qsgx", |b| {
        b.iter(|| black_box(ask(&desk, "find_item", &json!({ "text": "qsgx" }))))
    });
    c.bench_function("check a form", |b| b.iter(|| black_box(ask(&desk, "check_form", &check))));
    c.bench_function("preview, 892 pixels", |b| b.iter(|| black_box(ask(&desk, "preview_form", &preview))));
    c.bench_function("issue a certificate, drawn and on the disk", |b| {
        b.iter(|| black_box(ask(&desk, "issue_certificate", &form)));
    });
}

fn opening(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("hall.book");
    drop(Desk::found_demonstration(&book, &fonts(), noon()).expect("the demonstration hall"));
    c.bench_function("open the book", |b| {
        b.iter(|| black_box(Desk::open(&book, &fonts()).expect("the book")))
    });
}

/// One month of a hundred thousand certificates, written out as the two formats; time and the most memory it took.
fn exporting(_: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("large.book");
    fill(&book);
    let desk = Desk::open(&book, &fonts()).expect("the large book");
    for (format, most) in [("xlsx", 3), ("csv", 3), ("pdf", 15)] {
        let out = folder.path().join(format);
        fs::create_dir(&out).expect("a folder");
        forget_peak();
        let started = Instant::now();
        ask(&desk, "export_month", &json!({ "month": "2026-11", "format": format, "folder": out }));
        let seconds = started.elapsed().as_secs_f64();
        let peak = memory("VmHWM:") / 1024;
        println!(
            "figure: month of {ROWS} certificates as {format} | {seconds:.2} s, at most {peak} MB in the process | ≤ {most} s, ≤ 100 MB"
        );
    }
}

/// All guides of the release between one cover, laid out and drawn; the median of several.
fn booklet(_: &mut Criterion) {
    let (knowledge, fonts) = (Knowledge::embedded().expect("the release"), fonts());
    let order = ReadGuide { all: true, ..ReadGuide::default() };
    let mut bytes = 0;
    let mut times: Vec<f64> = (0..11)
        .map(|_| {
            let started = Instant::now();
            bytes = black_box(draw_guide(knowledge, &fonts, &order).expect("the booklet")).len();
            started.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "figure: booklet of all 36 guides | median {:.0} ms, {} KB | ≤ 400 ms",
        times[times.len() / 2],
        bytes / 1024
    );
}

/// A month of certificates, straight into the book: what an export costs does not hang on how they came there.
fn fill(path: &Path) {
    drop(Desk::found_demonstration(path, &fonts(), noon()).expect("the demonstration hall"));
    let mut book = Book::open(path).expect("the book");
    let act = Act { actor: "王敏", now: noon() };
    for thousand in 0..ROWS / 1000 {
        let filled = book.write(|w| {
            for n in thousand * 1000..(thousand + 1) * 1000 {
                let number = w.next_number(Series::Certificate, 2026)?;
                let issue = Issue {
                    number: &number,
                    facts: facts(n),
                    pdf: &[b'%'; 64],
                    seal_use: seal_use(n),
                    code: None,
                    replaces: None,
                };
                w.issue(&act, issue)?;
            }
            Ok::<_, StoreError>(())
        });
        filled.expect("a thousand certificates");
    }
}

fn facts(n: u32) -> CertificateFacts {
    CertificateFacts {
        item: ItemCode::new("K29").expect("a code"),
        item_name: "居住情况说明".into(),
        template_version: 1,
        catalog_release: "2026.11".into(),
        subject: Subject {
            name: "钱多多".into(),
            pinyin: "qianduoduo".into(),
            initials: "qdd".into(),
            id_number: format!("341599198706{:02}{:04}", 1 + n % 28, n % 10_000),
            phone: format!("138{n:08}"),
            address: format!("柳荫小区{}幢{}室", n % 30, n % 600),
        },
        asking_unit: "六安市第二实验小学".into(),
        asking_basis: String::new(),
        purpose: "子女入学报名".into(),
        verification: Verification {
            method: "入户".into(),
            person: "王敏".into(),
            verified_on: Some(noon().date_naive()),
        },
        values: "{}".into(),
        title: "居住情况说明".into(),
        body: String::new(),
        confirmations: String::new(),
        seal: Seal::Committee,
        copies: 1,
        clerk: "王敏".into(),
        head: "赵建华".into(),
        hall_version: 1,
        valid_until: None,
    }
}

fn seal_use(n: u32) -> SealUse {
    SealUse {
        content: format!("居住情况说明 第{n}份"),
        seal: Seal::Committee,
        copies: 1,
        approved_by: "赵建华".into(),
        clerk: "王敏".into(),
        keeper: "李强".into(),
        applicant: "钱多多".into(),
        applicant_phone: "13800000141".into(),
        note: String::new(),
    }
}

/// The kernel's peak begins anew (Linux; elsewhere the figure is 0).
fn forget_peak() {
    // Where it cannot be reset the peak only reads too high.
    drop(fs::write("/proc/self/clear_refs", "5"));
}

fn memory(what: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what)).unwrap_or("0");
    line.split_whitespace().next().and_then(|kb| kb.parse().ok()).unwrap_or(0)
}

criterion_group!(desk, at_the_counter, opening, booklet, exporting);
criterion_main!(desk);
