//! Which stretches of a text are taken for disguised words, and the text with those words in place.

use std::ops::Range;

use crate::lattice::{Candidate, Line, Way};
use crate::normal::Normal;
use crate::span::Span;
use crate::vocabulary::Vocabulary;

/// How sure it is that a stretch is a disguised word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    /// Perhaps; ordinary words may stand there so.
    Guess,
    /// Nobody writes so by chance.
    Sure,
    /// The word stands there as it is: nothing to restore, and nothing else is meant.
    Plain,
}

/// A stretch taken for a word.
#[derive(Debug, Clone)]
pub(crate) struct Taken {
    pub(crate) candidate: Candidate,
    pub(crate) certainty: Certainty,
    /// Characters of the plain form it covers.
    pub(crate) at: Range<usize>,
}

/// Of stretches that overlap, the one with most of a word in it; of equals the least disguised.
pub(crate) fn best(mut taken: Vec<Taken>) -> Vec<Taken> {
    let weight = |taken: &Taken| {
        #[expect(clippy::cast_possible_truncation, reason = "a word has a few dozen characters at most")]
        let hundredths = (taken.candidate.points() * 100.0) as i32;
        hundredths
    };
    taken.sort_by_key(|t| {
        (std::cmp::Reverse(weight(t)), std::cmp::Reverse(t.certainty), t.at.start, t.candidate.word)
    });
    let length = taken.iter().map(|taken| taken.at.end).max().unwrap_or(0);
    let mut covered = vec![false; length];
    let mut kept: Vec<Taken> = Vec::new();
    for next in taken {
        if !covered[next.at.clone()].contains(&true) {
            covered[next.at.clone()].fill(true);
            kept.push(next);
        }
    }
    kept.sort_by_key(|taken| taken.at.start);
    kept
}

/// The text with the words taken in place; nothing when nothing changes.
pub(crate) fn with_words<'a>(
    text: &Normal,
    taken: impl Iterator<Item = &'a Taken>,
    vocabulary: &Vocabulary,
) -> Option<Normal> {
    let places: Vec<(char, Span)> = text.pieces().collect();
    let mut pieces: Vec<(char, Span)> = Vec::with_capacity(places.len());
    let (mut done, mut changed) = (0, false);
    for taken in taken.filter(|taken| taken.certainty != Certainty::Plain) {
        pieces.extend_from_slice(&places[done..taken.at.start]);
        let word = &vocabulary.words[taken.candidate.word];
        let tokens = &taken.candidate.tokens;
        for (place, c) in word.meant.iter().enumerate() {
            let token = &tokens[if word.reversed { tokens.len() - 1 - place } else { place }];
            pieces.push((*c, text.origin_of_chars(token.at.clone())));
        }
        done = taken.at.end;
        changed = true;
    }
    pieces.extend_from_slice(&places[done..]);
    changed.then(|| Normal::from_pieces(pieces))
}

/// Whether initials are all of their run of letters: `wfzjl`, not the first letters of a longer word.
pub(crate) fn initials_fill_their_run(candidate: &Candidate, line: &Line) -> bool {
    let at = candidate.at();
    let initials = candidate.tokens.iter().filter(|token| token.way == Way::Initial);
    initials.map(|token| line.run(token.at.start)).all(|run| at.start <= run.start && run.end <= at.end)
}
