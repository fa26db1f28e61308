//! `papers/commitment.toml` and `papers/notice.toml`: the wording of papers that are no certificates.

use shouzhang_domain::{Clauses, CommitmentWording, NoticeWording};

use crate::evidence_file::read_legal_bases;
use crate::lines::{Lines, demand};
use crate::page::Page;
use crate::table::Table;

/// Reads `papers/commitment.toml`.
pub(crate) fn read_commitment(page: &Page<'_>) -> Option<CommitmentWording> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let lines = Lines { page, keys: &CommitmentWording::KEYS };
    let mut wording = CommitmentWording {
        version: top.count("version", 1..=u32::MAX),
        compiled_on: top.day("compiled_on"),
        title: top.text("title"),
        subtitle: top.text("subtitle"),
        salutation: lines.line(&mut top, "salutation"),
        opening: lines.line(&mut top, "opening"),
        blanks: Vec::new(),
        basics_heading: String::new(),
        basics: Vec::new(),
        told: top.table("told").map_or_else(nothing, |table| lines.clauses(table, |_| ())),
        promised: nothing(),
        closing: Vec::new(),
        signers: top.some_texts("signers").into_iter().map(|signer| signer.value).collect(),
        note: top.text("note"),
        legal_bases: read_legal_bases(&mut top),
        foot: lines.line(&mut top, "foot"),
    };
    if let Some(table) = top.table("promised") {
        let closing = &mut wording.closing;
        wording.promised = lines.clauses(table, |table| *closing = lines.line(table, "closing"));
    }
    if let Some(table) = top.table("blanks") {
        wording.blanks = lines.blanks(table);
    }
    if let Some(mut table) = top.table("basics") {
        wording.basics_heading = table.text("heading");
        let rows = table.some_tables("rows", "栏目");
        wording.basics = rows.into_iter().map(|row| lines.row(row)).collect();
        table.close();
    }
    let named = wording.basics.iter().map(|(_, line)| line).chain([&wording.salutation]);
    let must = [("unit", "用证单位"), ("replaced", "代替的证明"), ("applicant", "承诺人")];
    demand(&top, "basics", "[basics] 里", "承诺书", named, &must);
    top.close();
    Some(wording)
}

fn nothing() -> Clauses {
    Clauses { heading: String::new(), clauses: Vec::new() }
}

/// Reads `papers/notice.toml`.
pub(crate) fn read_notice(page: &Page<'_>) -> Option<NoticeWording> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let lines = Lines { page, keys: &NoticeWording::KEYS };
    let mut everybody = top.table("everybody");
    let mut all = |key| everybody.as_mut().map(|table| table.text(key)).unwrap_or_default();
    let (all_residents, all_villagers) = (all("residents"), all("villagers"));
    let paragraphs = top.some_tables("paragraphs", "正文");
    let paragraph = |mut table: Table<'_, '_>| {
        let line = lines.line(&mut table, "text");
        table.close();
        line
    };
    let wording = NoticeWording {
        version: top.count("version", 1..=u32::MAX),
        compiled_on: top.day("compiled_on"),
        title: top.text("title"),
        salutation: lines.line(&mut top, "salutation"),
        all_residents,
        all_villagers,
        paragraphs: paragraphs.into_iter().map(paragraph).collect(),
        least_days: u16::try_from(top.count("least_days", 1..=180)).unwrap_or(u16::MAX),
        legal_bases: read_legal_bases(&mut top),
        foot: lines.line(&mut top, "foot"),
    };
    if let Some(table) = everybody {
        table.close();
    }
    let must = [("subject", "议题"), ("agreed", "同意人数"), ("to", "公示截止日")];
    demand(&top, "paragraphs", "正文里", "公示", &wording.paragraphs, &must);
    top.close();
    Some(wording)
}
