//! The day's overview: what was done, what is unsettled, what can be gone on with.

use std::collections::BTreeMap;

use shouzhang_domain::{ItemCode, mask_name};
use shouzhang_store::{Reader, What};

use crate::contract::Counter;
use crate::demonstration;
use crate::detail::row;
use crate::knowledge::{Knowledge, why_not};
use crate::problem::Answer;
use crate::translate::{flow, moment, working_days};
use crate::typed::kept_values;
use crate::wire::{DraftLine, Nothing, Today, UsualItem};

/// Rows of 刚才办过.
const RECENT: u32 = 5;
/// Papers looked at to see which items this hall issues most.
const USUAL_FROM: u32 = 200;
/// Units offered while one is typed.
const UNITS: u32 = 20;
/// Items offered while the search box is empty.
const USUAL: usize = 8;

pub(crate) fn today(counter: &Counter<'_>, _: Nothing) -> Answer<Today> {
    let knowledge = counter.desk.knowledge;
    counter.desk.read(|reader| {
        let hall = reader.hall()?.hall;
        let day = counter.now.date_naive();
        let counts = reader.day_counts(day)?;
        let mut unconfirmed = reader.unconfirmed()?;
        unconfirmed.reverse();
        let usual = usual(knowledge, reader, &|item| why_not(item, hall.committee).is_none())?;
        Ok(Today {
            date: day.to_string(),
            hall_name: hall.hall_name,
            window: hall.window,
            clerk: hall.clerk,
            release_title: knowledge.catalog.release().title.clone(),
            issued: counts.issued,
            refused: counts.refused,
            unconfirmed: unconfirmed.iter().map(row).collect(),
            recent: reader.recent(RECENT)?.iter().map(row).collect(),
            drafts: drafts(knowledge, reader)?,
            usual,
            units: reader.requesting_units("", UNITS)?,
            is_demonstration: reader.setting(demonstration::MARK)?.is_some(),
        })
    })
}

fn drafts(knowledge: &Knowledge, reader: &Reader<'_>) -> Answer<Vec<DraftLine>> {
    let mut lines = Vec::new();
    for draft in reader.drafts()? {
        // A draft of an item that left the catalog stays in the book and comes back with the item.
        let Some(item) = knowledge.catalog.item(&draft.item) else { continue };
        let values = kept_values(&draft.values)?;
        let name = item.subject.name.as_ref().and_then(|key| values.get(key.as_str()));
        lines.push(DraftLine {
            code: draft.item.to_string(),
            item_name: item.name.clone(),
            subject: name.map(|name| mask_name(name)).unwrap_or_default(),
            saved_at: moment(draft.saved_at),
        });
    }
    Ok(lines)
}

/// What this hall issues most, then what the catalog lists first, as far as it can be issued here.
fn usual(
    knowledge: &Knowledge,
    reader: &Reader<'_>,
    can_issue: &dyn Fn(&shouzhang_domain::Item) -> bool,
) -> Answer<Vec<UsualItem>> {
    let mut issued: BTreeMap<ItemCode, usize> = BTreeMap::new();
    for listing in reader.recent(USUAL_FROM)? {
        if let What::Issued { item, .. } = listing.what {
            *issued.entry(item).or_default() += 1;
        }
    }
    let mut items: Vec<_> = knowledge.catalog.enabled_items().filter(|item| can_issue(item)).collect();
    items.sort_by_key(|item| std::cmp::Reverse(issued.get(&item.code).copied().unwrap_or(0)));
    let usual = items.into_iter().take(USUAL).map(|item| UsualItem {
        code: item.code.to_string(),
        name: item.name.clone(),
        flow: flow(item),
        working_days: working_days(item),
    });
    Ok(usual.collect())
}
