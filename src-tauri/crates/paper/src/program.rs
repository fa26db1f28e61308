//! The font programs of one paper: every face cut down to the glyphs used, before printpdf sees it.
//!
//! printpdf without its layout feature embeds whatever it is given whole and draws missing glyphs in silence, so nothing
//! but finished subsets may reach it.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::flat_cff::{FlatCffFault, wrap_as_opentype};
use crate::fonts::{Face, FaceId, Fonts, Outlines};
use crate::sfnt::set_units_per_em;
use crate::sheet::Sheet;

/// Why a face could not be cut down.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProgramFault {
    /// A CFF face.
    #[error("copying the outlines of {face:?}")]
    Copying {
        face: FaceId,
        #[source]
        source: FlatCffFault,
    },
    /// A TrueType face.
    #[error("subsetting {face:?}")]
    Subsetting {
        face: FaceId,
        #[source]
        source: subsetter::Error,
    },
    /// A subset without the table that states its size.
    #[error("the subset of {face:?} has no usable head table")]
    Head { face: FaceId },
}

/// One embedded font program.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) face: FaceId,
    /// An sfnt: OpenType round a bare CFF table, or TrueType.
    pub(crate) sfnt: Vec<u8>,
    /// Character to glyph in the subset.
    pub(crate) glyphs: BTreeMap<u32, u16>,
    /// Glyph in the subset to advance, in the units of the file.
    pub(crate) widths: BTreeMap<u16, u16>,
    /// `ABCDEF+PostScriptName`.
    pub(crate) name: String,
}

/// Characters of one face and their glyphs in the file.
type Wanted = BTreeMap<char, u16>;

/// The programs a sheet needs, in the order of [`FaceId::ALL`].
pub(crate) fn programs_of(fonts: &Fonts, sheet: &Sheet) -> Result<Vec<Program>, ProgramFault> {
    let mut wanted: BTreeMap<FaceId, Wanted> = BTreeMap::new();
    for glyph in sheet.pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.glyphs) {
        wanted.entry(glyph.face).or_default().insert(glyph.character, glyph.id);
    }
    wanted.into_iter().map(|(id, glyphs)| cut(fonts.face(id), &glyphs)).collect()
}

fn cut(face: &Face, wanted: &Wanted) -> Result<Program, ProgramFault> {
    let mut remapper = GlyphRemapper::new();
    let (mut glyphs, mut widths) = (BTreeMap::new(), BTreeMap::new());
    for (&character, &glyph) in wanted {
        let new = remapper.remap(glyph);
        glyphs.insert(u32::from(character), new);
        widths.insert(new, face.units(glyph));
    }
    let id = face.id;
    let sfnt = match &face.outlines {
        Outlines::Flat(flat) => {
            let order: Vec<u16> = remapper.remapped_gids().collect();
            let copying = |source| ProgramFault::Copying { face: id, source };
            wrap_as_opentype(&flat.subset(&order, &face.postscript_name).map_err(copying)?)
        }
        Outlines::TrueType => {
            let subsetting = |source| ProgramFault::Subsetting { face: id, source };
            let mut sfnt = subsetter::subset(face.data, 0, &remapper).map_err(subsetting)?;
            set_units_per_em(&mut sfnt, face.units_per_em).ok_or(ProgramFault::Head { face: id })?;
            sfnt
        }
    };
    let name = format!("{}+{}", tag_of(face, &glyphs), face.postscript_name);
    Ok(Program { face: id, sfnt, glyphs, widths, name })
}

/// Six letters made from what the subset holds: two different subsets of a face are told apart, equal ones are equal.
fn tag_of(face: &Face, glyphs: &BTreeMap<u32, u16>) -> String {
    let mut hash = Sha256::new();
    hash.update(face.postscript_name.as_bytes());
    glyphs.keys().for_each(|character| hash.update(character.to_be_bytes()));
    hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
