//! A day at the counter: refusing, issuing, voiding, the month out.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::axe::assert_accessible;
use crate::stage::Stage;
use crate::window::Window;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_prohibited_request_is_refused_in_six_keys_with_its_slip_in_the_queue() {
    let stage = Stage::set("refuse");
    let window = stage.open().await;
    window.wait_for_focus("#q").await;
    window.keys_pressed();

    window.type_text("qs").await;
    window.wait_for("#block-panel").await;
    window.photograph("panel").await;
    window.press(&[Key::F8]).await;
    window.wait_for_focus("#slip-unit").await;
    window.press(&[Key::Enter]).await;
    window.wait_for("#slip-done").await;
    window.photograph("slip").await;
    let done = window.text("#slip-done").await;
    window.press(&[Key::Escape]).await;
    window.wait_until("the box is empty", "return document.getElementById('q').value === ''").await;
    let keys = window.keys_pressed();
    assert!(keys <= 6, "a refusal with its slip takes six keys, not {keys}");

    let row = newest_row(&window, "refused").await;
    let number = row["number"].as_str().expect("a row has a number");
    assert!(done.contains(number), "the clerk sees the slip's number: {done}");
    wait_for_paper(&stage, 1).await;
    let printed = stage.print_house().printed().expect("the spool is readable");
    assert_eq!(printed, [window.document(number).await], "the slip in the queue is the slip in the book");
    window.assert_clean("a refusal").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn an_on_the_spot_certificate_takes_thirty_five_keys_and_no_click() {
    let stage = Stage::set("issue");
    let window = stage.open().await;
    window.wait_for_focus("#q").await;
    window.keys_pressed();

    let number = issue_by_keyboard(&window).await;
    wait_for_paper(&stage, 1).await;
    window.photograph("done").await;
    assert_accessible(&window, "done").await;
    window.press(&[Key::Enter]).await;
    window.wait_for_screen("#/desk").await;
    let keys = window.keys_pressed();
    assert!(keys <= 35, "a certificate takes thirty-five keys at most, not {keys}");
    eprintln!("a certificate for the last person took {keys} keys");

    let printed = stage.print_house().printed().expect("the spool is readable");
    assert_eq!(printed, [window.document(&number).await], "the queue got the stored bytes");
    let row = newest_row(&window, "valid").await;
    assert_eq!(
        (&row["number"], &row["state"]),
        (&json!(number), &json!("issued")),
        "Enter confirmed the paper"
    );
    window.assert_clean("a certificate").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_certificate_is_made_void_and_another_takes_its_place() {
    let stage = Stage::set("void");
    let window = stage.open().await;
    let first = issue_by_keyboard(&window).await;
    let second = issue_again(&window).await;

    open_in_register(&window, &first).await;
    window.click_labelled("作废").await;
    window.wait_for_focus("#void-reason").await;
    window.type_text("写错了").await;
    window.click("#void-answer").await;
    window.photograph("reason").await;
    assert_accessible(&window, "the reason dialog").await;
    window.click("#void-run").await;
    window
        .wait_until(
            "it is void",
            "return document.querySelector('.dp h2')?.classList.contains('void') === true",
        )
        .await;
    window.photograph("void").await;

    open_in_register(&window, &second).await;
    window.click_labelled("作废并照此重开").await;
    window.wait_for_screen("#/fill").await;
    window.wait_for_focus("#reissue-reason").await;
    window.type_text("住址写错").await;
    window.photograph("reissue").await;
    window.chord(Key::Control, 'm').await;
    let third = issue_and_confirm(&window).await;
    let detail = window.ask("show_document", json!({ "number": second })).await;
    assert_eq!(detail["replacedBy"], json!(third), "the old one names the new one");
    assert_eq!(detail["state"], json!("replaced"), "and is void");
    window.assert_clean("voiding").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_month_is_exported_into_a_folder() {
    let stage = Stage::set("export");
    let window = stage.open().await;
    window.go_to("#/register/month").await;
    window.wait_for_focus("#export-month").await;
    window.press(&[Key::Control, Key::Enter]).await;
    window.wait_for("#export-done").await;
    window.photograph("done").await;
    assert_accessible(&window, "the export").await;

    let files: Vec<_> =
        std::fs::read_dir(stage.saved()).expect("the folder is there").filter_map(Result::ok).collect();
    let [workbook] = &files[..] else { panic!("one workbook was written, not {files:?}") };
    let head = std::fs::read(workbook.path()).expect("it is readable");
    assert!(head.starts_with(b"PK"), "a workbook is a ZIP archive");
    window.assert_clean("an export").await;
}

/// 居住情况说明 for the last person, by the keys a clerk presses. Returns its number; the outcome screen is open.
pub(crate) async fn issue_by_keyboard(window: &Window<'_>) -> String {
    window.wait_for_focus("#q").await;
    window.type_text("jzqk").await;
    window.wait_for("#opt-K29[aria-selected=true]").await;
    window.press(&[Key::Enter]).await;
    fill_and_issue(window).await
}

/// The same item for the same person: the duplicate has to be confirmed.
async fn issue_again(window: &Window<'_>) -> String {
    window.press(&[Key::Enter]).await;
    window.wait_for_screen("#/desk").await;
    issue_by_keyboard(window).await
}

/// Takes the last person over, says how it was verified, ticks the originals, issues.
async fn fill_and_issue(window: &Window<'_>) -> String {
    window.wait_for_screen("#/fill").await;
    window.wait_for_focus("#f-asking_unit").await;
    window.press(&[Key::F4]).await;
    window.wait_for_focus("#f-verify_method").await;
    window.press(&[Key::Down]).await;
    window.press(&[Key::Enter]).await;
    window
        .wait_until("it is verified", "return document.getElementById('f-verify_method').value !== ''")
        .await;
    window.chord(Key::Control, 'm').await;
    window.photograph("filled").await;
    issue_and_confirm(window).await
}

/// Ctrl+Enter. The demonstration's last person has had a certificate already: that has to be confirmed, and is recorded.
async fn issue_and_confirm(window: &Window<'_>) -> String {
    window.press(&[Key::Control, Key::Enter]).await;
    window.wait_for_focus("#error-summary").await;
    window.photograph("confirm").await;
    window.press(&[Key::Enter]).await;
    window.wait_for_focus("#checks input[type=checkbox]").await;
    window.type_text(" ").await;
    window.press(&[Key::Control, Key::Enter]).await;
    window.wait_for_screen("#/done").await;
    window.wait_for("#done-number").await;
    window.text("#done-number").await
}

async fn newest_row(window: &Window<'_>, filter: &str) -> Value {
    let page = window.ask("look_up", json!({ "filter": filter, "page": 1 })).await;
    page["rows"][0].clone()
}

async fn open_in_register(window: &Window<'_>, number: &str) {
    window.go_to("#/desk").await;
    window.wait_for_screen("#/desk").await;
    window.run(&format!("location.hash = '#/register?number=' + encodeURIComponent({number:?})")).await;
    window
        .wait_until(
            "the detail is open",
            &format!("return document.querySelector('.dp h2')?.innerText === {number:?}"),
        )
        .await;
}

/// Waits until that many papers lie in the queue.
async fn wait_for_paper(stage: &Stage, count: usize) {
    for _ in 0..200 {
        if stage.print_house().printed().expect("the spool is readable").len() >= count {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{count} papers should have reached the queue");
}
