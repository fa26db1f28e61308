//! 禁则, for whatever text: the rules a line keeps at its head, at its end and within (tests only).

use proptest::prelude::*;

use crate::break_lines::{Fit, Measure, break_lines};
use crate::document::Piece;
use crate::faces::Setting;
use crate::paragraph::{SetLine, Shape, set_paragraph};
use crate::proof::fonts;
use crate::punctuation::{Class, class};
use crate::units::{Unit, units_of};

/// Never at the head of a line: closing marks, stops, joiners, the second half of a double mark, signs behind an amount.
const NOT_AT_HEAD: &str = "，。、；：？！．”’）》〉〕】」』］｝〗·－～／–…％‰℃°′″㎡々ー";
/// Never at the end of a line.
const NOT_AT_END: &str = "“‘（《〈〔【「『［｛〖￥¥＄№";

fn units(text: &str) -> Vec<Unit> {
    units_of(fonts(), &[Piece::Words(text.to_owned())], Setting::Body, false, "正文").expect("all at hand")
}

/// What a clerk types: runs of characters with the usual marks between them, numbers and Latin words among them.
fn prose() -> impl Strategy<Value = String> {
    let han = "[居住情况说明核实社区村民委员会自起在与及的]{1,9}";
    let number =
        prop_oneof!["[1-9][0-9]{0,7}", "[1-9][0-9]{0,2}\\.[0-9]{1,2}", "341599199001010016", "138[0-9]{8}"];
    let word = "[A-Z][a-z]{0,7}";
    let inner = prop_oneof![
        6 => han.prop_map(|text| text),
        2 => number,
        1 => word,
    ];
    let piece = prop_oneof![
        5 => (inner, "[，。、；：？！]{0,1}").prop_map(|(text, stop)| format!("{text}{stop}")),
        1 => han.prop_map(|text| format!("（{text}）")),
        1 => han.prop_map(|text| format!("“{text}。”")),
        1 => han.prop_map(|text| format!("《{text}〈{text}〉》，")),
        1 => han.prop_map(|text| format!("——{text}……")),
        1 => "[1-9][0-9]{0,2}(％|㎡|℃)".prop_map(|text| text),
        1 => "￥[1-9][0-9]{0,3}".prop_map(|text| text),
        1 => "[甲乙丙丁]{1,2}·[甲乙丙丁]{1,4}".prop_map(|text| text),
    ];
    prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
}

/// Text no clerk types, mark upon mark.
fn rubble() -> impl Strategy<Value = String> {
    "[字，。（）“”《》、·—…1aA％￥]{1,120}"
}

proptest! {
    #[test]
    fn no_line_of_prose_breaks_a_rule(text in prose(), width in 14usize..44) {
        let units = units(&text);
        let measure = Measure { first: width as f32 - 2.0, rest: width as f32, ragged: false };
        let characters: Vec<char> = text.chars().collect();
        let lines = break_lines(&units, measure);
        for (i, line) in lines.iter().enumerate() {
            let (first, last) = (characters[line.start], characters[line.end - 1]);
            prop_assert!(i == 0 || !NOT_AT_HEAD.contains(first), "“{first}” begins line {i} of {text}");
            prop_assert!(line.end == characters.len() || !NOT_AT_END.contains(last), "“{last}” ends line {i} of {text}");
            if line.end < characters.len() {
                let next = characters[line.end];
                let one_mark = last == next && class(last) == Class::Double;
                prop_assert!(!one_mark, "“{last}{next}” is one mark: {text}");
            }
            let fit = Fit::of(&units, line.clone(), measure.of(i == 0), i == 0);
            prop_assert!(fit.excess() <= fit.shrink + 0.01, "line {i} is wider than its measure: {text}");
        }
        prop_assert_eq!(lines.iter().map(|line| line.len()).sum::<usize>(), characters.len(), "nothing is lost");
    }

    #[test]
    fn no_number_and_no_word_is_torn(text in prose(), width in 14usize..44) {
        let measure = Measure { first: width as f32 - 2.0, rest: width as f32, ragged: false };
        let characters: Vec<char> = text.chars().collect();
        let is_latin = |c: char| c.is_ascii_alphanumeric() || c == '.';
        for line in break_lines(&units(&text), measure) {
            if line.end == characters.len() || !(is_latin(characters[line.end - 1]) && is_latin(characters[line.end])) {
                continue;
            }
            let before = characters[..line.end].iter().rev().take_while(|c| is_latin(**c)).count();
            let after = characters[line.end..].iter().take_while(|c| is_latin(**c)).count();
            prop_assert!(before + after > 24, "a number of {} characters is torn: {text}", before + after);
        }
    }

    #[test]
    fn whatever_the_text_nothing_is_lost_and_nothing_runs_out(text in rubble(), width in 6usize..30) {
        let width = width as f32;
        let shape = Shape { indent: 2.0, justified: true, ..Shape::plain(width) };
        let lines = set_paragraph(fonts(), &[Piece::Words(text.clone())], shape, "正文").expect("all at hand");
        let set: String = lines.iter().map(text_of).collect();
        prop_assert_eq!(&set, &text, "every character is set once, in order");
        for line in &lines {
            prop_assert!(line.width <= width + 0.52, "{} em in a line of {width}: {text}", line.width);
        }
    }

    #[test]
    fn a_first_line_is_indented_by_two_characters_and_the_others_begin_at_the_margin(text in prose()) {
        let shape = Shape { indent: 2.0, justified: true, ..Shape::plain(28.0) };
        let lines = set_paragraph(fonts(), &[Piece::Words(text.clone())], shape, "正文").expect("all at hand");
        for (i, line) in lines.iter().enumerate() {
            let (glyph, x) = line.glyphs[0];
            // Only the blank half of an opening mark goes into the margin.
            let start = x - glyph.shift;
            let expected = if i == 0 { 2.0 } else { 0.0 };
            prop_assert!(start <= expected + 0.01 && start >= expected - 0.51, "line {i} begins at {start}: {text}");
        }
    }

    #[test]
    fn inner_lines_are_straight_at_the_right(text in prose()) {
        let shape = Shape { indent: 2.0, justified: true, ..Shape::plain(28.0) };
        let lines = set_paragraph(fonts(), &[Piece::Words(text.clone())], shape, "正文").expect("all at hand");
        for (i, line) in lines.iter().enumerate().take(lines.len().saturating_sub(1)) {
            let loosest = line.glyphs.windows(2).map(|pair| pair[1].1 - pair[0].1 - pair[0].0.cell).fold(0.0, f32::max);
            // A line that could only be filled by pulling it apart is left ragged.
            prop_assert!((line.width - 28.0).abs() < 0.02 || line.width < 28.0 - 0.2, "line {i} ends at {}: {text}", line.width);
            prop_assert!(loosest < 0.6, "{loosest} em between two characters of line {i}: {text}");
        }
    }
}

fn text_of(line: &SetLine) -> String {
    line.glyphs.iter().map(|(glyph, _)| glyph.character).collect()
}

#[test]
fn the_white_between_han_and_a_number_is_about_a_quarter() {
    let set = |text: &str| {
        let lines = set_paragraph(fonts(), &[Piece::Words(text.to_owned())], Shape::plain(40.0), "正文");
        lines.expect("all at hand").remove(0)
    };
    let mut whites = Vec::new();
    for text in ["自2019年3月1日起", "第0418号", "共35人", "3幢402室", "住26日", "在ABC村"] {
        let line = set(text);
        for pair in line.glyphs.windows(2) {
            let latin = |c: char| c.is_ascii_alphanumeric();
            if latin(pair[0].0.character) != latin(pair[1].0.character) {
                whites.push(ink_left(&pair[1]) - ink_right(&pair[0]));
            }
        }
    }
    let mean = whites.iter().sum::<f32>() / whites.len() as f32;
    assert!((0.18..0.32).contains(&mean), "四分之一字的间隙, as the eye sees it: {mean} of {whites:?}");
}

/// Where the ink of a glyph begins and ends, em.
fn ink((glyph, x): &(crate::faces::SetGlyph, f32)) -> (f32, f32) {
    let face = fonts().face(glyph.face);
    let mut nowhere = Nowhere;
    let frame = face.outline(glyph.id, &mut nowhere).expect("drawn");
    let em = f32::from(face.units_per_em);
    (x + f32::from(frame.x_min) / em, x + f32::from(frame.x_max) / em)
}

fn ink_left(glyph: &(crate::faces::SetGlyph, f32)) -> f32 {
    ink(glyph).0
}

fn ink_right(glyph: &(crate::faces::SetGlyph, f32)) -> f32 {
    ink(glyph).1
}

/// Takes an outline and keeps nothing: only its frame is wanted.
struct Nowhere;

impl ttf_parser::OutlineBuilder for Nowhere {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}
