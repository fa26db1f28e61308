//! The font programs of one paper: every face cut down to the glyphs used, before printpdf sees it.
//!
//! printpdf without its layout feature embeds whatever it is given whole and draws missing glyphs in silence, so nothing
//! but finished subsets may reach it.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::archive::{Deflated, Effort};
use crate::flat_cff::{FlatCffFault, WRAPPER, wrap_as_opentype};
use crate::fonts::{Face, FaceId, Fonts, Outlines};
use crate::sfnt::set_units_per_em;
use crate::sheet::{Glyph, Sheet};

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
    /// A subset that could not be compressed.
    #[error("compressing the subset of {face:?}")]
    Compressing {
        face: FaceId,
        #[source]
        source: std::io::Error,
    },
    /// A subset without the table that states its size.
    #[error("the subset of {face:?} has no usable head table")]
    Head { face: FaceId },
}

/// One embedded font program.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    pub(crate) face: FaceId,
    pub(crate) part: Part,
    cut: Arc<Cut>,
}

/// Which characters of a face a program holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// Those of the fixed wording: the same on every paper of a template.
    Wording,
    /// The others, or all of them.
    Own,
}

/// A face cut down to some characters.
#[derive(Debug)]
pub(crate) struct Cut {
    /// What printpdf is handed in the place of the program: it copies what it is given several times over. An sfnt that
    /// says what kind of font it is and, in the case of CFF, which glyphs it holds; no other program has the same.
    pub(crate) stand_in: Vec<u8>,
    /// Character to glyph in the subset.
    pub(crate) glyphs: BTreeMap<u32, u16>,
    /// Glyph in the subset to advance, in the units of the file.
    pub(crate) widths: BTreeMap<u16, u16>,
    /// `ABCDEF+PostScriptName`.
    pub(crate) name: String,
    /// What is embedded.
    pub(crate) stored: Deflated,
}

impl Deref for Program {
    type Target = Cut;

    fn deref(&self) -> &Cut {
        &self.cut
    }
}

impl Cut {
    /// What printpdf embeds of the stand-in: the bare CFF table, or the whole of a TrueType file.
    pub(crate) fn embedded(&self) -> &[u8] {
        if self.stand_in.starts_with(b"OTTO") { &self.stand_in[WRAPPER..] } else { &self.stand_in }
    }
}

/// Characters of one face and their glyphs in the file.
type Wanted = BTreeMap<char, u16>;

const DIGITS: std::ops::RangeInclusive<char> = '0'..='9';
/// Fewer characters of the wording than this are no program of their own.
const WORTH_KEEPING: usize = 24;
/// More are those of a booklet, which is not drawn again and again.
const TOO_MANY: usize = 600;

impl Part {
    /// Programs kept. A hall uses a few dozen wordings, with two or three faces each; the characters of one person are
    /// wanted again while the paper is typed, looked at and issued.
    fn kept(self) -> usize {
        match self {
            Self::Wording => 128,
            Self::Own => 32,
        }
    }

    fn effort(self) -> Effort {
        match self {
            Self::Wording => Effort::Most,
            Self::Own => Effort::Usual,
        }
    }
}

/// Programs kept for the life of the faces. What is kept depends on nothing but the characters, so a paper has the same
/// bytes whether or not they were drawn before.
#[derive(Debug, Default)]
pub(crate) struct KeptPrograms {
    wording: Kept,
    own: Kept,
}

type Kept = Mutex<BTreeMap<(FaceId, Wanted), Arc<Cut>>>;

impl KeptPrograms {
    fn get(&self, face: &Face, part: Part, wanted: Wanted) -> Result<Program, ProgramFault> {
        let kept = match part {
            Part::Wording => &self.wording,
            Part::Own => &self.own,
        };
        // A thread that panicked while it held the lock left a whole table behind.
        let lock = || kept.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (face.id, wanted);
        let found = lock().get(&key).map(Arc::clone);
        if let Some(cut) = found {
            return Ok(Program { face: face.id, part, cut });
        }
        let cut = Arc::new(cut(face, &key.1, part.effort())?);
        let mut kept = lock();
        if kept.len() >= part.kept() {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&cut));
        Ok(Program { face: face.id, part, cut })
    }
}

/// The programs a sheet needs, in the order of [`FaceId::ALL`].
pub(crate) fn programs_of(fonts: &Fonts, sheet: &Sheet) -> Result<Vec<Program>, ProgramFault> {
    let mut wanted: BTreeMap<FaceId, (Wanted, Wanted)> = BTreeMap::new();
    for glyph in sheet.pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.glyphs) {
        let (wording, own) = wanted.entry(glyph.face).or_default();
        let part = if glyph.fixed { wording } else { own };
        part.insert(glyph.character, glyph.id);
    }
    let mut programs = Vec::new();
    for (id, (mut wording, mut own)) in wanted {
        let face = fonts.face(id);
        own.retain(|character, _| !wording.contains_key(character));
        if id == FaceId::Latin && !wording.is_empty() {
            // A number has other digits on every paper: all ten go with its wording.
            wording.extend(DIGITS.filter_map(|digit| Some((digit, face.glyph(digit)?))));
            own.retain(|character, _| !wording.contains_key(character));
        } else if !(WORTH_KEEPING..=TOO_MANY).contains(&wording.len()) {
            own.append(&mut wording);
        }
        if !wording.is_empty() {
            programs.push(fonts.kept.get(face, Part::Wording, wording)?);
        }
        if !own.is_empty() {
            programs.push(fonts.kept.get(face, Part::Own, own)?);
        }
    }
    Ok(programs)
}

/// Which program each character is drawn from.
#[derive(Debug, Default)]
pub(crate) struct Parts(Vec<Program>);

impl Parts {
    pub(crate) fn of(programs: &[Program]) -> Self {
        Self(programs.iter().filter(|program| program.part == Part::Wording).cloned().collect())
    }

    pub(crate) fn part(&self, glyph: &Glyph) -> Part {
        let of_face = self.0.iter().find(|program| program.face == glyph.face);
        match of_face.is_some_and(|program| program.glyphs.contains_key(&u32::from(glyph.character))) {
            true => Part::Wording,
            false => Part::Own,
        }
    }
}

fn cut(face: &Face, wanted: &Wanted, effort: Effort) -> Result<Cut, ProgramFault> {
    let mut remapper = GlyphRemapper::new();
    let (mut glyphs, mut widths) = (BTreeMap::new(), BTreeMap::new());
    for (&character, &glyph) in wanted {
        let new = remapper.remap(glyph);
        glyphs.insert(u32::from(character), new);
        widths.insert(new, face.units(glyph));
    }
    let id = face.id;
    let name = format!("{}+{}", tag_of(face, &glyphs), face.postscript_name);
    let copying = |source| ProgramFault::Copying { face: id, source };
    let subsetting = |source| ProgramFault::Subsetting { face: id, source };
    let (stand_in, program) = match &face.outlines {
        Outlines::Flat(flat) => {
            let order: Vec<u16> = remapper.remapped_gids().collect();
            let hollow = flat.hollow(&order, &name).map_err(copying)?;
            (wrap_as_opentype(&hollow), flat.subset(&order, &face.postscript_name).map_err(copying)?)
        }
        Outlines::TrueType => {
            let mut sfnt = subsetter::subset(face.data, 0, &remapper).map_err(subsetting)?;
            set_units_per_em(&mut sfnt, face.units_per_em).ok_or(ProgramFault::Head { face: id })?;
            ([TRUETYPE, name.as_bytes()].concat(), sfnt)
        }
    };
    let stored =
        Deflated::of(&program, effort).map_err(|source| ProgramFault::Compressing { face: id, source })?;
    Ok(Cut { stand_in, glyphs, widths, name, stored })
}

/// How a TrueType file begins.
const TRUETYPE: &[u8] = &[0, 1, 0, 0];

/// Six letters made from what the subset holds: two different subsets of a face are told apart, equal ones are equal.
fn tag_of(face: &Face, glyphs: &BTreeMap<u32, u16>) -> String {
    let mut hash = Sha256::new();
    hash.update(face.postscript_name.as_bytes());
    glyphs.keys().for_each(|character| hash.update(character.to_be_bytes()));
    hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
