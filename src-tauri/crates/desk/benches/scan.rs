//! How surely a worn scan is read, and how long it takes.
//!
//! `cargo bench -p shouzhang-desk --bench scan`; `SHOUZHANG_SCANS=100` takes fewer.

#![expect(clippy::print_stdout, reason = "`cargo xtask bench` reads the figures there")]

#[path = "../tests/scanning/worn.rs"]
mod worn;

use std::time::Instant;

use shouzhang_credential::Credential;
use worn::{Wear, page, papers, scan};

const SCANS: u32 = 1_000;

fn main() {
    let wanted = std::env::var("SHOUZHANG_SCANS").ok().and_then(|text| text.parse().ok()).unwrap_or(SCANS);
    let folder = tempfile::tempdir().expect("a folder");
    let papers = papers(folder.path(), 10);
    for (dpi, blur, bar) in [(300.0, 2, 99.0), (200.0, 1, 95.0)] {
        let pages: Vec<_> = papers.iter().map(|pdf| page(pdf, dpi)).collect();
        let (mut read, mut seconds) = (0_u32, 0.0);
        for n in 0..wanted {
            let worn = scan(&pages[n as usize % pages.len()], Wear::of(n, blur));
            let started = Instant::now();
            let digits = worn.digits();
            seconds += started.elapsed().as_secs_f64();
            read += u32::from(digits.is_some_and(|digits| Credential::from_digits(&digits).is_ok()));
        }
        let share = f64::from(read) * 100.0 / f64::from(wanted);
        let each = seconds * 1000.0 / f64::from(wanted);
        println!(
            "figure: code read from {wanted} scans at {dpi} dpi, ±5°, blur, noise | {share:.1} %, {each:.0} ms each | ≥ {bar} %"
        );
        assert!(share >= bar, "{dpi} dpi: {share:.1} % were read");
    }
}
