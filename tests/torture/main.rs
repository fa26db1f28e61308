//! kill -9 while certificates are issued: what was acknowledged is there, no number is missing, no row is without its paper.
//!
//! The program starts itself as a child that issues one certificate after the other and says each number aloud; the parent
//! kills it at a random moment and looks at the book. `SHOUZHANG_KILLS` sets how often (100 in `cargo xtask test`, 1,000 in
//! `cargo xtask torture`). It is no test of the power going off: the kernel keeps what was written (reliability notes §1.3).

use std::collections::BTreeSet;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use shouzhang_desk::{Desk, Moment, NoDesktop, Reply, find_fonts, list_catalog, run};

const BOOK: &str = "SHOUZHANG_TORTURED_BOOK";
const NOON: &str = "2026-11-23T14:36:00+08:00";
/// A fresh book after so many kills: looking at all papers after each kill must not take longer and longer.
const KILLS_A_BOOK: u32 = 100;

fn main() -> ExitCode {
    if let Some(book) = std::env::var_os(BOOK) {
        return issue_for_ever(Path::new(&book));
    }
    let kills: u32 = std::env::var("SHOUZHANG_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(100);
    let started = Instant::now();
    let mut total = Tally::default();
    let mut left = kills;
    while left > 0 {
        let round = left.min(KILLS_A_BOOK);
        match torture(round) {
            Ok(tally) => total.add(&tally),
            Err(finding) => {
                say(&format!("kill -9: {finding}\n0 passed, 1 failed"));
                return ExitCode::FAILURE;
            }
        }
        left -= round;
    }
    say(&format!(
        "kill -9 ×{kills}: {} acknowledged, {} more committed without a word, 0 lost, 0 gaps, 0 without paper ({:.0} s)\n1 passed, 0 failed",
        total.acknowledged,
        total.committed - total.acknowledged,
        started.elapsed().as_secs_f64()
    ));
    if total.acknowledged == 0 {
        say("no certificate was acknowledged at all: the child never came to issue");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

#[derive(Debug, Default)]
struct Tally {
    acknowledged: usize,
    committed: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.acknowledged += other.acknowledged;
        self.committed += other.committed;
    }
}

/// One book, killed again and again.
fn torture(kills: u32) -> Result<Tally, String> {
    let folder = tempfile::tempdir().map_err(|fault| fault.to_string())?;
    let book = folder.path().join("hall.book");
    let fonts = find_fonts().map_err(|problem| problem.wire.message.clone())?;
    drop(Desk::found_demonstration(&book, &fonts, noon()).map_err(|problem| problem.wire.message.clone())?);
    let before = committed(&open(&book)?)?.len();
    let mut acknowledged = BTreeSet::new();
    let mut random = Random::seeded();
    for kill in 1..=kills {
        acknowledged.extend(kill_one(&book, Duration::from_micros(2_000 + random.below(150_000)))?);
        let desk = open(&book)?;
        let report = ask(&desk, "verify_book", json!({}))?;
        if report["sound"] != true {
            return Err(format!("kill {kill}: {}", report["findings"]));
        }
        let committed = committed(&desk)?;
        if let Some(lost) = acknowledged.iter().find(|number| !committed.contains(*number)) {
            return Err(format!("kill {kill}: {lost} was acknowledged and is gone"));
        }
        let today = ask(&desk, "today", json!({}))?;
        let unconfirmed = today["unconfirmed"].as_array().map_or(0, Vec::len);
        if unconfirmed != committed.len() - before {
            return Err(format!(
                "kill {kill}: {unconfirmed} on the start-up list, {} in doubt",
                committed.len() - before
            ));
        }
    }
    let committed = committed(&open(&book)?)?.len() - before;
    Ok(Tally { acknowledged: acknowledged.len(), committed })
}

/// Starts a child, lets it issue for a moment, kills it; gives the numbers it acknowledged before.
fn kill_one(book: &Path, after: Duration) -> Result<Vec<String>, String> {
    let program = std::env::current_exe().map_err(|fault| fault.to_string())?;
    let child = Command::new(program).env(BOOK, book).stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|fault| fault.to_string())?;
    let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
    match lines.next() {
        Some(Ok(word)) if word == "ready" => {}
        other => return Err(format!("the child did not get ready: {other:?}")),
    }
    let numbers = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&numbers);
    let listener = std::thread::spawn(move || {
        for number in lines.map_while(Result::ok) {
            heard.lock().expect("nobody panics while holding it").push(number);
        }
    });
    std::thread::sleep(after);
    child.kill().map_err(|fault| fault.to_string())?;
    child.wait().map_err(|fault| fault.to_string())?;
    listener.join().map_err(|_| "the listener panicked")?;
    let numbers = numbers.lock().expect("the listener is gone");
    // A line cut short by the kill is no acknowledgement.
    Ok(numbers.iter().filter(|number| number.ends_with('号')).cloned().collect())
}

/// The child: issues until it is killed.
fn issue_for_ever(book: &Path) -> ExitCode {
    let Ok(desk) = open(book) else { return ExitCode::FAILURE };
    let seen: Vec<String> = shouzhang_desk::Knowledge::embedded()
        .map(list_catalog)
        .into_iter()
        .flat_map(|listing| listing.permitted)
        .filter(|item| item.code == "K29")
        .flat_map(|item| item.materials.into_iter().map(|material| material.name))
        .collect();
    let values = json!({
        "asking_unit": "六安市第二实验小学", "purpose": "子女入学报名", "applicant_name": "钱多多",
        "applicant_id": "341599198706050048", "applicant_addr": "柳荫小区9幢101室", "applicant_phone": "13800000141",
        "live_addr": "柳荫小区9幢101室", "live_from": "2019-03-01", "verify_method": "入户", "verify_person": "王敏",
        "verify_date": "2026-11-23",
    });
    let request = json!({ "code": "K29", "values": values, "seen": seen, "confirmed": ["duplicate"] });
    say("ready");
    loop {
        match ask(&desk, "issue_certificate", request.clone()) {
            Ok(issued) => say(issued["number"].as_str().unwrap_or_default()),
            Err(problem) => {
                say(&problem);
                return ExitCode::FAILURE;
            }
        }
    }
}

fn open(book: &Path) -> Result<Desk, String> {
    let fonts = find_fonts().map_err(|problem| problem.wire.message.clone())?;
    Desk::open(book, &fonts).map_err(|problem| problem.wire.message.clone())
}

/// Numbers of all certificates in force.
fn committed(desk: &Desk) -> Result<BTreeSet<String>, String> {
    let mut numbers = BTreeSet::new();
    let mut page = 1;
    loop {
        let rows = ask(desk, "look_up", json!({ "filter": "valid", "page": page }))?;
        let rows_of_page = rows["rows"].as_array().cloned().unwrap_or_default();
        numbers.extend(rows_of_page.iter().filter_map(|row| row["number"].as_str().map(str::to_owned)));
        if page >= rows["pages"].as_u64().unwrap_or(1) {
            return Ok(numbers);
        }
        page += 1;
    }
}

fn ask(desk: &Desk, name: &str, request: Value) -> Result<Value, String> {
    match run(desk, &NoDesktop, name, &request.to_string(), noon()) {
        Ok(Reply::Json(json)) => serde_json::from_str(&json).map_err(|fault| fault.to_string()),
        Ok(Reply::Bytes(_)) => Err(format!("{name} answers with bytes")),
        Err(problem) => Err(format!("{name}: {} {problem}", problem.wire.message)),
    }
}

fn noon() -> Moment {
    Moment::parse_from_rfc3339(NOON).expect("a moment")
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // A listener that is gone hears nothing; the exit code still speaks.
    if writeln!(out, "{line}").and_then(|()| out.flush()).is_err() {
        std::process::exit(1);
    }
}

/// Moments to kill at: xorshift, seeded anew each time because any moment will do.
struct Random(u64);

impl Random {
    fn seeded() -> Self {
        Self(RandomState::new().build_hasher().finish() | 1)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}
