//! A line between clauses that certify and those that do not, as far from both as it can be.
//!
//! A support vector machine with squared loss, by coordinate descent in its dual (Hsieh et al. 2008), in a fixed order.

use shouzhang_domain::Wording;
use shouzhang_screening::Weighed;

use crate::dice::Dice;

const ROUNDS: usize = 40;
/// How much a clause on the wrong side costs beside large weights.
const COST: f64 = 0.15;

/// A clause with what it is.
pub(crate) struct Example {
    pub(crate) weighed: Vec<Weighed>,
    pub(crate) certifies: bool,
}

/// The weight of every bucket.
pub(crate) fn learn<'a>(examples: impl IntoIterator<Item = &'a Example>) -> Vec<f64> {
    let examples: Vec<&Example> = examples.into_iter().collect();
    let mut weights = vec![0.0; Wording::BUCKETS];
    let mut pulls = vec![0.0; examples.len()];
    let slack = 0.5 / COST;
    let lengths: Vec<f64> = examples
        .iter()
        .map(|example| {
            example.weighed.iter().map(|(_, s)| f64::from(*s) * f64::from(*s)).sum::<f64>() + slack
        })
        .collect();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = Dice::new();
    for _ in 0..ROUNDS {
        dice.shuffle(&mut order);
        for &at in &order {
            let example = examples[at];
            let side = if example.certifies { 1.0 } else { -1.0 };
            let slope = side * weight(&weights, &example.weighed) - 1.0 + slack * pulls[at];
            let pull: f64 = (pulls[at] - slope / lengths[at]).max(0.0);
            let step = (pull - pulls[at]) * side;
            pulls[at] = pull;
            if step != 0.0 {
                for &(bucket, strength) in &example.weighed {
                    weights[bucket] += step * f64::from(strength);
                }
            }
        }
    }
    weights
}

/// How far a clause lies on the certifying side.
pub(crate) fn weight(weights: &[f64], weighed: &[Weighed]) -> f64 {
    weighed.iter().map(|&(bucket, strength)| weights[bucket] * f64::from(strength)).sum()
}

/// The weights in whole steps.
pub(crate) fn in_steps(weights: &[f64]) -> Vec<i8> {
    weights.iter().map(|weight| Wording::step(*weight)).collect()
}
