//! 不予出具: the slip, the unit behind it, and no way round.

use serde_json::json;
use shouzhang_desk::wire::ProblemCode;

use crate::counter::{Counter, text, text_of_pdf, unbroken};

#[test]
fn a_refusal_is_registered_with_the_unit_and_its_slip() {
    let counter = Counter::open();
    let refused = counter
        .ask("refuse", json!({ "request": "亲属关系证明", "unit": "某银行清河支行", "applicant": "林芳" }));
    assert_eq!(refused["number"], "柳荫居告〔2026〕0053号", "its own series");
    assert_eq!(refused["code"], "P01", "the request names the prohibition by itself");
    assert_eq!(refused["unitCount"], 3, "this unit's third this month");
    let slip =
        unbroken(&text_of_pdf(&counter.bytes("read_document", json!({ "number": refused["number"] }))));
    for part in [
        "不予出具告知单",
        "亲属关系证明",
        "某银行清河支行",
        "户籍地公安派出所",
        "监督电话",
        "民发〔2020〕20号",
        "柳荫社区便民服务大厅",
    ] {
        assert!(slip.contains(part), "the slip says {part}: {slip}");
    }
    let panel = counter.ask("show_prohibition", json!({ "code": "P01" }));
    assert_eq!(panel["monthCount"], 3, "the panel counts this month's");
    assert_eq!(panel["topUnit"]["name"], "某银行清河支行", "and names who keeps asking");
}

#[test]
fn every_alias_of_every_prohibition_is_refused_with_a_slip() {
    let counter = Counter::open();
    let list = counter.ask("list_items", json!({}));
    let mut aliases = 0;
    for prohibition in list["prohibited"].as_array().expect("a list").iter().filter(|p| p["enabled"] == true)
    {
        let names = prohibition["aliases"].as_array().expect("aliases").iter().chain([&prohibition["name"]]);
        for name in names {
            let found = counter.ask("find_item", json!({ "text": name }));
            assert_eq!(found["lane"], "prohibited", "{name} of {} must not be issued", prohibition["code"]);
            aliases += 1;
        }
        let slip =
            counter.ask("refuse", json!({ "request": prohibition["name"], "code": prohibition["code"] }));
        assert_eq!(slip["code"], prohibition["code"], "each has its slip, on one page");
    }
    assert!(aliases > 250, "the lists are there: {aliases} names");
}

#[test]
fn what_is_on_no_list_is_refused_as_off_the_catalog() {
    let counter = Counter::open();
    let refused = counter.ask("refuse", json!({ "request": "证明我家阳台朝南", "unit": "某燃气公司" }));
    assert!(refused["code"].is_null(), "no prohibition stands behind it");
    let slip =
        unbroken(&text_of_pdf(&counter.bytes("read_document", json!({ "number": refused["number"] }))));
    assert!(slip.contains("不在社区可以出具的事项清单里"), "the reason is another: {slip}");
    assert!(slip.contains("依据"), "the unit has to give its legal basis");
}

#[test]
fn what_may_be_issued_is_not_refused() {
    let counter = Counter::open();
    let told = counter.told("refuse", json!({ "request": "居住证明" }));
    assert_eq!(told.code, ProblemCode::BadRequest, "{}", told.message);
    assert!(told.message.contains("居住情况说明"), "the clerk is led to the item");
}

#[test]
fn a_refusal_needs_to_say_what_was_asked_for() {
    let counter = Counter::open();
    let told = counter.told("refuse", json!({ "request": "  " }));
    assert_eq!(told.field.as_deref(), Some("request"), "{}", told.message);
    let told = counter.told("refuse", json!({ "request": "亲属关系证明", "applicant": "张\u{202E}三" }));
    assert_eq!(told.field.as_deref(), Some("applicant"), "{}", told.message);
}

#[test]
fn no_command_issues_a_prohibited_item() {
    let counter = Counter::open();
    let told = counter
        .told("issue_certificate", json!({ "code": "P01", "values": {}, "seen": [], "confirmed": ["*"] }));
    assert_eq!(told.code, ProblemCode::Prohibited, "there is no override");
    let names = shouzhang_desk::command_names();
    assert!(!names.iter().any(|name| name.contains("override") || name.contains("force")), "{names:?}");
    assert_eq!(text(&json!(told.prohibition)), "P01", "the panel of the prohibition is shown");
}
