//! 公示: a deliberation and what it agreed on, hung up for at least fifteen days.

use chrono::{Days, NaiveDate};
use shouzhang_domain::{Hall, Item, MeetingKind, Moment, VoteFault, long_date};
use shouzhang_paper::{Block, BodySize, Leaflet, Line, Piece};

use super::{closing, paragraph};

/// 公开栏不少于 15 日 (居第34条, 村第35条).
pub(crate) const LEAST_DAYS: u16 = 15;

/// A deliberation as it was held.
pub(crate) struct Held<'a> {
    pub(crate) item: &'a Item,
    pub(crate) kind: MeetingKind,
    /// What was deliberated, in one or two sentences, without anybody's id number.
    pub(crate) subject: &'a str,
    pub(crate) held_on: NaiveDate,
    /// Where.
    pub(crate) place: &'a str,
    /// 应到、实到、同意.
    pub(crate) expected: u32,
    pub(crate) present: u32,
    pub(crate) agreed: u32,
    /// Days the notice hangs.
    pub(crate) days: u16,
    pub(crate) at: Moment,
}

/// The notice.
///
/// # Errors
/// The [`VoteFault`] of a meeting that could not decide: nothing may be announced as agreed then.
pub(crate) fn notice(hall: &Hall, held: &Held<'_>) -> Result<Leaflet, VoteFault> {
    held.kind.decides(held.expected, held.present, held.agreed)?;
    let first = held.at.date_naive();
    let last = first.checked_add_days(Days::new(u64::from(held.days))).unwrap_or(first);
    let us = match hall.committee {
        shouzhang_domain::CommitteeKind::Residents => "全体居民",
        shouzhang_domain::CommitteeKind::Villagers => "全体村民",
    };
    let place = if held.place.is_empty() { String::new() } else { format!("在{}", held.place) };
    let subject = Piece::Value {
        field: "subject".to_owned(),
        label: "议题".to_owned(),
        text: held.subject.trim_end_matches('。').to_owned(),
        name: false,
    };
    let against = held.present - held.agreed;
    let counted = format!(
        "会议应到{}人，实到{}人，同意{}人，不同意或者弃权{against}人，符合{}的规定，讨论通过。",
        held.expected,
        held.present,
        held.agreed,
        held.kind.basis()
    );
    let rule = held.item.deliberation.as_ref().map_or_else(String::new, |rule| format!("（{}）", rule.basis));
    let blocks = vec![
        Block::Flush(Line::words(format!("{us}："))),
        Block::Paragraph(Line(vec![
            Piece::Words(format!(
                "{}，我会{place}召开{}，讨论以下事项：",
                long_date(held.held_on),
                held.kind.label()
            )),
            subject,
            Piece::Words("。".to_owned()),
        ])),
        paragraph(counted),
        paragraph(format!("讨论结果用于办理“{}”{rule}，由负责人签字后出具。", held.item.name)),
        paragraph(format!(
            "现予公示。公示时间：{}至{}，共{}日（张贴当日不计）。对以上内容有异议的，请在公示期内向{}提出，我会核实后答复。",
            long_date(first),
            long_date(last),
            held.days,
            hall.hall_name
        )),
        paragraph(super::telephones(hall)),
        closing(hall, held.at),
    ];
    Ok(Leaflet {
        letterhead: String::new(),
        title: "议事协商结果公示".to_owned(),
        subtitle: String::new(),
        body: BodySize::Three,
        blocks,
        sample: None,
        foot: format!("议事协商结果公示　{}", held.item.name),
    })
}
