//! The page's one command through Tauri's own machinery, permissions included, without a window.

use std::sync::Arc;

use serde_json::{Value, json};
use shouzhang_app::{Arguments, Counter, Opening, commands, context, open_book};
use shouzhang_desk::{Moment, NoDesktop};
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{Manager, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// The app without a window, and the page in it.
struct Page {
    window: WebviewWindow<MockRuntime>,
    _data: TempDir,
}

impl Page {
    /// A page whose book is opened as `arguments` say.
    fn open(arguments: impl FnOnce(&TempDir) -> Arguments) -> Self {
        let data = tempfile::tempdir().expect("a data folder");
        let opening =
            Opening { arguments: arguments(&data), data_folder: data.path().to_owned(), resources: None };
        let counter = Arc::new(Counter::new(NoDesktop));
        counter.open(|| open_book(&opening, now()));
        Self::around(counter, data)
    }

    fn around(counter: Arc<Counter>, data: TempDir) -> Self {
        let app =
            mock_builder().invoke_handler(commands()).build(context()).expect("the app is put together");
        app.manage(counter);
        let window = WebviewWindowBuilder::new(&app, "main", Default::default()).build().expect("a window");
        Self { window, _data: data }
    }

    /// What the page's `invoke` sends and gets.
    fn invoke(&self, command: &str, payload: Value) -> Result<InvokeResponseBody, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().expect("an address"),
            body: InvokeBody::Json(payload),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.window, request)
    }

    fn call(&self, name: &str, payload: Value) -> Result<InvokeResponseBody, Value> {
        self.invoke("call", json!({ "name": name, "payload": payload }))
    }
}

fn now() -> Moment {
    Moment::parse_from_rfc3339("2026-11-23T14:36:00+08:00").expect("a moment")
}

fn demonstration(_: &TempDir) -> Arguments {
    Arguments { demo: true, ..Arguments::default() }
}

#[test]
fn json_comes_back_as_json_and_a_paper_as_bytes() {
    let page = Page::open(demonstration);
    let today = page.call("today", json!({})).expect("the desk answers");
    let today: Value = today.deserialize().expect("it is JSON");
    assert_eq!(today["isDemonstration"], json!(true), "nothing was said, so the demonstration hall is open");
    let sample = page.call("read_sample", json!({ "code": "K29" })).expect("the desk answers");
    let InvokeResponseBody::Raw(pdf) = sample else { panic!("a paper travels as bytes, not as JSON") };
    assert!(pdf.starts_with(b"%PDF-"), "the bytes are the paper's");
}

#[test]
fn a_refusal_reaches_the_page_with_its_code_and_sentences() {
    let page = Page::open(demonstration);
    let problem = page.call("show_item", json!({ "code": "K99" })).expect_err("there is no such item");
    assert_eq!(problem["code"], json!("not_found"), "a program can act on it");
    assert!(
        !problem["message"].as_str().unwrap_or_default().is_empty(),
        "and the clerk can read it: {problem}"
    );
    let malformed = page.call("no_such_command", json!({})).expect_err("there is no such command");
    assert_eq!(malformed["code"], json!("bad_request"), "a mistake of the page is named as one");
}

#[test]
fn a_book_that_cannot_be_opened_answers_every_command_with_its_sentence() {
    let page = Page::open(|data| {
        let foreign = data.path().join("foreign.book");
        std::fs::write(&foreign, "this is a letter, not a book").expect("the folder is writable");
        Arguments { book: Some(foreign), ..Arguments::default() }
    });
    for name in ["today", "show_settings"] {
        let problem = page.call(name, json!({})).expect_err("there is no book to ask");
        assert_eq!(problem["code"], json!("book_unusable"), "{name}: the page shows its problem screen");
        assert!(
            !problem["hint"].as_str().unwrap_or_default().is_empty(),
            "{name}: with the next step: {problem}"
        );
    }
}

#[test]
fn a_missing_book_is_not_founded_by_a_typing_error() {
    let page =
        Page::open(|data| Arguments { book: Some(data.path().join("typo.book")), ..Arguments::default() });
    let problem = page.call("today", json!({})).expect_err("there is no such book");
    assert_eq!(problem["code"], json!("book_unusable"), "a path that leads nowhere is said, not filled");
}

#[test]
fn a_panic_is_answered_and_the_window_stays() {
    let counter = Arc::new(Counter::new(NoDesktop));
    counter.open(|| panic!("a fault in the desk"));
    let page = Page::around(counter, tempfile::tempdir().expect("a data folder"));
    for _ in 0..2 {
        let problem = page.call("today", json!({})).expect_err("the desk stumbled");
        assert_eq!(
            problem["code"],
            json!("internal"),
            "the page is told that something broke, each time it asks"
        );
    }
}

#[test]
fn the_page_may_call_nothing_else() {
    let page = Page::open(demonstration);
    for command in ["plugin:window|close", "plugin:event|emit", "plugin:dialog|open", "plugin:app|version"] {
        let denied = page.invoke(command, json!({})).expect_err("the page may only call the desk");
        assert!(denied.is_string(), "{command} is denied before anything runs: {denied}");
    }
}
