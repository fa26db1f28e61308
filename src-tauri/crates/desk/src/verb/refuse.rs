//! 不予出具: the request, the unit behind it and the slip, registered together.

use shouzhang_domain::{
    Ground, Prohibition, Series, check_name, check_phone, normalise_name, plain_radicals,
};
use shouzhang_paper::{Facts, draw, lay_out_slip};
use shouzhang_screening::{Lane, Target};
use shouzhang_store::{Act, Month, RefusalFacts, Refuse as RefuseEntry, Writer};

use crate::contract::Counter;
use crate::examine::number_year;
use crate::knowledge::Knowledge;
use crate::problem::{Answer, Problem};
use crate::slip::{self, SlipOf};
use crate::translate::moment;
use crate::typed::search_letters;
use crate::wire::{ProblemCode, Refuse, Refused};

pub(crate) fn refuse(counter: &Counter<'_>, request: Refuse) -> Answer<Refused> {
    let asked = Asked::read(counter.desk.knowledge, &request)?;
    counter.desk.write(|writer| write(counter, writer, &asked))
}

/// What was asked for, tidied and judged.
struct Asked<'a> {
    request: String,
    prohibition: Option<&'a Prohibition>,
    unit: String,
    basis: String,
    applicant: String,
    phone: String,
}

impl<'a> Asked<'a> {
    fn read(knowledge: &'a Knowledge, request: &Refuse) -> Answer<Self> {
        let asked = tidy("居民要的是什么", "request", &request.request, 200)?;
        if asked.is_empty() {
            return Err(wrong("request", "请写居民要的是什么"));
        }
        let prohibition = match request.code.as_deref().map(str::trim).filter(|code| !code.is_empty()) {
            Some(code) => Some(knowledge.prohibition(code)?),
            None => judged(knowledge, &asked)?,
        };
        let applicant = normalise_name(&tidy("居民姓名", "applicant", &request.applicant, 50)?);
        if !applicant.is_empty() {
            check_name(&applicant).map_err(|fault| wrong("applicant", &fault.to_string()))?;
        }
        let phone = tidy("居民电话", "phone", &request.phone, 20)?;
        let phone = match phone.is_empty() {
            true => phone,
            false => check_phone(&phone).map_err(|fault| wrong("phone", &fault.to_string()))?,
        };
        Ok(Self {
            request: asked,
            prohibition,
            unit: tidy("索要单位", "unit", &request.unit, 80)?,
            basis: tidy("单位给的依据", "basis", &request.basis, 80)?,
            applicant,
            phone,
        })
    }
}

/// What the words themselves ask for: a prohibition, or — off the catalog — nothing we know. What may be issued is not
/// refused.
fn judged<'a>(knowledge: &'a Knowledge, request: &str) -> Answer<Option<&'a Prohibition>> {
    let understood = knowledge.engine.understand(request);
    match (understood.lane, understood.hits.first().map(|hit| &hit.target)) {
        (Lane::Prohibited, Some(Target::Prohibition(code))) => Ok(knowledge.catalog.prohibition(code)),
        (Lane::Permitted, Some(Target::Item(code))) => {
            let name =
                knowledge.catalog.item(code).map_or_else(|| code.to_string(), |item| item.name.clone());
            Err(Problem::refused(
                ProblemCode::BadRequest,
                format!("“{request}”可以按“{name}”出具，不用拒绝"),
                "请到出证台办理；居民要的其实是不应出具的，请选那一项再打告知单",
            ))
        }
        _ => Ok(None),
    }
}

fn write(counter: &Counter<'_>, writer: &Writer<'_>, asked: &Asked<'_>) -> Answer<Refused> {
    let desk = counter.desk;
    let (version, at) = (writer.hall()?, writer.moment(counter.now)?);
    let hall = version.hall;
    let number = writer.next_number(Series::Refusal, number_year(at))?;
    let paper = slip::compose(&SlipOf {
        wording: &desk.knowledge.catalog.papers().refusal,
        hall: &hall,
        number: number.number.as_str(),
        request: &asked.request,
        prohibition: asked.prohibition,
        unit: &asked.unit,
        applicant: &asked.applicant,
        at,
    });
    let sheet = lay_out_slip(desk.fonts, &paper).map_err(|fault| {
        Problem::refused(
            ProblemCode::DoesNotFit,
            format!("告知单排不下：{fault}"),
            "请把居民要的和单位名称写短些",
        )
    })?;
    let facts = Facts {
        title: &paper.wording.title,
        author: &hall.hall_name,
        number: number.number.as_str(),
        made_at: at,
    };
    let pdf = draw(desk.fonts, &sheet, &facts).map_err(|fault| {
        Problem::failed(
            ProblemCode::Internal,
            "告知单没有画出来，没有编号，也没有登记",
            "请再试一次；还不行请告诉管理员",
            fault,
        )
    })?;
    let (applicant_pinyin, applicant_initials) = search_letters(&asked.applicant);
    let ground = asked.prohibition.map_or(Ground::OffCatalog, |p| Ground::Prohibited(p.code.clone()));
    let facts = RefusalFacts {
        request: asked.request.clone(),
        ground,
        prohibition_names: asked.prohibition.map_or_else(String::new, |p| p.name.clone()),
        requesting_unit: asked.unit.clone(),
        basis_offered: asked.basis.clone(),
        applicant_name: asked.applicant.clone(),
        applicant_pinyin,
        applicant_initials,
        phone: asked.phone.clone(),
        purpose: String::new(),
        clerk: hall.clerk.clone(),
        hall_version: version.version,
        catalog_release: desk.knowledge.catalog.release().version.clone(),
    };
    let act = Act { actor: &hall.clerk, now: counter.now };
    let refusal = writer.refuse(&act, RefuseEntry { number: &number, facts, pdf: &pdf })?;
    let month = Month::of(refusal.refused_at);
    let unit_count = match asked.unit.as_str() {
        "" => 0,
        unit => writer.demands_of(unit, &refusal.facts.ground, month)?,
    };
    Ok(Refused {
        number: refusal.number.to_string(),
        code: asked.prohibition.map(|p| p.code.to_string()),
        name: asked.prohibition.map_or_else(|| asked.request.clone(), |p| p.name.clone()),
        unit_count,
        at: moment(refusal.refused_at),
    })
}

pub(crate) fn tidy(what: &str, field: &str, text: &str, most: usize) -> Answer<String> {
    let text: String = plain_radicals(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let now = text.chars().count();
    if now > most {
        return Err(wrong(field, &format!("{what}最多 {most} 个字，现在是 {now} 个")));
    }
    if text.chars().any(char::is_control) {
        return Err(wrong(field, &format!("{what}里有看不见的控制字符，请删掉重打")));
    }
    Ok(text)
}

pub(crate) fn wrong(field: &str, message: &str) -> Problem {
    Problem::refused(ProblemCode::FormNotInOrder, message, "请改好再打印").about_field(Some(field.to_owned()))
}
