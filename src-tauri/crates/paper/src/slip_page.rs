//! Laying out a refusal slip: head, four blocks, closing, the law in small type.

use crate::composer::{Composer, HAIRLINE, Place};
use crate::document::{Line, Piece};
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::filling::Filling;
use crate::fonts::Fonts;
use crate::foot::{FOOT_RULE_Y, FootContent, put_foot};
use crate::grid::{
    BODY_4, BODY_5, BODY_13, BODY_SMALL_4, LEFT, PAPER_WIDTH, RIGHT, SIZE_2, SIZE_4, SIZE_SMALL_4,
    SIZE_SMALL_5, TYPE_WIDTH, mm,
};
use crate::head::put_title;
use crate::paragraph::{Shape, set_paragraph};
use crate::sheet::{Ink, Role, Sheet};
use crate::slip::{Refusal, Slip};
use crate::table::{RowHeight, Table};
use shouzhang_domain::{EvidenceGrade, LegalBasis};

/// One way to set a slip.
#[derive(Debug, Clone, Copy)]
struct Step {
    size: f32,
    leading: f32,
    /// Above a heading.
    above: f32,
    /// Height of a row the unit writes in.
    row_height: f32,
}

const fn step(size: f32, leading: f32, above: f32, row_height: f32) -> Step {
    Step { size, leading, above, row_height: mm(row_height) }
}

/// 四号, 小四 and 五号 with a size between, each first open, then close: the first that fits is taken.
const STEPS: [Step; 7] = [
    step(BODY_4, 23.5, 10.0, 18.0),
    step(BODY_4, 21.0, 6.0, 15.0),
    step(BODY_13, 21.0, 7.0, 14.0),
    step(BODY_13, 18.6, 3.5, 12.0),
    step(BODY_SMALL_4, 18.0, 4.0, 12.0),
    step(BODY_SMALL_4, 17.2, 2.5, 11.0),
    step(BODY_5, 15.5, 3.0, 10.0),
];
/// Blocks that share the room left over, and the most each of them takes.
const BLOCKS: f32 = 5.0;
const MOST_AIR: f32 = 9.0;

const LETTERHEAD_Y: f32 = mm(26.0);
const TITLE_Y: f32 = mm(38.5);
const NUMBER_Y: f32 = mm(47.5);
const BODY_Y: f32 = mm(58.5);
const LAW_LEADING: f32 = 12.6;

/// Lays out a refusal slip. A pure function: the same slip gives the same sheet.
///
/// # Errors
/// [`LayoutFault`] naming the field: a character no face has, more text than a page holds, something missing.
pub fn lay_out_slip(fonts: &Fonts, slip: &Slip) -> Result<Sheet, LayoutFault> {
    check_whole(slip)?;
    let mut over = 0.0;
    for step in STEPS {
        over = compose(&mut Composer::a4(fonts), slip, step)?;
        if over <= 0.0 {
            let air = (-over / BLOCKS).min(MOST_AIR);
            let mut composer = Composer::a4(fonts);
            compose(&mut composer, slip, Step { above: step.above + air, ..step })?;
            return Ok(Sheet { pages: vec![composer.page] });
        }
    }
    Err(does_not_fit(slip, over))
}

fn check_whole(slip: &Slip) -> Result<(), LayoutFault> {
    let parts = [
        (&slip.hall_name, "大厅名称"),
        (&slip.number, "编号"),
        (&slip.request, "申请事项"),
        (&slip.supervision_phone, "监督电话"),
        (&slip.date, "日期"),
        (&slip.clerk, "经办人"),
    ];
    match parts.into_iter().find(|(text, _)| text.trim().is_empty()) {
        Some((_, what)) => Err(LayoutFault::Lacks(what)),
        None if slip.bases.is_empty() => Err(LayoutFault::Lacks("依据")),
        None => Ok(()),
    }
}

/// Composes the page; gives by how much it runs over.
fn compose(composer: &mut Composer<'_>, slip: &Slip, step: Step) -> Result<f32, LayoutFault> {
    put_head(composer, slip)?;
    let mut block = Block { composer, step, y: BODY_Y };
    let (wording, filling) = (&slip.wording, slip.filling());
    if slip.applicant.is_some() {
        block.paragraph(&filling.line(&wording.salutation), 0.0, Role::Salutation)?;
    }
    block.heading(&filling.text(&wording.asked.heading))?;
    block.paragraph(&slip.asked(), 2.0, Role::Paragraph)?;
    block.heading(&filling.text(&wording.why.heading))?;
    block.paragraph(&slip.why(), 2.0, Role::Paragraph)?;
    block.heading(&filling.text(&wording.instead.heading))?;
    block.paragraph(&slip.instead(), 2.0, Role::Paragraph)?;
    block.table(slip)?;
    block.heading(&filling.text(&wording.insist.heading))?;
    block.paragraph(&slip.if_they_insist(), 2.0, Role::Paragraph)?;
    block.telephones(&filling.text(&wording.telephones))?;
    let end = block.closing(slip, &filling.line(&wording.clerk))?;
    let law_top = put_law(composer, slip, &filling)?;
    put_foot(composer, &FootContent { first: filling.text(&wording.foot), rows: Vec::new() })?;
    Ok(end - law_top)
}

fn put_head(composer: &mut Composer<'_>, slip: &Slip) -> Result<(), LayoutFault> {
    let place = Place {
        role: Role::Letterhead,
        x: PAPER_WIDTH / 2.0,
        y: LETTERHEAD_Y,
        size: SIZE_4,
        ink: Ink::Black,
    };
    let width = composer.put_words(&slip.hall_name, Setting::Body, "大厅名称", 0.5, place)?;
    if width > TYPE_WIDTH {
        return Err(LayoutFault::TooLong { what: "大厅名称", most: 1 });
    }
    put_title(composer, &slip.wording.title, SIZE_2, TITLE_Y)?;
    let place = Place { role: Role::Number, x: RIGHT, y: NUMBER_Y, size: SIZE_SMALL_4, ink: Ink::Black };
    let width = composer.put_words(&slip.number, Setting::Body, "编号", 1.0, place)?;
    if width > TYPE_WIDTH {
        return Err(LayoutFault::TooLong { what: "编号", most: 1 });
    }
    let rule_y = NUMBER_Y + mm(2.5);
    composer.rule((LEFT, rule_y), (RIGHT, rule_y), 1.0, Ink::Black);
    Ok(())
}

/// The blocks, set one under the other. `y` is the baseline of the next line.
struct Block<'a, 'b> {
    composer: &'a mut Composer<'b>,
    step: Step,
    y: f32,
}

impl Block<'_, '_> {
    fn heading(&mut self, text: &str) -> Result<(), LayoutFault> {
        if self.y > BODY_Y {
            self.y += self.step.above;
        }
        let size = self.step.size;
        let place = Place { role: Role::Heading, x: LEFT, y: self.y, size, ink: Ink::Black };
        self.composer.put_words(text, Setting::Title, "小标题", 0.0, place)?;
        self.y += self.step.leading;
        Ok(())
    }

    fn paragraph(&mut self, line: &Line, indent: f32, role: Role) -> Result<(), LayoutFault> {
        let Step { size, leading, .. } = self.step;
        let shape = Shape { indent, justified: true, ..Shape::plain(TYPE_WIDTH / size) };
        for set in set_paragraph(self.composer.fonts, &line.0, shape, "告知单正文")? {
            let role = if set.first { role } else { Role::Continued };
            self.composer.put(&set, Place { role, x: LEFT, y: self.y, size, ink: Ink::Black })?;
            self.y += leading;
        }
        Ok(())
    }

    /// On a line of their own, so that neither is torn.
    fn telephones(&mut self, text: &str) -> Result<(), LayoutFault> {
        let Step { size, leading, .. } = self.step;
        let place = Place { role: Role::Paragraph, x: LEFT + 2.0 * size, y: self.y, size, ink: Ink::Black };
        let width = self.composer.put_words(text, Setting::Title, "电话", 0.0, place)?;
        if width > TYPE_WIDTH - 2.0 * size {
            return Err(LayoutFault::TooLong { what: "监督电话和大厅电话", most: 1 });
        }
        self.y += leading;
        Ok(())
    }

    /// Where to go and how, or what the unit has to state.
    fn table(&mut self, slip: &Slip) -> Result<(), LayoutFault> {
        let Step { size, leading, row_height, .. } = self.step;
        let cell = |text: &str| Piece::Words(text.to_owned());
        let wording = &slip.wording.instead;
        let table = match &slip.refusal {
            Refusal::Prohibited { routes, .. } if routes.is_empty() => return Ok(()),
            Refusal::Prohibited { routes, .. } => Table {
                head: Some(wording.routes.iter().map(|head| cell(head)).collect()),
                rows: routes.iter().map(|route| vec![cell(&route.office), cell(&route.how)]).collect(),
                shares: &[0.3, 0.7],
                size: size * 0.93,
                what: "替代途径",
            },
            Refusal::OffCatalog => Table {
                head: None,
                rows: wording.unit_states.iter().map(|row| vec![cell(row), cell("")]).collect(),
                shares: &[0.36, 0.64],
                size: size * 0.93,
                what: "单位填写栏",
            },
        };
        let top = self.y - leading * 0.55;
        let least = if table.head.is_some() { 0.0 } else { row_height };
        let height = RowHeight { leading: leading * 0.84, least };
        let bottom = table.set(self.composer.fonts)?.put(self.composer, height, top)?;
        self.y = bottom + leading * 0.72 + size * 0.33;
        Ok(())
    }

    /// Hall and date at the right, the clerk at the left; gives the lower end.
    fn closing(&mut self, slip: &Slip, clerk: &Line) -> Result<f32, LayoutFault> {
        let Step { size, leading, above, .. } = self.step;
        self.y += above;
        let right = RIGHT - 2.0 * size;
        let place = Place { role: Role::Signer, x: right, y: self.y, size, ink: Ink::Black };
        let width = self.composer.put_words(&slip.hall_name, Setting::Body, "大厅名称", 1.0, place)?;
        self.y += leading;
        let place = Place { role: Role::Date, x: right - width / 2.0, y: self.y, ..place };
        self.composer.put_words(&slip.date, Setting::Body, "日期", 0.5, place)?;
        self.paragraph(clerk, 0.0, Role::Signature)?;
        Ok(self.y - leading + size * 0.3)
    }
}

/// Puts the law in small type above the foot, a line for each citation; gives the line above which the rest has to end.
fn put_law(composer: &mut Composer<'_>, slip: &Slip, filling: &Filling<'_>) -> Result<f32, LayoutFault> {
    let shape = Shape { justified: true, ..Shape::plain(TYPE_WIDTH / SIZE_SMALL_5) };
    let mut lines = Vec::new();
    for (i, basis) in slip.bases.iter().enumerate() {
        let number = if slip.bases.len() == 1 { String::new() } else { (i + 1).to_string() };
        let head = filling.clone().know("basis_number", number).text(&slip.wording.basis);
        let pieces = [Piece::Words(format!("{head}{}", cite(basis)))];
        lines.extend(set_paragraph(composer.fonts, &pieces, shape, "依据")?);
    }
    let first = FOOT_RULE_Y - mm(3.0) - lines.len().saturating_sub(1) as f32 * LAW_LEADING;
    for (i, line) in lines.iter().enumerate() {
        let y = first + i as f32 * LAW_LEADING;
        composer.put(line, Place { role: Role::Law, x: LEFT, y, size: SIZE_SMALL_5, ink: Ink::Black })?;
    }
    let rule_y = first - SIZE_SMALL_5 - mm(1.6);
    composer.rule((LEFT, rule_y), (LEFT + mm(40.0), rule_y), HAIRLINE, Ink::Black);
    Ok(rule_y - mm(4.5))
}

/// A citation, with its evidence grade where it is not A.
fn cite(basis: &LegalBasis) -> String {
    match basis.grade {
        EvidenceGrade::A => basis.cite.clone(),
        grade => format!("{}〔{}级：{}〕", basis.cite, grade.letter(), grade.meaning()),
    }
}

fn does_not_fit(slip: &Slip, over: f32) -> LayoutFault {
    let step = STEPS[STEPS.len() - 1];
    let lines = (over / step.leading).ceil().max(1.0) as usize;
    let characters = lines * (TYPE_WIDTH / step.size).round() as usize;
    let typed = [("request", "申请事项", slip.request.chars().count())];
    let unit = slip.requesting_unit.iter().map(|unit| ("requesting_unit", "用证单位", unit.chars().count()));
    let longest = typed.into_iter().chain(unit).filter(|(_, _, length)| *length > 60);
    let (field, label) = match longest.reduce(|a, b| if b.2 > a.2 { b } else { a }) {
        Some((field, label, _)) => (Some(field.to_owned()), label.to_owned()),
        None => (None, "替代途径和依据".to_owned()),
    };
    LayoutFault::DoesNotFit { field, label, lines, characters }
}
