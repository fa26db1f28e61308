//! Everything around one window: a screen, a print queue, a data folder, a driver.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use shouzhang_tests::{PrintHouse, Screen};
use tempfile::TempDir;

use crate::window::Window;

/// The printer of the stage.
const PRINTER: &str = "desk";
const PATIENCE: Duration = Duration::from_secs(30);

/// A screen, a print queue with one printer, and a data folder; gone when dropped.
pub(crate) struct Stage {
    name: &'static str,
    folder: TempDir,
    screen: Screen,
    print_house: PrintHouse,
}

impl Stage {
    /// Sets everything up but the window. `name` is for the screenshots.
    pub(crate) fn set(name: &'static str) -> Self {
        let folder =
            tempfile::Builder::new().prefix("shouzhang-e2e-").tempdir().expect("a folder for the stage");
        for room in ["home", "data", "saved"] {
            fs::create_dir(folder.path().join(room)).expect("the folder is writable");
        }
        let screen = Screen::open(1366, 768).expect("Xvfb starts; `cargo xtask setup` installs it");
        let print_house = PrintHouse::open().expect("cupsd starts; `cargo xtask setup` installs it");
        print_house.add_printer(PRINTER, "一号窗口打印机").expect("lpadmin adds a printer");
        Self { name, folder, screen, print_house }
    }

    /// Opens the window on the demonstration hall with the printer chosen, and waits until it is ready.
    pub(crate) async fn open(&self) -> Window<'_> {
        let window = self.open_with(&["--demo"]).await;
        window
            .wait_until("the desk is ready", "return performance.getEntriesByName('desk-ready').length > 0")
            .await;
        window.ask("save_printer", serde_json::json!({ "printer": PRINTER })).await;
        window
    }

    /// Opens the window with these arguments and waits for nothing.
    pub(crate) async fn open_with(&self, arguments: &[&str]) -> Window<'_> {
        Window::open(self, Driver::start(self), arguments).await
    }

    /// Where the app keeps book and log.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The print queue.
    pub(crate) fn print_house(&self) -> &PrintHouse {
        &self.print_house
    }

    /// Where dialogs that ask for a place are answered with.
    pub(crate) fn saved(&self) -> PathBuf {
        self.folder.path().join("saved")
    }

    /// Photographs the screen into `target/e2e`.
    pub(crate) fn photograph(&self, what: &str) {
        let album = target().join("e2e");
        fs::create_dir_all(&album).expect("target is writable");
        let file = album.join(format!("{}-{what}.png", self.name));
        self.screen.photograph(&file).expect("import photographs the screen");
    }
}

/// WebKitWebDriver in a process group of its own: the app is its child, and ending the group ends both.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start(stage: &Stage) -> Self {
        let port = free_port();
        let at = |room: &str| stage.folder.path().join(room);
        let process = Command::new("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .process_group(0)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("DISPLAY", stage.screen.display())
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("GDK_BACKEND", "x11")
            .env("LANG", chinese_locale())
            .env("HOME", at("home"))
            .env("XDG_DATA_HOME", at("home"))
            .env("XDG_CONFIG_HOME", at("home"))
            .env("XDG_CACHE_HOME", at("home"))
            .env("SHOUZHANG_HOME", at("data"))
            .env("SHOUZHANG_SAVE_DIR", at("saved"))
            .env("SHOUZHANG_MULTI", "1")
            .env("CUPS_SERVER", stage.print_house.server())
            .env_remove("LC_ALL")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver starts; `cargo xtask setup` installs it");
        let driver = Self { process, port };
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(started.elapsed() < PATIENCE, "WebKitWebDriver listens");
            std::thread::sleep(Duration::from_millis(30));
        }
        driver
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Its process.
    pub(crate) fn process(&self) -> u32 {
        self.process.id()
    }

    /// Ends the app and the driver at once, as a power cut does.
    pub(crate) fn kill(&mut self) {
        let group = format!("-{}", self.process.id());
        let killed = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        killed.expect("kill is there; procps has it");
        self.process.wait().expect("the driver was started here");
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The built app: `SHOUZHANG_APP`, or the one beside this test.
pub(crate) fn app() -> PathBuf {
    let app = std::env::var_os("SHOUZHANG_APP")
        .map_or_else(|| profile_folder().join("shouzhang-app"), PathBuf::from);
    assert!(app.is_file(), "{} is not built: run `cargo test --workspace --no-run`", app.display());
    app
}

/// The built command line: `SHOUZHANG_CLI`, or the one beside this test.
pub(crate) fn cli() -> PathBuf {
    let cli =
        std::env::var_os("SHOUZHANG_CLI").map_or_else(|| profile_folder().join("shouzhang"), PathBuf::from);
    assert!(cli.is_file(), "{} is not built: run `cargo build`", cli.display());
    cli
}

/// `target`.
pub(crate) fn target() -> PathBuf {
    profile_folder().parent().expect("a profile's folder lies in target").to_owned()
}

/// `target/debug`: this test lies in its `deps`.
fn profile_folder() -> PathBuf {
    let test = std::env::current_exe().expect("a running program has a path");
    test.ancestors().nth(2).map(Path::to_owned).expect("a test lies in target/…/deps")
}

/// The locale of the PCs the app is for, where the machine has it.
fn chinese_locale() -> &'static str {
    let known = Command::new("locale")
        .arg("-a")
        .output()
        .map(|said| String::from_utf8_lossy(&said.stdout).to_lowercase());
    if known.is_ok_and(|known| known.contains("zh_cn.utf8")) { "zh_CN.UTF-8" } else { "C.UTF-8" }
}

pub(crate) fn free_port() -> u16 {
    let probe = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    probe.local_addr().expect("it was bound").port()
}
