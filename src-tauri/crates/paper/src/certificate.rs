//! Laying out a certificate, a draft of one, or a blank sample: one page or a refusal.

use crate::closing::put_closing;
use crate::composer::{Composer, Place};
use crate::document::{Document, Kind, Piece};
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::foot::{FootContent, put_foot, put_signatures};
use crate::grid::{BODY_3, BODY_4, BODY_SMALL_3, LEADING_3, LEFT, TYPE_WIDTH, mm};
use crate::head::put_head;
use crate::paragraph::{Shape, set_paragraph};
use crate::sample::{put_mark, put_seal_ring};
use crate::sheet::{Ink, Role, Sheet};

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

const fn step(size: f32, leading: f32, number_y: f32, title_y: f32, under_title: f32) -> Step {
    Step { size, leading, number_y: mm(number_y), title_y: mm(title_y), under_title: mm(under_title) }
}

/// 3号 with air, then 3号, 小三 and 四号, each first open, then close: the first that fits is taken.
const STEPS: [Step; 7] = [
    step(BODY_3, LEADING_3, 41.0, 60.0, 20.0),
    step(BODY_3, LEADING_3, 31.0, 47.0, 16.5),
    step(BODY_3, 26.6, 31.0, 46.0, 15.5),
    step(BODY_SMALL_3, 26.6, 30.0, 45.0, 15.0),
    step(BODY_SMALL_3, 24.2, 29.0, 43.5, 14.5),
    step(BODY_4, 24.2, 29.0, 43.0, 14.0),
    step(BODY_4, 21.0, 27.0, 40.0, 13.0),
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
    for step in STEPS {
        match compose(fonts, document, step)? {
            Composed::Fits(sheet) => return Ok(sheet),
            Composed::Over(by) => over = by,
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
        _ => None,
    });
    blank.map_or(Ok(()), |label| Err(LayoutFault::StillBlank { label }))
}

fn pieces_of(document: &Document) -> impl Iterator<Item = &Piece> {
    document.salutation.iter().chain(&document.paragraphs).flat_map(|line| &line.0)
}

fn compose(fonts: &Fonts, document: &Document, step: Step) -> Result<Composed, LayoutFault> {
    let mut composer = Composer::a4(fonts);
    if document.kind == Kind::Sample {
        put_mark(&mut composer)?;
    }
    let under_title = put_head(&mut composer, document, step)?;
    let body_end = put_body(&mut composer, document, step, under_title)?;
    let closing = put_closing(&mut composer, document, step, body_end)?;
    if document.kind == Kind::Sample {
        put_seal_ring(&mut composer, closing.seal_centre)?;
    }
    let limit = put_signatures(&mut composer, &document.signatures)?;
    put_foot(&mut composer, &FootContent::of(document))?;
    let over = closing.bottom - limit;
    Ok(if over > 0.0 { Composed::Over(over) } else { Composed::Fits(Sheet { pages: vec![composer.page] }) })
}

/// Puts salutation and paragraphs; gives the baseline of the last line.
fn put_body(
    composer: &mut Composer<'_>,
    document: &Document,
    step: Step,
    first_y: f32,
) -> Result<f32, LayoutFault> {
    let shape = Shape {
        width: TYPE_WIDTH / step.size,
        indent: 2.0,
        justified: true,
        setting: Setting::Body,
        draft: document.kind == Kind::Draft,
    };
    let salutation = document.salutation.iter().map(|line| (line, 0.0, Role::Salutation));
    let paragraphs = document.paragraphs.iter().map(|line| (line, 2.0, Role::Paragraph));
    let mut y = first_y;
    for (line, indent, role) in salutation.chain(paragraphs) {
        let shape = Shape { indent, ..shape };
        for set in set_paragraph(composer.fonts, &line.0, shape, "正文")? {
            let role = if set.first { role } else { Role::Continued };
            composer.put(&set, Place { role, x: LEFT, y, size: step.size, ink: Ink::Black })?;
            y += step.leading;
        }
    }
    Ok(y - step.leading)
}

fn does_not_fit(document: &Document, over: f32, step: Step) -> LayoutFault {
    let lines = (over / step.leading).ceil().max(1.0) as usize;
    let characters = lines * (TYPE_WIDTH / step.size).round() as usize;
    let values = pieces_of(document).filter_map(|piece| match piece {
        Piece::Value { field, label, text, .. } => Some((text.chars().count(), field, label)),
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
