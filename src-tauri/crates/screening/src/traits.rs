//! Traits of a request: what the weights of the release were learnt over, and are looked up for.
//!
//! Pieces of one to three characters, classes of words, two classes together, and the rules that fire. The learner and the
//! engine take them from the same place, so that what was learnt is what is looked for.

use std::collections::BTreeMap;

use crate::character::is_han;
use crate::disguise::Readings;
use crate::engine::Engine;
use crate::evidence::Evidence;
use crate::normal::Normal;
use crate::span::Span;
use crate::typed::Ranked;

/// Longest piece, in characters.
const LONGEST: usize = 3;
/// Most different classes that are put together in pairs.
const MOST_CLASSES: usize = 24;

/// Traits with the words of the request each was taken from, as typed; twice the same where it is one place.
pub(crate) type Traits = BTreeMap<String, [Span; 2]>;

impl Engine {
    /// The traits of a request, for learning: the same the engine looks up.
    #[must_use]
    pub fn traits(&self, request: &str) -> Vec<String> {
        let readings = self.unmasking.readings(request);
        if readings.plain().is_empty() {
            return Vec::new();
        }
        let evidence = self.evidence(&readings);
        self.traits_of(&readings, &evidence).into_keys().collect()
    }

    pub(crate) fn traits_of(&self, readings: &Readings, evidence: &Evidence) -> Traits {
        let mut traits = self.wording_traits(readings.sure().last().unwrap_or(readings.plain()));
        let mut rules = |how: &str, ranked: &[Ranked]| {
            for ranked in ranked {
                let Some(&span) = ranked.hit.request_spans.first() else { continue };
                let key = format!("{how}:{}", self.lexicon.entries[ranked.entry].code());
                traits.entry(key).or_insert([span; 2]);
            }
        };
        rules("prohibited", &evidence.prohibited);
        rules("misused", &evidence.misused);
        rules("permitted", &evidence.permitted);
        rules("spoken", &evidence.spoken);
        rules("guessed", &evidence.guessed);
        rules("hint", &evidence.hints);
        traits
    }

    /// The traits of the wording alone.
    pub(crate) fn wording_traits(&self, text: &Normal) -> Traits {
        let mut traits = Traits::new();
        add_pieces(text, &mut traits);
        self.add_classes(text, &mut traits);
        traits
    }

    fn add_classes(&self, text: &Normal, traits: &mut Traits) {
        let mut classes: BTreeMap<usize, Span> = BTreeMap::new();
        for word in self.word_classes.found(text) {
            classes.entry(word.class).or_insert(word.span);
        }
        let classes: Vec<(usize, Span)> = classes.into_iter().take(MOST_CLASSES).collect();
        let name = |class: usize| &self.word_classes.names[class];
        for (at, &(class, span)) in classes.iter().enumerate() {
            traits.insert(format!("{{{}}}", name(class)), [span; 2]);
            for &(other, place) in &classes[at + 1..] {
                traits.insert(format!("{{{}}}{{{}}}", name(class), name(other)), [span, place]);
            }
        }
    }
}

/// Pieces of the clauses; digits are all the same digit.
fn add_pieces(text: &Normal, traits: &mut Traits) {
    let pieces: Vec<(char, Span)> = text.pieces().map(|(c, span)| (general(c), span)).collect();
    for at in 0..pieces.len() {
        for length in 1..=LONGEST.min(pieces.len() - at) {
            let piece = &pieces[at..at + length];
            if piece.iter().any(|(c, _)| *c == '\n') {
                break;
            }
            let key: String = piece.iter().map(|(c, _)| *c).collect();
            let span = piece[0].1.joined(piece[length - 1].1);
            traits.entry(key).or_insert([span; 2]);
        }
    }
}

/// The character as far as it matters: what is neither Chinese nor a letter parts clauses.
pub(crate) fn general(c: char) -> char {
    match c {
        _ if c.is_ascii_digit() => '0',
        _ if is_han(c) || c.is_ascii_lowercase() => c,
        _ => '\n',
    }
}
