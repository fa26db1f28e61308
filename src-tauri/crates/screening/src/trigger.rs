//! Pinyin that betrays what somebody does not want to write in characters: `系qinshu guanxi`.

use aho_corasick::AhoCorasick;
use shouzhang_domain::Prohibition;

use crate::broken::BrokenRule;
use crate::disguise::no_words;
use crate::lexicon::Lexicon;
use crate::normal::Normal;
use crate::sound::{Sound, Syllable};
use crate::span::Span;

/// The triggers of a release, each with the prohibition it points to.
#[derive(Debug)]
pub(crate) struct Triggers {
    words: AhoCorasick,
    points_to: Vec<usize>,
    written: Vec<String>,
}

/// A place where a trigger was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Triggered<'a> {
    /// Index among the prohibitions in force.
    pub(crate) prohibition: usize,
    /// The trigger.
    pub(crate) word: &'a str,
    /// Where, in the text as typed.
    pub(crate) span: Span,
}

impl Triggers {
    /// A trigger points to the first prohibition whose name sounds so, else to the first with such an alias. One that points
    /// to a prohibition not in force here is left out; one that points nowhere is broken.
    pub(crate) fn compile(
        triggers: &[String],
        all: &[Prohibition],
        lexicon: &Lexicon,
        broken: &mut Vec<BrokenRule>,
    ) -> Self {
        let (mut words, mut points_to, mut written) = (Vec::new(), Vec::new(), Vec::new());
        for trigger in triggers {
            let word = trigger.to_lowercase();
            if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
                let entry = format!("pinyin_triggers “{trigger}”");
                broken.push(BrokenRule::new("disguises", entry, "只能是三个以上的拼音字母，不带声调和空格"));
            } else if let Some(prohibition) = sounding_so(&word, lexicon) {
                words.push(word);
                points_to.push(prohibition);
                written.push(trigger.clone());
            } else if all.iter().all(|prohibition| prohibition.enabled) {
                let entry = format!("pinyin_triggers “{trigger}”");
                broken.push(BrokenRule::new("disguises", entry, "没有一项不应出具事项是这个读音"));
            }
        }
        let words = AhoCorasick::new(&words).unwrap_or_else(|fault| {
            broken.push(BrokenRule::new("disguises", "pinyin_triggers", format!("读不进来：{fault}")));
            no_words()
        });
        Self { words, points_to, written }
    }

    /// Every trigger typed in the text.
    pub(crate) fn found(&self, text: &Normal) -> Vec<Triggered<'_>> {
        let Some(sound) = Sound::of(text) else { return Vec::new() };
        let found = self.words.find_overlapping_iter(sound.letters());
        let typed = found.filter(|m| sound.is_typed_in_letters(m.range()));
        typed
            .map(|m| Triggered {
                prohibition: self.points_to[m.pattern()],
                word: &self.written[m.pattern()],
                span: sound.origin(m.range()),
            })
            .collect()
    }
}

fn sounding_so(word: &str, lexicon: &Lexicon) -> Option<usize> {
    let sounds = |syllables: &[Syllable]| -> bool {
        let usual: String = syllables.iter().map(|s| s.readings[0].as_str()).collect();
        usual.contains(word)
    };
    let prohibited = || lexicon.prohibited_terms().filter(|term| sounds(&term.syllables));
    let by_name = prohibited().find(|term| term.alias.is_none());
    by_name.or_else(|| prohibited().next()).map(|term| term.entry)
}
