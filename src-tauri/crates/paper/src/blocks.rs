//! Blocks of a leaflet as strips: lines of paragraphs, rows of tables, headings that stay with what follows.

use std::rc::Rc;

use crate::balance::balance;
use crate::composer::{HAIRLINE, Place};
use crate::document::{Line, Piece};
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::grid::{
    BODY_3, BODY_4, BODY_SMALL_4, LEADING_3, LEFT, RIGHT, SEAL_PLACE, SIZE_SMALL_5, TYPE_WIDTH, mm,
};
use crate::leaflet::{Block, BodySize, Grid, Row};
use crate::paragraph::{SetLine, Shape, set_paragraph, set_units, set_words};
use crate::sheet::{Ink, Role, Rule};
use crate::strip::Strip;
use crate::units::units_of;

/// Middle of a line of type above its baseline, em.
const MIDDLE: f32 = 0.33;
/// Room between rule and words of a cell, sides and top.
const SIDE: f32 = 5.0;
const CELL_TOP: f32 = 3.4;
/// Rows from this height on may stand alone on a page.
const HIGH_ROW: f32 = mm(30.0);
const SIGNATURE_ROW: f32 = mm(12.0);
const SIGNATURES_PER_ROW: usize = 2;
/// 成文日期右空四字.
const DATE_FROM_RIGHT: f32 = 4.0;
const SIGNER_WIDTH: f32 = 20.0;
const SIGNER_LINES: usize = 3;

/// What a row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// The heads of the columns, bold and centred.
    Head,
    /// A label, bold, and what it says; once or twice in a row.
    Facts,
    Plain,
}

/// Sets blocks in one size.
pub(crate) struct Setter<'a> {
    fonts: &'a Fonts,
    size: f32,
    leading: f32,
}

impl<'a> Setter<'a> {
    pub(crate) fn new(fonts: &'a Fonts, body: BodySize) -> Self {
        let (size, leading) = match body {
            BodySize::Three => (BODY_3, LEADING_3),
            BodySize::Four => (BODY_4, 24.0),
            BodySize::SmallFour => (BODY_SMALL_4, 19.0),
        };
        Self { fonts, size, leading }
    }

    /// The strips of blocks, top to bottom.
    pub(crate) fn strips(&self, blocks: &[Block]) -> Result<Vec<Strip>, LayoutFault> {
        let mut strips = Vec::new();
        let mut before: Option<&Block> = None;
        for block in blocks {
            match block {
                Block::Heading(text) => self.heading(&mut strips, text)?,
                Block::Paragraph(line) => self.paragraph(&mut strips, line, 2.0, Role::Paragraph)?,
                Block::Flush(line) => self.paragraph(&mut strips, line, 0.0, Role::Salutation)?,
                Block::Small(line) => self.small(&mut strips, line)?,
                Block::Grid(grid) => {
                    // Closer to its heading than to a text that ends above it.
                    let is_under_text = before.is_some_and(|block| !matches!(block, Block::Heading(_)));
                    let air = self.leading * if is_under_text { 0.42 } else { 0.2 };
                    self.grid(&mut strips, grid, air)?;
                }
                Block::Closing { signer, date } => self.closing(&mut strips, signer, date)?,
                Block::Signatures(who) => self.signatures(&mut strips, who)?,
                Block::Air => strips.push(Strip::air(self.leading * 0.7)),
            }
            before = Some(block);
        }
        if let Some(last) = strips.last_mut() {
            last.is_tied = false;
        }
        Ok(strips)
    }

    fn heading(&self, strips: &mut Vec<Strip>, text: &str) -> Result<(), LayoutFault> {
        strips.push(Strip { is_tied: true, ..Strip::air(self.leading * 0.45) });
        let size = self.size * 1.08;
        let shape = Shape { setting: Setting::Title, ..Shape::plain(TYPE_WIDTH / size) };
        for line in set_paragraph(self.fonts, &[Piece::Words(text.to_owned())], shape, "小标题")? {
            let place = Place { role: Role::Heading, x: LEFT, y: 0.0, size, ink: Ink::Black };
            strips.push(Strip { is_tied: true, ..one_line(line, place, self.leading * 1.1) });
        }
        Ok(())
    }

    fn paragraph(
        &self,
        strips: &mut Vec<Strip>,
        line: &Line,
        indent: f32,
        role: Role,
    ) -> Result<(), LayoutFault> {
        let shape = Shape { indent, justified: true, ..Shape::plain(TYPE_WIDTH / self.size) };
        let set = set_paragraph(self.fonts, &line.0, shape, "正文")?;
        let place = Place { role, x: LEFT, y: 0.0, size: self.size, ink: Ink::Black };
        let count = set.len();
        for (i, line) in set.into_iter().enumerate() {
            let role = if line.first { role } else { Role::Continued };
            let leading =
                self.leading + if line.blanks.iter().any(|blank| blank.label.is_some()) { 4.0 } else { 0.0 };
            // Neither the first nor the last line of a paragraph stands alone on a page.
            let is_tied = i + 1 < count && (i == 0 || i + 2 == count);
            strips.push(Strip { is_tied, ..one_line(line, Place { role, ..place }, leading) });
        }
        Ok(())
    }

    fn small(&self, strips: &mut Vec<Strip>, line: &Line) -> Result<(), LayoutFault> {
        let size = SIZE_SMALL_5;
        let shape = Shape { justified: true, ..Shape::plain(TYPE_WIDTH / size) };
        strips.push(Strip::air(3.0));
        for line in set_paragraph(self.fonts, &line.0, shape, "小字")? {
            let place = Place { role: Role::Law, x: LEFT, y: 0.0, size, ink: Ink::Black };
            strips.push(one_line(line, place, size * 1.45));
        }
        Ok(())
    }

    /// The head of a table stays with its first row; every row brings the head along when it begins a page.
    fn grid(&self, strips: &mut Vec<Strip>, grid: &Grid, air: f32) -> Result<(), LayoutFault> {
        let mut edges = vec![LEFT];
        for share in &grid.columns {
            edges.push(edges[edges.len() - 1] + share * TYPE_WIDTH);
        }
        let top_rule = Rule { from: (LEFT, 0.0), to: (RIGHT, 0.0), width: HAIRLINE, ink: Ink::Black };
        let head = match &grid.head {
            Some(cells) => {
                let row = Row::words(cells.iter().map(String::as_str));
                let mut head = self.row(&row, &edges, Look::Head)?;
                head.rules.insert(0, top_rule);
                head
            }
            None => Strip { rules: vec![top_rule], ..Strip::default() },
        };
        strips.push(Strip { is_tied: true, ..Strip::air(air) });
        strips.push(Strip { is_tied: true, ..head.clone() });
        let head = Rc::new(head);
        let look = if grid.head.is_some() { Look::Plain } else { Look::Facts };
        let count = grid.rows.len();
        for (i, row) in grid.rows.iter().enumerate() {
            let strip = self.row(row, &edges, look)?;
            // Neither the first nor the last row stands alone on a page, unless rows are high.
            let is_tied = strip.height < HIGH_ROW && i + 1 < count && (i == 0 || i + 2 == count);
            strips.push(Strip { is_tied, head: Some(Rc::clone(&head)), ..strip });
        }
        strips.push(Strip::air(self.leading * 0.4));
        Ok(())
    }

    /// A row with its sides and its lower rule.
    fn row(&self, row: &Row, edges: &[f32], look: Look) -> Result<Strip, LayoutFault> {
        let (size, leading) = (self.size * 0.96, self.leading * 0.9);
        let mut set: Vec<Vec<SetLine>> = Vec::new();
        for (i, cell) in row.cells.iter().enumerate() {
            let is_bold = look == Look::Head || (look == Look::Facts && i % 2 == 0);
            let setting = if is_bold { Setting::Title } else { Setting::Body };
            let shape = Shape { setting, ..Shape::plain((edges[i + 1] - edges[i] - 2.0 * SIDE) / size) };
            let mut lines = Vec::new();
            for paragraph in cell {
                lines.extend(set_paragraph(self.fonts, &paragraph.0, shape, "表格")?);
            }
            set.push(lines);
        }
        let most = set.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let height = (most as f32 * leading + 2.0 * CELL_TOP).max(mm(row.height));
        let role = if look == Look::Head { Role::ColumnHead } else { Role::Cell };
        let mut strip = Strip { height, ..Strip::default() };
        for (i, lines) in set.into_iter().enumerate() {
            // The words stand in the middle of their row.
            let start = (height - lines.len() as f32 * leading) / 2.0;
            for (k, line) in lines.into_iter().enumerate() {
                let y = start + (k as f32 + 0.5) * leading + size * MIDDLE;
                let x = match look {
                    Look::Head => (edges[i] + edges[i + 1] - line.width * size) / 2.0,
                    Look::Facts | Look::Plain => edges[i] + SIDE,
                };
                strip.lines.push((line, Place { role, x, y, size, ink: Ink::Black }));
            }
        }
        let rule = |from, to| Rule { from, to, width: HAIRLINE, ink: Ink::Black };
        strip.rules.extend(edges.iter().map(|&x| rule((x, 0.0), (x, height))));
        strip.rules.push(rule((LEFT, height), (RIGHT, height)));
        Ok(strip)
    }

    fn closing(&self, strips: &mut Vec<Strip>, signer: &Line, date: &Line) -> Result<(), LayoutFault> {
        let (size, leading) = (self.size, self.leading);
        let units = units_of(self.fonts, &signer.0, Setting::Body, false, "落款单位")?;
        let lines = balance(&units, SIGNER_WIDTH, SIGNER_LINES)
            .ok_or(LayoutFault::TooLong { what: "落款单位", most: SIGNER_LINES })?;
        let signer: Vec<SetLine> = lines.into_iter().map(|range| set_units(&units[range])).collect();
        let date = set_units(&units_of(self.fonts, &date.0, Setting::Body, false, "日期")?);
        let widest = signer.iter().map(|line| line.width).fold(date.width, f32::max) * size;
        let centre = (RIGHT - (DATE_FROM_RIGHT + date.width / 2.0) * size).min(RIGHT - widest / 2.0);
        let rows = signer.len() as f32;
        let height = SEAL_PLACE.max((rows + 2.0) * leading);
        // Half of the place for the seal above the middle between the last line of the name and the date.
        let last = height / 2.0 - leading / 2.0 + MIDDLE * size;
        let mut strip = Strip { height, ..Strip::default() };
        for (i, line) in signer.into_iter().enumerate() {
            let y = last - (rows - 1.0 - i as f32) * leading;
            let x = centre - line.width * size / 2.0;
            strip.lines.push((line, Place { role: Role::Signer, x, y, size, ink: Ink::Black }));
        }
        let x = centre - date.width * size / 2.0;
        let place = Place { role: Role::Date, x, y: last + leading, size, ink: Ink::Black };
        strip.lines.push((date, place));
        tie_last(strips);
        strips.push(strip);
        Ok(())
    }

    fn signatures(&self, strips: &mut Vec<Strip>, who: &[String]) -> Result<(), LayoutFault> {
        let column = TYPE_WIDTH / SIGNATURES_PER_ROW as f32;
        tie_last(strips);
        for row in who.chunks(SIGNATURES_PER_ROW) {
            let mut strip = Strip { height: SIGNATURE_ROW, ..Strip::default() };
            for (i, who) in row.iter().enumerate() {
                let line = set_words(self.fonts, &format!("{who}："), Setting::Body, "签名")?;
                let (x, y) = (LEFT + i as f32 * column, SIGNATURE_ROW * 0.8);
                let width = line.width * self.size;
                // At least 25 mm to write on.
                if width > column - mm(25.0) {
                    return Err(LayoutFault::TooLong { what: "签名栏", most: 1 });
                }
                let place = Place { role: Role::Signature, x, y, size: self.size, ink: Ink::Black };
                strip.lines.push((line, place));
                let rule_y = y + self.size * 0.16;
                let gap = if i + 1 == SIGNATURES_PER_ROW { 0.0 } else { mm(6.0) };
                let (from, to) = ((x + width, rule_y), (x + column - gap, rule_y));
                strip.rules.push(Rule { from, to, width: HAIRLINE, ink: Ink::Black });
            }
            strips.push(strip);
        }
        Ok(())
    }
}

/// A line of type in the middle of its strip.
fn one_line(line: SetLine, place: Place, height: f32) -> Strip {
    let y = height / 2.0 + place.size * MIDDLE;
    Strip { height, lines: vec![(line, Place { y, ..place })], ..Strip::default() }
}

/// What follows stays with the text above it.
fn tie_last(strips: &mut [Strip]) {
    if let Some(last) = strips.iter_mut().rev().find(|strip| !strip.is_air) {
        last.is_tied = true;
    }
}
