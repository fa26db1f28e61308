//! How clauses that certify something are worded: a linear model over the buckets their traits fall into.
//!
//! A clause has a few hundred traits, and all clauses together some hundred thousand; so a trait is not kept by its letters
//! but by the bucket its hash falls into. What weighs a clause down is told by the clause itself, which the finding shows.

use shouzhang_domain::Wording;

use crate::broken::BrokenRule;

/// A trait of a clause: its bucket, and how strong it is there.
pub type Weighed = (usize, f32);

/// The weights of a release.
#[derive(Debug)]
pub(crate) struct Certifying {
    steps: Vec<i8>,
}

impl Certifying {
    pub(crate) fn compile(steps: &[i8], broken: &mut Vec<BrokenRule>) -> Self {
        if !steps.is_empty() && steps.len() != Wording::BUCKETS {
            let reason = format!("分量有 {} 个，应有 {} 个", steps.len(), Wording::BUCKETS);
            broken.push(BrokenRule::new("screening/certifying", "weights", reason));
        }
        Self { steps: steps.to_vec() }
    }

    /// Whether nothing was learnt.
    pub(crate) fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// How much these traits speak for certifying; below nothing they speak against it.
    pub(crate) fn weight(&self, traits: &[Weighed]) -> f32 {
        let of = |&(bucket, strength): &Weighed| {
            Wording::weight(self.steps.get(bucket).copied().unwrap_or(0)) * strength
        };
        traits.iter().map(of).sum()
    }
}
