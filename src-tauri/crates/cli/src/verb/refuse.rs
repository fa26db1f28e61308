//! `shouzhang refuse`

use serde_json::{Value, json};
use shouzhang_desk::Problem;

use super::minute;
use crate::args::Refuse;
use crate::counter::{Counter, Moment};
use crate::output::{Ending, Output};

/// Refuses a request and writes the slip.
pub(crate) fn refuse(args: &Refuse, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let counter = Counter::open(&args.book.book, now)?;
    let mut refused: Value = counter.ask(
        "refuse",
        &json!({
            "request": args.request,
            "code": args.code,
            "unit": args.unit,
            "basis": args.basis,
            "applicant": args.applicant,
            "phone": args.phone,
        }),
    )?;
    let number = refused["number"].as_str().unwrap_or_default().to_owned();
    if let Some(out) = &args.out {
        counter.write_document(&number, out)?;
        refused["pdf"] = json!(out);
    }
    output.answer(&refused, || {
        let text = |key: &str| refused[key].as_str().unwrap_or_default();
        let mut words = format!("⊘ 不予出具 {number}\n{} · {}", text("name"), minute(text("at")));
        if !args.unit.is_empty() {
            words.push_str(&format!(
                "\n已登记索要单位：{}，本月这一项第 {} 次",
                args.unit, refused["unitCount"]
            ));
        }
        if let Some(out) = &args.out {
            words.push_str(&format!("\n告知单：{}", out.display()));
        }
        words
    })
}
