//! 换钥: a new key from a day on; what the old one signed is checked as before, what it signs later is not believed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use shouzhang_desk::{CountyKey, Presented, Reply, check_credential};

use crate::counter::{Counter, NOON, moment, residence_request, text};

const EVE: &str = "2026-12-14T16:00:00+08:00";
const DAY: &str = "2026-12-15T09:00:00+08:00";

fn issue_at(counter: &Counter, now: &str, name: &str) -> Vec<u8> {
    let mut request = residence_request(json!({ "applicant_name": name }));
    request["confirmed"] = json!(["duplicate"]);
    let number = text(&counter.ask_at(now, "issue_certificate", request)["number"]);
    bytes_at(counter, now, "read_document", json!({ "number": number }))
}

fn bytes_at(counter: &Counter, now: &str, name: &str, request: Value) -> Vec<u8> {
    match counter.run_at(now, name, &request.to_string()) {
        Ok(Reply::Bytes(bytes)) => bytes,
        Ok(Reply::Json(_)) => panic!("{name} answers with JSON"),
        Err(problem) => panic!("{name}: {}", problem.wire.message),
    }
}

fn export_at(counter: &Counter, now: &str) -> Vec<u8> {
    bytes_at(counter, now, "export_enrolment", json!({}))
}

fn outcome(pdf: &[u8], bundle: &[u8], now: &str) -> String {
    let verdict = check_credential(Presented::File(pdf), Some(bundle), moment(now));
    let verdict = verdict.unwrap_or_else(|problem| panic!("{}", problem.wire.message));
    let json = serde_json::to_value(verdict).expect("JSON");
    format!("{} {}", text(&json["outcome"]), text(&json["content"]))
}

#[test]
fn old_and_new_papers_are_checked_with_the_countys_next_list() {
    let hall = Counter::open();
    let county = CountyKey::draw("六安市金安区民政局").expect("a key");
    let first = county.sign(None, &[export_at(&hall, NOON)], 90, moment(NOON)).expect("the first list");

    let view = hall.ask("rotate_key", json!({ "from": "2026-12-15" }));
    let keys = view["keys"].as_array().expect("its keys");
    assert_eq!(keys.len(), 2, "both are kept: {view}");
    assert_eq!(view["fingerprint"], keys[0]["fingerprint"], "until the day the old one signs");
    assert_eq!(keys[0]["until"], "2026-12-15T00:00:00+08:00", "and ends where the new one begins");
    let told = hall.told("rotate_key", json!({}));
    assert!(told.message.contains("已经备好"), "one change at a time: {}", told.message);

    let old = issue_at(&hall, EVE, "张三");
    let second = county
        .sign(Some(&first.file), &[export_at(&hall, EVE)], 90, moment(EVE))
        .unwrap_or_else(|problem| panic!("{}", problem.wire.message));
    assert_eq!(second.new_keys.len(), 1, "the new key is compared by telephone: {:?}", second.new_keys);
    assert_eq!(second.new_keys[0].2, "2026-12-15", "and from when it signs");
    let new = issue_at(&hall, DAY, "李四");

    assert_eq!(outcome(&old, &second.file, DAY), "valid same", "what the old key signed in its time");
    assert_eq!(outcome(&new, &second.file, DAY), "valid same", "what the new key signs");
    assert_eq!(outcome(&new, &first.file, DAY), "unknown_key same", "the list from before does not know it");
    let own = hall.ask_at(DAY, "verify_credential", json!({ "file": STANDARD.encode(&old) }));
    assert_eq!(own["outcome"], "valid", "the hall itself checks both");
    let view = hall.ask_at(DAY, "show_trust", json!({}));
    assert_eq!(view["fingerprint"], keys[1]["fingerprint"], "on the day the new one signs");
    let third = county.sign(Some(&second.file), &[export_at(&hall, DAY)], 90, moment(DAY));
    assert!(third.is_err(), "the retired key of a hall that never took the new list in has no say");
    let import =
        json!({ "file": STANDARD.encode(&second.file), "fingerprint": county.fingerprint().expect("one") });
    hall.ask_at(DAY, "import_trust", import);
    let third = county.sign(Some(&second.file), &[export_at(&hall, DAY)], 90, moment(DAY));
    let third = third.unwrap_or_else(|problem| panic!("{}", problem.wire.message));
    assert_eq!(outcome(&new, &third.file, DAY), "valid same", "from then on the new key speaks for the hall");
    assert!(
        hall.ask_at(DAY, "verify_book", json!({}))["sound"].as_bool().expect("an answer"),
        "all of it holds"
    );
}

#[test]
fn a_lost_key_is_replaced_at_once_and_signs_nothing_later() {
    let hall = Counter::open();
    let county = CountyKey::draw("六安市金安区民政局").expect("a key");
    let thief = std::fs::read(hall.book()).expect("the book as it was stolen");
    let first = county.sign(None, &[export_at(&hall, NOON)], 90, moment(NOON)).expect("the first list");
    hall.ask_at("2026-11-24T09:00:00+08:00", "rotate_key", json!({}));
    let next = "2026-11-24T10:00:00+08:00";
    let second = county.sign(Some(&first.file), &[export_at(&hall, next)], 90, moment(next));
    let second = second.unwrap_or_else(|problem| panic!("{}", problem.wire.message));

    let stolen = Counter::open();
    std::fs::write(stolen.folder.path().join("stolen.book"), thief).expect("a copy");
    let desk =
        shouzhang_desk::Desk::open(&stolen.folder.path().join("stolen.book"), &crate::counter::fonts());
    let stolen = Counter { desk: desk.unwrap_or_else(|p| panic!("{}", p.wire.message)), ..stolen };
    let forged = issue_at(&stolen, DAY, "王五");
    assert_eq!(outcome(&forged, &second.file, DAY), "unknown_key same", "the old key is over");
    let told = county.sign(Some(&second.file), &[export_at(&stolen, DAY)], 90, moment(DAY));
    assert!(told.is_err(), "nor may whoever has it speak for the hall");
}

#[test]
fn what_is_no_day_to_come_is_refused() {
    let hall = Counter::open();
    for day in ["2026-11-23", "2026-11-01", "2028-01-01", "明天", ""] {
        let told = hall.told("rotate_key", json!({ "from": day }));
        assert_eq!(told.field.as_deref(), Some("from"), "{day}: {}", told.message);
        assert!(!told.hint.is_empty(), "{day}: and it says what to do");
    }
}
