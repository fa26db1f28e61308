//! The foot of the page: lines to sign on, hairline, small type.

use crate::composer::{Composer, HAIRLINE, Place};
use crate::document::{Document, Kind, Piece};
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::grid::{LEFT, PAPER_HEIGHT, RIGHT, SIZE_4, SIZE_SMALL_5, TYPE_WIDTH, mm};
use crate::paragraph::{Shape, set_paragraph};
use crate::sheet::{Ink, Page, Role};

/// Baseline of the lowest row of lines to sign on: the last line of the type area.
const SIGNATURES_Y: f32 = PAPER_HEIGHT - mm(37.0);
const SIGNATURE_ROW: f32 = mm(12.0);
const SIGNATURES_PER_ROW: usize = 2;
/// The hairline above the footer.
pub(crate) const FOOT_RULE_Y: f32 = PAPER_HEIGHT - mm(26.0);
const FOOT_LEADING: f32 = mm(4.3);
/// The lowest row stands 8.5 mm above the edge, which every printer reaches.
const FOOT_ROWS: usize = 4;

/// What stands at the foot.
pub(crate) struct FootContent {
    /// First row, beside the page number.
    pub(crate) first: String,
    /// Further rows.
    pub(crate) rows: Vec<String>,
}

impl FootContent {
    pub(crate) fn of(document: &Document) -> Self {
        match (document.kind, &document.number) {
            (Kind::Sample, _) => Self {
                first: "空白样本：没有编号、日期和印章，不能作为证明使用。".to_owned(),
                rows: document.footer.clone(),
            },
            (_, Some(number)) => Self { first: format!("编号：{number}"), rows: document.footer.clone() },
            (_, None) => Self { first: String::new(), rows: document.footer.clone() },
        }
    }
}

/// Puts 经办人（签名）： and the like, two in a row at the foot of the type area; gives the line above which the rest has
/// to end.
pub(crate) fn put_signatures(composer: &mut Composer<'_>, signatures: &[String]) -> Result<f32, LayoutFault> {
    let rows = signatures.len().div_ceil(SIGNATURES_PER_ROW);
    let top = SIGNATURES_Y - rows.saturating_sub(1) as f32 * SIGNATURE_ROW;
    let column = TYPE_WIDTH / SIGNATURES_PER_ROW as f32;
    for (i, who) in signatures.iter().enumerate() {
        let x = LEFT + (i % SIGNATURES_PER_ROW) as f32 * column;
        let y = top + (i / SIGNATURES_PER_ROW) as f32 * SIGNATURE_ROW;
        let place = Place { role: Role::Signature, x, y, size: SIZE_4, ink: Ink::Black };
        let label = format!("{who}（签名）：");
        let width = composer.put_words(&label, Setting::Body, "签名", 0.0, place)?;
        // At least 25 mm to write on.
        if width > column - mm(25.0) {
            return Err(LayoutFault::TooLong { what: "签名栏", most: 1 });
        }
        let rule_y = y + SIZE_4 * 0.16;
        let last_in_row = i % SIGNATURES_PER_ROW + 1 == SIGNATURES_PER_ROW;
        let end = x + column - if last_in_row { 0.0 } else { mm(6.0) };
        composer.rule((x + width, rule_y), (end, rule_y), HAIRLINE, Ink::Black);
    }
    Ok(if signatures.is_empty() { SIGNATURES_Y } else { top - SIZE_4 * 1.3 })
}

/// The line above which everything but the lines to sign on and the foot has to end, on a page that is laid out.
pub(crate) fn place_above_signatures(page: &Page) -> f32 {
    let signatures = page.lines.iter().filter(|line| line.role == Role::Signature);
    signatures.map(|line| line.y - SIZE_4 * 1.3).fold(SIGNATURES_Y, f32::min)
}

/// Puts hairline, number, remarks and page number.
pub(crate) fn put_foot(composer: &mut Composer<'_>, content: &FootContent) -> Result<(), LayoutFault> {
    composer.rule((LEFT, FOOT_RULE_Y), (RIGHT, FOOT_RULE_Y), HAIRLINE, Ink::Black);
    let place =
        Place { role: Role::Footer, x: LEFT, y: FOOT_RULE_Y + mm(4.6), size: SIZE_SMALL_5, ink: Ink::Black };
    let page = "第1页　共1页";
    let page_place = Place { x: RIGHT, ..place };
    let page_width = composer.put_words(page, Setting::Body, "页码", 1.0, page_place)?;
    let mut rows = 0;
    for (i, text) in std::iter::once(&content.first).chain(&content.rows).enumerate() {
        let width = if i == 0 { TYPE_WIDTH - page_width - mm(4.0) } else { TYPE_WIDTH };
        let shape = Shape::plain(width / SIZE_SMALL_5);
        let pieces = [Piece::Words(text.clone())];
        let lines = set_paragraph(composer.fonts, &pieces, shape, "页脚")?;
        for line in &lines {
            composer.put(line, Place { y: place.y + rows as f32 * FOOT_LEADING, ..place })?;
            rows += 1;
        }
        // The first row is there even without words: the page number stands in it.
        rows = rows.max(1);
    }
    if rows > FOOT_ROWS { Err(LayoutFault::TooLong { what: "页脚", most: FOOT_ROWS }) } else { Ok(()) }
}
