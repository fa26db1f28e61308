//! Laying out a leaflet: head, blocks as strips, strips poured onto pages, page numbers.

use crate::blocks::Setter;
use crate::certificate::lay_out;
use crate::composer::{Composer, HAIRLINE, Place};
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::foot::FOOT_RULE_Y;
use crate::grid::{
    LEFT, PAPER_HEIGHT, PAPER_WIDTH, RIGHT, SIZE_2, SIZE_4, SIZE_SMALL_4, SIZE_SMALL_5, TYPE_WIDTH, mm,
};
use crate::head::put_title;
use crate::leaflet::Leaflet;
use crate::sheet::{Ink, Page, Role, Sheet};
use crate::strip::{Area, pour};

/// 天头 37 mm, 下白边 35 mm.
pub(crate) const TOP: f32 = mm(37.0);
pub(crate) const BOTTOM: f32 = PAPER_HEIGHT - mm(35.0);
const LETTERHEAD_Y: f32 = mm(27.0);
const TITLE_Y: f32 = mm(43.0);
/// Without a letterhead above it.
const BARE_TITLE_Y: f32 = mm(36.0);

/// Lays out a leaflet. A pure function: the same leaflet gives the same sheet.
///
/// # Errors
/// [`LayoutFault`]: a character no face has, a title of more than three lines, a table row higher than a page.
pub fn lay_out_leaflet(fonts: &Fonts, leaflet: &Leaflet) -> Result<Sheet, LayoutFault> {
    let mut pages = pages_of(fonts, leaflet)?;
    let count = pages.len();
    for (i, page) in pages.iter_mut().enumerate() {
        let number = format!("第{}页　共{count}页", i + 1);
        put_running_foot(fonts, page, &leaflet.foot, &number)?;
    }
    Ok(Sheet { pages })
}

/// The pages without their feet.
pub(crate) fn pages_of(fonts: &Fonts, leaflet: &Leaflet) -> Result<Vec<Page>, LayoutFault> {
    if leaflet.title.trim().is_empty() {
        return Err(LayoutFault::Lacks("标题"));
    }
    let mut composer = Composer::a4(fonts);
    let first_top = put_head(&mut composer, leaflet)?;
    let strips = Setter::new(fonts, leaflet.body).strips(&leaflet.blocks)?;
    let mut pages = pour(fonts, &strips, composer, Area { first_top, top: TOP, bottom: BOTTOM })?;
    if let Some(sample) = &leaflet.sample {
        pages.extend(lay_out(fonts, sample)?.pages.into_iter().map(without_foot));
    }
    Ok(pages)
}

/// Puts letterhead, title and the line under it; gives the upper edge of the text.
fn put_head(composer: &mut Composer<'_>, leaflet: &Leaflet) -> Result<f32, LayoutFault> {
    let middle = PAPER_WIDTH / 2.0;
    if !leaflet.letterhead.is_empty() {
        let place =
            Place { role: Role::Letterhead, x: middle, y: LETTERHEAD_Y, size: SIZE_4, ink: Ink::Black };
        let width = composer.put_words(&leaflet.letterhead, Setting::Body, "抬头", 0.5, place)?;
        if width > TYPE_WIDTH {
            return Err(LayoutFault::TooLong { what: "抬头", most: 1 });
        }
    }
    let title_y = if leaflet.letterhead.is_empty() { BARE_TITLE_Y } else { TITLE_Y };
    let mut y = put_title(composer, &leaflet.title, SIZE_2, title_y)?;
    if !leaflet.subtitle.is_empty() {
        y += mm(9.5);
        let place = Place { role: Role::Number, x: middle, y, size: SIZE_SMALL_4, ink: Ink::Black };
        let width = composer.put_words(&leaflet.subtitle, Setting::Body, "标题下的一行", 0.5, place)?;
        if width > TYPE_WIDTH {
            return Err(LayoutFault::TooLong { what: "标题下的一行", most: 1 });
        }
    }
    Ok(y + mm(8.0))
}

/// A sample laid out on its own, without the foot that numbers it as one page.
fn without_foot(mut page: Page) -> Page {
    page.lines.retain(|line| line.role != Role::Footer);
    page.rules.retain(|rule| rule.from.1 < FOOT_RULE_Y - 0.5);
    page
}

/// Puts hairline, words and page number at the foot of a page.
pub(crate) fn put_running_foot(
    fonts: &Fonts,
    page: &mut Page,
    words: &str,
    number: &str,
) -> Result<(), LayoutFault> {
    let empty = Composer::a4(fonts).page;
    let mut composer = Composer { fonts, page: std::mem::replace(page, empty) };
    composer.rule((LEFT, FOOT_RULE_Y), (RIGHT, FOOT_RULE_Y), HAIRLINE, Ink::Black);
    let place =
        Place { role: Role::Footer, x: LEFT, y: FOOT_RULE_Y + mm(4.6), size: SIZE_SMALL_5, ink: Ink::Black };
    let left = composer.put_words(words, Setting::Body, "页脚", 0.0, place)?;
    let right = composer.put_words(number, Setting::Body, "页码", 1.0, Place { x: RIGHT, ..place })?;
    *page = composer.page;
    if left + right + mm(4.0) > TYPE_WIDTH {
        return Err(LayoutFault::TooLong { what: "页脚", most: 1 });
    }
    Ok(())
}
