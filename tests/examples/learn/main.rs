//! Learns from the open part of the labelled phrasings what requests and certifying clauses are worded like, and writes
//! `learnt.toml`, `learnt_texts.toml` and `certifying.toml` under `assets/catalog/screening`: `cargo xtask learn`.
//!
//! Everything runs in a fixed order: the same phrasings always give the same files. `--check` learns from a part of the open
//! part and asks the rest, and writes nothing.

#![expect(clippy::print_stdout, reason = "a command line speaks to the terminal")]

mod dice;
mod logistic;
mod margin;
mod texts;

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use logistic::Labelled;
use margin::Example;
use shouzhang_catalog::Draft;
use shouzhang_domain::Wording;
use shouzhang_screening::Engine;
use shouzhang_tests::phrasings::{Asked, Want, all};
use shouzhang_tests::root;
use texts::Lesson;

/// A file of weights by trait and code.
struct File {
    name: &'static str,
    head: &'static str,
    /// Traits seen less often than this say nothing about others.
    least_seen: usize,
    /// Weights are kept as whole hundredths; smaller ones than this are left out.
    least_weight: i32,
}

const REQUESTS: File = File {
    name: "assets/catalog/screening/learnt.toml",
    head: "# 从标注过的问法（tests/fixtures/screening 的公开部分）里学来的\n#\n\
        # 由 cargo xtask learn 生成，不要手改。每行：写法，后面是各事项代码和分量（百分之一），“-”是清单外。\n\n",
    least_seen: 2,
    least_weight: 6,
};
const TEXTS: File = File {
    name: "assets/catalog/screening/learnt_texts.toml",
    head: "# 从标注过的正文（tests/fixtures/screening 的公开部分）里学来的：在证明什么的分句，证明的是哪一项\n#\n\
        # 由 cargo xtask learn 生成，不要手改。每行：写法，后面是各不应出具事项的代码和分量（百分之一）。\n\n",
    least_seen: 4,
    least_weight: 12,
};
const CERTIFYING: &str = "assets/catalog/screening/certifying.toml";
const HEAD_OF_CERTIFYING: &str = "# 从标注过的正文（tests/fixtures/screening 的公开部分）里学来的：怎样写的分句是在证明什么\n#\n\
    # 由 cargo xtask learn 生成，不要手改。每个字节是一格的分量，写法落进哪一格由程序算。\n\n";
/// Characters of a line of bytes.
const WIDTH: usize = 120;
/// Parts of the open part that are asked in turn.
const PARTS: usize = 4;

fn main() -> Result<(), String> {
    let draft = shouzhang_catalog::parse(shouzhang_catalog::embedded())
        .map_err(|flaws| flaws.iter().map(|f| format!("{f}\n")).collect::<String>())?;
    let untaught = Wording {
        learnt: Vec::new(),
        learnt_texts: Vec::new(),
        certifying: Vec::new(),
        ..draft.wording().clone()
    };
    let engine = Engine::compile(draft.items(), draft.prohibitions(), draft.disguises(), &untaught)
        .map_err(|broken| format!("{broken:#?}"))?;
    let is_check = std::env::args().any(|word| word == "--check");
    let requests = requests(&engine, &draft)?;
    let mut lessons = texts::lessons(&engine, &texts::texts(&engine, &draft)?, PARTS);
    let of_texts = lessons.iter_mut().flat_map(|lesson| std::mem::take(&mut lesson.labelled)).collect();
    for (file, labelled) in [(REQUESTS, requests), (TEXTS, of_texts)] {
        let classes: Vec<String> =
            labelled.iter().flat_map(|l| l.codes.clone()).collect::<BTreeSet<_>>().into_iter().collect();
        let (lessons, traits) = logistic::lessons(&labelled, &classes, file.least_seen);
        if is_check {
            logistic::check(&lessons, traits.len(), &classes);
            continue;
        }
        let weights = logistic::learn(&lessons, traits.len(), classes.len());
        let learnt = logistic::written(&weights, &traits, &classes, file.least_weight);
        write(file.name, &format!("{}{learnt}", file.head))?;
    }
    if is_check {
        check(&lessons);
        return Ok(());
    }
    let weights = margin::learn(lessons.iter().flat_map(|lesson| &lesson.examples));
    write(CERTIFYING, &in_lines(&margin::in_steps(&weights)))
}

fn write(name: &str, file: &str) -> Result<(), String> {
    std::fs::write(root().join(name), file).map_err(|fault| format!("{name}: {fault}"))
}

fn in_lines(weights: &[i8]) -> String {
    let bytes: Vec<u8> = weights.iter().map(|weight| weight.cast_unsigned()).collect();
    let written = STANDARD.encode(bytes);
    let lines: Vec<&str> =
        (0..written.len()).step_by(WIDTH).map(|at| &written[at..written.len().min(at + WIDTH)]).collect();
    format!("{HEAD_OF_CERTIFYING}weights = \"\"\"\n{}\n\"\"\"\n", lines.join("\n"))
}

/// Learns from all parts but one and asks that one, in turn: how many texts would be found to certify, by how much a clause
/// has to weigh.
fn check(lessons: &[Lesson]) {
    let mut heaviest: Vec<(bool, bool, f64)> = Vec::new();
    for part in 0..PARTS {
        let others =
            lessons.iter().enumerate().filter(|(at, lesson)| at % PARTS != part || !lesson.is_phrasing);
        let examples: Vec<&Example> = others.flat_map(|(_, lesson)| &lesson.examples).collect();
        let weights = margin::learn(examples);
        let asked =
            lessons.iter().enumerate().filter(|(at, lesson)| at % PARTS == part && lesson.is_phrasing);
        heaviest.extend(asked.map(|(_, lesson)| {
            let weigh =
                |clause: &shouzhang_screening::LearntClause| margin::weight(&weights, &clause.weighed);
            let is_found = lesson.clauses.iter().any(|clause| !clause.found.is_empty());
            (lesson.certifies, is_found, lesson.clauses.iter().map(weigh).fold(f64::MIN, f64::max))
        }));
    }
    for (alone, with_rule) in (-1..=4).flat_map(|alone| (-4..=alone).map(move |with_rule| (alone, with_rule)))
    {
        let (alone, with_rule) = (f64::from(alone) / 10.0, f64::from(with_rule) / 10.0);
        let share = |certifies: bool| {
            let asked = heaviest.iter().filter(|(c, ..)| *c == certifies);
            let blocks = |(_, is_found, weight): &&(bool, bool, f64)| {
                *weight >= if *is_found { with_rule } else { alone }
            };
            100.0 * asked.clone().filter(blocks).count() as f64 / asked.count().max(1) as f64
        };
        println!(
            "from {alone:+.1} alone, {with_rule:+.1} with a rule: {:.1} % of those that certify, {:.1} % of the others",
            share(true),
            share(false)
        );
    }
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
