//! 查事项: names, aliases, pinyin, residents' words.

use serde_json::json;

use crate::counter::{Counter, text};

#[test]
fn initials_find_the_prohibition() {
    let counter = Counter::open();
    let answer = counter.ask("find_item", json!({ "text": "qsgx" }));
    assert_eq!(answer["lane"], "prohibited", "qsgx is 亲属关系");
    assert_eq!(answer["hits"][0]["code"], "P01", "first of the hits");
    assert!(!text(&answer["reason"]).is_empty(), "with a reason to read out");
}

#[test]
fn two_letters_already_show_the_panel() {
    let counter = Counter::open();
    let answer = counter.ask("find_item", json!({ "text": "qs" }));
    let codes: Vec<String> =
        answer["hits"].as_array().expect("hits").iter().map(|hit| text(&hit["code"])).collect();
    assert_eq!(answer["lane"], "prohibited", "the best hit is a prohibition: {codes:?}");
    assert_eq!(codes.first().map(String::as_str), Some("P01"), "亲属关系证明: {codes:?}");
}

#[test]
fn a_residence_certificate_is_found_by_name_alias_and_pinyin() {
    let counter = Counter::open();
    for typed in ["居住情况说明", "居住证明", "jzqk", "juzhuqingkuang", "暂住证明", "K29"] {
        let answer = counter.ask("find_item", json!({ "text": typed }));
        assert_eq!(answer["lane"], "permitted", "{typed}");
        assert_eq!(answer["hits"][0]["code"], "K29", "{typed}: {}", answer["hits"]);
        assert_eq!(answer["hits"][0]["canIssue"], true, "at once");
    }
}

#[test]
fn a_residents_own_words_are_understood() {
    let counter = Counter::open();
    for (words, code) in [
        ("银行让我证明我妈是我妈", "P01"),
        ("单位让我开一个无犯罪证明", "P05"),
        ("居住证明，写上我们是母女关系", "P01"),
    ] {
        let answer = counter.ask("find_item", json!({ "text": words }));
        assert_eq!(answer["lane"], "prohibited", "{words}: {answer}");
        assert_eq!(answer["hits"][0]["code"], code, "{words}");
    }
}

#[test]
fn what_cannot_be_issued_here_says_why() {
    let counter = Counter::open();
    let answer = counter.ask("find_item", json!({ "text": "土地流转备案" }));
    let hit = &answer["hits"][0];
    assert_eq!(hit["code"], "K10", "the villagers' committee issues it");
    assert_eq!(hit["canIssue"], false, "this is a residents' committee");
    assert!(text(&hit["whyNot"]).contains("村民委员会"), "{hit}");
}

#[test]
fn nothing_typed_is_no_lane() {
    let counter = Counter::open();
    assert_eq!(
        counter.ask("find_item", json!({ "text": "  " }))["lane"],
        "empty",
        "the usual items are shown"
    );
    assert_eq!(
        counter.ask("find_item", json!({ "text": "证明阳台朝南" }))["lane"],
        "unlisted",
        "on neither list"
    );
}
