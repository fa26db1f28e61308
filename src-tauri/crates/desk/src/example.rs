//! 样张: a form's page as it would leave the counter, drawn without a book. Nothing is numbered, registered or kept; whoever
//! edits a catalog or looks at pages sees what the counter would print.

use std::path::Path;

use chrono::Datelike;
use shouzhang_domain::{Moment, Series};
use shouzhang_paper::{Facts, draw, lay_out};

use crate::compose::{self, Setting};
use crate::examine::{Subject, form_checks, refuse_unless_in_order};
use crate::fonts::open_fonts;
use crate::hall_file::{HallFile, domain_hall, domain_numbering};
use crate::knowledge::Knowledge;
use crate::problem::Problem;
use crate::typed::read_values;
use crate::verb::{draw_sample, not_drawn, not_laid_out};
use crate::wire::WireValues;

/// A page twice: in words, and as the file that is printed.
#[derive(Debug, Clone)]
pub struct ExamplePage {
    /// What stands where, one line of type a line.
    pub text: String,
    /// The bytes of the PDF file.
    pub pdf: Vec<u8>,
}

/// A filled form at a hall.
#[derive(Debug, Clone)]
pub struct ExampleForm<'a> {
    /// Code of the item.
    pub code: &'a str,
    /// The values by field key.
    pub values: &'a WireValues,
    /// Where it is filled in.
    pub hall: &'a HallFile,
    /// Serial the page is drawn with.
    pub serial: u32,
    /// When.
    pub at: Moment,
}

/// The certificate a form would become. The form is checked as at the counter, except for what only a book or a clerk
/// knows: duplicates, originals seen, and whether the item is switched on there.
///
/// # Errors
/// A [`Problem`] when there is no such item, the form is not in order, or the page cannot be set.
pub fn draw_example(
    knowledge: &Knowledge,
    fonts: &Path,
    form: &ExampleForm<'_>,
) -> Result<ExamplePage, Problem> {
    let (item, fonts) = (knowledge.item(form.code)?, open_fonts(fonts)?);
    let hall = domain_hall(&form.hall.hall)?;
    let year = form.at.year();
    let numbering = domain_numbering(&form.hall.numbering, year)?;
    let number = numbering.pattern(Series::Certificate).number(year, form.serial).to_string();
    let values = read_values(item, form.values, form.at.date_naive())?;
    let subject = Subject {
        knowledge,
        fonts,
        item,
        hall: &hall,
        values: &values,
        seen: &[],
        replaces: None,
        at: form.at,
        unnumbered: &number,
    };
    let checks = form_checks(&subject);
    // What the clerk would be asked to confirm is taken as confirmed.
    let confirmed: Vec<String> = checks.iter().map(|check| check.id.clone()).collect();
    refuse_unless_in_order(&checks, &confirmed)?;
    let document =
        compose::certificate(&Setting { item, hall: &hall, values: &values, at: form.at }, &number);
    let sheet = lay_out(fonts, &document).map_err(|fault| not_laid_out(&fault))?;
    let facts = Facts { title: &item.name, author: &document.signer, number: &number, made_at: form.at };
    let pdf = draw(fonts, &sheet, &facts).map_err(not_drawn)?;
    Ok(ExamplePage { text: sheet.text(), pdf })
}

/// The blank sample of an item.
///
/// # Errors
/// A [`Problem`] when there is no such item or its wording does not fit on a page.
pub fn draw_blank(knowledge: &Knowledge, fonts: &Path, code: &str) -> Result<ExamplePage, Problem> {
    let pdf = draw_sample(knowledge, fonts, code)?;
    let sheet = lay_out(open_fonts(fonts)?, &compose::sample(knowledge.item(code)?))
        .map_err(|fault| not_laid_out(&fault))?;
    Ok(ExamplePage { text: sheet.text(), pdf })
}
