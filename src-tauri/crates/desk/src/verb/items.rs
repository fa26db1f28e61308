//! 事项清单: both lists and the guide of an item.

use shouzhang_screening::pinyin_of;

use crate::contract::Counter;
use crate::desk::hall;
use crate::knowledge::why_not;
use crate::problem::Answer;
use crate::translate::{bases, flow, materials, time_limit, working_days};
use crate::wire::{ByCode, ItemGuide, ItemLine, ItemList, Nothing, NoticeForm, ProhibitionLine};

use super::forms::meetings;

pub(crate) fn list_items(counter: &Counter<'_>, _: Nothing) -> Answer<ItemList> {
    let catalog = &counter.desk.knowledge.catalog;
    let committee = counter.desk.read(hall)?.committee;
    let permitted = catalog.items().iter().map(|item| {
        let reason = why_not(item, committee);
        ItemLine {
            code: item.code.to_string(),
            name: item.name.clone(),
            aliases: item.aliases.clone(),
            initials: pinyin_of(&item.name).initials,
            flow: flow(item),
            working_days: working_days(item),
            enabled: item.enabled,
            can_issue: reason.is_none(),
            why_not: reason,
            grade: item.grade.letter().to_owned(),
        }
    });
    let prohibited = catalog.prohibitions().iter().map(|prohibition| ProhibitionLine {
        code: prohibition.code.to_string(),
        name: prohibition.name.clone(),
        aliases: prohibition.aliases.clone(),
        initials: pinyin_of(&prohibition.name).initials,
        listed_in: prohibition.listed_in.clone(),
        enabled: prohibition.enabled,
    });
    Ok(ItemList {
        release: catalog.release().version.clone(),
        title: catalog.release().title.clone(),
        permitted: permitted.collect(),
        prohibited: prohibited.collect(),
    })
}

pub(crate) fn show_item(counter: &Counter<'_>, request: ByCode) -> Answer<ItemGuide> {
    let knowledge = counter.desk.knowledge;
    let item = knowledge.item(&request.code)?;
    let committee = counter.desk.read(hall)?.committee;
    let reason = why_not(item, committee);
    let who: Vec<&str> = item.applies_to.iter().map(|kind| kind.label()).collect();
    let applies_note = item.applies_note.as_ref().map(|note| format!("（{note}）")).unwrap_or_default();
    let signers: Vec<String> = item.signatures.iter().map(|s| format!("{}签名", s.label)).collect();
    Ok(ItemGuide {
        code: item.code.to_string(),
        name: item.name.clone(),
        form_name: item.form_name.clone(),
        aliases: item.aliases.clone(),
        issuer: item.issuer.clone(),
        applies_to: format!("{}{applies_note}", who.join("、")),
        legal_bases: bases(&knowledge.catalog, &item.legal_bases),
        requested_by: item.requested_by.clone(),
        purpose: item.purpose.clone(),
        applicant: item.applicant.clone(),
        conditions: item.conditions.clone(),
        materials: materials(item),
        process: item.process.clone(),
        flow: flow(item),
        time_limit: time_limit(item.time_limit),
        time_limit_basis: item.time_limit_basis.clone(),
        validity: item.duplicates.validity.clone(),
        fee: if item.fee == 0 { "不收费".to_owned() } else { format!("{} 元", item.fee) },
        deliberation: item.deliberation.as_ref().map(|rule| format!("{}（{}）", rule.form, rule.basis)),
        notice: item.deliberation.as_ref().filter(|_| item.applies_to(committee)).map(|_| NoticeForm {
            meetings: meetings(committee),
            least_days: knowledge.catalog.papers().notice.least_days,
        }),
        signing: format!("{}，盖{}", signers.join("、"), item.seal.label(committee)),
        must_not_state: item.must_not_state.clone(),
        note: item.note.clone(),
        grade: item.grade.letter().to_owned(),
        template_version: item.template.version,
        enabled: item.enabled,
        can_issue: reason.is_none(),
        why_not: reason,
    })
}
