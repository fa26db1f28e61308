//! What was typed, made into values.

use chrono::NaiveDate;
use shouzhang_domain::{FieldKey, Item, Values, plain_radicals};
use shouzhang_screening::readings_of_name;

use crate::problem::{Answer, Problem};
use crate::wire::{ProblemCode, WireValues};

/// Values of a form as they will be kept.
pub(crate) fn read_values(item: &Item, typed: &WireValues, today: NaiveDate) -> Answer<Values> {
    let mut values = Values::new();
    for (key, value) in typed {
        let Some(key) = FieldKey::new(key.as_str()).filter(|key| item.field(key).is_some()) else {
            let known: Vec<&str> = item.fields.iter().map(|f| f.key.as_str()).collect();
            return Err(Problem::refused(
                ProblemCode::FormNotInOrder,
                format!("“{}”没有“{key}”这个字段", item.name),
                format!("这一项的字段是：{}", known.join("、")),
            )
            .about_field(Some(key.clone())));
        };
        values.set(key, plain_radicals(value));
    }
    Ok(values.normalised(item, today))
}

/// Values back on the wire.
pub(crate) fn wire_values(values: &Values) -> WireValues {
    values
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| (key.to_string(), value.to_owned()))
        .collect()
}

/// The book keeps values as JSON by field key.
pub(crate) fn values_text(values: &Values) -> Answer<String> {
    json_text(&wire_values(values))
}

/// Values as the book kept them.
pub(crate) fn kept_values(text: &str) -> Answer<WireValues> {
    read_json(text)
}

pub(crate) fn json_text<T: serde::Serialize>(value: &T) -> Answer<String> {
    serde_json::to_string(value)
        .map_err(|fault| Problem::failed(ProblemCode::Internal, "填的内容没有存上", "请再试一次", fault))
}

pub(crate) fn read_json<T: serde::de::DeserializeOwned + Default>(text: &str) -> Answer<T> {
    if text.is_empty() {
        return Ok(T::default());
    }
    serde_json::from_str(text).map_err(|fault| {
        let story = std::io::Error::other(format!("kept text is no JSON at column {}", fault.column()));
        Problem::failed(ProblemCode::Internal, "台账里有一处读不懂", "请核对台账，并告诉管理员", story)
    })
}

/// Pinyin and initials a name is found by in the register: every way it may be read, parted by blanks.
pub(crate) fn search_letters(name: &str) -> (String, String) {
    let readings = readings_of_name(name);
    let (full, mut initials): (Vec<_>, Vec<_>) = readings.into_iter().map(|r| (r.full, r.initials)).unzip();
    initials.dedup();
    (full.join(" "), initials.join(" "))
}
