//! 查验: what a receiving unit, and the next counter, can find out about a paper without network.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use shouzhang_desk::{CountyKey, Presented, check_credential};

use crate::counter::{Counter, ID, NOON, moment, text, text_of_pdf};

fn file(bytes: &[u8]) -> Value {
    json!({ "file": STANDARD.encode(bytes) })
}

fn issued(counter: &Counter) -> (String, Vec<u8>) {
    let number = counter.issue_residence(json!({}));
    let pdf = counter.bytes("read_document", json!({ "number": number }));
    (number, pdf)
}

/// The short code as printed under the two-dimensional one.
fn short_code(pdf: &[u8]) -> String {
    let text = text_of_pdf(pdf);
    let after = text.split("短码：").nth(1).expect("the words beside the code");
    after.split_whitespace().take(2).collect::<Vec<_>>().join("-")
}

fn outcome(verdict: &Value) -> String {
    text(&verdict["outcome"])
}

#[test]
fn a_paper_just_issued_is_valid_and_its_text_is_the_signed_one() {
    let counter = Counter::open();
    let (number, pdf) = issued(&counter);
    let verdict = counter.ask("verify_credential", file(&pdf));
    assert_eq!(outcome(&verdict), "valid", "{verdict}");
    assert_eq!(verdict["content"], "same", "character by character");
    assert_eq!(verdict["ownNumber"], json!(number), "one of ours");
    assert!(text(&verdict["voidsAsOf"]).contains("2026-11-23"), "作废名单截至 is always there");
    let said = verdict["facts"].to_string();
    for words in ["钱多多", "0048", "居住情况说明", "子女入学报名", "2026年第0418号"] {
        assert!(said.contains(words), "{words} can be compared with the paper: {said}");
    }
    assert!(!said.contains("34159919870605") && !said.contains(ID), "the number is never whole: {said}");
}

#[test]
fn the_short_code_is_confirmed_by_the_book() {
    let counter = Counter::open();
    let (_, pdf) = issued(&counter);
    let code = short_code(&pdf);
    let verdict = counter.ask("verify_credential", json!({ "code": code.to_lowercase() }));
    assert_eq!(outcome(&verdict), "valid", "as typed: {code}");
    let mut wrong: Vec<char> = code.chars().collect();
    wrong[0] = if wrong[0] == '7' { '8' } else { '7' };
    let told = counter.told("verify_credential", json!({ "code": wrong.iter().collect::<String>() }));
    assert!(told.message.contains("输错"), "one character wrong: {}", told.message);
}

#[test]
fn void_and_expired_papers_say_so() {
    let counter = Counter::open();
    let (number, pdf) = issued(&counter);
    let late = counter.ask_at("2030-01-01T09:00:00+08:00", "verify_credential", file(&pdf));
    assert_eq!(outcome(&late), "expired", "its validity is over: {late}");
    let void = json!({ "number": number, "reason": "写错", "originalRecovered": true });
    counter.ask("void_certificate", void);
    assert_eq!(outcome(&counter.ask("verify_credential", file(&pdf))), "void", "on the list at once");
    let code = json!({ "code": short_code(&pdf) });
    assert_eq!(outcome(&counter.ask("verify_credential", code)), "void", "by its short code too");
}

#[test]
fn an_altered_text_is_caught() {
    let counter = Counter::open();
    let (_, pdf) = issued(&counter);
    let altered = with_one_character_changed(&pdf);
    let verdict = counter.ask("verify_credential", file(&altered));
    assert_eq!(verdict["content"], "altered", "{verdict}");
    assert_eq!(outcome(&verdict), "bad_signature", "never valid");
    assert!(text(&verdict["advice"]).contains("被改过"), "and it says why");
}

/// Rewrites the file with its streams open and changes one character code of the page, as an editor would.
fn with_one_character_changed(pdf: &[u8]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let (closed, open) = (folder.path().join("c.pdf"), folder.path().join("o.pdf"));
    std::fs::write(&closed, pdf).expect("a file");
    let opened = std::process::Command::new("qpdf")
        .args(["--qdf", "--object-streams=disable"])
        .arg(&closed)
        .arg(&open)
        .status()
        .expect("installed by `cargo xtask setup`");
    assert!(opened.success(), "qpdf opens the file");
    let mut bytes = std::fs::read(&open).expect("the open file");
    let begins = bytes.windows(3).position(|w| w == b"BT\n").expect("text on the page");
    let string = begins + bytes[begins..].iter().position(|&b| b == b'<').expect("a string of codes") + 1;
    let last = string + bytes[string..].iter().position(|&b| b == b'>').expect("its end") - 1;
    bytes[last] = if bytes[last] == b'1' { b'2' } else { b'1' };
    bytes
}

#[test]
fn files_without_a_code_say_what_to_do() {
    let counter = Counter::open();
    let sample = counter.bytes("read_sample", json!({ "code": "K29" }));
    for (what, bytes) in [
        ("a sample", &sample[..]),
        ("no picture", b"hello"),
        ("half a PDF", b"%PDF-1.7"),
        ("nothing", b""),
        ("a broken PNG", b"\x89PNG\r\n\x1a\n0000"),
    ] {
        let told = counter.told("verify_credential", file(bytes));
        assert!(!told.hint.is_empty(), "{what}: {} — {}", told.message, told.hint);
    }
    for wrong in [json!({}), json!({ "code": "1", "file": "" }), json!({ "file": "%%%" })] {
        counter.told("verify_credential", wrong);
    }
}

#[test]
fn another_hall_trusts_what_the_county_signed() {
    let (here, there) = (Counter::open(), Counter::open_another());
    let (number, pdf) = issued(&here);
    assert_eq!(
        outcome(&there.ask("verify_credential", file(&pdf))),
        "unknown_key",
        "nobody vouches for it yet"
    );
    let county = CountyKey::draw("六安市金安区民政局").expect("a key");
    let sign = |previous: Option<&[u8]>| {
        let sent = here.bytes("export_enrolment", json!({}));
        county.sign(previous, &[sent], 90, moment(NOON)).unwrap_or_else(|p| panic!("{}", p.wire.message))
    };
    let first = sign(None);
    assert_eq!(first.new_halls.len(), 1, "a new hall is compared by telephone");
    let import = |file: &[u8], fingerprint: Option<String>| json!({ "file": STANDARD.encode(file), "fingerprint": fingerprint });
    let told = there.told("import_trust", import(&first.file, None));
    assert_eq!(told.field.as_deref(), Some("fingerprint"), "the first time: {}", told.message);
    there.told("import_trust", import(&first.file, Some("0000 0000 0000 0000".into())));
    let fingerprint = county.fingerprint().expect("a fingerprint");
    let view = there.ask("import_trust", import(&first.file, Some(fingerprint)));
    assert_eq!(view["bundle"]["version"], 1, "in force: {view}");
    let verdict = there.ask("verify_credential", file(&pdf));
    assert_eq!(
        (outcome(&verdict).as_str(), verdict["content"].as_str()),
        ("valid", Some("same")),
        "{verdict}"
    );
    let short = there.ask("verify_credential", json!({ "code": short_code(&pdf) }));
    assert_eq!(outcome(&short), "unproven", "a short code carries no signature");

    here.ask("void_certificate", json!({ "number": number, "reason": "写错", "originalRecovered": true }));
    let second = sign(Some(&first.file));
    assert_eq!((second.version, second.new_halls.len()), (2, 0), "the next version, a known hall");
    there.ask("import_trust", import(&second.file, None));
    assert_eq!(outcome(&there.ask("verify_credential", file(&pdf))), "void", "the county told");
    let told = there.told("import_trust", import(&first.file, None));
    assert!(told.message.contains("旧的"), "an old list does not come back: {}", told.message);
    let stranger = CountyKey::draw("别处").expect("a key").sign(Some(&[]), &[], 90, moment(NOON));
    assert!(stranger.is_err(), "what is no bundle is no bundle before");
    let stranger = CountyKey::draw("别处").expect("a key").sign(None, &[], 90, moment(NOON)).expect("signed");
    there.told("import_trust", import(&stranger.file, None));
    assert!(
        there.ask("verify_book", json!({}))["sound"].as_bool().expect("an answer"),
        "the book holds all of it"
    );
}

#[test]
fn a_bundle_alone_is_enough_to_check() {
    let counter = Counter::open();
    let (_, pdf) = issued(&counter);
    let county = CountyKey::draw("六安市金安区民政局").expect("a key");
    let sent = counter.bytes("export_enrolment", json!({}));
    let bundle = county.sign(None, &[sent], 90, moment(NOON)).expect("signed");
    let verdict =
        |bundle, now| check_credential(Presented::File(&pdf), bundle, moment(now)).expect("a verdict");
    let json = serde_json::to_value(verdict(Some(&bundle.file[..]), NOON)).expect("JSON");
    assert_eq!(outcome(&json), "valid", "{json}");
    let json = serde_json::to_value(verdict(None, NOON)).expect("JSON");
    assert_eq!(outcome(&json), "unknown_key", "nothing is trusted without a list");
    let damaged = [&bundle.file[..100], &[0], &bundle.file[101..]].concat();
    assert!(check_credential(Presented::File(&pdf), Some(&damaged), moment(NOON)).is_err(), "a damaged list");
}
