//! Understanding a request: which lane does it belong to, and which words say so?
//!
//! Order of decision (rules.md §1, `title_matching` of the prohibited list): a request that is the name of a permitted item
//! and nothing else is that item; else anything prohibited in it decides, then a permitted name in it, then what is being
//! typed, then spoken wording.

use crate::answer::{Hit, Lane, Understanding};
use crate::engine::Engine;
use crate::evidence::Evidence;
use crate::lexicon::Standing;
use crate::reason;
use crate::span::merged;
use crate::typed::Ranked;

/// A lane, the hits that speak for it, and the rest.
struct Decision {
    lane: Lane,
    deciding: Vec<Ranked>,
    others: Vec<Ranked>,
}

impl Engine {
    /// Answers the search box: an official name, an alias, pinyin or initials, whole or while being typed, a resident's own
    /// words, a unit's demand.
    #[must_use]
    pub fn understand(&self, request: &str) -> Understanding {
        let seen = self.unmasking.seen(request);
        if seen.readings.plain().is_empty() {
            let reason = reason::nothing_asked();
            return Understanding { lane: Lane::Empty, hits: Vec::new(), spans: Vec::new(), reason };
        }
        let mut evidence = self.evidence(&seen.readings);
        self.add_learnt(&seen.readings, &mut evidence);
        let plainly = evidence.plainly();
        let answer = self.answer(request, evidence);
        self.with_guesses(request, answer, plainly, &seen.guesses)
    }

    /// The answer the evidence leads to.
    pub(crate) fn answer(&self, request: &str, mut evidence: Evidence) -> Understanding {
        let switched_off = std::mem::take(&mut evidence.switched_off);
        let Decision { lane, deciding, others } = self.decide(evidence);
        let (deciding, others) = (one_an_entry(deciding), one_an_entry(others));
        let speaks_for_lane = |ranked: &&Ranked| match lane {
            Lane::Prohibited => self.is_prohibition(ranked),
            Lane::Permitted => !self.is_prohibition(ranked),
            Lane::Unlisted | Lane::Empty => false,
        };
        let decisive = deciding.iter().filter(speaks_for_lane);
        let spans = merged(decisive.flat_map(|ranked| ranked.hit.request_spans.clone()).collect());
        let hits = hits(deciding, others);
        let reason = self.reason(request, lane, &hits, &switched_off);
        Understanding { lane, hits, spans, reason }
    }

    fn decide(&self, evidence: Evidence) -> Decision {
        let Evidence {
            is_item, prohibited, permitted, mut completions, spoken, guessed, hints, learnt, ..
        } = evidence;
        completions.sort_by_key(|completion| completion.rank);
        if is_item {
            let (items, prohibitions): (Vec<Ranked>, Vec<Ranked>) =
                completions.into_iter().partition(|ranked| !self.is_prohibition(ranked));
            let others = [prohibitions, prohibited].concat();
            return Decision { lane: Lane::Permitted, deciding: [items, permitted].concat(), others };
        }
        if !prohibited.is_empty() {
            let others = [permitted, completions].concat();
            return Decision { lane: Lane::Prohibited, deciding: prohibited, others };
        }
        // A release that has learnt nothing goes by what is spoken of.
        let learnt = learnt.unwrap_or(if spoken.is_empty() { guessed } else { spoken });
        let learnt_lane = learnt.first().map(|best| self.lane_of(best));
        if !permitted.is_empty() {
            return match learnt_lane {
                Some(Lane::Prohibited) => {
                    Decision { lane: Lane::Prohibited, deciding: learnt, others: permitted }
                }
                _ => Decision { lane: Lane::Permitted, deciding: permitted, others: completions },
            };
        }
        if let Some(best) = completions.first() {
            return Decision { lane: self.lane_of(best), deciding: completions, others: Vec::new() };
        }
        if let Some(lane) = learnt_lane {
            return Decision { lane, deciding: learnt, others: hints };
        }
        Decision { lane: Lane::Unlisted, deciding: Vec::new(), others: hints }
    }

    fn lane_of(&self, ranked: &Ranked) -> Lane {
        if self.is_prohibition(ranked) { Lane::Prohibited } else { Lane::Permitted }
    }

    pub(crate) fn is_prohibition(&self, ranked: &Ranked) -> bool {
        self.lexicon.entries[ranked.entry].standing == Standing::Prohibited
    }
}

/// Of several hits on one entry the best, with the words of the request that led to the others too; best first.
fn one_an_entry(mut ranked: Vec<Ranked>) -> Vec<Ranked> {
    ranked.sort_by_key(|ranked| ranked.rank);
    let mut kept: Vec<Ranked> = Vec::with_capacity(ranked.len());
    for next in ranked {
        match kept.iter_mut().find(|kept| kept.entry == next.entry) {
            Some(best) => best.hit.request_spans.extend(next.hit.request_spans),
            None => kept.push(next),
        }
    }
    for ranked in &mut kept {
        ranked.hit.request_spans = merged(std::mem::take(&mut ranked.hit.request_spans));
    }
    kept
}

/// The hits that decided, then the others. An entry that decided and stands among the others too (`qsgx` is a spelling and
/// initials at once) is shown by its better hit.
fn hits(mut deciding: Vec<Ranked>, mut others: Vec<Ranked>) -> Vec<Hit> {
    for ranked in &mut deciding {
        if let Some(at) = others.iter().position(|other| other.entry == ranked.entry) {
            let other = others.remove(at);
            if other.rank < ranked.rank {
                *ranked = other;
            }
        }
    }
    deciding.into_iter().chain(others).map(|ranked| ranked.hit).collect()
}
