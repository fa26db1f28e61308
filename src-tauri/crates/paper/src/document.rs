//! What goes on a certificate, before anything is measured.

use shouzhang_domain::{Field, FieldKind};

/// Which paper a [`Document`] becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 证明 as it leaves the counter: numbered, dated, nothing left blank, no seal drawn.
    Certificate,
    /// The certificate while it is filled in: for the screen only. Values still missing stand as tinted places.
    Draft,
    /// 表单样本: ruled blanks to write in, the mark 样本, neither number nor date.
    Sample,
}

/// A certificate, draft or blank sample as a value. One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Which paper it becomes.
    pub kind: Kind,
    /// Title in large type.
    pub title: String,
    /// 编号 as printed. Needed on a certificate, free on a draft, never printed on a sample.
    pub number: Option<String>,
    /// The line at the left margin, such as 某某学校：.
    pub salutation: Option<Line>,
    /// Paragraphs, each indented by two characters; a line end inside a value begins an indented line too.
    pub paragraphs: Vec<Line>,
    /// Full name of the committee (or party branch, or mediation committee) whose seal goes on the paper.
    pub signer: String,
    /// 成文日期 as printed. Needed on a certificate; a sample has ruled blanks instead.
    pub date: Option<String>,
    /// Who signs by hand, in order: `经办人`, `负责人`. Printed as 经办人（签名）： with a line to write on.
    pub signatures: Vec<String>,
    /// Small lines at the foot, such as 手写添加、涂改无效，以编号…存档文本为准. The number and the page number stand there
    /// already; a sample first says what it is.
    pub footer: Vec<String>,
}

/// One paragraph or line, in pieces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line(pub Vec<Piece>);

impl Line {
    /// A line of fixed words.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        Self(vec![Piece::Words(text.into())])
    }
}

impl FromIterator<Piece> for Line {
    fn from_iter<I: IntoIterator<Item = Piece>>(pieces: I) -> Self {
        Self(pieces.into_iter().collect())
    }
}

/// A piece of a [`Line`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Fixed words of the wording.
    Words(String),
    /// The value of a field.
    Value {
        /// Key of the field, named in faults.
        field: String,
        /// Its label, for the sentence of a fault.
        label: String,
        /// The value as printed.
        text: String,
        /// A person's name: set in one face and not broken (a long one with `·` breaks after a dot only).
        name: bool,
    },
    /// A ruled table, such as the people of a household. It takes lines of its own and the full width: the only piece of its
    /// [`Line`].
    Table {
        /// Key of the field, named in faults.
        field: String,
        /// Its label, for the sentence of a fault.
        label: String,
        /// Heads of the columns, the first one for people's names.
        head: Vec<String>,
        /// The rows, each with as many cells as the head; empty cells are to be written in.
        rows: Vec<Vec<String>>,
    },
    /// A place to write in (on a sample) or still to fill (on a draft).
    Blank {
        /// Label printed small beneath it; may be empty. A draft shows the tinted label alone, and nothing for none.
        label: String,
        /// Width in characters of the body type.
        ems: u8,
    },
}

/// Longest blank that is not broken between lines, in em.
pub(crate) const UNBROKEN_BLANK: u8 = 12;

impl Piece {
    /// A table to write in, with the columns of a field.
    #[must_use]
    pub fn blank_table(field: &Field) -> Self {
        const ROWS: usize = 4;
        Self::Table {
            field: field.key.to_string(),
            label: field.label.clone(),
            head: field.columns.clone(),
            rows: vec![vec![String::new(); field.columns.len()]; ROWS],
        }
    }

    /// A ruled blank for a field, wide enough to write the value in by hand; a day becomes blanks before 年, 月 and 日.
    /// Written digits and characters take about one character of the body type each.
    #[must_use]
    pub fn blank_for(field: &Field) -> Vec<Self> {
        let label = field.label.clone();
        let blank = |ems: u8| vec![Self::Blank { label: label.clone(), ems }];
        let up_to = |most: u8| u8::try_from(field.max_chars.min(usize::from(most))).unwrap_or(most).max(3);
        match &field.kind {
            FieldKind::Multiline if !field.columns.is_empty() => vec![Self::blank_table(field)],
            FieldKind::Name => blank(6),
            FieldKind::IdNumber => blank(UNBROKEN_BLANK),
            FieldKind::Phone => blank(8),
            FieldKind::Address => blank(up_to(20)),
            FieldKind::Unit => blank(up_to(12)),
            FieldKind::Text => blank(up_to(10)),
            FieldKind::Multiline => blank(40),
            FieldKind::Number => blank(4),
            FieldKind::YesNo => blank(3),
            FieldKind::Choice { options, .. } => {
                let longest = options.iter().map(|option| option.chars().count()).max().unwrap_or(4);
                blank(u8::try_from(longest.clamp(4, 10)).unwrap_or(10))
            }
            FieldKind::Date => vec![
                Self::Blank { label, ems: 4 },
                Self::Words("年".to_owned()),
                Self::Blank { label: String::new(), ems: 2 },
                Self::Words("月".to_owned()),
                Self::Blank { label: String::new(), ems: 2 },
                Self::Words("日".to_owned()),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shouzhang_domain::{FieldGroup, FieldKey};

    fn field(kind: FieldKind) -> Field {
        Field {
            key: FieldKey::new("a_field").expect("a key"),
            label: "标签".into(),
            max_chars: kind.default_max_chars(),
            kind,
            group: FieldGroup::Fact,
            required: true,
            hint: None,
            suggestions: Vec::new(),
            rules: Vec::new(),
            columns: Vec::new(),
        }
    }

    fn ems(kind: FieldKind) -> u32 {
        let pieces = Piece::blank_for(&field(kind));
        pieces
            .iter()
            .map(|piece| if let Piece::Blank { ems, .. } = piece { u32::from(*ems) } else { 0 })
            .sum()
    }

    #[test]
    fn a_blank_is_wide_enough_to_write_the_value_in() {
        assert!(ems(FieldKind::IdNumber) >= 12, "18 digits take 66 mm by hand");
        assert!(ems(FieldKind::Address) >= 20, "an address takes most of a line");
        assert!(ems(FieldKind::Multiline) > 28, "several lines take more than one");
        let options = vec!["走访".into(), "查阅登记册".into()];
        assert!(ems(FieldKind::Choice { options, open: false }) >= 5, "the longest answer fits");
    }

    #[test]
    fn a_day_becomes_blanks_before_year_month_and_day() {
        let pieces = Piece::blank_for(&field(FieldKind::Date));
        let words: String =
            pieces.iter().map(|piece| if let Piece::Words(words) = piece { words } else { "_" }).collect();
        assert_eq!(words, "_年_月_日", "as a day is written");
    }
}
