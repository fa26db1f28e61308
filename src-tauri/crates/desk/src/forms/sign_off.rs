//! 审签单: the head reads what was verified and signs before the seal is used. It stays in the file.

use shouzhang_domain::{
    FieldGroup, FieldKind, Hall, Item, Values, long_date, mask_id, mask_phone, parse_date,
};
use shouzhang_paper::{Block, BodySize, Leaflet, Line, Piece};

use super::{blank, blank_date, tall_facts, words};
use crate::guide::time_limit;

/// The sheet of an application: what was asked, by whom, how it was verified; the rest is written by hand.
pub(crate) fn sign_off(hall: &Hall, item: &Item, values: &Values, at: shouzhang_domain::Moment) -> Leaflet {
    let mut rows: Vec<(&str, Line, f32)> = vec![
        ("事项", Line::words(format!("{} {}（{}）", item.code, item.name, time_limit(item.time_limit))), 0.0),
        ("受理日期", Line::words(long_date(at.date_naive())), 0.0),
    ];
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
    let opinion = |who: &str| {
        Line([vec![words(format!("{who}（签名）：")), blank(6), words("　")], blank_date()].concat())
    };
    rows.extend([
        ("经办人意见", opinion(&hall.clerk), 17.0),
        ("负责人审签", opinion(&hall.head), 20.0),
        (
            "用印登记",
            Line([vec![words("印章保管人（签名）："), blank(6), words("　")], blank_date()].concat()),
            13.0,
        ),
        ("备注", Line::default(), 11.0),
    ]);
    let rule = "审批人和印章保管人不得是同一个人；不在空白纸、空白表上盖章。本单随存根归档，不交申请人。";
    Leaflet {
        letterhead: hall.committee_name.clone(),
        title: "证明出具审签单".to_owned(),
        subtitle: String::new(),
        body: BodySize::SmallFour,
        blocks: vec![Block::Small(Line::words(rule)), tall_facts(rows)],
        sample: None,
        foot: format!("审签单　{} {}", item.code, item.name),
    }
}
