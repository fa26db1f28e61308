//! Every name of the embedded release in every disguise: what is prohibited stays prohibited, what is permitted is not
//! blocked for its odd spelling.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use shouzhang_catalog::Draft;
use shouzhang_screening::{Engine, Lane, pinyin_of};

static DRAFT: LazyLock<Draft> = LazyLock::new(|| {
    shouzhang_catalog::parse(shouzhang_catalog::embedded()).expect("the embedded release has no flaw")
});

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    Engine::compile(DRAFT.items(), DRAFT.prohibitions(), DRAFT.disguises(), DRAFT.wording())
        .unwrap_or_else(|broken| panic!("the embedded release has broken rules: {broken:#?}"))
});

/// A way to disguise a name; nothing when the name gives no occasion for it.
type Disguise = fn(&str) -> Option<String>;

const DISGUISES: [(&str, Disguise); 11] = [
    ("spaced", |name| Some(between(name, " "))),
    ("with invisible characters", |name| Some(between(name, "\u{200B}"))),
    ("as a list", |name| Some(between(name, "、"))),
    ("as entities", |name| Some(name.chars().map(|c| format!("&#{};", u32::from(c))).collect())),
    ("percent-encoded", |name| Some(name.bytes().map(|byte| format!("%{byte:02X}")).collect())),
    ("doubled", |name| Some(name.chars().flat_map(|c| [c, c]).collect())),
    ("from back to front", |name| Some(name.chars().rev().collect())),
    ("with one syllable in pinyin", |name| Some(with_one(name, 1, pinyin))),
    ("with one character in parts", in_parts),
    ("with its first character by sound", |name| by_sound(name, 0)),
    ("with its third character by sound", |name| by_sound(name, 2)),
];

fn between(name: &str, mark: &str) -> String {
    name.chars().map(String::from).collect::<Vec<_>>().join(mark)
}

fn pinyin(c: char) -> String {
    pinyin_of(&format!("一{c}")).full["yi".len()..].to_owned()
}

fn with_one(name: &str, place: usize, disguise: impl Fn(char) -> String) -> String {
    let at = |(index, c)| if index == place { disguise(c) } else { String::from(c) };
    name.chars().enumerate().map(at).collect()
}

fn in_parts(name: &str) -> Option<String> {
    let parts = &DRAFT.disguises().parts;
    let (place, (_, written)) = name
        .chars()
        .enumerate()
        .find_map(|(place, c)| Some((place, parts.iter().find(|(whole, _)| *whole == c)?)))?;
    Some(with_one(name, place, |_| written.clone()))
}

/// The characters the release is written in, except those of grammar: what people type for another.
static KNOWN: LazyLock<BTreeSet<char>> = LazyLock::new(|| {
    let sentences =
        DRAFT.prohibitions().iter().flat_map(|p| [&p.reason, &p.alternative.say, &p.alternative.short]);
    sentences
        .flat_map(|sentence| sentence.chars())
        .filter(|c| is_chinese(*c) && !DRAFT.disguises().little_words.contains(*c))
        .collect()
});

/// One character as another of the same sound; in a short name that may be an ordinary word.
fn by_sound(name: &str, place: usize) -> Option<String> {
    let c = name.chars().nth(place).filter(|_| name.chars().count() > 4)?;
    let reading = pinyin(c);
    let other = KNOWN.iter().find(|&&other| other != c && pinyin(other) == reading)?;
    Some(with_one(name, place, |_| String::from(*other)))
}

fn is_chinese(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Official names and aliases.
fn names<'a>(name: &'a str, aliases: &'a [String]) -> impl Iterator<Item = &'a str> {
    let aliases = aliases.iter().map(String::as_str);
    std::iter::once(name)
        .chain(aliases)
        .filter(|name| name.chars().all(is_chinese) && name.chars().count() > 3)
}

#[test]
fn a_prohibited_name_is_prohibited_in_every_disguise() {
    let mut misses = Vec::new();
    for prohibition in DRAFT.prohibitions().iter().filter(|prohibition| prohibition.enabled) {
        for name in names(&prohibition.name, &prohibition.aliases) {
            for (how, disguise) in DISGUISES {
                let Some(typed) = disguise(name) else { continue };
                let answer = ENGINE.understand(&typed);
                if answer.lane != Lane::Prohibited {
                    misses.push(format!("{name} {how}: {typed} is {:?}", answer.lane));
                }
            }
        }
    }
    assert!(misses.is_empty(), "{} disguises go unseen:\n{}", misses.len(), misses.join("\n"));
}

#[test]
fn a_permitted_name_is_blocked_in_no_disguise() {
    let mut misses = Vec::new();
    for item in DRAFT.items().iter().filter(|item| item.enabled) {
        for name in names(&item.name, &item.aliases) {
            for (how, disguise) in DISGUISES {
                let Some(typed) = disguise(name) else { continue };
                let answer = ENGINE.understand(&typed);
                if answer.lane == Lane::Prohibited {
                    misses.push(format!("{name} {how}: {typed}, {}", answer.reason));
                }
            }
        }
    }
    assert!(misses.is_empty(), "{} odd spellings are blocked:\n{}", misses.len(), misses.join("\n"));
}
