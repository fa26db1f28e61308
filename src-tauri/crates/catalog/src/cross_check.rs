//! Checks that need every file at once: codes, names, sources, mentions.

use std::collections::{BTreeMap, BTreeSet};

use crate::flaw::{Flaw, Spot};
use crate::item_file::ItemEntry;
use crate::page::{Link, Named, Notes};

/// Codes known to the release. A file that could not be read still counts by its name: its own flaws are enough.
pub(crate) struct Known {
    pub(crate) items: BTreeSet<String>,
    pub(crate) prohibitions: BTreeSet<String>,
    pub(crate) documents: Option<BTreeSet<String>>,
}

/// Everything wrong between files.
pub(crate) fn cross_check(notes: &Notes, known: &Known) -> Vec<Flaw> {
    let mut flaws = double_codes(notes);
    flaws.extend(double_names(&notes.names));
    for code in notes.prohibitions.iter().filter(|code| !known.prohibitions.contains(code.value.as_str())) {
        flaws.push(code.spot.flaw(format!("不应出具清单里没有 {} 这一项", code.value)));
    }
    for code in notes.items.iter().filter(|code| !known.items.contains(code.value.as_str())) {
        flaws.push(code.spot.flaw(format!("可出具清单里没有 {} 这一项", code.value)));
    }
    if let Some(documents) = &known.documents {
        for key in notes.cited.iter().filter(|key| !documents.contains(&key.value)) {
            flaws.push(key.spot.flaw(format!("来源“{}”在 sources.toml 里没有", key.value)));
        }
    }
    flaws
}

fn double_codes(notes: &Notes) -> Vec<Flaw> {
    let mut first: BTreeMap<&str, &Spot> = BTreeMap::new();
    let mut flaws = Vec::new();
    for code in &notes.codes {
        match first.get(code.value.as_str()) {
            Some(spot) => flaws.push(code.spot.flaw(format!("代码 {} 已经在 {spot} 用过", code.value))),
            None => {
                first.insert(&code.value, &code.spot);
            }
        }
    }
    flaws
}

/// A name may belong to several entries of one list, never to both lists, and stands once in an entry.
fn double_names(names: &[Named]) -> Vec<Flaw> {
    let mut by_name: BTreeMap<&str, Vec<&Named>> = BTreeMap::new();
    for named in names {
        by_name.entry(named.name.value.as_str()).or_default().push(named);
    }
    let mut flaws = Vec::new();
    for (name, holders) in by_name.into_iter().filter(|(_, holders)| holders.len() > 1) {
        for (i, holder) in holders.iter().enumerate() {
            let earlier = &holders[..i];
            if let Some(same) = earlier.iter().find(|other| other.owner == holder.owner) {
                let reason = format!("“{name}”在 {} 里已经写过（{}）", holder.owner, same.name.spot);
                flaws.push(holder.name.spot.flaw(reason));
            }
        }
        let permitted = holders.iter().find(|holder| holder.permitted);
        let prohibited = holders.iter().find(|holder| !holder.permitted);
        if let (Some(permitted), Some(prohibited)) = (permitted, prohibited) {
            let reason = format!(
                "“{name}”既是可出具事项 {} 的叫法，又是不应出具事项 {} 的叫法（{}），只能留一处",
                permitted.owner, prohibited.owner, prohibited.name.spot
            );
            flaws.push(permitted.name.spot.flaw(reason));
        }
    }
    flaws
}

/// An exception leads to an item only if that item's wording may state the content, and is on only if the item is.
pub(crate) fn check_links(items: &[ItemEntry], notes: &Notes) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for link in &notes.links {
        let Link { exception, enabled, prohibition, item: code } = &link.value;
        let Some(item) = items.iter().map(|entry| &entry.item).find(|item| &item.code == code) else {
            continue;
        };
        if !item.allows.contains(prohibition) {
            let reason = format!("例外 {exception} 指向 {code}，但 {code} 的 allows 里没有 {prohibition}");
            flaws.push(link.spot.flaw(reason));
        }
        if *enabled && !item.enabled {
            let reason = format!("例外 {exception} 启用了，但它指向的 {code} 没有启用，两处要一致");
            flaws.push(link.spot.flaw(reason));
        }
    }
    flaws
}
