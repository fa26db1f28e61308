//! `shouzhang check`

use std::fmt::Write;

use serde_json::{Value, json};
use shouzhang_desk::{Knowledge, Problem, RequestAnswer, TextAnswer, screen_request, screen_text};

use crate::args::Check;
use crate::counter::read_text;
use crate::output::{Ending, Output};

/// Screens a request, a text, or a file of them.
pub(crate) fn check(args: &Check, output: &Output) -> Result<Ending, Problem> {
    let knowledge = Knowledge::embedded()?;
    match (&args.batch, args.text.as_deref().unwrap_or_default()) {
        (Some(file), _) => batch(knowledge, &read_text(file)?, output),
        (None, text) if args.body => {
            let answer = screen_text(knowledge, args.title.as_deref().unwrap_or_default(), text);
            output.answer(&answer, || text_words(&answer))
        }
        (None, text) => {
            let answer = screen_request(knowledge, text);
            output.answer(&answer, || request_words(&answer))
        }
    }
}

/// One JSON object a line, in order; a malformed line gets an error object and the exit code says so at the end.
fn batch(knowledge: &Knowledge, lines: &str, output: &Output) -> Result<Ending, Problem> {
    let mut ending = Ending::Done;
    let mut answers = String::new();
    for (index, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let answer = match batch_line(knowledge, line) {
            Ok(answer) => answer,
            Err(reason) => {
                ending = Ending::Refused;
                json!({ "error": reason, "line": index + 1 })
            }
        };
        writeln!(answers, "{answer}").expect("writing to a string cannot fail");
    }
    output.line(answers.trim_end())?;
    Ok(ending)
}

fn batch_line(knowledge: &Knowledge, line: &str) -> Result<Value, &'static str> {
    const SHAPE: &str = "这一行要写成 {\"text\": \"…\"} 或 {\"title\": \"…\", \"body\": \"…\"}";
    let Ok(Value::Object(object)) = serde_json::from_str::<Value>(line) else { return Err(SHAPE) };
    let text = |key: &str| object.get(key).and_then(Value::as_str);
    let answer = match (text("text"), text("title"), text("body")) {
        (Some(request), None, None) => serde_json::to_value(screen_request(knowledge, request)),
        (None, title, Some(body)) => {
            serde_json::to_value(screen_text(knowledge, title.unwrap_or_default(), body))
        }
        (None, Some(title), None) => serde_json::to_value(screen_text(knowledge, title, "")),
        _ => return Err(SHAPE),
    };
    answer.map_err(|_| "结果写不成 JSON")
}

fn request_words(answer: &RequestAnswer) -> String {
    let lane = match answer.outcome {
        "permitted" => "✓ 可以出具",
        "prohibited" => "⊘ 不应出具",
        _ => "？清单外",
    };
    let mut words = format!("{lane}\n{}\n", answer.reason);
    for (code, name) in answer.items.iter().zip(&answer.names) {
        let _ = writeln!(words, "  {code} {name}");
    }
    if !answer.alternatives.is_empty() {
        words.push_str("居民可以这样办：\n");
    }
    for way in &answer.alternatives {
        let _ = writeln!(words, "  · {way}");
    }
    words
}

fn text_words(answer: &TextAnswer) -> String {
    let mut words = String::from(match answer.outcome {
        "clean" => "✓ 没有不该写的内容\n",
        "warned" => "▲ 有要核对的内容\n",
        _ => "⊘ 写了不应出具的内容\n",
    });
    for finding in &answer.findings {
        let sign = if finding.strength == "strong" { "⊘" } else { "▲" };
        let _ = writeln!(
            words,
            "  {sign} “{}”（第 {}–{} 个字）属于 {} {}〔{}〕",
            finding.words,
            finding.span.start + 1,
            finding.span.end,
            finding.item,
            finding.name,
            finding.rule
        );
        for basis in &finding.legal_basis {
            let _ = writeln!(words, "      依据：{basis}");
        }
        for way in &finding.alternatives {
            let _ = writeln!(words, "      可以这样办：{way}");
        }
    }
    words
}
