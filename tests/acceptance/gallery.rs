//! Every code a clerk can be told, provoked once; the sentences are kept to be read side by side.
//!
//! `SHOUZHANG_BLESS=1 cargo test -p shouzhang-tests --test acceptance gallery` writes them anew.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use shouzhang_desk::wire::{ProblemCode, WireProblem};
use shouzhang_desk::{Desk, NoDesktop, run};

use crate::counter::{Counter, NOON, fonts, moment, originals, program, residence_request, residence_values};

/// All codes there are: a new one is a compile error here until it is provoked.
fn is_known(code: ProblemCode) -> bool {
    use ProblemCode as C;
    match code {
        C::Prohibited
        | C::ProhibitedContent
        | C::FormNotInOrder
        | C::ConfirmationNeeded
        | C::DeliberationNeeded => true,
        C::ItemNotAvailable
        | C::NotFound
        | C::AlreadyVoid
        | C::MissingGlyph
        | C::DoesNotFit
        | C::BadSetting => true,
        C::BadRequest | C::NoPrinter | C::PrintFailed | C::FileNotWritten | C::DiskFull | C::Busy => true,
        C::BookUnusable | C::Internal => true,
    }
}

const HOW_MANY: usize = 19;

#[test]
fn every_code_has_a_sentence_and_a_next_step() {
    let mut gallery = BTreeMap::new();
    rules_say_no(&mut gallery);
    things_break(&mut gallery);
    assert_eq!(gallery.len(), HOW_MANY, "every code is provoked: {:?}", gallery.keys());
    let shown: String = gallery.iter().map(|(code, problem)| show(code, problem)).collect();
    let kept = shouzhang_tests::root().join("tests/golden/problems.txt");
    if std::env::var_os("SHOUZHANG_BLESS").is_some() {
        std::fs::write(&kept, &shown).expect("the gallery is written");
    }
    let kept = std::fs::read_to_string(kept).expect("tests/golden/problems.txt");
    assert_eq!(shown, kept, "a sentence changed: read it, then bless it");
}

fn show(code: &str, problem: &WireProblem) -> String {
    format!("{code}\n    {}\n    → {}\n", problem.message, problem.hint)
}

fn keep(gallery: &mut BTreeMap<String, WireProblem>, problem: WireProblem) {
    assert!(is_known(problem.code), "a code of the list");
    let code = serde_json::to_value(problem.code).expect("a code");
    for text in [&problem.message, &problem.hint] {
        assert!(!text.is_empty(), "{code} says what and what next");
        assert!(
            text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)),
            "{code} speaks Chinese: {text}"
        );
        assert!(
            !text.contains("SELECT") && !text.contains("/tmp"),
            "{code} shows neither SQL nor a path: {text}"
        );
    }
    gallery.insert(code.as_str().expect("a word").to_owned(), problem);
}

fn rules_say_no(gallery: &mut BTreeMap<String, WireProblem>) {
    let counter = Counter::open();
    let number = counter.issue_residence(json!({}));
    let void = json!({ "number": number, "reason": "写错", "originalRecovered": true });
    let mediation = json!({
        "party_a": "甲某", "party_b": "乙某", "dispute": "相邻通行", "mediator": "丙某",
        "terms": "双方同意在楼道内不再堆放杂物，并于每周六上午共同清扫。\n".repeat(18),
        "verify_method": "询问知情人", "verify_person": "王敏", "verify_date": "2026-11-23",
    });
    let cases: [(&str, Value); 12] = [
        ("open_form", json!({ "code": "P01" })),
        ("issue_certificate", residence_request(json!({ "purpose": "二人系母女关系" }))),
        ("issue_certificate", residence_request(json!({ "asking_unit": "", "applicant_phone": "12345" }))),
        ("issue_certificate", residence_request(json!({}))),
        ("issue_certificate", json!({ "code": "K26", "values": {} })),
        ("issue_certificate", json!({ "code": "K19", "values": {} })),
        ("show_document", json!({ "number": "柳荫居证〔2026〕9999号" })),
        ("issue_certificate", residence_request(json!({ "applicant_name": "张\u{30EDE}" }))),
        ("issue_certificate", json!({ "code": "K25", "values": mediation, "seen": originals("K25") })),
        (
            "save_numbering",
            json!({ "certificatePattern": "柳荫", "refusalPattern": "告〔{年}〕{号}号", "digits": 4 }),
        ),
        ("find_item", json!({ "words": "" })),
        ("print_document", json!({ "number": number })),
    ];
    for (name, request) in cases {
        keep(gallery, counter.told(name, request));
    }
    counter.ask("void_certificate", void.clone());
    keep(gallery, counter.told("void_certificate", void));
}

fn things_break(gallery: &mut BTreeMap<String, WireProblem>) {
    let counter = Counter::open();
    counter.ask("save_printer", json!({ "printer": "counter" }));
    *counter.desktop.is_jammed.lock().expect("the switch") = true;
    let number = counter.issue_residence(json!({}));
    keep(gallery, counter.told("print_document", json!({ "number": number })));
    keep(
        gallery,
        counter.told("export_month", json!({ "month": "2026-11", "format": "csv", "folder": "/nowhere" })),
    );
    keep(gallery, *Desk::open(Path::new("/nowhere/hall.book"), &fonts()).expect_err("no book").wire);

    // Another program holds the book for longer than anybody waits.
    let other = rusqlite::Connection::open(counter.book()).expect("the book");
    other.execute_batch("BEGIN IMMEDIATE").expect("the lock");
    let draft = json!({ "code": "K29", "values": {} });
    let busy = run(&counter.desk, &NoDesktop, "save_draft", &draft.to_string(), moment(NOON));
    keep(gallery, *busy.expect_err("the book is locked").wire);
    other.execute_batch("ROLLBACK").expect("the lock is given back");

    // A draft that was tampered with.
    counter.ask("save_draft", draft);
    other.execute("UPDATE drafts SET field_values = 'not json'", []).expect("drafts may be written");
    keep(gallery, counter.told("open_form", json!({ "code": "K29" })));
    keep(gallery, disk_full());
}

/// Issues on a small disk that something else has filled. A user namespace of its own may mount one without being root.
fn disk_full() -> WireProblem {
    let folder = tempfile::tempdir().expect("a folder");
    let disk = folder.path().join("disk");
    std::fs::create_dir(&disk).expect("a folder");
    std::fs::write(folder.path().join("V.json"), residence_values(json!({})).to_string()).expect("values");
    let script = format!(
        "mount -t tmpfs -o size=12m none '{disk}' && cd '{disk}' && '{program}' init --book B.book --demo --now {NOON} >/dev/null \
         && head -c 100m /dev/zero >filler 2>/dev/null; \
         '{program}' --json issue --book B.book --item K29 --values ../V.json --now {NOON}",
        disk = disk.display(),
        program = program().display(),
    );
    let output = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", &script])
        .env("SHOUZHANG_FONTS", fonts())
        .output()
        .expect("unshare is part of every Debian");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let problem: Value = serde_json::from_str(&said)
        .unwrap_or_else(|_| panic!("no answer: {said}\n{}", String::from_utf8_lossy(&output.stderr)));
    let text = |key: &str| problem["problem"][key].as_str().expect(key).to_owned();
    assert_eq!(text("code"), "disk_full", "{problem}");
    WireProblem {
        kind: shouzhang_desk::wire::ProblemKind::Failed,
        code: ProblemCode::DiskFull,
        message: text("message"),
        hint: text("hint"),
        field: None,
        prohibition: None,
        checks: Vec::new(),
    }
}
