//! 受理回执: what a resident takes home when a certificate is not made at once. Its wording is the catalog's.

use shouzhang_domain::{
    Hall, Holidays, Item, MaterialsWording, Moment, ReceiptWording, Segment, TimeLimit, long_date,
};
use shouzhang_paper::{Block, BodySize, Filling, Grid, Leaflet, Row};

use super::{closing, facts};
use crate::guide::heading;

/// An application as it was taken.
pub(crate) struct Taken<'a> {
    pub(crate) item: &'a Item,
    /// The applicant's name as typed.
    pub(crate) applicant: &'a str,
    pub(crate) unit: &'a str,
    pub(crate) purpose: &'a str,
    /// Materials that were handed in, by name.
    pub(crate) materials: &'a [String],
    pub(crate) at: Moment,
    /// Days that are not worked.
    pub(crate) holidays: &'a Holidays,
}

/// The receipt, one page as a rule.
pub(crate) fn receipt(wording: &ReceiptWording, hall: &Hall, taken: &Taken<'_>) -> Leaflet {
    let filling = filling(wording, hall, taken);
    let rows = wording.rows.iter().map(|(label, line)| (label.as_str(), filling.line(line)));
    let meeting = taken.item.deliberation.as_ref().map(|_| &wording.deliberation);
    let steps: Vec<&Vec<Segment>> = std::iter::once(&wording.collect)
        .chain(meeting)
        .chain([&wording.refused, &wording.telephones])
        .collect();
    let mut blocks = vec![
        Block::Flush(filling.line(&wording.salutation)),
        Block::Paragraph(filling.line(&wording.opening)),
        facts(rows.collect()),
        heading(&wording.materials.heading),
        materials(&wording.materials, taken),
    ];
    blocks.extend(steps.into_iter().map(|step| Block::Paragraph(filling.line(step))));
    blocks.push(closing(hall, taken.at));
    Leaflet {
        letterhead: hall.hall_name.clone(),
        title: wording.title.clone(),
        subtitle: String::new(),
        body: BodySize::SmallFour,
        blocks,
        sample: None,
        foot: filling.text(&wording.foot),
    }
}

fn filling<'a>(wording: &'a ReceiptWording, hall: &Hall, taken: &Taken<'_>) -> Filling<'a> {
    let known = Filling::with_blanks(&wording.blanks)
        .know_typed("applicant", "姓名", taken.applicant.trim(), true)
        .know("code", taken.item.code.as_str())
        .know("item", &taken.item.name)
        .know("taken_on", long_date(taken.at.date_naive()))
        .know("taken_at", taken.at.format("%H:%M").to_string())
        .know("unit", taken.unit)
        .know("purpose", taken.purpose)
        .know_typed("clerk", "姓名", hall.clerk.trim(), true)
        .know("hall", &hall.hall_name)
        .know("address", &hall.address)
        .know("phone", &hall.phone)
        .know("supervision_phone", &hall.supervision_phone)
        .know("version", wording.version.to_string());
    known.know("due", due(wording, taken))
}

/// The limit of the guide, and the day it comes to where the holidays are known.
fn due(wording: &ReceiptWording, taken: &Taken<'_>) -> String {
    let TimeLimit::Within(days) = taken.item.time_limit else {
        return Filling::default().text(&wording.on_the_spot);
    };
    let due_on = taken.holidays.working_day_after(taken.at.date_naive(), days);
    Filling::default()
        .know("days", days.to_string())
        .know("due_on", due_on.map_or_else(String::new, long_date))
        .text(&wording.within)
}

fn materials(wording: &MaterialsWording, taken: &Taken<'_>) -> Block {
    let row = |material: &shouzhang_domain::Material| {
        let is_here = taken.materials.contains(&material.name);
        let what = match (is_here, material.original_required) {
            (true, true) => &wording.verified,
            (true, false) => &wording.received,
            (false, _) => &wording.missing,
        };
        Row::words([material.name.as_str(), what.as_str()])
    };
    Block::Grid(Grid {
        columns: vec![0.68, 0.32],
        head: Some(wording.columns.to_vec()),
        rows: taken.item.materials.iter().map(row).collect(),
    })
}
