//! From pieces to set lines: glyphs with their places, in em of the type size.

use crate::break_lines::{Fit, GAP_SHRINK, Measure, TRAIL_SHRINK, break_lines};
use crate::document::Piece;
use crate::faces::{SetGlyph, Setting};
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::units::{Unit, units_of};

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    /// Width of a line, em.
    pub(crate) width: f32,
    /// Indent of the first line, em.
    pub(crate) indent: f32,
    /// Both margins straight; otherwise the right one is left ragged.
    pub(crate) justified: bool,
    /// Faces.
    pub(crate) setting: Setting,
    /// Blanks are shown as tinted labels.
    pub(crate) draft: bool,
}

impl Shape {
    /// Ragged lines of body type without indent.
    pub(crate) fn plain(width: f32) -> Self {
        Self { width, indent: 0.0, justified: false, setting: Setting::Body, draft: false }
    }
}

/// A set line. All lengths in em from the left margin.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct SetLine {
    /// Glyphs and where their origins stand.
    pub(crate) glyphs: Vec<(SetGlyph, f32)>,
    /// Ruled blanks.
    pub(crate) blanks: Vec<BlankSpan>,
    /// Tinted stretches of a draft.
    pub(crate) tints: Vec<(f32, f32)>,
    /// Right end of what is set.
    pub(crate) width: f32,
    /// First line of its paragraph.
    pub(crate) first: bool,
}

/// A stretch of rule to write on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BlankSpan {
    pub(crate) from: f32,
    pub(crate) to: f32,
    /// Small label beneath it; on a blank cut between lines only under its longest part.
    pub(crate) label: Option<String>,
    piece: usize,
}

/// Sets a paragraph. A line end within a value begins another indented line. `what` names fixed words in a fault.
pub(crate) fn set_paragraph(
    fonts: &Fonts,
    pieces: &[Piece],
    shape: Shape,
    what: &str,
) -> Result<Vec<SetLine>, LayoutFault> {
    let mut lines = Vec::new();
    for part in split_at_line_ends(pieces) {
        let units = units_of(fonts, &part, shape.setting, shape.draft, what)?;
        let measure =
            Measure { first: shape.width - shape.indent, rest: shape.width, ragged: !shape.justified };
        let ranges = break_lines(&units, measure);
        let count = ranges.len();
        let mut set: Vec<SetLine> = Vec::with_capacity(count);
        for (i, range) in ranges.into_iter().enumerate() {
            let first = i == 0;
            let fit = Fit::of(&units, range.clone(), measure.of(first), first);
            let stretched = shape.justified && i + 1 < count;
            let indent = if first { shape.indent } else { 0.0 };
            set.push(set_line(&units[range], &fit, first, stretched, indent));
        }
        label_blanks(&mut set, &part);
        lines.extend(set);
    }
    Ok(lines)
}

/// Sets words on one line, however long.
pub(crate) fn set_words(
    fonts: &Fonts,
    text: &str,
    setting: Setting,
    what: &str,
) -> Result<SetLine, LayoutFault> {
    let units = units_of(fonts, &[Piece::Words(text.to_owned())], setting, false, what)?;
    Ok(set_units(&units))
}

/// Sets units at their natural width.
pub(crate) fn set_units(units: &[Unit]) -> SetLine {
    if units.is_empty() {
        return SetLine::default();
    }
    let fit = Fit { slack: 0.0, hang: 0.0, shrink: 0.0, places: 0.0, gaps: 0.0, cells: 0.0 };
    set_line(units, &fit, true, false, 0.0)
}

/// Looser than this between two characters, a line is left ragged rather than pulled apart.
const LOOSEST: f32 = 0.34;

fn set_line(units: &[Unit], fit: &Fit, first: bool, stretched: bool, indent: f32) -> SetLine {
    let squeeze = if fit.shrink > 0.0 { (fit.excess() / fit.shrink).min(1.0) } else { 0.0 };
    let widen = if stretched && fit.cells > 0.0 { fit.slack.max(0.0) / fit.cells } else { 0.0 };
    let loose = if stretched && fit.cells == 0.0 && fit.places >= 1.0 { fit.looseness() } else { 0.0 };
    let stretch = if loose > LOOSEST { 0.0 } else { loose };
    let mut line = SetLine { first, ..SetLine::default() };
    let mut x = indent - if first { 0.0 } else { units[0].lead };
    for (i, unit) in units.iter().enumerate() {
        if i > 0 {
            let gap = unit.gap * (1.0 - GAP_SHRINK * squeeze);
            x += if unit.stretch { gap.max(stretch) } else { gap };
        }
        match unit.ink {
            Some(ink) => line.glyphs.push((ink, x + ink.shift)),
            None => {
                extend_blank(&mut line.blanks, unit, x, widen);
                x += widen;
            }
        }
        if unit.pending {
            extend_tint(&mut line.tints, x, x + unit.width);
        }
        let last = i + 1 == units.len();
        x += unit.width - if last { 0.0 } else { unit.trail * TRAIL_SHRINK * squeeze };
    }
    // What hangs beyond the margin is blank paper.
    line.width = x - if fit.slack < 0.0 { fit.hang.min(-fit.slack) } else { 0.0 };
    line
}

fn extend_blank(blanks: &mut Vec<BlankSpan>, unit: &Unit, x: f32, widen: f32) {
    let to = x + unit.width + widen;
    match blanks.last_mut() {
        Some(span) if span.piece == unit.piece => span.to = to,
        _ => blanks.push(BlankSpan { from: x, to, label: None, piece: unit.piece }),
    }
}

fn extend_tint(tints: &mut Vec<(f32, f32)>, from: f32, to: f32) {
    match tints.last_mut() {
        Some(tint) if from - tint.1 < 0.5 => tint.1 = to,
        _ => tints.push((from, to)),
    }
}

/// Puts each label under the longest part of its blank.
fn label_blanks(lines: &mut [SetLine], pieces: &[Piece]) {
    for (place, piece) in pieces.iter().enumerate() {
        let Piece::Blank { label, .. } = piece else { continue };
        let spans = lines.iter_mut().flat_map(|line| &mut line.blanks).filter(|span| span.piece == place);
        let longest = spans.reduce(|a, b| if b.to - b.from > a.to - a.from + 0.01 { b } else { a });
        if let Some(span) = longest.filter(|_| !label.is_empty()) {
            span.label = Some(label.clone());
        }
    }
}

/// Cuts a paragraph at the line ends typed into its values.
fn split_at_line_ends(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut parts = vec![Vec::new()];
    for piece in pieces {
        let text = match piece {
            Piece::Words(text) | Piece::Value { text, .. } => text,
            Piece::Blank { .. } | Piece::Table { .. } => {
                parts.last_mut().expect("there is always a part").push(piece.clone());
                continue;
            }
        };
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                parts.push(Vec::new());
            }
            let cut = match piece {
                Piece::Value { field, label, name, .. } => Piece::Value {
                    field: field.clone(),
                    label: label.clone(),
                    text: line.to_owned(),
                    name: *name,
                },
                _ => Piece::Words(line.to_owned()),
            };
            parts.last_mut().expect("there is always a part").push(cut);
        }
    }
    parts.retain(|part| {
        part.iter().any(|piece| match piece {
            Piece::Words(text) | Piece::Value { text, .. } => !text.is_empty(),
            Piece::Blank { .. } | Piece::Table { .. } => true,
        })
    });
    parts
}
