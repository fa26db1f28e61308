//! How long the embedded release takes from its text to a catalog. Budget: 15 ms.

use criterion::{Criterion, criterion_group, criterion_main};

fn load(c: &mut Criterion) {
    c.bench_function("catalog/embedded release", |bencher| {
        bencher.iter(|| {
            let draft = shouzhang_catalog::parse(shouzhang_catalog::embedded()).expect("no flaw");
            draft.finish(|_| None).expect("nothing was objected to")
        });
    });
}

criterion_group!(benches, load);
criterion_main!(benches);
