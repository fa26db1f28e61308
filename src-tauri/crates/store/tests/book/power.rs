//! The plug is pulled while a clerk issues: whatever was acknowledged is there, whole.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use shouzhang_domain::CertificateNumber;
use shouzhang_store::{Book, Extent, Paper};

use crate::invented::{certificate, create, issue, pdf};

const BOOK: &str = "SHOUZHANG_TEST_BOOK";
/// How many kills; 40 unless told.
const ROUNDS: &str = "SHOUZHANG_POWER_ROUNDS";
const LENGTH: usize = 40_000;

/// What the killed process does: issues without end and says each number once it is committed.
fn issue_until_killed(path: &Path) -> ! {
    let mut book = Book::open(path).expect("opened");
    let mut out = std::io::stdout();
    writeln!(out, "\nready").and_then(|()| out.flush()).expect("told");
    for n in 0.. {
        let issued = book.write(|w| issue(w, n, certificate(n), LENGTH)).expect("issued");
        writeln!(out, "\nack {n} {}", issued.number).and_then(|()| out.flush()).expect("told");
    }
    unreachable!("killed long before")
}

/// Starts this very test again as the one who is killed.
fn start(path: &Path) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "power::nothing_acknowledged_is_lost_when_the_power_goes", "--nocapture"])
        .env(BOOK, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started")
}

/// Lets it run for a while, from its start or from when the book is open, kills it, and gives what it acknowledged: which
/// facts, under which number.
fn killed_after(path: &Path, pause: Duration, is_open: bool) -> Vec<(u32, String)> {
    let mut child = start(path);
    let out = BufReader::new(child.stdout.take().expect("piped"));
    let (tell, told) = mpsc::channel();
    let reading = thread::spawn(move || {
        out.lines().map_while(Result::ok).for_each(|line| tell.send(line).expect("somebody listens"));
    });
    if is_open {
        assert!(told.iter().any(|line| line == "ready"), "the book did not open");
    }
    thread::sleep(pause);
    child.kill().expect("killed");
    child.wait().expect("gone");
    reading.join().expect("read to the end");
    let acknowledged = told.iter().filter_map(|line| {
        let (n, number) = line.strip_prefix("ack ")?.split_once(' ')?;
        Some((n.parse().ok()?, number.to_owned()))
    });
    acknowledged.collect()
}

#[test]
fn nothing_acknowledged_is_lost_when_the_power_goes() {
    if let Some(path) = std::env::var_os(BOOK) {
        issue_until_killed(Path::new(&path));
    }
    let rounds = std::env::var(ROUNDS).map_or(40, |rounds| rounds.parse().expect("a number of rounds"));
    let mut seed = vec![0; rounds];
    getrandom::fill(&mut seed).expect("random bytes");
    // A new book now and then, or most of the time would go into walking a large one.
    let acknowledged: usize = seed.chunks(50).map(rounds_on_one_book).sum();
    assert!(acknowledged > rounds / 2, "only {acknowledged} issued in {rounds} rounds: nothing was tried");
}

fn rounds_on_one_book(seed: &[u8]) -> usize {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    drop(create(&path));
    let mut acknowledged = 0;
    for (round, byte) in seed.iter().enumerate() {
        // Every fourth kill may fall into the opening, the others into the issuing.
        let pause = Duration::from_millis(2 + u64::from(*byte) % 41);
        let acks = killed_after(&path, pause, round % 4 != 0);
        let mut book = Book::open(&path).expect("opened after the cut");
        for (n, number) in &acks {
            let number = CertificateNumber::typed(number);
            let (found, bytes) = book
                .read(|r| {
                    let found = r.certificate(&number)?;
                    let bytes = found.as_ref().map(|of| r.document(Paper::Certificate(of.id))).transpose()?;
                    Ok::<_, shouzhang_store::StoreError>((found, bytes))
                })
                .expect("read");
            assert!(
                found.is_some_and(|of| of.facts == certificate(*n)) && bytes == Some(pdf(*n, LENGTH)),
                "round {round}, {pause:?}: {number} was acknowledged and is not there"
            );
        }
        let report = book.verify(Extent::Whole).expect("walked");
        assert!(report.is_sound(), "round {round}, {pause:?}: {:?}", report.findings);
        assert_eq!(report.documents, report.certificates, "every row has its document");
        assert_eq!(report.entries, report.certificates + 1, "and every entry its row");
        acknowledged += acks.len();
    }
    acknowledged
}
