//! Lines of about equal length for titles and names of committees (GB/T 9704: 词意完整、排列对称、长短适宜).

use std::ops::Range;

use crate::units::Unit;

/// Cuts `units` into as few lines of at most `width` em as possible, about equally long, at seams of the wording where
/// there are any. None when more than `most` lines would be needed.
pub(crate) fn balance(units: &[Unit], width: f32, most: usize) -> Option<Vec<Range<usize>>> {
    let length = |range: Range<usize>| {
        units[range.clone()].iter().map(|unit| unit.width + unit.gap).sum::<f32>() - units[range.start].gap
    };
    if units.is_empty() {
        return Some(Vec::new());
    }
    let cuts = (1..=most).filter_map(|count| {
        let even = length(0..units.len()) / count as f32;
        let (price, lines) = best_cuts(units, 0, &Frame { width, even, length: &length }, count)?;
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
    width: f32,
    even: f32,
    length: &'a dyn Fn(Range<usize>) -> f32,
}

/// The cheapest way to cut the units from `start` into exactly `count` lines.
fn best_cuts(
    units: &[Unit],
    start: usize,
    frame: &Frame<'_>,
    count: usize,
) -> Option<(f32, Vec<Range<usize>>)> {
    let line = |end: usize| {
        let length = (frame.length)(start..end);
        (length <= frame.width).then(|| (length - frame.even).powi(2))
    };
    if count == 1 {
        return line(units.len()).map(|price| (price, std::iter::once(start..units.len()).collect()));
    }
    let cuts = (start + 1..units.len()).filter(|&end| units[end].break_before.is_finite());
    let tried = cuts.filter_map(|end| {
        let first = line(end)?;
        let (rest, mut lines) = best_cuts(units, end, frame, count - 1)?;
        lines.insert(0, start..end);
        Some((first + seam(units, end) + rest, lines))
    });
    tried.reduce(|a, b| if b.0 < a.0 { b } else { a })
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
