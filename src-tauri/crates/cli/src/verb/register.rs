//! `shouzhang list`, `show` and `void`

use std::fmt::Write;

use serde_json::{Value, json};
use shouzhang_desk::Problem;

use super::minute;
use crate::args::{List, Show, StateArg, Void};
use crate::counter::{Counter, Moment};
use crate::output::{Ending, Output};

/// Looks up rows of the register.
pub(crate) fn list(args: &List, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let filter = match args.state {
        StateArg::All => "all",
        StateArg::Valid => "valid",
        StateArg::Void => "void",
        StateArg::Unconfirmed => "unconfirmed",
        StateArg::Refused => "refused",
    };
    let request = json!({
        "text": args.text, "month": args.month, "filter": filter, "code": args.item, "page": args.page,
    });
    let page: Value = Counter::open(&args.book.book, now)?.ask("look_up", &request)?;
    output.answer(&page, || {
        let mut words = format!("共 {} 条，第 {}/{} 页\n", page["total"], page["page"], page["pages"]);
        for row in page["rows"].as_array().into_iter().flatten() {
            let text = |key: &str| row[key].as_str().unwrap_or_default();
            let _ = writeln!(
                words,
                "{}  {}  {}  {} {}  {}  {}",
                minute(text("at")),
                text("number"),
                text("itemName"),
                text("subject"),
                text("id"),
                text("unit"),
                state_words(text("state"))
            );
        }
        words
    })
}

/// Shows a certificate or slip.
pub(crate) fn show(args: &Show, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let counter = Counter::open(&args.book.book, now)?;
    let mut detail: Value = counter.ask("show_document", &json!({ "number": args.number }))?;
    if let Some(out) = &args.out {
        counter.write_document(&args.number, out)?;
        detail["pdf"] = json!(out);
    }
    output.answer(&detail, || detail_words(&detail))
}

/// Makes a certificate void.
pub(crate) fn void(args: &Void, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let request =
        json!({ "number": args.number, "reason": args.reason, "originalRecovered": args.recovered });
    let detail: Value = Counter::open(&args.book.book, now)?.ask("void_certificate", &request)?;
    output.answer(&detail, || detail_words(&detail))
}

fn state_words(state: &str) -> &'static str {
    match state {
        "issued" => "已出具",
        "unconfirmed" => "已登记，未确认出纸",
        "void" => "已作废",
        "replaced" => "已作废（已重开）",
        "refused" => "不予出具",
        _ => "",
    }
}

fn detail_words(detail: &Value) -> String {
    let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let mut words = format!(
        "{}  {}  {}  {}\n",
        text(detail, "number"),
        text(detail, "itemName"),
        minute(&text(detail, "at")),
        state_words(&text(detail, "state"))
    );
    for fact in detail["facts"].as_array().into_iter().flatten() {
        let _ = writeln!(words, "  {}：{}", text(fact, "label"), text(fact, "value"));
    }
    for event in detail["life"].as_array().into_iter().flatten() {
        let note = event["note"].as_str().map(|n| format!("（{n}）")).unwrap_or_default();
        let _ = writeln!(
            words,
            "  {} {} {}{note}",
            minute(&text(event, "at")),
            text(event, "label"),
            text(event, "actor")
        );
    }
    for (key, label) in [("replaces", "替换"), ("replacedBy", "被替换为")] {
        if let Some(number) = detail[key].as_str() {
            let _ = writeln!(words, "  {label}：{number}");
        }
    }
    let _ = writeln!(words, "  清单版本：{}", text(detail, "release"));
    let _ = writeln!(words, "  PDF 摘要（SHA-256）：{}", text(detail, "sha256"));
    words
}
