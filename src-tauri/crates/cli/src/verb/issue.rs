//! `shouzhang issue` and `shouzhang reissue`

use std::path::Path;

use serde_json::{Map, Value, json};
use shouzhang_desk::Problem;

use super::minute;
use crate::args::{Issue, Reissue};
use crate::counter::{Counter, Moment, read_values};
use crate::output::{Ending, Output};

/// Issues a certificate.
pub(crate) fn issue(args: &Issue, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let values = read_values(&args.draft.values)?;
    let counter = Counter::open(&args.book.book, now)?;
    let form: Value = counter.ask("open_form", &json!({ "code": args.item }))?;
    let request = json!({
        "code": args.item,
        "values": values,
        "seen": seen(&form, &args.draft.unseen)?,
        "confirmed": args.draft.confirm,
    });
    finish(&counter, &request, args.draft.out.as_deref(), output)
}

/// Makes a certificate void and issues another in its place.
pub(crate) fn reissue(args: &Reissue, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let changes = args.values.as_deref().map(read_values).transpose()?;
    let counter = Counter::open(&args.book.book, now)?;
    let old: Value = counter.ask("show_document", &json!({ "number": args.number }))?;
    let form: Value = counter.ask("open_form", &json!({ "code": old["code"], "from": args.number }))?;
    let mut values = form["values"].as_object().cloned().unwrap_or_default();
    values.extend(changes.as_ref().and_then(Value::as_object).cloned().unwrap_or_else(Map::new));
    let request = json!({
        "code": old["code"],
        "values": values,
        "seen": seen(&form, &args.unseen)?,
        "confirmed": args.confirm,
        "replaces": { "number": args.number, "reason": args.reason },
    });
    finish(&counter, &request, args.out.as_deref(), output)
}

/// Names of the materials whose originals were seen: all that have to be, except those named as unseen.
fn seen(form: &Value, unseen: &[String]) -> Result<Vec<String>, Problem> {
    let materials = form["materials"].as_array().map(Vec::as_slice).unwrap_or_default();
    let names: Vec<&str> = materials.iter().filter_map(|m| m["name"].as_str()).collect();
    if let Some(unknown) = unseen.iter().find(|name| !names.contains(&name.as_str())) {
        let hint = format!("这一项的材料有：{}", names.join("；"));
        return Err(Problem::usage(format!("这一项没有“{unknown}”这份材料"), hint));
    }
    Ok(names.into_iter().filter(|name| !unseen.iter().any(|u| u == name)).map(str::to_owned).collect())
}

fn finish(
    counter: &Counter,
    request: &Value,
    out: Option<&Path>,
    output: &Output,
) -> Result<Ending, Problem> {
    let mut issued: Value = counter.ask("issue_certificate", request)?;
    let number = issued["number"].as_str().unwrap_or_default().to_owned();
    if let Some(out) = out {
        counter.write_document(&number, out)?;
        issued["pdf"] = json!(out);
    }
    output.answer(&issued, || {
        let text = |key: &str| issued[key].as_str().unwrap_or_default();
        let mut words =
            format!("✓ 已出具 {number}\n{} · {} · {}", text("itemName"), text("subject"), minute(text("at")));
        if let Some(replaced) = issued["replaced"].as_str() {
            words.push_str(&format!("\n替换了 {replaced}（已作废）"));
        }
        if let Some(out) = out {
            words.push_str(&format!("\nPDF：{}", out.display()));
        }
        words
    })
}
