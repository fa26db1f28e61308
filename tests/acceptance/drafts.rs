//! Nothing typed is ever lost.

use serde_json::json;

use crate::counter::{Counter, residence_request, residence_values, text};

#[test]
fn a_draft_comes_back_with_the_form() {
    let counter = Counter::open();
    counter.ask(
        "save_draft",
        json!({ "code": "K29", "values": { "applicant_name": "钱多多" }, "seen": ["居民身份证"] }),
    );
    let form = counter.ask("open_form", json!({ "code": "K29" }));
    assert_eq!(form["values"]["applicant_name"], "钱多多", "as typed");
    assert_eq!(form["seen"], json!(["居民身份证"]), "and what was seen");
    let line = &counter.ask("today", json!({}))["drafts"][0];
    assert_eq!(line["subject"], "钱**", "masked on the overview");
}

#[test]
fn issuing_or_discarding_ends_a_draft() {
    let counter = Counter::open();
    let draft = json!({ "code": "K29", "values": residence_values(json!({})) });
    counter.ask("save_draft", draft.clone());
    counter.ask("issue_certificate", residence_request(json!({})));
    assert_eq!(counter.ask("today", json!({}))["drafts"], json!([]), "what was issued is no draft");
    counter.ask("save_draft", draft);
    counter.ask("discard_draft", json!({ "code": "K29" }));
    assert_eq!(counter.ask("today", json!({}))["drafts"], json!([]), "nor what was thrown away");
    assert!(
        counter.told("discard_draft", json!({ "code": "K29" })).message.contains("没有这份草稿"),
        "twice"
    );
}

#[test]
fn a_known_person_is_taken_over_and_not_typed_again() {
    let counter = Counter::open();
    counter.issue_residence(json!({}));
    let found = counter.ask("find_person", json!({ "text": "qdd" }));
    assert_eq!(found["people"][0]["name"], "钱多多", "by initials");
    assert_eq!(found["people"][0]["id"], "341599********0048", "the number masked");
    let taken = counter
        .ask("take_person", json!({ "code": "K29", "certificate": found["people"][0]["certificate"] }));
    assert_eq!(taken["values"]["applicant_id"], "341599198706050048", "the form needs it whole");
    assert_eq!(taken["values"]["live_from"], "2019-03-01", "the same item gives the facts too");
    assert!(taken["values"].get("verify_method").is_none(), "how it was verified is asked anew");
    let last = counter.ask("take_person", json!({ "code": "K13" }));
    assert_eq!(text(&last["values"]["applicant_name"]), "钱多多", "F4 without a name: the last person");
    assert!(last["values"].get("live_from").is_none(), "another item takes the person alone");
}
