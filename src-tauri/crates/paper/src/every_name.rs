//! Every lawful name can be set: GB 18030-2022, implementation level 3, the whole set of 87,887 ideographs (tests only).
//!
//! The standard lists them as code positions; they are the ideographs of Unicode 11 without Extension G and later: the
//! unified ideographs up to U+9FEF, Extensions A to F, and the twelve unified ideographs that lie among the compatibility
//! ideographs. 20,976 + 6,582 + 42,711 + 4,149 + 222 + 5,762 + 7,473 + 12 = 87,887, the number the standard states.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use ttf_parser::OutlineBuilder;

use crate::faces::Setting;
use crate::fonts::FaceId;
use crate::proof::fonts;
use crate::{Document, Kind, LayoutFault, Line, Piece, lay_out};

/// Blocks of level 3, each as far as Unicode 11 had filled it.
const BLOCKS: [(&str, RangeInclusive<char>); 7] = [
    ("unified", '\u{4E00}'..='\u{9FEF}'),
    ("extension A", '\u{3400}'..='\u{4DB5}'),
    ("extension B", '\u{20000}'..='\u{2A6D6}'),
    ("extension C", '\u{2A700}'..='\u{2B734}'),
    ("extension D", '\u{2B740}'..='\u{2B81D}'),
    ("extension E", '\u{2B820}'..='\u{2CEA1}'),
    ("extension F", '\u{2CEB0}'..='\u{2EBE0}'),
];
/// Unified ideographs in the block of the compatibility ideographs.
const TWELVE: &str =
    "\u{FA0E}\u{FA0F}\u{FA11}\u{FA13}\u{FA14}\u{FA1F}\u{FA21}\u{FA23}\u{FA24}\u{FA27}\u{FA28}\u{FA29}";

fn level_three() -> impl Iterator<Item = char> {
    BLOCKS.into_iter().flat_map(|(_, block)| block).chain(TWELVE.chars())
}

/// Whether anything is drawn.
#[derive(Default)]
struct Drawn(bool);

impl OutlineBuilder for Drawn {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }
    fn close(&mut self) {}
}

#[test]
fn the_set_is_the_one_the_standard_counts() {
    assert_eq!(level_three().count(), 87_887, "GB 18030-2022, implementation level 3");
}

#[test]
fn every_ideograph_of_level_three_is_drawn() {
    let fonts = fonts();
    let mut by_face = BTreeMap::new();
    for setting in [Setting::Body, Setting::Title] {
        for character in level_three() {
            let code = u32::from(character);
            let glyph = fonts.set(setting, character);
            let glyph = glyph.unwrap_or_else(|| panic!("U+{code:04X} {character} is in no face"));
            let mut drawn = Drawn::default();
            let frame = fonts.face(glyph.face).outline(glyph.id, &mut drawn);
            assert!(
                drawn.0 && frame.is_some_and(|frame| frame.width() > 0 && frame.height() > 0),
                "U+{code:04X} {character}: glyph {} of {} is blank",
                glyph.id,
                glyph.face
            );
            assert!(glyph.advance > 0.5, "U+{code:04X} {character} takes a cell");
            *by_face.entry((setting == Setting::Title, glyph.face)).or_insert(0) += 1;
        }
    }
    let of = |face| by_face.get(&(false, face)).copied().unwrap_or(0);
    let all = of(FaceId::Fangsong) + of(FaceId::Song) + of(FaceId::SongWide);
    assert_eq!(all, 87_887, "each from one of the three faces of the body: {by_face:?}");
    assert!(of(FaceId::Fangsong) > 7_000, "what 仿宋 has is set in it: {by_face:?}");
}

/// A certificate about somebody of this name.
fn about(name: &str) -> Document {
    let value = Piece::Value {
        field: "applicant_name".into(),
        label: "申请人姓名".into(),
        text: name.into(),
        name: true,
    };
    Document {
        kind: Kind::Certificate,
        title: "居住情况说明".into(),
        number: Some("柳荫居证〔2026〕0418号".into()),
        salutation: None,
        paragraphs: vec![Line(vec![value, Piece::Words("居住在此。".into())])],
        signer: "柳荫社区居民委员会".into(),
        date: Some("2026年11月23日".into()),
        signatures: Vec::new(),
        footer: Vec::new(),
    }
}

#[test]
fn what_the_faces_do_not_hold_is_refused_with_what_to_do() {
    // Extensions G, H, I and J; a few of G are in the 宋 face and are printed.
    let later = ('\u{30000}'..='\u{33479}').chain('\u{2EBF0}'..='\u{2EE5D}');
    let private = ('\u{E000}'..='\u{F8FF}').step_by(97).chain(('\u{F0000}'..='\u{10FFFD}').step_by(9_973));
    let fonts = fonts();
    let mut printed = 0;
    for (character, advice) in
        later.map(|c| (c, "报县区更新字库")).chain(private.map(|c| (c, "请重新输入正式的字")))
    {
        // Laying out every one of 14,000 pages proves no more than the lookup every page goes through.
        if fonts.set(Setting::Body, character).is_some() {
            printed += 1;
            continue;
        }
        let fault = LayoutFault::MissingGlyph {
            field: Some("applicant_name".into()),
            label: "申请人姓名".into(),
            character,
        };
        let sentence = fault.to_string();
        assert!(sentence.contains(advice) && sentence.contains("申请人姓名"), "{sentence} says what to do");
        assert!(
            sentence.contains(&format!("U+{:04X}", u32::from(character))),
            "{sentence} names the character"
        );
        if u32::from(character) % 499 == 0 {
            assert_eq!(
                lay_out(fonts, &about(&format!("王{character}"))),
                Err(fault),
                "before anything is drawn"
            );
        }
    }
    assert!(printed < 10, "{printed} characters of the later extensions have a glyph");
}

#[test]
fn a_name_is_set_in_one_typeface() {
    let fonts = fonts();
    // 仿宋 if it has all of the name; else 宋, whose characters beyond the basic plane lie in a second file.
    for (name, faces) in [
        ("王小明", &[FaceId::Fangsong][..]),
        ("欧阳𬱖", &[FaceId::Song]),
        ("马玥璟", &[FaceId::Song]),
        ("阿卜杜热合曼·吾布力喀斯木", &[FaceId::Fangsong]),
        ("王\u{20164}", &[FaceId::Song]),
        ("王\u{2E9F5}", &[FaceId::Song, FaceId::SongWide]),
    ] {
        let sheet = lay_out(fonts, &about(name)).expect("it can be set");
        let line = sheet.pages[0].lines.iter().find(|line| line.text().contains(name)).expect("on one line");
        let start = line.text().chars().position(|c| name.starts_with(c)).expect("it is there");
        let mut used: Vec<FaceId> =
            line.glyphs[start..start + name.chars().count()].iter().map(|g| g.face).collect();
        used.sort_unstable();
        used.dedup();
        assert_eq!(used, faces, "{name}");
    }
}
