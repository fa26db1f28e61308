//! 查事项: what was typed, sorted into the lanes.

use shouzhang_domain::Hall;
use shouzhang_screening::{Hit, Lane, Matched, Target};

use crate::contract::Counter;
use crate::desk::hall;
use crate::knowledge::{Knowledge, why_not};
use crate::problem::Answer;
use crate::translate::{flow, marks, working_days};
use crate::wire::{FindAnswer, FindItem, MatchedBy, WireHit, WireLane};

pub(crate) fn find_item(counter: &Counter<'_>, request: FindItem) -> Answer<FindAnswer> {
    let knowledge = counter.desk.knowledge;
    let understood = knowledge.engine.understand(&request.text);
    let hall = counter.desk.read(hall)?;
    let hits = understood.hits.iter().filter_map(|hit| wire_hit(knowledge, &hall, hit)).collect();
    Ok(FindAnswer {
        lane: match understood.lane {
            Lane::Empty => WireLane::Empty,
            Lane::Permitted => WireLane::Permitted,
            Lane::Prohibited => WireLane::Prohibited,
            Lane::Unlisted => WireLane::Unlisted,
        },
        reason: understood.reason,
        spans: marks(&understood.spans),
        hits,
    })
}

fn wire_hit(knowledge: &Knowledge, hall: &Hall, hit: &Hit) -> Option<WireHit> {
    let (lane, code, item) = match &hit.target {
        Target::Item(code) => (WireLane::Permitted, code.to_string(), Some(knowledge.catalog.item(code)?)),
        Target::Prohibition(code) => (WireLane::Prohibited, code.to_string(), None),
    };
    let reason = item.and_then(|item| why_not(item, hall.committee));
    Some(WireHit {
        lane,
        code,
        name: hit.name.clone(),
        name_marks: marks(&hit.name_marks),
        alias: hit.alias.clone(),
        alias_marks: marks(&hit.alias_marks),
        matched: match hit.matched {
            Matched::Exact => MatchedBy::Exact,
            Matched::Prefix => MatchedBy::Prefix,
            Matched::Named | Matched::Contains => MatchedBy::Contains,
            Matched::Pinyin => MatchedBy::Pinyin,
            Matched::Initials => MatchedBy::Initials,
            Matched::Wording | Matched::Hint => MatchedBy::Wording,
        },
        flow: item.map(flow),
        working_days: item.and_then(working_days),
        can_issue: item.is_some() && reason.is_none(),
        why_not: reason,
    })
}
