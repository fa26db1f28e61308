//! 公示: the notice of a deliberation, written where its item is, by keyboard alone.

use fantoccini::key::Key;
use serde_json::json;

use crate::axe::assert_accessible;
use crate::stage::Stage;
use crate::window::Window;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_notice_is_written_checked_and_printed_without_a_click() {
    let stage = Stage::set("notice");
    let window = stage.open().await;
    window.chord(Key::Alt, '3').await;
    window.wait_for_focus("#items-search").await;
    window.type_text("K26").await;
    window.press(&[Key::Down]).await;
    window.wait_for("#notice-open").await;
    window.press(&[Key::F8]).await;
    window.wait_for_focus("#notice-meeting").await;

    window.press(&[Key::F10]).await;
    window.wait_for("#notice-heldOn-d.error").await;
    window.wait_for_focus("#notice-meeting").await;
    window.photograph("missing").await;
    assert_accessible(&window, "a notice that lacks everything").await;

    // The second offer: 居民代表会议, of which two thirds have to come.
    for key in [Key::Down, Key::Down, Key::Enter] {
        window.press(&[key]).await;
    }
    let fields = ["2026-11-20", "社区会议室", "3幢楼道加装扶手", "45", "29", "29"];
    for text in fields {
        window.press(&[Key::Tab]).await;
        window.type_text(text).await;
    }
    window.press(&[Key::F10]).await;
    window.wait_for_focus("#notice-problem").await;
    let told = window.text("#notice-problem").await;
    assert!(told.contains("到会人数不够"), "nothing is announced that was not decided: {told}");
    window.photograph("not-decided").await;

    correct(&window, "#notice-present", "30").await;
    window.press(&[Key::F10]).await;
    window.wait_until("the form is closed", "return !document.querySelector('#notice-form')").await;
    let printed = stage.print_house().printed().expect("the spool is readable");
    assert!(printed.len() == 1 && printed[0].starts_with(b"%PDF-1.7"), "one paper in the queue");
    let rows = window.ask("look_up", json!({ "filter": "all", "page": 1 })).await;
    assert!(!rows.to_string().contains("加装扶手"), "a notice is no entry of the register");
    window.assert_clean("a notice").await;
}

/// Goes on to a field with Tab and writes it anew.
async fn correct(window: &Window<'_>, field: &str, text: &str) {
    let is_there = format!("return document.activeElement.matches({field:?})");
    for _ in 0..12 {
        if window.run(&is_there).await == json!(true) {
            break;
        }
        window.press(&[Key::Tab]).await;
    }
    window.wait_for_focus(field).await;
    window.chord(Key::Control, 'a').await;
    window.type_text(text).await;
}
