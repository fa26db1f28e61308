//! The one command of the page, and the only clock of the desktop app.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use chrono::Utc;
use serde_json::Value;
use shouzhang_desk::wire::{ProblemCode, ProblemKind, WireProblem};
use shouzhang_desk::{Desk, Host, Moment, Problem, Reply, run};
use tauri::ipc::{Invoke, Response};
use tauri::{Runtime, State};

use crate::opening::{Opening, open_book};

/// What the page talks to: the desk as soon as its book is open, and the desktop around it.
pub struct Counter {
    desk: OnceLock<Result<Desk, Box<WireProblem>>>,
    host: Box<dyn Host>,
}

impl Counter {
    /// A counter whose book is still to be opened.
    #[must_use]
    pub fn new(host: impl Host + 'static) -> Self {
        Self { desk: OnceLock::new(), host: Box::new(host) }
    }

    /// Opens the book while the window is being drawn; commands wait for it. When it cannot be opened, every command
    /// answers with that problem, and the page shows it.
    pub fn open_in_background(self: &Arc<Self>, opening: Opening) {
        let counter = Arc::clone(self);
        std::thread::spawn(move || counter.open(|| open_book(&opening, now())));
    }

    /// Opens the book now.
    pub fn open(&self, with: impl FnOnce() -> Result<Desk, Problem>) {
        let started = Instant::now();
        let opened = guarded(with).map_err(|problem| told("open_book", started, problem));
        if opened.is_ok() {
            log::info!("open_book ok {} ms", started.elapsed().as_millis());
        }
        // Only the first opening counts; there is one book a process.
        self.desk.get_or_init(|| opened);
    }

    /// Runs one command of the contract.
    fn run(&self, name: &str, payload: &Value) -> Result<Reply, Box<WireProblem>> {
        let started = Instant::now();
        let desk = self.desk.wait().as_ref().map_err(Clone::clone)?;
        let reply = guarded(|| run(desk, self.host.as_ref(), name, &payload.to_string(), now()))
            .map_err(|problem| told(name, started, problem))?;
        log::info!("{name} ok {} ms", started.elapsed().as_millis());
        Ok(reply)
    }
}

/// The handler of the page's commands. There is one.
pub fn commands<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![call]
}

/// Hands a command to the desk, off the main thread. JSON comes back as JSON, a PDF or PNG as raw bytes.
#[tauri::command]
async fn call(
    counter: State<'_, Arc<Counter>>,
    name: String,
    payload: Value,
) -> Result<Response, Box<WireProblem>> {
    let counter = Arc::clone(&counter);
    let answer = tauri::async_runtime::spawn_blocking(move || counter.run(&name, &payload)).await;
    match answer {
        Ok(Ok(Reply::Json(json))) => Ok(Response::new(json)),
        Ok(Ok(Reply::Bytes(bytes))) => Ok(Response::new(bytes)),
        Ok(Err(problem)) => Err(problem),
        Err(_) => Err(stumbled().wire),
    }
}

/// This moment. The desktop app reads the clock here and nowhere else.
fn now() -> Moment {
    Utc::now().fixed_offset()
}

/// Runs something of the desk; a panic in it becomes a problem, for the window has to stay.
fn guarded<T>(what: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    // The desk's transactions roll back when they unwind, so nothing half done is left behind.
    catch_unwind(AssertUnwindSafe(what)).unwrap_or_else(|_| Err(stumbled()))
}

fn stumbled() -> Problem {
    let wire = WireProblem {
        kind: ProblemKind::Failed,
        code: ProblemCode::Internal,
        message: "软件内部出了差错，这一步没有办成".to_owned(),
        hint: "请再试一次；还不行请关掉窗口重新打开，并把数据文件夹里的日志交给技术支持".to_owned(),
        field: None,
        prohibition: None,
        checks: Vec::new(),
    };
    Problem { wire: Box::new(wire), cause: None }
}

/// Writes a problem to the log and returns what the page is told. A rule's no is logged by its code alone; what broke is
/// logged with its causes, which name files and statements but nobody's data.
fn told(name: &str, started: Instant, problem: Problem) -> Box<WireProblem> {
    let took = started.elapsed().as_millis();
    match problem.wire.kind {
        ProblemKind::Refused => log::info!("{name} refused {:?} {took} ms", problem.wire.code),
        ProblemKind::Failed => log::error!("{name} {problem} {took} ms"),
    }
    problem.wire
}
