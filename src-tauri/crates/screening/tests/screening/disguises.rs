//! Words in disguise: what nobody writes by chance counts like the word, what may be chance is a guess.

use shouzhang_screening::{Engine, Lane, Outcome};

use crate::sample::engine;

fn lanes(engine: &Engine, requests: &[&str]) -> Vec<(String, Lane)> {
    requests.iter().map(|request| ((*request).to_owned(), engine.understand(request).lane)).collect()
}

fn all_are(lane: Lane, requests: &[&str], reason: &str) {
    let engine = engine();
    let others: Vec<_> = lanes(&engine, requests).into_iter().filter(|(_, is)| *is != lane).collect();
    assert!(others.is_empty(), "{reason}: {others:?}");
}

#[test]
fn a_prohibited_name_is_seen_through_every_disguise() {
    all_are(
        Lane::Prohibited,
        &[
            "亲蜀关系证明",
            "末婚证明",
            "未女昏证明",
            "亻建在讠正明",
            "qin属guan系证明",
            "亲亲属属关关系系证证明明",
            "明证系关属亲",
            "亲、属、关、系、证、明",
            "&#20146;属关系证明",
            "%E5%81%A5在证明",
            "wfzjl证明",
        ],
        "sound, shape, parts, pinyin, repetition, reversed order, points, escapes, initials",
    );
}

#[test]
fn two_disguises_in_one_name_hide_nothing() {
    all_are(Lane::Prohibited, &["qin蜀关系讠正明", "明zheng系关属亲", "未未婚婚zheng明"], "mixed");
}

#[test]
fn ordinary_words_are_no_disguise() {
    all_are(
        Lane::Unlisted,
        &["物业费用怎么交", "我是业主，水管坏了", "房子建在村东头", "加我qq", "请把误工的事说一下"],
        "a dictionary knows them",
    );
}

#[test]
fn an_odd_spelling_of_a_permitted_name_is_permitted() {
    all_are(Lane::Permitted, &["居主证明", "居zhu证明", "居居住住证证明明", "明证住居"], "it names the item");
}

#[test]
fn initials_of_names_of_both_lists_decide_nothing() {
    assert_ne!(engine().understand("jzzm，上学用").lane, Lane::Prohibited, "居住证明 or 健在证明");
}

#[test]
fn beside_a_permitted_name_a_disguised_prohibited_one_decides() {
    for request in ["居住证明，写上母囡关系", "居住证明和亲shu关系证明", "居住证明，明证系关属亲"]
    {
        assert_eq!(engine().understand(request).lane, Lane::Prohibited, "{request}");
    }
}

#[test]
fn in_a_text_what_is_no_chance_blocks_and_what_may_be_is_confirmed() {
    let engine = engine();
    for (text, outcome, reason) in [
        ("张某与李某系母囡关系。", Outcome::Blocked, "囡 stands there for nothing else"),
        ("该居民至今末婚。", Outcome::Warned, "末 is an ordinary character"),
        ("老人现仍建在，身体尚可。", Outcome::Blocked, "仍 tells what stands behind it"),
        ("小卖部建在村东。", Outcome::Clean, "a guess of two characters alone says nothing"),
    ] {
        let verdict = engine.read(text, &[]);
        assert_eq!(verdict.outcome, outcome, "{reason}: {text}, {:?}", verdict.findings);
        for finding in verdict.findings {
            assert_eq!(finding.span.words(text), finding.words, "places are those of the text as typed");
        }
    }
}

#[test]
fn a_finding_covers_all_of_a_disguise() {
    let text = "张某与李某系m\u{200B}u 女guan xi。";
    let verdict = engine().read(text, &[]);
    let words: Vec<&str> = verdict.findings.iter().map(|finding| finding.words.as_str()).collect();
    assert!(words.iter().any(|words| words.contains("m\u{200B}u 女")), "as typed: {words:?}");
}
