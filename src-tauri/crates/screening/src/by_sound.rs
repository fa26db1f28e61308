//! Where a text names an entry in pinyin, or half in pinyin: `qinshu guanxi 证明`, `亲shu关系证明`.

use aho_corasick::AhoCorasick;

use crate::broken::BrokenRule;
use crate::disguise::{Depth, no_words};
use crate::lexicon::{Lexicon, Mention};
use crate::normal::Normal;
use crate::sound::{Sound, Syllable};

/// Fewer syllables than this sound like too many other things.
const LEAST_SYLLABLES: usize = 4;

/// The names of a lexicon as they sound.
#[derive(Debug)]
pub(crate) struct BySound {
    names: AhoCorasick,
    terms: Vec<usize>,
}

impl BySound {
    pub(crate) fn compile(lexicon: &Lexicon, broken: &mut Vec<BrokenRule>) -> Self {
        let (mut names, mut terms) = (Vec::new(), Vec::new());
        for (index, term) in lexicon.terms.iter().enumerate() {
            if term.syllables.len() >= LEAST_SYLLABLES && !lexicon.is_generic(index) {
                for name in ways_to_say(&term.syllables) {
                    names.push(name);
                    terms.push(index);
                }
            }
        }
        let names = AhoCorasick::new(&names).unwrap_or_else(|fault| {
            broken.push(BrokenRule::new("K", "names", format!("名称的拼音放不进一张表：{fault}")));
            no_words()
        });
        Self { names, terms }
    }

    /// Every place where the text names an entry at least partly in Latin letters.
    pub(crate) fn mentions(&self, text: &Normal) -> Vec<Mention> {
        let Some(sound) = Sound::of(text) else { return Vec::new() };
        let letters = sound.letters();
        let found = self.names.find_overlapping_iter(letters);
        let typed = found.filter(|m| sound.has_typed_letters(m.range()));
        typed
            .map(|m| Mention {
                term: self.terms[m.pattern()],
                span: sound.origin(m.range()),
                whole: m.range() == (0..letters.len()),
                depth: Depth::Plain,
            })
            .collect()
    }
}

/// The name in its usual readings, and with one syllable at a time in another.
fn ways_to_say(syllables: &[Syllable]) -> Vec<String> {
    let say = |other: Option<(usize, &str)>| -> String {
        let spoken = |(at, syllable): (usize, &Syllable)| match other {
            Some((place, reading)) if place == at => reading.to_owned(),
            _ => syllable.readings[0].clone(),
        };
        syllables.iter().enumerate().map(spoken).collect()
    };
    let others = syllables
        .iter()
        .enumerate()
        .flat_map(|(at, syllable)| syllable.readings[1..].iter().map(move |reading| (at, reading.as_str())));
    std::iter::once(say(None)).chain(others.map(|other| say(Some(other)))).collect()
}
