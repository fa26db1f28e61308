//! 台账: looking up, voiding, reissuing.

use serde_json::{Value, json};
use shouzhang_desk::wire::ProblemCode;

use crate::counter::{Counter, ID, residence_request, text};

fn numbers(page: &Value) -> Vec<String> {
    page["rows"].as_array().expect("rows").iter().map(|row| text(&row["number"])).collect()
}

#[test]
fn a_row_is_found_by_name_last_four_number_item_and_pinyin() {
    let counter = Counter::open();
    let number = counter.issue_residence(json!({ "applicant_name": "欧阳长风", "applicant_id": ID }));
    for typed in [
        "欧",
        "欧阳",
        "长风",
        "欧阳长风",
        "0016",
        "0418",
        "418",
        number.as_str(),
        "柳荫居证[2026]0418号",
        "ouyang",
        "oycf",
        "oyzf",
        ID,
        "第二实验小学",
    ] {
        let page = counter.ask("look_up", json!({ "text": typed, "filter": "all", "page": 1 }));
        assert!(numbers(&page).contains(&number), "{typed} finds it: {:?}", numbers(&page));
    }
    let page = counter.ask("look_up", json!({ "text": "居住情况", "filter": "all", "page": 1 }));
    assert!(numbers(&page).contains(&number), "by item");
    let page = counter.ask("look_up", json!({ "text": "不存在的人", "filter": "all", "page": 1 }));
    assert_eq!(page["total"], 0, "and nobody else is");
}

#[test]
fn filters_narrow_the_register() {
    let counter = Counter::open();
    let number = counter.issue_residence(json!({}));
    let of = |filter: &str| numbers(&counter.ask("look_up", json!({ "filter": filter, "page": 1 })));
    assert_eq!(of("unconfirmed"), std::slice::from_ref(&number), "nobody said that it came out");
    assert_eq!(of("void"), ["柳荫居证〔2026〕0410号"], "the demonstration's one mistake");
    assert!(of("refused").iter().all(|n| n.contains("柳荫居告")), "slips only");
    let october = counter.ask("look_up", json!({ "filter": "all", "month": "2026-10", "page": 1 }));
    assert_eq!(october["total"], 0, "the hall began in November");
    let item = counter.ask("look_up", json!({ "filter": "all", "code": "K13", "page": 1 }));
    assert_eq!(item["total"], 2, "two volunteers");
    let prohibition = counter.ask("look_up", json!({ "filter": "all", "code": "P01", "page": 1 }));
    assert_eq!(prohibition["total"], 2, "two refusals of 亲属关系证明");
}

#[test]
fn a_void_certificate_keeps_its_number_and_says_why() {
    let counter = Counter::open();
    let number = counter.issue_residence(json!({}));
    let detail = counter.ask(
        "void_certificate",
        json!({ "number": number, "reason": "姓名写错", "originalRecovered": true }),
    );
    assert_eq!(detail["state"], "void", "derived from its entries");
    assert!(detail["life"].to_string().contains("姓名写错（原件已收回）"), "the reason stands in its life");
    let told = counter.told(
        "void_certificate",
        json!({ "number": number, "reason": "再作废一次", "originalRecovered": false }),
    );
    assert_eq!(told.code, ProblemCode::AlreadyVoid, "once is enough");
    let told = counter
        .told("void_certificate", json!({ "number": number, "reason": " ", "originalRecovered": false }));
    assert_eq!(told.field.as_deref(), Some("reason"), "never without a reason");
    assert!(counter.issue_residence(json!({})).ends_with("0419号"), "and its number is not given again");
}

#[test]
fn a_reissue_replaces_in_one_step() {
    let counter = Counter::open();
    let old = counter.issue_residence(json!({ "applicant_name": "钱多" }));
    let form = counter.ask("open_form", json!({ "code": "K29", "from": old }));
    assert_eq!(form["values"]["applicant_name"], "钱多", "begins with the old values");
    let mut request = residence_request(json!({ "applicant_name": "钱多多" }));
    request["replaces"] = json!({ "number": old, "reason": "姓名写漏一个字" });
    let new = counter.ask("issue_certificate", request.clone());
    assert_eq!(new["replaced"], json!(old), "the answer says so");
    let detail = counter.ask("show_document", json!({ "number": old }));
    assert_eq!(detail["state"], "replaced", "the old one is void");
    assert_eq!(detail["replacedBy"], new["number"], "and names its successor");
    let detail = counter.ask("show_document", json!({ "number": new["number"] }));
    assert_eq!(detail["replaces"], json!(old), "which names its predecessor");
    assert_eq!(
        counter.told("issue_certificate", request).code,
        ProblemCode::AlreadyVoid,
        "nothing is replaced twice"
    );
}

#[test]
fn a_reissue_without_a_reason_changes_nothing() {
    let counter = Counter::open();
    let old = counter.issue_residence(json!({}));
    let before = counter.rows();
    let mut request = residence_request(json!({ "applicant_name": "钱多" }));
    request["replaces"] = json!({ "number": old, "reason": "" });
    assert_eq!(
        counter.told("issue_certificate", request).field.as_deref(),
        Some("reason"),
        "the field is named"
    );
    assert_eq!(counter.rows(), before, "the old one is still valid");
}

#[test]
fn a_number_nobody_has_is_told_so() {
    let counter = Counter::open();
    let told = counter.told("show_document", json!({ "number": "柳荫居证〔2026〕9999号" }));
    assert_eq!(told.code, ProblemCode::NotFound, "{}", told.message);
    let told = counter.told(
        "void_certificate",
        json!({ "number": "柳荫居告〔2026〕0048号", "reason": "x", "originalRecovered": true }),
    );
    assert!(told.message.contains("不予出具告知单"), "a slip is no certificate: {}", told.message);
}

#[test]
fn the_register_walks_clean_after_a_day_of_work() {
    let counter = Counter::open();
    let number = counter.issue_residence(json!({}));
    counter.ask("confirm_print", json!({ "number": number, "cameOut": true }));
    counter.ask("refuse", json!({ "request": "健在证明" }));
    counter.ask("void_certificate", json!({ "number": number, "reason": "写错", "originalRecovered": true }));
    let report = counter.ask("verify_book", json!({}));
    assert_eq!(report["sound"], true, "{}", report["findings"]);
    assert_eq!(report["documents"], 19, "twelve and five of the demonstration, one certificate, one slip");
}
