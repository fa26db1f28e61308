//! Lines of papers that are no certificates: fixed words with places for what is known when the paper is made.

use shouzhang_domain::{Clause, Clauses, FieldKey, Segment, Template, WordedRow, blank_width};

use crate::evidence_file::{read_grade, read_sources};
use crate::flaw::Spot;
use crate::page::Page;
use crate::table::Table;

/// Reads lines that may name these keys.
pub(crate) struct Lines<'a, 's> {
    pub(crate) page: &'a Page<'s>,
    pub(crate) keys: &'a [&'static str],
}

impl Lines<'_, '_> {
    /// A line that must be there.
    pub(crate) fn line(&self, table: &mut Table<'_, '_>, key: &'static str) -> Vec<Segment> {
        let text = table.text(key);
        if text.is_empty() { Vec::new() } else { self.parsed(&text, &table.spot_of(key)) }
    }

    /// A line that may be left out.
    pub(crate) fn line_if_any(&self, table: &mut Table<'_, '_>, key: &'static str) -> Vec<Segment> {
        let text = table.text_if_any(key).unwrap_or_default();
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

    /// A label and what stands beside it.
    pub(crate) fn row(&self, mut table: Table<'_, '_>) -> WordedRow {
        let row = (table.text("label"), self.line(&mut table, "text"));
        table.close();
        row
    }

    /// Rows, at least one.
    pub(crate) fn rows(&self, table: &mut Table<'_, '_>, key: &'static str) -> Vec<WordedRow> {
        table.some_tables(key, "栏目").into_iter().map(|row| self.row(row)).collect()
    }

    /// How wide the rule is where nothing is known.
    pub(crate) fn blanks(&self, mut table: Table<'_, '_>) -> Vec<(FieldKey, u8)> {
        let mut blanks = Vec::new();
        for &key in self.keys {
            let width = table.count_if_any(key, 1..=60).and_then(|width| u8::try_from(width).ok());
            blanks.extend(FieldKey::new(key).zip(width));
        }
        table.close();
        blanks
    }

    /// Numbered sentences with their grades.
    pub(crate) fn clauses(&self, mut table: Table<'_, '_>, more: impl FnOnce(&mut Table<'_, '_>)) -> Clauses {
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

/// Heads of a table whose columns are fixed.
pub(crate) fn columns<const N: usize>(table: &mut Table<'_, '_>, key: &'static str) -> [String; N] {
    let heads: Vec<String> = table.texts(key).into_iter().map(|head| head.value).collect();
    let count = heads.len();
    heads.try_into().unwrap_or_else(|_| {
        if table.has(key) {
            table.flaw(key, format!("“{key}”要正好写 {N} 项，现在是 {count} 项"));
        }
        std::array::from_fn(|_| String::new())
    })
}

/// What a paper cannot do without has to be named in these lines, which stand under `key`.
pub(crate) fn demand<'l>(
    table: &Table<'_, '_>,
    key: &'static str,
    place: &str,
    paper: &str,
    lines: impl IntoIterator<Item = &'l Vec<Segment>>,
    must: &[(&str, &str)],
) {
    let named: Vec<&FieldKey> = lines.into_iter().flatten().flat_map(Segment::keys).collect();
    for (field, what) in must {
        if !named.iter().any(|named| named.as_str() == *field) {
            table.flaw(key, format!("{place}没有“{{{field}}}”，{paper}上就没有{what}"));
        }
    }
}
