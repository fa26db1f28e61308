//! What a text certifies.

use shouzhang_domain::{Disguises, Wording};
use shouzhang_screening::{Engine, Outcome, Strength, Verdict};

use crate::sample::{engine, prohibited, prohibition, signals};

fn read(text: &str) -> Verdict {
    engine().read(text, &[])
}

fn found(verdict: &Verdict) -> Vec<(&str, &str)> {
    verdict.findings.iter().map(|finding| (finding.rule.as_str(), finding.words.as_str())).collect()
}

#[test]
fn a_stated_fact_blocks_whatever_the_title_says() {
    let verdict = read("居住情况说明\n张某与李某系母女关系，特此证明。");
    assert_eq!(verdict.outcome, Outcome::Blocked, "the content goes before the title");
    assert_eq!(found(&verdict), [("P01 fact 1", "系母女关系")], "one finding, the rules that overlap joined");
    assert!(verdict.findings[0].advice.contains("请删去"), "{}", verdict.findings[0].advice);
}

#[test]
fn a_mere_touch_warns_and_says_what_to_confirm() {
    let verdict = read("其家属已知悉。");
    assert_eq!(verdict.outcome, Outcome::Warned, "perhaps");
    assert_eq!(found(&verdict), [("P01 topic 1", "家属")], "the word");
    assert!(verdict.findings[0].advice.contains("请确认用途"), "{}", verdict.findings[0].advice);
    assert_eq!(read("张三自2019年起在我社区居住。").outcome, Outcome::Clean, "nothing at all");
}

#[test]
fn findings_stand_in_reading_order_with_their_places() {
    let text = "期间表现良好，无违法犯罪记录；系 母女 关系。";
    let verdict = read(text);
    assert_eq!(
        found(&verdict),
        [("P05 topic 1", "表现良好"), ("P05 fact 1", "无违法犯罪"), ("P01 fact 1", "系 母女 关系")],
        "as typed, with the blanks"
    );
    for finding in &verdict.findings {
        assert_eq!(finding.span.words(text), finding.words, "the span covers the words");
    }
}

#[test]
fn a_pattern_does_not_reach_into_the_next_sentence() {
    assert_eq!(read("以上为居住情况。母女").outcome, Outcome::Clean, "为 … 母女 are two sentences");
    assert_eq!(read("以上为母女").outcome, Outcome::Blocked, "in one sentence they are one statement");
}

#[test]
fn harmless_phrases_are_taken_out_for_their_prohibition_only() {
    assert_eq!(read("经查看未发现违法占地情况。").outcome, Outcome::Clean, "about land, not about a person");
    assert_eq!(read("未发现违法占地和犯罪。").outcome, Outcome::Blocked, "the rest is still read");
    assert_eq!(read("到婚姻登记机关领取。").outcome, Outcome::Clean, "the name of an office");
}

#[test]
fn what_the_template_allows_is_not_looked_for() {
    let engine = engine();
    let text = "婚姻状况为未婚。系母女关系。";
    let allowed = engine.read(text, &[prohibited("P08")]);
    assert_eq!(found(&allowed), [("P01 fact 1", "系母女关系")], "K01 may state marriage, nothing else");
    assert_eq!(engine.read(text, &[]).findings.len(), 3, "other templates may not");
}

#[test]
fn what_the_template_allows_is_not_looked_for_by_name_or_sound_either() {
    let engine = engine();
    let text = "另附未婚证明，二人有qinshu关联。";
    assert_eq!(engine.read(text, &[]).outcome, Outcome::Warned, "a name and a trigger");
    let allowed = engine.read(text, &[prohibited("P01"), prohibited("P08")]);
    assert_eq!(allowed.findings, [], "both allowed");
}

#[test]
fn the_ends_of_a_pattern_are_the_ends_of_a_sentence() {
    let list = [prohibition("P01", "亲属关系证明", &[], signals(&["^系母女$"], &[], &[]))];
    let engine = Engine::compile(&[], &list, &Disguises::default(), &Wording::default()).expect("sound");
    assert_eq!(
        engine.read("二人同住。系母女。特此说明", &[]).outcome,
        Outcome::Blocked,
        "a sentence of its own"
    );
    assert_eq!(engine.read("二人系母女", &[]).outcome, Outcome::Clean, "a part of one");
}

#[test]
fn the_name_of_a_permitted_item_certifies_nothing() {
    let text = "凭收养人婚姻状况和抚养教育能力等情况证明办理。";
    assert_eq!(read(text).outcome, Outcome::Clean, "it names a paper");
    assert_eq!(read("婚姻状况为已婚").outcome, Outcome::Blocked, "the same words on their own");
}

#[test]
fn a_prohibited_name_blocks_as_a_title_and_warns_inside_a_text() {
    let title = read("政审证明");
    assert_eq!((title.outcome, found(&title)[0].0), (Outcome::Blocked, "P05 alias 政审证明"), "as a title");
    assert_eq!(read("另行提交政审证明。").outcome, Outcome::Warned, "perhaps a paper to bring");
}

#[test]
fn disguised_spelling_blocks_like_the_word() {
    for text in
        ["系毋女关糸", "係母女關係", "系 母\u{200B}女 关 系", "系【母】【女】关系", "系qsgx", "系⺟⼥关系"]
    {
        assert_eq!(read(text).outcome, Outcome::Blocked, "{text}");
    }
}

#[test]
fn everyday_stand_ins_and_pinyin_only_warn() {
    let verdict = read("其父已走了");
    assert_eq!(found(&verdict), [("P11 fact 1", "已走了")], "已死亡, if 走了 means that");
    assert_eq!(verdict.findings[0].strength, Strength::Weak, "a guess never blocks");
    assert_eq!(read("沿河走了三公里").outcome, Outcome::Clean, "a weak word by a guess is nothing");
    assert_eq!(read("目前还在本社区居住").outcome, Outcome::Clean, "nor is a guessed word alone");
    let verdict = read("二人有qin shu关联");
    assert_eq!(found(&verdict), [("P01 pinyin qinshu", "qin shu")], "why would one write it so?");
    assert_eq!(verdict.outcome, Outcome::Warned, "the clerk looks");
    assert_eq!(read("不分亲疏，见abc").outcome, Outcome::Clean, "characters that sound so are no pinyin");
}
