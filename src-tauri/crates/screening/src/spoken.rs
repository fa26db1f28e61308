//! What residents say instead of a name: `证明我单身`, `失业了要开个证明`.
//!
//! The core of a name — `单身证明` without `证明` — near the word 证明 is taken for the name. Generic names (`关系证明`) have no
//! core of their own.

use aho_corasick::AhoCorasick;

use crate::broken::BrokenRule;
use crate::disguise::{Depth, no_words};
use crate::lexicon::Lexicon;
use crate::normal::Normal;
use crate::span::Span;

/// What is asked for.
const ASKED: &str = "证明";
/// Most characters between the core and the word 证明.
const REACH: usize = 8;
/// Between a core and a 证明 behind it one of these has to stand, else both belong to a longer word
/// (`车辆停放证明` is not about a car's owner).
const LINKS: &str = "的了要开办个写给，";

/// The cores of all names.
#[derive(Debug)]
pub(crate) struct Spoken {
    cores: AhoCorasick,
    terms: Vec<usize>,
}

/// A place where a request speaks of an entry without naming it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wording {
    /// Index of the term whose core it is.
    pub(crate) term: usize,
    /// The core and the word 证明, in the request as typed.
    pub(crate) spans: [Span; 2],
}

impl Spoken {
    pub(crate) fn compile(lexicon: &Lexicon, broken: &mut Vec<BrokenRule>) -> Self {
        let (mut cores, mut terms) = (Vec::new(), Vec::new());
        for (index, term) in lexicon.terms.iter().enumerate() {
            let core = term.plain.text().strip_suffix(ASKED).filter(|core| core.chars().count() >= 2);
            if let Some(core) = core.filter(|_| !lexicon.is_generic(index)) {
                cores.push(core.to_owned());
                terms.push(index);
            }
        }
        let cores = AhoCorasick::new(&cores).unwrap_or_else(|fault| {
            broken.push(BrokenRule::new("P", "aliases", format!("别名放不进一张表：{fault}")));
            no_words()
        });
        Self { cores, terms }
    }

    /// Every entry the request speaks of near the word 证明; where a word is only guessed, in the same clause.
    pub(crate) fn wordings(&self, request: &Normal, depth: Depth) -> Vec<Wording> {
        let text = request.text();
        let asked: Vec<usize> = text.match_indices(ASKED).map(|(at, _)| at).collect();
        if asked.is_empty() {
            return Vec::new();
        }
        let mut wordings = Vec::new();
        for m in self.cores.find_overlapping_iter(text) {
            let near = asked.iter().find(|&&at| {
                let behind = text.get(m.end()..at);
                let before = text.get(at + ASKED.len()..m.start());
                behind.is_some_and(|between| reaches(between, depth) && links(between))
                    || before.is_some_and(|between| reaches(between, depth))
            });
            if let Some(&at) = near {
                let spans = [request.origin(m.range()), request.origin(at..at + ASKED.len())];
                wordings.push(Wording { term: self.terms[m.pattern()], spans });
            }
        }
        wordings
    }
}

fn links(between: &str) -> bool {
    between.is_empty() || between.contains(|c| LINKS.contains(c))
}

fn reaches(between: &str, depth: Depth) -> bool {
    let parts = |c| c == '\n' || c == '，' && depth == Depth::StandIn;
    between.chars().count() <= REACH && !between.contains(parts)
}
