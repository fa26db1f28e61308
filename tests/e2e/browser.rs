//! A real Chromium without a network, for the page that receiving units open from a disk.

use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};

use crate::axe;
use crate::stage::{free_port, target};

const PATIENCE: Duration = Duration::from_secs(20);

/// What the page is looked at with.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Glass {
    /// A monitor of 1280×900.
    Monitor,
    /// A telephone 390 pixels wide, with a finger.
    Telephone,
}

/// A running Chromium with a profile of its own.
pub(crate) struct Browser {
    client: Client,
    driver: Child,
}

impl Browser {
    /// Opens it; `profile` is an empty folder.
    pub(crate) async fn open(profile: &Path, glass: Glass) -> Self {
        let port = free_port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .process_group(0)
            .env("HOME", profile)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts; `cargo xtask setup` installs it");
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(started.elapsed() < PATIENCE, "chromedriver listens");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        let capabilities = Map::from_iter([("goog:chromeOptions".to_owned(), options(profile, glass))]);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = format!("http://127.0.0.1:{port}");
        let opened = builder.capabilities(capabilities).connect(&address).await;
        Self { client: opened.expect("Chromium opens under WebDriver"), driver }
    }

    /// Opens a file as a double click does.
    pub(crate) async fn open_file(&self, file: &Path) {
        let address = format!("file://{}", file.display());
        self.client.goto(&address).await.expect("the page opens from the disk");
    }

    /// Runs a script in the page.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.client
            .execute(script, vec![])
            .await
            .unwrap_or_else(|fault| panic!("the page cannot run {script}: {fault}"))
    }

    /// Runs a script that answers through its last argument.
    pub(crate) async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = self.client.execute_async(script, arguments).await;
        answer.unwrap_or_else(|fault| panic!("the page cannot run {script}: {fault}"))
    }

    /// Types into whatever has the focus.
    pub(crate) async fn type_text(&self, text: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(text).await.unwrap_or_else(|fault| panic!("{text:?} cannot be typed: {fault}"));
    }

    /// Presses one key.
    pub(crate) async fn press(&self, key: Key) {
        self.type_text(&char::from(key).to_string()).await;
    }

    /// Chooses a file in a file field.
    pub(crate) async fn choose(&self, css: &str, file: &Path) {
        let field =
            self.client.find(Locator::Css(css)).await.unwrap_or_else(|fault| panic!("{css}: {fault}"));
        field.send_keys(&file.display().to_string()).await.expect("a file can be chosen");
    }

    /// Waits until an element says something that contains these words.
    pub(crate) async fn wait_for_words(&self, css: &str, words: &str) {
        let started = Instant::now();
        loop {
            let said = self.text(css).await;
            if said.contains(words) {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "{css} never said “{words}”, but: {said}");
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// What an element says.
    pub(crate) async fn text(&self, css: &str) -> String {
        let text = self.run(&format!("return document.querySelector({css:?})?.innerText ?? ''")).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Fails when axe finds a violation, or the page is wider than the glass.
    pub(crate) async fn assert_fine(&self, what: &str) {
        if self.run(axe::IS_MISSING).await == Value::Bool(true) {
            self.run(&axe::source()).await;
        }
        assert_eq!(self.run_async(axe::ASK, vec![axe::tags()]).await, json!([]), "{what}: nobody stumbles");
        let over =
            self.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assert_eq!(over.await, json!(0), "{what}: nothing lies beside the glass");
    }

    /// Photographs what is seen into `target/e2e`.
    pub(crate) async fn photograph(&self, name: &str) {
        let album = target().join("e2e");
        std::fs::create_dir_all(&album).expect("target is writable");
        let picture = self.client.screenshot().await.expect("Chromium photographs itself");
        std::fs::write(album.join(format!("verifier-{name}.png")), picture).expect("target is writable");
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let group = format!("-{}", self.driver.id());
        let killed = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        killed.expect("kill is there; procps has it");
        self.driver.wait().expect("the driver was started here");
    }
}

fn options(profile: &Path, glass: Glass) -> Value {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--window-size=1280,900".to_owned(),
        "--lang=zh-CN".to_owned(),
        format!("--user-data-dir={}", profile.join("profile").display()),
        // Nothing is found by any name.
        "--host-resolver-rules=MAP * ~NOTFOUND".to_owned(),
    ];
    // Chromium's sandbox cannot be set up by root, which is who runs CI.
    let id = Command::new("id").arg("-u").output().expect("id is everywhere");
    if id.stdout.trim_ascii() == b"0" {
        arguments.push("--no-sandbox".to_owned());
    }
    let mut options = json!({ "binary": "/usr/bin/chromium", "args": arguments });
    if let Glass::Telephone = glass {
        let metrics =
            json!({ "width": 390, "height": 844, "pixelRatio": 2.0, "touch": true, "mobile": true });
        options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    }
    options
}
