//! The embedded release, rule by rule: what it says it finds is found, what it says is harmless passes.

use std::sync::LazyLock;

use serde_json::Value;
use shouzhang_catalog::Draft;
use shouzhang_domain::{Item, Prohibition, ProhibitionCode};
use shouzhang_screening::{Engine, Hit, Lane, Outcome, Strength, Target, Understanding, Verdict, pinyin_of};

const TEXT_SAMPLES: &str = include_str!("../../../../tests/fixtures/screening/text_samples.json");

static DRAFT: LazyLock<Draft> = LazyLock::new(|| {
    shouzhang_catalog::parse(shouzhang_catalog::embedded()).expect("the embedded release has no flaw")
});

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    Engine::compile(DRAFT.items(), DRAFT.prohibitions(), DRAFT.disguises(), DRAFT.wording())
        .unwrap_or_else(|broken| panic!("the embedded release has broken rules: {broken:#?}"))
});

fn in_force() -> impl Iterator<Item = &'static Prohibition> {
    DRAFT.prohibitions().iter().filter(|prohibition| prohibition.enabled)
}

fn switched_on() -> impl Iterator<Item = &'static Item> {
    DRAFT.items().iter().filter(|item| item.enabled)
}

fn item(code: &str) -> &'static Item {
    DRAFT.items().iter().find(|item| item.code.as_str() == code).expect("an item of the release")
}

fn blocks(verdict: &Verdict, code: &ProhibitionCode) -> bool {
    let strong = |finding: &&shouzhang_screening::Finding| finding.strength == Strength::Strong;
    verdict.findings.iter().filter(strong).any(|finding| &finding.prohibition == code)
}

fn code(hit: &Hit) -> &str {
    match &hit.target {
        Target::Item(code) => code.as_str(),
        Target::Prohibition(code) => code.as_str(),
    }
}

fn first(answer: &Understanding) -> (Lane, Option<&str>) {
    (answer.lane, answer.hits.first().map(code))
}

/// Every miss at once: a release is mended in one go.
fn none_missed(misses: &[String], rule: &str) {
    assert!(misses.is_empty(), "{rule}:\n{}", misses.join("\n"));
}

#[test]
fn every_text_sample_blocks_or_passes_as_labelled() {
    let samples: Value = serde_json::from_str(TEXT_SAMPLES).expect("the fixture is JSON");
    let samples = samples["items"].as_array().expect("a list of texts");
    assert!(samples.len() > 80, "the fixture is whole");
    let mut misses = Vec::new();
    for sample in samples {
        let text = sample["text"].as_str().expect("a text");
        let expected: Vec<&str> =
            sample["expect_block"].as_array().expect("codes").iter().filter_map(Value::as_str).collect();
        let verdict = ENGINE.read(text, &[]);
        let as_labelled = match expected.as_slice() {
            [] => verdict.outcome != Outcome::Blocked,
            codes => codes.iter().any(|code| blocks(&verdict, &ProhibitionCode::new(*code).expect("a code"))),
        };
        if !as_labelled {
            misses.push(format!("{text} should block as {expected:?}, found {:?}", verdict.findings));
        }
    }
    none_missed(&misses, "labelled texts");
}

#[test]
fn every_example_blocks_and_every_near_miss_passes() {
    let mut misses = Vec::new();
    for prohibition in in_force() {
        let unblocked =
            prohibition.examples.iter().filter(|text| !blocks(&ENGINE.read(text, &[]), &prohibition.code));
        misses.extend(unblocked.map(|text| format!("{} should block: {text}", prohibition.code)));
        let blocked = prohibition.near_misses.iter().filter(|text| ENGINE.read(text, &[]).is_blocked());
        misses.extend(blocked.map(|text| {
            format!("{} should pass: {text}, found {:?}", prohibition.code, ENGINE.read(text, &[]).findings)
        }));
    }
    none_missed(&misses, "examples and near misses of the release");
}

#[test]
fn every_context_passes_its_examples_and_blocks_its_counter_examples() {
    let mut misses = Vec::new();
    for family in &DRAFT.wording().contexts.families {
        for text in &family.examples {
            let verdict = ENGINE.read(text, &[]);
            if verdict.is_blocked() {
                misses.push(format!("{} should pass: {text}, found {:?}", family.name, verdict.findings));
            }
        }
        let unblocked = family.counter_examples.iter().filter(|text| !ENGINE.read(text, &[]).is_blocked());
        misses.extend(unblocked.map(|text| format!("{} should block: {text}", family.name)));
    }
    none_missed(&misses, "examples of the contexts");
}

#[test]
fn every_name_and_alias_finds_its_own() {
    let mut misses = Vec::new();
    let mut check = |name: &str, lane: Lane, own: &str| {
        let answer = ENGINE.understand(name);
        if first(&answer) != (lane, Some(own)) {
            misses.push(format!("{name} should be {lane:?} {own}, is {:?}", first(&answer)));
        }
    };
    for prohibition in in_force() {
        for name in std::iter::once(&prohibition.name).chain(&prohibition.aliases) {
            check(name, Lane::Prohibited, prohibition.code.as_str());
        }
    }
    for item in switched_on() {
        for name in std::iter::once(&item.name).chain(&item.aliases) {
            check(name, Lane::Permitted, item.code.as_str());
        }
    }
    none_missed(&misses, "names and aliases");
}

#[test]
fn every_name_and_alias_is_found_by_sound() {
    let mut misses = Vec::new();
    let names_of = |name: &'static String, aliases: &'static [String]| std::iter::once(name).chain(aliases);
    let prohibitions = in_force().flat_map(|p| names_of(&p.name, &p.aliases).map(|n| (n, p.code.as_str())));
    let items = switched_on().flat_map(|i| names_of(&i.name, &i.aliases).map(|n| (n, i.code.as_str())));
    for (name, own) in prohibitions.chain(items).filter(|(name, _)| name.chars().all(char::is_alphabetic)) {
        // Read as the name of a paper: a syllable in front keeps 解 and 查 from being surnames.
        let reading = pinyin_of(&format!("一{name}"));
        for typed in [&reading.full["yi".len()..], &reading.initials["y".len()..]] {
            if !ENGINE.understand(typed).hits.iter().any(|hit| code(hit) == own) {
                misses.push(format!("{typed} should find {own} {name}"));
            }
        }
    }
    none_missed(&misses, "pinyin and initials");
}

#[test]
fn what_is_switched_off_is_never_permitted() {
    let mut misses = Vec::new();
    for item in DRAFT.items().iter().filter(|item| !item.enabled) {
        for name in std::iter::once(&item.name).chain(&item.aliases) {
            let answer = ENGINE.understand(name);
            let offered = answer.hits.iter().any(|hit| code(hit) == item.code.as_str());
            if answer.lane == Lane::Permitted || offered {
                misses.push(format!("{name} is {:?}", first(&answer)));
            }
        }
    }
    none_missed(&misses, "items not switched on");
}

#[test]
fn no_permitted_and_prohibited_name_together_are_permitted() {
    for item in switched_on() {
        for prohibition in in_force() {
            for request in [
                format!("{}，{}", item.name, prohibition.name),
                format!("{}和{}", prohibition.name, item.name),
            ] {
                assert_eq!(ENGINE.understand(&request).lane, Lane::Prohibited, "{request}");
            }
        }
    }
}

#[test]
fn titles_and_fixed_wordings_of_items_are_not_blocked() {
    let mut misses = Vec::new();
    for item in DRAFT.items() {
        let title = ENGINE.read_words(&item.template.title, &item.allows);
        let body = ENGINE.read(&item.template.fixed_text(), &item.allows);
        for (what, verdict) in [("title", title), ("wording", body)] {
            if verdict.is_blocked() {
                misses.push(format!("{} {what}: {:?}", item.code, verdict.findings));
            }
        }
    }
    none_missed(&misses, "titles and fixed wordings");
}

#[test]
fn the_search_box_answers_while_typing() {
    for (typed, lane, best) in [
        ("qs", Lane::Prohibited, "P01"),
        ("qsgx", Lane::Prohibited, "P01"),
        ("QinShu", Lane::Prohibited, "P01"),
        ("wfz", Lane::Prohibited, "P05"),
        ("jzqk", Lane::Permitted, "K29"),
        ("居住", Lane::Permitted, "K29"),
        ("juzhu", Lane::Permitted, "K29"),
        ("亲属", Lane::Prohibited, "P01"),
        ("zhiyuanfuwu", Lane::Permitted, "K13"),
    ] {
        let answer = ENGINE.understand(typed);
        assert_eq!(first(&answer), (lane, Some(best)), "{typed}: {}", answer.reason);
    }
    let codes: Vec<String> = ENGINE.understand("jzqk").hits.iter().map(|hit| code(hit).to_owned()).collect();
    assert!(codes.contains(&"P10".to_owned()), "健在情况证明 is offered beside it: {codes:?}");
}

#[test]
fn a_permitted_paper_for_a_prohibited_purpose_is_prohibited() {
    for (request, code, words) in [
        ("居住证明，用来办营业执照", "P19", "营业执照"),
        ("开居住证明 房产过户用", "P17", "房产"),
        ("居住证明，办 营 业 执 照", "P19", "营 业 执 照"),
    ] {
        let answer = ENGINE.understand(request);
        assert_eq!(first(&answer), (Lane::Prohibited, Some(code)), "{request}: {}", answer.reason);
        assert_eq!(answer.spans[0].words(request), words, "{request}");
    }
    assert_eq!(ENGINE.understand("居住证明，孩子入学用").lane, Lane::Permitted, "the usual purpose");
}

// The situations of the counter, nos. 52–60; 57 both as a request and in a text.

#[test]
fn case_52_the_content_goes_before_the_title() {
    let verdict = ENGINE.read("情况说明\n张某与李某系母女关系，情况属实", &[]);
    assert!(blocks(&verdict, &item("K19").allows[0]), "P01, whatever the title: {:?}", verdict.findings);
}

#[test]
fn case_53_half_a_sentence_blocks_and_is_pointed_at() {
    let text = "自2019年居住，期间遵纪守法，无违法犯罪记录";
    let verdict = ENGINE.read(text, &item("K29").allows);
    assert!(verdict.is_blocked(), "P05 in a residence statement");
    let finding = &verdict.findings[0];
    assert_eq!(finding.span.words(text), finding.words, "the screen can jump to the words");
    let words: Vec<&str> = verdict.findings.iter().map(|finding| finding.words.as_str()).collect();
    assert_eq!(words.concat(), "遵纪守法无违法犯罪记录", "both halves of the half sentence");
    assert_eq!(
        ENGINE.read("自2019年居住", &[]).outcome,
        Outcome::Clean,
        "without that half it may be issued"
    );
}

#[test]
fn cases_54_to_56_disguised_spelling_is_seen_through() {
    for text in [
        "张 秀 英 与 李 婷 婷 系 母 女 关 系",
        "张\u{3000}秀英与李婷婷系\u{200B}母\u{3000}女\u{200D}关系",
        "張秀英與李婷婷係母女關係",
        "张秀英与李婷婷系毋女关糸",
    ] {
        let verdict = ENGINE.read(text, &[]);
        let finding = verdict.findings.iter().find(|finding| finding.prohibition.as_str() == "P01");
        let finding = finding.unwrap_or_else(|| panic!("{text} certifies kinship"));
        assert_eq!(finding.strength, Strength::Strong, "{text}");
        assert_eq!(finding.span.words(text), finding.words, "as typed");
    }
}

#[test]
fn what_stands_around_a_statement_does_not_talk_it_down() {
    let statements = [
        ("二人系母女关系", "P01"),
        ("王某某无违法犯罪记录", "P05"),
        ("李某某至今未婚", "P08"),
        ("张某某于2021年3月5日病故", "P11"),
        ("该户无任何收入来源", "P17"),
        ("其身份证已遗失", "P20"),
    ];
    let around = [
        "本说明不作为产权、落户依据，请携带户口簿原件，{}。",
        "{}，以上情况仅供参考，请以公安机关认定为准。",
        "办理时请携带身份证、户口簿原件，由其女儿代为领取，经核实，{}，请贵单位按规定办理。",
        "社区不出具房产证明。需要产权信息的，请到不动产登记中心查询。{}。特此说明。",
        "本次活动共到场居民六十二人，分发资料一百二十份。{}。活动于十一点结束。",
    ];
    let mut misses = Vec::new();
    for (statement, code) in statements {
        for page in around {
            let text = page.replace("{}", statement);
            let verdict = ENGINE.read(&text, &[]);
            if !verdict.findings.iter().any(|finding| finding.prohibition.as_str() == code) {
                misses.push(format!("{text} states {code}, found {:?}", verdict.findings));
            }
        }
    }
    none_missed(&misses, "the clerk sees statements among harmless clauses");
}

#[test]
fn case_57_pinyin_is_prohibited_as_a_request_and_to_be_confirmed_in_a_text() {
    let answer = ENGINE.understand("qinshu guanxi 证明");
    assert_eq!(first(&answer), (Lane::Prohibited, Some("P01")), "{}", answer.reason);
    assert_eq!(ENGINE.read("系qinshu guanxi", &[]).outcome, Outcome::Warned, "the clerk confirms");
}

#[test]
fn case_58_notes_and_purposes_are_read_too() {
    assert!(ENGINE.read("系父子关系", &item("K29").allows).is_blocked(), "a note is prose");
}

#[test]
fn case_59_names_are_not_read_the_wording_around_them_is() {
    let fixed = item("K29").template.fixed_text();
    assert_eq!(ENGINE.read(&fixed, &[]).outcome, Outcome::Clean, "王健在 stands where 〇 is: {fixed}");
    assert!(ENGINE.read("经查王健在", &[]).is_blocked(), "which is why names are never handed in");
}

#[test]
fn case_60_the_adoption_template_may_state_marriage_and_no_other_may() {
    let text = "婚姻状况为已婚。";
    assert!(!ENGINE.read(text, &item("K01").allows).is_blocked(), "特别法优先");
    assert!(ENGINE.read(text, &item("K29").allows).is_blocked(), "P08 anywhere else");
}
