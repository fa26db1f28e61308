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
