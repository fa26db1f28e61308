//! `papers/refusal.toml`: the sentences of a refusal slip that are the same for every item.

use shouzhang_domain::{RefusalAsked, RefusalInsist, RefusalInstead, RefusalWhy, RefusalWording};

use crate::evidence_file::read_legal_bases;
use crate::lines::{Lines, columns, demand};
use crate::page::Page;
use crate::table::Table;

/// Reads `papers/refusal.toml`.
pub(crate) fn read_refusal(page: &Page<'_>) -> Option<RefusalWording> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let lines = Lines { page, keys: &RefusalWording::KEYS };
    let mut community = top.table("community");
    let mut named = |key| community.as_mut().map(|table| table.text(key)).unwrap_or_default();
    let (residents, villagers) = (named("residents"), named("villagers"));
    let wording = RefusalWording {
        version: top.count("version", 1..=u32::MAX),
        compiled_on: top.day("compiled_on"),
        title: top.text("title"),
        residents,
        villagers,
        salutation: lines.line(&mut top, "salutation"),
        asked: top.table("asked").map(|table| read_asked(&lines, table)).unwrap_or_default(),
        why: top.table("why").map(|table| read_why(&lines, table)).unwrap_or_default(),
        instead: top.table("instead").map(|table| read_instead(&lines, table)).unwrap_or_default(),
        insist: top.table("insist").map(|table| read_insist(&lines, table)).unwrap_or_default(),
        telephones: lines.line(&mut top, "telephones"),
        clerk: lines.line(&mut top, "clerk"),
        basis: lines.line(&mut top, "basis"),
        legal_bases: read_legal_bases(&mut top),
        foot: lines.line(&mut top, "foot"),
    };
    if let Some(table) = community {
        table.close();
    }
    let alone = [
        ("telephones", &wording.telephones, ("supervision_phone", "监督电话")),
        ("clerk", &wording.clerk, ("clerk", "经办人")),
        ("foot", &wording.foot, ("number", "编号")),
    ];
    for (key, line, must) in alone {
        demand(&top, key, "这里", "告知单", [line], &[must]);
    }
    top.close();
    Some(wording)
}

fn read_asked(lines: &Lines<'_, '_>, mut table: Table<'_, '_>) -> RefusalAsked {
    let asked = RefusalAsked {
        heading: lines.line(&mut table, "heading"),
        text: lines.line(&mut table, "text"),
        listed: lines.line(&mut table, "listed"),
    };
    demand(&table, "text", "这里", "告知单", [&asked.text], &[("request", "居民要的是什么")]);
    demand(&table, "listed", "这里", "告知单", [&asked.listed], &[("listed_in", "清单的出处")]);
    table.close();
    asked
}

fn read_why(lines: &Lines<'_, '_>, mut table: Table<'_, '_>) -> RefusalWhy {
    let why = RefusalWhy {
        heading: lines.line(&mut table, "heading"),
        off_catalog: lines.line(&mut table, "off_catalog"),
    };
    table.close();
    why
}

fn read_instead(lines: &Lines<'_, '_>, mut table: Table<'_, '_>) -> RefusalInstead {
    let instead = RefusalInstead {
        heading: lines.line(&mut table, "heading"),
        routes: columns(&mut table, "routes"),
        off_catalog: lines.line(&mut table, "off_catalog"),
        unit_states: table.some_texts("unit_states").into_iter().map(|row| row.value).collect(),
    };
    table.close();
    instead
}

fn read_insist(lines: &Lines<'_, '_>, mut table: Table<'_, '_>) -> RefusalInsist {
    let insist = RefusalInsist {
        heading: lines.line(&mut table, "heading"),
        prohibited: lines.line(&mut table, "prohibited"),
        off_catalog: lines.line(&mut table, "off_catalog"),
        unit_known: lines.line(&mut table, "unit_known"),
        unit_unknown: lines.line(&mut table, "unit_unknown"),
    };
    table.close();
    insist
}
