//! A poster for the wall, A3 upright: two lists side by side, large enough to read from two steps away.

use crate::balance::balance;
use crate::composer::{Composer, HAIRLINE, Place};
use crate::document::Piece;
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::grid::mm;
use crate::paragraph::{SetLine, Shape, set_paragraph, set_units};
use crate::sheet::{Ink, Role, Sheet, Tint};
use crate::units::units_of;

/// A poster as a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Poster {
    /// Name above the title; empty for none.
    pub letterhead: String,
    /// Title.
    pub title: String,
    /// A sentence under it.
    pub subtitle: String,
    /// The list at the left.
    pub left: PosterColumn,
    /// The list at the right.
    pub right: PosterColumn,
    /// Lines at the foot.
    pub foot: Vec<String>,
}

/// A list of a [`Poster`].
#[derive(Debug, Clone, PartialEq)]
pub struct PosterColumn {
    /// Its heading.
    pub heading: String,
    /// A sentence under the heading.
    pub note: String,
    /// Share of its width that names take; what is said of them takes the rest.
    pub name_share: f32,
    /// Its entries, numbered as they stand.
    pub entries: Vec<PosterEntry>,
}

/// An entry of a [`PosterColumn`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PosterEntry {
    /// Name, in large type.
    pub name: String,
    /// A few words or a sentence beside the name.
    pub detail: String,
}

const WIDTH: f32 = mm(297.0);
const HEIGHT: f32 = mm(420.0);
const MARGIN: f32 = mm(18.0);
const GUTTER: f32 = mm(8.0);
/// Share of the room between the margins that the left list takes.
const LEFT_SHARE: f32 = 0.435;
const PAD: f32 = mm(4.0);
const TITLE_SIZE: f32 = 46.0;
const COLUMNS_TOP: f32 = mm(76.0);
const FOOT_LEADING: f32 = 15.0;
const FOOT_SIZE: f32 = 10.5;
const BAND: f32 = mm(14.0);
const MIDDLE: f32 = 0.33;
/// Between names and what is said of them.
const GAP: f32 = 8.0;
/// Most lines of a name.
const NAME_LINES: usize = 3;
const NAME_LEADING: f32 = 1.3;
const DETAIL_LEADING: f32 = 1.34;

/// How large the entries are set: the first step that fits.
#[derive(Debug, Clone, Copy)]
struct Step {
    name: f32,
    detail: f32,
}

const STEPS: [Step; 8] = [
    Step { name: 19.0, detail: 15.0 },
    Step { name: 18.0, detail: 14.0 },
    Step { name: 17.0, detail: 13.0 },
    Step { name: 16.0, detail: 12.5 },
    Step { name: 15.0, detail: 12.0 },
    Step { name: 14.0, detail: 11.0 },
    Step { name: 13.0, detail: 11.0 },
    Step { name: 12.5, detail: 10.5 },
];

/// A list and where it stands.
struct Column<'a> {
    list: &'a PosterColumn,
    left: f32,
    right: f32,
    /// Ground of its heading.
    ground: (f32, f32, f32),
}

/// An entry set in lines.
struct SetEntry {
    name: Vec<SetLine>,
    detail: Vec<SetLine>,
    height: f32,
}

impl Column<'_> {
    /// Where names end and what is said of them begins.
    fn seam(&self) -> f32 {
        self.left + PAD + (self.right - self.left - 2.0 * PAD) * self.list.name_share
    }
}

/// Lays out a poster. A pure function: the same poster gives the same sheet.
///
/// # Errors
/// [`LayoutFault`]: a character no face has, or more entries than the sheet holds in the smallest type.
pub fn lay_out_poster(fonts: &Fonts, poster: &Poster) -> Result<Sheet, LayoutFault> {
    let mut composer = Composer::sized(fonts, (WIDTH, HEIGHT));
    put_head(&mut composer, poster)?;
    let bottom = put_foot(&mut composer, &poster.foot)?;
    let edge = MARGIN + (WIDTH - 2.0 * MARGIN) * LEFT_SHARE;
    let columns = [
        Column { list: &poster.left, left: MARGIN, right: edge - GUTTER / 2.0, ground: (0.90, 0.95, 0.90) },
        Column {
            list: &poster.right,
            left: edge + GUTTER / 2.0,
            right: WIDTH - MARGIN,
            ground: (0.97, 0.90, 0.89),
        },
    ];
    for column in &columns {
        put_column(&mut composer, column, bottom)?;
    }
    Ok(Sheet { pages: vec![composer.page] })
}

fn put_head(composer: &mut Composer<'_>, poster: &Poster) -> Result<(), LayoutFault> {
    let centre = Place { role: Role::Letterhead, x: WIDTH / 2.0, y: mm(30.0), size: 20.0, ink: Ink::Black };
    let room = WIDTH - 2.0 * MARGIN;
    let too_long = |what| LayoutFault::TooLong { what, most: 1 };
    if composer.put_words(&poster.letterhead, Setting::Body, "抬头", 0.5, centre)? > room {
        return Err(too_long("抬头"));
    }
    let place = Place { role: Role::Title, y: mm(52.0), size: TITLE_SIZE, ..centre };
    if composer.put_words(&poster.title, Setting::Title, "标题", 0.5, place)? > room {
        return Err(too_long("标题"));
    }
    let place = Place { role: Role::Subtitle, y: mm(66.0), size: 19.0, ..centre };
    if composer.put_words(&poster.subtitle, Setting::Body, "副题", 0.5, place)? > room {
        return Err(too_long("副题"));
    }
    Ok(())
}

/// Puts the lines at the foot; gives the lower edge of the lists.
fn put_foot(composer: &mut Composer<'_>, foot: &[String]) -> Result<f32, LayoutFault> {
    let room = WIDTH - 2.0 * MARGIN;
    let mut lines = Vec::new();
    for text in foot {
        let shape = Shape::plain(room / FOOT_SIZE);
        lines.extend(set_paragraph(composer.fonts, &[Piece::Words(text.clone())], shape, "页脚")?);
    }
    let top = HEIGHT - MARGIN - lines.len() as f32 * FOOT_LEADING;
    for (i, line) in lines.iter().enumerate() {
        let y = top + (i as f32 + 0.8) * FOOT_LEADING;
        composer.put(line, Place { role: Role::Footer, x: MARGIN, y, size: FOOT_SIZE, ink: Ink::Black })?;
    }
    Ok(top - mm(5.0))
}

fn put_column(composer: &mut Composer<'_>, column: &Column<'_>, bottom: f32) -> Result<(), LayoutFault> {
    let Column { list, left, right, ground } = *column;
    let top = COLUMNS_TOP;
    composer.page.tints.push(Tint { from: (left, top), to: (right, top + BAND), rgb: ground });
    let size = 24.0;
    let y = top + BAND / 2.0 + size * MIDDLE;
    let place = Place { role: Role::Heading, x: (left + right) / 2.0, y, size, ink: Ink::Black };
    composer.put_words(&list.heading, Setting::Title, "清单标题", 0.5, place)?;
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    corners.windows(2).for_each(|side| composer.rule(side[0], side[1], 1.0, Ink::Black));
    composer.rule((left, top + BAND), (right, top + BAND), 1.0, Ink::Black);
    let mut y = top + BAND + mm(2.0);
    let note = Shape::plain((right - left - 2.0 * PAD) / 13.0);
    for line in set_paragraph(composer.fonts, &[Piece::Words(list.note.clone())], note, "清单说明")? {
        let place = Place { role: Role::Paragraph, x: left + PAD, y: y + 14.0, size: 13.0, ink: Ink::Black };
        composer.put(&line, place)?;
        y += 18.0;
    }
    put_entries(composer, column, y + mm(2.0), bottom - mm(2.0))
}

/// Puts the entries evenly between `top` and `bottom`, in the largest type that fits.
fn put_entries(
    composer: &mut Composer<'_>,
    column: &Column<'_>,
    top: f32,
    bottom: f32,
) -> Result<(), LayoutFault> {
    let mut over = 0.0;
    for step in STEPS {
        let entries = column
            .list
            .entries
            .iter()
            .enumerate()
            .map(|(i, entry)| set_entry(composer.fonts, i + 1, entry, column, step))
            .collect::<Result<Vec<SetEntry>, LayoutFault>>()?;
        let height: f32 = entries.iter().map(|entry| entry.height).sum();
        over = height - (bottom - top);
        if over <= 0.0 {
            let air = -over / entries.len().max(1) as f32;
            let mut y = top;
            for (i, entry) in entries.iter().enumerate() {
                if i > 0 {
                    composer.rule((column.left, y), (column.right, y), HAIRLINE, Ink::Grey(0.6));
                }
                put_entry(composer, column, entry, (y, entry.height + air), step)?;
                y += entry.height + air;
            }
            return Ok(());
        }
    }
    let lines = (over / 14.0).ceil().max(1.0) as usize;
    Err(LayoutFault::DoesNotFit {
        field: None,
        label: column.list.heading.clone(),
        lines,
        characters: lines * 24,
    })
}

fn set_entry(
    fonts: &Fonts,
    number: usize,
    entry: &PosterEntry,
    column: &Column<'_>,
    step: Step,
) -> Result<SetEntry, LayoutFault> {
    let seam = column.seam();
    let name = format!("{number}．{}", entry.name);
    let width = (seam - GAP - column.left - PAD) / step.name;
    let units = units_of(fonts, &[Piece::Words(name)], Setting::Title, false, "清单")?;
    let cut = balance(&units, width, NAME_LINES)
        .ok_or(LayoutFault::TooLong { what: "清单里的名称", most: NAME_LINES })?;
    let name: Vec<SetLine> = cut.into_iter().map(|range| set_units(&units[range])).collect();
    let shape = Shape::plain((column.right - PAD - seam) / step.detail);
    let detail = set_paragraph(fonts, &[Piece::Words(entry.detail.clone())], shape, "清单")?;
    let tall = (name.len() as f32 * step.name * NAME_LEADING)
        .max(detail.len() as f32 * step.detail * DETAIL_LEADING);
    Ok(SetEntry { name, detail, height: tall + step.name * 0.5 })
}

/// Puts name and detail beside each other, each in the middle of the room of the entry.
fn put_entry(
    composer: &mut Composer<'_>,
    column: &Column<'_>,
    entry: &SetEntry,
    (top, height): (f32, f32),
    step: Step,
) -> Result<(), LayoutFault> {
    let blocks = [
        (&entry.name, column.left + PAD, step.name, NAME_LEADING),
        (&entry.detail, column.seam(), step.detail, DETAIL_LEADING),
    ];
    for (lines, x, size, leading) in blocks {
        let leading = size * leading;
        let start = top + (height - lines.len() as f32 * leading) / 2.0;
        for (i, line) in lines.iter().enumerate() {
            let y = start + (i as f32 + 0.5) * leading + size * MIDDLE;
            composer.put(line, Place { role: Role::Cell, x, y, size, ink: Ink::Black })?;
        }
    }
    Ok(())
}
