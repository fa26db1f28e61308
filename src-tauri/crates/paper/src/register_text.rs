//! The content of a register's page as PDF operators, and which of it is which part of the table.

use std::fmt::Write as _;
use std::rc::Rc;

use crate::faces::SetGlyph;
use crate::program::Part;
use crate::register::Codes;
use crate::register_page::HEIGHT;

const RULE: f32 = 0.4;

/// What a stretch of content is to whoever hears the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Title,
    Subtitle,
    /// A cell of the row begun last.
    Cell,
    /// Rules, feet, and what is repeated.
    Artifact,
}

/// A row of the table: for each cell the number its content is marked with, none for an empty cell.
#[derive(Debug, Default)]
pub(crate) struct MarkedRow {
    pub(crate) is_head: bool,
    pub(crate) cells: Vec<Option<u16>>,
}

/// What is marked on a page, in reading order: numbers count from 0.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    pub(crate) title: Option<u16>,
    pub(crate) subtitle: Option<u16>,
    pub(crate) rows: Vec<MarkedRow>,
    /// Numbers given out.
    pub(crate) count: u16,
    /// Within an artifact nothing else is marked.
    is_artifact: bool,
}

/// The content of a page as it is written.
#[derive(Debug)]
pub(crate) struct PageText {
    codes: Rc<Codes>,
    words: String,
    rules: String,
    /// None where the register carries no structure.
    marked: Option<Marked>,
}

impl PageText {
    pub(crate) fn new(codes: Rc<Codes>, is_tagged: bool) -> Self {
        let marked = is_tagged.then(Marked::default);
        Self { codes, words: String::from("0 g\nBT\n"), rules: format!("{RULE} w\n"), marked }
    }

    /// The operators of the whole page.
    pub(crate) fn operators(&self) -> Vec<u8> {
        let (begin, end) = if self.marked.is_some() { ("/Artifact BMC\n", "EMC\n") } else { ("", "") };
        format!("{}ET\n{begin}{}S\n{end}", self.words, self.rules).into_bytes()
    }

    /// What was marked, if anything is.
    pub(crate) fn marks(&self) -> Option<&Marked> {
        self.marked.as_ref()
    }

    /// Begins a row of the table.
    pub(crate) fn begin_row(&mut self, is_head: bool) {
        if let Some(marked) = self.marked.as_mut().filter(|marked| !marked.is_artifact) {
            marked.rows.push(MarkedRow { is_head, cells: Vec::new() });
        }
    }

    /// A cell of the row without content.
    pub(crate) fn empty_cell(&mut self) {
        let marked = self.marked.as_mut().filter(|marked| !marked.is_artifact);
        if let Some(row) = marked.and_then(|marked| marked.rows.last_mut()) {
            row.cells.push(None);
        }
    }

    /// Writes content that is this to whoever hears the page.
    pub(crate) fn marked(&mut self, mark: Mark, write: impl FnOnce(&mut Self)) {
        let Some(marked) = self.marked.as_mut().filter(|marked| !marked.is_artifact) else {
            return write(self);
        };
        if mark == Mark::Artifact {
            marked.is_artifact = true;
            self.words.push_str("/Artifact BMC\n");
        } else {
            let number = marked.count;
            marked.count += 1;
            let tag = match mark {
                Mark::Title => {
                    marked.title = Some(number);
                    "H1"
                }
                Mark::Subtitle => {
                    marked.subtitle = Some(number);
                    "P"
                }
                Mark::Cell | Mark::Artifact => {
                    let row = marked.rows.last_mut();
                    let is_head = row.as_ref().is_some_and(|row| row.is_head);
                    row.into_iter().for_each(|row| row.cells.push(Some(number)));
                    if is_head { "TH" } else { "TD" }
                }
            };
            put(&mut self.words, format_args!("/{tag}<</MCID {number}>>BDC\n"));
        }
        write(self);
        self.words.push_str("EMC\n");
        if let Some(marked) = self.marked.as_mut().filter(|_| mark == Mark::Artifact) {
            marked.is_artifact = false;
        }
    }

    /// Writes glyphs from `x`, on the baseline `y` counted from the top: a string for every stretch of one face.
    pub(crate) fn glyphs(&mut self, glyphs: &[SetGlyph], size: f32, (x, y): (f32, f32)) {
        let mut at = x;
        for stretch in glyphs.chunk_by(|a, b| a.face == b.face) {
            let face = stretch[0].face;
            let rise = face.rise() * size;
            let start = at + stretch[0].shift * size;
            put(
                &mut self.words,
                format_args!(
                    "/{} {size} Tf\n1 0 0 1 {:.2} {:.2} Tm\n[<",
                    crate::content::resource(face, Part::Own).0,
                    start,
                    HEIGHT - y + rise
                ),
            );
            // What the next glyph stands beyond where the last one's advance ends, in thousandths.
            let mut owed = 0.0;
            for (i, glyph) in stretch.iter().enumerate() {
                if i > 0 {
                    owed += glyph.shift;
                    if f32::abs(owed) > 0.0005 {
                        put(&mut self.words, format_args!(">{:.0}<", -owed * 1000.0));
                    }
                }
                let code = self.codes.get(&(glyph.face, glyph.character)).copied().unwrap_or(0);
                put(&mut self.words, format_args!("{code:04X}"));
                owed = glyph.cell - glyph.shift - glyph.advance;
                at += glyph.cell * size;
            }
            self.words.push_str(">]TJ\n");
        }
    }

    pub(crate) fn rule(&mut self, from: (f32, f32), to: (f32, f32)) {
        let (y0, y1) = (HEIGHT - from.1, HEIGHT - to.1);
        put(&mut self.rules, format_args!("{:.2} {y0:.2} m {:.2} {y1:.2} l\n", from.0, to.0));
    }
}

fn put(text: &mut String, words: std::fmt::Arguments<'_>) {
    text.write_fmt(words).expect("a string takes whatever is written");
}
