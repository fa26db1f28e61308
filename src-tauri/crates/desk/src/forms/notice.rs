//! 公示: a deliberation and what it agreed on, to be hung up. Its wording is the catalog's.

use chrono::{Days, NaiveDate};
use shouzhang_domain::{Hall, Item, MeetingKind, Moment, NoticeWording, VoteFault, long_date};
use shouzhang_paper::{Block, BodySize, Filling, Leaflet};

use super::closing;

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
pub(crate) fn notice(wording: &NoticeWording, hall: &Hall, held: &Held<'_>) -> Result<Leaflet, VoteFault> {
    held.kind.decides(held.expected, held.present, held.agreed)?;
    let filling = filling(wording, hall, held);
    let paragraphs = wording.paragraphs.iter().map(|line| Block::Paragraph(filling.line(line)));
    let blocks = std::iter::once(Block::Flush(filling.line(&wording.salutation)))
        .chain(paragraphs)
        .chain([closing(hall, held.at)]);
    Ok(Leaflet {
        letterhead: String::new(),
        title: wording.title.clone(),
        subtitle: String::new(),
        body: BodySize::Three,
        blocks: blocks.collect(),
        sample: None,
        foot: filling.text(&wording.foot),
    })
}

fn filling(wording: &NoticeWording, hall: &Hall, held: &Held<'_>) -> Filling<'static> {
    let first = held.at.date_naive();
    let last = first.checked_add_days(Days::new(u64::from(held.days))).unwrap_or(first);
    let rule = held.item.deliberation.as_ref().map_or("", |rule| rule.basis.as_str());
    Filling::default()
        .know("everybody", wording.everybody(hall.committee))
        .know("held_on", long_date(held.held_on))
        .know("place", held.place)
        .know("meeting", held.kind.label())
        .know_typed("subject", "议题", held.subject.trim_end_matches('。'), false)
        .know("expected", held.expected.to_string())
        .know("present", held.present.to_string())
        .know("agreed", held.agreed.to_string())
        .know("against", (held.present - held.agreed).to_string())
        .know("meeting_basis", held.kind.basis())
        .know("item", &held.item.name)
        .know("item_basis", rule)
        .know("from", long_date(first))
        .know("to", long_date(last))
        .know("days", held.days.to_string())
        .know("hall", &hall.hall_name)
        .know("phone", &hall.phone)
        .know("supervision_phone", &hall.supervision_phone)
        .know("version", wording.version.to_string())
}
