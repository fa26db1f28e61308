//! The ways a text may be meant: every stretch of it that may stand for a word of the vocabulary.
//!
//! A character may stand for itself, for one that sounds or looks like it, or for a part of one; letters for a syllable or
//! for its initial; and it may stand there twice. All of this at once, in one walk along text and vocabulary.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::character::is_han;
use crate::normal::Normal;
use crate::reading::{is_syllable, readings_of};
use crate::vocabulary::{Glyph, Vocabulary};

/// Most of a word that may be lost in disguise, by the points of [`Way::points`].
const MOST_LOST: f32 = 0.62;
/// Most repetitions skipped in one place.
const MOST_REPEATED: usize = 3;
/// Longest stretch that is looked for again, in characters.
const LONGEST_REPEATED: usize = 4;
/// Ways tried for one text, per character: a text made to be slow gets no further.
const PATIENCE: usize = 4_000;

/// How a character of a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// As itself.
    Itself,
    /// As a look-alike no ordinary text has.
    OddLook,
    /// As an ordinary character that looks like it.
    Look,
    /// As a character that sounds the same.
    Sound,
    /// As a character that sounds nearly the same.
    NearSound,
    /// In parts, at least one of them no character of its own.
    Parts,
    /// In parts that are characters.
    PlainParts,
    /// In pinyin of so many letters.
    Pinyin(usize),
    /// As the initial of its pinyin.
    Initial,
}

impl Way {
    /// How well the word is still there: 1 as itself, 0 not at all.
    pub(crate) fn points(self) -> f32 {
        match self {
            Self::Itself => 1.0,
            Self::OddLook | Self::Parts => 0.95,
            Self::Pinyin(3..) => 0.85,
            Self::PlainParts | Self::Pinyin(2) => 0.7,
            Self::Look | Self::Sound => 0.55,
            Self::Pinyin(_) | Self::Initial => 0.4,
            Self::NearSound => 0.38,
        }
    }

    /// Whether ordinary texts are full of it: only the words around tell whether it is a disguise.
    pub(crate) fn may_be_chance(self) -> bool {
        matches!(self, Self::Look | Self::Sound | Self::NearSound | Self::PlainParts)
    }
}

/// One character of a word in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) way: Way,
    /// Characters of the plain form; with its repetitions.
    pub(crate) at: Range<usize>,
}

/// A stretch of the text that may stand for a word.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// Index of the word.
    pub(crate) word: usize,
    pub(crate) tokens: Vec<Token>,
    /// How many times something stands there again.
    pub(crate) repeated: usize,
}

impl Candidate {
    pub(crate) fn at(&self) -> Range<usize> {
        let start = self.tokens.first().map_or(0, |token| token.at.start);
        start..self.tokens.last().map_or(start, |token| token.at.end)
    }

    pub(crate) fn points(&self) -> f32 {
        self.tokens.iter().map(|token| token.way.points()).sum()
    }

    /// Characters that stand there as themselves.
    pub(crate) fn as_themselves(&self) -> usize {
        self.tokens.iter().filter(|token| token.way == Way::Itself).count()
    }

    /// Whether the word stands there as it is.
    pub(crate) fn is_plain(&self) -> bool {
        self.repeated == 0 && self.as_themselves() == self.tokens.len()
    }
}

/// What a character sounds like, and what it may stand for.
#[derive(Debug)]
struct Spoken {
    sounds: Vec<u16>,
    /// A bit for each glyph it may stand for or begin.
    glyphs: Vec<u64>,
    /// Glyphs it may stand for that words begin with, and the node behind each.
    beginnings: Vec<(usize, usize)>,
}

impl Spoken {
    fn of(c: char, vocabulary: &Vocabulary) -> Self {
        let readings = if is_han(c) { readings_of(c) } else { Vec::new() };
        let sounds: Vec<u16> = readings.iter().filter_map(|reading| vocabulary.sound(reading)).collect();
        let mut glyphs = vec![0; vocabulary.glyphs.len().div_ceil(64)];
        let mut beginnings = Vec::new();
        for glyph in vocabulary.glyphs_of(c, &sounds) {
            glyphs[glyph / 64] |= 1 << (glyph % 64);
            beginnings.extend(vocabulary.first(glyph).map(|node| (glyph, node)));
        }
        Self { sounds, glyphs, beginnings }
    }

    fn may_be(&self, glyph: usize) -> bool {
        self.glyphs[glyph / 64] >> (glyph % 64) & 1 == 1
    }
}

/// A text ready to be walked along.
pub(crate) struct Line {
    pub(crate) characters: Vec<char>,
    /// For each character, what it sounds like and the words that may begin with it.
    spoken: Vec<Rc<Spoken>>,
    /// For each letter, where its run of letters begins and ends.
    runs: Vec<Range<usize>>,
    /// Whether its run of letters is an everyday abbreviation.
    everyday: Vec<bool>,
    /// Whether what stands before a place stands behind it again.
    repeats: Vec<bool>,
}

impl Line {
    pub(crate) fn of(text: &Normal, vocabulary: &Vocabulary) -> Self {
        let characters: Vec<char> = text.text().chars().collect();
        let mut known: HashMap<char, Rc<Spoken>> = HashMap::new();
        let mut spoken = |c: &char| {
            let spoken = known.entry(*c).or_insert_with(|| Rc::new(Spoken::of(*c, vocabulary)));
            Rc::clone(spoken)
        };
        let spoken = characters.iter().map(&mut spoken).collect();
        let mut runs = vec![0..0; characters.len()];
        let mut everyday = vec![false; characters.len()];
        let mut start = 0;
        while start < characters.len() {
            let length = characters[start..].iter().take_while(|c| c.is_ascii_lowercase()).count();
            let is_everyday =
                vocabulary.everyday_letters.iter().any(|word| *word == characters[start..start + length]);
            everyday[start..start + length].fill(is_everyday);
            runs[start..start + length].fill(start..start + length);
            start += length.max(1);
        }
        let repeats_at = |end: usize| {
            (1..=LONGEST_REPEATED.min(end).min(characters.len() - end))
                .any(|length| characters[end - length..end] == characters[end..end + length])
        };
        let repeats = (0..=characters.len()).map(repeats_at).collect();
        Self { characters, spoken, runs, everyday, repeats }
    }

    fn character(&self, at: usize) -> char {
        self.characters.get(at).copied().unwrap_or('\n')
    }

    /// The run of letters a letter stands in.
    pub(crate) fn run(&self, at: usize) -> Range<usize> {
        self.runs[at].clone()
    }

    /// Whether a stretch of a run of letters is whole syllables.
    pub(crate) fn is_pinyin(&self, stretch: Range<usize>) -> bool {
        let letters: String = self.characters[stretch].iter().collect();
        let mut reached = vec![false; letters.len() + 1];
        reached[0] = true;
        for start in 0..letters.len() {
            if reached[start] {
                for length in 1..=6.min(letters.len() - start) {
                    reached[start + length] |= is_syllable(&letters[start..start + length]);
                }
            }
        }
        reached[letters.len()]
    }

    /// Where a word that began at `start` may go on behind `end`: there, or behind what stands there again (`亲亲属属`,
    /// `登记登记`); with how often.
    fn resumptions(&self, start: usize, end: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let again = move |length: usize| {
            if !self.repeats[end] || end < start + length || end + length > self.characters.len() {
                return None;
            }
            let once = &self.characters[end - length..end];
            let chunks = self.characters[end..].chunks_exact(length).take(MOST_REPEATED);
            let times = chunks.take_while(|chunk| *chunk == once).count();
            (times > 0 && once.iter().all(|&c| is_han(c))).then_some((times, end + times * length))
        };
        std::iter::once((0, end)).chain((1..=LONGEST_REPEATED).filter_map(again))
    }

    /// Blanks and apostrophes between syllables part no word.
    fn over_separators(&self, at: usize) -> usize {
        let separators = self.characters[at.min(self.characters.len())..].iter();
        at + separators.take_while(|c| matches!(c, ' ' | '\'' | '-' | '’')).count()
    }

    /// Every way the character of a word may be written here.
    fn ways(&self, glyph: &Glyph, at: usize, ways: &mut Vec<Token>) {
        let c = self.character(at);
        if c == glyph.c {
            ways.push(Token { way: Way::Itself, at: at..at + 1 });
            return;
        }
        if c.is_ascii_lowercase() {
            self.letters(glyph, at, ways);
            return;
        }
        if !is_han(c) {
            return;
        }
        if let Some(parts) = glyph.parts.iter().find(|parts| self.characters[at..].starts_with(parts)) {
            // Whether it is odd is known when the radicals are.
            ways.push(Token { way: Way::PlainParts, at: at..at + parts.len() });
        }
        let one = at..at + 1;
        if glyph.odd_likes.contains(&c) {
            ways.push(Token { way: Way::OddLook, at: one });
        } else if glyph.likes.contains(&c) {
            ways.push(Token { way: Way::Look, at: one });
        } else if let Some(way) = self.alike_in_sound(glyph, at) {
            ways.push(Token { way, at: one });
        }
    }

    fn alike_in_sound(&self, glyph: &Glyph, at: usize) -> Option<Way> {
        let pairs = || self.spoken[at].sounds.iter().flat_map(|a| glyph.sounds.iter().map(move |b| (*a, *b)));
        if pairs().any(|(a, b)| a == b) {
            Some(Way::Sound)
        } else {
            pairs().any(|(a, b)| a & !7 == b & !7).then_some(Way::NearSound)
        }
    }

    fn letters(&self, glyph: &Glyph, at: usize, ways: &mut Vec<Token>) {
        let run = self.run(at);
        for reading in &glyph.readings {
            let letters = reading.len();
            let written = self.characters[at..run.end].iter().copied();
            if letters <= run.end - at && reading.chars().eq(written.take(letters)) {
                let tone = matches!(self.character(at + letters), '1'..='5');
                let end = at + letters + usize::from(tone);
                ways.push(Token { way: Way::Pinyin(letters), at: at..end });
            }
            let initial = reading.starts_with(self.character(at));
            if initial
                && letters > 1
                && !self.everyday[at]
                && ways.last().is_none_or(|token| token.way != Way::Initial)
            {
                ways.push(Token { way: Way::Initial, at: at..at + 1 });
            }
        }
    }
}

/// Every stretch of the text that may stand for a word.
pub(crate) fn candidates(line: &Line, vocabulary: &Vocabulary) -> Vec<Candidate> {
    let patience = PATIENCE.saturating_mul(line.characters.len().min(64));
    let mut walk = Walk { line, vocabulary, tokens: Vec::new(), found: Vec::new(), patience };
    for at in 0..line.characters.len() {
        for &next in &line.spoken[at].beginnings {
            walk.step(next, at, 0, 0.0);
        }
        walk.patience = walk.patience.max(PATIENCE);
    }
    walk.found
}

struct Walk<'a> {
    line: &'a Line,
    vocabulary: &'a Vocabulary,
    tokens: Vec<Token>,
    found: Vec<Candidate>,
    patience: usize,
}

impl Walk<'_> {
    /// Goes on from `at` over one glyph to the node behind it.
    fn step(&mut self, (glyph, node): (usize, usize), at: usize, repeated: usize, lost: f32) {
        let may_be = self.line.spoken.get(at).is_some_and(|spoken| spoken.may_be(glyph));
        if !may_be || self.patience == 0 {
            return;
        }
        self.patience -= 1;
        let (vocabulary, line) = (self.vocabulary, self.line);
        let node = &vocabulary.nodes[node];
        let mut ways = Vec::new();
        line.ways(&vocabulary.glyphs[glyph], at, &mut ways);
        for mut token in ways {
            if token.way == Way::PlainParts && self.is_odd(&token) {
                token.way = Way::Parts;
            }
            let lost = lost + 1.0 - token.way.points();
            #[expect(clippy::cast_precision_loss, reason = "a word has a few dozen characters at most")]
            let most = node.longest as f32 * MOST_LOST;
            if lost > most {
                continue;
            }
            self.tokens.push(token);
            self.go_on(node, repeated, lost);
            self.tokens.pop();
        }
    }

    fn is_odd(&self, token: &Token) -> bool {
        self.line.characters[token.at.clone()].iter().any(|c| self.vocabulary.radicals.contains(c))
    }

    /// Records the word that ends here, and goes on to all that go on.
    fn go_on(&mut self, node: &crate::vocabulary::Node, repeated: usize, lost: f32) {
        if let Some(word) = node.word {
            self.record(word, repeated);
        }
        if node.next.is_empty() {
            return;
        }
        let start = self.tokens.first().map_or(0, |token| token.at.start);
        let end = self.tokens.last().map_or(0, |token| token.at.end);
        let line = self.line;
        for (skipped, behind) in line.resumptions(start, end) {
            let kept = self.stretch_last_to(behind);
            let from = line.over_separators(behind);
            for &next in &node.next {
                self.step(next, from, repeated + skipped, lost);
            }
            self.stretch_last_to(kept);
        }
    }

    fn record(&mut self, word: usize, repeated: usize) {
        let mut candidate = Candidate { word, tokens: self.tokens.clone(), repeated };
        // What stands at the end again belongs to it too; a single character only where something else is repeated.
        let Range { start, end } = candidate.at();
        let last = self.line.resumptions(start, end).last();
        let belongs = |&(skipped, behind): &(usize, usize)| {
            end - start > 1 && skipped > 0 && (repeated > 0 || behind - end >= end - start)
        };
        if let Some((skipped, behind)) = last.filter(belongs) {
            candidate.repeated += skipped;
            candidate.tokens.iter_mut().next_back().into_iter().for_each(|token| token.at.end = behind);
        }
        self.found.push(candidate);
    }

    /// Lets the last token reach to `end`; where it reached before.
    fn stretch_last_to(&mut self, end: usize) -> usize {
        self.tokens.last_mut().map_or(end, |token| std::mem::replace(&mut token.at.end, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::Normaliser;

    #[test]
    fn letters_know_their_run() {
        let line = Line::of(&Normaliser::new(&[]).plain("无fan罪 ab"), &Vocabulary::empty());
        assert_eq!(line.run(2), 1..4, "fan");
        assert_eq!(line.characters.len(), 7, "the blank beside the character is gone");
    }
}
