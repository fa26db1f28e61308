//! 告知承诺书、清单海报、公示、受理回执、审签单、存根: drawn when asked for, kept nowhere.

use std::path::Path;

use shouzhang_domain::{
    CommitteeKind, Hall, MeetingKind, Moment, Prohibition, check_name, normalise_name, parse_date,
};
use shouzhang_paper::{Facts, Fonts, LayoutFault, Leaflet, draw, lay_out_leaflet, lay_out_poster};
use shouzhang_screening::{Lane, Target};

use crate::china_time;
use crate::contract::Counter;
use crate::desk::hall;
use crate::detail::minute;
use crate::fonts::open_fonts;
use crate::forms::{self, CommitmentOf, Held, Taken};
use crate::guide::Edition;
use crate::knowledge::Knowledge;
use crate::month_out::without_long_numbers;
use crate::problem::{Answer, Problem};
use crate::typed::read_values;
use crate::wire::{Application, ByNumber, Commitment, Nothing, Notice, PrintJob, ProblemCode, SavedCopy};

use super::preview::not_drawn;
use super::print::send;
use super::refuse::{tidy, wrong};
use super::save_copy::save;
use super::show_document::{certificate_by_number, detail_of};

const COMMITMENT: &str = "证明事项告知承诺书";
const NOTICE: &str = "议事协商结果公示";
/// A longer one is a slip of the hand.
const MOST_DAYS: u16 = 180;

pub(crate) fn read_commitment(counter: &Counter<'_>, request: Commitment) -> Answer<Vec<u8>> {
    let leaflet = commitment_of(counter.desk.knowledge, &request)?;
    let (hall, at) = now(counter)?;
    drawn(counter.desk.fonts, &leaflet, &hall.committee_name, at)
}

/// A blank form of commitment, without a book.
///
/// # Errors
/// A [`Problem`] when nothing is asked for, or the words do not fit on the form.
pub fn draw_commitment(
    knowledge: &Knowledge,
    fonts: &Path,
    order: &Commitment,
    now: Moment,
) -> Result<Vec<u8>, Problem> {
    drawn(open_fonts(fonts)?, &commitment_of(knowledge, order)?, COMMITMENT, china_time(now))
}

fn commitment_of(knowledge: &Knowledge, request: &Commitment) -> Answer<Leaflet> {
    let asked = tidy("居民要的是什么", "request", &request.request, 60)?;
    if asked.is_empty() {
        return Err(wrong("request", "请写居民要的是什么证明"));
    }
    let prohibition = prohibition_of(knowledge, &asked, request.code.as_deref())?;
    let applicant = normalise_name(&tidy("居民姓名", "applicant", &request.applicant, 50)?);
    if !applicant.is_empty() {
        check_name(&applicant).map_err(|fault| wrong("applicant", &fault.to_string()))?;
    }
    Ok(forms::commitment(
        &knowledge.catalog.papers().commitment,
        &CommitmentOf {
            request: &asked,
            prohibition,
            unit: &tidy("用证单位", "unit", &request.unit, 80)?,
            basis: &tidy("设定依据", "basis", &request.basis, 80)?,
            matter: &tidy("办理事项", "matter", &request.matter, 60)?,
            applicant: &applicant,
        },
    ))
}

pub(crate) fn print_commitment(counter: &Counter<'_>, request: Commitment) -> Answer<PrintJob> {
    send(counter, None, COMMITMENT, &read_commitment(counter, request)?)
}

pub(crate) fn save_commitment(counter: &Counter<'_>, request: Commitment) -> Answer<SavedCopy> {
    // Never named by a person or by what they asked for.
    save(counter, &format!("{COMMITMENT}.pdf"), &read_commitment(counter, request)?)
}

/// The prohibition named, or the one the words mean; a fact the community may certify can be promised too.
fn prohibition_of<'a>(
    knowledge: &'a Knowledge,
    asked: &str,
    code: Option<&str>,
) -> Answer<Option<&'a Prohibition>> {
    if let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) {
        return knowledge.prohibition(code).map(Some);
    }
    let understood = knowledge.engine.understand(asked);
    Ok(match (understood.lane, understood.hits.first().map(|hit| &hit.target)) {
        (Lane::Prohibited, Some(Target::Prohibition(code))) => knowledge.catalog.prohibition(code),
        _ => None,
    })
}

pub(crate) fn read_poster(counter: &Counter<'_>, _: Nothing) -> Answer<Vec<u8>> {
    let hall = counter.desk.read(hall)?;
    poster_pdf(counter.desk.knowledge, counter.desk.fonts, Some(&hall))
}

/// The wall poster, without a book: its telephone numbers are left to be written in.
///
/// # Errors
/// A [`Problem`] when the lists do not fit on the sheet.
pub fn draw_poster(knowledge: &Knowledge, fonts: &Path) -> Result<Vec<u8>, Problem> {
    poster_pdf(knowledge, open_fonts(fonts)?, None)
}

pub(crate) fn poster_pdf(knowledge: &Knowledge, fonts: &Fonts, hall: Option<&Hall>) -> Answer<Vec<u8>> {
    let edition = Edition { catalog: &knowledge.catalog, hall, publisher: "", effective_on: "" };
    let poster = forms::poster(&edition);
    let sheet = lay_out_poster(fonts, &poster).map_err(does_not_fit)?;
    let facts = Facts {
        title: &poster.title,
        author: hall.map_or(poster.title.as_str(), |hall| &hall.committee_name),
        number: &format!("清单{}版", edition.version()),
        made_at: edition.made_at(),
    };
    draw(fonts, &sheet, &facts).map_err(not_drawn)
}

pub(crate) fn save_poster(counter: &Counter<'_>, request: Nothing) -> Answer<SavedCopy> {
    let name = format!("证明事项清单海报（A3） {}版.pdf", counter.desk.knowledge.catalog.release().version);
    save(counter, &name, &read_poster(counter, request)?)
}

pub(crate) fn read_notice(counter: &Counter<'_>, request: Notice) -> Answer<Vec<u8>> {
    let item = counter.desk.knowledge.item(&request.code)?;
    if item.deliberation.is_none() {
        let message = format!("“{}”不用议事协商，没有要公示的结果", item.name);
        return Err(wrong("code", &message));
    }
    let (hall, at) = now(counter)?;
    if !item.applies_to(hall.committee) {
        let message = format!("“{}”不由{}出具，没有要公示的结果", item.name, hall.committee.label());
        return Err(wrong("code", &message));
    }
    let kind = meeting(&hall, &request.meeting)?;
    let subject = tidy("议题", "subject", &request.subject, 300)?;
    if subject.is_empty() {
        return Err(wrong("subject", "请写讨论的事项"));
    }
    let wording = &counter.desk.knowledge.catalog.papers().notice;
    let days = request.days.unwrap_or(wording.least_days);
    if days < wording.least_days {
        return Err(wrong("days", &format!("公示不少于 {} 日", wording.least_days)));
    }
    if days > MOST_DAYS {
        return Err(wrong("days", &format!("公示最多写 {MOST_DAYS} 日")));
    }
    let held_on = parse_date(&request.held_on).map_err(|fault| wrong("heldOn", &fault.to_string()))?;
    if held_on > at.date_naive() {
        return Err(wrong("heldOn", "会议日期还没有到"));
    }
    let held = Held {
        item,
        kind,
        subject: &without_long_numbers(&subject),
        held_on,
        place: &tidy("地点", "place", &request.place, 40)?,
        expected: request.expected,
        present: request.present,
        agreed: request.agreed,
        days,
        at,
    };
    let leaflet = forms::notice(wording, &hall, &held).map_err(|fault| {
        Problem::refused(
            ProblemCode::DeliberationNeeded,
            fault.to_string(),
            "没有达到法定人数的，不能公示为“讨论通过”，只能写情况说明；请重新组织讨论",
        )
    })?;
    drawn(counter.desk.fonts, &leaflet, &hall.committee_name, at)
}

/// The meeting of this name, if this committee holds such.
fn meeting(hall: &Hall, typed: &str) -> Answer<MeetingKind> {
    let known = meetings(hall.committee);
    if typed.trim().is_empty() {
        return Err(wrong("meeting", "请选开的是什么会"));
    }
    let kind = MeetingKind::parse(typed).filter(|kind| kind.is_held_by(hall.committee));
    kind.ok_or_else(|| wrong("meeting", &format!("{}的会议有：{}", hall.committee.label(), known.join("、"))))
}

/// Names of the meetings a committee of this kind holds.
pub(crate) fn meetings(committee: CommitteeKind) -> Vec<String> {
    let held = MeetingKind::ALL.into_iter().filter(|kind| kind.is_held_by(committee));
    held.map(|kind| kind.label().to_owned()).collect()
}

pub(crate) fn print_notice(counter: &Counter<'_>, request: Notice) -> Answer<PrintJob> {
    send(counter, None, NOTICE, &read_notice(counter, request)?)
}

pub(crate) fn save_notice(counter: &Counter<'_>, request: Notice) -> Answer<SavedCopy> {
    let name = format!("{NOTICE} {}.pdf", counter.desk.knowledge.item(&request.code)?.code);
    save(counter, &name, &read_notice(counter, request)?)
}

pub(crate) fn read_receipt(counter: &Counter<'_>, request: Application) -> Answer<Vec<u8>> {
    let item = counter.desk.knowledge.item(&request.code)?;
    let (hall, at) = now(counter)?;
    let values = read_values(item, &request.values, at.date_naive())?;
    let named = |key: &str| item.field_named(key).map_or("", |field| values.get(&field.key));
    let applicant = item.subject.name.as_ref().map_or("", |key| values.get(key));
    let unknown = request.materials.iter().find(|name| !item.materials.iter().any(|m| m.name == **name));
    if let Some(unknown) = unknown {
        let known: Vec<&str> = item.materials.iter().map(|material| material.name.as_str()).collect();
        let message = format!("这一项没有“{unknown}”这种材料，有：{}", known.join("；"));
        return Err(wrong("materials", &message));
    }
    let leaflet = forms::receipt(
        &counter.desk.knowledge.catalog.papers().receipt,
        &hall,
        &Taken {
            item,
            applicant,
            unit: named("asking_unit"),
            purpose: named("purpose"),
            materials: &request.materials,
            at,
            holidays: counter.desk.knowledge.catalog.holidays(),
        },
    );
    drawn(counter.desk.fonts, &leaflet, &hall.committee_name, at)
}

pub(crate) fn read_sign_off(counter: &Counter<'_>, request: Application) -> Answer<Vec<u8>> {
    let item = counter.desk.knowledge.item(&request.code)?;
    let (hall, at) = now(counter)?;
    let values = read_values(item, &request.values, at.date_naive())?;
    let wording = &counter.desk.knowledge.catalog.papers().sign_off;
    let leaflet = forms::sign_off(wording, &hall, item, &values, at);
    drawn(counter.desk.fonts, &leaflet, &hall.committee_name, at)
}

pub(crate) fn print_receipt(counter: &Counter<'_>, request: Application) -> Answer<PrintJob> {
    let title = format!("{} 受理回执", counter.desk.knowledge.item(&request.code)?.code);
    send(counter, None, &title, &read_receipt(counter, request)?)
}

pub(crate) fn print_sign_off(counter: &Counter<'_>, request: Application) -> Answer<PrintJob> {
    let title = format!("{} 审签单", counter.desk.knowledge.item(&request.code)?.code);
    send(counter, None, &title, &read_sign_off(counter, request)?)
}

pub(crate) fn read_stub(counter: &Counter<'_>, request: ByNumber) -> Answer<Vec<u8>> {
    let (hall, at) = now(counter)?;
    let detail = counter.desk.read(|reader| {
        let certificate = certificate_by_number(reader, &request.number)?;
        detail_of(counter, reader, &certificate.number)
    })?;
    let readable = |at: &str| Moment::parse_from_rfc3339(at).map_or_else(|_| at.to_owned(), minute);
    let wording = &counter.desk.knowledge.catalog.papers().stub;
    let leaflet = forms::stub(wording, &hall, &detail, readable);
    drawn(counter.desk.fonts, &leaflet, &hall.committee_name, at)
}

pub(crate) fn save_stub(counter: &Counter<'_>, request: ByNumber) -> Answer<SavedCopy> {
    let name = format!("{}（存根）.pdf", shouzhang_domain::CertificateNumber::typed(&request.number));
    save(counter, &name, &read_stub(counter, request)?)
}

fn now(counter: &Counter<'_>) -> Answer<(Hall, Moment)> {
    counter.desk.read(|reader| Ok((hall(reader)?, reader.moment(counter.now)?)))
}

fn drawn(fonts: &Fonts, leaflet: &Leaflet, author: &str, at: Moment) -> Answer<Vec<u8>> {
    let sheet = lay_out_leaflet(fonts, leaflet).map_err(does_not_fit)?;
    let facts = Facts { title: &leaflet.title, author, number: &leaflet.subtitle, made_at: at };
    draw(fonts, &sheet, &facts).map_err(not_drawn)
}

fn does_not_fit(fault: LayoutFault) -> Problem {
    let field = match &fault {
        LayoutFault::MissingGlyph { field, .. } => field.clone(),
        _ => None,
    };
    let code = match fault {
        LayoutFault::MissingGlyph { .. } => ProblemCode::MissingGlyph,
        _ => ProblemCode::DoesNotFit,
    };
    Problem::refused(code, fault.to_string(), "请改好再打").about_field(field)
}
