//! Everything about one certificate or slip, and the ways to find it by its number.

use shouzhang_domain::{CertificateNumber, Ground, long_date, mask_name, mask_phone};
use shouzhang_store::{Certificate, Paper, Reader, Refusal, hex};

use crate::contract::Counter;
use crate::detail::{fact, life, masked_values, row_state};
use crate::problem::{Answer, Problem};
use crate::translate::moment;
use crate::typed::read_json;
use crate::wire::{ByNumber, DocumentDetail, RowState};

pub(crate) fn show_document(counter: &Counter<'_>, request: ByNumber) -> Answer<DocumentDetail> {
    let number = CertificateNumber::typed(&request.number);
    counter.desk.read(|reader| detail_of(counter, reader, &number))
}

/// The certificate with this number.
pub(crate) fn certificate_by_number(reader: &Reader<'_>, typed: &str) -> Answer<Certificate> {
    let number = CertificateNumber::typed(typed);
    match reader.certificate(&number)? {
        Some(certificate) => Ok(certificate),
        None if reader.refusal(&number)?.is_some() => {
            Err(Problem::bad_request(format!("{number} 是不予出具告知单，不是证明")))
        }
        None => Err(no_such(&number)),
    }
}

/// Which paper has this number.
pub(crate) fn paper_by_number(reader: &Reader<'_>, number: &CertificateNumber) -> Answer<Paper> {
    if let Some(certificate) = reader.certificate(number)? {
        return Ok(Paper::Certificate(certificate.id));
    }
    let refusal = reader.refusal(number)?.ok_or_else(|| no_such(number))?;
    Ok(Paper::RefusalSlip(refusal.id))
}

/// The stored bytes of the paper with this number; the book compares their digest.
pub(crate) fn stored_document(reader: &Reader<'_>, number: &CertificateNumber) -> Answer<Vec<u8>> {
    Ok(reader.document(paper_by_number(reader, number)?)?)
}

/// The detail of the paper with this number.
pub(crate) fn detail_of(
    counter: &Counter<'_>,
    reader: &Reader<'_>,
    number: &CertificateNumber,
) -> Answer<DocumentDetail> {
    if let Some(certificate) = reader.certificate(number)? {
        return of_certificate(counter, reader, &certificate);
    }
    let refusal = reader.refusal(number)?.ok_or_else(|| no_such(number))?;
    of_refusal(reader, &refusal)
}

fn of_certificate(
    counter: &Counter<'_>,
    reader: &Reader<'_>,
    certificate: &Certificate,
) -> Answer<DocumentDetail> {
    let facts = &certificate.facts;
    let state = reader.state(certificate.id)?;
    let item = counter.desk.knowledge.catalog.item(&facts.item);
    let confirmations: Vec<String> = read_json(&facts.confirmations)?;
    let number_of = |id| -> Answer<Option<String>> {
        Ok(reader.certificate_of(id)?.map(|certificate| certificate.number.to_string()))
    };
    let replaces = certificate.replaces.map(number_of).transpose()?.flatten();
    let replaced_by = reader.replacement_of(certificate.id)?.map(number_of).transpose()?.flatten();
    let mut shown = masked_values(item, &facts.values)?;
    shown.extend(
        [
            fact("经办人", facts.clerk.as_str()),
            fact("负责人", facts.head.as_str()),
            fact("已核对的提醒", confirmations.join("；")),
        ]
        .into_iter()
        .flatten(),
    );
    Ok(DocumentDetail {
        number: certificate.number.to_string(),
        kind: "certificate".to_owned(),
        code: Some(facts.item.to_string()),
        item_name: facts.item_name.clone(),
        at: moment(certificate.issued_at),
        state: row_state(state),
        template_version: Some(facts.template_version),
        release: facts.catalog_release.clone(),
        valid_until: facts.valid_until.map(long_date),
        facts: shown,
        life: life(&reader.entries_of(Paper::Certificate(certificate.id))?),
        reprints: state.reprints,
        replaces,
        replaced_by,
        signatures: item
            .iter()
            .flat_map(|item| &item.signatures)
            .map(|signature| signature.label.clone())
            .collect(),
        seal: Some(facts.seal.label(reader.hall()?.hall.committee).to_owned()),
        sha256: hex(&certificate.document.sha256),
        bytes: certificate.document.length,
    })
}

fn of_refusal(reader: &Reader<'_>, refusal: &Refusal) -> Answer<DocumentDetail> {
    let facts = &refusal.facts;
    let (code, item_name) = match &facts.ground {
        Ground::Prohibited(code) => (Some(code.to_string()), facts.prohibition_names.clone()),
        Ground::OffCatalog => (None, facts.request.clone()),
    };
    let unit = if facts.requesting_unit.is_empty() { "居民未说明" } else { &facts.requesting_unit };
    let basis = if facts.basis_offered.is_empty() { "未提供" } else { &facts.basis_offered };
    let shown = [
        fact("居民要的", facts.request.as_str()),
        fact("索要单位", unit),
        fact("单位给的依据", basis),
        fact("居民", mask_name(&facts.applicant_name)),
        fact("电话", mask_phone(&facts.phone)),
        fact("经办人", facts.clerk.as_str()),
    ];
    let life = life(&reader.entries_of(Paper::RefusalSlip(refusal.id))?);
    let reprints = life.iter().filter(|event| event.kind == "reprinted").count();
    Ok(DocumentDetail {
        number: refusal.number.to_string(),
        kind: "refusal".to_owned(),
        code,
        item_name,
        at: moment(refusal.refused_at),
        state: RowState::Refused,
        template_version: None,
        release: facts.catalog_release.clone(),
        valid_until: None,
        facts: shown.into_iter().flatten().collect(),
        life,
        reprints: crate::translate::count(reprints),
        replaces: None,
        replaced_by: None,
        signatures: Vec::new(),
        seal: None,
        sha256: hex(&refusal.document.sha256),
        bytes: refusal.document.length,
    })
}

fn no_such(number: &CertificateNumber) -> Problem {
    Problem::not_found(format!("台账里没有 {number}"), "请核对文号；可以只输流水号，在台账里查")
}
