//! 审签单: the head reads what was verified and signs before the seal is used. It stays in the file. Its wording is the
//! catalog's.

use shouzhang_domain::{
    FieldGroup, FieldKind, Hall, Item, Moment, SignOffWording, Values, long_date, mask_id, mask_phone,
    parse_date,
};
use shouzhang_paper::{Block, BodySize, Filling, Leaflet, Line, Piece};

use super::{blank, tall_facts};
use crate::guide::time_limit;

/// The sheet of an application: what was asked, by whom, how it was verified; the rest is written by hand.
pub(crate) fn sign_off(
    wording: &SignOffWording,
    hall: &Hall,
    item: &Item,
    values: &Values,
    at: Moment,
) -> Leaflet {
    let filling = filling(wording, hall, item, at);
    let rows = wording.rows.iter().map(|(label, line)| (label.as_str(), filling.line(line), 0.0));
    let mut rows: Vec<(&str, Line, f32)> = rows.collect();
    let shown = |group: FieldGroup| {
        item.fields.iter().filter(move |field| field.group == group).map(|field| {
            let text = values.get(&field.key);
            let line = match (&field.kind, text) {
                (_, "") => Line(vec![blank(10)]),
                (FieldKind::Date, text) => {
                    Line::words(parse_date(text).map_or_else(|_| text.to_owned(), long_date))
                }
                // The full number stands on the certificate alone.
                (FieldKind::IdNumber, text) => Line::words(mask_id(text)),
                (FieldKind::Phone, text) => Line::words(mask_phone(text)),
                (kind, text) => Line(vec![Piece::Value {
                    field: field.key.to_string(),
                    label: field.label.clone(),
                    text: text.to_owned(),
                    name: *kind == FieldKind::Name,
                }]),
            };
            (field.label.as_str(), line, 0.0)
        })
    };
    for group in [FieldGroup::WhoAsks, FieldGroup::Person, FieldGroup::Fact, FieldGroup::Verification] {
        rows.extend(shown(group));
    }
    let written = wording.written.iter();
    rows.extend(written.map(|row| (row.label.as_str(), filling.line(&row.text), f32::from(row.height))));
    Leaflet {
        letterhead: hall.committee_name.clone(),
        title: wording.title.clone(),
        subtitle: String::new(),
        body: BodySize::SmallFour,
        blocks: vec![Block::Small(filling.line(&wording.rule)), tall_facts(rows)],
        sample: None,
        foot: filling.text(&wording.foot),
    }
}

fn filling(wording: &SignOffWording, hall: &Hall, item: &Item, at: Moment) -> Filling<'static> {
    Filling::default()
        .know("code", item.code.as_str())
        .know("item", &item.name)
        .know("limit", time_limit(item.time_limit))
        .know("taken_on", long_date(at.date_naive()))
        .know("clerk", &hall.clerk)
        .know("head", &hall.head)
        .know("version", wording.version.to_string())
}
