//! 断行: where the lines of a paragraph end.
//!
//! All lines of a paragraph are weighed together (the least sum of prices, found by looking back from every possible
//! break), because a long number at the end of a line is best helped by the lines before it. Lengths in em.

use std::ops::Range;

use crate::punctuation::SCRIPT_GAP;
use crate::units::Unit;

/// Room for the lines of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    /// Width of the first line, its indent already taken off.
    pub(crate) first: f32,
    /// Width of the others.
    pub(crate) rest: f32,
    /// The right margin is left ragged: a short line costs little.
    pub(crate) ragged: bool,
}

impl Measure {
    pub(crate) fn of(self, first: bool) -> f32 {
        if first { self.first } else { self.rest }
    }
}

/// How much of a stop's blank may be taken away within a line.
pub(crate) const TRAIL_SHRINK: f32 = 0.5;
/// How much of the gap between Han and Latin; their side bearings remain.
pub(crate) const GAP_SHRINK: f32 = 1.0;
/// Stretch between two characters that costs 100.
const LOOSE: f32 = 0.08;
/// Widening the blanks of a line by one em.
const WIDENED: f32 = 8.0;
/// An empty line where the right margin is ragged: cheaper than a torn name.
const RAGGED: f32 = 300.0;
/// So many times the width of a line is more than any line holds.
const FAR: f32 = 2.0;
/// A last line of one character with its stop (孤字).
const LONELY: f32 = 220.0;
/// A break where the rules allow none: dearer than anything else a paragraph may cost.
const BROKEN_RULE: f32 = 1e6;
const ROUNDING: f32 = 0.002;

/// Sums over the units before each place, so that any line is measured at once.
struct Sums {
    width: Vec<f32>,
    shrink: Vec<f32>,
    stretch: Vec<f32>,
    gaps: Vec<f32>,
    cells: Vec<f32>,
}

impl Sums {
    fn of(units: &[Unit]) -> Self {
        let running = |value: fn(&Unit) -> f32| {
            let mut sum = 0.0;
            let sums = units.iter().map(move |unit| {
                sum += value(unit);
                sum
            });
            std::iter::once(0.0).chain(sums).collect::<Vec<f32>>()
        };
        Self {
            width: running(|unit| unit.width + unit.gap),
            shrink: running(|unit| unit.trail * TRAIL_SHRINK + unit.gap * GAP_SHRINK),
            stretch: running(|unit| if unit.stretch && unit.gap == 0.0 { 1.0 } else { 0.0 }),
            gaps: running(|unit| if unit.gap > 0.0 { 1.0 } else { 0.0 }),
            cells: running(|unit| if unit.ink.is_none() { 1.0 } else { 0.0 }),
        }
    }
}

/// A line measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fit {
    /// Room left; negative when the natural width is too much.
    pub(crate) slack: f32,
    /// Blank of the last mark, which may hang away.
    pub(crate) hang: f32,
    /// What the blanks within the line can give.
    pub(crate) shrink: f32,
    /// Places without a gap that can stretch.
    pub(crate) places: f32,
    /// Places with a gap between Han and Latin.
    pub(crate) gaps: f32,
    /// Cells of ruled blanks: where there are any, the line is filled by widening them.
    pub(crate) cells: f32,
}

impl Fit {
    /// Measures `units[line]` as a line of `width`; `first` is the first line of its paragraph.
    pub(crate) fn of(units: &[Unit], line: Range<usize>, width: f32, first: bool) -> Self {
        let sums = Sums::of(&units[line.clone()]);
        Self::from_sums(&sums, &units[line.clone()], 0..line.len(), width, first)
    }

    fn from_sums(sums: &Sums, units: &[Unit], line: Range<usize>, width: f32, first: bool) -> Self {
        let (head, tail) = (&units[line.start], &units[line.end - 1]);
        let lead = if first { 0.0 } else { head.lead };
        let natural = sums.width[line.end] - sums.width[line.start] - head.gap - lead;
        let within = |sums: &[f32]| sums[line.end] - sums[line.start];
        let shrink = within(&sums.shrink) - head.gap * GAP_SHRINK - tail.trail * TRAIL_SHRINK;
        let places = within(&sums.stretch) - if head.stretch && head.gap == 0.0 { 1.0 } else { 0.0 };
        let gaps = within(&sums.gaps) - if head.gap > 0.0 { 1.0 } else { 0.0 };
        let cells = within(&sums.cells);
        Self { slack: width - natural, hang: tail.trail, shrink: shrink.max(0.0), places, gaps, cells }
    }

    /// How far characters have to stand apart to fill the line. A gap between Han and Latin counts as that much already.
    pub(crate) fn looseness(&self) -> f32 {
        let slack = self.slack.max(0.0);
        let apart = slack / self.places.max(1.0);
        if apart <= SCRIPT_GAP || self.places < 1.0 {
            apart
        } else {
            (slack + self.gaps * SCRIPT_GAP) / (self.places + self.gaps)
        }
    }

    /// What is still too wide after the last mark hangs.
    pub(crate) fn excess(&self) -> f32 {
        (-self.slack - self.hang).max(0.0)
    }

    fn fits(&self) -> bool {
        self.excess() <= self.shrink + ROUNDING
    }

    fn price(&self) -> f32 {
        if self.slack < -ROUNDING {
            let squeezed = self.excess() / self.shrink.max(0.01);
            return 2.0 + 60.0 * squeezed * squeezed;
        }
        if self.cells > 0.0 {
            return WIDENED * self.slack.max(0.0);
        }
        let loose = self.looseness() / LOOSE;
        100.0 * loose * loose * loose
    }
}

/// The lines of a paragraph as ranges of its units.
pub(crate) fn break_lines(units: &[Unit], measure: Measure) -> Vec<Range<usize>> {
    let lines = best_breaks(units, measure, None);
    // Text no rule can help, such as ninety closing brackets in a row, breaks as few of them as it can.
    lines.or_else(|| best_breaks(units, measure, Some(BROKEN_RULE))).unwrap_or_default()
}

/// The cheapest breaks. With `forbidden` a break may also stand where the rules allow none, at that price, and a unit wider
/// than the line gets one to itself; without, there may be no answer.
fn best_breaks(units: &[Unit], measure: Measure, forbidden: Option<f32>) -> Option<Vec<Range<usize>>> {
    let sums = Sums::of(units);
    let price_of = |end: usize| match units.get(end).map_or(0.0, |unit| unit.break_before) {
        price if price.is_finite() => Some(price),
        _ => forbidden,
    };
    // For each possible end: the price up to there, and where its line begins.
    let mut best: Vec<Option<(f32, usize)>> = vec![None; units.len() + 1];
    best[0] = Some((0.0, 0));
    for end in 1..=units.len() {
        let Some(break_price) = price_of(end) else { continue };
        for start in (0..end).rev() {
            // What is squeezed gives up less than half of its width.
            if sums.width[end] - sums.width[start] > FAR * measure.rest && end - start > 1 {
                break;
            }
            let Some((so_far, _)) = best[start] else { continue };
            let first = start == 0;
            let fit = Fit::from_sums(&sums, units, start..end, measure.of(first), first);
            if !fit.fits() && (forbidden.is_none() || end - start > 1) {
                break;
            }
            let line = if end == units.len() {
                last_line_price(&fit, measure.of(first), first)
            } else if measure.ragged && fit.slack >= 0.0 {
                RAGGED * (fit.slack / measure.of(first)).powi(2)
            } else {
                fit.price()
            };
            let price = so_far + break_price + line;
            if best[end].is_none_or(|(other, _)| price < other) {
                best[end] = Some((price, start));
            }
        }
    }
    let mut lines = Vec::new();
    let mut end = units.len();
    while end > 0 {
        let (_, start) = best[end]?;
        lines.push(start..end);
        end = start;
    }
    lines.reverse();
    Some(lines)
}

fn last_line_price(fit: &Fit, width: f32, first: bool) -> f32 {
    let filled = width - fit.slack;
    if fit.slack < 0.0 {
        fit.price()
    } else if !first && filled < 2.1 {
        LONELY
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Piece;
    use crate::faces::Setting;
    use crate::proof::fonts;
    use crate::units::units_of;

    const MEASURE: Measure = Measure { first: 18.0, rest: 20.0, ragged: false };

    fn lines_of(text: &str, measure: Measure) -> Vec<String> {
        let pieces = [Piece::Words(text.to_owned())];
        let units = units_of(fonts(), &pieces, Setting::Body, false, "正文").expect("all at hand");
        let characters: Vec<char> = text.chars().collect();
        let lines = break_lines(&units, measure);
        lines.into_iter().map(|line| characters[line].iter().collect()).collect()
    }

    #[test]
    fn plain_han_fills_the_grid() {
        let lines = lines_of(&"字".repeat(58), MEASURE);
        let lengths: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
        assert_eq!(lengths, [18, 20, 20], "18 after the indent, then 20 a line");
    }

    #[test]
    fn a_stop_hangs_its_blank_rather_than_begin_a_line() {
        let text = format!("{}。{}", "字".repeat(18), "文".repeat(10));
        let lines = lines_of(&text, MEASURE);
        assert!(!lines[1].starts_with('。'), "no stop at the head of a line: {lines:?}");
        let closed = format!("{}》，{}", "字".repeat(17), "文".repeat(10));
        assert!(!lines_of(&closed, MEASURE)[1].starts_with(['》', '，']), "two marks stay together");
    }

    #[test]
    fn one_lonely_character_is_not_left_on_the_last_line() {
        let text = format!("{}字。", "字".repeat(18));
        let lines = lines_of(&text, Measure { first: 18.0, rest: 18.0, ragged: false });
        let last = lines.last().expect("there are lines");
        assert!(last.chars().count() > 2, "孤字不成行: {lines:?}");
    }

    #[test]
    fn what_no_rule_can_help_is_still_kept_within_the_measure() {
        let text = "）".repeat(90);
        let lines = lines_of(&text, MEASURE);
        assert!(lines.len() > 1, "cut all the same");
        assert!(lines.iter().all(|line| line.chars().count() <= 41), "half cells: {lines:?}");
        assert_eq!(lines.concat(), text, "and nothing is lost");
    }

    #[test]
    fn nothing_is_lost_or_moved_whatever_the_text() {
        let marks: Vec<char> = "字，。（）“”《》、·—…1aA ％".chars().collect();
        let mut seed = 7u32;
        for _ in 0..300 {
            let mut next = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (seed >> 16) as usize
            };
            let length = 1 + next() % 120;
            let text: String = (0..length).map(|_| marks[next() % marks.len()]).collect();
            assert_eq!(lines_of(&text, MEASURE).concat(), text, "the lines make up the paragraph");
        }
    }

    #[test]
    fn an_empty_paragraph_has_no_lines() {
        assert!(break_lines(&[], MEASURE).is_empty(), "nothing to set");
    }
}
