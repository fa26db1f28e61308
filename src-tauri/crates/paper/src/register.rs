//! A register as a printable table: as many pages as it has rows for, landscape A4, heads repeated.
//!
//! A month can have fifty thousand rows, so nothing is kept but the page being filled: rows are handed in twice. The first
//! time ([`RegisterSurvey`]) pages are counted and characters gathered, so that page numbers and fonts are known; the
//! second time ([`RegisterFile`]) pages are written out one by one.

use std::collections::HashMap;
use std::io::{self, Write};

use sha2::{Digest, Sha256};

use crate::draw::{DrawFault, Facts};
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::register_file::{Frame, Stream};
use crate::register_page::{Cells, PageText, Paginator};

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
    digest: Sha256,
}

impl<'a> RegisterSurvey<'a> {
    /// Nothing surveyed yet.
    #[must_use]
    pub fn new(fonts: &'a Fonts) -> Self {
        let paginator = Paginator::new(fonts);
        Self { fonts, paginator, pages: 0, digest: Sha256::new() }
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
        let frame =
            Frame::draw(self.fonts, &glyphs, self.pages, facts, &digest).map_err(RegisterFault::Drawing)?;
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
        self.head()
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
            self.head()?;
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

    fn head(&mut self) -> Result<(), RegisterFault> {
        let mut text = PageText::new(self.plan.frame.codes());
        let number = format!("第{}页　共{}页", self.page + 1, self.plan.pages);
        self.paginator.put_head(&mut text, &number).map_err(RegisterFault::Layout)?;
        self.text = Some(text);
        Ok(())
    }
}

/// Which glyph of the file's fonts shows a character.
pub(crate) type Codes = HashMap<(crate::fonts::FaceId, char), u16>;
