//! A page of a register: cells wrapped, rows stacked.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::faces::{SetGlyph, Setting};
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::grid::{PAPER_HEIGHT, PAPER_WIDTH, mm};
use crate::punctuation::may_break_between;
use crate::register::RegisterTable;
use crate::register_text::{Mark, PageText};

/// Landscape A4.
pub(crate) const WIDTH: f32 = PAPER_HEIGHT;
pub(crate) const HEIGHT: f32 = PAPER_WIDTH;
const SIDE: f32 = mm(14.0);
const TITLE_SIZE: f32 = 18.0;
const TITLE_Y: f32 = mm(18.0);
const SUBTITLE_SIZE: f32 = 10.5;
const SUBTITLE_Y: f32 = mm(25.0);
const TABLE_TOP: f32 = mm(28.0);
const TABLE_BOTTOM: f32 = HEIGHT - mm(16.0);
const FOOT_Y: f32 = HEIGHT - mm(9.5);
const SIZE: f32 = 8.0;
const LEADING: f32 = 10.6;
const PAD: f32 = 2.4;
const MIDDLE: f32 = 0.33;
/// Stands for a character no face has: a register is not held back by one, and nobody can overlook it.
const GETA: char = '〓';

/// The characters of any page number.
const PAGE_NUMBERS: &str = "第0123456789页　共";

/// A cell's lines.
type Lines = Vec<Vec<SetGlyph>>;

/// The cells of a row, wrapped.
#[derive(Debug)]
pub(crate) struct Cells {
    cells: Vec<Lines>,
    height: f32,
}

/// Where a row goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowPlace {
    pub(crate) top: f32,
    pub(crate) is_new_page: bool,
}

/// The table in hand, measured.
#[derive(Debug, Clone)]
struct Measured {
    table: RegisterTable,
    /// Edges of the columns, from the left of the paper.
    edges: Vec<f32>,
    head: Rc<Cells>,
}

/// Wraps cells and says where rows go; remembers glyphs it has looked up.
#[derive(Debug)]
pub(crate) struct Paginator<'a> {
    fonts: &'a Fonts,
    known: RefCell<HashMap<(bool, char), SetGlyph>>,
    measured: Option<Measured>,
    y: f32,
}

impl<'a> Paginator<'a> {
    pub(crate) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, known: RefCell::new(HashMap::new()), measured: None, y: 0.0 }
    }

    /// Begins a table on a new page.
    pub(crate) fn begin(&mut self, table: &RegisterTable) -> Result<(), LayoutFault> {
        let mut edges = vec![SIDE];
        for column in &table.columns {
            edges.push(edges[edges.len() - 1] + column.share * (WIDTH - 2.0 * SIDE));
        }
        let headings = table.columns.iter().map(|column| column.heading.as_str());
        let head = Rc::new(self.wrapped(headings, &edges, Setting::Title));
        for (text, size, setting) in [
            (&table.title, TITLE_SIZE, Setting::Title),
            (&table.subtitle, SUBTITLE_SIZE, Setting::Body),
            (&table.foot, SIZE, Setting::Body),
        ] {
            if self.width(text, setting) * size > (WIDTH - 2.0 * SIDE) * 0.86 {
                return Err(LayoutFault::TooLong { what: "表的标题和页脚", most: 1 });
            }
        }
        self.y = TABLE_TOP + head.height;
        self.measured = Some(Measured { table: table.clone(), edges, head });
        Ok(())
    }

    /// The cells of a row of the table in hand.
    pub(crate) fn cells(&self, texts: &[String]) -> Result<Cells, LayoutFault> {
        let measured = self.measured.as_ref().ok_or(LayoutFault::Lacks("表头"))?;
        let cells = self.wrapped(texts.iter().map(String::as_str), &measured.edges, Setting::Body);
        let over = cells.height - (TABLE_BOTTOM - TABLE_TOP - measured.head.height);
        if over > 0.0 {
            let lines = (over / LEADING).ceil() as usize;
            let label = measured.table.title.clone();
            return Err(LayoutFault::DoesNotFit { field: None, label, lines, characters: lines * 10 });
        }
        Ok(cells)
    }

    /// Where the row goes; the next goes under it.
    pub(crate) fn place(&mut self, cells: &Cells) -> RowPlace {
        let is_new_page = self.y + cells.height > TABLE_BOTTOM;
        if is_new_page {
            self.y = TABLE_TOP + self.measured.as_ref().map_or(0.0, |measured| measured.head.height);
        }
        let top = self.y;
        self.y += cells.height;
        RowPlace { top, is_new_page }
    }

    /// Title, heads of the columns, foot. What the first page of a table has said already is said to the eye alone.
    pub(crate) fn put_head(
        &self,
        text: &mut PageText,
        number: &str,
        is_first: bool,
    ) -> Result<(), LayoutFault> {
        let measured = self.measured.as_ref().ok_or(LayoutFault::Lacks("表头"))?;
        let Measured { table, head, .. } = measured;
        let middle = WIDTH / 2.0;
        let or_artifact = |mark: Mark| if is_first { mark } else { Mark::Artifact };
        text.marked(or_artifact(Mark::Title), |text| {
            self.put_words(text, &table.title, Setting::Title, TITLE_SIZE, (middle, TITLE_Y), 0.5);
        });
        text.marked(or_artifact(Mark::Subtitle), |text| {
            self.put_words(text, &table.subtitle, Setting::Body, SUBTITLE_SIZE, (middle, SUBTITLE_Y), 0.5);
        });
        text.marked(Mark::Artifact, |text| {
            self.put_words(text, &table.foot, Setting::Body, SIZE, (SIDE, FOOT_Y), 0.0);
            self.put_words(text, number, Setting::Body, SIZE, (WIDTH - SIDE, FOOT_Y), 1.0);
        });
        text.rule((SIDE, TABLE_TOP), (WIDTH - SIDE, TABLE_TOP));
        match is_first {
            true => self.put_cells(text, head, TABLE_TOP, true),
            false => text.marked(Mark::Artifact, |text| self.put_cells(text, head, TABLE_TOP, true)),
        }
        Ok(())
    }

    /// A row with its sides and its lower rule.
    pub(crate) fn put_row(&self, text: &mut PageText, cells: &Cells, top: f32) {
        self.put_cells(text, cells, top, false);
    }

    fn put_cells(&self, text: &mut PageText, cells: &Cells, top: f32, is_head: bool) {
        let Some(measured) = &self.measured else { return };
        let bottom = top + cells.height;
        text.begin_row(is_head);
        for (i, lines) in cells.cells.iter().enumerate() {
            if lines.is_empty() {
                text.empty_cell();
                continue;
            }
            let (left, right) = (measured.edges[i], measured.edges[i + 1]);
            let start = top + (cells.height - lines.len() as f32 * LEADING) / 2.0;
            text.marked(Mark::Cell, |text| {
                for (k, line) in lines.iter().enumerate() {
                    let y = start + (k as f32 + 0.5) * LEADING + SIZE * MIDDLE;
                    let width: f32 = line.iter().map(|glyph| glyph.cell).sum::<f32>() * SIZE;
                    let x = if is_head { (left + right - width) / 2.0 } else { left + PAD };
                    text.glyphs(line, SIZE, (x, y));
                }
            });
        }
        measured.edges.iter().for_each(|&x| text.rule((x, top), (x, bottom)));
        text.rule((SIDE, bottom), (WIDTH - SIDE, bottom));
    }

    fn put_words(
        &self,
        text: &mut PageText,
        words: &str,
        setting: Setting,
        size: f32,
        (x, y): (f32, f32),
        align: f32,
    ) {
        let line: Vec<SetGlyph> = words.chars().map(|c| self.glyph(setting, c)).collect();
        let width = self.width(words, setting) * size;
        text.glyphs(&line, size, (x - width * align, y));
    }

    fn width(&self, words: &str, setting: Setting) -> f32 {
        words.chars().map(|c| self.glyph(setting, c).cell).sum()
    }

    /// The glyph of a character, or the sign for one no face has.
    pub(crate) fn glyph(&self, setting: Setting, c: char) -> SetGlyph {
        let key = (setting == Setting::Title, c);
        if let Some(glyph) = self.known.borrow().get(&key) {
            return *glyph;
        }
        let found = self.fonts.set(setting, c).or_else(|| self.fonts.set(Setting::Body, GETA));
        let glyph =
            found.or_else(|| self.fonts.set(Setting::Body, '证')).expect("every face of the body has 证");
        self.known.borrow_mut().insert(key, glyph);
        glyph
    }

    /// Every glyph looked up so far, and those of page numbers, in a fixed order.
    pub(crate) fn glyphs_used(&self) -> Vec<SetGlyph> {
        PAGE_NUMBERS.chars().for_each(|c| {
            self.glyph(Setting::Body, c);
        });
        let known = self.known.borrow();
        let mut used: Vec<_> = known.iter().collect();
        used.sort_unstable_by_key(|(key, _)| **key);
        used.into_iter().map(|(_, glyph)| *glyph).collect()
    }

    fn wrapped<'t>(&self, texts: impl Iterator<Item = &'t str>, edges: &[f32], setting: Setting) -> Cells {
        let widths = edges.windows(2).map(|pair| (pair[1] - pair[0] - 2.0 * PAD) / SIZE);
        let cells: Vec<Lines> =
            texts.zip(widths).map(|(text, width)| self.wrap(text, width, setting)).collect();
        let most = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        Cells { cells, height: most as f32 * LEADING + 2.0 * PAD }
    }

    /// Lines of at most `width` em; a line end in the text begins another. A number longer than a line is cut anywhere.
    fn wrap(&self, text: &str, width: f32, setting: Setting) -> Lines {
        let mut lines = Lines::new();
        for part in text.split('\n') {
            let glyphs: Vec<SetGlyph> = part.chars().map(|c| self.glyph(setting, c)).collect();
            let characters: Vec<char> = part.chars().collect();
            let (mut start, mut last_break, mut used) = (0, None, 0.0);
            for i in 0..glyphs.len() {
                if i > start && may_break_between(characters[i - 1], characters[i]) {
                    last_break = Some(i);
                }
                used += glyphs[i].cell;
                if used > width + 0.01 && i > start {
                    let cut = last_break.unwrap_or(i);
                    lines.push(glyphs[start..cut].to_vec());
                    (start, last_break) = (cut, None);
                    used = glyphs[cut..=i].iter().map(|glyph| glyph.cell).sum();
                }
            }
            if start < glyphs.len() {
                lines.push(glyphs[start..].to_vec());
            }
        }
        lines
    }
}
