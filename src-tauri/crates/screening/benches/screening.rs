//! How fast the embedded release is compiled, a request understood, a text read.

#![expect(clippy::print_stdout, reason = "`cargo xtask bench` reads the figures there")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::Value;
use shouzhang_catalog::Draft;
use shouzhang_screening::Engine;

const TEXT_SAMPLES: &str = include_str!("../../../../tests/fixtures/screening/text_samples.json");
const TEXT_LENGTH: usize = 2_000;

fn draft() -> Draft {
    shouzhang_catalog::parse(shouzhang_catalog::embedded()).expect("the embedded release has no flaw")
}

fn compile(draft: &Draft) -> Engine {
    Engine::compile(draft.items(), draft.prohibitions(), draft.disguises(), draft.wording())
        .expect("and no broken rule")
}

/// The texts of the fixture: those that certify something, and the clean ones.
fn samples() -> (Vec<String>, Vec<String>) {
    let samples: Value = serde_json::from_str(TEXT_SAMPLES).expect("the fixture is JSON");
    let samples = samples["items"].as_array().expect("a list of texts").clone();
    let (clean, certifying): (Vec<Value>, Vec<Value>) =
        samples.into_iter().partition(|s| s["expect_block"].as_array().is_some_and(Vec::is_empty));
    let texts =
        |list: Vec<Value>| list.iter().filter_map(|s| s["text"].as_str().map(str::to_owned)).collect();
    (texts(certifying), texts(clean))
}

fn long(texts: &[String]) -> String {
    texts.concat().chars().cycle().take(TEXT_LENGTH).collect()
}

fn screening(criterion: &mut Criterion) {
    let draft = draft();
    criterion.bench_function("compile the release", |bench| bench.iter(|| compile(black_box(&draft))));
    let engine = compile(&draft);
    let typed = ["qs", "jzqk", "qinshuguanxi", "居住", "亲属关系证明", "居住证明，写上我们是母女关系"];
    for request in typed {
        criterion.bench_function(&format!("understand {request}"), |bench| {
            bench.iter(|| engine.understand(black_box(request)));
        });
    }
    let (certifying, clean) = samples();
    let mut turn = certifying.iter().cycle();
    criterion.bench_function("understand a sentence", |bench| {
        bench.iter(|| turn.next().map(|request| engine.understand(black_box(request))));
    });
    for (kind, text) in [("certifying", long(&certifying)), ("clean", long(&clean))] {
        criterion.bench_function(&format!("read {TEXT_LENGTH} characters, {kind}"), |bench| {
            bench.iter(|| engine.read(black_box(&text), &[]));
        });
    }
}

/// What `cargo xtask bench` quotes: over the labelled phrasings, warm.
fn figures(_: &mut Criterion) {
    let before = resident();
    let draft = draft();
    let engine = compile(&draft);
    let megabytes = resident().saturating_sub(before) / 1024;
    let mut compiled: Vec<Duration> = (0..20).map(|_| timed(|| compile(&draft))).collect();
    let requests = requests();
    requests.iter().for_each(|request| drop(engine.understand(request)));
    let mut asked: Vec<Duration> = requests.iter().map(|r| timed(|| engine.understand(r))).collect();
    let (certifying, clean) = samples();
    let mut read: Vec<Duration> = [long(&certifying), long(&clean)]
        .iter()
        .flat_map(|text| (0..50).map(|_| timed(|| engine.read(text, &[]))).collect::<Vec<_>>())
        .collect();
    for times in [&mut compiled, &mut asked, &mut read] {
        times.sort();
    }
    let at = |times: &[Duration], hundredth: usize| times[times.len() * hundredth / 100].as_secs_f64() * 1e3;
    println!("figure: screening: rules compiled | {:.1} ms | ≤ 60 ms", at(&compiled, 50));
    println!(
        "figure: screening: a request, over {} phrasings | median {:.2} ms, p99 {:.2} ms | ≤ 0.5 ms, ≤ 2 ms",
        asked.len(),
        at(&asked, 50),
        at(&asked, 99)
    );
    println!("figure: screening: a text of {TEXT_LENGTH} characters | p95 {:.2} ms | ≤ 5 ms", at(&read, 95));
    println!("figure: screening: memory of the release and the engine | {megabytes} MB | ≤ 40 MB");
}

/// The quickest of three: what the machine does besides does not count.
fn timed<T>(what: impl Fn() -> T) -> Duration {
    let once = |_| {
        let started = Instant::now();
        drop(black_box(what()));
        started.elapsed()
    };
    (0..3).map(once).min().unwrap_or_default()
}

/// Every request of the labelled phrasings.
fn requests() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/screening");
    let files = std::fs::read_dir(folder).expect("the phrasings lie in the repository");
    let names = files.map(|file| file.expect("a file").path());
    let lists = names.filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    let lines: Vec<Value> = lists
        .flat_map(|path| {
            let list = std::fs::read_to_string(path).expect("a list of phrasings");
            list.lines().map(|line| serde_json::from_str(line).expect("a phrasing")).collect::<Vec<Value>>()
        })
        .collect();
    lines.iter().filter_map(|line| line["text"].as_str().map(str::to_owned)).collect()
}

/// Resident memory of this process in kB (Linux; elsewhere 0).
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0");
    line.split_whitespace().next().and_then(|kb| kb.parse().ok()).unwrap_or(0)
}

criterion_group!(benches, figures, screening);
criterion_main!(benches);
