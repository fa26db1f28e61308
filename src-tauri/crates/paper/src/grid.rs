//! 版式: the measures of GB/T 9704-2012 and the type sizes, in points.
//!
//! A certificate is no official document of a Party or state organ, so the standard does not bind it; its type area makes
//! the paper look like what the receiving unit is used to.

const MM: f32 = 72.0 / 25.4;

/// Millimetres to points.
pub(crate) const fn mm(length: f32) -> f32 {
    length * MM
}

/// A4.
pub(crate) const PAPER_WIDTH: f32 = mm(210.0);
pub(crate) const PAPER_HEIGHT: f32 = mm(297.0);
/// 订口 28 mm; the right margin is what 156 mm of type leaves.
pub(crate) const LEFT: f32 = mm(28.0);
pub(crate) const RIGHT: f32 = mm(210.0 - 26.0);
/// 版心 156 mm wide.
pub(crate) const TYPE_WIDTH: f32 = mm(156.0);

/// 2号, the title.
pub(crate) const SIZE_2: f32 = 22.0;
/// 小二.
pub(crate) const SIZE_SMALL_2: f32 = 18.0;
/// 四号.
pub(crate) const SIZE_4: f32 = 14.0;
/// 小四.
pub(crate) const SIZE_SMALL_4: f32 = 12.0;
/// 小五, the footer.
pub(crate) const SIZE_SMALL_5: f32 = 9.0;
/// 六号, labels under blanks.
pub(crate) const SIZE_6: f32 = 7.5;

/// Side of the place kept clear for the seal: a committee's seal is at most 45 mm across.
pub(crate) const SEAL_PLACE: f32 = mm(50.0);

/// A body size: so many characters fill the type width exactly.
const fn filling(characters: f32) -> f32 {
    TYPE_WIDTH / characters
}

/// 3号: 28 characters a line, 15.79 pt each.
pub(crate) const BODY_3: f32 = filling(28.0);
/// 小三: 30 characters a line.
pub(crate) const BODY_SMALL_3: f32 = filling(30.0);
/// 四号: 32 characters a line.
pub(crate) const BODY_4: f32 = filling(32.0);
/// 13 pt, between 四号 and 小四: 34 characters a line (slips only).
pub(crate) const BODY_13: f32 = filling(34.0);
/// 小四: 37 characters a line (slips only).
pub(crate) const BODY_SMALL_4: f32 = filling(37.0);
/// 五号: 42 characters a line (slips only).
pub(crate) const BODY_5: f32 = filling(42.0);

/// 22 rows in 225 mm: from baseline to baseline, millimetres.
pub(crate) const ROW: f32 = 225.0 / 22.0;
/// The same in points.
pub(crate) const LEADING_3: f32 = mm(ROW);
/// Baseline of the first row, millimetres: 天头 37 mm, and the height of a 3号 character above its baseline.
pub(crate) const FIRST_ROW: f32 = 41.9;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_is_28_by_22() {
        assert!((BODY_3 - 15.79).abs() < 0.01, "28 characters fill 156 mm: {BODY_3}");
        assert!((LEADING_3 - 28.99).abs() < 0.01, "22 lines fill 225 mm: {LEADING_3}");
        let last = FIRST_ROW + 21.0 * ROW;
        assert!(
            (255.0..262.0).contains(&last),
            "the 22nd row stands above the 35 mm of the lower margin: {last}"
        );
        assert!((RIGHT - LEFT - TYPE_WIDTH).abs() < 0.01, "the margins are 28 and 26 mm");
    }
}
