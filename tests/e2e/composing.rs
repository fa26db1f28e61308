//! Chinese input: while an input method composes, its keys are its own.

use fantoccini::key::Key;
use serde_json::json;

use crate::stage::Stage;
use crate::window::Window;

/// Dispatches what WebKit dispatches while an input method composes in the focused field.
async fn compose(window: &Window<'_>, key: &str, modifier: &str) {
    let script = format!(
        "const field = document.activeElement; \
         field.dispatchEvent(new CompositionEvent('compositionstart', {{ bubbles: true, data: 'qs' }})); \
         for (const type of ['keydown', 'keyup']) \
           field.dispatchEvent(new KeyboardEvent(type, {{ key: '{key}', keyCode: 229, isComposing: true, bubbles: true, cancelable: true, {modifier} }})); \
         return true"
    );
    assert_eq!(window.run(&script).await, json!(true), "the events are dispatched");
}

async fn end_composing(window: &Window<'_>) {
    window.run("document.activeElement.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '亲' }))").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn nothing_fires_while_an_input_method_composes() {
    let stage = Stage::set("composing");
    let window = stage.open().await;
    window.wait_for_focus("#q").await;

    window.type_text("jzqk").await;
    window.wait_for("#opt-K29[aria-selected=true]").await;
    compose(&window, "Enter", "").await;
    window.settle().await;
    assert_eq!(
        window.run("return location.hash").await,
        json!("#/desk"),
        "Enter chose a word, it opened no form"
    );
    compose(&window, "1", "altKey: true").await;
    compose(&window, "Escape", "").await;
    window.settle().await;
    assert_eq!(
        window.run("return document.getElementById('q').value").await,
        json!("jzqk"),
        "Esc closed the candidates only"
    );
    end_composing(&window).await;

    window.press(&[Key::Enter]).await;
    window.wait_for_screen("#/fill").await;
    window.wait_for_focus("[id^=f-]").await;
    compose(&window, "Enter", "ctrlKey: true").await;
    compose(&window, "F4", "").await;
    window.settle().await;
    assert!(
        window.run("return location.hash").await.to_string().contains("#/fill"),
        "Ctrl+Enter issued nothing"
    );
    assert_eq!(
        window.run("return !!document.getElementById('error-summary')").await,
        json!(false),
        "nor was it tried"
    );
    window.assert_clean("composing").await;
}
