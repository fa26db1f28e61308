//! The patterns of the embedded release against its own sentences, with the plainest possible reader.
//!
//! What the screening engine does on top (homophones, pinyin, marking the words) is tested where it lives; here the data
//! has to be right by itself.

use std::collections::HashMap;

use regex::Regex;
use shouzhang_catalog::{Catalog, embedded, parse};
use shouzhang_domain::{FieldKind, Item, ProhibitionCode};

/// Harmless sentences a counter writes every day.
const EVERYDAY: &[&str] = &[
    "通过户籍管理系统查询，未见异常。",
    "小区车辆停放收费每月60元的议题。",
    "双方还在协商，约定一周内答复。",
    "孩子在楼道走了一圈后回家。",
    "小区公共收益收入3万元，支出2万元。",
    "因突发疾病被送医，孩子暂时无人照料。",
    "监护人因突发事件暂时无法履职。",
    "东至村道，南至李某宅基地，西至水渠，北至林地。",
    "1985年建房，一直由本户使用，没有权属来源材料。",
    "甲方于2026年12月31日前一次性支付医药费3000元。",
    "居民反映夜间噪声，网格员上门调解。",
    "主房倒塌两间，经评议列为补助对象，公示10日。",
    "经查，李四未在我第十二届选举中登记参选。",
    "公章遗失应立即向街道报告。",
    "为残疾人居民代办缴费3次。",
    "经现场查看，该地块未发现违法占地情况。",
    "全年调处婚姻家庭纠纷12件。",
];

/// Sentences that must be stopped, by the prohibition that stops them.
const STOPPED: &[(&str, &str)] = &[
    ("证明我妈是我妈。", "P01"),
    ("张 秀 英 与 李 婷 婷 系 母 女 关 系", "P01"),
    ("张秀英与李婷婷系毋女关糸", "P01"),
    ("李四曾用名李小四，户口簿与存折姓名不一致系笔误。", "P02"),
    ("自2019年居住，期间遵纪守法，无违法犯罪记录。", "P05"),
    ("现实表现良好，无案底。", "P05"),
    ("至今没有结婚。", "P08"),
    ("其妻已故，情况属实。", "P11"),
    ("存折找不到了，请予补办。", "P20"),
];

struct Patterns {
    traditional: HashMap<char, char>,
    variants: Vec<(String, String)>,
    strong: Vec<(ProhibitionCode, Vec<String>, Vec<Regex>)>,
}

impl Patterns {
    fn of(catalog: &Catalog) -> Self {
        let compile = |pattern: &String| Regex::new(pattern).unwrap_or_else(|e| panic!("{pattern}: {e}"));
        let one = |text: &String| text.chars().next().expect("one character");
        let pairs = catalog.disguises().traditional.iter().map(|(from, to)| (one(from), one(to)));
        let strong = catalog.enabled_prohibitions().map(|p| {
            p.signals.weak.iter().for_each(|pattern| drop(compile(pattern)));
            let regexes = p.signals.strong.iter().map(compile).collect();
            (p.code.clone(), p.signals.ignore.clone(), regexes)
        });
        let variants = catalog.disguises().variants.clone();
        Self { traditional: pairs.collect(), variants, strong: strong.collect() }
    }

    fn stopped_by(&self, text: &str) -> Vec<&str> {
        let simplified = text.chars().filter(|c| !c.is_whitespace());
        let mut text: String = simplified.map(|c| *self.traditional.get(&c).unwrap_or(&c)).collect();
        for (odd, usual) in &self.variants {
            text = text.replace(odd, usual);
        }
        let hits = self.strong.iter().filter(|(_, ignore, regexes)| {
            let left = ignore.iter().fold(text.clone(), |left, phrase| left.replace(phrase, ""));
            regexes.iter().any(|regex| regex.is_match(&left))
        });
        hits.map(|(code, _, _)| code.as_str()).collect()
    }
}

fn catalog() -> Catalog {
    let draft = parse(embedded()).unwrap_or_else(|flaws| panic!("{}", flaws[0]));
    draft.finish(|_| None).expect("nobody objected")
}

#[test]
fn every_prohibition_stops_its_own_examples() {
    let catalog = catalog();
    let patterns = Patterns::of(&catalog);
    for prohibition in catalog.enabled_prohibitions() {
        for example in &prohibition.examples {
            let codes = patterns.stopped_by(example);
            assert!(codes.contains(&prohibition.code.as_str()), "{} misses {example}", prohibition.code);
        }
    }
    for (text, code) in STOPPED {
        assert!(patterns.stopped_by(text).contains(code), "{code} misses {text}");
    }
}

#[test]
fn everyday_sentences_pass_all_twenty() {
    let catalog = catalog();
    let patterns = Patterns::of(&catalog);
    // Near misses pass by the contexts they stand in, which the screening knows; it tests them.
    for text in EVERYDAY {
        assert_eq!(patterns.stopped_by(text), Vec::<&str>::new(), "{text} is harmless");
    }
}

#[test]
fn no_wording_states_what_its_item_may_not() {
    let catalog = catalog();
    let patterns = Patterns::of(&catalog);
    for item in catalog.items() {
        let fixed = item.template.fixed_text();
        assert_eq!(forbidden(item, &patterns, &fixed), Vec::<&str>::new(), "wording of {}", item.code);
        let title = &item.template.title;
        assert_eq!(forbidden(item, &patterns, title), Vec::<&str>::new(), "title of {}", item.code);
    }
}

#[test]
fn nothing_the_form_offers_is_refused_afterwards() {
    let catalog = catalog();
    let patterns = Patterns::of(&catalog);
    for item in catalog.items() {
        for field in &item.fields {
            let options = match &field.kind {
                FieldKind::Choice { options, .. } => options.as_slice(),
                _ => &[],
            };
            for offered in field.suggestions.iter().chain(options) {
                let refused = forbidden(item, &patterns, offered);
                assert_eq!(refused, Vec::<&str>::new(), "{} {} offers {offered}", item.code, field.key);
                let longest = offered.chars().count();
                assert!(longest <= field.max_chars, "{} {}: {offered} fits", item.code, field.key);
            }
        }
    }
}

fn forbidden<'p>(item: &Item, patterns: &'p Patterns, text: &str) -> Vec<&'p str> {
    let stopped = patterns.stopped_by(text).into_iter();
    stopped.filter(|code| !item.allows.iter().any(|allowed| allowed.as_str() == *code)).collect()
}
