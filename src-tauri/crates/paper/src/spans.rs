//! Where the text of a line has to be stated in so many words.
//!
//! Whoever extracts text from a PDF sees places, not words, and guesses a blank wherever two glyphs stand further apart
//! than about a tenth of an em. A certificate's text must come back as it was typed — a number searched for, a name
//! compared — so the glyphs on both sides of such a gap are wrapped in a span that states their text (`ActualText`, PDF
//! 32000-1, 14.9.4). Everything else stays plain, to be selected character by character.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::sheet::TextLine;

/// Gap that may be taken for a blank, in em; poppler guesses one from 0.1.
const GAP: f32 = 0.098;

/// The ranges of glyphs to be wrapped, in order, not overlapping.
pub(crate) fn spans_of(line: &TextLine) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (i, pair) in line.glyphs.windows(2).enumerate() {
        let gap = pair[1].x - pair[0].x - pair[0].advance;
        if gap > GAP * line.size {
            match spans.last_mut() {
                Some(span) if span.end > i => span.end = i + 2,
                _ => spans.push(i..i + 2),
            }
        }
    }
    let shared = shared_glyphs(line);
    for i in shared {
        if !spans.iter().any(|span| span.contains(&i)) {
            spans.push(i..i + 1);
        }
    }
    spans.sort_by_key(|span| span.start);
    spans
}

/// Glyphs drawn for two different characters of the line: the font's table can give back only one of them.
fn shared_glyphs(line: &TextLine) -> Vec<usize> {
    let mut characters = BTreeMap::new();
    for glyph in &line.glyphs {
        characters.entry((glyph.face, glyph.id)).or_insert_with(Vec::new).push(glyph.character);
    }
    let shared = |glyph: &crate::sheet::Glyph| {
        characters[&(glyph.face, glyph.id)].iter().any(|&other| other != glyph.character)
    };
    (0..line.glyphs.len()).filter(|&i| shared(&line.glyphs[i])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FaceId;
    use crate::sheet::{Glyph, Ink, Role};

    /// A line of 10 pt type whose glyphs begin at these places, each 10 pt wide.
    fn line(places: &[(u16, char, f32)]) -> TextLine {
        let glyph = |&(id, character, x): &(u16, char, f32)| Glyph {
            face: FaceId::Fangsong,
            id,
            character,
            x,
            advance: 10.0,
        };
        let glyphs = places.iter().map(glyph).collect();
        TextLine { role: Role::Title, x: 0.0, y: 0.0, size: 10.0, ink: Ink::Black, turn: 0.0, glyphs }
    }

    #[test]
    fn glyphs_on_both_sides_of_a_wide_gap_are_wrapped_together() {
        let close = line(&[(1, '甲', 0.0), (2, '乙', 10.9), (3, '丙', 20.9)]);
        assert!(spans_of(&close).is_empty(), "nobody takes nine hundredths for a blank");
        let loose = line(&[(1, '甲', 0.0), (2, '乙', 12.0), (3, '丙', 24.0), (4, '丁', 34.0)]);
        assert_eq!(spans_of(&loose).len(), 1, "neighbouring gaps share a span");
        assert_eq!(spans_of(&loose)[0], 0..3, "up to the glyph behind the last gap");
    }

    #[test]
    fn two_characters_of_one_glyph_are_told_apart() {
        let twins = line(&[(7, '⼀', 0.0), (8, '字', 10.0), (7, '一', 20.0)]);
        assert_eq!(spans_of(&twins), [0..1, 2..3], "the font's table could give back only one of them");
    }
}
