//! The power goes out between registering and paper.

use fantoccini::key::Key;
use serde_json::json;

use crate::counter_day::issue_by_keyboard;
use crate::stage::Stage;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn after_a_power_cut_the_unconfirmed_certificate_waits_on_the_first_screen() {
    let stage = Stage::set("restart");
    let window = stage.open().await;
    let number = issue_by_keyboard(&window).await;
    window.kill();

    let window = stage.open().await;
    window
        .wait_until("the certificate waits", &format!("return document.body.innerText.includes({number:?})"))
        .await;
    let today = window.ask("today", json!({})).await;
    let waiting =
        today["unconfirmed"].as_array().into_iter().flatten().any(|row| row["number"] == json!(number));
    assert!(waiting, "{number} is registered and unconfirmed: {today}");
    window.photograph("unsettled").await;

    let report = window.ask("verify_book", json!({})).await;
    assert_eq!(report["sound"], json!(true), "the book is whole after the cut: {report}");
    window.press(&[Key::F2]).await;
    window.assert_clean("after the cut").await;
}
