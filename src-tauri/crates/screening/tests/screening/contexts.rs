//! Where words have to stand before they certify anything.

use shouzhang_domain::{Cancels, Context, Contexts, Disguises, Signals, WordClass, Wording};
use shouzhang_screening::{Engine, Outcome};

use crate::sample::{items, prohibition, words};

fn family(name: &str, cancels: Cancels) -> Context {
    Context {
        name: name.to_owned(),
        cancels,
        yields: false,
        before: Vec::new(),
        before_clause: Vec::new(),
        after: Vec::new(),
        after_clause: Vec::new(),
        next: Vec::new(),
        around: Vec::new(),
        examples: Vec::new(),
        counter_examples: Vec::new(),
    }
}

fn contexts() -> Contexts {
    Contexts {
        phrases: vec![WordClass { name: "对".to_owned(), words: words(&["母女", "父子"]) }],
        turns: words(&["但经核实"]),
        certifies: words(&["兹证明", "情况属实"]),
        families: vec![
            Context { before: words(&["不证明"]), ..family("negation", Cancels::Facts) },
            Context { before_clause: words(&["是否"]), ..family("question", Cancels::Facts) },
            Context {
                after: words(&["以.{1,9}为准"]), yields: true, ..family("other_body", Cancels::Facts)
            },
            Context { next: words(&["公证书"]), ..family("paper", Cancels::Facts) },
            Context { around: vec![('《', '》')], ..family("quotation", Cancels::Facts) },
            Context { before: words(&["提交"]), ..family("document", Cancels::Topics) },
        ],
    }
}

fn outcome(text: &str) -> Outcome {
    let signals =
        Signals {
            facts: words(&["系{对}"]), topics: words(&["亲属关系|{对}关系"]), ..Signals::default()
        };
    let list = [prohibition("P01", "亲属关系证明", &[], signals)];
    let wording = Wording { contexts: contexts(), ..Wording::default() };
    let engine =
        Engine::compile(&items(), &list, &Disguises::default(), &wording).expect("the contexts are sound");
    engine.read(text, &[]).outcome
}

#[test]
fn a_statement_blocks_unless_it_is_denied_asked_or_left_to_others() {
    for text in ["二人系母女。", "为办理公证，二人系母女。"] {
        assert_eq!(outcome(text), Outcome::Blocked, "{text} states it");
    }
    for text in [
        "本说明不证明二人系母女。",
        "是否系母女未知。",
        "二人系母女一节以户籍档案为准。",
        "见系母女公证书。",
        "查《二人系母女的判决》。",
    ] {
        assert_eq!(outcome(text), Outcome::Clean, "{text} does not certify it");
    }
}

#[test]
fn a_topic_certifies_only_in_a_sentence_that_does() {
    assert_eq!(outcome("兹证明二人的亲属关系。"), Outcome::Blocked, "certified");
    assert_eq!(outcome("谈到亲属关系。"), Outcome::Warned, "mentioned: the clerk looks");
    assert_eq!(
        outcome("提交亲属关系材料，情况属实。"),
        Outcome::Clean,
        "a paper to bring, whatever is certified"
    );
    assert_eq!(outcome("提交材料，二人系母女。"), Outcome::Blocked, "a statement stays one");
}

#[test]
fn a_cue_reaches_as_far_as_its_place_says() {
    assert_eq!(outcome("不证明收入，不证明二人系母女。"), Outcome::Clean, "to the end of the sentence");
    assert_eq!(outcome("不证明收入。二人系母女。"), Outcome::Blocked, "not into the next");
    assert_eq!(outcome("是否同住，二人系母女。"), Outcome::Blocked, "only in its own clause");
    assert_eq!(outcome("二人系母女，公证书遗失。"), Outcome::Blocked, "only directly behind");
    assert_eq!(outcome("不证明收入\n二人系母女"), Outcome::Blocked, "a line ends a sentence");
}

#[test]
fn speech_may_turn() {
    assert_eq!(
        outcome("社区不证明亲属，但经核实二人系母女。"),
        Outcome::Blocked,
        "what stood before no longer counts"
    );
    assert_eq!(
        outcome("二人系母女，情况属实，其余以档案为准。"),
        Outcome::Blocked,
        "certified before the cue"
    );
    assert_eq!(
        outcome("兹证明二人系母女，以户口簿为准。"),
        Outcome::Blocked,
        "this family yields to certifying"
    );
}

#[test]
fn a_denied_phrase_does_not_certify() {
    assert_eq!(outcome("不证明情况属实，亲属关系待查。"), Outcome::Clean, "不证明 reaches both");
}

#[test]
fn a_broken_context_is_named() {
    let mut contexts = contexts();
    contexts.families[0].before.push("(不".to_owned());
    contexts.turns.push("{没有}".to_owned());
    contexts.phrases.push(WordClass { name: "空".to_owned(), words: Vec::new() });
    let wording = Wording { contexts, ..Wording::default() };
    let broken =
        Engine::compile(&items(), &[], &Disguises::default(), &wording).expect_err("three rules are broken");
    let entries: Vec<String> = broken.iter().map(|b| format!("{} {}", b.code, b.entry)).collect();
    assert_eq!(
        entries,
        [
            "screening/contexts phrases “空”",
            "screening/contexts turns 2",
            "screening/contexts negation before 2"
        ],
        "file and entry"
    );
}
