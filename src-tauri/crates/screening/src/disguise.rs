//! Seeing through odd spellings, disguised words and stand-ins: the same text once more, in the usual words.

use std::collections::HashSet;

use aho_corasick::{AhoCorasick, MatchKind};
use shouzhang_domain::{Disguises, WordClass};

use crate::broken::BrokenRule;
use crate::lexicon::Lexicon;
use crate::normal::{Normal, Normaliser};
use crate::restoring::{Guess, Restoring};
use crate::span::Span;

/// How a text had to be read for something to be found in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Depth {
    /// As it stands, in its plain form.
    Plain,
    /// With odd spellings and disguised words put right that nobody writes by chance: as good as the plain form.
    Spelling,
    /// With everyday stand-ins taken for the word they may stand for: a guess, which never blocks.
    StandIn,
}

/// All ways a text is read, the plainest first; a deeper one only where it differs.
pub(crate) struct Readings(pub(crate) Vec<(Depth, Normal)>);

impl Readings {
    pub(crate) fn plain(&self) -> &Normal {
        &self.0[0].1
    }

    /// Without the guesses that stand-ins are.
    pub(crate) fn sure(&self) -> impl Iterator<Item = &Normal> {
        self.0.iter().filter(|(depth, _)| *depth != Depth::StandIn).map(|(_, text)| text)
    }
}

/// All a text may be meant to say.
pub(crate) struct Seen {
    pub(crate) readings: Readings,
    /// What it says if words are disguised in it that may stand there by chance.
    pub(crate) guesses: Vec<Guessed>,
}

/// A guess at what a text is meant to say, read in all ways like the text itself.
pub(crate) struct Guessed {
    pub(crate) readings: Readings,
    /// Whether the text is typed in letters, for the most part.
    pub(crate) in_letters: bool,
    /// Where a word of two characters was guessed: such a word alone says nothing.
    pub(crate) doubtful: Vec<Span>,
}

impl Guessed {
    /// Whether nothing but a guessed word of two characters stands there.
    pub(crate) fn is_doubtful(&self, span: Span) -> bool {
        self.doubtful.iter().any(|doubtful| doubtful.start <= span.start && span.end <= doubtful.end)
    }
}

/// The plain form, the tables of a release and its words.
#[derive(Debug)]
pub(crate) struct Unmasking {
    normaliser: Normaliser,
    spellings: Rewriting,
    stand_ins: Rewriting,
    restoring: Restoring,
}

impl Unmasking {
    pub(crate) fn compile(disguises: &Disguises, broken: &mut Vec<BrokenRule>) -> Self {
        let normaliser = Normaliser::new(&disguises.traditional);
        // Words of unequal length in the table of traditional writing teach no character; they are odd spellings.
        let unequal = |(from, to): &&(String, String)| from.chars().count() != to.chars().count();
        let mut spellings: Vec<(String, String)> =
            disguises.traditional.iter().filter(unequal).cloned().collect();
        spellings.extend(disguises.variants.iter().cloned());
        let spellings = Rewriting::compile("variants", &spellings, &normaliser, broken);
        let stand_ins = Rewriting::compile("stand_ins", &disguises.stand_ins, &normaliser, broken);
        Self { normaliser, spellings, stand_ins, restoring: Restoring::none() }
    }

    /// Learns the words that may be disguised.
    pub(crate) fn look_for_words_of(
        &mut self,
        lexicon: &Lexicon,
        classes: &[WordClass],
        disguises: &Disguises,
        broken: &mut Vec<BrokenRule>,
    ) {
        self.restoring = Restoring::compile(disguises, classes, lexicon, &self.normaliser, broken);
    }

    pub(crate) fn normaliser(&self) -> &Normaliser {
        &self.normaliser
    }

    /// The text without guesses.
    pub(crate) fn readings(&self, text: &str) -> Readings {
        self.seen(text).readings
    }

    pub(crate) fn seen(&self, text: &str) -> Seen {
        let plain = self.normaliser.plain(text);
        let restored = self.restoring.restore(&plain);
        let letters = plain.text().bytes().filter(u8::is_ascii_lowercase).count();
        let in_letters = letters * 2 > plain.len();
        let guessed = |guess: Guess| {
            let readings = self.read(guess.text, None);
            Guessed { readings, in_letters, doubtful: guess.doubtful }
        };
        let guesses = restored.guesses.into_iter().map(guessed).collect();
        Seen { readings: self.read(plain, restored.sure), guesses }
    }

    /// All ways a text is read, of which the disguised words are `restored`.
    fn read(&self, plain: Normal, restored: Option<Normal>) -> Readings {
        let spelt = self.spellings.rewrite(restored.as_ref().unwrap_or(&plain)).or(restored);
        let meant = self.stand_ins.rewrite(spelt.as_ref().unwrap_or(&plain));
        let mut readings = vec![(Depth::Plain, plain)];
        readings.extend(spelt.map(|normal| (Depth::Spelling, normal)));
        readings.extend(meant.map(|normal| (Depth::StandIn, normal)));
        Readings(readings)
    }
}

/// A table of words and the usual word for each.
#[derive(Debug)]
struct Rewriting {
    odd: AhoCorasick,
    usual: Vec<String>,
}

impl Rewriting {
    fn compile(
        table: &str,
        pairs: &[(String, String)],
        normaliser: &Normaliser,
        broken: &mut Vec<BrokenRule>,
    ) -> Self {
        let mut plain: Vec<(String, String)> = Vec::with_capacity(pairs.len());
        for (from, to) in pairs {
            let (odd, usual) = (normaliser.plain(from), normaliser.plain(to));
            if odd.is_empty() || usual.is_empty() {
                let entry = format!("{table}“{from}”→“{to}”");
                broken.push(BrokenRule::new("disguises", entry, "两边都要有字，只写标点或空白不算"));
            } else if odd.text() != usual.text() {
                plain.push((odd.text().to_owned(), usual.text().to_owned()));
            }
        }
        let plain = without_redundant(plain);
        let odd = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(plain.iter().map(|(odd, _)| odd))
            .unwrap_or_else(|fault| {
                broken.push(BrokenRule::new("disguises", table, format!("这张表太大，读不进来：{fault}")));
                no_words()
            });
        Self { odd, usual: plain.into_iter().map(|(_, usual)| usual).collect() }
    }

    /// The text in the usual words; nothing when it holds none of the odd ones.
    fn rewrite(&self, text: &Normal) -> Option<Normal> {
        let found: Vec<_> = self
            .odd
            .find_iter(text.text())
            .filter(|m| stands_alone(text, m.range()))
            .map(|m| (m.range(), self.usual[m.pattern()].as_str()))
            .collect();
        (!found.is_empty()).then(|| text.replaced(&found))
    }
}

/// A Latin spelling (`qsgx`) counts only where it is not a part of a longer Latin word.
fn stands_alone(text: &Normal, bytes: std::ops::Range<usize>) -> bool {
    let (before, behind) = text.neighbours(bytes.clone());
    let word = &text.text()[bytes];
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !(latin(word.chars().next()) && latin(before) || latin(word.chars().next_back()) && latin(behind))
}

/// Without the spellings that merely repeat a shorter one of the same word: `系同一亻` would swallow the 系 that
/// `同一亻` leaves standing.
fn without_redundant(pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    let all: HashSet<(String, String)> = pairs.iter().cloned().collect();
    let repeats = |(odd, usual): &(String, String)| {
        all.iter().any(|(o, u)| u == usual && o.len() < odd.len() && odd.contains(o.as_str()))
    };
    pairs.into_iter().filter(|pair| !repeats(pair)).collect()
}

/// An automaton that finds nothing.
pub(crate) fn no_words() -> AhoCorasick {
    AhoCorasick::new::<[&str; 0], &str>([]).expect("an automaton of no words is smaller than any limit")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unmasking(variants: &[(&str, &str)], stand_ins: &[(&str, &str)]) -> Unmasking {
        let pairs = |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
        let disguises =
            Disguises { variants: pairs(variants), stand_ins: pairs(stand_ins), ..Disguises::default() };
        let mut broken = Vec::new();
        let unmasking = Unmasking::compile(&disguises, &mut broken);
        assert_eq!(broken, vec![], "the tables are sound");
        unmasking
    }

    fn texts(readings: &Readings) -> Vec<(Depth, &str)> {
        readings.0.iter().map(|(depth, normal)| (*depth, normal.text())).collect()
    }

    #[test]
    fn a_text_is_read_deeper_only_where_that_changes_it() {
        let unmasking = unmasking(&[("毋女", "母女")], &[("走了", "死亡")]);
        assert_eq!(texts(&unmasking.readings("同住")), [(Depth::Plain, "同住")], "nothing odd in it");
        assert_eq!(
            texts(&unmasking.readings("系毋女，她走了")),
            [
                (Depth::Plain, "系毋女，她走了"),
                (Depth::Spelling, "系母女，她走了"),
                (Depth::StandIn, "系母女，她死亡")
            ],
            "each reading builds on the one before"
        );
    }

    #[test]
    fn a_longer_spelling_does_not_swallow_what_the_shorter_leaves() {
        let unmasking = unmasking(&[("系同一亻", "同一人"), ("同一亻", "同一人")], &[]);
        let readings = unmasking.readings("王某系同一亻");
        assert_eq!(readings.0[1].1.text(), "王某系同一人", "系 decides whether it is certified");
    }

    #[test]
    fn latin_spellings_count_as_whole_words_only() {
        let unmasking = unmasking(&[("qsgx", "亲属关系")], &[]);
        assert_eq!(unmasking.readings("开QSGX证明").0.len(), 2, "beside Chinese it is a word");
        assert_eq!(unmasking.readings("aqsgxb").0.len(), 1, "inside another word it is not");
    }

    #[test]
    fn an_empty_side_of_a_table_is_a_broken_rule() {
        let disguises =
            Disguises { variants: vec![("——".into(), "母女".into())], ..Disguises::default() };
        let mut broken = Vec::new();
        Unmasking::compile(&disguises, &mut broken);
        assert_eq!(broken.len(), 1, "dashes alone would match nothing, silently");
    }
}
