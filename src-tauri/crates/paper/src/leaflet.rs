//! A paper of running text on as many pages as it takes: a guide, a form of commitment, a notice, a receipt.

use crate::document::{Document, Line};

/// The type size of a leaflet's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodySize {
    /// 3号, 28 characters a line: notices to be read on a wall.
    Three,
    /// 四号, 32 characters a line.
    Four,
    /// 小四, 37 characters a line: guides and forms.
    SmallFour,
}

/// A leaflet as a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaflet {
    /// Name above the title; empty for none.
    pub letterhead: String,
    /// Title in large type.
    pub title: String,
    /// The line under the title, such as code and version; empty for none.
    pub subtitle: String,
    /// Size of the text.
    pub body: BodySize,
    /// The text.
    pub blocks: Vec<Block>,
    /// A blank sample on a page of its own behind the text.
    pub sample: Option<Document>,
    /// What stands at the foot of every page, left of the page number.
    pub foot: String,
}

/// A part of a leaflet's text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// 小标题. Never alone at the end of a page.
    Heading(String),
    /// A paragraph, its first line indented by two characters.
    Paragraph(Line),
    /// A line from the margin, such as 某某局：.
    Flush(Line),
    /// Smaller print.
    Small(Line),
    /// A ruled table.
    Grid(Grid),
    /// 落款: who and when, with a clear place for the seal. Stays with the text above it.
    Closing {
        /// Full name of whoever seals.
        signer: Line,
        /// The day, as printed or as blanks.
        date: Line,
    },
    /// Lines to sign on, two in a row: `承诺人` becomes 承诺人（签名）： and a rule.
    Signatures(Vec<String>),
    /// Room of a line.
    Air,
}

/// A ruled table whose rows are not broken between pages; its head is repeated on every page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// Widths of the columns as shares of the type width; they add up to 1.
    pub columns: Vec<f32>,
    /// Heads of the columns; none for a table of facts: labels, set bold, and what they
    /// say, once or twice in a row.
    pub head: Option<Vec<String>>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a [`Grid`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// One cell a column, each in paragraphs.
    pub cells: Vec<Vec<Line>>,
    /// Least height in millimetres, for rows to be written in; 0 for what the words take.
    pub height: f32,
}

impl Row {
    /// A row of plain words.
    pub fn words<T: Into<String>>(cells: impl IntoIterator<Item = T>) -> Self {
        Self { cells: cells.into_iter().map(|cell| vec![Line::words(cell)]).collect(), height: 0.0 }
    }
}
