//! How long a page takes: laying out, drawing, and the picture of a keystroke.
//!
//! `cargo bench -p shouzhang-paper`. The faces are read before anything is measured.

#[path = "../tests/paper/papers.rs"]
mod papers;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use papers::{documents, facts_of, facts_of_slip, fonts, sheets, slips};
use shouzhang_paper::{draw, lay_out, lay_out_slip, picture};

/// Width of the preview on the counter's screen.
const PREVIEW: u32 = 892;

fn pages(c: &mut Criterion) {
    for (name, sheet, bytes) in sheets() {
        let glyphs: usize = sheet.pages[0].lines.iter().map(|line| line.glyphs.len()).sum();
        eprintln!("{name}: {glyphs} glyphs, {} bytes", bytes.len());
    }
    for (name, document) in documents() {
        let facts = facts_of(&document);
        let sheet = lay_out(fonts(), &document).expect("it fits");
        c.bench_function(&format!("lay out {name}"), |b| {
            b.iter(|| lay_out(fonts(), black_box(&document)).expect("it fits"));
        });
        c.bench_function(&format!("draw {name}"), |b| {
            b.iter(|| draw(fonts(), black_box(&sheet), &facts).expect("drawn"));
        });
        c.bench_function(&format!("preview {name}"), |b| {
            b.iter(|| {
                let sheet = lay_out(fonts(), black_box(&document)).expect("it fits");
                let pdf = draw(fonts(), &sheet, &facts).expect("drawn");
                picture(&pdf, PREVIEW).expect("shown")
            });
        });
    }
    for (name, slip) in slips() {
        c.bench_function(&format!("lay out and draw {name}"), |b| {
            b.iter(|| {
                let sheet = lay_out_slip(fonts(), black_box(&slip)).expect("it fits");
                draw(fonts(), &sheet, &facts_of_slip(&slip)).expect("drawn")
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).measurement_time(std::time::Duration::from_secs(2));
    targets = pages
}
criterion_main!(benches);
