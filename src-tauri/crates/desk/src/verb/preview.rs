//! Pictures: of the page being filled in, and of a stored document.

use shouzhang_domain::CertificateNumber;
use shouzhang_paper::{Facts, LayoutFault, draw, lay_out, picture};

use crate::compose::{self, Setting};
use crate::contract::Counter;
use crate::desk::hall;
use crate::examine::layout_check;
use crate::problem::{Answer, Problem};
use crate::typed::read_values;
use crate::wire::{PreviewForm, ProblemCode, ShowPicture};

use super::form::unnumbered;
use super::show_document::stored_document;

/// Bounds of a picture: a thumbnail, and a large screen at 150 %.
const WIDTHS: std::ops::RangeInclusive<u32> = 100..=2400;

pub(crate) fn preview_form(counter: &Counter<'_>, request: PreviewForm) -> Answer<Vec<u8>> {
    let desk = counter.desk;
    let item = desk.knowledge.item(&request.code)?;
    let (hall, at, unnumbered) = desk.read(|reader| {
        let at = reader.moment(counter.now)?;
        Ok((hall(reader)?, at, unnumbered(reader, at)?))
    })?;
    let values = read_values(item, &request.values, at.date_naive())?;
    let document = compose::draft(&Setting { item, hall: &hall, values: &values, at }, &unnumbered);
    let sheet = lay_out(desk.fonts, &document).map_err(|fault| not_laid_out(&fault))?;
    let facts = Facts { title: &item.name, author: &document.signer, number: &unnumbered, made_at: at };
    let pdf = draw(desk.fonts, &sheet, &facts).map_err(not_drawn)?;
    png(&pdf, request.width)
}

pub(crate) fn show_picture(counter: &Counter<'_>, request: ShowPicture) -> Answer<Vec<u8>> {
    let pdf =
        counter.desk.read(|reader| stored_document(reader, &CertificateNumber::typed(&request.number)))?;
    png(&pdf, request.width)
}

/// A PDF of ours as a PNG.
pub(crate) fn png(pdf: &[u8], width: u32) -> Answer<Vec<u8>> {
    if !WIDTHS.contains(&width) {
        return Err(Problem::bad_request(format!(
            "图片宽度要在 {} 到 {} 之间",
            WIDTHS.start(),
            WIDTHS.end()
        )));
    }
    picture(pdf, width).and_then(|picture| picture.png()).map_err(not_drawn)
}

pub(crate) fn not_laid_out(fault: &LayoutFault) -> Problem {
    let stop = layout_check(fault);
    let code = if stop.id == "missing_glyph" { ProblemCode::MissingGlyph } else { ProblemCode::DoesNotFit };
    Problem::refused(code, stop.text.clone(), "改好以后样张会接着显示").about_field(stop.field)
}

pub(crate) fn not_drawn(fault: impl std::error::Error + Send + Sync + 'static) -> Problem {
    Problem::failed(
        ProblemCode::Internal,
        "样张没有画出来",
        "不影响填写；请再试一次，还不行请告诉管理员",
        fault,
    )
}
