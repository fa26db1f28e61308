//! 空白样表: the same wording with ruled blanks. Needs no book.

use std::path::Path;

use shouzhang_domain::Item;
use shouzhang_paper::{Facts, Fonts, draw, lay_out};

use crate::compose;
use crate::contract::Counter;
use crate::fonts::open_fonts;
use crate::guide::release_day;
use crate::knowledge::Knowledge;
use crate::problem::{Answer, Problem};
use crate::wire::{ByCode, ProblemCode, SamplePicture};

use super::preview::{not_drawn, png};

pub(crate) fn read_sample(counter: &Counter<'_>, request: ByCode) -> Answer<Vec<u8>> {
    sample_pdf(counter.desk.knowledge, counter.desk.fonts, counter.desk.knowledge.item(&request.code)?)
}

pub(crate) fn show_sample(counter: &Counter<'_>, request: SamplePicture) -> Answer<Vec<u8>> {
    let pdf = read_sample(counter, ByCode { code: request.code })?;
    png(&pdf, request.width)
}

/// The blank sample of an item as a PDF, without a book.
///
/// # Errors
/// A [`Problem`] when there is no such item.
pub fn draw_sample(knowledge: &Knowledge, fonts: &Path, code: &str) -> Result<Vec<u8>, Problem> {
    sample_pdf(knowledge, open_fonts(fonts)?, knowledge.item(code)?)
}

pub(crate) fn sample_pdf(knowledge: &Knowledge, fonts: &Fonts, item: &Item) -> Answer<Vec<u8>> {
    let document = compose::sample(item);
    let sheet = lay_out(fonts, &document).map_err(|fault| {
        Problem::refused(ProblemCode::DoesNotFit, format!("样表排不下：{fault}"), "请缩短这一项的模板文字")
    })?;
    let facts = Facts {
        title: &format!("{}（样表）", item.name),
        author: "表单样本",
        number: &format!("{} 第{}版", item.code, item.template.version),
        made_at: release_day(&knowledge.catalog),
    };
    draw(fonts, &sheet, &facts).map_err(not_drawn)
}
