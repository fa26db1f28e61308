//! The faces a page is set in.
//!
//! Body 仿宋 → 宋 → wide 宋 (CJK extensions); title bold 宋; digits and Latin in a serif. The files are handed in as
//! slices that live as long as the program (the desk memory-maps them), are parsed once and never copied.

use std::fmt;

use ttf_parser::{FaceParsingError, GlyphId, RawFace, Tag};

use crate::flat_cff::FlatCff;
use crate::program::KeptPrograms;

/// The bytes of the font files, each a whole OpenType file.
#[derive(Debug, Clone, Copy)]
pub struct FontFiles {
    /// 仿宋 for the body: CID-keyed CFF without subroutines (FandolFang), or TrueType.
    pub fangsong: &'static [u8],
    /// Light 宋 for what the 仿宋 lacks.
    pub song: &'static [u8],
    /// 宋 for the CJK extensions B and later.
    pub song_wide: &'static [u8],
    /// Bold 宋 for titles and headings.
    pub title: &'static [u8],
    /// Serif for digits and Latin letters.
    pub latin: &'static [u8],
}

/// Which face a glyph comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaceId {
    /// 仿宋.
    Fangsong,
    /// 宋.
    Song,
    /// 宋 for the CJK extensions.
    SongWide,
    /// Bold 宋.
    Title,
    /// Digits and Latin.
    Latin,
}

impl FaceId {
    /// All faces, in the order of [`Fonts`].
    pub const ALL: [Self; 5] = [Self::Fangsong, Self::Song, Self::SongWide, Self::Title, Self::Latin];

    /// The word for messages and golden pages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Fangsong => "仿宋",
            Self::Song => "宋体",
            Self::SongWide => "宋体扩展",
            Self::Title => "标题宋",
            Self::Latin => "西文",
        }
    }

    /// How large this face is drawn beside the 仿宋, whose strokes stand smaller in their square than those of 宋.
    pub(crate) fn optical_scale(self) -> f32 {
        match self {
            Self::Song | Self::SongWide => 0.93,
            Self::Fangsong | Self::Title | Self::Latin => 1.0,
        }
    }

    /// How far above the line this face is drawn, in em: the 仿宋 hangs lower in its square than 宋.
    pub(crate) fn rise(self) -> f32 {
        match self {
            Self::Song | Self::SongWide => -0.03,
            Self::Fangsong | Self::Title | Self::Latin => 0.0,
        }
    }
}

impl fmt::Display for FaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Why the font files cannot be used. The page cannot be set without them, so the program has to be installed again.
#[derive(Debug, thiserror::Error)]
pub enum FontFault {
    /// Not an OpenType file, or a damaged one.
    #[error("{face}字体文件读不出来，请重新安装程序")]
    Unreadable {
        /// Which face.
        face: FaceId,
        /// What the parser says.
        #[source]
        source: FaceParsingError,
    },
    /// CFF outlines of a build that cannot be cut down by copying, or no outlines at all.
    #[error("{face}字体的轮廓格式不认识，请用随程序安装的字体")]
    UnknownOutlines {
        /// Which face.
        face: FaceId,
    },
    /// The character every page needs is not there: a wrong file under the right name.
    #[error("{face}字体里没有“{character}”，文件可能放错了，请重新安装程序")]
    WrongFile {
        /// Which face.
        face: FaceId,
        /// The character looked for.
        character: char,
    },
}

/// How a face is cut down for embedding.
#[derive(Debug)]
pub(crate) enum Outlines {
    /// TrueType: rewritten by the `subsetter` crate.
    TrueType,
    /// CFF whose charstrings are copied as they are.
    Flat(FlatCff),
}

/// One parsed face.
#[derive(Debug)]
pub(crate) struct Face {
    pub(crate) id: FaceId,
    pub(crate) data: &'static [u8],
    pub(crate) outlines: Outlines,
    pub(crate) postscript_name: String,
    /// Units per em as embedded: the optical scale is baked in here, so that all faces share one nominal size.
    pub(crate) units_per_em: u16,
    parsed: ttf_parser::Face<'static>,
}

impl Face {
    fn read(id: FaceId, data: &'static [u8], must_have: char) -> Result<Self, FontFault> {
        let unreadable = |source| FontFault::Unreadable { face: id, source };
        let parsed = ttf_parser::Face::parse(data, 0).map_err(unreadable)?;
        if parsed.glyph_index(must_have).is_none() {
            return Err(FontFault::WrongFile { face: id, character: must_have });
        }
        let outlines = match RawFace::parse(data, 0).map_err(unreadable)?.table(Tag::from_bytes(b"CFF ")) {
            Some(table) => FlatCff::read(table)
                .map(Outlines::Flat)
                .map_err(|_| FontFault::UnknownOutlines { face: id })?,
            None if parsed.tables().glyf.is_some() => Outlines::TrueType,
            None => return Err(FontFault::UnknownOutlines { face: id }),
        };
        let postscript_name = parsed
            .names()
            .into_iter()
            .filter(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME)
            .find_map(|name| name.to_string())
            .map(|name| name.chars().filter(char::is_ascii_graphic).collect::<String>())
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| format!("{id:?}"));
        let units_per_em = (f32::from(parsed.units_per_em()) / id.optical_scale()).round() as u16;
        Ok(Self { id, data, outlines, postscript_name, units_per_em, parsed })
    }

    /// The glyph of a character; none when the face lacks it.
    pub(crate) fn glyph(&self, character: char) -> Option<u16> {
        self.parsed.glyph_index(character).map(|glyph| glyph.0).filter(|&glyph| glyph != 0)
    }

    /// Advance in the units of the file.
    pub(crate) fn units(&self, glyph: u16) -> u16 {
        self.parsed.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0)
    }

    /// Advance in em, exactly as the embedded width table states it (whole thousandths).
    pub(crate) fn advance(&self, glyph: u16) -> f32 {
        (f32::from(self.units(glyph)) * 1000.0 / f32::from(self.units_per_em)).floor() / 1000.0
    }

    /// Draws the outline of a glyph; none when it has none.
    #[cfg(test)]
    pub(crate) fn outline(
        &self,
        glyph: u16,
        into: &mut dyn ttf_parser::OutlineBuilder,
    ) -> Option<ttf_parser::Rect> {
        self.parsed.outline_glyph(GlyphId(glyph), into)
    }

    /// Ascender, descender and bounding box (x min, y min, x max, y max), in the units of the file.
    pub(crate) fn extent(&self) -> (i16, i16, [i16; 4]) {
        let bounds = self.parsed.global_bounding_box();
        let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
        (self.parsed.ascender(), self.parsed.descender(), bounds)
    }

    /// Weight class, 400 for regular.
    pub(crate) fn weight(&self) -> u16 {
        self.parsed.weight().to_number()
    }
}

/// The five faces, ready to set type. Cheap to share between threads.
#[derive(Debug)]
pub struct Fonts {
    faces: [Face; 5],
    /// Faces cut down before.
    pub(crate) kept: KeptPrograms,
}

impl Fonts {
    /// Reads the faces.
    ///
    /// # Errors
    /// [`FontFault`] naming the face whose file is damaged, of a wrong kind or not the one expected.
    pub fn new(files: FontFiles) -> Result<Self, FontFault> {
        let faces = [
            Face::read(FaceId::Fangsong, files.fangsong, '证')?,
            Face::read(FaceId::Song, files.song, '璟')?,
            Face::read(FaceId::SongWide, files.song_wide, '\u{20164}')?,
            Face::read(FaceId::Title, files.title, '证')?,
            Face::read(FaceId::Latin, files.latin, '0')?,
        ];
        Ok(Self { faces, kept: KeptPrograms::default() })
    }

    /// The first character of `text` that no face can print; line ends do not count. For checking a form while it is
    /// typed: [`crate::lay_out`] says the same with the field's name.
    #[must_use]
    pub fn first_missing(&self, text: &str) -> Option<char> {
        text.chars().find(|&c| c != '\n' && self.set(crate::faces::Setting::Body, c).is_none())
    }

    pub(crate) fn face(&self, id: FaceId) -> &Face {
        let place = match id {
            FaceId::Fangsong => 0,
            FaceId::Song => 1,
            FaceId::SongWide => 2,
            FaceId::Title => 3,
            FaceId::Latin => 4,
        };
        &self.faces[place]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::font_files;

    #[test]
    fn a_damaged_or_wrong_file_is_named() {
        let files = font_files();
        let fault = Fonts::new(FontFiles { title: &files.title[..1000], ..files }).expect_err("cut short");
        assert!(fault.to_string().contains("标题宋"), "{fault}");
        let fault = Fonts::new(FontFiles { song: files.latin, ..files }).expect_err("the wrong file");
        let wrong = matches!(fault, FontFault::WrongFile { face: FaceId::Song, character: '璟' });
        assert!(wrong, "{fault}");
    }

    #[test]
    fn advances_are_what_the_embedded_table_will_state() {
        let fonts = Fonts::new(font_files()).expect("the shipped faces are whole");
        for (id, character, advance) in
            [(FaceId::Fangsong, '证', 1.0), (FaceId::Song, '璟', 0.93), (FaceId::Latin, '0', 0.5)]
        {
            let face = fonts.face(id);
            let glyph = face.glyph(character).expect("at hand");
            assert!((face.advance(glyph) - advance).abs() < 0.002, "{id}: {}", face.advance(glyph));
        }
    }
}
