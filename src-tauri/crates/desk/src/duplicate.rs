//! 重复: was this issued to the same person not long ago? Then a reprint may be all that is needed.

use chrono::{Datelike, Days};
use shouzhang_store::{Listing, Reader};

use crate::examine::{Subject, check};
use crate::problem::Answer;
use crate::wire::{Check, CheckLevel};

/// Points out the latest certificate of the same item for the same person within the item's window. The same unit and
/// purpose have to be confirmed; anything else is only pointed out.
pub(crate) fn check_duplicate(subject: &Subject<'_>, reader: &Reader<'_>) -> Answer<Option<Check>> {
    let Some(key) = &subject.item.subject.id_number else { return Ok(None) };
    let id_number = subject.values.get(key);
    let window = subject.item.duplicates.window_days;
    let today = subject.at.date_naive();
    let since = today.checked_sub_days(Days::new(u64::from(window))).unwrap_or(today);
    let found = reader.duplicates(&subject.item.code, id_number, since)?;
    let others: Vec<&Listing> =
        found.iter().filter(|listing| Some(&listing.number) != subject.replaces).collect();
    let Some(latest) = others.first() else { return Ok(None) };
    let named = |key: &str| subject.item.field_named(key).map_or("", |field| subject.values.get(&field.key));
    let is_same = latest.unit == named("asking_unit") && latest.purpose == named("purpose");
    let day = latest.at.date_naive();
    let text = format!("{window} 天内给同一人开过 {} 份", others.len());
    let mut warning = check("duplicate", CheckLevel::Warn, text);
    warning.detail = Some(format!(
        "{} 月 {} 日 {}{}。要同样的，直接补打",
        day.month(),
        day.day(),
        latest.number,
        if is_same { "，用证单位和用途都一样" } else { "" }
    ));
    warning.needs_confirmation = is_same;
    warning.certificate = Some(latest.number.to_string());
    Ok(Some(warning))
}
