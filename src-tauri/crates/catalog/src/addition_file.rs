//! `additions/hubei.toml`: what another region lists beside the national twenty (地方追加).

use std::collections::BTreeMap;

use shouzhang_domain::{Alternative, Prohibition, ProhibitionCode, Signals};

use crate::evidence_file::{read_grade, read_prohibition_code_if_any, read_sources};
use crate::page::Page;
use crate::prohibition_file::{Heading, note_names, read_alternative, read_heading};
use crate::release::{Addition, Renamed};
use crate::table::Table;

/// Prohibitions a local one may follow.
pub(crate) type Parents = BTreeMap<ProhibitionCode, Prohibition>;

/// Reads one region and its prohibitions, which are carried whether or not they are on.
pub(crate) fn read_addition(page: &Page<'_>, parents: &Parents) -> Option<(Addition, Vec<Prohibition>)> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let region = top.text("region");
    let title = top.text("title");
    let doc_no = top.text_if_any("doc_no");
    let issuers = top.texts_if_any("issuers").into_iter().map(|t| t.value).collect();
    let grade = read_grade(&mut top);
    let sources = read_sources(&mut top);
    let total_items = top.count_if_any("total_items", 1..=999);
    let positive_items = top.count_if_any("positive_items", 1..=999);
    let positive_names = top.texts_if_any("positive_names").into_iter().map(|t| t.value).collect();
    let dropped = top.texts_if_any("dropped").into_iter().map(|t| t.value).collect();
    let note = top.text_if_any("note");
    let renamed = top.tables("renamed").into_iter().map(read_renamed).collect();
    let tables = top.tables("prohibitions");
    let prohibitions: Vec<Prohibition> =
        tables.into_iter().filter_map(|table| read_local(table, parents)).collect();
    top.close();
    let codes = prohibitions.iter().map(|p| p.code.clone()).collect();
    let addition = Addition {
        region,
        title,
        doc_no,
        issuers,
        grade: grade?,
        sources,
        total_items,
        positive_items,
        positive_names,
        renamed,
        dropped,
        prohibitions: codes,
        note,
    };
    Some((addition, prohibitions))
}

fn read_renamed(mut table: Table<'_, '_>) -> Renamed {
    let renamed = Renamed { from: table.text("from"), to: table.text("to") };
    table.close();
    renamed
}

/// A local prohibition; what it does not say itself it takes from the one it `follows`.
fn read_local(mut table: Table<'_, '_>, parents: &Parents) -> Option<Prohibition> {
    let heading = read_heading(&mut table);
    let follows = read_prohibition_code_if_any(&mut table, "follows");
    let parent = follows.as_ref().and_then(|code| parents.get(code));
    let aliases = table.texts_if_any("aliases");
    note_names(&table, &heading, aliases.iter());
    let reason = match parent {
        Some(parent) => table.text_if_any("reason").unwrap_or_else(|| parent.reason.clone()),
        // An unknown parent is reported where all codes are known.
        None if follows.is_some() => table.text_if_any("reason").unwrap_or_default(),
        None => table.text("reason"),
    };
    let alternative = read_own_or_parents(&mut table, parent, follows.is_some());
    if heading.code.as_ref().is_some_and(|code| !code.as_str().starts_with('L')) {
        table.flaw("code", "地方追加的代码要以 L 开头，如 L101");
    }
    table.close();
    let Heading { code, number, name, enabled, listed_in, list_document, legal_bases } = heading;
    Some(Prohibition {
        code: code?,
        number,
        name,
        listed_in,
        list_document,
        enabled,
        reason,
        sub_forms: Vec::new(),
        covers: Vec::new(),
        alternative: alternative?,
        legal_bases,
        exceptions: Vec::new(),
        aliases: aliases.into_iter().map(|alias| alias.value).collect(),
        not_this: Vec::new(),
        requesters: Vec::new(),
        signals: Signals::default(),
        examples: Vec::new(),
        near_misses: Vec::new(),
        tricks: Vec::new(),
    })
}

fn read_own_or_parents(
    table: &mut Table<'_, '_>,
    parent: Option<&Prohibition>,
    follows: bool,
) -> Option<Alternative> {
    if table.has("alternative") || !follows {
        return read_alternative(table);
    }
    table.table_if_any("alternative");
    parent.map(|parent| parent.alternative.clone())
}
