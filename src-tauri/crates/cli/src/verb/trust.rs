//! `shouzhang trust`: what the hall and its county tell each other.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use shouzhang_desk::Problem;

use super::minute;
use super::verify::read;
use crate::counter::{Counter, Moment, write_file};
use crate::output::{Ending, Output};
use crate::trust_args::{Trust, TrustVerb};

/// Shows, imports, exports, or makes a new key.
pub(crate) fn trust(args: &Trust, now: Moment, output: &Output) -> Result<Ending, Problem> {
    match &args.verb {
        TrustVerb::Show(args) => {
            let view: Value = Counter::open(&args.book, now)?.ask("show_trust", &json!({}))?;
            output.answer(&view, || words_of(&view))
        }
        TrustVerb::Import(args) => {
            let request =
                json!({ "file": STANDARD.encode(read(&args.file)?), "fingerprint": args.fingerprint });
            let view: Value = Counter::open(&args.book.book, now)?.ask("import_trust", &request)?;
            output.answer(&view, || format!("✓ 信任名单已采用\n{}", words_of(&view)))
        }
        TrustVerb::Rotate(args) => {
            let view: Value =
                Counter::open(&args.book.book, now)?.ask("rotate_key", &json!({ "from": args.from }))?;
            output.answer(&view, || {
                let next = "下一步：trust export 导出上报件交县里，等县里的新名单发到各单位";
                format!("✓ 新密钥已备好，旧密钥签过的证明照样能查验\n{}\n{next}", words_of(&view))
            })
        }
        TrustVerb::Export(args) => {
            let counter = Counter::open(&args.book.book, now)?;
            write_file(&args.out, &counter.bytes("export_enrolment", &json!({}))?)?;
            let view: Value = counter.ask("show_trust", &json!({}))?;
            let answer =
                json!({ "file": args.out, "hall": view["hall"], "fingerprint": view["fingerprint"] });
            output.answer(&answer, || {
                format!(
                    "✓ 上报件已存：{}\n请打电话告诉县里本大厅密钥的指纹：{}",
                    args.out.display(),
                    view["fingerprint"].as_str().unwrap_or_default()
                )
            })
        }
    }
}

fn words_of(view: &Value) -> String {
    let own = format!(
        "本大厅编码：{}\n本大厅密钥指纹：{}\n",
        view["hall"],
        view["fingerprint"].as_str().unwrap_or("还没有（出第一份证明时生成）")
    );
    let own = own + &keys_of(view);
    let bundle = &view["bundle"];
    if bundle.is_null() {
        return own + "信任名单：还没有导入，只能查验本大厅的证明";
    }
    let text = |key: &str| bundle[key].as_str().unwrap_or_default();
    let state = if bundle["isExpired"] == json!(true) { "，已经过期，请换新的" } else { "" };
    own + &format!(
        "信任名单：{} 第 {} 版，{} 个大厅，{} 个作废号\n签发：{}，有效至：{}{state}\n县级公钥指纹：{}",
        text("county"),
        bundle["version"],
        bundle["halls"],
        bundle["voids"],
        minute(text("issuedAt")),
        minute(text("expiresAt")),
        text("fingerprint")
    )
}

/// More than one key: each with its time.
fn keys_of(view: &Value) -> String {
    let keys = view["keys"].as_array().map(Vec::as_slice).unwrap_or_default();
    let line = |key: &Value| {
        let text = |name: &str| key[name].as_str().unwrap_or_default();
        let until = key["until"].as_str().map(|until| format!(" 至 {}", minute(until))).unwrap_or_default();
        format!("  密钥{}：{} 起{until}，指纹 {}\n", key["key"], minute(text("since")), text("fingerprint"))
    };
    if keys.len() > 1 { keys.iter().map(line).collect() } else { String::new() }
}
