//! 填写核对: opening the form, checking it as it is typed, keeping it.

use std::collections::BTreeSet;

use shouzhang_domain::{FieldKey, Item, Moment, Series, Values};
use shouzhang_store::{Draft, Reader};

use crate::contract::Counter;
use crate::desk::hall;
use crate::examine::{Subject, examine, number_year};
use crate::knowledge::why_not;
use crate::problem::{Answer, Problem};
use crate::translate::{self, bases, flow, materials, moment, working_days};
use crate::typed::{json_text, kept_values, read_json, read_values, values_text, wire_values};
use crate::wire::{
    CheckForm, CheckLevel, DiscardDraft, DraftSaved, Form, FormCheck, Nothing, OpenForm, ProblemCode,
    SaveDraft, WireValues,
};

use super::show_document::certificate_by_number;

/// Most units offered beside a unit field.
const UNITS_OFFERED: u32 = 8;

pub(crate) fn open_form(counter: &Counter<'_>, request: OpenForm) -> Answer<Form> {
    let knowledge = counter.desk.knowledge;
    let item = knowledge.item(&request.code)?;
    counter.desk.read(|reader| {
        let hall = hall(reader)?;
        let mut values = defaults(item, &hall.clerk, reader.moment(counter.now)?);
        let (mut seen, mut draft_saved_at) = (Vec::new(), None);
        if let Some(number) = &request.from {
            let old = certificate_by_number(reader, number)?;
            if old.facts.item != item.code {
                let message = format!("{} 不是“{}”，不能照着重开", old.number, item.name);
                return Err(Problem::bad_request(message));
            }
            values.extend(kept_values(&old.facts.values)?);
        } else if let Some(draft) = reader.draft(&item.code)? {
            values.extend(kept_values(&draft.values)?);
            seen = read_json(&draft.seen_materials)?;
            draft_saved_at = Some(moment(draft.saved_at));
        }
        // A draft or an old certificate may know fields that this version of the item no longer has.
        values.retain(|key, _| item.field_named(key).is_some());
        let reason = why_not(item, hall.committee);
        Ok(Form {
            code: item.code.to_string(),
            name: item.name.clone(),
            form_name: item.form_name.clone(),
            flow: flow(item),
            working_days: working_days(item),
            template_version: item.template.version,
            release: knowledge.catalog.release().version.clone(),
            legal_bases: bases(&knowledge.catalog, &item.legal_bases),
            fields: fields(item, reader)?,
            materials: materials(item),
            must_not_state: item.must_not_state.clone(),
            note: item.note.clone(),
            validity: item.duplicates.validity.clone(),
            values,
            seen,
            draft_saved_at,
            replaces: request.from.clone(),
            can_issue: reason.is_none(),
            why_not: reason,
        })
    })
}

pub(crate) fn check_form(counter: &Counter<'_>, request: CheckForm) -> Answer<FormCheck> {
    let desk = counter.desk;
    let item = desk.knowledge.item(&request.code)?;
    desk.read(|reader| {
        let (hall, at) = (hall(reader)?, reader.moment(counter.now)?);
        let values = read_values(item, &request.values, at.date_naive())?;
        let replaces = request.replaces.as_deref().map(shouzhang_domain::CertificateNumber::typed);
        let checks = examine(
            &Subject {
                knowledge: desk.knowledge,
                fonts: desk.fonts,
                item,
                hall: &hall,
                values: &values,
                seen: &request.seen,
                replaces: replaces.as_ref(),
                at,
                unnumbered: &unnumbered(reader, at)?,
            },
            reader,
        )?;
        let can_issue = checks.iter().all(|check| check.level != CheckLevel::Stop);
        Ok(FormCheck { can_issue, checks, normalised: changed(&request.values, &values) })
    })
}

pub(crate) fn save_draft(counter: &Counter<'_>, request: SaveDraft) -> Answer<DraftSaved> {
    let item = counter.desk.knowledge.item(&request.code)?;
    counter.desk.write(|writer| {
        let saved_at = writer.moment(counter.now)?;
        let known = request.values.into_iter().filter_map(|(key, value)| Some((FieldKey::new(key)?, value)));
        let values: Values = known.filter(|(key, _)| item.field(key).is_some()).collect();
        writer.keep_draft(&Draft {
            item: item.code.clone(),
            values: values_text(&values)?,
            seen_materials: json_text(&request.seen)?,
            saved_at,
        })?;
        Ok(DraftSaved { at: moment(saved_at) })
    })
}

pub(crate) fn discard_draft(counter: &Counter<'_>, request: DiscardDraft) -> Answer<Nothing> {
    let item = counter.desk.knowledge.item(&request.code)?;
    counter.desk.write(|writer| match writer.drop_draft(&item.code)? {
        true => Ok(Nothing {}),
        false => {
            Err(Problem::refused(ProblemCode::NotFound, "没有这份草稿", "可能已经办完或丢弃了，请刷新出证台"))
        }
    })
}

/// How a number of this year reads before it is given.
pub(crate) fn unnumbered(reader: &Reader<'_>, at: Moment) -> Answer<String> {
    Ok(reader.numbering()?.numbering.pattern(Series::Certificate).unnumbered(number_year(at)))
}

/// Who verifies is usually the clerk, and today.
fn defaults(item: &Item, clerk: &str, at: Moment) -> WireValues {
    let known = [("verify_person", clerk.to_owned()), ("verify_date", at.date_naive().to_string())];
    let has = |key: &str| item.field_named(key).is_some();
    known.into_iter().filter(|(key, _)| has(key)).map(|(key, value)| (key.to_owned(), value)).collect()
}

fn fields(item: &Item, reader: &Reader<'_>) -> Answer<Vec<crate::wire::FormField>> {
    let units = reader.requesting_units("", UNITS_OFFERED)?;
    let fields = item.fields.iter().map(|field| {
        let mut wire = translate::field(field);
        if field.key.as_str() == "asking_unit" {
            let mut offered: BTreeSet<&str> = wire.suggestions.iter().map(String::as_str).collect();
            let new: Vec<String> =
                units.iter().filter(|unit| offered.insert(unit.as_str())).cloned().collect();
            wire.suggestions.splice(0..0, new);
        }
        wire
    });
    Ok(fields.collect())
}

/// Values that will be kept otherwise than they were typed.
fn changed(typed: &WireValues, kept: &Values) -> WireValues {
    let mut kept = wire_values(kept);
    kept.retain(|key, value| typed.get(key).is_some_and(|typed| typed != value));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_values_that_will_differ_are_sent_back() {
        let key = |text: &str| FieldKey::new(text).expect(text);
        let kept: Values = [(key("live_from"), "2019-03-01".to_owned()), (key("purpose"), "入学".to_owned())]
            .into_iter()
            .collect();
        let typed = WireValues::from([
            ("live_from".to_owned(), "20190301".to_owned()),
            ("purpose".to_owned(), "入学".to_owned()),
        ]);
        let sent = changed(&typed, &kept);
        assert_eq!(sent.len(), 1, "the purpose stays as typed");
        assert_eq!(sent["live_from"], "2019-03-01", "the day in the form the book keeps");
    }
}
