//! The sentence that explains an answer: the clerk can read it out.

use crate::answer::{Hit, Lane, Matched};
use crate::engine::Engine;
use crate::facts::Facts;
use crate::lexicon::{Mention, Target};

/// Longest piece of a request a sentence quotes, in characters.
const QUOTED: usize = 24;

/// What is said to an empty box.
pub(crate) fn nothing_asked() -> String {
    "请输入要开的证明：名称、俗称、拼音、首字母都可以，也可以把居民的原话或单位的要求粘进来。".to_owned()
}

impl Engine {
    /// Why the request belongs to the lane.
    pub(crate) fn reason(&self, request: &str, lane: Lane, hits: &[Hit], off: &[Mention]) -> String {
        match (lane, hits.first()) {
            (Lane::Permitted, Some(best)) => permitted(best, hits),
            (Lane::Prohibited, Some(best)) => self.prohibited(request, best, hits),
            _ => self.unlisted(request, hits, off),
        }
    }

    fn prohibited(&self, request: &str, best: &Hit, hits: &[Hit]) -> String {
        let Some(facts) = self.facts_of(&best.target) else { return String::new() };
        let words = quoted(request, best);
        let (name, listed) = (&facts.name, listed_in(facts));
        let opening = if words == *name {
            format!("“{name}”是不应出具的事项{listed}，社区不能出具。")
        } else if is_said(best) {
            format!("“{words}”属于不应出具的“{name}”{listed}，社区不能出具。")
        } else {
            format!("“{words}”对应不应出具的“{name}”{listed}，社区不能出具。")
        };
        let item = hits.iter().find(|hit| matches!(hit.target, Target::Item(_)) && is_said(hit));
        let besides = item.map(|hit| format!("“{}”可以出具，但不能写进这些内容。", hit.name));
        format!("{opening}{}{}", facts.reason, besides.unwrap_or_default())
    }

    fn unlisted(&self, request: &str, hints: &[Hit], off: &[Mention]) -> String {
        if let Some(mention) = off.iter().max_by_key(|mention| mention.span.len()) {
            let entry = self.lexicon.entry_of(mention);
            return format!(
                "“{}”（{}）本地没有启用，现在不能出具；要启用，须由县（区）办事指南确认后在清单里打开。",
                entry.name,
                entry.code()
            );
        }
        let words = short(request.trim());
        let opening = format!(
            "“{words}”不在可出具清单，也不在不应出具清单。请用证单位先提供要求社区出具的依据；没有依据的不出具，\
             职责范围内且能核实的，由负责人决定是否据实说明。"
        );
        match hints.first().and_then(|hint| Some((hint, self.facts_of(&hint.target)?))) {
            Some((hint, facts)) => {
                let touched = quoted(request, hint);
                format!("{opening}其中提到“{touched}”，请先看是不是不应出具的“{}”。", facts.name)
            }
            None => opening,
        }
    }

    fn facts_of(&self, target: &Target) -> Option<&Facts> {
        match target {
            Target::Prohibition(code) => self.facts.iter().find(|facts| &facts.code == code),
            Target::Item(_) => None,
        }
    }
}

fn permitted(best: &Hit, hits: &[Hit]) -> String {
    let Target::Item(code) = &best.target else { return String::new() };
    let name = &best.name;
    let opening = match (&best.alias, best.matched) {
        (Some(alias), Matched::Exact | Matched::Named) => {
            format!("“{alias}”就是可出具清单里的“{name}”（{code}），可以办理。")
        }
        (None, Matched::Exact | Matched::Named) => format!("“{name}”（{code}）在可出具清单里，可以办理。"),
        _ => format!("对应可出具清单里的“{name}”（{code}）。"),
    };
    let also = hits.iter().find(|hit| matches!(hit.target, Target::Prohibition(_)));
    match also.filter(|_| !is_said(best)) {
        Some(other) => format!("{opening}也可能是不应出具的“{}”，请看清再选。", other.name),
        None => opening,
    }
}

/// Whether the request says it, rather than may become it.
fn is_said(hit: &Hit) -> bool {
    matches!(hit.matched, Matched::Exact | Matched::Named | Matched::Wording)
}

fn listed_in(facts: &Facts) -> String {
    if facts.listed_in.is_empty() { String::new() } else { format!("（{}）", facts.listed_in) }
}

/// The words of the request that led to the hit.
fn quoted(request: &str, hit: &Hit) -> String {
    let words: Vec<String> = hit.request_spans.iter().map(|span| span.words(request)).collect();
    short(words.join("…").trim())
}

fn short(words: &str) -> String {
    let visible: String = words.chars().filter(|c| !c.is_control()).collect();
    if visible.chars().count() <= QUOTED {
        return visible;
    }
    visible.chars().take(QUOTED).chain(std::iter::once('…')).collect()
}
