//! The rows of the three tables.

use shouzhang_domain::{Ground, Seal, mask_address, mask_id, mask_name, mask_phone};
use shouzhang_store::{Month, MonthCertificate, MonthSealUse, Reader, Refusal};

use super::cell::without_long_numbers;
use super::{Column, Table, not_written};
use crate::detail::{minute, row_state};
use crate::knowledge::Knowledge;
use crate::problem::{Answer, Problem};
use crate::wire::RowState;

const fn column(heading: &'static str, width: u8) -> Column {
    Column { heading, width }
}

pub(super) const CERTIFICATES: [Column; 23] = [
    column("序号", 6),
    column("证明编号", 24),
    column("出具时间", 17),
    column("事项代码", 9),
    column("事项名称", 26),
    column("式样版本", 9),
    column("清单版本", 10),
    column("申请人", 10),
    column("证件号码", 21),
    column("联系电话", 14),
    column("住址", 20),
    column("用证单位", 24),
    column("单位依据", 20),
    column("用途", 18),
    column("核实方式", 12),
    column("核实人", 10),
    column("核实日期", 12),
    column("经办人", 10),
    column("负责人", 10),
    column("份数", 6),
    column("有效期至", 12),
    column("状态", 16),
    column("作废原因", 24),
];

pub(super) const REFUSALS: [Column; 12] = [
    column("序号", 6),
    column("日期", 17),
    column("告知单编号", 24),
    column("申请人", 10),
    column("联系电话", 14),
    column("申请事项（原话）", 30),
    column("清单项", 8),
    column("清单项名称", 22),
    column("索要单位", 24),
    column("单位依据", 20),
    column("告知的替代办法", 50),
    column("经办人", 10),
];

pub(super) const SEAL_USES: [Column; 12] = [
    column("序号", 6),
    column("用印时间", 17),
    column("用印内容", 44),
    column("文号", 24),
    column("印章", 16),
    column("份数", 6),
    column("申请用印人", 12),
    column("电话", 14),
    column("签批人", 10),
    column("印章保管人", 12),
    column("经办人", 10),
    column("备注", 20),
];

pub(super) fn certificates(reader: &Reader<'_>, month: Month, table: &mut dyn Table) -> Answer<u32> {
    let mut count = 0;
    reader.certificates_of_month::<Problem>(month, |row| {
        count += 1;
        table.row(&certificate_cells(count, &row)).map_err(not_written)
    })?;
    Ok(count)
}

pub(super) fn refusals(
    knowledge: &Knowledge,
    reader: &Reader<'_>,
    month: Month,
    table: &mut dyn Table,
) -> Answer<u32> {
    let mut count = 0;
    reader.refusals_of_month::<Problem>(month, |refusal| {
        count += 1;
        table.row(&refusal_cells(knowledge, count, &refusal)).map_err(not_written)
    })?;
    Ok(count)
}

pub(super) fn seal_uses(reader: &Reader<'_>, month: Month, table: &mut dyn Table) -> Answer<u32> {
    let committee = reader.hall()?.hall.committee;
    let mut count = 0;
    reader.seal_uses_of_month::<Problem>(month, |row| {
        count += 1;
        let seal = |seal: Seal| seal.label(committee).to_owned();
        table.row(&seal_use_cells(count, &row, seal)).map_err(not_written)
    })?;
    Ok(count)
}

fn certificate_cells(count: u32, row: &MonthCertificate) -> Vec<String> {
    let (certificate, facts) = (&row.certificate, &row.certificate.facts);
    let subject = &facts.subject;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let state = match row_state(row.state) {
        RowState::Issued | RowState::Refused => "有效",
        RowState::Unconfirmed => "有效，未确认出纸",
        RowState::Void => "作废",
        RowState::Replaced => "作废，已重开",
    };
    vec![
        count.to_string(),
        certificate.number.to_string(),
        minute(certificate.issued_at),
        facts.item.to_string(),
        facts.item_name.clone(),
        facts.template_version.to_string(),
        facts.catalog_release.clone(),
        mask_name(&subject.name),
        mask_id(&subject.id_number),
        mask_phone(&subject.phone),
        mask_address(&subject.address),
        facts.asking_unit.clone(),
        if facts.asking_basis.is_empty() {
            "未提供".to_owned()
        } else {
            without_long_numbers(&facts.asking_basis)
        },
        without_long_numbers(&facts.purpose),
        without_long_numbers(&facts.verification.method),
        facts.verification.person.clone(),
        day(facts.verification.verified_on),
        facts.clerk.clone(),
        facts.head.clone(),
        facts.copies.to_string(),
        day(facts.valid_until),
        state.to_owned(),
        row.voided.as_ref().map(|entry| without_long_numbers(&entry.note)).unwrap_or_default(),
    ]
}

fn refusal_cells(knowledge: &Knowledge, count: u32, refusal: &Refusal) -> Vec<String> {
    let facts = &refusal.facts;
    let (code, name, alternative) = match &facts.ground {
        Ground::Prohibited(code) => {
            let short = knowledge.catalog.prohibition(code).map(|p| p.alternative.short.clone());
            (code.to_string(), facts.prohibition_names.clone(), short.unwrap_or_default())
        }
        Ground::OffCatalog => (String::new(), "清单外".to_owned(), "请用证单位提供要求出具的依据".to_owned()),
    };
    vec![
        count.to_string(),
        minute(refusal.refused_at),
        refusal.number.to_string(),
        mask_name(&facts.applicant_name),
        mask_phone(&facts.phone),
        without_long_numbers(&facts.request),
        code,
        name,
        if facts.requesting_unit.is_empty() {
            "居民未说明".to_owned()
        } else {
            facts.requesting_unit.clone()
        },
        if facts.basis_offered.is_empty() {
            "未提供".to_owned()
        } else {
            without_long_numbers(&facts.basis_offered)
        },
        alternative,
        facts.clerk.clone(),
    ]
}

fn seal_use_cells(count: u32, row: &MonthSealUse, seal: impl Fn(Seal) -> String) -> Vec<String> {
    let used = &row.seal_use;
    vec![
        count.to_string(),
        minute(row.at),
        used.content.clone(),
        row.number.to_string(),
        seal(used.seal),
        used.copies.to_string(),
        mask_name(&used.applicant),
        mask_phone(&used.applicant_phone),
        used.approved_by.clone(),
        used.keeper.clone(),
        used.clerk.clone(),
        without_long_numbers(&used.note),
    ]
}
