//! The figures of the README, measured where they matter. `cargo xtask bench` runs these in a release build and keeps the
//! lines that begin with `figure: `; among the other tests they only prove that they still measure something.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::time::Instant;

use fantoccini::key::Key;
use serde_json::{Value, json};
use shouzhang_desk::{Desk, Moment, NoDesktop, Reply, find_fonts, run};

use crate::stage::Stage;

const ROUNDS: usize = 15;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn from_the_last_letter_to_the_painted_panel() {
    let stage = Stage::set("figure-panel");
    let window = stage.open().await;
    window.wait_for_focus("#q").await;
    window
        .run(
            "addEventListener('keydown', () => { window.__pressed = performance.now(); window.__painted = 0 }, true); \
             new MutationObserver(() => { \
               if (document.getElementById('block-panel') && !window.__painted) { \
                 window.__painted = -1; \
                 requestAnimationFrame(() => { const paint = new MessageChannel(); \
                   paint.port1.onmessage = () => { window.__painted = performance.now() }; paint.port2.postMessage(0) }) } \
             }).observe(document.body, { childList: true, subtree: true })",
        )
        .await;
    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        window.type_text("q").await;
        window.press(&[Key::Backspace]).await;
        window.wait_until("the box is empty", "return !document.getElementById('block-panel')").await;
        window.type_text("qs").await;
        window.wait_until("the panel is painted", "return window.__painted > 0").await;
        let elapsed = window.run("return window.__painted - window.__pressed").await;
        took.push(elapsed.as_f64().expect("a time in milliseconds"));
        window.press(&[Key::Escape]).await;
    }
    assert!(took.iter().all(|ms| *ms > 0.0), "a panel is painted after a key: {took:?}");
    report("search box → panel painted, real window", &mut took, "≤ 100 ms");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn from_start_to_the_first_paint() {
    let stage = Stage::set("figure-start");
    // The first start founds the book; a hall starts with one every morning after.
    stage.open().await.kill();
    let mut took = Vec::new();
    for _ in 0..5 {
        let window = stage.open().await;
        let started = started_at(window.driver());
        let ready = "return performance.timeOrigin + performance.getEntriesByName('desk-ready')[0].startTime";
        let ready = window.run(ready).await.as_f64().expect("a moment in milliseconds");
        took.push(ready - started);
        window.kill();
    }
    assert!(took.iter().all(|ms| *ms > 0.0), "a window is painted after it was started: {took:?}");
    report(
        "start of the program → desk painted with the day's figures, Xvfb, software rendering",
        &mut took,
        "≤ 1000 ms",
    );
}

#[test]
fn one_certificate_from_request_to_committed_paper() {
    let folder = tempfile::tempdir().expect("a folder");
    let now = Moment::parse_from_rfc3339("2026-11-23T14:36:00+08:00").expect("a moment");
    let fonts = find_fonts().expect("the faces are in the source tree");
    let desk = Desk::found_demonstration(&folder.path().join("figure.book"), &fonts, now).expect("a book");
    let mut took = Vec::new();
    for person in 0..40 {
        let request = request_for(person).to_string();
        let started = Instant::now();
        let reply = run(&desk, &NoDesktop, "issue_certificate", &request, now);
        took.push(started.elapsed().as_secs_f64() * 1000.0);
        let Ok(Reply::Json(issued)) = reply else { panic!("{request} was answered with {reply:?}") };
        assert!(issued.contains("sha256"), "every round issues a certificate: {issued}");
    }
    report("issue: checks, number, drawing, one transaction on the disk", &mut took, "≤ 50 ms");
}

/// 居住情况说明 for an invented person; each is somebody else, so that nothing is a duplicate.
fn request_for(person: u32) -> Value {
    let example = shouzhang_tests::root().join("src-tauri/xtask/example.json");
    let example = fs::read_to_string(example).expect("the example of `cargo xtask run`");
    let mut values: BTreeMap<String, String> =
        serde_json::from_str(&example.replace("{today}", "2026-11-20")).expect("field keys and values");
    values.insert("applicant_id".to_owned(), id_number(person));
    json!({ "code": "K29", "values": values, "seen": ["居民身份证", "租赁合同、不动产权证或房东说明（有一样即可，仅用于核实）"], "confirmed": [] })
}

/// A valid number with the area code that does not exist.
fn id_number(person: u32) -> String {
    let body = format!("34159919900101{:03}", 100 + person);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        body.chars().filter_map(|c| c.to_digit(10)).zip(weights).map(|(digit, weight)| digit * weight).sum();
    let checks = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"];
    body + checks[usize::try_from(sum % 11).expect("a remainder of eleven is small")]
}

/// When the app that a driver started came to life, in milliseconds since 1970.
fn started_at(driver: u32) -> f64 {
    let is_app = |stat: &str| stat.contains("(shouzhang-app)") && after_name(stat, 1) == f64::from(driver);
    let processes = fs::read_dir("/proc").expect("there is /proc").filter_map(Result::ok);
    let stats = processes.filter_map(|process| fs::read_to_string(process.path().join("stat")).ok());
    let stat = stats.into_iter().find(|stat| is_app(stat)).expect("the app is a child of its driver");
    let uptime = fs::read_to_string("/proc/uptime").expect("there is /proc/uptime");
    let uptime: f64 = uptime.split(' ').next().and_then(|seconds| seconds.parse().ok()).expect("seconds");
    // A hundred ticks a second, counted from the start of the machine.
    let age = uptime - after_name(&stat, 19) / 100.0;
    milliseconds_of_the_day() - age * 1000.0
}

/// A number of `/proc/…/stat`, counted from the one behind the program's name.
fn after_name(stat: &str, position: usize) -> f64 {
    let (_, rest) = stat.rsplit_once(')').expect("the name stands in brackets");
    rest.split_whitespace().nth(position).and_then(|number| number.parse().ok()).expect("a number")
}

/// Milliseconds since 1970, as `date` says: a test reads no clock of its own.
fn milliseconds_of_the_day() -> f64 {
    let said = Command::new("date").arg("+%s%3N").output().expect("date is there");
    String::from_utf8_lossy(&said.stdout).trim().parse().expect("date answers with a number")
}

#[expect(clippy::print_stdout, reason = "`cargo xtask bench` reads the figures there")]
fn report(what: &str, took: &mut [f64], limit: &str) {
    took.sort_by(f64::total_cmp);
    let at = |part: f64| took[((took.len() - 1) as f64 * part).round() as usize];
    println!("figure: {what} | median {:.0} ms, p95 {:.0} ms | {limit}", at(0.5), at(0.95));
}
