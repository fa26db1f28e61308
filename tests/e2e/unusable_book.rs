//! A book that cannot be used: the window opens all the same and says what to do.

use crate::axe::assert_accessible;
use crate::stage::Stage;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_foreign_file_in_the_place_of_the_book_is_said_and_left_alone() {
    let stage = Stage::set("unusable-book");
    let letter = stage.data().join("hall.book");
    std::fs::write(&letter, "this is a letter, not a book").expect("the data folder is writable");

    let window = stage.open_with(&[]).await;
    window
        .wait_until(
            "the page says something about the book",
            "return document.body.innerText.includes('台账')",
        )
        .await;
    window.wait_until("the sentence is there", "return !!document.querySelector('[role=alert]')").await;
    window.photograph("said").await;
    let said = window.text("[role=alert]").await;
    assert!(said.contains("台账"), "the clerk is told which file is meant: {said}");
    assert_accessible(&window, "the problem screen").await;
    assert_eq!(
        std::fs::read(&letter).expect("it is still there"),
        b"this is a letter, not a book",
        "the file is left as it was"
    );
}
