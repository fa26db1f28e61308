//! Which face sets which character, and how it stands in its cell.

use crate::fonts::{FaceId, Fonts};

/// What is being set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// Running text: 仿宋, then 宋, then the wide 宋, character by character.
    Body,
    /// A title or heading: bold 宋.
    Title,
    /// A name whose characters all come from 宋 (wide 宋 only where 宋 has none).
    Song,
    /// A name whose characters all come from the wide 宋.
    SongWide,
}

/// A glyph in its cell. All lengths in em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SetGlyph {
    pub(crate) face: FaceId,
    pub(crate) id: u16,
    pub(crate) character: char,
    /// Width of the cell it stands in.
    pub(crate) cell: f32,
    /// From the left of the cell to the glyph's origin.
    pub(crate) shift: f32,
    /// The glyph's own advance, as embedded.
    pub(crate) advance: f32,
    /// Part of the fixed wording.
    pub(crate) fixed: bool,
}

/// 间隔号 takes half a cell (GB/T 15834-2011).
const MIDDLE_DOT_CELL: f32 = 0.5;

impl Fonts {
    /// The glyph that sets `character`; none when no face of the chain has it.
    pub(crate) fn set(&self, setting: Setting, character: char) -> Option<SetGlyph> {
        if is_unprintable(character) {
            return None;
        }
        let latin = is_latin(character).then_some(FaceId::Latin);
        let chain: [FaceId; 3] = match setting {
            Setting::Body => [FaceId::Fangsong, FaceId::Song, FaceId::SongWide],
            Setting::Title => [FaceId::Title, FaceId::Song, FaceId::SongWide],
            Setting::Song => [FaceId::Song, FaceId::SongWide, FaceId::Fangsong],
            Setting::SongWide => [FaceId::SongWide, FaceId::Song, FaceId::Fangsong],
        };
        let first = latin.filter(|_| setting != Setting::Title);
        first.into_iter().chain(chain).find_map(|id| self.set_in(id, character))
    }

    fn set_in(&self, id: FaceId, character: char) -> Option<SetGlyph> {
        let face = self.face(id);
        let glyph = face.glyph(character)?;
        let advance = face.advance(glyph);
        let cell = if character == '·' { MIDDLE_DOT_CELL } else { advance / id.optical_scale() };
        // A full cell stays exactly one em, whatever rounding the width table brought.
        let cell = if (cell - 1.0).abs() < 0.004 { 1.0 } else { cell };
        let shift = (cell - advance) / 2.0;
        Some(SetGlyph { face: id, id: glyph, character, cell, shift, advance, fixed: false })
    }

    /// A name is set wholly in one face: 仿宋 if it has every character, else 宋, else the wide 宋; only a name that no
    /// single face has takes the wide 宋 for the characters 宋 lacks.
    pub(crate) fn setting_of_name(&self, name: &str) -> Setting {
        let all_in = |id: FaceId| {
            name.chars().filter(|&c| !is_latin(c) && c != '·').all(|c| self.face(id).glyph(c).is_some())
        };
        if all_in(FaceId::Fangsong) {
            Setting::Body
        } else if !all_in(FaceId::Song) && all_in(FaceId::SongWide) {
            Setting::SongWide
        } else {
            Setting::Song
        }
    }
}

/// Characters that are refused even where a face has some glyph for them: controls and other invisible ones, which
/// would print as nothing, and the private use area, which means something else on every computer.
pub(crate) fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x180B..=0x180F | 0x200B..=0x200F | 0x2028..=0x202E
            | 0x2060..=0x206F | 0x3164 | 0xE000..=0xF8FF | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF9..=0xFFFF
            | 0xE0000..=0x10FFFF)
}

/// Set in the Latin face: ASCII and the letters of Latin-1 and its extensions.
pub(crate) fn is_latin(c: char) -> bool {
    matches!(c, ' '..='~') || (matches!(c, '\u{C0}'..='\u{24F}') && c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::fonts;

    fn faces_of(name: &str) -> Vec<FaceId> {
        let setting = fonts().setting_of_name(name);
        name.chars().map(|c| fonts().set(setting, c).expect("every character is at hand").face).collect()
    }

    #[test]
    fn a_name_comes_from_one_face_if_one_face_has_it_all() {
        use FaceId::{Fangsong, Latin, Song, SongWide};
        for (name, faces) in [
            ("王小明", vec![Fangsong; 3]),
            ("马玥璟", vec![Song; 3]),
            ("欧阳𬱖", vec![Song; 3]),
            ("\u{20164}\u{2A6B2}", vec![SongWide; 2]),
            ("阿依·买买", vec![Fangsong; 5]),
            ("王J", vec![Fangsong, Latin]),
        ] {
            assert_eq!(faces_of(name), faces, "{name}");
        }
    }

    #[test]
    fn a_name_no_single_face_has_takes_the_wide_face_for_the_rest() {
        assert_eq!(
            faces_of("王\u{2E9F5}"),
            vec![FaceId::Song, FaceId::SongWide],
            "宋 for 王, the wide 宋 for what it lacks"
        );
    }

    #[test]
    fn what_nobody_sees_is_never_set() {
        for c in ['\u{7}', '\u{200B}', '\u{202E}', '\u{FE0F}', '\u{E000}', '\u{E0100}', '\u{AD}', '\t'] {
            assert_eq!(fonts().set(Setting::Body, c), None, "U+{:04X}", u32::from(c));
            assert_eq!(fonts().first_missing(&format!("字{c}")), Some(c), "and the form says so");
        }
        assert_eq!(fonts().first_missing("欧阳𬱖\n流波䃥镇，John 3幢"), None, "all of this can be printed");
    }

    #[test]
    fn the_middle_dot_takes_half_a_cell() {
        let dot = fonts().set(Setting::Body, '·').expect("every face has it");
        assert!((dot.cell - 0.5).abs() < 0.001, "GB/T 15834: 占半个字位置");
        assert!((dot.shift + 0.25).abs() < 0.001, "drawn in its middle");
    }
}
