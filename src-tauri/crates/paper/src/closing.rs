//! 落款: the committee's full name, the date centred under it, and the place kept clear for the seal.

use crate::balance::balance;
use crate::certificate::Step;
use crate::composer::{Composer, Place};
use crate::document::{Document, Kind, Piece};
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::grid::{RIGHT, SEAL_PLACE};
use crate::paragraph::{SetLine, Shape, set_paragraph, set_units, set_words};
use crate::sheet::{Ink, Role};
use crate::units::units_of;

/// A name up to this length, in em, stays on one line; a longer one is cut into lines of about equal length.
const SIGNER_WIDTH: f32 = 20.0;
const SIGNER_LINES: usize = 3;
/// 成文日期右空四字.
const DATE_FROM_RIGHT: f32 = 4.0;
/// Middle of a line of type above its baseline, em.
const MIDDLE: f32 = 0.33;
/// From the last line of the body to the seal, em.
const CLEAR: f32 = 0.35;

/// What the closing takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Closing {
    /// Middle of the place for the seal.
    pub(crate) seal_centre: (f32, f32),
    /// Its lower edge.
    pub(crate) bottom: f32,
}

/// Signer and date, set: in em, so for any size.
#[derive(Debug)]
pub(crate) struct SetClosing {
    signer: Vec<SetLine>,
    date: SetLine,
}

impl SetClosing {
    pub(crate) fn of(fonts: &Fonts, document: &Document) -> Result<Self, LayoutFault> {
        Ok(Self { signer: signer_lines(fonts, document)?, date: date_line(fonts, document)? })
    }
}

/// Puts signer and date below a body that ends at `body_end`, leaving 50×50 mm round them to the seal.
pub(crate) fn put_closing(
    composer: &mut Composer<'_>,
    closing: &SetClosing,
    step: Step,
    body_end: f32,
) -> Result<Closing, LayoutFault> {
    let Step { size, leading, .. } = step;
    let SetClosing { signer, date } = closing;
    let widest = signer.iter().map(|line| line.width).fold(date.width, f32::max) * size;
    let centre = (RIGHT - (DATE_FROM_RIGHT + date.width / 2.0) * size).min(RIGHT - widest / 2.0);
    let rows_above = signer.len().saturating_sub(1) as f32 * leading;
    let under_body = CLEAR * size + SEAL_PLACE / 2.0 - leading / 2.0 + MIDDLE * size;
    let last_signer = body_end + under_body.max(rows_above + 2.0 * leading);
    let mut y = last_signer - rows_above;
    for line in signer {
        let x = centre - line.width * size / 2.0;
        composer.put(line, Place { role: Role::Signer, x, y, size, ink: Ink::Black })?;
        y += leading;
    }
    let date_y = last_signer + leading;
    let x = centre - date.width * size / 2.0;
    composer.put(date, Place { role: Role::Date, x, y: date_y, size, ink: Ink::Black })?;
    let middle = (last_signer + date_y) / 2.0 - MIDDLE * size;
    Ok(Closing { seal_centre: (centre, middle), bottom: middle + SEAL_PLACE / 2.0 })
}

fn signer_lines(fonts: &Fonts, document: &Document) -> Result<Vec<SetLine>, LayoutFault> {
    if document.kind == Kind::Sample && document.signer.trim().is_empty() {
        return one_line(fonts, &[blank("居（村）民委员会全称", 14)]);
    }
    let pieces = [Piece::Words(document.signer.clone())];
    let units = units_of(fonts, &pieces, Setting::Body, false, "落款单位")?;
    let lines = balance(&units, SIGNER_WIDTH, SIGNER_LINES)
        .ok_or(LayoutFault::TooLong { what: "落款单位", most: SIGNER_LINES })?;
    Ok(lines.into_iter().map(|range| set_units(&units[range])).collect())
}

/// The date, or ruled blanks before 年, 月 and 日 on a sample.
fn date_line(fonts: &Fonts, document: &Document) -> Result<SetLine, LayoutFault> {
    if let (Some(date), false) = (&document.date, document.kind == Kind::Sample) {
        return set_words(fonts, date, Setting::Body, "日期");
    }
    let word = |text: &str| Piece::Words(text.to_owned());
    let pieces = [blank("", 3), word("年"), blank("", 2), word("月"), blank("", 2), word("日")];
    Ok(one_line(fonts, &pieces)?.into_iter().next().unwrap_or_default())
}

fn blank(label: &str, ems: u8) -> Piece {
    Piece::Blank { label: label.to_owned(), ems }
}

fn one_line(fonts: &Fonts, pieces: &[Piece]) -> Result<Vec<SetLine>, LayoutFault> {
    const WIDE: f32 = 100.0;
    set_paragraph(fonts, pieces, Shape::plain(WIDE), "落款")
}
