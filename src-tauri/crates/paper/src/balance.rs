//! Lines of about equal length for titles and names of committees (GB/T 9704: 词意完整、排列对称、长短适宜).

use std::ops::Range;

use crate::units::Unit;

/// Cuts `units` into as few lines of at most `width` em as possible, about equally long, at seams of the wording where
/// there are any. None when more than `most` lines would be needed.
pub(crate) fn balance(units: &[Unit], width: f32, most: usize) -> Option<Vec<Range<usize>>> {
    if units.is_empty() {
        return Some(Vec::new());
    }
    let mut reached = 0.0;
    let ends = units.iter().map(|unit| {
        reached += unit.width + unit.gap;
        reached
    });
    let sums: Vec<f32> = std::iter::once(0.0).chain(ends).collect();
    let seams: Vec<f32> = (0..units.len()).map(|at| if at == 0 { 0.0 } else { seam(units, at) }).collect();
    let cuts = (1..=most).filter_map(|count| {
        let even = (sums[units.len()] - units[0].gap) / count as f32;
        let (price, lines) = best_cuts(&Frame { units, sums: &sums, seams: &seams, width, even }, count)?;
        Some((price + ANOTHER_LINE * count as f32, lines))
    });
    cuts.reduce(|a, b| if b.0 < a.0 { b } else { a }).map(|(_, lines)| lines)
}

/// A further line is taken rather than a cut inside a word, not for evenness alone.
const ANOTHER_LINE: f32 = 25.0;
/// A cut inside a word.
const TORN: f32 = 60.0;

/// What every line is measured against.
struct Frame<'a> {
    units: &'a [Unit],
    /// Widths before each unit, added up.
    sums: &'a [f32],
    /// The price of cutting before each.
    seams: &'a [f32],
    width: f32,
    even: f32,
}

impl Frame<'_> {
    /// The price of a line; none when it is too long.
    fn line(&self, start: usize, end: usize) -> Option<f32> {
        let length = self.sums[end] - self.sums[start] - self.units[start].gap;
        (length <= self.width).then(|| (length - self.even).powi(2))
    }
}

/// The cheapest way to cut the units into exactly `count` lines.
fn best_cuts(frame: &Frame<'_>, count: usize) -> Option<(f32, Vec<Range<usize>>)> {
    let all = frame.units.len();
    // For each unit a line may begin with: the price from there to the end, and where that line ends.
    let mut levels: Vec<Vec<Option<(f32, usize)>>> =
        vec![(0..all).map(|start| Some((frame.line(start, all)?, all))).collect()];
    for _ in 1..count {
        let rest = &levels[levels.len() - 1];
        let best = |start: usize| {
            let cuts = (start + 1..all).filter(|&end| frame.units[end].break_before.is_finite());
            let tried = cuts.filter_map(|end| {
                let (first, (rest, _)) = (frame.line(start, end)?, rest[end]?);
                Some((first + frame.seams[end] + rest, end))
            });
            tried.reduce(|a, b| if b.0 < a.0 { b } else { a })
        };
        levels.push((0..all).map(best).collect());
    }
    let price = levels[count - 1][0]?.0;
    let (mut lines, mut start) = (Vec::with_capacity(count), 0);
    for level in levels.iter().rev() {
        let (_, end) = level[start]?;
        lines.push(start..end);
        start = end;
    }
    Some((price, lines))
}

/// The price of cutting before this unit: nothing at a seam of the wording, much inside a word.
fn seam(units: &[Unit], at: usize) -> f32 {
    let character = |i: usize| units[i].ink.map_or(' ', |ink| ink.character);
    let (before, after) = (character(at - 1), character(at));
    let place_ends = "省市区县镇乡道处村".contains(before) && !"民居委镇乡区县市村办".contains(after);
    if "（《“".contains(after) || "、，）》”".contains(before) {
        0.0
    } else if place_ends || "的和与及或".contains(before) {
        6.0
    } else {
        TORN
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Piece;
    use crate::faces::Setting;
    use crate::proof::fonts;
    use crate::units::units_of;

    fn lines(text: &str, width: f32) -> Vec<String> {
        let units = units_of(fonts(), &[Piece::Words(text.into())], Setting::Title, false, "标题")
            .expect("all characters are at hand");
        let ranges = balance(&units, width, 3).expect("it fits on three lines");
        let text: Vec<char> = text.chars().collect();
        ranges.into_iter().map(|range| text[range].iter().collect()).collect()
    }

    #[test]
    fn a_long_title_is_cut_where_the_wording_has_a_seam() {
        assert_eq!(lines("居住情况说明", 18.0), ["居住情况说明"], "short enough");
        assert_eq!(
            lines("宅基地使用权权属来源证明（无权属来源材料情形）", 18.0),
            ["宅基地使用权权属来源证明", "（无权属来源材料情形）"],
            "before the bracket"
        );
    }

    #[test]
    fn the_name_of_a_committee_is_cut_between_places() {
        assert_eq!(
            lines("安徽省六安市金寨县流波䃥镇响洪甸村村民委员会", 18.0),
            ["安徽省六安市金寨县", "流波䃥镇响洪甸村村民委员会"],
            "after 县, not inside 村民委员会"
        );
        assert_eq!(
            lines("安徽省六安市金安区清河街道办事处柳荫花园社区居民委员会", 20.0),
            ["安徽省六安市金安区清河街道办事处", "柳荫花园社区居民委员会"],
            "not inside 街道办事处"
        );
        assert_eq!(
            lines("安徽省六安市金寨县流波䃥镇响洪甸水库移民安置示范新区柳荫社区居民委员会", 20.0),
            ["安徽省六安市金寨县流波䃥镇", "响洪甸水库移民安置示范新区", "柳荫社区居民委员会"],
            "a third line rather than a cut inside 水库"
        );
    }

    #[test]
    fn what_does_not_fit_is_said() {
        let units = units_of(fonts(), &[Piece::Words("长".repeat(60))], Setting::Title, false, "标题")
            .expect("all characters are at hand");
        assert_eq!(balance(&units, 18.0, 3), None, "60 em do not go into three lines of 18");
    }
}
