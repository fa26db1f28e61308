//! 出具: one transaction from the last check to the committed paper.

use shouzhang_domain::{
    CertificateNumber, FieldKind, Hall, Item, Moment, Series, Values, mask_name, parse_date,
};
use shouzhang_paper::{CheckCode, Facts, Sheet, draw_signed, lay_out, put_code};
use shouzhang_store::{
    Act, CertificateFacts, Code, Issue, NextNumber, Replacement, SealUse, StoreError, Subject as PersonOf,
    Verification, Writer, hex,
};

use crate::compose::{self, Setting, valid_until};
use crate::contract::Counter;
use crate::examine::{Subject, examine, layout_check, number_year, refuse_unless_in_order};
use crate::problem::{Answer, Problem};
use crate::signing::{self, Signed, ToSign};
use crate::translate::moment;
use crate::typed::{json_text, read_values, search_letters, values_text};
use crate::wire::{Check, IssueCertificate, Issued, ProblemCode, Replaces};

use super::form::unnumbered;
use super::show_document::certificate_by_number;

pub(crate) fn issue_certificate(counter: &Counter<'_>, request: IssueCertificate) -> Answer<Issued> {
    let item = counter.desk.knowledge.item(&request.code)?;
    counter.desk.write(|writer| issue(counter, writer, item, &request))
}

/// What is about to be issued: checked, at one moment, for one hall.
struct Ready<'a> {
    item: &'a Item,
    hall: Hall,
    hall_version: u32,
    values: Values,
    at: Moment,
    checks: Vec<Check>,
    release: &'a str,
}

fn issue(
    counter: &Counter<'_>,
    writer: &Writer<'_>,
    item: &Item,
    request: &IssueCertificate,
) -> Answer<Issued> {
    let replaced = request.replaces.as_ref().map(|r| replaced(writer, r)).transpose()?;
    let ready = check(counter, writer, item, request)?;
    let number = writer.next_number(Series::Certificate, number_year(ready.at))?;
    let act = Act { actor: &ready.hall.clerk, now: counter.now };
    let page = set_page(counter, &ready, &number)?;
    let signed = sign(writer, &act, &ready, &number, &page.sheet)?;
    let pdf = draw_page(counter, &ready, &number, &page, &signed)?;
    let replacement = match (&replaced, &request.replaces) {
        (Some((certificate, _)), Some(replaces)) => {
            Some(Replacement { certificate: *certificate, reason: replaces.reason.trim() })
        }
        _ => None,
    };
    let issued = writer.issue(
        &act,
        Issue {
            number: &number,
            facts: facts(&ready, &request.confirmed, page.body)?,
            pdf: &pdf,
            seal_use: seal_use(&ready, &number),
            code: Some(Code { key: signed.key, short_code: &signed.short_code, bytes: &signed.bytes }),
            replaces: replacement,
        },
    )?;
    writer.drop_draft(&item.code)?;
    Ok(Issued {
        number: issued.number.to_string(),
        code: item.code.to_string(),
        item_name: item.name.clone(),
        subject: mask_name(&issued.facts.subject.name),
        at: moment(issued.issued_at),
        sha256: hex(&issued.document.sha256),
        signatures: item.signatures.iter().map(|s| s.label.clone()).collect(),
        seal: item.seal.label(ready.hall.committee).to_owned(),
        replaced: replaced.map(|(_, number)| number.to_string()),
    })
}

/// The same checks as on the screen, on what the book holds now: nothing that bypasses the screen gets through.
fn check<'a>(
    counter: &Counter<'a>,
    writer: &Writer<'_>,
    item: &'a Item,
    request: &IssueCertificate,
) -> Answer<Ready<'a>> {
    let desk = counter.desk;
    let (version, at) = (writer.hall()?, writer.moment(counter.now)?);
    let values = read_values(item, &request.values, at.date_naive())?;
    let replaces = request.replaces.as_ref().map(|replaces| CertificateNumber::typed(&replaces.number));
    let checks = examine(
        &Subject {
            knowledge: desk.knowledge,
            fonts: desk.fonts,
            item,
            hall: &version.hall,
            values: &values,
            seen: &request.seen,
            replaces: replaces.as_ref(),
            at,
            unnumbered: &unnumbered(writer, at)?,
        },
        writer,
    )?;
    refuse_unless_in_order(&checks, &request.confirmed)?;
    let release = &desk.knowledge.catalog.release().version;
    Ok(Ready { item, hall: version.hall, hall_version: version.version, values, at, checks, release })
}

/// The page as laid out, still without its code.
struct Set {
    sheet: Sheet,
    signer: String,
    body: String,
}

fn set_page(counter: &Counter<'_>, ready: &Ready<'_>, number: &NextNumber) -> Answer<Set> {
    let setting = Setting { item: ready.item, hall: &ready.hall, values: &ready.values, at: ready.at };
    let document = compose::certificate(&setting, number.number.as_str());
    let sheet = lay_out(counter.desk.fonts, &document).map_err(|fault| {
        let stop = layout_check(&fault);
        let (message, field) = (stop.text.clone(), stop.field.clone());
        Problem::refused(ProblemCode::DoesNotFit, message, "请按提示改好，再出具")
            .about_field(field)
            .with_checks(vec![stop])
    })?;
    let body = compose::body_text(&document);
    Ok(Set { sheet, signer: document.signer, body })
}

/// Signs what the code will say: the page as it stands, its number, whom it is about and what for.
fn sign(
    writer: &Writer<'_>,
    act: &Act<'_>,
    ready: &Ready<'_>,
    number: &NextNumber,
    sheet: &Sheet,
) -> Answer<Signed> {
    let subject = person(ready.item, &ready.values);
    let purpose = ready.item.field_named("purpose").map_or("", |field| ready.values.get(&field.key));
    let paper = ToSign {
        number,
        at: ready.at,
        item: ready.item,
        committee: &ready.hall.committee_name,
        name: &subject.name,
        id_number: &subject.id_number,
        unit: &addressee(ready.item, &ready.values),
        purpose,
        content: &sheet.content(),
    };
    signing::sign(writer, act, &paper)
}

fn draw_page(
    counter: &Counter<'_>,
    ready: &Ready<'_>,
    number: &NextNumber,
    page: &Set,
    signed: &Signed,
) -> Answer<Vec<u8>> {
    let fonts = counter.desk.fonts;
    let mut sheet = page.sheet.clone();
    let code = CheckCode { digits: &signed.digits, short_code: &signed.short_code };
    put_code(fonts, &mut sheet, &code).map_err(not_drawn)?;
    let facts = Facts {
        title: &ready.item.name,
        author: &page.signer,
        number: number.number.as_str(),
        made_at: ready.at,
    };
    draw_signed(fonts, &sheet, &facts, &signed.seal).map_err(not_drawn)
}

fn not_drawn(fault: impl std::error::Error + Send + Sync + 'static) -> Problem {
    Problem::failed(
        ProblemCode::Internal,
        "证明没有画出来，没有编号，也没有登记",
        "请再试一次；还不行请告诉管理员",
        fault,
    )
}

/// The certificate that will be void; it must be of the same book, and there must be a reason.
fn replaced(
    writer: &Writer<'_>,
    replaces: &Replaces,
) -> Answer<(shouzhang_store::CertificateId, CertificateNumber)> {
    if replaces.reason.trim().is_empty() {
        return Err(Problem::refused(
            ProblemCode::FormNotInOrder,
            "请写为什么作废重开",
            "原因会记入台账，如：姓名写错",
        )
        .about_field(Some("reason".to_owned())));
    }
    let old = certificate_by_number(writer, &replaces.number)?;
    if writer.state(old.id)?.is_void {
        return Err(StoreError::AlreadyVoid.into());
    }
    Ok((old.id, old.number))
}

fn facts(ready: &Ready<'_>, confirmed: &[String], body: String) -> Answer<CertificateFacts> {
    let Ready { item, hall, values, .. } = ready;
    let named = |key: &str| item.field_named(key).map_or("", |field| values.get(&field.key)).to_owned();
    let confirmations: Vec<&str> =
        ready.checks.iter().filter(|c| confirmed.contains(&c.id)).map(|c| c.text.as_str()).collect();
    Ok(CertificateFacts {
        item: item.code.clone(),
        item_name: item.name.clone(),
        template_version: item.template.version,
        catalog_release: ready.release.to_owned(),
        subject: person(item, values),
        asking_unit: addressee(item, values),
        asking_basis: named("asking_basis"),
        purpose: named("purpose"),
        verification: Verification {
            method: named("verify_method"),
            person: named("verify_person"),
            verified_on: parse_date(&named("verify_date")).ok(),
        },
        values: values_text(values)?,
        title: item.template.title.clone(),
        body,
        confirmations: if confirmations.is_empty() { String::new() } else { json_text(&confirmations)? },
        seal: item.seal,
        copies: 1,
        clerk: hall.clerk.clone(),
        head: hall.head.clone(),
        hall_version: ready.hall_version,
        valid_until: valid_until(item, ready.at.date_naive()),
    })
}

fn person(item: &Item, values: &Values) -> PersonOf {
    let value = |key: &Option<shouzhang_domain::FieldKey>| {
        key.as_ref().map_or_else(String::new, |key| values.get(key).to_owned())
    };
    let name = value(&item.subject.name);
    let (pinyin, initials) = search_letters(&name);
    PersonOf {
        pinyin,
        initials,
        id_number: value(&item.subject.id_number),
        phone: value(&item.subject.phone),
        address: value(&item.subject.address),
        name,
    }
}

/// The unit the paper is for: 用证单位, or where an item has no such field the unit it is addressed to (来函单位, 受理法院).
fn addressee(item: &Item, values: &Values) -> String {
    let asking = item.field_named("asking_unit");
    let unit = asking.or_else(|| item.fields.iter().find(|field| field.kind == FieldKind::Unit));
    unit.map_or_else(String::new, |field| values.get(&field.key).to_owned())
}

fn seal_use(ready: &Ready<'_>, number: &NextNumber) -> SealUse {
    let subject = person(ready.item, &ready.values);
    SealUse {
        content: format!("{} {}", number.number, ready.item.name),
        seal: ready.item.seal,
        copies: 1,
        approved_by: ready.hall.head.clone(),
        clerk: ready.hall.clerk.clone(),
        keeper: ready.hall.seal_keeper.clone(),
        applicant: subject.name,
        applicant_phone: subject.phone,
        note: String::new(),
    }
}
