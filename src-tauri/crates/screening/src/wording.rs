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
use crate::normal::Normal;
use crate::traits::Traits;
use crate::typed::Ranked;

/// Share of all prohibitions together from which the wording means one of them, …
const PROHIBITED: f32 = 0.5;
/// … and from which what looks like the name of a paper names one of them.
const PROHIBITED_NAME: f32 = 0.2;
/// The same where a permitted item is named, or may be meant.
const PROHIBITED_AGAINST_AN_ITEM: f32 = 0.8;
/// Share of one permitted item from which it may be meant.
const MAYBE_PERMITTED: f32 = 0.1;
/// The same for what looks like the name of a paper.
const MAYBE_NAMED: f32 = 0.3;
/// Longest name of a paper, in characters.
const LONGEST_NAME: usize = 16;
/// How names of papers end.
const PAPERS: [&str; 10] = ["证明", "证明书", "证明信", "证明函", "说明", "意见", "材料", "表", "鉴定", "函"];
/// Share of all prohibitions together under which what a rule found in the words counts for nothing.
const SPEAKS_AGAINST: f32 = 0.35;
/// Share of one permitted item from which what a rule found speaks of circumstances.
const RATHER_AN_ITEM: f32 = 0.3;
/// Share of one permitted item from which the wording means it, …
const PERMITTED: f32 = 0.4;
/// … unless all prohibitions together have this much.
const TOO_DOUBTFUL: f32 = 0.2;
/// Entries with less than this are not shown.
const WORTH_SHOWING: f32 = 0.12;

impl Engine {
    /// Weighs the evidence against the wording as a whole, and adds what the wording means.
    pub(crate) fn add_learnt(&self, readings: &Readings, evidence: &mut Evidence) {
        let traits = self.traits_of(readings, evidence);
        let Some(opinion) = self.learnt.opinion(&traits) else {
            evidence.prohibited.append(&mut evidence.misused);
            return;
        };
        let prohibited = opinion.share(|entry| self.stands(entry) == Some(Standing::Prohibited));
        let by_rule_alone = |ranked: &Ranked| ranked.hit.matched == Matched::Wording;
        let best_item = opinion.best(|entry| self.stands(entry) == Some(Standing::Permitted));
        let rather_an_item = best_item >= RATHER_AN_ITEM && prohibited < PROHIBITED_AGAINST_AN_ITEM;
        if prohibited < SPEAKS_AGAINST || rather_an_item {
            let (weak, kept): (Vec<Ranked>, Vec<Ranked>) =
                std::mem::take(&mut evidence.prohibited).into_iter().partition(by_rule_alone);
            evidence.prohibited = kept;
            evidence.hints.extend(weak);
        }
        evidence.prohibited.append(&mut evidence.misused);
        for ranked in &mut evidence.prohibited {
            let share = opinion.share(|entry| entry == Some(ranked.entry));
            ranked.rank = ranked.rank.with_share(share);
        }
        let maybe = if looks_like_a_name(readings.plain()) { MAYBE_NAMED } else { MAYBE_PERMITTED };
        let against_an_item = !evidence.permitted.is_empty() || best_item >= maybe;
        let bar = match (against_an_item, looks_like_a_name(readings.plain())) {
            (true, _) => PROHIBITED_AGAINST_AN_ITEM,
            (false, true) => PROHIBITED_NAME,
            (false, false) => PROHIBITED,
        };
        let meant = if prohibited >= bar {
            Some(Standing::Prohibited)
        } else {
            (best_item >= PERMITTED && prohibited < TOO_DOUBTFUL).then_some(Standing::Permitted)
        };
        // Where an item is named that is not switched on here, there is nothing to guess.
        let meant = meant.filter(|_| evidence.switched_off.is_empty());
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

/// One short phrase that ends in the word for a paper.
fn looks_like_a_name(request: &Normal) -> bool {
    let text = request.text();
    request.len() <= LONGEST_NAME
        && !text.contains(['，', '\n', '：', ' '])
        && PAPERS.iter().any(|paper| text.ends_with(paper))
}
