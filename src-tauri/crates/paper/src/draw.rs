//! From a sheet to the bytes of a PDF file.

use printpdf::{
    FontMetrics, FontType, Mm, ParsedFont, PdfDocument, PdfFont, PdfFontMetricsStub, PdfPage, PdfSaveOptions,
    XObject, to_lopdf_doc,
};
use shouzhang_domain::Moment;

use crate::archive::{ArchiveFault, finish, store_programs};
use crate::content::{Marks, code_names, drawing_of, ops_of, resource};
use crate::fonts::{Fonts, Outlines};
use crate::outline::{Bookmark, add_outline};
use crate::program::{Parts, Program, ProgramFault, programs_of};
use crate::sheet::{Page, Sheet};
use crate::signature::{FileSigner, fill, keep_room};
use crate::spans::SharedGlyphs;
use crate::tagging::add_structure;

/// What the file says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'a> {
    /// Title, such as 居住情况说明.
    pub title: &'a str,
    /// Who issued it: the committee's full name.
    pub author: &'a str,
    /// 编号; empty on a sample.
    pub number: &'a str,
    /// When it was made. Part of the bytes.
    pub made_at: Moment,
}

/// Why no file was made of a sheet. None of these is the clerk's doing: the program or a font file is damaged.
#[derive(Debug, thiserror::Error)]
pub enum DrawFault {
    /// A face could not be cut down to the glyphs used.
    #[error("字体处理不了，印不出来。请重新安装程序")]
    CuttingFonts(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// printpdf reported something.
    #[error("生成文件时出错，没有出具。请再试一次；还不行请报修")]
    Building {
        /// Its words, for the log.
        warnings: Vec<String>,
    },
    /// The finished objects could not be completed or written.
    #[error("写出文件时出错，没有出具。请再试一次；还不行请报修")]
    Finishing(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<ProgramFault> for DrawFault {
    fn from(fault: ProgramFault) -> Self {
        Self::CuttingFonts(Box::new(fault))
    }
}

impl From<ArchiveFault> for DrawFault {
    fn from(fault: ArchiveFault) -> Self {
        Self::Finishing(Box::new(fault))
    }
}

/// Draws a sheet as a PDF/A-2u file that is PDF/UA-1 too. The same sheet and facts give the same bytes, in any process.
///
/// # Errors
/// [`DrawFault`] when a font or the object tree cannot be processed.
pub fn draw(fonts: &Fonts, sheet: &Sheet, facts: &Facts<'_>) -> Result<Vec<u8>, DrawFault> {
    draw_with_bookmarks(fonts, sheet, &[], facts)
}

/// Draws a sheet as [`draw`] does, with bookmarks a reader shows beside the pages.
///
/// # Errors
/// As of [`draw`].
pub fn draw_with_bookmarks(
    fonts: &Fonts,
    sheet: &Sheet,
    bookmarks: &[Bookmark],
    facts: &Facts<'_>,
) -> Result<Vec<u8>, DrawFault> {
    let mut tree = tree_of(fonts, sheet, &programs_of(fonts, sheet)?, facts.title)?;
    add_structure(&mut tree, sheet).map_err(|fault| DrawFault::Finishing(Box::new(fault)))?;
    add_outline(&mut tree, bookmarks).map_err(|fault| DrawFault::Finishing(Box::new(fault)))?;
    Ok(finish(tree, facts)?)
}

/// Draws a sheet as [`draw`] does and signs the file (PAdES baseline B): invisible, in the name of the facts' author, over
/// every byte. The same signer gives the same bytes, if its signatures are determined.
///
/// # Errors
/// As of [`draw`], and [`DrawFault::Finishing`] when the signer does not sign.
pub fn draw_signed(
    fonts: &Fonts,
    sheet: &Sheet,
    facts: &Facts<'_>,
    signer: &dyn FileSigner,
) -> Result<Vec<u8>, DrawFault> {
    let mut tree = tree_of(fonts, sheet, &programs_of(fonts, sheet)?, facts.title)?;
    add_structure(&mut tree, sheet).map_err(|fault| DrawFault::Finishing(Box::new(fault)))?;
    keep_room(&mut tree, facts.author, facts.made_at)
        .map_err(|fault| DrawFault::Finishing(Box::new(fault)))?;
    fill(finish(tree, facts)?, signer).map_err(|fault| DrawFault::Finishing(Box::new(fault)))
}

/// The objects of a file, as far as printpdf builds them.
pub(crate) fn tree_of(
    fonts: &Fonts,
    sheet: &Sheet,
    programs: &[Program],
    title: &str,
) -> Result<lopdf::Document, DrawFault> {
    let mut document = PdfDocument::new(title);
    for program in programs {
        let id = resource(program.face, program.part);
        document.resources.fonts.map.insert(id, PdfFont::new(parsed(fonts, program)));
    }
    let marks = Marks { shared: SharedGlyphs::of(sheet), parts: Parts::of(programs) };
    for (number, page) in sheet.pages.iter().enumerate() {
        document.pages.push(page_of(page, number, &marks));
        let drawings = page.codes.iter().map(|code| XObject::External(drawing_of(code)));
        document.resources.xobjects.map.extend(code_names(number).zip(drawings));
    }
    let mut warnings = Vec::new();
    let mut tree = to_lopdf_doc(&document, &PdfSaveOptions::default(), &mut warnings);
    if !warnings.is_empty() {
        return Err(DrawFault::Building { warnings: warnings.into_iter().map(|w| w.msg).collect() });
    }
    store_programs(&mut tree, programs);
    Ok(tree)
}

fn page_of(page: &Page, number: usize, marks: &Marks) -> PdfPage {
    let mm = |points: f32| Mm(points * 25.4 / 72.0);
    PdfPage::new(mm(page.width), mm(page.height), ops_of(page, number, marks))
}

/// A finished subset in the shape printpdf takes fonts in.
fn parsed(fonts: &Fonts, program: &Program) -> ParsedFont {
    let face = fonts.face(program.face);
    let (ascent, descent, [x_min, y_min, x_max, y_max]) = face.extent();
    let metrics = FontMetrics { ascent, descent };
    let units_per_em = face.units_per_em;
    let mut font = ParsedFont::with_glyph_data(
        program.stand_in.clone(),
        0,
        Some(program.name.clone()),
        program.glyphs.clone(),
        program.widths.clone(),
        units_per_em,
        metrics,
    );
    font.font_type = match face.outlines {
        Outlines::Flat(_) => FontType::OpenTypeCFF(()),
        Outlines::TrueType => FontType::TrueType,
    };
    font.pdf_font_metrics = PdfFontMetricsStub {
        units_per_em,
        x_min,
        y_min,
        x_max,
        y_max,
        caret_slope_rise: 1,
        caret_slope_run: 0,
        us_weight_class: face.weight(),
    };
    font
}
