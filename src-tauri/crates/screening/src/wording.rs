//! What the wording of a request means as a whole, where no name and no rule decides.
//!
//! Three questions in this order: does it mean something prohibited, does it mean one permitted item, or is it neither?
//! What a rule found in the words is kept only if the wording as a whole does not speak against it.

use crate::answer::Matched;
use crate::disguise::Readings;
use crate::engine::Engine;
use crate::evidence::Evidence;
use crate::learnt::Opinion;
use crate::lexicon::Standing;
use crate::traits::Traits;
use crate::typed::Ranked;

/// Share of all prohibitions together from which the wording means one of them.
const PROHIBITED: f32 = 0.5;
/// The same where a permitted item is named: the name speaks first.
const PROHIBITED_AGAINST_A_NAME: f32 = 0.8;
/// Share under which what a rule found in the words counts for nothing.
const SPEAKS_AGAINST: f32 = 0.12;
/// Share of one permitted item from which the wording means it.
const PERMITTED: f32 = 0.5;
/// Entries with less than this are not shown.
const WORTH_SHOWING: f32 = 0.12;

impl Engine {
    /// Weighs the evidence against the wording as a whole, and adds what the wording means.
    pub(crate) fn add_learnt(&self, readings: &Readings, evidence: &mut Evidence) {
        let traits = self.traits_of(readings, evidence);
        let Some(opinion) = self.learnt.opinion(&traits) else { return };
        let prohibited = opinion.share(|entry| self.stands(entry) == Some(Standing::Prohibited));
        let by_rule_alone = |ranked: &Ranked| ranked.hit.matched == Matched::Wording;
        if prohibited < SPEAKS_AGAINST {
            let (weak, kept): (Vec<Ranked>, Vec<Ranked>) =
                std::mem::take(&mut evidence.prohibited).into_iter().partition(by_rule_alone);
            evidence.prohibited = kept;
            evidence.hints.extend(weak);
        }
        for ranked in &mut evidence.prohibited {
            let share = opinion.share(|entry| entry == Some(ranked.entry));
            ranked.rank = ranked.rank.with_share(share);
        }
        let bar = if evidence.permitted.is_empty() { PROHIBITED } else { PROHIBITED_AGAINST_A_NAME };
        let meant = if prohibited >= bar {
            Some(Standing::Prohibited)
        } else {
            let permitted = opinion.share(|entry| self.stands(entry) == Some(Standing::Permitted));
            (permitted >= PERMITTED && prohibited < SPEAKS_AGAINST).then_some(Standing::Permitted)
        };
        evidence.learnt =
            Some(meant.map(|standing| self.meant(&traits, &opinion, standing)).unwrap_or_default());
    }

    fn stands(&self, entry: Option<usize>) -> Option<Standing> {
        entry.map(|entry| self.lexicon.entries[entry].standing)
    }

    /// The likely entries of a list, the best first.
    fn meant(&self, traits: &Traits, opinion: &Opinion, standing: Standing) -> Vec<Ranked> {
        let of_list = opinion.shares.iter().filter_map(|&(entry, share)| {
            let entry = entry.filter(|&entry| self.lexicon.entries[entry].standing == standing)?;
            Some((entry, share))
        });
        let mut meant: Vec<Ranked> = Vec::new();
        for (entry, share) in of_list {
            if !meant.is_empty() && share < WORTH_SHOWING {
                break;
            }
            let spans = self.learnt.reasons(traits, entry);
            let mut ranked = self.worded(entry, Matched::Wording, spans);
            ranked.rank = ranked.rank.with_share(share);
            meant.push(ranked);
        }
        meant
    }
}
