//! What was learnt from labelled phrasings: how much each trait of a request speaks for each entry.
//!
//! A linear model: the scores of an entry are added up over the traits, and the share of an entry is its part of the
//! exponentials. Every verdict explains itself by the traits that added most to it.

use std::collections::HashMap;

use shouzhang_domain::{LearntTrait, Wording};

use crate::broken::BrokenRule;
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::traits::Traits;

/// Weights are written as whole numbers of this part.
pub const UNIT: f32 = 100.0;
/// Most words that are shown as the reason.
const SHOWN: usize = 4;

/// The weights of a release.
#[derive(Debug)]
pub(crate) struct Learnt {
    /// For each trait, the classes it speaks for: index of the entry, or the number of entries for 清单外.
    weights: HashMap<String, Vec<(usize, f32)>>,
    entries: usize,
    /// The classes that were learnt at all.
    known: Vec<usize>,
}

/// What the weights say of a request.
#[derive(Debug, Clone)]
pub(crate) struct Opinion {
    /// Entry and its share, the largest first; the entry is none for 清单外.
    pub(crate) shares: Vec<(Option<usize>, f32)>,
}

impl Learnt {
    pub(crate) fn compile(
        learnt: &[LearntTrait],
        file: &str,
        lexicon: &Lexicon,
        broken: &mut Vec<BrokenRule>,
    ) -> Self {
        let entries = lexicon.entries.len();
        let mut codes: HashMap<&str, usize> =
            lexicon.entries.iter().enumerate().map(|(index, entry)| (entry.code(), index)).collect();
        codes.insert(Wording::NEITHER, entries);
        let mut weights: HashMap<String, Vec<(usize, f32)>> = HashMap::with_capacity(learnt.len());
        let mut known = vec![false; entries + 1];
        for LearntTrait { key, weights: own } in learnt {
            // A prohibition that is not in force is not known here, and what was learnt of it does not count.
            let of_known = own.iter().filter_map(|(code, weight)| {
                codes.get(code.as_str()).map(|&class| (class, f32::from(*weight) / UNIT))
            });
            let of_known: Vec<(usize, f32)> = of_known.collect();
            of_known.iter().for_each(|&(class, _)| known[class] = true);
            if weights.insert(key.clone(), of_known).is_some() {
                broken.push(BrokenRule::new(file, format!("“{key}”"), "这个写法出现了两次"));
            }
        }
        let known = (0..=entries).filter(|&class| known[class]).collect();
        Self { weights, entries, known }
    }

    /// What the weights say; nothing when nothing was learnt.
    pub(crate) fn opinion(&self, traits: &Traits) -> Option<Opinion> {
        if self.known.is_empty() {
            return None;
        }
        let mut scores = vec![0.0_f32; self.entries + 1];
        let scale = scale(traits.len());
        for key in traits.keys() {
            for &(class, weight) in self.weights.get(key).into_iter().flatten() {
                scores[class] += weight * scale;
            }
        }
        let largest = self.known.iter().map(|&class| scores[class]).fold(f32::MIN, f32::max);
        let exponentials: Vec<(usize, f32)> =
            self.known.iter().map(|&class| (class, (scores[class] - largest).exp())).collect();
        let sum: f32 = exponentials.iter().map(|(_, e)| e).sum();
        let entry = |class: usize| (class < self.entries).then_some(class);
        let mut shares: Vec<(Option<usize>, f32)> =
            exponentials.into_iter().map(|(class, e)| (entry(class), e / sum)).collect();
        shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Some(Opinion { shares })
    }

    /// The words that speak most for an entry.
    pub(crate) fn reasons(&self, traits: &Traits, entry: usize) -> Vec<Span> {
        let mut speaking: Vec<(f32, [Span; 2])> = Vec::new();
        for (key, &spans) in traits {
            let weights = self.weights.get(key).into_iter().flatten();
            let own: f32 = weights.filter(|(class, _)| *class == entry).map(|(_, weight)| weight).sum();
            if own > 0.0 {
                speaking.push((own, spans));
            }
        }
        speaking.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        speaking.truncate(SHOWN);
        speaking.into_iter().flat_map(|(_, spans)| spans).collect()
    }
}

/// Long requests have many traits; each then weighs less.
#[must_use]
pub fn scale(traits: usize) -> f32 {
    // Far below 2²⁴: exact.
    #[expect(clippy::cast_precision_loss, reason = "a request has far fewer than 2^24 traits")]
    let traits = traits as f32;
    10.0 / traits.max(1.0).sqrt()
}

impl Opinion {
    /// The sum of the shares of the entries that are `wanted`.
    pub(crate) fn share(&self, wanted: impl Fn(Option<usize>) -> bool) -> f32 {
        self.shares.iter().filter(|(entry, _)| wanted(*entry)).map(|(_, share)| share).sum()
    }

    /// The largest share of an entry that is `wanted`.
    pub(crate) fn best(&self, wanted: impl Fn(Option<usize>) -> bool) -> f32 {
        self.shares.iter().find(|(entry, _)| wanted(*entry)).map_or(0.0, |(_, share)| *share)
    }
}
