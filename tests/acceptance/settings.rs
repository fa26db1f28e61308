//! 设置: hall, numbering, appearance — new versions, old papers untouched.

use serde_json::json;
use shouzhang_desk::wire::ProblemCode;

use crate::counter::{Counter, text_of_pdf, unbroken};

#[test]
fn a_new_hall_name_goes_on_new_papers_only() {
    let counter = Counter::open();
    let old = counter.issue_residence(json!({}));
    let before = counter.bytes("read_document", json!({ "number": old }));
    let mut hall = counter.ask("show_settings", json!({}))["hall"].clone();
    hall["committeeName"] = json!("六安市金安区清河街道新柳荫社区居民委员会");
    counter.ask("save_hall", hall);
    let new = counter.issue_residence(json!({ "purpose": "宽带安装" }));
    let page = unbroken(&text_of_pdf(&counter.bytes("read_document", json!({ "number": new }))));
    assert!(page.contains("新柳荫社区居民委员会"), "the new name signs");
    let after = counter.bytes("read_document", json!({ "number": old }));
    assert_eq!(after, before, "nothing once issued ever changes");
}

#[test]
fn a_hall_that_cannot_sign_is_refused() {
    let counter = Counter::open();
    let mut hall = counter.ask("show_settings", json!({}))["hall"].clone();
    hall["sealKeeper"] = hall["head"].clone();
    let told = counter.told("save_hall", hall.clone());
    assert_eq!(told.code, ProblemCode::BadSetting, "the head does not keep the seal: {}", told.message);
    assert_eq!(told.field.as_deref(), Some("sealKeeper"), "the sentence stands beside its field");
    hall["sealKeeper"] = json!("李强");
    hall["committeeName"] = json!(" ");
    assert!(counter.told("save_hall", hall).message.contains("全称还没有填"), "the signature would be empty");
}

#[test]
fn numbering_goes_on_after_the_last_paper_number() {
    let counter = Counter::open();
    let numbering = |certificate: &str, first: u32| {
        json!({
            "certificatePattern": certificate, "refusalPattern": "柳荫居告〔{年}〕{号}号", "digits": 5,
            "firstCertificate": first,
        })
    };
    let settings = counter.ask("save_numbering", numbering("柳荫证字〔{年}〕第{号}号", 1200));
    assert_eq!(settings["nextCertificate"], "柳荫证字〔2026〕第01200号", "shown before it is used");
    assert_eq!(counter.issue_residence(json!({})), "柳荫证字〔2026〕第01200号", "and used");
    let told = counter.told("save_numbering", numbering("柳荫证字〔{年}〕第{号}号", 7));
    assert_eq!(told.code, ProblemCode::BadSetting, "never back to a number given: {}", told.message);
    assert_eq!(told.field.as_deref(), Some("firstCertificate"), "beside the first number");
    let told = counter.told("save_numbering", numbering("柳荫居告〔{年}〕{号}号", 2000));
    assert_eq!(told.code, ProblemCode::BadSetting, "certificates and slips must differ: {}", told.message);
    let told = counter.told("save_numbering", numbering("柳荫证字第{号}号", 2000));
    assert!(told.message.contains("{年}"), "numbers are per year: {}", told.message);
}

#[test]
fn appearance_is_remembered() {
    let counter = Counter::open();
    counter.ask("save_appearance", json!({ "font": "xlarge", "highContrast": true }));
    let settings = counter.ask("show_settings", json!({}));
    assert_eq!((&settings["font"], &settings["highContrast"]), (&json!("xlarge"), &json!(true)), "as chosen");
    let told = counter.told("save_appearance", json!({ "font": "huge", "highContrast": false }));
    assert_eq!(told.code, ProblemCode::BadRequest, "only sizes that exist");
}
