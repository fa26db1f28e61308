//! The main job without a display: a certificate, a refusal slip, the month's export, a photograph of the window.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use shouzhang_tests::Screen;

use crate::run::shown;
use crate::steps::{Failure, Outcome, Steps, target};

/// 居住情况说明.
const ITEM: &str = "K29";
/// Somebody nobody is: a character beyond the basic plane in the name, a rare one in the address, an area code that does
/// not exist in the id number.
const VALUES: &str = include_str!("../example.json");
const PATIENCE: Duration = Duration::from_secs(60);

/// Does the main job in `target/show` and prints where everything lies.
pub(crate) fn main_job(steps: &mut Steps) -> Outcome {
    let folder = target().join("show");
    begin_anew(&folder)?;
    let desk =
        CommandLine { program: target().join("debug/shouzhang"), book: folder.join("demonstration.book") };
    let today = today()?;
    let (certificate, slip) = (folder.join("certificate.pdf"), folder.join("slip.pdf"));
    let values = folder.join("values.json");
    fs::write(&values, VALUES.replace("{today}", &today))
        .map_err(|fault| Failure::io("values.json", &fault))?;

    steps.run("a book for the demonstration hall", desk.say("init").arg("--demo"))?;
    let mut issue = desk.say("issue");
    steps.run(
        "居住情况说明",
        issue.args(["--item", ITEM, "--values"]).arg(&values).arg("--out").arg(&certificate),
    )?;
    let mut refuse = desk.say("refuse");
    refuse.args(["--request", "亲属关系证明", "--unit", "某银行清河支行", "--out"]).arg(&slip);
    steps.run("不予出具告知单", &mut refuse)?;
    let mut export = desk.say("export");
    let month = today.get(..7).ok_or_else(|| Failure::new("`date` did not answer with a day"))?;
    steps.run(
        "the month's export",
        export.args(["--month", month, "--format", "xlsx", "--out"]).arg(&folder),
    )?;

    let photograph = folder.join("window.png");
    photograph_window(&desk.book, &folder, &photograph)?;

    println!("\nLook at:");
    println!("  certificate   {}", shown(&certificate));
    println!("  refusal slip  {}", shown(&slip));
    for workbook in with_ending(&folder, "xlsx")? {
        println!("  month         {}", shown(&workbook));
    }
    println!("  window        {}", shown(&photograph));
    println!("  book          {}", shown(&desk.book));
    Ok(())
}

/// `shouzhang` on one book.
struct CommandLine {
    program: PathBuf,
    book: PathBuf,
}

impl CommandLine {
    fn say(&self, verb: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(verb).arg("--book").arg(&self.book).current_dir(crate::steps::root());
        command
    }
}

/// Opens the real window on a screen without a monitor, waits until it has settled, and photographs it.
fn photograph_window(book: &Path, folder: &Path, file: &Path) -> Outcome {
    println!("\n━━ the window, off-screen");
    let screen = Screen::open(1366, 768).map_err(|fault| Failure::io("Xvfb", &fault))?;
    let home = folder.join("data");
    let app = Command::new(target().join("debug/shouzhang-app"))
        .arg("--book")
        .arg(book)
        .env("DISPLAY", screen.display())
        .env("SHOUZHANG_HOME", &home)
        .env("SHOUZHANG_MULTI", "1")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .spawn()
        .map_err(|fault| Failure::io("shouzhang-app", &fault))?;
    let mut app = Window(app);
    app.wait_for_word("today ok", &home.join("logs/shouzhang.log"))?;
    photograph_when_still(&screen, file)
}

/// The running app; it ends when this is dropped.
struct Window(Child);

impl Window {
    /// Waits until the app's log has a word: the page has asked for the day and been answered.
    fn wait_for_word(&mut self, word: &str, log: &Path) -> Outcome {
        let started = Instant::now();
        while !fs::read_to_string(log).is_ok_and(|text| text.contains(word)) {
            let ended = self.0.try_wait().map_err(|fault| Failure::io("shouzhang-app", &fault))?;
            if let Some(status) = ended {
                return Err(Failure::new(format!("the window closed by itself ({status})")));
            }
            if started.elapsed() > PATIENCE {
                return Err(Failure::new(format!("the window did not get ready; see {}", shown(log))));
            }
            sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to end.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Photographs until two photographs are alike: nothing moves any more.
fn photograph_when_still(screen: &Screen, file: &Path) -> Outcome {
    let started = Instant::now();
    let mut before = Vec::new();
    loop {
        sleep(Duration::from_millis(700));
        screen.photograph(file).map_err(|fault| Failure::io("photograph", &fault))?;
        let now = fs::read(file).map_err(|fault| Failure::io("photograph", &fault))?;
        // A blinking caret may never be still; the last photograph is good enough then.
        if now == before || started.elapsed() > Duration::from_secs(10) {
            return Ok(());
        }
        before = now;
    }
}

fn begin_anew(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|fault| Failure::io("target/show", &fault))?;
    }
    fs::create_dir_all(folder).map_err(|fault| Failure::io("target/show", &fault))
}

fn with_ending(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|fault| Failure::io("target/show", &fault))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    Ok(paths.filter(|path| path.extension().is_some_and(|e| e == ending)).collect())
}

/// The day in China, as `date` says it: the program itself is the only part that may read the clock.
fn today() -> Result<String, Failure> {
    let said = Command::new("date").arg("+%Y-%m-%d").env("TZ", "CST-8").output();
    let said = said.map_err(|fault| Failure::io("date", &fault))?;
    Ok(String::from_utf8_lossy(&said.stdout).trim().to_owned())
}
