//! Requests without a name in them: what was learnt of wordings decides, and what it may not decide.

use shouzhang_domain::{LearntTrait, WordClass, Wording};
use shouzhang_screening::{Engine, Lane, Target, Understanding};

use crate::sample::{disguises, items, prohibitions, words};

fn class(name: &str, list: &[&str]) -> WordClass {
    WordClass { name: name.to_owned(), words: words(list) }
}

fn learnt(key: &str, code: &str, weight: i16) -> LearntTrait {
    LearntTrait { key: key.to_owned(), weights: vec![(code.to_owned(), weight)] }
}

/// Relatives and documents; what is lost is a document, what died is a relative, and small talk is neither.
fn wording() -> Wording {
    Wording {
        classes: vec![
            class("亲人", &["老娘", "老爹", "俺娘"]),
            class("证件", &["本本", "小红本"]),
            class("没了", &["没了", "不见啦"]),
        ],
        learnt: vec![
            learnt("{亲人}{没了}", "P11", 300),
            learnt("{证件}{没了}", "P20", 300),
            learnt("做好事", "K13", 300),
            learnt("下班", Wording::NEITHER, 300),
            learnt("几点", Wording::NEITHER, 300),
        ],
        ..Wording::default()
    }
}

fn engine() -> Engine {
    Engine::compile(&items(), &prohibitions(), &disguises(), &wording()).expect("the sample is sound")
}

fn first(answer: &Understanding) -> (Lane, Option<&str>) {
    let code = answer.hits.first().map(|hit| match &hit.target {
        Target::Item(code) => code.as_str(),
        Target::Prohibition(code) => code.as_str(),
    });
    (answer.lane, code)
}

#[test]
fn classes_of_words_together_tell_what_is_asked() {
    let engine = engine();
    let asked = [
        ("老爹没了写个条", (Lane::Prohibited, Some("P11")), "somebody died"),
        ("小红本没了写个条", (Lane::Prohibited, Some("P20")), "a document is lost, with the same word"),
        ("做好事写个条", (Lane::Permitted, Some("K13")), "a permitted item in other words"),
        ("几点下班", (Lane::Unlisted, None), "neither"),
    ];
    for (request, expected, why) in asked {
        assert_eq!(first(&engine.understand(request)), expected, "{request}: {why}");
    }
}

#[test]
fn what_was_learnt_shows_the_words_it_went_by() {
    let request = "我家老爹 没了，写个条";
    let answer = engine().understand(request);
    let shown: Vec<String> = answer.spans.iter().map(|span| span.words(request)).collect();
    assert_eq!(shown, ["老爹", "没了"], "both words, as typed");
}

#[test]
fn a_prohibited_name_needs_nothing_learnt_and_small_talk_does_not_undo_it() {
    let answer = engine().understand("几点下班，要开健在证明");
    assert_eq!(first(&answer), (Lane::Prohibited, Some("P10")), "the name decides");
}

#[test]
fn a_permitted_name_does_not_cover_a_prohibited_meaning() {
    let answer = engine().understand("居住证明，写老爹没了，本本没了");
    assert_eq!(answer.lane, Lane::Prohibited, "the name is permitted, what is asked is not");
    let besides =
        answer.hits.iter().any(|hit| matches!(&hit.target, Target::Item(code) if code.as_str() == "K29"));
    assert!(besides, "the permitted item stands among the others");
}

#[test]
fn a_rule_the_whole_wording_speaks_against_is_only_a_hint() {
    let request = "几点下班，关于老王亲属关系";
    let answer = engine().understand(request);
    assert_eq!(answer.lane, Lane::Unlisted, "a question, not a request for a paper");
    assert_eq!(first(&answer).1, Some("P01"), "the clerk still sees what was touched on");
}

#[test]
fn weights_of_a_prohibition_that_is_not_in_force_do_not_count() {
    let mut list = prohibitions();
    list.iter_mut().filter(|p| p.code.as_str() == "P11").for_each(|p| p.enabled = false);
    let engine = Engine::compile(&items(), &list, &disguises(), &wording()).expect("sound");
    assert_ne!(engine.understand("老爹没了写个条").lane, Lane::Prohibited, "P11 is not in force here");
}

#[test]
fn a_trait_learnt_twice_and_a_word_without_a_character_are_broken_rules() {
    let mut twice = wording();
    twice.learnt.push(learnt("做好事", "P01", 5));
    twice.classes.push(class("空", &["——"]));
    let broken =
        Engine::compile(&items(), &prohibitions(), &disguises(), &twice).expect_err("both are flaws");
    let entries: Vec<String> = broken.into_iter().map(|rule| rule.entry).collect();
    assert_eq!(entries, ["空“——”", "“做好事”"], "each is named");
}
