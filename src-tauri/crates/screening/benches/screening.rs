//! How fast the embedded release is compiled, a request understood, a text read.

use std::hint::black_box;

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

criterion_group!(benches, screening);
criterion_main!(benches);
