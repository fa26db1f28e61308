//! What marks a blank sample, so that nobody can take it for a certificate.

use crate::composer::{Composer, Place};
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::grid::{PAPER_HEIGHT, PAPER_WIDTH, SIZE_SMALL_2, SIZE_SMALL_5, mm};
use crate::paragraph::set_words;
use crate::sheet::{Ink, Ring, Role};

/// 样本 right across the page, behind the text.
const MARK_SIZE: f32 = 168.0;
const MARK_INK: Ink = Ink::Grey(0.9);
const MARK_TURN: f32 = 52.0;
/// A seal is at most 45 mm across.
const RING_RADIUS: f32 = mm(21.0);
const RING_INK: Ink = Ink::Grey(0.55);

/// Puts the large grey 样本 behind everything.
pub(crate) fn put_mark(composer: &mut Composer<'_>) -> Result<(), LayoutFault> {
    let set = set_words(composer.fonts, "样　本", Setting::Title, "样本")?;
    let (sine, cosine) = MARK_TURN.to_radians().sin_cos();
    // From the start of the turned baseline to the middle of the words.
    let (along, up) = (set.width * MARK_SIZE / 2.0, 0.38 * MARK_SIZE);
    let x = PAPER_WIDTH / 2.0 - along * cosine + up * sine;
    let y = PAPER_HEIGHT / 2.0 + along * sine + up * cosine;
    composer.put(&set, Place { role: Role::Mark, x, y, size: MARK_SIZE, ink: MARK_INK })?;
    if let Some(line) = composer.page.lines.last_mut() {
        line.turn = MARK_TURN;
    }
    Ok(())
}

/// Puts a framed 样本 at the head, its baseline starting at `at`.
pub(crate) fn put_boxed_word(composer: &mut Composer<'_>, at: (f32, f32)) -> Result<(), LayoutFault> {
    let (x, y) = at;
    let (pad, size) = (mm(2.6), SIZE_SMALL_2);
    let place = Place { role: Role::Number, x: x + pad, y, size, ink: Ink::Black };
    let width = composer.put_words("样　本", Setting::Title, "样本", 0.0, place)? + 2.0 * pad;
    let (top, bottom) = (y - size * 0.86 - pad * 0.6, y + size * 0.12 + pad * 0.6);
    let corners = [(x, top), (x + width, top), (x + width, bottom), (x, bottom), (x, top)];
    corners.windows(2).for_each(|side| composer.rule(side[0], side[1], 1.2, Ink::Black));
    Ok(())
}

/// Puts the dashed circle that shows where the seal goes.
pub(crate) fn put_seal_ring(composer: &mut Composer<'_>, centre: (f32, f32)) -> Result<(), LayoutFault> {
    composer.page.rings.push(Ring { centre, radius: RING_RADIUS, ink: RING_INK });
    let place = Place {
        role: Role::SealPlace,
        x: centre.0,
        y: centre.1 + RING_RADIUS - mm(5.0),
        size: SIZE_SMALL_5,
        ink: RING_INK,
    };
    composer.put_words("（盖章处）", Setting::Body, "盖章处", 0.5, place).map(|_| ())
}
