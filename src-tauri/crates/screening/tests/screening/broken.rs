//! A broken rule is named, and nothing is loaded.

use shouzhang_domain::{Disguises, Prohibition, Signals, Wording};
use shouzhang_screening::{BrokenRule, Engine};

use crate::sample::{disguises, engine, item, items, prohibition, prohibitions, signals, words};

fn broken(prohibitions: &[Prohibition], disguises: &Disguises) -> Vec<BrokenRule> {
    Engine::compile(&items(), prohibitions, disguises, &Wording::default()).expect_err("a rule is broken")
}

fn with_signals(signals: Signals) -> Vec<Prohibition> {
    vec![prohibition("P01", "亲属关系证明", &[], signals)]
}

#[test]
fn every_broken_pattern_is_named_not_only_the_first() {
    let list = with_signals(signals(&["母女", "(父子", "兄弟.*+?{"], &["[亲属"], &[]));
    let entries: Vec<String> =
        broken(&list, &Disguises::default()).into_iter().map(|b| format!("{} {}", b.code, b.entry)).collect();
    assert_eq!(
        entries,
        ["P01 fact 2", "P01 fact 3", "P01 topic 1", "P01 strong 2", "P01 strong 3", "P01 weak 1"],
        "the editor mends all of them in one go"
    );
}

#[test]
fn a_pattern_that_matches_nothing_at_all_would_block_everything() {
    let faults = broken(&with_signals(signals(&["(母女)?"], &[], &[])), &Disguises::default());
    assert!(faults[0].reason.contains("空文字"), "{}", faults[0]);
}

#[test]
fn a_name_in_both_lists_decides_nothing() {
    let list = vec![prohibition("P19", "市场主体住所证明", &["居住证明"], Signals::default())];
    let faults = broken(&list, &Disguises::default());
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(
        (faults[0].code.as_str(), faults[0].entry.as_str()),
        ("K29", "alias “居住证明”"),
        "by its entry"
    );
}

#[test]
fn names_without_words_and_codes_twice_are_broken() {
    let list = vec![
        prohibition("P01", "亲属关系证明", &["——"], Signals::default()),
        prohibition("P01", "亲属证明", &[], Signals::default()),
    ];
    assert_eq!(broken(&list, &Disguises::default()).len(), 2, "an alias of dashes, a code used twice");
    let items = [item("K29", "居", &[], &[])];
    assert!(
        Engine::compile(&items, &[], &Disguises::default(), &Wording::default()).is_err(),
        "one character names nothing"
    );
}

#[test]
fn a_trigger_that_points_nowhere_is_broken() {
    let tables = |triggers: &[&str]| Disguises { pinyin_triggers: words(triggers), ..disguises() };
    assert_eq!(broken(&prohibitions(), &tables(&["guojia"])).len(), 1, "no prohibition sounds so");
    assert_eq!(broken(&prohibitions(), &tables(&["qīn shǔ"])).len(), 1, "triggers are plain letters");
}

#[test]
fn weights_that_are_too_few_are_broken() {
    let wording = Wording { certifying: vec![1; 3], ..Wording::default() };
    let faults =
        Engine::compile(&items(), &prohibitions(), &disguises(), &wording).expect_err("three weights");
    assert_eq!(faults[0].code, "screening/certifying", "named by its file");
    assert!(faults[0].reason.contains("3 个"), "and how many there are: {}", faults[0].reason);
}

#[test]
fn what_is_not_in_force_here_is_not_known() {
    let mut list = prohibitions();
    list.iter_mut().filter(|p| p.code.as_str() == "P10").for_each(|p| p.enabled = false);
    let engine = Engine::compile(&items(), &list, &disguises(), &Wording::default()).expect("sound");
    assert!(engine.read("兹证明其健在。", &[]).findings.is_empty(), "P10 is of another region now");
    assert!(!self::engine().read("兹证明其健在。", &[]).findings.is_empty(), "in force it is found");
}

#[test]
fn the_engine_is_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>(_: &T) {}
    shared(&engine());
}
