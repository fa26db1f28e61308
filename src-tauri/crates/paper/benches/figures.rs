//! The figures of the README that are about paper, each against its bar, with typst on the same page in the same run.
//!
//! `cargo bench -p shouzhang-paper --bench figures`. The page is a certificate with a table of eight people: every face, and
//! more characters than any wording of the catalog has. The peer is the PyPI wheel, where `cargo xtask bench` could install
//! it.

#![expect(clippy::print_stdout, reason = "`cargo xtask bench` reads the figures there")]

#[path = "../tests/paper/papers.rs"]
#[expect(dead_code, reason = "the tests use all of them")]
mod papers;

use std::fs;
use std::hint::black_box;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use papers::{facts_of, household, top};
use shouzhang_paper::{
    CheckCode, Document, Facts, FontFiles, Fonts, Piece, RegisterColumn, RegisterFile, RegisterSurvey,
    RegisterTable, draw, lay_out, picture, put_code,
};

/// Set for a fresh process: what to do there.
const FRESH: &str = "SHOUZHANG_FRESH_PROCESS";
/// Width of the preview on the counter's screen.
const PREVIEW: u32 = 892;

fn main() {
    match std::env::var(FRESH).ok().as_deref().and_then(|what| what.split_once(' ')) {
        Some(("one", file)) => {
            fs::write(file, certificate(&mapped(), 0)).expect("the target folder takes a file")
        }
        Some(("thousand", _)) => thousand(),
        Some(("register", file)) => register(Path::new(file), 50_000),
        _ => measure(),
    }
}

/// The faces as the program opens them: mapped, not read.
fn mapped() -> Fonts {
    #[expect(unsafe_code, reason = "the faces of the source tree do not change while this runs")]
    let map = |name: &str| -> &'static [u8] {
        let path = top().join("assets/fonts").join(name);
        let file = fs::File::open(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        // SAFETY: nothing writes to the faces.
        let mapping = unsafe { memmap2::Mmap::map(&file) }.expect("a file can be mapped");
        Box::leak(Box::new(mapping))
    };
    Fonts::new(FontFiles {
        fangsong: map("FandolFang-Regular.otf"),
        song: map("NotoSerifSC-Light.ttf"),
        song_wide: map("HanaMinB.ttf"),
        title: map("NotoSerifSC-Bold-8105.ttf"),
        latin: map("LiberationSerif-Regular.ttf"),
    })
    .expect("the shipped faces are whole")
}

/// The page for the `n`th person: another number, another name.
fn paper(n: u32) -> Document {
    let mut paper = household();
    paper.number = Some(format!("柳荫居证〔2026〕{n:04}号"));
    let given = char::from_u32(0x4E00 + 37 * (n % 500)).expect("an ideograph");
    if let Piece::Value { text, .. } = &mut paper.paragraphs[0].0[1] {
        *text = format!("欧阳{given}");
    }
    paper
}

fn certificate(fonts: &Fonts, n: u32) -> Vec<u8> {
    let paper = paper(n);
    let mut sheet = lay_out(fonts, &paper).expect("it fits");
    let digits = format!("{n:04}{}", "31415926535897932384626433832795028841971693993751".repeat(8));
    let code = CheckCode { digits: &digits, short_code: "A2RN-9MFA-3XTD-8H2W-7PZ4" };
    put_code(fonts, &mut sheet, &code).expect("there is room");
    draw(fonts, &sheet, &facts_of(&paper)).expect("drawn")
}

/// Times in milliseconds, in order.
fn times(rounds: u32, mut work: impl FnMut(u32)) -> Vec<f64> {
    let one = |n| {
        let began = Instant::now();
        work(n);
        began.elapsed().as_secs_f64() * 1000.0
    };
    let mut times: Vec<f64> = (0..rounds).map(one).collect();
    times.sort_by(f64::total_cmp);
    times
}

fn at(times: &[f64], share: f64) -> f64 {
    times[((times.len() - 1) as f64 * share).round() as usize]
}

fn measure() {
    let fonts = mapped();
    let bytes = certificate(&fonts, 0).len();
    let warm = times(1000, |n| drop(black_box(certificate(&fonts, n))));
    let (median, p99) = (at(&warm, 0.5), at(&warm, 0.99));
    println!(
        "figure: certificate, warm: layout, fonts, QR, file | {median:.2} ms median, {p99:.2} ms p99 | ≤ 3 ms, ≤ 6 ms"
    );
    println!("figure: bytes of a certificate | {:.1} KB | ≤ 110 KB", bytes as f64 / 1000.0);
    let cold = at(&times(15, |_| drop(fresh("one"))), 0.5);
    println!("figure: certificate, cold: process to bytes on disk | {cold:.1} ms | ≤ 40 ms");
    println!("figure: 1,000 certificates in one process | {} | ≤ 4 s, ≤ 120 MB", fresh("thousand").trim());
    let preview = at(&times(60, |n| drop(black_box(picture(&certificate(&fonts, n), PREVIEW)))), 0.5);
    println!("figure: preview on a keystroke, PDF and picture 892×1262 | {preview:.1} ms | ≤ 25 ms");
    println!("figure: register of 50,000 rows, tagged | {}", fresh("register").trim());
    against_typst(median, cold);
}

fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// What this program prints in a process of its own.
fn fresh(what: &str) -> String {
    let program = std::env::current_exe().expect("this bench runs from a file");
    let task = format!("{what} {}", scratch("cold.pdf").display());
    let output = Command::new(program).env(FRESH, task).output().expect("it can be started again");
    assert!(output.status.success(), "{what}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A thousand certificates, kept by nobody; prints the time and the most memory the process ever held.
fn thousand() {
    let began = Instant::now();
    let fonts = mapped();
    (0..1000).for_each(|n| drop(black_box(certificate(&fonts, n))));
    let seconds = began.elapsed().as_secs_f64();
    println!("{seconds:.2} s, {} MB", peak_megabytes());
}

/// A register of so many rows and twelve columns, written to a file; prints what it took.
fn register(file: &Path, rows: usize) {
    let fonts = mapped();
    let column = |i: usize| RegisterColumn { heading: format!("第{i}栏"), share: 1.0 / 12.0 };
    let table = RegisterTable {
        title: "证明出具台账".into(),
        subtitle: "柳荫社区居民委员会　2026年11月".into(),
        columns: (1..=12).map(column).collect(),
        foot: "个人信息已遮蔽".into(),
    };
    let row = |i: usize| -> Vec<String> {
        let name = char::from_u32(0x4E00 + (37 * i % 5000) as u32).expect("an ideograph");
        let number = format!("柳荫居证〔2026〕{i:05}号");
        (0..12).map(|k| if k == 1 { number.clone() } else { format!("第{k}项{name}") }).collect()
    };
    let facts =
        Facts { title: "台账", author: "柳荫社区", number: "2026-11", made_at: papers::moment() };
    let began = Instant::now();
    let mut survey = RegisterSurvey::new(&fonts);
    survey.begin(&table).expect("the heads fit");
    (1..=rows).for_each(|i| survey.row(&row(i)).expect("a row fits"));
    let plan = survey.finish(&facts).expect("the frame is drawn");
    let out = BufWriter::new(fs::File::create(file).expect("the target folder takes a file"));
    let mut out = RegisterFile::new(plan, out).expect("begun");
    out.begin(&table).expect("the heads fit");
    (1..=rows).for_each(|i| out.row(&row(i)).expect("written"));
    out.finish().expect("ended").into_inner().expect("written out");
    let megabytes = fs::metadata(file).map_or(0, |file| file.len()) as f64 / 1e6;
    println!("{:.2} s, {megabytes:.1} MB, {} MB of memory", began.elapsed().as_secs_f64(), peak_megabytes());
}

/// The most memory this process ever held.
fn peak_megabytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    let kilobytes: u64 = peak.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0);
    kilobytes / 1024
}

/// The same page by typst, cold and warm, in this very run.
fn against_typst(warm: f64, cold: f64) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../peer");
    let python = folder.join("bin/python");
    if !python.is_file() {
        println!("typst was not measured: `cargo xtask bench` could not install it");
        return;
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches");
    let peer = |mode: &str, last: &str| {
        let output = Command::new(&python)
            .args([
                here.join("typst_peer.py"),
                mode.into(),
                here.join("certificate.typ"),
                top().join("assets/fonts"),
            ])
            .arg(last)
            .output()
            .expect("the peer can be started");
        assert!(output.status.success(), "typst: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let file = scratch("typst.pdf");
    let file = file.to_str().expect("a path of ours");
    let peer_cold = at(&times(7, |_| drop(peer("cold", file))), 0.5);
    let said = peer("warm", "300");
    let peer_warm: f64 = said.split_whitespace().next().and_then(|word| word.parse().ok()).expect("a time");
    println!(
        "figure: typst on the same page, warm | {peer_warm:.2} ms, {:.1} times ours | ≥ 4 times",
        peer_warm / warm
    );
    println!(
        "figure: typst on the same page, cold | {peer_cold:.0} ms, {:.1} times ours | ≥ 10 times",
        peer_cold / cold
    );
}
