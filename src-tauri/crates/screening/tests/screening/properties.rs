//! What holds for any text.

use std::sync::LazyLock;

use proptest::prelude::*;
use shouzhang_screening::{Engine, Span, pinyin_of};

use crate::sample::engine;

static ENGINE: LazyLock<Engine> = LazyLock::new(engine);

/// Words that make rules fire, and anything else.
fn text() -> impl Strategy<Value = String> {
    let telling = prop::sample::select(vec![
        "系",
        "母女",
        "关系",
        "毋女",
        "亲属",
        "證",
        "無",
        "违法",
        "犯罪",
        "居住证明",
        "亲属关系证明",
        "死亡",
        "走了",
        "已",
        "情况属实",
        "qsgx",
        "qinshu",
        "qin shu",
        "。",
        "，",
        "；",
        "\n",
        " ",
        "（",
        "〇",
        "1",
        "单身",
        "证明",
        "婚姻状况",
        "占地",
    ]);
    let piece = prop_oneof![
        6 => telling.prop_map(str::to_owned),
        2 => "[一-龥]{1,3}",
        1 => any::<char>().prop_map(String::from),
        1 => "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '〇')
}

/// The text with `between` put between neighbouring Chinese characters wherever `where_to` says so.
fn spaced(text: &str, between: &str, where_to: &[bool]) -> String {
    let mut spaced = String::new();
    let mut before = ' ';
    for (c, put) in text.chars().zip(where_to.iter().cycle()) {
        if *put && is_han(before) && is_han(c) {
            spaced.push_str(between);
        }
        spaced.push(c);
        before = c;
    }
    spaced
}

fn within(span: Span, text: &str) -> bool {
    span.start < span.end && span.end <= text.chars().count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_never_breaks_the_reader_and_spans_cover_the_words(text in text()) {
        let verdict = ENGINE.read(&text, &[]);
        for finding in &verdict.findings {
            prop_assert!(within(finding.span, &text), "{finding:?} lies in the text");
            prop_assert_eq!(&finding.span.words(&text), &finding.words, "the words are those of the span");
        }
        let places: Vec<Span> = verdict.findings.iter().map(|finding| finding.span).collect();
        prop_assert!(places.is_sorted(), "in reading order");
        prop_assert_eq!(ENGINE.read(&text, &[]), verdict, "the same text has the same verdict");
    }

    #[test]
    fn a_request_never_breaks_the_box_and_spans_lie_in_it(request in text()) {
        let answer = ENGINE.understand(&request);
        for span in answer.spans.iter().chain(answer.hits.iter().flat_map(|hit| &hit.request_spans)) {
            prop_assert!(within(*span, &request), "{span:?} lies in the request");
        }
        for hit in &answer.hits {
            let alias = hit.alias.clone().unwrap_or_default();
            prop_assert!(hit.name_marks.iter().all(|mark| within(*mark, &hit.name)), "marks lie in the name");
            prop_assert!(hit.alias_marks.iter().all(|mark| within(*mark, &alias)), "marks lie in the alias");
        }
        prop_assert!(!answer.reason.is_empty(), "there is always a reason");
        prop_assert_eq!(ENGINE.understand(&request), answer, "the same request has the same answer");
    }

    #[test]
    fn what_is_put_between_characters_changes_no_verdict(
        text in text(),
        between in prop::sample::select(vec![" ", "\u{3000}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{2060}", "  ", "·", "😀"]),
        where_to in prop::collection::vec(any::<bool>(), 1..8),
    ) {
        let disguised = spaced(&text, between, &where_to);
        let (plain, seen) = (ENGINE.read(&text, &[]), ENGINE.read(&disguised, &[]));
        let rules = |verdict: &shouzhang_screening::Verdict| -> Vec<String> {
            verdict.findings.iter().map(|finding| finding.rule.clone()).collect()
        };
        prop_assert_eq!(rules(&plain), rules(&seen), "{:?} reads like {:?}", disguised, text);
        prop_assert_eq!(ENGINE.understand(&text).lane, ENGINE.understand(&disguised).lane, "and asks for the same");
    }

    #[test]
    fn a_prohibited_name_beside_a_permitted_one_is_never_permitted(
        permitted in prop::sample::select(vec!["居住证明", "居住情况说明", "志愿时长证明", "收养证明"]),
        prohibited in prop::sample::select(vec!["亲属关系证明", "政审证明", "单身证明", "死亡证明", "遗失证明"]),
        filler in "[，。、 和及与跟]{1,3}",
        first in any::<bool>(),
    ) {
        let (a, b) = if first { (permitted, prohibited) } else { (prohibited, permitted) };
        let answer = ENGINE.understand(&format!("{a}{filler}{b}"));
        prop_assert_eq!(answer.lane, shouzhang_screening::Lane::Prohibited, "{}", answer.reason);
    }

    #[test]
    fn a_name_always_has_a_reading(name in "\\PC{0,12}") {
        let reading = pinyin_of(&name);
        prop_assert_eq!(reading.full.is_empty(), reading.initials.is_empty(), "both or none");
        prop_assert!(!reading.full.contains(char::is_whitespace), "one word");
    }
}
