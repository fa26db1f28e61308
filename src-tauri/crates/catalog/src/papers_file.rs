//! `papers/commitment.toml` and `papers/notice.toml`: the wording of papers that are no certificates.

use shouzhang_domain::{
    Clause, Clauses, CommitmentWording, FieldKey, NoticeWording, Segment, Template, blank_width,
};

use crate::evidence_file::{read_grade, read_legal_bases, read_sources};
use crate::flaw::Spot;
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
        wording.blanks = read_blanks(table);
    }
    if let Some(mut table) = top.table("basics") {
        wording.basics_heading = table.text("heading");
        let rows = table.some_tables("rows", "栏目");
        wording.basics = rows.into_iter().map(|row| lines.row(row)).collect();
        table.close();
    }
    demand(&top, &wording);
    top.close();
    Some(wording)
}

fn nothing() -> Clauses {
    Clauses { heading: String::new(), clauses: Vec::new() }
}

/// A commitment that does not say to whom, or in place of what, is none.
fn demand(top: &Table<'_, '_>, wording: &CommitmentWording) {
    let lines = wording.basics.iter().map(|(_, line)| line).chain([&wording.salutation]);
    let named: Vec<&str> = lines.flatten().flat_map(Segment::keys).map(FieldKey::as_str).collect();
    for (key, what) in [("unit", "用证单位"), ("replaced", "代替的证明"), ("applicant", "承诺人")]
    {
        if !named.contains(&key) {
            top.flaw("basics", format!("[basics] 里没有“{{{key}}}”，承诺书上就没有{what}"));
        }
    }
}

fn read_blanks(mut table: Table<'_, '_>) -> Vec<(FieldKey, u8)> {
    let mut blanks = Vec::new();
    for key in CommitmentWording::KEYS {
        let width = table.count_if_any(key, 1..=60).and_then(|width| u8::try_from(width).ok());
        blanks.extend(FieldKey::new(key).zip(width));
    }
    table.close();
    blanks
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
    let named: Vec<&str> =
        wording.paragraphs.iter().flatten().flat_map(Segment::keys).map(FieldKey::as_str).collect();
    for (key, what) in [("subject", "议题"), ("agreed", "同意人数"), ("to", "公示截止日")] {
        if !named.contains(&key) {
            top.flaw("paragraphs", format!("正文里没有“{{{key}}}”，公示上就没有{what}"));
        }
    }
    top.close();
    Some(wording)
}

/// Reads lines that may name these keys.
struct Lines<'a, 's> {
    page: &'a Page<'s>,
    keys: &'a [&'static str],
}

impl Lines<'_, '_> {
    fn line(&self, table: &mut Table<'_, '_>, key: &'static str) -> Vec<Segment> {
        let text = table.text(key);
        if text.is_empty() { Vec::new() } else { self.parsed(&text, &table.spot_of(key)) }
    }

    fn parsed(&self, text: &str, spot: &Spot) -> Vec<Segment> {
        let segments = match Template::parse_line(text) {
            Ok(segments) => segments,
            Err(fault) => {
                self.page.flaw(spot, format!("正文写法不对：{fault}"));
                return Vec::new();
            }
        };
        for key in segments.iter().flat_map(Segment::keys) {
            if !self.keys.contains(&key.as_str()) && blank_width(key).is_none() {
                let known = self.keys.join("、");
                let reason = format!("正文里的“{{{key}}}”不认识，这里只能写：{known}，或者 blank_字数");
                self.page.flaw(spot, reason);
            }
        }
        if segments.contains(&Segment::OurCommunity) {
            self.page.flaw(spot, "这里不能写“{our_community}”");
        }
        segments
    }

    fn row(&self, mut table: Table<'_, '_>) -> (String, Vec<Segment>) {
        let row = (table.text("label"), self.line(&mut table, "text"));
        table.close();
        row
    }

    fn clauses(&self, mut table: Table<'_, '_>, more: impl FnOnce(&mut Table<'_, '_>)) -> Clauses {
        let heading = table.text("heading");
        let clauses = table.some_tables("clauses", "条文");
        let clauses = clauses.into_iter().filter_map(|mut table| {
            let (text, grade) = (self.line(&mut table, "text"), read_grade(&mut table));
            let sources = read_sources(&mut table);
            table.close();
            Some(Clause { text, grade: grade?, sources })
        });
        let clauses = Clauses { heading, clauses: clauses.collect() };
        more(&mut table);
        table.close();
        clauses
    }
}
