//! The window: pressing keys, looking, waiting.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};

use crate::stage::{Driver, Stage, app};

const PATIENCE: Duration = Duration::from_secs(20);
/// A driver whose app does not come up never answers.
const OPENING: Duration = Duration::from_secs(90);
const GLANCE: Duration = Duration::from_millis(25);

/// A running window.
pub(crate) struct Window<'a> {
    stage: &'a Stage,
    client: Client,
    driver: RefCell<Driver>,
    keys: Cell<usize>,
}

impl<'a> Window<'a> {
    /// Opens a session with the app.
    pub(crate) async fn open(stage: &'a Stage, driver: Driver, arguments: &[&str]) -> Self {
        let options = json!({ "binary": app(), "args": arguments });
        let capabilities = Map::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = driver.address();
        let opening = builder.capabilities(capabilities).connect(&address);
        let opened = tokio::time::timeout(OPENING, opening).await.expect("the app answers WebDriver in time");
        let client = opened.expect("the app opens under WebDriver");
        Self { stage, client, driver: RefCell::new(driver), keys: Cell::new(0) }
    }

    /// Presses one key, or one key with modifiers held.
    pub(crate) async fn press(&self, keys: &[Key]) {
        let pressed: String = keys.iter().map(|key| char::from(*key)).collect();
        self.send(&pressed).await;
    }

    /// Presses a character with a modifier held.
    pub(crate) async fn chord(&self, modifier: Key, character: char) {
        self.send(&format!("{}{character}", char::from(modifier))).await;
    }

    /// Types a text, one key a character.
    pub(crate) async fn type_text(&self, text: &str) {
        for character in text.chars() {
            self.send(&character.to_string()).await;
        }
    }

    /// How many keys were pressed since the last time this was asked.
    pub(crate) fn keys_pressed(&self) -> usize {
        self.keys.replace(0)
    }

    async fn send(&self, text: &str) {
        self.keys.set(self.keys.get() + 1);
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(text).await.unwrap_or_else(|fault| panic!("{text:?} cannot be pressed: {fault}"));
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
        self.client
            .execute_async(script, arguments)
            .await
            .unwrap_or_else(|fault| panic!("the page cannot run it: {fault}"))
    }

    /// Calls the desk as the page does, and returns its answer.
    pub(crate) async fn ask(&self, name: &str, payload: Value) -> Value {
        let script = "const [name, payload, done] = arguments; \
            window.__TAURI_INTERNALS__.invoke('call', { name, payload }).then( \
              answer => done(answer instanceof ArrayBuffer ? Array.from(new Uint8Array(answer)) : answer), \
              problem => done({ problem }))";
        let answer = self.run_async(script, vec![json!(name), payload]).await;
        assert!(answer.get("problem").is_none(), "{name} was answered with {answer}");
        answer
    }

    /// The stored bytes of a document.
    pub(crate) async fn document(&self, number: &str) -> Vec<u8> {
        let answer = self.ask("read_document", json!({ "number": number })).await;
        let numbers = answer.as_array().expect("bytes come as numbers").iter().filter_map(Value::as_u64);
        numbers.map(|byte| u8::try_from(byte).expect("a byte is small")).collect()
    }

    /// Waits until a script returns true.
    pub(crate) async fn wait_until(&self, what: &str, script: &str) {
        let started = Instant::now();
        while self.run(script).await != Value::Bool(true) {
            if started.elapsed() > PATIENCE {
                let state = self.run(
                    "return { errors: window.__errors, csp: window.__csp, text: document.body.innerText }",
                );
                panic!("waited in vain until {what}; the page: {}", state.await);
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits until an element is there.
    pub(crate) async fn wait_for(&self, css: &str) {
        self.wait_until(&format!("{css} is there"), &format!("return !!document.querySelector({css:?})"))
            .await;
    }

    /// Waits until an element has the focus.
    pub(crate) async fn wait_for_focus(&self, css: &str) {
        let script = format!("return !!document.activeElement && document.activeElement.matches({css:?})");
        self.wait_until(&format!("{css} has the focus"), &script).await;
    }

    /// Waits until the address is a screen's.
    pub(crate) async fn wait_for_screen(&self, hash: &str) {
        self.wait_until(&format!("{hash} is shown"), &format!("return location.hash.startsWith({hash:?})"))
            .await;
    }

    /// Waits until nothing is on its way: two frames painted, no picture loading, no transition running.
    pub(crate) async fn settle(&self) {
        self.run_async(
            "const done = arguments[0]; const frame = () => new Promise(requestAnimationFrame); \
             frame().then(frame).then(() => new Promise(rest => setTimeout(rest, 250))).then(() => done(true))",
            vec![],
        )
        .await;
        let still = "return [...document.images].every(i => i.complete) && \
            document.getAnimations().every(a => a.playState !== 'running' || a.effect.getTiming().iterations === Infinity)";
        self.wait_until("nothing moves", still).await;
    }

    /// Opens a screen by its address.
    pub(crate) async fn go_to(&self, hash: &str) {
        self.run(&format!("location.hash = {hash:?}")).await;
        self.wait_for_screen(hash).await;
    }

    /// Loads the page anew, as opening the window does.
    pub(crate) async fn reload(&self) {
        self.run("window.leaving = true; location.hash = '#/desk'; location.reload()").await;
        let loaded = "return !window.leaving && performance.getEntriesByName('desk-ready').length > 0";
        self.wait_until("the desk is ready again", loaded).await;
    }

    /// Clicks an element.
    pub(crate) async fn click(&self, css: &str) {
        let element =
            self.client.find(Locator::Css(css)).await.unwrap_or_else(|fault| panic!("{css}: {fault}"));
        element.click().await.unwrap_or_else(|fault| panic!("{css} cannot be clicked: {fault}"));
    }

    /// Clicks the button with exactly this label.
    pub(crate) async fn click_labelled(&self, label: &str) {
        let path = format!("//main//button[normalize-space(.)='{label}']");
        let element =
            self.client.find(Locator::XPath(&path)).await.unwrap_or_else(|fault| panic!("{label}: {fault}"));
        element.click().await.unwrap_or_else(|fault| panic!("{label} cannot be clicked: {fault}"));
    }

    /// The text of an element.
    pub(crate) async fn text(&self, css: &str) -> String {
        let text = self.run(&format!("return document.querySelector({css:?})?.innerText ?? ''")).await;
        text.as_str().unwrap_or_default().trim().to_owned()
    }

    /// Fails when the page broke its content policy, threw, or wrote an error.
    pub(crate) async fn assert_clean(&self, after: &str) {
        let faults = self
            .run("return [...(window.__csp ?? ['not watched']), ...(window.__errors ?? ['not watched'])]")
            .await;
        assert_eq!(faults, json!([]), "{after}: the page breaks no policy and throws nothing");
    }

    /// Photographs the screen into `target/e2e`, once nothing moves on it.
    pub(crate) async fn photograph(&self, what: &str) {
        self.settle().await;
        self.stage.photograph(what);
    }

    /// Process of the driver, the parent of the app.
    pub(crate) fn driver(&self) -> u32 {
        self.driver.borrow().process()
    }

    /// Cuts the power.
    pub(crate) fn kill(self) {
        self.driver.borrow_mut().kill();
    }
}

impl Drop for Window<'_> {
    /// A test that fails leaves a picture of what it saw.
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.stage.photograph("failed");
        }
    }
}
