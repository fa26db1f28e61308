//! What the search box answers.

use shouzhang_domain::{Item, Wording};
use shouzhang_screening::{Engine, Hit, Lane, Matched, Target, Understanding};

use crate::sample::{self, engine};

fn ask(request: &str) -> Understanding {
    engine().understand(request)
}

fn code(hit: &Hit) -> &str {
    match &hit.target {
        Target::Item(code) => code.as_str(),
        Target::Prohibition(code) => code.as_str(),
    }
}

fn codes(answer: &Understanding) -> Vec<&str> {
    answer.hits.iter().map(code).collect()
}

fn words(request: &str, answer: &Understanding) -> Vec<String> {
    answer.spans.iter().map(|span| span.words(request)).collect()
}

#[test]
fn a_name_or_an_alias_of_either_list_decides() {
    for (request, lane, first) in [
        ("居住情况说明", Lane::Permitted, "K29"),
        ("居住证明", Lane::Permitted, "K29"),
        ("居住证明(社区)。", Lane::Permitted, "K29"),
        ("k29", Lane::Permitted, "K29"),
        ("亲属关系证明", Lane::Prohibited, "P01"),
        ("親屬關係證明", Lane::Prohibited, "P01"),
        ("P08", Lane::Prohibited, "P08"),
    ] {
        let answer = ask(request);
        assert_eq!((answer.lane, codes(&answer).first().copied()), (lane, Some(first)), "{request}");
        assert_eq!(answer.hits[0].matched, Matched::Exact, "{request} is the whole name");
    }
}

#[test]
fn a_name_inside_a_sentence_decides_and_is_underlined() {
    let request = "帮我开一份 居住证明 给学校";
    let answer = ask(request);
    assert_eq!((answer.lane, codes(&answer)[0]), (Lane::Permitted, "K29"), "named in full");
    assert_eq!(words(request, &answer), ["居住证明"], "the words that led there");
    assert_eq!(answer.hits[0].alias.as_deref(), Some("居住证明"), "by its alias");
}

#[test]
fn prohibited_content_beside_a_permitted_name_decides() {
    for (request, underlined) in [
        ("居住证明，写上我们是母女关系", "是母女关系"),
        ("居住证明和亲属关系证明", "亲属关系证明"),
        ("居住证明，顺便证明我单身", "证明"),
    ] {
        let answer = ask(request);
        assert_eq!(answer.lane, Lane::Prohibited, "{request} is never answered permitted");
        assert_eq!(words(request, &answer)[0], underlined, "{request}");
        assert!(codes(&answer).contains(&"K29"), "{request}: what may be issued is offered too");
        assert!(answer.reason.contains("居住情况说明"), "and said: {}", answer.reason);
    }
}

#[test]
fn a_permitted_name_made_of_prohibited_words_is_permitted() {
    for request in
        ["收养人婚姻状况和抚养教育能力等情况证明", "收养人婚姻状况", "办收养证明，写明婚姻状况为已婚"]
    {
        let answer = ask(request);
        assert_eq!((answer.lane, codes(&answer)[0]), (Lane::Permitted, "K01"), "{request}");
    }
    let answer = ask("收养证明和单身证明");
    assert_eq!((answer.lane, codes(&answer)[0]), (Lane::Prohibited, "P08"), "named, the exemption ends");
}

#[test]
fn typing_lists_both_groups_and_the_best_decides() {
    let answer = ask("jzqk");
    assert_eq!(codes(&answer), ["K29", "P10"], "an official name goes before an alias");
    assert_eq!(answer.lane, Lane::Permitted, "decided by the first");
    let answer = ask("jz");
    assert_eq!(codes(&answer)[..2], ["P10", "K29"], "of two official names the prohibited one");
    assert_eq!(answer.lane, Lane::Prohibited, "a tie is prohibited");
    assert!(answer.reason.contains("健在证明"), "{}", answer.reason);
}

#[test]
fn beginnings_come_before_middles() {
    let answer = ask("证明");
    assert_eq!(answer.lane, Lane::Unlisted, "in the middle of nearly every name: it says nothing");
    let answer = ask("婚姻状况");
    assert_eq!(codes(&answer), ["P08", "K01"], "the beginning of P08, the middle of K01");
    let matched: Vec<Matched> = answer.hits.iter().map(|hit| hit.matched).collect();
    assert_eq!(matched, [Matched::Prefix, Matched::Contains], "and so marked");
    assert_eq!(answer.hits[1].name_marks, vec![(3..7).into()], "for the screen to underline");
}

#[test]
fn initials_of_one_and_two_letters_find_beginnings() {
    let answer = ask("qs");
    assert_eq!(codes(&answer)[0], "P01", "亲属关系证明");
    assert_eq!(answer.hits[0].name_marks, vec![(0..2).into()], "亲属");
    assert_eq!(codes(&ask("QSGX"))[0], "P01", "initials, in capitals");
    assert_eq!(
        ask("qsgx").hits[0].name_marks,
        vec![(0..4).into()],
        "a spelling of 亲属关系, shown in the name"
    );
    assert_eq!(ask("sg").lane, Lane::Unlisted, "not from the middle");
    assert_eq!(codes(&ask("z"))[0], "P20", "one letter");
}

#[test]
fn pinyin_finds_with_and_without_tones_and_blanks_and_half_typed() {
    for request in ["qinshu", "qin shu guan xi", "qīnshǔ", "qin1shu3", "qinsgx", "亲shu", "亲shu关系证明"]
    {
        let answer = ask(request);
        assert_eq!((answer.lane, codes(&answer)[0]), (Lane::Prohibited, "P01"), "{request}");
    }
    assert_eq!(codes(&ask("yinhangcunkuan"))[0], "P17", "行 is read hang here");
    assert_eq!(codes(&ask("juzhu"))[0], "K29", "the permitted list too");
    let request = "请开 qinshu guanxi 证明";
    let answer = ask(request);
    assert_eq!(words(request, &answer), ["qinshu guanxi 证明"], "inside a sentence");
    assert_eq!(ask("请开 juzhu 证明").lane, Lane::Permitted, "an odd spelling alone is no offence");
}

#[test]
fn a_resident_s_own_words_are_understood() {
    for (request, first) in [
        ("银行让我证明我妈是我妈", "P01"),
        ("证明我单身", "P08"),
        ("我是单身的，要个证明", "P08"),
        ("存折不见了，银行要证明", "P20"),
        ("我爸走了单位要个证明", "P11"),
        ("亲属情况说明", "P01"),
    ] {
        let answer = ask(request);
        assert_eq!(
            (answer.lane, codes(&answer).first().copied()),
            (Lane::Prohibited, Some(first)),
            "{request}"
        );
    }
    assert_eq!(
        ask("开个单身公寓入住证明").lane,
        Lane::Unlisted,
        "单身 belongs to the house, not to a person"
    );
    assert_eq!(codes(&ask("证明我在这儿居住"))[0], "K29", "permitted items are spoken of too");
    assert_eq!(ask("我还在小区住，要证明").lane, Lane::Unlisted, "还在 does not reach over the comma");
}

#[test]
fn a_generic_name_counts_only_as_a_word_of_its_own() {
    assert_eq!(codes(&ask("开关系证明"))[0], "P01", "a word of its own");
    assert_eq!(ask("劳动关系证明").lane, Lane::Unlisted, "labour relations are no kin");
}

#[test]
fn an_item_that_is_switched_off_is_never_offered() {
    let answer = ask("亲属关系证明（仅限公证）");
    assert_eq!((answer.lane, codes(&answer)), (Lane::Prohibited, vec!["P01"]), "the prohibition answers");
    for request in ["农产品自产自销说明", "开个自产自销证明", "公证用亲属材料"] {
        let answer = ask(request);
        assert_eq!(answer.lane, Lane::Unlisted, "{request}");
        assert!(answer.reason.contains("没有启用"), "{request}: {}", answer.reason);
    }
    assert!(!codes(&ask("zcz")).contains(&"K33"), "nor while typing");
    assert_eq!(ask("K33").lane, Lane::Unlisted, "nor by its code");
}

#[test]
fn a_stand_in_does_not_turn_the_name_of_an_item_into_another() {
    // 情况说明 may stand for 证明, and 亲属证明 is prohibited; but an item may be called so.
    let mut items = sample::items();
    items.push(sample::item("K50", "亲属情况说明", &[], &[]));
    let compile = |items: &[Item]| {
        Engine::compile(items, &sample::prohibitions(), &sample::disguises(), &Wording::default())
            .expect("the sample is sound")
    };
    let answer = compile(&items).understand("亲属情况说明");
    assert_eq!((answer.lane, codes(&answer)[0]), (Lane::Permitted, "K50"), "{}", answer.reason);
    items.last_mut().expect("just pushed").enabled = false;
    let answer = compile(&items).understand("亲属情况说明");
    assert_eq!(answer.lane, Lane::Unlisted, "switched off: {}", answer.reason);
    assert_eq!(ask("亲属情况说明").lane, Lane::Prohibited, "unknown, it is what it stands for");
}

#[test]
fn characters_that_sound_alike_are_no_pinyin() {
    assert_eq!(codes(&ask("开zaishi证明"))[0], "P10", "typed in letters");
    assert_eq!(ask("机器再试证明ok").lane, Lane::Unlisted, "再试 is not 在世");
}

#[test]
fn the_reason_says_what_it_is_and_where_it_stands() {
    let reason = ask("亲属关系证明").reason;
    assert!(reason.starts_with("“亲属关系证明”是不应出具的事项（国家清单（第一批））"), "{reason}");
    let reason = ask("开个在世证明").reason;
    assert!(reason.starts_with("“在世证明”属于不应出具的“健在证明”（国家清单（第一批））"), "{reason}");
    assert!(reason.ends_with("健在证明说的事社区无法核实。"), "the reason of the release: {reason}");
    let reason = ask("居住证明").reason;
    assert_eq!(
        reason, "“居住证明”就是可出具清单里的“居住情况说明”（K29），可以办理。",
        "short when it is yes"
    );
}

#[test]
fn what_is_on_neither_list_says_what_to_do_next() {
    let answer = ask("开个房屋漏水的证明");
    assert_eq!((answer.lane, answer.spans.len()), (Lane::Unlisted, 0), "nothing decided");
    assert_eq!((codes(&answer)[0], answer.hits[0].matched), ("P17", Matched::Hint), "but touched on");
    assert!(answer.reason.contains("依据") && answer.reason.contains("房屋"), "{}", answer.reason);
    for request in ["", " \u{3000}\u{200B}", "。，"] {
        assert_eq!(ask(request).lane, Lane::Empty, "{request:?} asks for nothing");
    }
}
