//! From pieces to units: the glyphs of a paragraph, each with the blanks it may give up and the price of a line break
//! before it. All lengths in em of the type size.

use crate::document::{Piece, UNBROKEN_BLANK};
use crate::faces::{SetGlyph, Setting};
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::punctuation::{Class, class, gap_between, lead_blank, may_break_between, trail_blank};

/// A glyph, or one cell of a blank, on its way into a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Unit {
    /// The glyph; none for a cell of a ruled blank.
    pub(crate) ink: Option<SetGlyph>,
    /// Which piece of the paragraph it belongs to.
    pub(crate) piece: usize,
    /// Part of a place still to fill, tinted on a draft.
    pub(crate) pending: bool,
    /// Room it takes, blanks of its own included.
    pub(crate) width: f32,
    /// Blank on its left that goes at the head of a line.
    pub(crate) lead: f32,
    /// Blank on its right that goes at the end of a line, and may shrink within it.
    pub(crate) trail: f32,
    /// Gap before it, dropped at the head of a line.
    pub(crate) gap: f32,
    /// Price of a line break before it; infinite where none may be.
    pub(crate) break_before: f32,
    /// Whether the line may be stretched before it.
    pub(crate) stretch: bool,
}

/// Breaking a very long Latin word or number, or a long name without a dot: the last resort.
const FORCED_BREAK: f32 = 4000.0;
/// Breaking a long name after its dot.
const NAME_BREAK: f32 = 40.0;
/// Tearing a number from its measure word (12 | 号).
const MEASURE_BREAK: f32 = 120.0;
/// Names up to this length are never broken.
const UNBROKEN_NAME: usize = 12;
/// Numbers and words up to this length are never broken (GB/T 9704: 数字、年份不能回行): an identity number has 18
/// characters, a cadastral one 19.
const UNBROKEN_NUMBER: usize = 24;

/// The units of a paragraph. `what` names fixed words in a fault.
pub(crate) fn units_of(
    fonts: &Fonts,
    pieces: &[Piece],
    setting: Setting,
    draft: bool,
    what: &str,
) -> Result<Vec<Unit>, LayoutFault> {
    let mut units = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Words(text) => push_text(&mut units, fonts, text, setting, place, None, what)?,
            Piece::Value { field, label, text, name } => {
                let setting =
                    if *name && setting == Setting::Body { fonts.setting_of_name(text) } else { setting };
                push_text(&mut units, fonts, text, setting, place, Some(field), label)?;
            }
            Piece::Table { field, label, rows, .. } => {
                // Among other words a table reads on as text.
                let rows: Vec<String> = rows.iter().map(|row| row.join("、")).collect();
                push_text(&mut units, fonts, &rows.join("；"), setting, place, Some(field), label)?;
            }
            Piece::Blank { label, .. } if draft => {
                let start = units.len();
                push_text(&mut units, fonts, label, setting, place, None, label)?;
                units[start..].iter_mut().for_each(|unit| unit.pending = true);
            }
            Piece::Blank { ems, .. } => push_blank(&mut units, place, *ems),
        }
    }
    fit_neighbours(&mut units);
    price_breaks(&mut units, pieces);
    Ok(units)
}

fn push_text(
    units: &mut Vec<Unit>,
    fonts: &Fonts,
    text: &str,
    setting: Setting,
    piece: usize,
    field: Option<&String>,
    label: &str,
) -> Result<(), LayoutFault> {
    for character in text.chars() {
        let mut glyph = fonts.set(setting, character).ok_or_else(|| LayoutFault::MissingGlyph {
            field: field.cloned(),
            label: label.to_owned(),
            character,
        })?;
        glyph.fixed = field.is_none();
        let full = glyph.cell > 0.9;
        units.push(Unit {
            ink: Some(glyph),
            piece,
            pending: false,
            width: glyph.cell,
            lead: if full { lead_blank(character) } else { 0.0 },
            trail: if full { trail_blank(character) } else { 0.0 },
            gap: 0.0,
            break_before: 0.0,
            stretch: true,
        });
    }
    Ok(())
}

fn push_blank(units: &mut Vec<Unit>, piece: usize, ems: u8) {
    for _ in 0..ems {
        units.push(Unit {
            ink: None,
            piece,
            pending: false,
            width: 1.0,
            lead: 0.0,
            trail: 0.0,
            gap: 0.0,
            break_before: 0.0,
            stretch: true,
        });
    }
}

/// Squeezes adjoining punctuation and opens the gaps between Han and Latin.
fn fit_neighbours(units: &mut [Unit]) {
    for i in 1..units.len() {
        let (Some(before), Some(after)) = (units[i - 1].ink, units[i].ink) else { continue };
        let (left, right) = (class(before.character), class(after.character));
        if matches!(right, Class::Closing | Class::Stop | Class::Opening) {
            units[i - 1].width -= units[i - 1].trail;
            units[i - 1].trail = 0.0;
        }
        if left == Class::Opening && right == Class::Opening {
            let lead = units[i].lead;
            units[i].width -= lead;
            units[i].lead = 0.0;
            if let Some(ink) = &mut units[i].ink {
                ink.shift -= lead;
            }
        }
        units[i].gap = gap_between(before.character, after.character);
    }
}

/// Sets the price of a break before every unit, and where the line may stretch.
fn price_breaks(units: &mut [Unit], pieces: &[Piece]) {
    for i in 1..units.len() {
        let (before, after) = (&units[i - 1], &units[i]);
        let same_piece = before.piece == after.piece;
        let (price, stretch) = match (before.ink, after.ink) {
            (Some(a), Some(b)) => price_between(a.character, b.character),
            (Some(a), None) => (if class(a.character) == Class::Opening { f32::INFINITY } else { 0.0 }, true),
            (None, Some(b)) => (if may_break_between('字', b.character) { 5.0 } else { f32::INFINITY }, true),
            (None, None) if same_piece => (blank_price(units, i, pieces), false),
            (None, None) => (0.0, true),
        };
        units[i].break_before = price;
        units[i].stretch = stretch;
    }
    if let Some(first) = units.first_mut() {
        first.break_before = f32::INFINITY;
    }
    for (place, piece) in pieces.iter().enumerate() {
        if matches!(piece, Piece::Value { name: true, .. }) {
            price_name(units, place);
        }
    }
    price_long_numbers(units);
}

fn price_between(before: char, after: char) -> (f32, bool) {
    let latin = |c: char| class(c) == Class::Latin;
    let one_mark = before == after && class(before) == Class::Double;
    let stretch = !(one_mark || latin(before) && latin(after));
    if !may_break_between(before, after) {
        return (f32::INFINITY, stretch);
    }
    let tears = before.is_ascii_digit() && "年月日号幢栋楼单室户组元人份次岁里亩平".contains(after);
    (if tears { MEASURE_BREAK } else { 0.0 }, stretch)
}

/// A blank is kept whole up to a certain width; a longer one is cut, but not into slivers.
fn blank_price(units: &[Unit], at: usize, pieces: &[Piece]) -> f32 {
    let piece = units[at].piece;
    let Some(Piece::Blank { ems, .. }) = pieces.get(piece) else { return f32::INFINITY };
    let before = units[..at].iter().rev().take_while(|unit| unit.piece == piece).count();
    let after = units[at..].iter().take_while(|unit| unit.piece == piece).count();
    if *ems <= UNBROKEN_BLANK || before < 3 || after < 3 { f32::INFINITY } else { 0.0 }
}

fn price_name(units: &mut [Unit], piece: usize) {
    let Some(start) = units.iter().position(|unit| unit.piece == piece) else { return };
    let length = units[start..].iter().take_while(|unit| unit.piece == piece).count();
    for i in start + 1..start + length {
        let before = units[i - 1].ink.map(|ink| ink.character);
        units[i].break_before = if length <= UNBROKEN_NAME {
            f32::INFINITY
        } else if before.is_some_and(|c| c == '·' || c == ' ') {
            NAME_BREAK
        } else {
            FORCED_BREAK
        };
    }
}

/// Opens what is too long for any line between its groups: a number or word up to [`UNBROKEN_NUMBER`] is never torn.
fn price_long_numbers(units: &mut [Unit]) {
    let is_latin = |unit: &Unit| unit.ink.is_some_and(|ink| class(ink.character) == Class::Latin);
    let mut start = 0;
    while start < units.len() {
        let length = units[start..].iter().take_while(|unit| is_latin(unit)).count();
        if length > UNBROKEN_NUMBER {
            for i in (4..length - 2).step_by(4) {
                let unit = &mut units[start + i];
                unit.break_before = unit.break_before.min(FORCED_BREAK);
            }
        }
        start += length.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::fonts;

    fn units(pieces: &[Piece]) -> Vec<Unit> {
        units_of(fonts(), pieces, Setting::Body, false, "正文").expect("all characters are at hand")
    }

    fn words(text: &str) -> Vec<Unit> {
        units(&[Piece::Words(text.to_owned())])
    }

    fn name(text: &str) -> Vec<Unit> {
        let value = |text: &str| Piece::Value {
            field: "applicant_name".into(),
            label: "申请人姓名".into(),
            text: text.into(),
            name: true,
        };
        units(&[value(text)])
    }

    #[test]
    fn a_name_is_never_broken_and_a_long_one_only_after_its_dot() {
        assert!(
            name("欧阳某某").iter().all(|unit| unit.break_before.is_infinite()),
            "a short name has no break at all"
        );
        let long = name("买买提明·阿卜杜热合曼·吾布力喀斯木");
        let cheap: Vec<usize> = (0..long.len()).filter(|&i| long[i].break_before < FORCED_BREAK).collect();
        assert_eq!(cheap, vec![5, 12], "after the dots, nowhere else");
    }

    #[test]
    fn a_number_is_not_broken_and_only_what_fills_a_line_by_itself_may_be() {
        for number in ["2026", "13800000141", "341599199001010016", "341599112003JC00012"] {
            let torn = words(number).iter().any(|unit| unit.break_before.is_finite());
            assert!(!torn, "{number} is kept together (GB/T 9704: 数字、年份不能回行)");
        }
        let endless = words(&"1234".repeat(20));
        assert!(endless[4].break_before.is_finite(), "80 digits are wider than a line");
    }

    #[test]
    fn adjoining_marks_lose_the_blank_between_them() {
        let width = |text: &str| words(text).iter().map(|unit| unit.width).sum::<f32>();
        for (text, ems) in [("），", 1.5), ("》（", 1.5), ("，“", 1.5), ("（《", 1.5), ("字，字", 3.0)]
        {
            assert!((width(text) - ems).abs() < 0.01, "{text} takes {ems} em, not {}", width(text));
        }
    }

    #[test]
    fn a_missing_character_names_its_field() {
        let value = Piece::Value {
            field: "live_addr".into(),
            label: "居住地址".into(),
            text: "某路\u{E123}号".into(),
            name: false,
        };
        let fault = units_of(fonts(), &[value], Setting::Body, false, "正文").expect_err("no face has it");
        assert_eq!(
            fault,
            LayoutFault::MissingGlyph {
                field: Some("live_addr".into()),
                label: "居住地址".into(),
                character: '\u{E123}'
            },
            "field and character are named"
        );
    }
}
