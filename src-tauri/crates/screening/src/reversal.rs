//! Clauses written from back to front: `在健仍伯老谈明证此特`.

use std::ops::Range;

use crate::normal::Normal;
use crate::restored::{Certainty, Taken};
use crate::span::Span;
use crate::vocabulary::Vocabulary;

/// Characters of reversed words a clause has to have to be taken for reversed.
const LEAST: usize = 4;

/// The text with the clauses turned round that make more words from back to front; nothing when there is none.
pub(crate) fn clauses_reversed(text: &Normal, taken: &[Taken], vocabulary: &Vocabulary) -> Option<Normal> {
    let mut pieces: Vec<(char, Span)> = text.pieces().collect();
    let mut changed = false;
    for clause in clauses(&pieces) {
        let within = |t: &&Taken| clause.start <= t.at.start && t.at.end <= clause.end;
        let (mut backwards, mut forwards) = (0, 0);
        for taken in taken.iter().filter(within) {
            if vocabulary.words[taken.candidate.word].reversed {
                backwards += taken.at.len();
            } else if taken.certainty == Certainty::Plain {
                forwards += taken.at.len();
            }
        }
        if backwards >= LEAST && backwards > forwards {
            pieces[clause].reverse();
            changed = true;
        }
    }
    changed.then(|| Normal::from_pieces(pieces))
}

/// Stretches between points.
fn clauses(pieces: &[(char, Span)]) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    for at in 0..=pieces.len() {
        if pieces.get(at).is_none_or(|(c, _)| matches!(c, '\n' | '，' | '、' | '：')) {
            if start < at {
                clauses.push(start..at);
            }
            start = at + 1;
        }
    }
    clauses
}
