//! A ruled table whose cells wrap.

use crate::composer::{Composer, HAIRLINE, Place};
use crate::document::Piece;
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::grid::{LEFT, TYPE_WIDTH};
use crate::paragraph::{SetLine, Shape, set_paragraph};
use crate::sheet::{Ink, Role};

/// A table to be put on the page, over the full width of the type.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    /// Heads of the columns; none for a form.
    pub(crate) head: Option<Vec<Piece>>,
    /// The rows, each with a cell for every column.
    pub(crate) rows: Vec<Vec<Piece>>,
    /// Widths of the columns as shares of the type width, together 1.
    pub(crate) shares: &'a [f32],
    /// Type size.
    pub(crate) size: f32,
    /// Named in a fault.
    pub(crate) what: &'static str,
}

/// Room between rule and text, sides and top.
const SIDE: f32 = 5.0;
const TOP: f32 = 3.2;

/// How high the rows of a table are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowHeight {
    /// From baseline to baseline within a cell.
    pub(crate) leading: f32,
    /// Least height of a row, for rows to be written in.
    pub(crate) least: f32,
}

/// A table whose cells are set.
#[derive(Debug)]
pub(crate) struct SetTable {
    rows: Vec<SetRow>,
    /// Where the upright rules stand.
    edges: Vec<f32>,
    size: f32,
}

#[derive(Debug)]
struct SetRow {
    role: Role,
    cells: Vec<Vec<SetLine>>,
}

impl Table<'_> {
    /// Sets the cells.
    pub(crate) fn set(&self, fonts: &Fonts) -> Result<SetTable, LayoutFault> {
        let edges = self.edges();
        let head = self.head.iter().map(|cells| (cells, Setting::Title, Role::ColumnHead));
        let rows = self.rows.iter().map(|cells| (cells, Setting::Body, Role::Cell));
        let mut set = Vec::new();
        for (cells, setting, role) in head.chain(rows) {
            let mut row = SetRow { role, cells: Vec::with_capacity(cells.len()) };
            for (cell, pair) in cells.iter().zip(edges.windows(2)) {
                let shape = Shape { setting, ..Shape::plain((pair[1] - pair[0] - 2.0 * SIDE) / self.size) };
                row.cells.push(set_paragraph(fonts, std::slice::from_ref(cell), shape, self.what)?);
            }
            set.push(row);
        }
        Ok(SetTable { rows: set, edges, size: self.size })
    }

    fn edges(&self) -> Vec<f32> {
        let mut edges = vec![LEFT];
        let mut reached = 0.0;
        for share in self.shares {
            reached += share;
            edges.push(LEFT + TYPE_WIDTH * reached);
        }
        edges
    }
}

impl SetTable {
    /// Puts the table with its upper edge at `top`; gives its lower edge.
    pub(crate) fn put(
        &self,
        composer: &mut Composer<'_>,
        height: RowHeight,
        top: f32,
    ) -> Result<f32, LayoutFault> {
        let (left, right) = (self.edges[0], self.edges[self.edges.len() - 1]);
        let mut y = top;
        composer.rule((left, y), (right, y), HAIRLINE, Ink::Black);
        for row in &self.rows {
            y = self.put_row(composer, row, height, y)?;
            composer.rule((left, y), (right, y), HAIRLINE, Ink::Black);
        }
        for &x in &self.edges {
            composer.rule((x, top), (x, y), HAIRLINE, Ink::Black);
        }
        Ok(y)
    }

    fn put_row(
        &self,
        composer: &mut Composer<'_>,
        row: &SetRow,
        height: RowHeight,
        top: f32,
    ) -> Result<f32, LayoutFault> {
        let most = row.cells.iter().map(Vec::len).max().unwrap_or(0);
        let words = most as f32 * height.leading + 2.0 * TOP;
        let row_height = words.max(if row.role == Role::Cell { height.least } else { 0.0 });
        for (lines, left) in row.cells.iter().zip(&self.edges) {
            // The type stands in the middle of its row.
            let start = top + (row_height - lines.len() as f32 * height.leading) / 2.0;
            for (i, line) in lines.iter().enumerate() {
                let y = start + (i as f32 + 0.5) * height.leading + self.size * 0.33;
                let place = Place { role: row.role, x: left + SIDE, y, size: self.size, ink: Ink::Black };
                composer.put(line, place)?;
            }
        }
        Ok(top + row_height)
    }
}

/// Shares of `columns` columns of which the first holds names: it takes a third where there are few others.
pub(crate) fn shares_of(columns: usize) -> Vec<f32> {
    let first = match columns {
        0 | 1 => 1.0,
        2 => 0.46,
        3 => 0.34,
        _ => 0.26,
    };
    let others = columns.saturating_sub(1);
    std::iter::once(first).chain((0..others).map(|_| (1.0 - first) / others as f32)).collect()
}
