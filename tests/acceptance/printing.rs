//! 打印: the stored bytes, whatever happens to the paper.

use serde_json::json;
use shouzhang_desk::wire::ProblemCode;

use crate::counter::Counter;

fn chosen() -> Counter {
    let counter = Counter::open();
    counter.ask("save_printer", json!({ "printer": "counter" }));
    counter
}

#[test]
fn the_printer_gets_the_stored_bytes_each_time() {
    let counter = chosen();
    let number = counter.issue_residence(json!({}));
    let stored = counter.bytes("read_document", json!({ "number": number }));
    for _ in 0..2 {
        counter.ask("print_document", json!({ "number": number }));
        counter.ask("confirm_print", json!({ "number": number, "cameOut": true }));
    }
    let printed = counter.desktop.printed.lock().expect("printed");
    assert!(printed.iter().all(|(_, _, pdf)| *pdf == stored), "a reprint is the same bytes");
    assert!(printed.iter().all(|(_, title, _)| *title == number), "the queue sees the number, never a name");
    drop(printed);
    assert_eq!(
        counter.ask("show_document", json!({ "number": number }))["reprints"],
        1,
        "the second was a reprint"
    );
}

#[test]
fn a_certificate_nobody_saw_come_out_stays_on_the_list() {
    let counter = chosen();
    let number = counter.issue_residence(json!({}));
    let unconfirmed = || counter.ask("today", json!({}))["unconfirmed"].clone();
    assert_eq!(unconfirmed()[0]["number"], json!(number), "registered, not confirmed");
    counter.ask("confirm_print", json!({ "number": number, "cameOut": false, "reason": "卡纸" }));
    assert_eq!(unconfirmed()[0]["number"], json!(number), "a failed try does not settle it");
    counter.ask("confirm_print", json!({ "number": number, "cameOut": true }));
    assert_eq!(unconfirmed(), json!([]), "settled");
}

#[test]
fn a_jammed_printer_loses_nothing() {
    let counter = chosen();
    *counter.desktop.is_jammed.lock().expect("the switch") = true;
    let number = counter.issue_residence(json!({}));
    let told = counter.told("print_document", json!({ "number": number }));
    assert_eq!(told.code, ProblemCode::PrintFailed, "{}", told.message);
    assert!(told.hint.contains("Ctrl+P"), "the next step is one key: {}", told.hint);
    assert_eq!(
        counter.ask("show_document", json!({ "number": number }))["state"],
        "unconfirmed",
        "it is issued"
    );
}

#[test]
fn without_a_printer_the_paper_can_be_saved() {
    let counter = Counter::open();
    let number = counter.issue_residence(json!({}));
    let told = counter.told("print_document", json!({ "number": number }));
    assert_eq!(told.code, ProblemCode::NoPrinter, "{}", told.message);
    counter.ask("save_copy", json!({ "number": number }));
    let saved = counter.desktop.saved.lock().expect("saved");
    assert_eq!(saved[0].0, format!("{number}.pdf"), "named by the number alone");
    assert!(saved[0].1.starts_with(b"%PDF-"), "the page itself");
}

#[test]
fn a_void_certificate_is_not_printed_again() {
    let counter = chosen();
    let number = counter.issue_residence(json!({}));
    counter.ask("void_certificate", json!({ "number": number, "reason": "写错", "originalRecovered": true }));
    assert_eq!(
        counter.told("print_document", json!({ "number": number })).code,
        ProblemCode::AlreadyVoid,
        "void"
    );
}

#[test]
fn only_a_printer_of_this_computer_can_be_chosen() {
    let counter = Counter::open();
    let told = counter.told("save_printer", json!({ "printer": "; rm -rf /" }));
    assert_eq!(told.code, ProblemCode::NoPrinter, "{}", told.message);
    let printers = counter.ask("list_printers", json!({}));
    assert_eq!(printers["printers"][0]["description"], "窗口1-HP1020", "as people call it");
}

#[test]
fn samples_and_slips_go_to_the_same_queue() {
    let counter = chosen();
    counter.ask("print_sample", json!({ "code": "K29" }));
    let slip = counter.ask("refuse", json!({ "request": "健在证明" }));
    counter.ask("print_document", json!({ "number": slip["number"] }));
    counter.ask("print_test_page", json!({ "printer": "counter" }));
    assert_eq!(counter.desktop.printed.lock().expect("printed").len(), 3, "sample, slip, test page");
}
