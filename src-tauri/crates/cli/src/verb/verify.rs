//! `shouzhang verify`: the register, or one code.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use shouzhang_desk::{Presented, Problem, check_credential};

use crate::args::Verify;
use crate::counter::{Counter, Moment};
use crate::output::{Ending, Output};

/// Checks a code, or walks the register. Anything but a valid code, and any finding, ends with exit code 1.
pub(crate) fn verify(args: &Verify, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let code = args.code.as_deref().or(args.short.as_deref());
    match (&args.book, code, &args.file) {
        (Some(book), None, None) => walk(book, now, output),
        (None, None, None) => {
            Err(Problem::usage("没有写查验什么", "核对台账写 --book；查验证明写 --code、--short 或 --file"))
        }
        (book, code, file) => {
            let file = file.as_deref().map(read).transpose()?;
            let bundle = args.trust.as_deref().map(read).transpose()?;
            let verdict = match book {
                Some(_) if bundle.is_some() => {
                    return Err(Problem::usage(
                        "--book 和 --trust 只能写一个",
                        "台账里的信任名单用 trust import 换",
                    ));
                }
                Some(book) => at_the_desk(book, code, file.as_deref(), now)?,
                None => without_a_book(code, file.as_deref(), bundle.as_deref(), now)?,
            };
            show(&verdict, output)
        }
    }
}

fn at_the_desk(book: &Path, code: Option<&str>, file: Option<&[u8]>, now: Moment) -> Result<Value, Problem> {
    let request = json!({ "code": code, "file": file.map(|bytes| STANDARD.encode(bytes)) });
    Counter::open(book, now)?.ask("verify_credential", &request)
}

fn without_a_book(
    code: Option<&str>,
    file: Option<&[u8]>,
    bundle: Option<&[u8]>,
    now: Moment,
) -> Result<Value, Problem> {
    let presented = match (code, file) {
        (Some(code), _) => Presented::Code(code),
        (None, Some(file)) => Presented::File(file),
        (None, None) => return Err(Problem::usage("没有写查验什么", "写 --code、--short 或 --file")),
    };
    let verdict = check_credential(presented, bundle, now)?;
    serde_json::to_value(verdict).map_err(|fault| Problem::broken("读不懂查验结果", fault))
}

/// Reads a file whole.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(|fault| match fault.kind() {
        std::io::ErrorKind::NotFound => {
            Problem::usage("没有这个文件", format!("请核对文件名：{}", path.display()))
        }
        _ => Problem::broken("文件读不出来", fault),
    })
}

fn show(verdict: &Value, output: &Output) -> Result<Ending, Problem> {
    let text = |key: &str| verdict[key].as_str().unwrap_or_default();
    let is_valid = text("outcome") == "valid" && verdict["isListExpired"] != json!(true);
    output.answer(verdict, || {
        let sign = if is_valid { "✓" } else { "⊗" };
        let mut words = format!("{sign} {}（{}）\n{}\n", text("title"), text("voidsAsOf"), text("advice"));
        for fact in verdict["facts"].as_array().into_iter().flatten() {
            let part = |key: &str| fact[key].as_str().unwrap_or_default();
            let _ = writeln!(words, "  {}：{}", part("label"), part("value"));
        }
        if text("content") == "same" {
            words.push_str("  文件签名有效：出具以后，一个字节也没有变\n");
        }
        words
    })?;
    Ok(if is_valid { Ending::Done } else { Ending::Refused })
}

/// Walks the register.
fn walk(book: &Path, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let report: Value = Counter::open(book, now)?.ask("verify_book", &json!({}))?;
    let sound = report["sound"].as_bool().unwrap_or(false);
    output.answer(&report, || {
        let mut words = format!("核对了 {} 条记录、{} 份文件\n", report["entries"], report["documents"]);
        for finding in report["findings"].as_array().into_iter().flatten() {
            let _ = writeln!(words, "  ⊗ {}", finding.as_str().unwrap_or_default());
        }
        words
            + if sound {
                "✓ 没有发现问题"
            } else {
                "请停办，把台账所在的文件夹整个复制留存，再告诉管理员"
            }
    })?;
    Ok(if sound { Ending::Done } else { Ending::Refused })
}
