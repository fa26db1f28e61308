//! What checking a code costs, and a million changed ones.
//!
//! `cargo bench -p shouzhang-credential`; with `SHOUZHANG_CHANGES=1000` the changed codes are fewer.

#![expect(clippy::print_stdout, reason = "`cargo xtask bench` reads the figures there")]

#[path = "../tests/credential/changes.rs"]
mod changes;
#[path = "../tests/credential/invented.rs"]
mod invented;

use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use invented::{bundle, credential, hall, noon, payload, signer, trust};
use shouzhang_credential::{Credential, Outcome, Suite, TrustBundle, judge};

const CHANGES: u64 = 1_000_000;
const ROUNDS: usize = 1_000;

fn checking(c: &mut Criterion) {
    for suite in Suite::ALL {
        let (signer, payload) = (signer(suite, 7), payload(suite));
        let (digits, trust) = (credential(suite).digits(), trust(hall(suite)));
        c.bench_function(&format!("sign {}", suite.word()), |b| {
            b.iter(|| Credential::sign(black_box(&payload), &signer).expect("signed"));
        });
        let check = |digits: &str| {
            let credential = Credential::from_digits(digits).expect("a code");
            judge(&credential, &trust, noon()).outcome
        };
        c.bench_function(&format!("check {}", suite.word()), |b| b.iter(|| check(black_box(&digits))));
        let mut times: Vec<f64> = (0..ROUNDS)
            .map(|_| {
                let started = Instant::now();
                assert_eq!(check(black_box(&digits)), Outcome::Valid, "a genuine code");
                started.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let (median, most) = (times[ROUNDS / 2], times[ROUNDS * 99 / 100]);
        println!("figure: code checked, {} | {median:.2} ms, p99 {most:.2} ms | ≤ 5 ms", suite.word());
    }
    let file = bundle(1).seal(&signer(Suite::Sm2, 1)).expect("sealed");
    c.bench_function("open a trust bundle", |b| {
        b.iter(|| TrustBundle::open(black_box(&file), noon()).expect("opened"));
    });
}

/// None of a million changed codes is accepted, and none panics.
fn changed(_: &mut Criterion) {
    let wanted =
        std::env::var("SHOUZHANG_CHANGES").ok().and_then(|text| text.parse().ok()).unwrap_or(CHANGES);
    let started = Instant::now();
    let (mut accepted, mut read) = (0_u64, 0_u64);
    for suite in Suite::ALL {
        let (genuine, trust) = (credential(suite), trust(hall(suite)));
        let digits = genuine.digits();
        let mut stream = changes::Changes::new(u64::from(suite.byte()));
        for n in 0..wanted / 2 {
            let changed = if n % 2 == 0 {
                Credential::from_digits(&stream.of(&digits))
            } else {
                Credential::from_bytes(&stream.of_bytes(genuine.bytes()))
            };
            if let Ok(changed) = changed {
                read += 1;
                accepted += u64::from(judge(&changed, &trust, noon()).outcome == Outcome::Valid);
            }
        }
    }
    assert_eq!(accepted, 0, "no changed code is accepted");
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "figure: {wanted} changed codes, {read} of them well-formed | {accepted} accepted, {seconds:.0} s | 0"
    );
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).measurement_time(std::time::Duration::from_secs(2));
    targets = checking, changed
}
criterion_main!(benches);
