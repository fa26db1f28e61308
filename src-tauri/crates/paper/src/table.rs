//! A ruled table whose cells wrap.

use crate::composer::{Composer, HAIRLINE, Place};
use crate::document::Piece;
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::grid::{LEFT, TYPE_WIDTH};
use crate::paragraph::{SetLine, Shape, set_paragraph};
use crate::sheet::{Ink, Role};

/// A table to be put on the page, over the full width of the type.
pub(crate) struct Table<'a> {
    /// Heads of the columns; none for a form.
    pub(crate) head: Option<Vec<Piece>>,
    /// The rows, each with a cell for every column.
    pub(crate) rows: Vec<Vec<Piece>>,
    /// Widths of the columns as shares of the type width, together 1.
    pub(crate) shares: &'a [f32],
    /// Type size.
    pub(crate) size: f32,
    /// From baseline to baseline within a cell.
    pub(crate) leading: f32,
    /// Least height of a row, for rows to be written in.
    pub(crate) row_height: f32,
    /// Named in a fault.
    pub(crate) what: &'static str,
}

/// Room between rule and text, sides and top.
const SIDE: f32 = 5.0;
const TOP: f32 = 3.2;

impl Table<'_> {
    /// Puts the table with its upper edge at `top`; gives its lower edge.
    pub(crate) fn put(&self, composer: &mut Composer<'_>, top: f32) -> Result<f32, LayoutFault> {
        let edges = self.edges();
        let (left, right) = (edges[0], edges[edges.len() - 1]);
        let mut y = top;
        composer.rule((left, y), (right, y), HAIRLINE, Ink::Black);
        let head = self.head.iter().map(|cells| (cells, Setting::Title, Role::ColumnHead));
        let rows = self.rows.iter().map(|cells| (cells, Setting::Body, Role::Cell));
        for (cells, setting, role) in head.chain(rows) {
            y = self.put_row(composer, cells, &edges, y, (setting, role))?;
            composer.rule((left, y), (right, y), HAIRLINE, Ink::Black);
        }
        for x in edges {
            composer.rule((x, top), (x, y), HAIRLINE, Ink::Black);
        }
        Ok(y)
    }

    /// Where the upright rules stand.
    fn edges(&self) -> Vec<f32> {
        let mut edges = vec![LEFT];
        let mut reached = 0.0;
        for share in self.shares {
            reached += share;
            edges.push(LEFT + TYPE_WIDTH * reached);
        }
        edges
    }

    fn put_row(
        &self,
        composer: &mut Composer<'_>,
        cells: &[Piece],
        edges: &[f32],
        top: f32,
        (setting, role): (Setting, Role),
    ) -> Result<f32, LayoutFault> {
        let columns = || edges.windows(2).map(|pair| (pair[0], pair[1]));
        let mut set: Vec<Vec<SetLine>> = Vec::with_capacity(cells.len());
        for (cell, (left, right)) in cells.iter().zip(columns()) {
            let shape = Shape { setting, ..Shape::plain((right - left - 2.0 * SIDE) / self.size) };
            set.push(set_paragraph(composer.fonts, std::slice::from_ref(cell), shape, self.what)?);
        }
        let height = |lines: usize| lines as f32 * self.leading + 2.0 * TOP;
        let most = set.iter().map(Vec::len).max().unwrap_or(0);
        let row_height = height(most).max(if role == Role::Cell { self.row_height } else { 0.0 });
        for (lines, (left, _)) in set.iter().zip(columns()) {
            // The type stands in the middle of its row.
            let start = top + (row_height - lines.len() as f32 * self.leading) / 2.0;
            for (i, line) in lines.iter().enumerate() {
                let middle = start + (i as f32 + 0.5) * self.leading;
                let y = middle + self.size * 0.33;
                let place = Place { role, x: left + SIDE, y, size: self.size, ink: Ink::Black };
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
