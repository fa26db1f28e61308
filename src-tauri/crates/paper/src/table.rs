//! A ruled table of two columns whose cells wrap.

use crate::composer::{Composer, HAIRLINE, Place};
use crate::document::Piece;
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::grid::{LEFT, RIGHT, TYPE_WIDTH};
use crate::paragraph::{SetLine, Shape, set_paragraph};
use crate::sheet::{Ink, Role};

/// A table to be put on the page.
pub(crate) struct Table<'a> {
    /// Head of the two columns; none for a form.
    pub(crate) head: Option<[&'a str; 2]>,
    /// The rows.
    pub(crate) rows: Vec<[&'a str; 2]>,
    /// Width of the first column as a share of the type width.
    pub(crate) first: f32,
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
        let edge = LEFT + TYPE_WIDTH * self.first;
        let columns = [(LEFT, edge), (edge, RIGHT)];
        let mut y = top;
        let line = |composer: &mut Composer<'_>, y: f32| {
            composer.rule((LEFT, y), (RIGHT, y), HAIRLINE, Ink::Black);
        };
        line(composer, y);
        let head = self.head.iter().map(|cells| (cells, Setting::Title, Role::ColumnHead));
        let rows = self.rows.iter().map(|cells| (cells, Setting::Body, Role::Cell));
        for (cells, setting, role) in head.chain(rows) {
            y = self.put_row(composer, cells, columns, y, (setting, role))?;
            line(composer, y);
        }
        for x in [LEFT, edge, RIGHT] {
            composer.rule((x, top), (x, y), HAIRLINE, Ink::Black);
        }
        Ok(y)
    }

    fn put_row(
        &self,
        composer: &mut Composer<'_>,
        cells: &[&str; 2],
        columns: [(f32, f32); 2],
        top: f32,
        (setting, role): (Setting, Role),
    ) -> Result<f32, LayoutFault> {
        let mut set: Vec<Vec<SetLine>> = Vec::with_capacity(2);
        for (text, (left, right)) in cells.iter().zip(columns) {
            let shape = Shape { setting, ..Shape::plain((right - left - 2.0 * SIDE) / self.size) };
            let pieces = [Piece::Words((*text).to_owned())];
            set.push(set_paragraph(composer.fonts, &pieces, shape, self.what)?);
        }
        let height = |lines: usize| lines as f32 * self.leading + 2.0 * TOP;
        let most = set.iter().map(Vec::len).max().unwrap_or(0);
        let row_height = height(most).max(if role == Role::Cell { self.row_height } else { 0.0 });
        for (lines, (left, _)) in set.iter().zip(columns) {
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
