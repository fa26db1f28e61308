//! Putting disguised words right: `亲蜀关糸`, `qin属关系`, `女昏姻`, `亲亲属属关系`, `明证系关属亲`.
//!
//! Every stretch that may stand for a word of the vocabulary is weighed: how much of the word is still there, and whether
//! ordinary words may have come to stand there by chance. What nobody writes by chance is as good as the word; the rest is a
//! guess.

use std::ops::Range;

use shouzhang_domain::{Disguises, WordClass};

use crate::broken::BrokenRule;
use crate::lattice::{Candidate, Line, Token, Way, candidates};
use crate::lexicon::Lexicon;
use crate::normal::{Normal, Normaliser};
use crate::ordinary::Words;
use crate::restored::{Certainty, Taken, best, initials_fill_their_run, with_words};
use crate::reversal::clauses_reversed;
use crate::span::Span;
use crate::vocabulary::{Origin, Vocabulary};

/// Share of a word that has to be there for it to be as good as the word.
const SURE: f32 = 0.8;
/// Share from which it is a guess.
const GUESS: f32 = 0.55;
/// The least of a word that has to be there at all, in characters.
const LEAST: f32 = 1.5;
/// The least that makes a short word as good as itself: `jian在`.
const LEAST_SURE: f32 = 1.84;
/// The least where it might be chance.
const LEAST_SURE_BY_CHANCE: f32 = 2.5;
/// Characters of the shortest word that is found by a near sound, or with a character of everyday grammar in it.
const LONG: usize = 4;
/// Reversed words of so many characters are no chance.
const SURE_REVERSED: usize = 5;

/// The words of a release, ready to be found in disguise.
#[derive(Debug)]
pub(crate) struct Restoring {
    vocabulary: Vocabulary,
}

/// What a text may be meant to say.
#[derive(Debug, Default)]
pub(crate) struct Restored {
    /// With the disguised words in place that are no chance.
    pub(crate) sure: Option<Normal>,
    /// With those in place that are guesses too; and turned round where it is written from back to front.
    pub(crate) guesses: Vec<Guess>,
}

/// A text as it may be meant.
#[derive(Debug)]
pub(crate) struct Guess {
    pub(crate) text: Normal,
    /// Where a word of two characters was guessed: such a word alone says nothing.
    pub(crate) doubtful: Vec<Span>,
}

impl Restoring {
    pub(crate) fn none() -> Self {
        Self { vocabulary: Vocabulary::empty() }
    }

    pub(crate) fn compile(
        disguises: &Disguises,
        classes: &[WordClass],
        lexicon: &Lexicon,
        normaliser: &Normaliser,
        broken: &mut Vec<BrokenRule>,
    ) -> Self {
        Self { vocabulary: Vocabulary::compile(disguises, classes, lexicon, normaliser, broken) }
    }

    pub(crate) fn restore(&self, text: &Normal) -> Restored {
        let line = Line::of(text, &self.vocabulary);
        let found = candidates(&line, &self.vocabulary);
        if found.iter().all(|candidate| candidate.is_plain() && !self.is_reversed(candidate)) {
            return Restored::default();
        }
        let taken = self.taken(&line, found);
        let reversed = clauses_reversed(text, &taken, &self.vocabulary);
        let taken = self.touching(taken, &line);
        let mut restored = self.with_taken(text, &taken);
        if let Some(reversed) = reversed {
            let deeper = self.taken_in(&reversed);
            let again = self.with_taken(&reversed, &deeper);
            let doubtful = doubtful(&reversed, &deeper);
            let meant = again.guesses.into_iter().next().map(|guess| guess.text).or(again.sure);
            restored.guesses.push(Guess { text: meant.unwrap_or(reversed), doubtful });
        }
        restored
    }

    fn taken_in(&self, text: &Normal) -> Vec<Taken> {
        let line = Line::of(text, &self.vocabulary);
        let found = candidates(&line, &self.vocabulary);
        self.touching(self.taken(&line, found), &line)
    }

    fn with_taken(&self, text: &Normal, taken: &[Taken]) -> Restored {
        let sure = taken.iter().filter(|taken| taken.certainty == Certainty::Sure);
        let sure = with_words(text, sure, &self.vocabulary);
        let mut guesses = Vec::new();
        if taken.iter().any(|taken| taken.certainty == Certainty::Guess) {
            let text_meant = with_words(text, taken.iter(), &self.vocabulary);
            let doubtful = doubtful(text, taken);
            guesses.extend(text_meant.map(|text| Guess { text, doubtful }));
        }
        Restored { sure, guesses }
    }

    /// The stretches taken for words: the best of those that are words by more than chance.
    fn taken(&self, line: &Line, found: Vec<Candidate>) -> Vec<Taken> {
        let mut words: Option<Words> = None;
        let mut weighed = Vec::with_capacity(found.len());
        for candidate in found {
            let Some(mut certainty) = self.certainty(&candidate, line) else { continue };
            let by_chance = candidate.tokens.iter().any(|token| token.way.may_be_chance());
            if certainty != Certainty::Plain && (by_chance || self.is_reversed(&candidate)) {
                let words =
                    words.get_or_insert_with(|| Words::of(&line.characters, &self.vocabulary.ordinary_words));
                let Some(in_context) = self.among(words, &candidate, certainty) else { continue };
                certainty = in_context;
            }
            if is_another_word_at_its_edge(&candidate) || self.has_grammar(&candidate, line) {
                certainty = certainty.min(Certainty::Guess);
            }
            weighed.push(Taken { at: candidate.at(), candidate, certainty });
        }
        self.forget_ambiguous(&mut weighed);
        best(weighed)
    }

    /// Initials that may be those of a permitted name and of something else tell nothing: `jzzm`.
    fn forget_ambiguous(&self, weighed: &mut Vec<Taken>) {
        let all_initials =
            |taken: &Taken| taken.candidate.tokens.iter().all(|token| token.way == Way::Initial);
        let permitted =
            |taken: &Taken| self.vocabulary.words[taken.candidate.word].origin == Origin::Permitted;
        let initials: Vec<(Range<usize>, bool)> =
            weighed.iter().filter(|t| all_initials(t)).map(|t| (t.at.clone(), permitted(t))).collect();
        let is_ambiguous = |at: &Range<usize>| {
            let mut of_it = initials.iter().filter(|(other, _)| other == at);
            of_it.clone().any(|(_, permitted)| *permitted) && of_it.any(|(_, permitted)| !permitted)
        };
        weighed.retain(|taken| !all_initials(taken) || !is_ambiguous(&taken.at));
    }

    fn is_reversed(&self, candidate: &Candidate) -> bool {
        self.vocabulary.words[candidate.word].reversed
    }

    /// How sure it is by itself.
    fn certainty(&self, candidate: &Candidate, line: &Line) -> Option<Certainty> {
        let reversed = self.is_reversed(candidate);
        let in_pinyin = |token: &Token| matches!(token.way, Way::Pinyin(_));
        let is_spoken = self.vocabulary.words[candidate.word].origin == Origin::Spoken;
        if is_spoken && !candidate.tokens.iter().all(in_pinyin) {
            return None;
        }
        if candidate.is_plain() && !reversed {
            return Some(Certainty::Plain);
        }
        if !initials_fill_their_run(candidate, line) || !pinyin_is_whole(candidate, line) {
            return None;
        }
        if self.is_far_fetched(candidate, line) {
            return None;
        }
        let (points, length) = (candidate.points(), candidate.tokens.len());
        #[expect(clippy::cast_precision_loss, reason = "a word has a few dozen characters at most")]
        let share = points / length as f32;
        let chance = candidate.tokens.iter().any(|token| token.way.may_be_chance());
        let initials = candidate.tokens.iter().any(|token| token.way == Way::Initial);
        if initials {
            // They fill their run of letters: an abbreviation.
            return Some(if share >= SURE && points >= LEAST_SURE_BY_CHANCE {
                Certainty::Sure
            } else {
                Certainty::Guess
            });
        }
        if share < GUESS || points < LEAST {
            return None;
        }
        let enough = if chance { LEAST_SURE_BY_CHANCE } else { LEAST_SURE };
        // A word in pinyin betrays what is meant, but does not state it.
        let letters = candidate.tokens.iter().filter(|token| in_pinyin(token)).count();
        let is_sure = share >= SURE && points >= enough && letters * 2 <= length;
        Some(match (reversed, is_sure) {
            (true, true) if length >= SURE_REVERSED => Certainty::Sure,
            (false, true) => Certainty::Sure,
            _ => Certainty::Guess,
        })
    }

    /// Near sounds count in long words only, and alone; everyday grammar inside long words only; in words from back to front
    /// nothing but one chance.
    fn is_far_fetched(&self, candidate: &Candidate, line: &Line) -> bool {
        let count =
            |wanted: fn(Way) -> bool| candidate.tokens.iter().filter(|token| wanted(token.way)).count();
        let (near, chances) = (count(|way| way == Way::NearSound), count(Way::may_be_chance));
        let length = candidate.tokens.len();
        let is_edge = |token: &&Token| {
            candidate.tokens.first() == Some(*token) || candidate.tokens.last() == Some(*token)
        };
        let mut grammar = candidate.tokens.iter().filter(|token| self.is_grammar(token, line));
        near > 0 && (length < LONG || chances > 1)
            || grammar.any(|token| length < LONG || chances > 1 || is_edge(&token))
            || self.is_reversed(candidate) && chances > usize::from(length > SURE_REVERSED)
    }

    /// Whether a character of everyday grammar would stand for another.
    fn is_grammar(&self, token: &Token, line: &Line) -> bool {
        token.way == Way::Sound && self.vocabulary.little_words.contains(&line.characters[token.at.start])
    }

    fn has_grammar(&self, candidate: &Candidate, line: &Line) -> bool {
        candidate.tokens.iter().any(|token| self.is_grammar(token, line))
    }

    /// How sure it is among the ordinary words around it; nothing when it is made of ordinary words.
    fn among(&self, words: &Words, candidate: &Candidate, certainty: Certainty) -> Option<Certainty> {
        let at = candidate.at();
        let length = candidate.tokens.len();
        if self.is_reversed(candidate) {
            return (length > 2 || words.word(at.start) != at).then_some(certainty);
        }
        let there = candidate.tokens.iter().filter(|token| !token.way.may_be_chance()).count();
        let is_odd = candidate.tokens.iter().any(|token| token.way == Way::Parts);
        let mut certainty = certainty;
        for token in candidate.tokens.iter().filter(|token| token.way.may_be_chance()) {
            let word = words.word(token.at.start);
            if word.len() < 2 {
                continue;
            }
            let inside = at.start <= word.start && word.end <= at.end;
            let much_is_there = match (inside, token.way) {
                // Two ordinary characters in the place of one are no chance beside the rest of the word.
                (true, Way::PlainParts) => there >= 3 || is_odd,
                (true, _) => there >= 4 && there * 4 >= length * 3,
                (false, _) => there >= 4 && there + 1 >= length,
            };
            if !much_is_there {
                return None;
            }
            certainty = Certainty::Guess;
        }
        if length <= 4 && !words.begins_and_ends_at(&at) {
            if length <= 3 {
                return None;
            }
            certainty = Certainty::Guess;
        }
        Some(certainty)
    }

    /// Without the reversed words of two characters that stand alone: they count beside 证明 and beside other words.
    fn touching(&self, taken: Vec<Taken>, line: &Line) -> Vec<Taken> {
        let is_short =
            |taken: &Taken| self.is_reversed(&taken.candidate) && taken.candidate.tokens.len() == 2;
        let paper = |range: Range<usize>| {
            line.characters.get(range).is_some_and(|two| two == ['证', '明'] || two == ['明', '证'])
        };
        let keep: Vec<bool> = taken
            .iter()
            .enumerate()
            .map(|(index, one)| {
                let touches = |other: &Taken| other.at.end == one.at.start || one.at.end == other.at.start;
                let beside = |other: Option<&Taken>| other.is_some_and(touches);
                !is_short(one)
                    || one.at.start >= 2 && paper(one.at.start - 2..one.at.start)
                    || paper(one.at.end..one.at.end + 2)
                    || beside(index.checked_sub(1).and_then(|before| taken.get(before)))
                    || beside(taken.get(index + 1))
            })
            .collect();
        taken.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(taken, _)| taken).collect()
    }
}

/// Whether the only character that may be chance is the first or the last: `及亲属关系` has 亲属关系 in it, not 系亲属关系.
fn is_another_word_at_its_edge(candidate: &Candidate) -> bool {
    let disguised = |token: &Token| token.way != Way::Itself;
    let edges = [candidate.tokens.first(), candidate.tokens.last()];
    let by_chance = edges.into_iter().flatten().any(|token| token.way.may_be_chance());
    by_chance
        && candidate.tokens.len() > 2
        && candidate.tokens.iter().filter(|token| disguised(token)).count() == 1
}

/// Where words of two characters were guessed.
fn doubtful(text: &Normal, taken: &[Taken]) -> Vec<Span> {
    let short = taken.iter().filter(|t| t.certainty == Certainty::Guess && t.candidate.tokens.len() == 2);
    short.map(|taken| text.origin_of_chars(taken.at.clone())).collect()
}

/// Whether the syllables leave nothing of their runs of letters that is no syllable: `shu` is not in `sushun`.
fn pinyin_is_whole(candidate: &Candidate, line: &Line) -> bool {
    let at = candidate.at();
    let syllables = candidate.tokens.iter().filter(|token| matches!(token.way, Way::Pinyin(_)));
    let mut runs = syllables.map(|token| line.run(token.at.start));
    runs.all(|run| {
        let before = if run.start < at.start { run.start..at.start } else { 0..0 };
        let behind = if at.end < run.end { at.end..run.end } else { 0..0 };
        line.is_pinyin(before) && line.is_pinyin(behind)
    })
}
