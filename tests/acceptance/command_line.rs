//! `shouzhang`: the same desk without a window, as the README writes it.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::counter::{NOON, program, residence_values, text, text_of_pdf, unbroken};

fn shouzhang(folder: &Path, args: &[&str]) -> Output {
    let run = Command::new(program()).current_dir(folder).args(args).output();
    run.expect("the program runs")
}

fn done(folder: &Path, args: &[&str]) -> String {
    let output = shouzhang(folder, args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn json_of(folder: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&done(folder, &[args, &["--json"]].concat())).expect("JSON")
}

#[test]
fn the_main_job_without_a_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    done(at, &["init", "--book", "B.book", "--demo", "--now", NOON]);
    std::fs::write(at.join("V.json"), residence_values(json!({})).to_string()).expect("values");
    let issued = json_of(
        at,
        &[
            "issue", "--book", "B.book", "--item", "K29", "--values", "V.json", "--out", "C.pdf", "--now",
            NOON,
        ],
    );
    assert_eq!(issued["number"], "柳荫居证〔2026〕0418号", "issued");
    let page = unbroken(&text_of_pdf(&std::fs::read(at.join("C.pdf")).expect("the paper")));
    assert!(page.contains("钱多多（证件号码：341599198706050048）"), "{page}");
    let refused = json_of(
        at,
        &[
            "refuse",
            "--book",
            "B.book",
            "--request",
            "亲属关系证明",
            "--unit",
            "某银行清河支行",
            "--out",
            "SLIP.pdf",
            "--now",
            NOON,
        ],
    );
    assert_eq!(refused["code"], "P01", "refused");
    assert!(at.join("SLIP.pdf").is_file(), "with its slip");
    let number = text(&issued["number"]);
    assert_eq!(json_of(at, &["show", &number, "--book", "B.book"])["state"], "unconfirmed", "shown");
    assert!(done(at, &["list", "--book", "B.book"]).contains(&number), "listed");
    let reissued = json_of(
        at,
        &[
            "reissue",
            &number,
            "--book",
            "B.book",
            "--reason",
            "门牌号写错",
            "--confirm",
            "duplicate",
            "--now",
            NOON,
        ],
    );
    assert_eq!(reissued["replaced"], json!(number), "reissued");
    let new = text(&reissued["number"]);
    let voided = json_of(at, &["void", &new, "--book", "B.book", "--reason", "居民不要了", "--now", NOON]);
    assert_eq!(voided["state"], "void", "void");
    let exported =
        json_of(at, &["export", "--book", "B.book", "--month", "2026-11", "--format", "csv", "--out", "out"]);
    assert_eq!(exported["certificates"], 14, "exported");
    assert!(done(at, &["verify", "--book", "B.book"]).contains("没有发现问题"), "sound");
}

#[test]
fn samples_need_no_book() {
    let folder = tempfile::tempdir().expect("a folder");
    done(folder.path(), &["sample", "--item", "K29", "--out", "S.pdf"]);
    done(folder.path(), &["sample", "--all", "--out", "samples"]);
    let samples = std::fs::read_dir(folder.path().join("samples")).expect("a folder").count();
    assert_eq!(samples, 27, "one for every enabled item");
    assert!(std::fs::read(folder.path().join("S.pdf")).expect("a file").starts_with(b"%PDF-"), "a PDF");
}

#[test]
fn check_answers_people_and_programs() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    assert!(done(at, &["check", "银行让我证明我妈是我妈"]).contains("不应出具"), "in words");
    assert_eq!(json_of(at, &["check", "居住证明"])["items"][0], "K29", "as JSON");
    let lines = [
        json!({ "text": "qsgx" }).to_string(),
        "{ not json".to_owned(),
        json!({ "title": "居住情况说明", "body": "二人系母女关系" }).to_string(),
        json!({ "title": "居住情况说明", "body": "自2019年起在我社区居住。" }).to_string(),
    ];
    std::fs::write(at.join("F.jsonl"), lines.join("\n")).expect("a file");
    let output = shouzhang(at, &["check", "--batch", "F.jsonl"]);
    assert_eq!(output.status.code(), Some(1), "one line was malformed");
    let answers: Vec<Value> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("one object a line"))
        .collect();
    assert_eq!(answers.len(), 4, "every line is answered, in order");
    assert_eq!(answers[0]["outcome"], "prohibited", "a request");
    assert!(answers[1]["error"].is_string(), "the malformed one");
    assert_eq!(answers[2]["outcome"], "blocked", "a text that certifies a relation");
    assert_eq!(answers[3]["outcome"], "clean", "one that does not");
}

#[test]
fn exit_codes_tell_no_from_broken() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    done(at, &["init", "--book", "B.book", "--demo", "--now", NOON]);
    std::fs::write(at.join("V.json"), residence_values(json!({ "purpose": "二人系母女关系" })).to_string())
        .expect("values");
    let refused = shouzhang(at, &["issue", "--book", "B.book", "--item", "K29", "--values", "V.json"]);
    assert_eq!(refused.status.code(), Some(1), "the rules say no");
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(told.contains("母女关系") && told.contains("下一步"), "with the word and the next step: {told}");
    for args in [
        &["list", "--book", "missing.book"][..],
        &["list", "--book", "B.book", "--month", "November"],
        &["issue", "--book", "B.book", "--item", "K29", "--values", "missing.json"],
        &["list", "--book", "B.book", "--now", "yesterday"],
        &["frobnicate"],
    ] {
        assert_eq!(shouzhang(at, args).status.code(), Some(2), "{args:?} is written wrongly or broken");
    }
}

#[test]
fn help_is_clear_everywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let verbs = [
        "init", "check", "items", "issue", "refuse", "sample", "list", "show", "void", "reissue", "export",
        "verify", "trust", "county",
    ];
    assert!(verbs.iter().all(|verb| done(folder.path(), &["--help"]).contains(verb)), "all verbs are listed");
    for verb in verbs {
        let help = done(folder.path(), &[verb, "--help"]);
        assert!(help.contains("--json") && help.contains("--now"), "{verb}: {help}");
    }
}

#[test]
fn a_real_hall_is_founded_from_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let example = std::fs::read_to_string(shouzhang_tests::root().join("tests/fixtures/hall.toml"))
        .expect("the example");
    std::fs::write(at.join("hall.toml"), &example).expect("a file");
    let founded = json_of(at, &["init", "--book", "R.book", "--hall", "hall.toml", "--now", NOON]);
    assert_eq!(founded["nextCertificate"], "桃岭村证〔2026〕0137号", "goes on after the last paper number");
    std::fs::write(at.join("broken.toml"), example.replace("sealKeeper", "seal-keeper")).expect("a file");
    let told = shouzhang(at, &["init", "--book", "X.book", "--hall", "broken.toml"]);
    assert!(String::from_utf8_lossy(&told.stderr).contains("行读不懂"), "the line is named");
    assert!(!at.join("X.book").exists(), "no half book stays");
}

#[test]
fn a_receiving_unit_checks_a_paper_with_the_countys_list_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    done(at, &["init", "--book", "B.book", "--demo", "--now", NOON]);
    std::fs::write(at.join("V.json"), residence_values(json!({})).to_string()).expect("values");
    let issue = ["issue", "--book", "B.book", "--item", "K29", "--values", "V.json", "--out", "C.pdf"];
    done(at, &[&issue[..], &["--now", NOON]].concat());
    done(at, &["county", "init", "--name", "六安市金安区民政局", "--out", "county", "--now", NOON]);
    done(at, &["trust", "export", "--book", "B.book", "--out", "H.szhall", "--now", NOON]);
    let sign =
        ["county", "sign", "--key", "county/county.key", "--out", "T.trust", "H.szhall", "--now", NOON];
    assert_eq!(json_of(at, &sign)["version"], 1, "the first list");
    let check = ["verify", "--file", "C.pdf", "--trust", "T.trust", "--now", NOON];
    let verdict = json_of(at, &check);
    assert_eq!(verdict["outcome"], "valid", "{verdict}");
    assert!(done(at, &check).contains("作废名单截至"), "as of when");
    let page = ["verifier", "--trust", "T.trust", "--out", "page.html", "--now", NOON];
    assert_eq!(json_of(at, &page)["version"], 1, "the page for receiving units carries the list");
    let html = std::fs::read_to_string(at.join("page.html")).expect("the page");
    assert!(html.contains("\"K29\":\"居住情况说明\""), "and the names of the items");
    assert!(html.contains("default-src 'none'"), "and may reach nothing");
    let late = ["verifier", "--trust", "T.trust", "--out", "L.html", "--now", "2028-01-01T09:00:00+08:00"];
    assert_eq!(shouzhang(at, &late).status.code(), Some(1), "an expired list is not handed out");
    assert!(!at.join("L.html").exists(), "nor is a page without it");
    let unknown = shouzhang(at, &["verify", "--file", "C.pdf", "--now", NOON]);
    assert_eq!(unknown.status.code(), Some(1), "without a list nothing is trusted");
    let own = json_of(at, &["verify", "--file", "C.pdf", "--book", "B.book", "--now", NOON]);
    assert_eq!(own["ownNumber"], "柳荫居证〔2026〕0418号", "the hall knows its own");
    let rotated =
        json_of(at, &["trust", "rotate", "--book", "B.book", "--from", "2026-12-15", "--now", NOON]);
    assert_eq!(rotated["keys"].as_array().map(Vec::len), Some(2), "a second key, ready for its day");
    for args in [
        &["verify"][..],
        &["verify", "--file", "missing.pdf"],
        &["verify", "--short", "A2RN", "--file", "C.pdf"],
        &["trust", "rotate", "--book", "B.book"],
        &["verify", "--file", "C.pdf", "--trust", "T.trust", "--book", "B.book"],
    ] {
        assert_eq!(shouzhang(at, args).status.code(), Some(2), "{args:?} is written wrongly");
    }
    let again = shouzhang(at, &["county", "init", "--name", "又一个", "--out", "county"]);
    assert!(!again.status.success(), "a county's key is never written over");
}
