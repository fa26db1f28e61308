//! Laying out a certificate, a draft of one, or a blank sample: one page or a refusal.

use crate::closing::{SetClosing, put_closing};
use crate::composer::{Composer, Place};
use crate::document::{Document, Kind, Line, Piece};
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::foot::{FootContent, put_foot, put_signatures};
use crate::grid::{BODY_3, BODY_4, BODY_SMALL_3, FIRST_ROW, LEADING_3, LEFT, ROW, SIZE_2, TYPE_WIDTH, mm};
use crate::head::{put_head, set_title};
use crate::paragraph::{SetLine, Shape, set_paragraph};
use crate::sample::{put_mark, put_seal_ring};
use crate::sheet::{Ink, Role, Sheet};
use crate::table::{RowHeight, SetTable, Table, shares_of};

/// One way to set the page: body size and where things stand. Lengths in points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    /// Body size.
    pub(crate) size: f32,
    /// From baseline to baseline.
    pub(crate) leading: f32,
    /// Baseline of the number.
    pub(crate) number_y: f32,
    /// Baseline of the first title line.
    pub(crate) title_y: f32,
    /// From the last title line to the first line of the body.
    pub(crate) under_title: f32,
}

const fn step(size: f32, leading: f32, title_y: f32, under_title: f32) -> Step {
    Step { size, leading, number_y: mm(FIRST_ROW), title_y: mm(title_y), under_title: mm(under_title) }
}

/// Baseline of the row of this number, from 1, on the grid of 22 rows: millimetres.
const fn row(number: f32) -> f32 {
    FIRST_ROW + (number - 1.0) * ROW
}

/// 3号 on the grid with air, then 3号, 小三 and 四号, each first open, then close: the first that fits is taken.
const STEPS: [Step; 7] = [
    step(BODY_3, LEADING_3, row(3.0), 2.0 * ROW),
    step(BODY_3, LEADING_3, row(2.5), 1.5 * ROW),
    step(BODY_3, 26.6, row(2.4), 15.0),
    step(BODY_SMALL_3, 26.6, row(2.4), 15.0),
    step(BODY_SMALL_3, 24.2, row(2.3), 14.5),
    step(BODY_4, 24.2, row(2.25), 14.0),
    step(BODY_4, 21.0, row(2.2), 13.0),
];

/// A page that fits, or how far it runs over.
enum Composed {
    Fits(Sheet),
    Over(f32),
}

/// Lays out a certificate, draft or sample. A pure function: the same document gives the same sheet.
///
/// # Errors
/// [`LayoutFault`] naming the field: a character no face has, more text than a page holds in the smallest type, something
/// missing on a certificate.
pub fn lay_out(fonts: &Fonts, document: &Document) -> Result<Sheet, LayoutFault> {
    check_whole(document)?;
    let mut over = 0.0;
    // Steps of one size differ in where things stand: the lines are the same.
    for steps in STEPS.chunk_by(|a, b| a.size == b.size) {
        let text = SetText::of(fonts, document, steps[0].size)?;
        for &step in steps {
            match compose(fonts, document, &text, step)? {
                Composed::Fits(sheet) => return Ok(sheet),
                Composed::Over(by) => over = by,
            }
        }
    }
    let smallest = STEPS[STEPS.len() - 1];
    Err(does_not_fit(document, over, smallest))
}

/// A certificate has a number, a date and nothing left blank.
fn check_whole(document: &Document) -> Result<(), LayoutFault> {
    let empty = |text: &Option<String>| text.as_ref().is_none_or(|text| text.trim().is_empty());
    if document.title.trim().is_empty() {
        return Err(LayoutFault::Lacks("标题"));
    }
    if document.kind != Kind::Certificate {
        return Ok(());
    }
    for (lacks, what) in [
        (empty(&document.number), "编号"),
        (empty(&document.date), "日期"),
        (document.signer.trim().is_empty(), "落款单位"),
        (document.paragraphs.is_empty(), "正文"),
    ] {
        if lacks {
            return Err(LayoutFault::Lacks(what));
        }
    }
    let blank = pieces_of(document).find_map(|piece| match piece {
        Piece::Blank { label, .. } => Some(label.clone()),
        Piece::Table { label, rows, .. } if rows.iter().flatten().any(String::is_empty) => {
            Some(label.clone())
        }
        _ => None,
    });
    blank.map_or(Ok(()), |label| Err(LayoutFault::StillBlank { label }))
}

fn pieces_of(document: &Document) -> impl Iterator<Item = &Piece> {
    document.salutation.iter().chain(&document.paragraphs).flat_map(|line| &line.0)
}

/// The lines of a document, set in one size.
struct SetText {
    title: Vec<SetLine>,
    body: Vec<Part>,
    closing: SetClosing,
}

/// A part of the body.
enum Part {
    Lines(Role, Vec<SetLine>),
    Table(SetTable),
}

impl SetText {
    fn of(fonts: &Fonts, document: &Document, size: f32) -> Result<Self, LayoutFault> {
        Ok(Self {
            title: set_title(fonts, &document.title, SIZE_2)?,
            body: set_body(fonts, document, size)?,
            closing: SetClosing::of(fonts, document)?,
        })
    }
}

/// Sets salutation and paragraphs.
fn set_body(fonts: &Fonts, document: &Document, size: f32) -> Result<Vec<Part>, LayoutFault> {
    let shape = Shape {
        width: TYPE_WIDTH / size,
        indent: 2.0,
        justified: true,
        setting: Setting::Body,
        draft: document.kind == Kind::Draft,
    };
    let salutation = document.salutation.iter().map(|line| (line, 0.0, Role::Salutation));
    let paragraphs = document.paragraphs.iter().map(|line| (line, 2.0, Role::Paragraph));
    let part = |(line, indent, role): (&Line, f32, Role)| match line.0.as_slice() {
        [Piece::Table { field, label, head, rows }] => {
            let cell = |(i, text): (usize, &String)| Piece::Value {
                field: field.clone(),
                label: label.clone(),
                text: text.clone(),
                name: i == 0,
            };
            let rows = rows.iter().map(|row| row.iter().enumerate().map(cell).collect());
            set_table(fonts, head, rows.collect(), size).map(Part::Table)
        }
        pieces => {
            set_paragraph(fonts, pieces, Shape { indent, ..shape }, "正文").map(|set| Part::Lines(role, set))
        }
    };
    salutation.chain(paragraphs).map(part).collect()
}

fn set_table(
    fonts: &Fonts,
    head: &[String],
    rows: Vec<Vec<Piece>>,
    size: f32,
) -> Result<SetTable, LayoutFault> {
    let table = Table {
        head: Some(head.iter().map(|text| Piece::Words(text.clone())).collect()),
        rows,
        shares: &shares_of(head.len()),
        size: size * 0.9,
        what: "表格",
    };
    table.set(fonts)
}

fn compose(fonts: &Fonts, document: &Document, text: &SetText, step: Step) -> Result<Composed, LayoutFault> {
    let mut composer = Composer::a4(fonts);
    if document.kind == Kind::Sample {
        put_mark(&mut composer)?;
    }
    let under_title = put_head(&mut composer, document, &text.title, step)?;
    let body_end = put_body(&mut composer, &text.body, step, under_title)?;
    let closing = put_closing(&mut composer, &text.closing, step, body_end)?;
    if document.kind == Kind::Sample {
        put_seal_ring(&mut composer, closing.seal_centre)?;
    }
    let limit = put_signatures(&mut composer, &document.signatures)?;
    let over = closing.bottom - limit;
    if over > 0.0 {
        return Ok(Composed::Over(over));
    }
    put_foot(&mut composer, &FootContent::of(document))?;
    Ok(Composed::Fits(Sheet { pages: vec![composer.page] }))
}

/// Puts salutation and paragraphs; gives the baseline of the last line.
fn put_body(
    composer: &mut Composer<'_>,
    body: &[Part],
    step: Step,
    first_y: f32,
) -> Result<f32, LayoutFault> {
    let mut y = first_y;
    for part in body {
        let (role, lines) = match part {
            Part::Lines(role, lines) => (*role, lines),
            Part::Table(table) => {
                y = put_table(composer, table, step, y)?;
                continue;
            }
        };
        for set in lines {
            let role = if set.first { role } else { Role::Continued };
            composer.put(set, Place { role, x: LEFT, y, size: step.size, ink: Ink::Black })?;
            y += step.leading;
        }
    }
    Ok(y - step.leading)
}

/// Puts a table between two lines of the body; gives the baseline of the line below it.
fn put_table(composer: &mut Composer<'_>, table: &SetTable, step: Step, y: f32) -> Result<f32, LayoutFault> {
    let height = RowHeight { leading: step.leading * 0.74, least: step.leading * 0.95 };
    let bottom = table.put(composer, height, y - step.leading * 0.66)?;
    Ok(bottom + step.leading * 0.6 + step.size * 0.33)
}

fn does_not_fit(document: &Document, over: f32, step: Step) -> LayoutFault {
    let lines = (over / step.leading).ceil().max(1.0) as usize;
    let characters = lines * (TYPE_WIDTH / step.size).round() as usize;
    let values = pieces_of(document).filter_map(|piece| match piece {
        Piece::Value { field, label, text, .. } => Some((text.chars().count(), field, label)),
        Piece::Table { field, label, rows, .. } => {
            Some((rows.iter().flatten().map(|cell| cell.chars().count()).sum(), field, label))
        }
        _ => None,
    });
    // The first of the longest, so that the answer does not depend on the order of ties.
    let longest = values.reduce(|a, b| if b.0 > a.0 { b } else { a });
    let (field, label) = match longest {
        Some((_, field, label)) => (Some(field.clone()), label.clone()),
        None => (None, "正文".to_owned()),
    };
    LayoutFault::DoesNotFit { field, label, lines, characters }
}
