//! 汇编: many leaflets between one cover, with a table of contents, page numbers throughout and bookmarks.

use crate::balance::balance;
use crate::composer::{Composer, Place};
use crate::document::Line;
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::foot::FOOT_RULE_Y;
use crate::grid::{LEFT, PAPER_WIDTH, RIGHT, SIZE_2, SIZE_4, SIZE_SMALL_2, SIZE_SMALL_4, TYPE_WIDTH, mm};
use crate::head::put_title;
use crate::leaflet::Leaflet;
use crate::leaflet_page::{BOTTOM, TOP, pages_of, put_running_foot};
use crate::outline::Bookmark;
use crate::paragraph::set_units;
use crate::sheet::{Ink, Link, Page, Role, Sheet};
use crate::units::units_of;

/// A booklet as a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Booklet {
    /// Title on the cover, in up to three lines.
    pub title: String,
    /// Lines under the title on the cover: whose, which version.
    pub subtitle: Vec<String>,
    /// Lines at the foot of the cover: who publishes it, when.
    pub imprint: Vec<Line>,
    /// Its parts, each with chapters that begin on a new page.
    pub parts: Vec<Part>,
    /// What stands at the foot of every page but the cover.
    pub foot: String,
}

/// A part of a booklet.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its name in the contents and the bookmarks; empty for chapters that stand on their own.
    pub name: String,
    /// Its chapters.
    pub chapters: Vec<Chapter>,
}

/// A chapter of a booklet.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter {
    /// Its name in the contents and the bookmarks.
    pub name: String,
    /// Its pages.
    pub leaflet: Leaflet,
}

/// A line of the contents.
struct Entry<'a> {
    name: &'a str,
    /// Page, from 1; none for the name of a part.
    page: Option<usize>,
}

const CONTENTS_TITLE: &str = "目　录";
const CONTENTS_TITLE_Y: f32 = mm(50.0);
const ENTRY_LEADING: f32 = 26.0;
const ENTRIES_UNDER_TITLE: f32 = mm(66.0);
/// Middle of a line of type above its baseline, em.
const MIDDLE: f32 = 0.33;
/// Most characters of a cover's line, in its size.
const COVER_LINES: usize = 2;

/// Lays out a booklet; gives its sheet and the bookmarks of its parts and chapters. A pure function.
///
/// # Errors
/// [`LayoutFault`] as of its leaflets, or a line of the cover or the contents that is too long.
pub fn lay_out_booklet(fonts: &Fonts, booklet: &Booklet) -> Result<(Sheet, Vec<Bookmark>), LayoutFault> {
    let chapters = booklet.parts.iter().flat_map(|part| &part.chapters);
    let bodies = chapters
        .map(|chapter| pages_of(fonts, &chapter.leaflet))
        .collect::<Result<Vec<Vec<Page>>, LayoutFault>>()?;
    let lines =
        booklet.parts.iter().map(|part| usize::from(!part.name.is_empty()) + part.chapters.len()).sum();
    // The cover, the contents, then the chapters.
    let mut next = 1 + contents_pages(lines);
    let mut entries = Vec::new();
    let mut bookmarks = vec![Bookmark { title: "目录".to_owned(), page: 1, children: Vec::new() }];
    let mut lengths = bodies.iter().map(Vec::len);
    for part in &booklet.parts {
        let mut children = Vec::new();
        if !part.name.is_empty() {
            entries.push(Entry { name: &part.name, page: None });
        }
        let first = next;
        for chapter in &part.chapters {
            entries.push(Entry { name: &chapter.name, page: Some(next + 1) });
            children.push(Bookmark { title: chapter.name.clone(), page: next, children: Vec::new() });
            next += lengths.next().unwrap_or(0);
        }
        match part.name.is_empty() {
            true => bookmarks.extend(children),
            false => bookmarks.push(Bookmark { title: part.name.clone(), page: first, children }),
        }
    }
    let mut pages = vec![cover(fonts, booklet)?];
    pages.extend(contents(fonts, &entries)?);
    pages.extend(bodies.into_iter().flatten());
    for (i, page) in pages.iter_mut().enumerate().skip(1) {
        put_running_foot(fonts, page, &booklet.foot, &format!("— {} —", i + 1))?;
    }
    Ok((Sheet { pages }, bookmarks))
}

/// Entries on the first page of the contents and on further ones.
fn entries_a_page(is_first: bool) -> usize {
    let top = if is_first { ENTRIES_UNDER_TITLE } else { TOP };
    ((BOTTOM - top) / ENTRY_LEADING).floor().max(1.0) as usize
}

fn contents_pages(entries: usize) -> usize {
    1 + entries.saturating_sub(entries_a_page(true)).div_ceil(entries_a_page(false))
}

fn contents(fonts: &Fonts, entries: &[Entry<'_>]) -> Result<Vec<Page>, LayoutFault> {
    let mut pages = Vec::new();
    let mut left = entries;
    loop {
        let is_first = pages.is_empty();
        let mut composer = Composer::a4(fonts);
        let mut y = TOP + ENTRY_LEADING * 0.7;
        if is_first {
            put_title(&mut composer, CONTENTS_TITLE, SIZE_2, CONTENTS_TITLE_Y)?;
            y = ENTRIES_UNDER_TITLE + ENTRY_LEADING * 0.7;
        }
        let (now, later) = left.split_at(left.len().min(entries_a_page(is_first)));
        for entry in now {
            put_entry(&mut composer, entry, y)?;
            y += ENTRY_LEADING;
        }
        pages.push(composer.page);
        left = later;
        if left.is_empty() {
            return Ok(pages);
        }
    }
}

/// Name, leader and page number, all of which lead to the page; the name of a part stands alone, in bold.
fn put_entry(composer: &mut Composer<'_>, entry: &Entry<'_>, y: f32) -> Result<(), LayoutFault> {
    let first = composer.page.lines.len();
    let size = if entry.page.is_some() { SIZE_SMALL_4 } else { SIZE_4 };
    let place = Place { role: Role::Contents, x: LEFT, y, size, ink: Ink::Black };
    let Some(page) = entry.page else {
        let width = composer.put_words(entry.name, Setting::Title, "目录", 0.0, place)?;
        return fits(width, TYPE_WIDTH);
    };
    let name =
        composer.put_words(entry.name, Setting::Body, "目录", 0.0, Place { x: LEFT + SIZE_4, ..place })?;
    composer.put_words(&page.to_string(), Setting::Body, "页码", 1.0, Place { x: RIGHT, ..place })?;
    // Leaders of all lines end under one another, so their dots stand under one another too.
    let (from, end) = (LEFT + SIZE_4 + name + 4.0, RIGHT - mm(9.0));
    fits(from, end - size)?;
    let leader = "…".repeat(((end - from) / size).floor() as usize);
    let place = Place { role: Role::Leader, x: end, ink: Ink::Grey(0.45), ..place };
    composer.put_words(&leader, Setting::Body, "目录", 1.0, place)?;
    let middle = y - size * MIDDLE;
    composer.page.links.push(Link {
        from: (LEFT + SIZE_4, middle - ENTRY_LEADING / 2.0),
        to: (RIGHT, middle + ENTRY_LEADING / 2.0),
        lines: first..composer.page.lines.len(),
        page: page - 1,
        says: format!("{}，第{page}页", entry.name),
    });
    Ok(())
}

fn fits(width: f32, most: f32) -> Result<(), LayoutFault> {
    if width > most { Err(LayoutFault::TooLong { what: "目录的一行", most: 1 }) } else { Ok(()) }
}

/// The cover: title in the upper third, whose and which version under it, the imprint at the foot.
fn cover(fonts: &Fonts, booklet: &Booklet) -> Result<Page, LayoutFault> {
    const TITLE_SIZE: f32 = 34.0;
    let mut composer = Composer::a4(fonts);
    let mut y = put_title(&mut composer, &booklet.title, TITLE_SIZE, mm(92.0))? + mm(8.0);
    composer.rule((LEFT + mm(28.0), y), (RIGHT - mm(28.0), y), 1.2, Ink::Black);
    y += mm(16.0);
    for text in &booklet.subtitle {
        y = put_cover_line(&mut composer, &Line::words(text), SIZE_SMALL_2, y)?;
    }
    let mut y = FOOT_RULE_Y - mm(11.0) * booklet.imprint.len() as f32;
    for text in &booklet.imprint {
        y = put_cover_line(&mut composer, text, 16.0, y)?;
    }
    Ok(composer.page)
}

/// Puts a centred line, in two when it is long; gives the baseline of the next.
fn put_cover_line(composer: &mut Composer<'_>, line: &Line, size: f32, y: f32) -> Result<f32, LayoutFault> {
    let units = units_of(composer.fonts, &line.0, Setting::Body, false, "封面")?;
    let lines = balance(&units, TYPE_WIDTH / size, COVER_LINES)
        .ok_or(LayoutFault::TooLong { what: "封面的一行", most: COVER_LINES })?;
    let mut y = y;
    for range in lines {
        let set = set_units(&units[range]);
        let x = (PAPER_WIDTH - set.width * size) / 2.0;
        composer.put(&set, Place { role: Role::Subtitle, x, y, size, ink: Ink::Black })?;
        y += size * 1.75;
    }
    Ok(y)
}
