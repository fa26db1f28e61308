//! A counter to test at: a book in a temporary folder, a desktop that remembers what it was asked, and a clock that stands.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde_json::{Value, json};
use shouzhang_desk::wire::{JobState, Printer, WireProblem};
use shouzhang_desk::{Desk, Host, HostFault, JobStatus, Moment, PrintOrder, Problem, Reply, find_fonts, run};
use tempfile::TempDir;

/// Monday, 23 November 2026, 14:36 at the counter.
pub(crate) const NOON: &str = "2026-11-23T14:36:00+08:00";

/// The full number that must never be seen outside a certificate.
pub(crate) const ID: &str = "341599199001010016";

/// A desktop whose printer takes everything, and whose user always says yes.
#[derive(Debug, Default)]
pub(crate) struct PretendedDesktop {
    pub(crate) printed: Mutex<Vec<(String, String, Vec<u8>)>>,
    pub(crate) saved: Mutex<Vec<(String, Vec<u8>)>>,
    pub(crate) is_jammed: Mutex<bool>,
    pub(crate) folder: PathBuf,
}

impl Host for PretendedDesktop {
    fn printers(&self) -> Result<Vec<Printer>, HostFault> {
        let name = "counter".to_owned();
        Ok(vec![Printer { name, description: "窗口1-HP1020".into(), is_default: true, trouble: None }])
    }

    fn print(&self, order: &PrintOrder<'_>) -> Result<String, HostFault> {
        if *self.is_jammed.lock().expect("no test panics while holding it") {
            return Err(HostFault::JobRefused("打印机脱机".into()));
        }
        let mut printed = self.printed.lock().expect("no test panics while holding it");
        printed.push((order.printer.to_owned(), order.title.to_owned(), order.pdf.to_vec()));
        Ok(format!("{}-{}", order.printer, printed.len()))
    }

    fn watch(&self, _: &str, _: &str) -> Result<JobStatus, HostFault> {
        Ok(JobStatus { state: JobState::Done, reason: None })
    }

    fn save(&self, suggested_name: &str, bytes: &[u8]) -> Result<Option<PathBuf>, HostFault> {
        let mut saved = self.saved.lock().expect("no test panics while holding it");
        saved.push((suggested_name.to_owned(), bytes.to_vec()));
        Ok(Some(self.folder.join(suggested_name)))
    }

    fn choose_folder(&self) -> Result<Option<PathBuf>, HostFault> {
        Ok(Some(self.folder.clone()))
    }
}

/// A counter with a book of its own.
#[derive(Debug)]
pub(crate) struct Counter {
    pub(crate) folder: TempDir,
    pub(crate) desk: Desk,
    pub(crate) desktop: PretendedDesktop,
}

impl Counter {
    /// The demonstration hall; its next certificate is 0418, its next slip 0053.
    pub(crate) fn open() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let book = folder.path().join("hall.book");
        std::fs::write(&book, demonstration()).expect("a copy of the demonstration book");
        let desk = Desk::open(&book, &fonts()).unwrap_or_else(|problem| panic!("{}", problem.wire.message));
        let desktop = PretendedDesktop { folder: folder.path().to_owned(), ..PretendedDesktop::default() };
        Self { folder, desk, desktop }
    }

    /// Another hall: the same demonstration, founded anew with a key of its own.
    pub(crate) fn open_another() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let desk = Desk::found_demonstration(&folder.path().join("hall.book"), &fonts(), moment(NOON))
            .unwrap_or_else(|problem| panic!("another hall: {}", problem.wire.message));
        let desktop = PretendedDesktop { folder: folder.path().to_owned(), ..PretendedDesktop::default() };
        Self { folder, desk, desktop }
    }

    /// The file of the book.
    pub(crate) fn book(&self) -> PathBuf {
        self.folder.path().join("hall.book")
    }

    /// Runs a command at noon and gives its JSON; a problem fails the test.
    pub(crate) fn ask(&self, name: &str, request: Value) -> Value {
        self.ask_at(NOON, name, request)
    }

    /// Runs a command at a moment.
    pub(crate) fn ask_at(&self, now: &str, name: &str, request: Value) -> Value {
        match self.run_at(now, name, &request.to_string()) {
            Ok(Reply::Json(json)) => serde_json::from_str(&json).expect("an answer is JSON"),
            Ok(Reply::Bytes(_)) => panic!("{name} answers with bytes"),
            Err(problem) => panic!("{name}: {} — {:?}", problem.wire.message, problem.wire.checks),
        }
    }

    /// Runs a command that answers with bytes.
    pub(crate) fn bytes(&self, name: &str, request: Value) -> Vec<u8> {
        match self.run_at(NOON, name, &request.to_string()) {
            Ok(Reply::Bytes(bytes)) => bytes,
            Ok(Reply::Json(_)) => panic!("{name} answers with JSON"),
            Err(problem) => panic!("{name}: {}", problem.wire.message),
        }
    }

    /// Runs a command that must be refused or fail, and gives what the clerk is told.
    pub(crate) fn told(&self, name: &str, request: Value) -> WireProblem {
        match self.run_at(NOON, name, &request.to_string()) {
            Err(problem) => *problem.wire,
            Ok(_) => panic!("{name} went through"),
        }
    }

    /// Runs a command with its payload as it is.
    pub(crate) fn run_at(&self, now: &str, name: &str, payload: &str) -> Result<Reply, Problem> {
        run(&self.desk, &self.desktop, name, payload, moment(now))
    }

    /// Issues a 居住情况说明 with these changes to the usual values; gives its number.
    pub(crate) fn issue_residence(&self, changes: Value) -> String {
        text(&self.ask("issue_certificate", residence_request(changes))["number"])
    }

    /// How many certificates, slips and entries the book has.
    pub(crate) fn rows(&self) -> (u64, u64) {
        let total = self.ask("look_up", json!({ "filter": "all", "page": 1 }))["total"].as_u64();
        let entries = self.ask("verify_book", json!({}))["entries"].as_u64();
        (total.expect("a count"), entries.expect("a count"))
    }
}

/// The demonstration book, founded once for all tests and copied for each.
fn demonstration() -> &'static [u8] {
    static BOOK: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    BOOK.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let book = folder.path().join("hall.book");
        let desk = Desk::found_demonstration(&book, &fonts(), moment(NOON))
            .unwrap_or_else(|problem| panic!("the demonstration hall: {}", problem.wire.message));
        drop(desk);
        std::fs::read(&book).expect("the closed book is one file")
    })
}

/// Where the faces lie.
pub(crate) fn fonts() -> PathBuf {
    find_fonts().unwrap_or_else(|problem| panic!("{}", problem.wire.message))
}

/// A moment as it travels.
pub(crate) fn moment(text: &str) -> Moment {
    Moment::parse_from_rfc3339(text).expect("a moment")
}

/// The usual values of a 居住情况说明, with changes; `null` takes a value out.
pub(crate) fn residence_values(changes: Value) -> Value {
    let mut values = json!({
        "asking_unit": "六安市第二实验小学",
        "purpose": "子女入学报名",
        "applicant_name": "钱多多",
        "applicant_id": "341599198706050048",
        "applicant_addr": "柳荫小区9幢101室",
        "applicant_phone": "13800000141",
        "live_addr": "柳荫小区9幢101室",
        "live_from": "2019-03-01",
        "verify_method": "入户",
        "verify_person": "王敏",
        "verify_date": "2026-11-23",
    });
    for (key, value) in changes.as_object().cloned().unwrap_or_default() {
        match value {
            Value::Null => drop(values.as_object_mut().expect("an object").remove(&key)),
            value => values[key] = value,
        }
    }
    values
}

/// A request to issue a 居住情况说明, all originals seen.
pub(crate) fn residence_request(changes: Value) -> Value {
    json!({ "code": "K29", "values": residence_values(changes), "seen": originals("K29") })
}

/// Names of the materials of an item.
pub(crate) fn originals(code: &str) -> Vec<String> {
    let catalog = shouzhang_desk::list_catalog(shouzhang_desk::Knowledge::embedded().expect("the release"));
    let item = catalog.permitted.into_iter().find(|item| item.code == code).expect("an item");
    item.materials.into_iter().map(|material| material.name).collect()
}

/// A JSON string's text.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// Text of a PDF as a reader extracts it, through poppler.
pub(crate) fn text_of_pdf(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("page.pdf");
    std::fs::write(&file, pdf).expect("a file");
    let output = std::process::Command::new("pdftotext")
        .arg("-layout")
        .arg(&file)
        .arg("-")
        .output()
        .expect("pdftotext is installed by `cargo xtask setup`");
    assert!(output.status.success(), "pdftotext reads the page");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The text without blanks and line ends: where a line breaks is the page's affair.
pub(crate) fn unbroken(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The program: the one named by `SHOUZHANG_CLI`, or the one built beside this test.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    PROGRAM.get_or_init(|| {
        if let Some(built) = std::env::var_os("SHOUZHANG_CLI") {
            return PathBuf::from(built);
        }
        let status = std::process::Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package", "shouzhang-cli"])
            .status()
            .expect("cargo runs");
        assert!(status.success(), "the command line builds");
        let beside = std::env::current_exe().expect("this test");
        let profile = beside.parent().and_then(Path::parent).expect("target/debug/deps").to_owned();
        profile.join("shouzhang")
    })
}
