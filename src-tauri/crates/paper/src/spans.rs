//! Where the text of a line has to be stated in so many words.
//!
//! Whoever extracts text from a PDF sees places, not words, and guesses a blank wherever two glyphs stand further apart
//! than about a tenth of an em. A certificate's text must come back as it was typed — a number searched for, a name
//! compared — so the glyphs on both sides of such a gap are wrapped in a span that states their text (`ActualText`, PDF
//! 32000-1, 14.9.4). Everything else stays plain, to be selected character by character.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::fonts::FaceId;
use crate::sheet::{Sheet, TextLine};

/// Gap that may be taken for a blank, in em; poppler guesses one from 0.1.
const GAP: f32 = 0.098;

/// Glyphs drawn for two different characters of a file: the font's table can give back only one of them.
#[derive(Debug, Default)]
pub(crate) struct SharedGlyphs(BTreeSet<(FaceId, u16)>);

impl SharedGlyphs {
    pub(crate) fn of(sheet: &Sheet) -> Self {
        let mut characters = BTreeMap::new();
        let mut shared = BTreeSet::new();
        for glyph in sheet.pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.glyphs) {
            let key = (glyph.face, glyph.id);
            if *characters.entry(key).or_insert(glyph.character) != glyph.character {
                shared.insert(key);
            }
        }
        Self(shared)
    }
}

/// The ranges of glyphs to be wrapped, in order, not overlapping.
pub(crate) fn spans_of(line: &TextLine, shared: &SharedGlyphs) -> Vec<Range<usize>> {
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
    if !shared.0.is_empty() {
        for (i, glyph) in line.glyphs.iter().enumerate() {
            if shared.0.contains(&(glyph.face, glyph.id)) && !spans.iter().any(|span| span.contains(&i)) {
                spans.push(i..i + 1);
            }
        }
        spans.sort_by_key(|span| span.start);
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Glyph, Ink, Page, Role};

    /// A line of 10 pt type whose glyphs begin at these places, each 10 pt wide.
    fn line(places: &[(u16, char, f32)]) -> TextLine {
        let glyph = |&(id, character, x): &(u16, char, f32)| Glyph {
            face: FaceId::Fangsong,
            id,
            character,
            x,
            advance: 10.0,
            fixed: false,
        };
        let glyphs = places.iter().map(glyph).collect();
        TextLine { role: Role::Title, x: 0.0, y: 0.0, size: 10.0, ink: Ink::Black, turn: 0.0, glyphs }
    }

    #[test]
    fn glyphs_on_both_sides_of_a_wide_gap_are_wrapped_together() {
        let close = line(&[(1, '甲', 0.0), (2, '乙', 10.9), (3, '丙', 20.9)]);
        assert!(
            spans_of(&close, &SharedGlyphs::default()).is_empty(),
            "nobody takes nine hundredths for a blank"
        );
        let loose = line(&[(1, '甲', 0.0), (2, '乙', 12.0), (3, '丙', 24.0), (4, '丁', 34.0)]);
        assert_eq!(spans_of(&loose, &SharedGlyphs::default()).len(), 1, "neighbouring gaps share a span");
        assert_eq!(
            spans_of(&loose, &SharedGlyphs::default())[0],
            0..3,
            "up to the glyph behind the last gap"
        );
    }

    #[test]
    fn two_characters_of_one_glyph_are_told_apart() {
        let lines = vec![line(&[(7, '⼀', 0.0), (8, '字', 10.0)]), line(&[(9, '第', 0.0), (7, '一', 10.0)])];
        let page = Page {
            width: 595.0,
            height: 842.0,
            tints: Vec::new(),
            lines: lines.clone(),
            rules: Vec::new(),
            rings: Vec::new(),
            codes: Vec::new(),
            links: Vec::new(),
        };
        let shared = SharedGlyphs::of(&Sheet { pages: vec![page] });
        assert_eq!(
            spans_of(&lines[0], &shared),
            std::slice::from_ref(&(0..1)),
            "the font's table could give back only one of them"
        );
        assert_eq!(
            spans_of(&lines[1], &shared),
            std::slice::from_ref(&(1..2)),
            "on whatever line the other one stands"
        );
    }
}
