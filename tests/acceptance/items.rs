//! 事项清单: both lists, guides and blank samples.

use serde_json::json;

use crate::counter::{Counter, text, text_of_pdf, unbroken};

#[test]
fn both_lists_are_whole() {
    let counter = Counter::open();
    let list = counter.ask("list_items", json!({}));
    let on = |key: &str| {
        list[key].as_array().expect("a list").iter().filter(|line| line["enabled"] == true).count()
    };
    assert_eq!(list["permitted"].as_array().map(Vec::len), Some(36), "36 permitted items");
    assert_eq!((on("permitted"), on("prohibited")), (27, 20), "27 on by default, 20 prohibitions in force");
}

#[test]
fn every_guide_has_what_the_municipal_document_demands() {
    let counter = Counter::open();
    for line in counter.ask("list_items", json!({}))["permitted"].as_array().expect("a list") {
        let guide = counter.ask("show_item", json!({ "code": line["code"] }));
        for element in ["purpose", "timeLimit", "timeLimitBasis", "validity", "issuer", "fee", "signing"] {
            assert!(
                !text(&guide[element]).is_empty(),
                "{}: {element} (六民办〔2021〕40号 四(二))",
                line["code"]
            );
        }
        for element in ["legalBases", "process", "conditions", "materials"] {
            assert!(!guide[element].as_array().expect("a list").is_empty(), "{}: {element}", line["code"]);
        }
        for basis in guide["legalBases"].as_array().expect("bases") {
            assert!(
                ["A", "B", "C", "D"].contains(&text(&basis["grade"]).as_str()),
                "the grade stays beside the fact"
            );
        }
    }
}

#[test]
fn every_enabled_item_has_a_blank_sample_that_is_no_certificate() {
    let counter = Counter::open();
    for line in counter.ask("list_items", json!({}))["permitted"].as_array().expect("a list") {
        if line["enabled"] != true {
            continue;
        }
        let pdf = counter.bytes("read_sample", json!({ "code": line["code"] }));
        let page = unbroken(&text_of_pdf(&pdf));
        assert!(page.contains("样本"), "{} says that it is a sample: {page}", line["code"]);
        assert!(!page.contains('〔') || !page.contains("2026"), "{} has no number: {page}", line["code"]);
        assert_eq!(
            pdf,
            counter.bytes("read_sample", json!({ "code": line["code"] })),
            "the same bytes each time"
        );
    }
}

#[test]
fn pictures_are_png_of_the_width_asked_for() {
    let counter = Counter::open();
    let png = counter.bytes("show_sample", json!({ "code": "K29", "width": 640 }));
    assert!(png.starts_with(b"\x89PNG"), "a PNG");
    assert_eq!(u32::from_be_bytes(png[16..20].try_into().expect("four bytes")), 640, "as wide as asked");
    let told = counter.told("show_sample", json!({ "code": "K29", "width": 100_000 }));
    assert!(told.message.contains("宽度"), "no picture of a hundred thousand pixels: {}", told.message);
    let draft = counter.bytes("preview_form", json!({ "code": "K29", "values": {}, "width": 892 }));
    assert!(draft.starts_with(b"\x89PNG"), "an empty form has a preview too");
}
