//! 办事指南: the sheet of an item and the booklet of all of them, read, printed and saved.

use std::path::Path;

use shouzhang_domain::{Hall, long_date, parse_date};
use shouzhang_paper::{
    Facts, Fonts, LayoutFault, draw, draw_with_bookmarks, lay_out_booklet, lay_out_leaflet,
};

use crate::contract::Counter;
use crate::desk::hall;
use crate::fonts::open_fonts;
use crate::guide::{Edition, Extent, booklet, guide};
use crate::knowledge::Knowledge;
use crate::problem::{Answer, Problem};
use crate::wire::{ByCode, Nothing, PrintJob, PrintSample, ProblemCode, ReadGuide, SavedCopy};

use super::preview::not_drawn;
use super::print::send;
use super::save_copy::save;

pub(crate) fn read_guide(counter: &Counter<'_>, request: ReadGuide) -> Answer<Vec<u8>> {
    let hall = counter.desk.read(hall)?;
    guide_pdf(counter.desk.knowledge, counter.desk.fonts, Some(&hall), &request)
}

pub(crate) fn print_guide(counter: &Counter<'_>, request: PrintSample) -> Answer<PrintJob> {
    let item = counter.desk.knowledge.item(&request.code)?;
    let pdf = read_guide(counter, of_item(&request.code))?;
    send(counter, request.printer.as_deref(), &format!("{} 办事指南", item.code), &pdf)
}

pub(crate) fn save_guide(counter: &Counter<'_>, request: ByCode) -> Answer<SavedCopy> {
    let item = counter.desk.knowledge.item(&request.code)?;
    let name = format!("{} {}（办事指南）.pdf", item.code, item.name);
    save(counter, &name, &read_guide(counter, of_item(&request.code))?)
}

pub(crate) fn save_booklet(counter: &Counter<'_>, _: Nothing) -> Answer<SavedCopy> {
    let version = &counter.desk.knowledge.catalog.release().version;
    let name = format!("证明事项办事指南 {version}版.pdf");
    save(counter, &name, &read_guide(counter, ReadGuide::default())?)
}

/// The guide of an item, or the booklet where the order names none, without a book: the hall's places are left to be
/// written in.
///
/// # Errors
/// A [`Problem`] when there is no such item, or the day is none.
pub fn draw_guide(knowledge: &Knowledge, fonts: &Path, order: &ReadGuide) -> Result<Vec<u8>, Problem> {
    guide_pdf(knowledge, open_fonts(fonts)?, None, order)
}

fn of_item(code: &str) -> ReadGuide {
    ReadGuide { code: Some(code.to_owned()), ..ReadGuide::default() }
}

pub(crate) fn guide_pdf(
    knowledge: &Knowledge,
    fonts: &Fonts,
    hall: Option<&Hall>,
    order: &ReadGuide,
) -> Answer<Vec<u8>> {
    let effective_on = effective_on(&order.effective_on)?;
    let edition = Edition {
        catalog: &knowledge.catalog,
        hall,
        publisher: order.publisher.trim(),
        effective_on: &effective_on,
    };
    let author = match (order.publisher.trim(), hall) {
        ("", Some(hall)) => &hall.committee_name,
        ("", None) => "证明事项办事指南",
        (publisher, _) => publisher,
    };
    match &order.code {
        Some(code) => {
            let item = knowledge.item(code)?;
            let leaflet = guide(&edition, item);
            let facts = Facts {
                title: &leaflet.title,
                author,
                number: &format!(
                    "{} 清单{}版 式样第{}版",
                    item.code,
                    edition.version(),
                    item.template.version
                ),
                made_at: edition.made_at(),
            };
            let sheet = lay_out_leaflet(fonts, &leaflet).map_err(does_not_fit)?;
            draw(fonts, &sheet, &facts).map_err(not_drawn)
        }
        None => {
            let extent = if order.all { Extent::All } else { Extent::Enabled };
            let (sheet, bookmarks) =
                lay_out_booklet(fonts, &booklet(&edition, extent)).map_err(does_not_fit)?;
            let facts = Facts {
                title: "证明事项办事指南",
                author,
                number: &format!("清单{}版", edition.version()),
                made_at: edition.made_at(),
            };
            draw_with_bookmarks(fonts, &sheet, &bookmarks, &facts).map_err(not_drawn)
        }
    }
}

/// A day as printed; empty stays empty.
fn effective_on(typed: &str) -> Answer<String> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    parse_date(typed).map(long_date).map_err(|fault| {
        Problem::bad_request(format!("生效日期写得不对：{fault}")).about_field(Some("effectiveOn".to_owned()))
    })
}

fn does_not_fit(fault: LayoutFault) -> Problem {
    Problem::refused(
        ProblemCode::DoesNotFit,
        format!("指南排不下：{fault}"),
        "请改短发布人，或缩短清单里的文字",
    )
}
