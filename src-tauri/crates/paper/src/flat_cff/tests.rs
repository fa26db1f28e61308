//! The cut-down font is a font, holds the same outlines, and no damaged file makes the reader panic.

use ttf_parser::{GlyphId, OutlineBuilder, RawFace, Tag};

use super::{FlatCff, FlatCffFault};
use crate::proof::font_files;

fn table() -> &'static [u8] {
    let face = RawFace::parse(font_files().fangsong, 0).expect("a whole font");
    face.table(Tag::from_bytes(b"CFF ")).expect("CFF outlines")
}

/// An outline as a list of its steps.
#[derive(Default, Debug, PartialEq)]
struct Steps(Vec<(char, [i32; 6])>);

impl Steps {
    fn step(&mut self, kind: char, at: [f32; 6]) {
        self.0.push((kind, at.map(|value| (value * 100.0).round() as i32)));
    }
}

impl OutlineBuilder for Steps {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('M', [x, y, 0.0, 0.0, 0.0, 0.0]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.step('L', [x, y, 0.0, 0.0, 0.0, 0.0]);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.step('Q', [x1, y1, x, y, 0.0, 0.0]);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step('C', [x1, y1, x2, y2, x, y]);
    }
    fn close(&mut self) {
        self.step('Z', [0.0; 6]);
    }
}

fn outline(cff: &[u8], glyph: u16) -> Steps {
    let table = ttf_parser::cff::Table::parse(cff).expect("a CFF table");
    let mut steps = Steps::default();
    table.outline(GlyphId(glyph), &mut steps).expect("an outline");
    steps
}

#[test]
fn the_outlines_are_the_same_as_in_the_whole_font() {
    let flat = FlatCff::read(table()).expect("FandolFang is flat");
    let face = ttf_parser::Face::parse(font_files().fangsong, 0).expect("a whole font");
    let glyphs: Vec<u16> = std::iter::once(0)
        .chain("居住情况说明，。（）".chars().map(|c| face.glyph_index(c).expect("at hand").0))
        .collect();
    let subset = flat.subset(&glyphs, "FandolFang-Regular").expect("these glyphs exist");
    assert!(subset.len() < 20_000, "only the glyphs asked for: {} bytes", subset.len());
    for (place, &glyph) in glyphs.iter().enumerate().skip(1) {
        let place = u16::try_from(place).expect("few glyphs");
        assert_eq!(outline(&subset, place), outline(table(), glyph), "glyph {glyph} is copied unaltered");
    }
}

#[test]
fn a_glyph_the_font_lacks_is_said() {
    let flat = FlatCff::read(table()).expect("FandolFang is flat");
    assert_eq!(flat.subset(&[0, 65_000], "X").err(), Some(FlatCffFault::NoGlyph(65_000)), "there is none");
}

#[test]
fn a_table_cut_short_anywhere_is_refused_without_panic() {
    let whole = table();
    for length in (0..4000).chain((4000..whole.len()).step_by(50_021)) {
        // Reading may succeed when only outlines are gone; then taking them must fail cleanly.
        if let Ok(flat) = FlatCff::read(&whole[..length]) {
            assert!(flat.subset(&[0, 7000], "X").is_err(), "outline 7000 lies beyond {length} bytes");
        }
    }
}

#[test]
fn damaged_bytes_never_panic() {
    // What was cut down is flat itself, and small enough to damage every byte of it.
    let flat = FlatCff::read(table()).expect("FandolFang is flat");
    let small = flat.subset(&[0, 1, 2, 3], "Small").expect("these glyphs exist");
    let again = FlatCff::read(small.clone().leak()).expect("a subset is flat too");
    assert_eq!(again.subset(&[0, 1, 2, 3], "Small").expect("all four"), small, "and cuts down to itself");
    let mut refused = 0;
    for at in 0..small.len() {
        for flip in [0xFF, 0x01, 0x80] {
            let mut damaged = small.clone();
            damaged[at] ^= flip;
            match FlatCff::read(damaged.leak()) {
                Ok(flat) => drop(flat.subset(&[0, 1, 2, 3], "Small")),
                Err(_) => refused += 1,
            }
        }
    }
    assert!(refused > 100, "damage to headers is noticed: {refused} of {} times", small.len() * 3);
}
