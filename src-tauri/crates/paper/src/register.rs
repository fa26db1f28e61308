//! A register as a printable table: as many pages as it has rows for, landscape A4, heads repeated.
//!
//! A month can have fifty thousand rows, so nothing is kept but the page being filled: rows are handed in twice. The first
//! time ([`RegisterSurvey`]) pages are counted and characters gathered, so that page numbers and fonts are known; the
//! second time ([`RegisterFile`]) pages are written out one by one. Up to [`MOST_TAGGED_ROWS`] rows the file is tagged.

use std::collections::HashMap;
use std::io::{self, Write};

use sha2::{Digest, Sha256};

use crate::draw::{DrawFault, Facts};
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::register_file::{Frame, Size, Stream};
use crate::register_page::{Cells, Paginator};
use crate::register_tags::MOST_TAGGED_ROWS;
use crate::register_text::PageText;

/// A table of a register.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterTable {
    /// Title above the table, on every page.
    pub title: String,
    /// The line under it: whose, which month.
    pub subtitle: String,
    /// Its columns.
    pub columns: Vec<RegisterColumn>,
    /// What stands at the foot of every page, left of the page number.
    pub foot: String,
}

/// A column of a [`RegisterTable`].
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterColumn {
    /// Its head.
    pub heading: String,
    /// Its width as a share of the table's.
    pub share: f32,
}

/// Why a register was not written.
#[derive(Debug, thiserror::Error)]
pub enum RegisterFault {
    /// A row or a heading cannot be set.
    #[error(transparent)]
    Layout(LayoutFault),
    /// The frame of the file could not be drawn.
    #[error(transparent)]
    Drawing(DrawFault),
    /// The rows of the second time are not those of the first.
    #[error("两遍读到的台账不一样，没有写成。请再导出一次")]
    RowsChanged,
    /// Writing out.
    #[error("writing the register's pages")]
    Writing(#[source] io::Error),
}

/// The first time through: counts pages, gathers glyphs.
#[derive(Debug)]
pub struct RegisterSurvey<'a> {
    fonts: &'a Fonts,
    paginator: Paginator<'a>,
    pages: usize,
    rows: usize,
    /// More rows than this are not tagged.
    most_tagged: usize,
    digest: Sha256,
}

impl<'a> RegisterSurvey<'a> {
    /// Nothing surveyed yet.
    #[must_use]
    pub fn new(fonts: &'a Fonts) -> Self {
        let paginator = Paginator::new(fonts);
        let most_tagged = MOST_TAGGED_ROWS;
        Self { fonts, paginator, pages: 0, rows: 0, most_tagged, digest: Sha256::new() }
    }

    /// Begins a table, on a page of its own.
    ///
    /// # Errors
    /// [`RegisterFault::Layout`] when title or heads do not fit.
    pub fn begin(&mut self, table: &RegisterTable) -> Result<(), RegisterFault> {
        self.paginator.begin(table).map_err(RegisterFault::Layout)?;
        for text in [&table.title, &table.subtitle, &table.foot] {
            self.note(text);
        }
        table.columns.iter().for_each(|column| self.note(&column.heading));
        self.pages += 1;
        Ok(())
    }

    /// Takes a row, one text a column.
    ///
    /// # Errors
    /// [`RegisterFault::Layout`] when a row is higher than a page.
    pub fn row(&mut self, cells: &[String]) -> Result<(), RegisterFault> {
        cells.iter().for_each(|cell| self.note(cell));
        let cells = self.paginator.cells(cells).map_err(RegisterFault::Layout)?;
        self.pages += usize::from(self.paginator.place(&cells).is_new_page);
        self.rows += 1;
        Ok(())
    }

    /// Pages so far.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Ends the first time; what it found goes into the second.
    ///
    /// # Errors
    /// [`RegisterFault::Drawing`] when a face cannot be cut down.
    pub fn finish(self, facts: &Facts<'_>) -> Result<RegisterPlan<'a>, RegisterFault> {
        let glyphs = self.paginator.glyphs_used();
        let digest: [u8; 32] = self.digest.finalize().into();
        let size = Size { pages: self.pages, is_tagged: self.rows <= self.most_tagged };
        let frame = Frame::draw(self.fonts, &glyphs, size, facts, &digest).map_err(RegisterFault::Drawing)?;
        Ok(RegisterPlan { fonts: self.fonts, frame, pages: self.pages, digest })
    }

    fn note(&mut self, text: &str) {
        self.digest.update((text.len() as u64).to_be_bytes());
        self.digest.update(text.as_bytes());
    }
}

/// What the first time found: how many pages, which glyphs.
#[derive(Debug)]
pub struct RegisterPlan<'a> {
    fonts: &'a Fonts,
    frame: Frame,
    pages: usize,
    digest: [u8; 32],
}

/// The second time through: writes page after page.
#[derive(Debug)]
pub struct RegisterFile<'a, W: Write> {
    paginator: Paginator<'a>,
    stream: Stream<W>,
    text: Option<PageText>,
    page: usize,
    plan: RegisterPlan<'a>,
    digest: Sha256,
}

impl<'a, W: Write> RegisterFile<'a, W> {
    /// Begins the file.
    ///
    /// # Errors
    /// [`RegisterFault::Writing`].
    pub fn new(plan: RegisterPlan<'a>, out: W) -> Result<Self, RegisterFault> {
        let stream = Stream::begin(out, &plan.frame).map_err(RegisterFault::Writing)?;
        let paginator = Paginator::new(plan.fonts);
        Ok(Self { paginator, stream, text: None, page: 0, plan, digest: Sha256::new() })
    }

    /// Begins a table, on a page of its own.
    ///
    /// # Errors
    /// As of [`RegisterSurvey::begin`], or [`RegisterFault::Writing`].
    pub fn begin(&mut self, table: &RegisterTable) -> Result<(), RegisterFault> {
        for text in [&table.title, &table.subtitle, &table.foot] {
            self.note(text);
        }
        table.columns.iter().for_each(|column| self.note(&column.heading));
        self.turn()?;
        self.paginator.begin(table).map_err(RegisterFault::Layout)?;
        self.head(true)
    }

    /// Writes a row.
    ///
    /// # Errors
    /// As of [`RegisterSurvey::row`], or [`RegisterFault::Writing`].
    pub fn row(&mut self, cells: &[String]) -> Result<(), RegisterFault> {
        cells.iter().for_each(|cell| self.note(cell));
        let cells: Cells = self.paginator.cells(cells).map_err(RegisterFault::Layout)?;
        let place = self.paginator.place(&cells);
        if place.is_new_page {
            self.turn()?;
            self.head(false)?;
        }
        if let Some(text) = &mut self.text {
            self.paginator.put_row(text, &cells, place.top);
        }
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// [`RegisterFault::RowsChanged`] when the rows were not those of the survey, or [`RegisterFault::Writing`].
    pub fn finish(mut self) -> Result<W, RegisterFault> {
        self.turn()?;
        let digest: [u8; 32] = self.digest.finalize().into();
        if self.page != self.plan.pages || digest != self.plan.digest {
            return Err(RegisterFault::RowsChanged);
        }
        self.stream.finish(&self.plan.frame).map_err(RegisterFault::Writing)
    }

    fn note(&mut self, text: &str) {
        self.digest.update((text.len() as u64).to_be_bytes());
        self.digest.update(text.as_bytes());
    }

    /// Writes the page in hand out.
    fn turn(&mut self) -> Result<(), RegisterFault> {
        let Some(text) = self.text.take() else { return Ok(()) };
        self.page += 1;
        if self.page > self.plan.pages {
            return Err(RegisterFault::RowsChanged);
        }
        self.stream.page(self.page, &text, &self.plan.frame).map_err(RegisterFault::Writing)
    }

    fn head(&mut self, is_first: bool) -> Result<(), RegisterFault> {
        let mut text = PageText::new(self.plan.frame.codes(), self.plan.frame.is_tagged());
        let number = format!("第{}页　共{}页", self.page + 1, self.plan.pages);
        self.paginator.put_head(&mut text, &number, is_first).map_err(RegisterFault::Layout)?;
        self.text = Some(text);
        Ok(())
    }
}

/// Which glyph of the file's fonts shows a character.
pub(crate) type Codes = HashMap<(crate::fonts::FaceId, char), u16>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::fonts;
    use shouzhang_domain::Moment;

    fn file(rows: usize, most_tagged: usize) -> Vec<u8> {
        let column = |heading: &str| RegisterColumn { heading: heading.into(), share: 0.5 };
        let table = RegisterTable {
            title: "证明出具台账".into(),
            subtitle: "2026年11月".into(),
            columns: vec![column("编号"), column("用途")],
            foot: "证明出具台账".into(),
        };
        let row = |i: usize| [format!("{i:04}号"), if i == 2 { String::new() } else { "入学".to_owned() }];
        let made_at = Moment::parse_from_rfc3339("2026-11-23T14:36:00+08:00").expect("a moment");
        let facts = Facts { title: "台账", author: "柳荫社区", number: "2026-11", made_at };
        let mut survey = RegisterSurvey { most_tagged, ..RegisterSurvey::new(fonts()) };
        survey.begin(&table).expect("the heads fit");
        (1..=rows).for_each(|i| survey.row(&row(i)).expect("a row fits"));
        let plan = survey.finish(&facts).expect("the frame is drawn");
        let mut file = RegisterFile::new(plan, Vec::new()).expect("begun");
        file.begin(&table).expect("the heads fit");
        (1..=rows).for_each(|i| file.row(&row(i)).expect("written"));
        file.finish().expect("ended")
    }

    /// How many elements of each kind a file has, and how many of its cells are empty.
    fn elements(pdf: &[u8]) -> (HashMap<String, usize>, usize) {
        let file = lopdf::Document::load_mem(pdf).expect("our own file");
        let (mut kinds, mut empty) = (HashMap::new(), 0);
        for element in file.objects.values().filter_map(|object| object.as_dict().ok()) {
            let Ok(kind) = element.get(b"S").and_then(lopdf::Object::as_name) else { continue };
            *kinds.entry(String::from_utf8_lossy(kind).into_owned()).or_insert(0) += 1;
            empty += usize::from(kind == b"TD" && !element.has(b"K"));
        }
        (kinds, empty)
    }

    #[test]
    fn every_row_is_a_row_of_one_table_and_the_heads_are_said_once() {
        let (kinds, empty) = elements(&file(120, 1000));
        let count = |kind: &str| kinds.get(kind).copied().unwrap_or(0);
        assert_eq!((count("Document"), count("Table"), count("H1"), count("P")), (1, 1, 1, 1), "{kinds:?}");
        assert_eq!(count("TR"), 121, "the heads and 120 rows, on several pages");
        assert_eq!((count("TH"), count("TD")), (2, 240), "a cell for every column");
        assert_eq!(empty, 1, "one without words");
    }

    #[test]
    fn a_register_of_more_rows_than_readers_bear_is_not_tagged() {
        let (tagged, plain) = (file(120, 120), file(120, 119));
        let has = |pdf: &[u8], what: &str| pdf.windows(what.len()).any(|window| window == what.as_bytes());
        for claim in ["/StructTreeRoot", "/Marked", "pdfuaid:part"] {
            assert!(has(&tagged, claim), "{claim} stands in a tagged file");
            assert!(!has(&plain, claim), "a file without structure claims none: {claim}");
        }
        assert!(!elements(&plain).0.contains_key("TD"), "and has no element");
    }
}
