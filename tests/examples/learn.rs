//! Learns from the open part of the labelled phrasings what requests and certifying sentences are worded like,
//! and writes `learnt.toml` and `learnt_texts.toml` under `assets/catalog/screening`: `cargo xtask learn`.
//!
//! Multinomial logistic regression over the traits the engine looks up, by AdaGrad in a fixed order: the same phrasings
//! always give the same file. `--check` learns from four fifths and asks the fifth instead, and writes nothing.

#![expect(clippy::print_stdout, reason = "a command line speaks to the terminal")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Deserialize;
use shouzhang_catalog::Draft;
use shouzhang_domain::Wording;
use shouzhang_screening::Engine;
use shouzhang_tests::phrasings::{Asked, Want, all};
use shouzhang_tests::root;

const FILE: &str = "assets/catalog/screening/learnt.toml";
const TEXTS: &str = "assets/catalog/screening/learnt_texts.toml";
/// The texts the patterns were written from: how far the patterns are to be trusted is learnt from the others.
const FITTED: &str = "texts.jsonl";
const ROUNDS: usize = 60;
const STEP: f64 = 0.1;
/// Pull of every weight towards nothing.
const DECAY: f64 = 1e-3;
/// Traits seen less often than this say nothing about others.
const LEAST_SEEN: usize = 2;
/// Weights are kept as whole hundredths; smaller ones than this are left out.
const LEAST_WEIGHT: i32 = 6;
const UNIT: f64 = 100.0;
const HEAD: &str = "# 从标注过的问法（tests/fixtures/screening 的公开部分）里学来的\n#\n\
    # 由 cargo xtask learn 生成，不要手改。每行：写法，后面是各事项代码和分量（百分之一），“-”是清单外。\n\n";

const HEAD_OF_TEXTS: &str = "# 从标注过的正文（tests/fixtures/screening 的公开部分）里一句一句学来的\n#\n\
    # 由 cargo xtask learn 生成，不要手改。每行：写法，后面是各不应出具事项的代码和分量（百分之一），“-”是没有证明什么。\n\n";

/// Sentences the list of prohibitions came with.
const SAMPLES: &str = "tests/fixtures/screening/text_samples.json";

#[derive(Deserialize)]
struct Samples {
    items: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    text: String,
    expect_block: Vec<String>,
}

/// What the engine looks up of a text, with the codes of which any is right.
struct Labelled {
    traits: Vec<String>,
    codes: Vec<String>,
    /// A phrasing, not a name of the catalog.
    is_phrasing: bool,
}

/// A phrasing as the learner sees it.
#[derive(Clone)]
struct Lesson {
    /// Indexes of its traits.
    traits: Vec<usize>,
    /// The classes of which any is right.
    right: Vec<usize>,
    scale: f64,
    /// A phrasing, not a name of the catalog.
    is_phrasing: bool,
}

fn main() -> Result<(), String> {
    let draft = shouzhang_catalog::parse(shouzhang_catalog::embedded())
        .map_err(|flaws| flaws.iter().map(|f| format!("{f}\n")).collect::<String>())?;
    let wording = Wording { learnt: Vec::new(), learnt_texts: Vec::new(), ..draft.wording().clone() };
    let engine = Engine::compile(draft.items(), draft.prohibitions(), draft.disguises(), &wording)
        .map_err(|broken| format!("{broken:#?}"))?;
    let is_check = std::env::args().any(|word| word == "--check");
    let labelled =
        [(FILE, HEAD, requests(&engine, &draft)?), (TEXTS, HEAD_OF_TEXTS, texts(&engine, &draft)?)];
    for (name, head, labelled) in labelled {
        let classes: Vec<String> =
            labelled.iter().flat_map(|l| l.codes.clone()).collect::<BTreeSet<_>>().into_iter().collect();
        let (lessons, traits) = lessons(&labelled, &classes);
        if is_check {
            check(&lessons, traits.len(), &classes);
            continue;
        }
        let weights = learn(&lessons, traits.len(), classes.len());
        let file = written(head, &weights, &traits, &classes);
        std::fs::write(root().join(name), file).map_err(|fault| format!("{name}: {fault}"))?;
    }
    Ok(())
}

/// Sentences of the texts of the open part, and of the release's own examples and wordings.
fn texts(engine: &Engine, draft: &Draft) -> Result<Vec<Labelled>, String> {
    let mut labelled = Vec::new();
    for phrasing in all()?.into_iter().filter(|p| !p.held_back) {
        if let Asked::Text { title, body } = phrasing.asked {
            let are_fitted = phrasing.file == FITTED;
            labelled.extend(sentences(engine, &title, &[], are_fitted));
            labelled.extend(sentences(engine, &body, &phrasing.items, are_fitted));
        }
    }
    let mut add = |text: &str, codes: &[String]| labelled.extend(sentences(engine, text, codes, false));
    for prohibition in draft.prohibitions().iter().filter(|p| p.enabled) {
        let code = [prohibition.code.to_string()];
        prohibition.examples.iter().for_each(|text| add(text, &code));
        prohibition.near_misses.iter().for_each(|text| add(text, &[]));
    }
    for context in &draft.wording().contexts.families {
        context.examples.iter().for_each(|text| add(text, &[]));
        for text in &context.counter_examples {
            let found: Vec<String> =
                engine.sentence_traits(text).into_iter().flat_map(|sentence| sentence.found).collect();
            add(text, &found);
        }
    }
    let samples =
        std::fs::read_to_string(root().join(SAMPLES)).map_err(|fault| format!("{SAMPLES}: {fault}"))?;
    let samples: Samples = serde_json::from_str(&samples).map_err(|fault| format!("{SAMPLES}: {fault}"))?;
    samples.items.iter().for_each(|sample| add(&sample.text, &sample.expect_block));
    for item in draft.items().iter().filter(|item| item.allows.is_empty()) {
        add(&item.template.fixed_text(), &[]);
    }
    Ok(labelled)
}

/// The sentences of a text that certifies `codes`: those a rule fires in certify, the others do not. Where no rule fires,
/// only a text of one sentence tells which it is.
fn sentences(engine: &Engine, text: &str, codes: &[String], are_fitted: bool) -> Vec<Labelled> {
    let neither = || vec![Wording::NEITHER.to_owned()];
    let sentences = engine.sentence_traits(text);
    let is_right = |found: &[String]| found.iter().any(|code| codes.contains(code));
    let is_told = codes.is_empty() || sentences.len() == 1 || sentences.iter().any(|s| is_right(&s.found));
    let mut labelled = Vec::new();
    for sentence in sentences.iter().filter(|_| is_told) {
        let certifies = !codes.is_empty() && (sentences.len() == 1 || is_right(&sentence.found));
        if certifies || codes.is_empty() || sentence.found.is_empty() {
            let codes = if certifies { codes.to_vec() } else { neither() };
            let is_rule = |key: &String| key.starts_with("strong:") || key.starts_with("weak:");
            let traits = sentence.traits.iter().filter(|key| !are_fitted || !is_rule(key)).cloned().collect();
            labelled.push(Labelled { traits, codes, is_phrasing: true });
        }
    }
    labelled
}

/// Requests of the open part, and every name and alias, each with the codes that are right.
fn requests(engine: &Engine, draft: &Draft) -> Result<Vec<Labelled>, String> {
    let mut labelled = Vec::new();
    for phrasing in all()?.into_iter().filter(|p| !p.held_back && p.source == "requests") {
        let Asked::Request(text) = phrasing.asked else { continue };
        let codes = match phrasing.want {
            Want::Unlisted => vec![Wording::NEITHER.to_owned()],
            _ => phrasing.items,
        };
        labelled.push(Labelled { traits: engine.traits(&text), codes, is_phrasing: true });
    }
    let prohibitions = draft.prohibitions().iter().filter(|p| p.enabled);
    let names = prohibitions.flat_map(|p| {
        std::iter::once(&p.name).chain(&p.aliases).chain(&p.sub_forms).map(|n| (n, p.code.to_string()))
    });
    let items = draft.items().iter().filter(|item| item.enabled).flat_map(|item| {
        std::iter::once(&item.name).chain(&item.aliases).map(|name| (name, item.code.to_string()))
    });
    let named = |(name, code): (&String, String)| Labelled {
        traits: engine.traits(name),
        codes: vec![code],
        is_phrasing: false,
    };
    labelled.extend(names.chain(items).map(named));
    Ok(labelled)
}

fn lessons(labelled: &[Labelled], classes: &[String]) -> (Vec<Lesson>, Vec<String>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    labelled.iter().flat_map(|l| &l.traits).for_each(|key| *counts.entry(key).or_default() += 1);
    let kept: Vec<String> =
        counts.iter().filter(|(_, n)| **n >= LEAST_SEEN).map(|(key, _)| (*key).to_owned()).collect();
    let place = |key: &String| kept.binary_search(key).ok();
    let class = |code: &String| classes.binary_search(code).ok();
    let lessons = labelled.iter().map(|Labelled { traits: keys, codes, is_phrasing }| Lesson {
        traits: keys.iter().filter_map(place).collect(),
        right: codes.iter().filter_map(class).collect(),
        scale: 10.0 / (keys.len().max(1) as f64).sqrt(),
        is_phrasing: *is_phrasing,
    });
    (lessons.collect(), kept)
}

/// Weights by trait and class.
fn learn(lessons: &[Lesson], traits: usize, classes: usize) -> Vec<f64> {
    let mut weights = vec![0.0; traits * classes];
    let mut squares = vec![1.0; traits * classes];
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

/// Learns from four fifths and asks the fifth, five times.
fn check(lessons: &[Lesson], traits: usize, classes: &[String]) {
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

fn shuffle(order: &mut [usize], dice: &mut u64) {
    for at in (1..order.len()).rev() {
        *dice ^= *dice << 13;
        *dice ^= *dice >> 7;
        *dice ^= *dice << 17;
        order.swap(at, (*dice % (at as u64 + 1)) as usize);
    }
}

fn written(head: &str, weights: &[f64], traits: &[String], classes: &[String]) -> String {
    let mut file = format!("{head}traits = [\n");
    for (index, key) in traits.iter().enumerate() {
        let mut line = String::new();
        let own = &weights[index * classes.len()..(index + 1) * classes.len()];
        // What speaks for all alike says nothing.
        let mut sorted = own.to_vec();
        sorted.sort_by(f64::total_cmp);
        let usual = sorted[sorted.len() / 2];
        for (class, code) in classes.iter().enumerate() {
            let weight = ((own[class] - usual) * UNIT).round() as i32;
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
