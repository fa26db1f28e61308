//! Learns from the open part of the labelled phrasings what requests are worded like, and writes
//! `assets/catalog/screening/learnt.toml`: `cargo xtask learn`.
//!
//! Multinomial logistic regression over the traits the engine looks up, by AdaGrad in a fixed order: the same phrasings
//! always give the same file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use shouzhang_catalog::Draft;
use shouzhang_domain::Wording;
use shouzhang_screening::Engine;
use shouzhang_tests::phrasings::{Asked, Want, all};
use shouzhang_tests::root;

const FILE: &str = "assets/catalog/screening/learnt.toml";
const ROUNDS: usize = 40;
const STEP: f64 = 0.25;
/// Pull of every weight towards nothing.
const DECAY: f64 = 3e-5;
/// Traits seen less often than this say nothing about others.
const LEAST_SEEN: usize = 2;
/// Weights are kept as whole hundredths; smaller ones than this are left out.
const LEAST_WEIGHT: i32 = 4;
const UNIT: f64 = 100.0;
const HEAD: &str = "# 从标注过的问法（tests/fixtures/screening 的公开部分）里学来的\n#\n\
    # 由 cargo xtask learn 生成，不要手改。每行：写法，后面是各事项代码和分量（百分之一），“-”是清单外。\n\n";

/// A phrasing as the learner sees it.
struct Lesson {
    /// Indexes of its traits.
    traits: Vec<usize>,
    /// The classes of which any is right.
    right: Vec<usize>,
    scale: f64,
}

fn main() -> Result<(), String> {
    let draft = shouzhang_catalog::parse(shouzhang_catalog::embedded())
        .map_err(|flaws| flaws.iter().map(|f| format!("{f}\n")).collect::<String>())?;
    let wording = Wording { learnt: Vec::new(), ..draft.wording().clone() };
    let engine = Engine::compile(draft.items(), draft.prohibitions(), draft.disguises(), &wording)
        .map_err(|broken| format!("{broken:#?}"))?;
    let labelled = labelled(&draft)?;
    let classes: Vec<String> =
        labelled.iter().flat_map(|(_, codes)| codes.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    let (lessons, traits) = lessons(&engine, &labelled, &classes);
    let weights = learn(&lessons, traits.len(), classes.len());
    let file = written(&weights, &traits, &classes);
    std::fs::write(root().join(FILE), file).map_err(|fault| format!("{FILE}: {fault}"))
}

/// Requests of the open part, and every name and alias, each with the codes that are right.
fn labelled(draft: &Draft) -> Result<Vec<(String, Vec<String>)>, String> {
    let mut labelled = Vec::new();
    for phrasing in all()?.into_iter().filter(|p| !p.held_back && p.source == "requests") {
        let Asked::Request(text) = phrasing.asked else { continue };
        let codes = match phrasing.want {
            Want::Unlisted => vec![Wording::NEITHER.to_owned()],
            _ => phrasing.items,
        };
        labelled.push((text, codes));
    }
    let prohibitions = draft.prohibitions().iter().filter(|p| p.enabled);
    let names = prohibitions.flat_map(|p| {
        std::iter::once(&p.name).chain(&p.aliases).chain(&p.sub_forms).map(|n| (n, p.code.to_string()))
    });
    let items = draft.items().iter().filter(|item| item.enabled).flat_map(|item| {
        std::iter::once(&item.name).chain(&item.aliases).map(|name| (name, item.code.to_string()))
    });
    labelled.extend(names.chain(items).map(|(name, code)| (name.clone(), vec![code])));
    Ok(labelled)
}

fn lessons(
    engine: &Engine,
    labelled: &[(String, Vec<String>)],
    classes: &[String],
) -> (Vec<Lesson>, Vec<String>) {
    let seen: Vec<Vec<String>> = labelled.iter().map(|(text, _)| engine.traits(text)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    seen.iter().flatten().for_each(|key| *counts.entry(key).or_default() += 1);
    let kept: Vec<String> =
        counts.iter().filter(|(_, n)| **n >= LEAST_SEEN).map(|(key, _)| (*key).to_owned()).collect();
    let place = |key: &String| kept.binary_search(key).ok();
    let class = |code: &String| classes.binary_search(code).ok();
    let lessons = seen.iter().zip(labelled).map(|(keys, (_, codes))| Lesson {
        traits: keys.iter().filter_map(place).collect(),
        right: codes.iter().filter_map(class).collect(),
        scale: 10.0 / (keys.len().max(1) as f64).sqrt(),
    });
    (lessons.collect(), kept)
}

/// Weights by trait and class.
fn learn(lessons: &[Lesson], traits: usize, classes: usize) -> Vec<f64> {
    let mut weights = vec![0.0; traits * classes];
    let mut squares = vec![1e-8; traits * classes];
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut dice = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..ROUNDS {
        shuffle(&mut order, &mut dice);
        for &at in &order {
            teach(&lessons[at], classes, &mut weights, &mut squares);
        }
    }
    weights
}

fn teach(lesson: &Lesson, classes: usize, weights: &mut [f64], squares: &mut [f64]) {
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
    // Of several right classes each is right as far as it is believed already.
    let believed: f64 = lesson.right.iter().map(|&class| shares[class]).sum();
    let wanted: BTreeMap<usize, f64> =
        lesson.right.iter().map(|&class| (class, shares[class] / believed.max(1e-12))).collect();
    for &key in &lesson.traits {
        for class in 0..classes {
            let at = key * classes + class;
            let error = shares[class] - wanted.get(&class).copied().unwrap_or(0.0);
            let slope = error * lesson.scale + DECAY * weights[at];
            squares[at] += slope * slope;
            weights[at] -= STEP * slope / squares[at].sqrt();
        }
    }
}

fn shuffle(order: &mut [usize], dice: &mut u64) {
    for at in (1..order.len()).rev() {
        *dice ^= *dice << 13;
        *dice ^= *dice >> 7;
        *dice ^= *dice << 17;
        order.swap(at, (*dice % (at as u64 + 1)) as usize);
    }
}

fn written(weights: &[f64], traits: &[String], classes: &[String]) -> String {
    let mut file = format!("{HEAD}traits = [\n");
    for (index, key) in traits.iter().enumerate() {
        let mut line = String::new();
        for (class, code) in classes.iter().enumerate() {
            let weight = (weights[index * classes.len() + class] * UNIT).round() as i32;
            if weight.abs() >= LEAST_WEIGHT {
                // Writing to a String never fails.
                let _ = write!(line, " {code}{weight:+}");
            }
        }
        if !line.is_empty() {
            let _ = writeln!(file, "    \"{key}{line}\",");
        }
    }
    file.push_str("]\n");
    file
}
