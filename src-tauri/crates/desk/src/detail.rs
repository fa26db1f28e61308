//! Rows and events of the register as the screens show them: masked.

use shouzhang_domain::{
    CertificateState, EntryKind, FieldKind, Ground, Item, Moment, PrintState, mask_address, mask_id,
    mask_name, mask_phone,
};
use shouzhang_store::{Entry, Listing, What};

use crate::problem::Answer;
use crate::translate::moment;
use crate::typed::kept_values;
use crate::wire::{Labelled, LifeEvent, RegisterRow, RowState};

/// A line of the register.
pub(crate) fn row(listing: &Listing) -> RegisterRow {
    let (code, item_name, state) = match &listing.what {
        What::Issued { item, item_name, state, .. } => {
            (Some(item.to_string()), item_name.clone(), row_state(*state))
        }
        What::Refused { ground, prohibition_names, request } => match ground {
            Ground::Prohibited(code) => {
                (Some(code.to_string()), prohibition_names.clone(), RowState::Refused)
            }
            Ground::OffCatalog => (None, request.clone(), RowState::Refused),
        },
    };
    RegisterRow {
        number: listing.number.to_string(),
        at: moment(listing.at),
        code,
        item_name,
        subject: mask_name(&listing.name),
        id: mask_id(&listing.id_number),
        unit: listing.unit.clone(),
        state,
    }
}

/// What became of a certificate, in one word.
pub(crate) fn row_state(state: CertificateState) -> RowState {
    match (state.is_void, state.is_replaced, state.print) {
        (_, true, _) => RowState::Replaced,
        (true, false, _) => RowState::Void,
        (false, false, PrintState::Confirmed) => RowState::Issued,
        (false, false, PrintState::Unconfirmed | PrintState::Failed) => RowState::Unconfirmed,
    }
}

/// The life of a document, oldest first.
pub(crate) fn life(entries: &[Entry]) -> Vec<LifeEvent> {
    entries
        .iter()
        .map(|entry| LifeEvent {
            kind: entry.kind.word().to_owned(),
            label: entry_label(entry.kind).to_owned(),
            at: moment(entry.at),
            actor: entry.actor.clone(),
            note: Some(entry.note.clone()).filter(|note| !note.is_empty()),
        })
        .collect()
}

/// What happened, in Chinese.
pub(crate) fn entry_label(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Issued => "出具",
        EntryKind::Printed => "已出纸",
        EntryKind::PrintFailed => "没打出来",
        EntryKind::Reprinted => "补打",
        EntryKind::Voided => "作废",
        EntryKind::Reissued => "作废重开",
        EntryKind::Refused => "不予出具",
        EntryKind::SettingsChanged => "改设置",
        EntryKind::Exported => "导出",
    }
}

/// The values of a form with their labels, personal data masked. Fields the catalog no longer knows keep their key.
pub(crate) fn masked_values(item: Option<&Item>, values_text: &str) -> Answer<Vec<Labelled>> {
    let values = kept_values(values_text)?;
    let mut facts = Vec::new();
    let mut left = values.clone();
    for field in item.iter().flat_map(|item| &item.fields) {
        if let Some(value) = left.remove(field.key.as_str()) {
            facts.push(labelled(&field.label, masked(&field.kind, &value)));
        }
    }
    // A field this version of the item does not know: nobody can say what it holds, so it is not shown.
    facts.extend(left.into_keys().map(|key| labelled(&key, "（旧式样的字段，请看样张）".to_owned())));
    Ok(facts)
}

/// A label and its value; nothing for an empty value.
pub(crate) fn fact(label: &str, value: impl Into<String>) -> Option<Labelled> {
    let value = value.into();
    (!value.is_empty()).then(|| labelled(label, value))
}

fn labelled(label: &str, value: String) -> Labelled {
    Labelled { label: label.to_owned(), value }
}

fn masked(kind: &FieldKind, value: &str) -> String {
    match kind {
        FieldKind::Name => mask_name(value),
        FieldKind::IdNumber => mask_id(value),
        FieldKind::Phone => mask_phone(value),
        FieldKind::Address => mask_address(value),
        _ => value.to_owned(),
    }
}

/// `2026年11月23日 14:36`, for sheets and lists.
pub(crate) fn minute(at: Moment) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}
