//! Which of many codes a phrasing speaks of: multinomial logistic regression by AdaGrad, in a fixed order.

use std::collections::BTreeMap;
use std::fmt::Write;

use shouzhang_screening::{UNIT, scale};

use crate::dice::Dice;

const ROUNDS: usize = 60;
const STEP: f64 = 0.1;
/// Pull of every weight towards nothing.
const DECAY: f64 = 1e-3;
/// What the engine looks up of a phrasing, with the codes of which any is right.
pub(crate) struct Labelled {
    pub(crate) traits: Vec<String>,
    pub(crate) codes: Vec<String>,
    /// A phrasing, not a name of the catalog.
    pub(crate) is_phrasing: bool,
}

/// A phrasing as the learner sees it.
#[derive(Clone)]
pub(crate) struct Lesson {
    /// Indexes of its traits.
    traits: Vec<usize>,
    /// The classes of which any is right.
    right: Vec<usize>,
    scale: f64,
    /// A phrasing, not a name of the catalog.
    is_phrasing: bool,
}

/// What is to be learnt, and the traits seen often enough.
pub(crate) fn lessons(
    labelled: &[Labelled],
    classes: &[String],
    least_seen: usize,
) -> (Vec<Lesson>, Vec<String>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    labelled.iter().flat_map(|l| &l.traits).for_each(|key| *counts.entry(key).or_default() += 1);
    let kept: Vec<String> =
        counts.iter().filter(|(_, n)| **n >= least_seen).map(|(key, _)| (*key).to_owned()).collect();
    let place = |key: &String| kept.binary_search(key).ok();
    let class = |code: &String| classes.binary_search(code).ok();
    let lessons = labelled.iter().map(|Labelled { traits: keys, codes, is_phrasing }| Lesson {
        traits: keys.iter().filter_map(place).collect(),
        right: codes.iter().filter_map(class).collect(),
        scale: f64::from(scale(keys.len())),
        is_phrasing: *is_phrasing,
    });
    (lessons.collect(), kept)
}

/// Weights by trait and class.
pub(crate) fn learn(lessons: &[Lesson], traits: usize, classes: usize) -> Vec<f64> {
    let mut weights = vec![0.0; traits * classes];
    let mut squares = vec![1.0; traits * classes];
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut dice = Dice::new();
    for _ in 0..ROUNDS {
        dice.shuffle(&mut order);
        for &at in &order {
            teach(&lessons[at], classes, &mut weights, &mut squares);
        }
    }
    weights
}

/// Learns from four fifths and asks the fifth, five times.
pub(crate) fn check(lessons: &[Lesson], traits: usize, classes: &[String]) {
    let is = |class: usize, first: char| classes[class].starts_with(first);
    let (mut asked, mut right, mut lane) = ([0; 3], [0; 3], [0; 3]);
    let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
    for fold in 0..5 {
        let (test, train): (Vec<_>, Vec<_>) =
            lessons.iter().enumerate().partition(|(at, lesson)| lesson.is_phrasing && at % 5 == fold);
        let train: Vec<Lesson> = train.into_iter().map(|(_, lesson)| lesson.clone()).collect();
        let weights = learn(&train, traits, classes.len());
        for (_, lesson) in test {
            let shares = shares(lesson, classes.len(), &weights);
            let list = |class: usize| {
                if is(class, 'P') {
                    0
                } else if is(class, 'K') {
                    1
                } else {
                    2
                }
            };
            let wanted = list(lesson.right[0]);
            let prohibited: f64 = (0..classes.len()).filter(|&c| is(c, 'P')).map(|c| shares[c]).sum();
            let best = (0..classes.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b])).unwrap_or(0);
            let said = if prohibited >= 0.5 { 0 } else { list(best) };
            asked[wanted] += 1;
            lane[wanted] += usize::from(said == wanted);
            right[wanted] += usize::from(lesson.right.contains(&best));
            if said != wanted {
                *wrong
                    .entry(format!("{} as {}", ["P", "K", "-"][wanted], ["P", "K", "-"][said]))
                    .or_default() += 1;
            }
        }
    }
    println!("asked {asked:?}, right lane {lane:?}, right entry {right:?}, wrong {wrong:?}");
}

fn shares(lesson: &Lesson, classes: usize, weights: &[f64]) -> Vec<f64> {
    let mut shares = vec![0.0; classes];
    for &key in &lesson.traits {
        for (share, weight) in shares.iter_mut().zip(&weights[key * classes..]) {
            *share += weight * lesson.scale;
        }
    }
    let largest = shares.iter().copied().fold(f64::MIN, f64::max);
    shares.iter_mut().for_each(|share| *share = (*share - largest).exp());
    let sum: f64 = shares.iter().sum();
    shares.iter_mut().for_each(|share| *share /= sum);
    shares
}

fn teach(lesson: &Lesson, classes: usize, weights: &mut [f64], squares: &mut [f64]) {
    let shares = shares(lesson, classes, weights);
    // Of several right classes each is right as far as it is believed already.
    let believed: f64 = lesson.right.iter().map(|&class| shares[class]).sum();
    let wanted: BTreeMap<usize, f64> =
        lesson.right.iter().map(|&class| (class, shares[class] / believed.max(1e-12))).collect();
    for &key in &lesson.traits {
        for (class, share) in shares.iter().enumerate() {
            let at = key * classes + class;
            let error = share - wanted.get(&class).copied().unwrap_or(0.0);
            let slope = error * lesson.scale + DECAY * weights[at];
            squares[at] += slope * slope;
            weights[at] -= STEP * slope / squares[at].sqrt();
        }
    }
}

/// The weights as a file of the release.
pub(crate) fn written(weights: &[f64], traits: &[String], classes: &[String], least_weight: i32) -> String {
    let mut file = String::from("traits = '''\n");
    for (index, key) in traits.iter().enumerate() {
        let mut line = String::new();
        let own = &weights[index * classes.len()..(index + 1) * classes.len()];
        // What speaks for all alike says nothing.
        let mut sorted = own.to_vec();
        sorted.sort_by(f64::total_cmp);
        let usual = sorted[sorted.len() / 2];
        for (class, code) in classes.iter().enumerate() {
            let weight = ((own[class] - usual) * f64::from(UNIT)).round() as i32;
            if weight.abs() >= least_weight {
                // Writing to a String never fails.
                let _ = write!(line, " {code}{weight:+}");
            }
        }
        if !line.is_empty() {
            let _ = writeln!(file, "{key}{line}");
        }
    }
    file.push_str("'''\n");
    file
}
