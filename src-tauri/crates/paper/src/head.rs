//! The head of the page: number and title.

use crate::balance::balance;
use crate::certificate::Step;
use crate::composer::{Composer, Place};
use crate::document::{Document, Kind, Piece};
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::grid::{LEADING_3, LEFT, PAPER_WIDTH, RIGHT, SIZE_2, SIZE_4, TYPE_WIDTH, mm};
use crate::paragraph::{SetLine, set_units, set_words};
use crate::sample::put_boxed_word;
use crate::sheet::{Ink, Role};
use crate::units::{Unit, units_of};

/// Most lines of a title.
const TITLE_LINES: usize = 3;
/// The framed 样本 is taller than the number it stands for.
const BOX_DROP: f32 = mm(1.5);
/// A title runs to at most this share of the type width.
const TITLE_SHARE: f32 = 0.94;

/// Puts number and title; gives the baseline of the first line of the body.
pub(crate) fn put_head(
    composer: &mut Composer<'_>,
    document: &Document,
    title: &[SetLine],
    step: Step,
) -> Result<f32, LayoutFault> {
    match (&document.number, document.kind) {
        (_, Kind::Sample) => put_boxed_word(composer, (LEFT, step.number_y + BOX_DROP))?,
        (Some(number), _) => put_number(composer, number, step.number_y)?,
        (None, _) => {}
    }
    let last = put_set_title(composer, title, SIZE_2, step.title_y)?;
    Ok(last + step.under_title)
}

/// Puts the number at the right margin.
pub(crate) fn put_number(composer: &mut Composer<'_>, number: &str, y: f32) -> Result<(), LayoutFault> {
    let set = set_words(composer.fonts, number, Setting::Body, "编号")?;
    let width = set.width * SIZE_4;
    if width > TYPE_WIDTH {
        return Err(LayoutFault::TooLong { what: "编号", most: 1 });
    }
    composer.put(&set, Place { role: Role::Number, x: RIGHT - width, y, size: SIZE_4, ink: Ink::Black })
}

/// Puts the title centred, in balanced lines; gives the baseline of the last.
pub(crate) fn put_title(
    composer: &mut Composer<'_>,
    title: &str,
    size: f32,
    y: f32,
) -> Result<f32, LayoutFault> {
    let lines = set_title(composer.fonts, title, size)?;
    put_set_title(composer, &lines, size, y)
}

/// The balanced lines of a title of this size.
pub(crate) fn set_title(fonts: &Fonts, title: &str, size: f32) -> Result<Vec<SetLine>, LayoutFault> {
    let pieces = [Piece::Words(title.to_owned())];
    let mut units = units_of(fonts, &pieces, Setting::Title, false, "标题")?;
    letterspace(&mut units);
    let width = TYPE_WIDTH * TITLE_SHARE / size;
    let lines = balance(&units, width, TITLE_LINES)
        .ok_or(LayoutFault::TooLong { what: "标题", most: TITLE_LINES })?;
    Ok(lines.into_iter().map(|range| set_units(&units[range])).collect())
}

fn put_set_title(
    composer: &mut Composer<'_>,
    lines: &[SetLine],
    size: f32,
    y: f32,
) -> Result<f32, LayoutFault> {
    let mut y = y;
    for (i, set) in lines.iter().enumerate() {
        let x = (PAPER_WIDTH - set.width * size) / 2.0;
        composer.put(set, Place { role: Role::Title, x, y, size, ink: Ink::Black })?;
        // A row of the grid, so that the body below a long title stands on the grid too.
        y += if i + 1 < lines.len() { LEADING_3 } else { 0.0 };
    }
    Ok(y)
}

/// Opens a short title a little, as printed titles are.
fn letterspace(units: &mut [Unit]) {
    let space = match units.len() {
        0..=4 => 0.3,
        5..=8 => 0.16,
        9..=12 => 0.06,
        _ => 0.0,
    };
    units.iter_mut().skip(1).for_each(|unit| unit.gap += space);
}
