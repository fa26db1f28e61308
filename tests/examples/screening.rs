//! What the screening gets right, over the labelled phrasings of `tests/fixtures/screening`: `cargo xtask screening`.
//!
//! Two tables: the part rules may be written from, and the third held back by a stable hash of the text, whose misses are
//! never printed. `--misses` lists the misses of the open part.

#![expect(clippy::print_stdout, reason = "a command line speaks to the terminal")]

use std::collections::BTreeMap;

use shouzhang_desk::{Knowledge, screen_request, screen_text};
use shouzhang_tests::phrasings::{Asked, Phrasing, Want, all};

/// How often something went right, of how many.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    right: usize,
    of: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }

    fn percent(self) -> f64 {
        if self.of == 0 { 0.0 } else { 100.0 * self.right as f64 / self.of as f64 }
    }
}

/// Rows in the order they are printed.
type Rows = BTreeMap<String, Count>;

#[derive(Debug, Default)]
struct Part {
    rows: Rows,
    confused: BTreeMap<String, usize>,
    misses: Vec<String>,
}

fn main() -> Result<(), String> {
    let knowledge = Knowledge::embedded().map_err(|problem| problem.wire.message)?;
    let list_misses = std::env::args().any(|word| word == "--misses");
    let (mut open, mut held) = (Part::default(), Part::default());
    for phrasing in all()? {
        let part = if phrasing.held_back { &mut held } else { &mut open };
        judge(knowledge, &phrasing, part);
    }
    print(&open, &held);
    if list_misses {
        println!("\nMisses of the open part:");
        open.misses.sort();
        open.misses.iter().for_each(|miss| println!("{miss}"));
    }
    Ok(())
}

fn judge(knowledge: &Knowledge, phrasing: &Phrasing, part: &mut Part) {
    let (outcome, items) = match &phrasing.asked {
        Asked::Request(text) => {
            let answer = screen_request(knowledge, text);
            (answer.outcome, answer.items)
        }
        Asked::Text { title, body, .. } => {
            let answer = screen_text(knowledge, title, body);
            (answer.outcome, answer.items)
        }
    };
    let best = items.first().cloned().unwrap_or_default();
    let first_right = items.first().is_some_and(|item| phrasing.items.contains(item));
    let any_right = items.iter().any(|item| phrasing.items.contains(item));
    let (source, kind) = (phrasing.source, &phrasing.kind);
    let right = match phrasing.want {
        Want::Prohibited => {
            let found = outcome == "prohibited";
            part.row(format!("{source} | prohibited | found"), found);
            part.row(format!("{source} | prohibited, {kind} | found"), found);
            part.row(format!("{source} | prohibited | answered permitted (≤ 1 %)"), outcome == "permitted");
            if found {
                part.row(format!("{source} | prohibited | right item first"), first_right);
            }
            if let Some(code) = phrasing.items.first() {
                part.row(format!("{source} | {code} | found"), found);
            }
            found
        }
        Want::Permitted => {
            part.row(format!("{source} | permitted | called prohibited (≤ 3 %)"), outcome == "prohibited");
            part.row(format!("{source} | permitted | called permitted"), outcome == "permitted");
            if outcome == "permitted" {
                part.row(format!("{source} | permitted | right item first"), first_right);
            }
            outcome == "permitted" && first_right
        }
        Want::Unlisted => {
            part.row(format!("{source} | unlisted | called permitted (≤ 10 %)"), outcome == "permitted");
            part.row(format!("{source} | unlisted | called prohibited (≤ 15 %)"), outcome == "prohibited");
            outcome == "unlisted"
        }
        Want::Blocked => {
            let blocked = outcome == "blocked";
            part.row(format!("{source} | certifying | blocked (≥ 96 %)"), blocked);
            part.row(format!("{source} | certifying, {kind} | blocked"), blocked);
            if blocked {
                part.row(format!("{source} | certifying | right item found"), any_right);
            }
            if let Some(code) = phrasing.items.first() {
                part.row(format!("{source} | {code} | blocked"), blocked);
            }
            blocked
        }
        Want::Clean => {
            part.row(format!("{source} | clean | blocked (≤ 4 %)"), outcome == "blocked");
            part.row(format!("{source} | clean | warned (≤ 12 %)"), outcome == "warned");
            part.row(format!("{source} | clean, {kind} | blocked or warned"), outcome != "clean");
            outcome == "clean"
        }
    };
    if !right || (phrasing.want == Want::Prohibited && !first_right) {
        let wanted = phrasing.items.join("/");
        *part.confused.entry(format!("{wanted} → {outcome} {best}")).or_default() += 1;
        let asked = match &phrasing.asked {
            Asked::Request(text) => text.clone(),
            Asked::Text { title, body, .. } => format!("{title}｜{body}"),
        };
        let mark = if right { "item" } else { "MISS" };
        part.misses.push(format!("{mark} {source} {wanted} {kind} → {outcome} {best}: {asked}"));
    }
}

impl Part {
    fn row(&mut self, name: String, right: bool) {
        self.rows.entry(name).or_default().add(right);
    }
}

fn print(open: &Part, held: &Part) {
    println!("| phrasings | of | what | open part | held back |\n| --- | --- | --- | --- | --- |");
    for (name, count) in &open.rows {
        let held = held.rows.get(name).copied().unwrap_or_default();
        println!(
            "| {name} | {:.1} % of {} | {:.1} % of {} |",
            count.percent(),
            count.of,
            held.percent(),
            held.of
        );
    }
    for (part, what) in [(open, "open"), (held, "held back")] {
        let mut confused: Vec<_> = part.confused.iter().collect();
        confused.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), name.as_str()));
        let list: Vec<String> = confused.iter().take(40).map(|(name, n)| format!("{name} ×{n}")).collect();
        println!("\nConfused ({what}): {}", list.join("; "));
    }
}
