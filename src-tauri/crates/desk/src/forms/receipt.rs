//! 受理回执: what a resident takes home when a certificate is not made at once.

use shouzhang_domain::{Hall, Holidays, Item, Moment, TimeLimit, long_date};
use shouzhang_paper::{Block, BodySize, Grid, Leaflet, Line, Row};

use super::{closing, facts, name, paragraph, telephones, words};
use crate::guide::{heading, time_limit};

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
pub(crate) fn receipt(hall: &Hall, taken: &Taken<'_>) -> Leaflet {
    let mut blocks = vec![
        Block::Flush(Line([name(taken.applicant, 8).0, vec![words("：")]].concat())),
        paragraph(format!(
            "您申请的“{}”，我们已于{}{}受理。",
            taken.item.name,
            long_date(taken.at.date_naive()),
            taken.at.format("%H:%M")
        )),
        facts(vec![
            ("事项", Line::words(format!("{} {}", taken.item.code, taken.item.name))),
            ("用证单位", given(taken.unit)),
            ("办理用途", given(taken.purpose)),
            ("办结时限", Line::words(due(taken))),
            ("经办人", name(&hall.clerk, 8)),
        ]),
        heading("材料"),
        materials(taken),
    ];
    blocks.extend(steps(hall, taken).into_iter().map(paragraph));
    blocks.push(closing(hall, taken.at));
    Leaflet {
        letterhead: hall.hall_name.clone(),
        title: "受理回执".to_owned(),
        subtitle: String::new(),
        body: BodySize::SmallFour,
        blocks,
        sample: None,
        foot: "受理回执　凭本回执取件；它不是证明，不能代替证明使用".to_owned(),
    }
}

fn given(text: &str) -> Line {
    if text.is_empty() { Line(vec![super::blank(16)]) } else { Line::words(text) }
}

/// The limit of the guide, and the day it comes to where the holidays are known.
fn due(taken: &Taken<'_>) -> String {
    let TimeLimit::Within(days) = taken.item.time_limit else {
        return "核实清楚后当场办结".to_owned();
    };
    let from = taken.at.date_naive();
    match taken.holidays.working_day_after(from, days) {
        Some(day) => {
            format!("{}，到{}止（从受理次日起算）", time_limit(taken.item.time_limit), long_date(day))
        }
        None => format!("{}（从受理次日起算）", time_limit(taken.item.time_limit)),
    }
}

fn materials(taken: &Taken<'_>) -> Block {
    let row = |material: &shouzhang_domain::Material| {
        let is_here = taken.materials.contains(&material.name);
        let what = match (is_here, material.original_required) {
            (true, true) => "已核验原件，当场退还",
            (true, false) => "已收",
            (false, _) => "未交",
        };
        Row::words([material.name.as_str(), what])
    };
    Block::Grid(Grid {
        columns: vec![0.68, 0.32],
        head: Some(vec!["材料".to_owned(), "情况".to_owned()]),
        rows: taken.item.materials.iter().map(row).collect(),
    })
}

fn steps(hall: &Hall, taken: &Taken<'_>) -> Vec<String> {
    let place = match hall.address.as_str() {
        "" => hall.hall_name.clone(),
        address => format!("{}（{address}）", hall.hall_name),
    };
    let meeting = taken
        .item
        .deliberation
        .as_ref()
        .map(|_| "这一项要先议事协商，讨论同意、负责人签字后出具；没有同意的，书面答复。".to_owned());
    let first = format!("到期请带本回执和身份证件到{place}取件。材料还没交齐的，交齐之日起算。");
    let last = "核实不了或者按规定不能出具的，我们书面告诉您理由和该去哪里办。".to_owned();
    std::iter::once(first).chain(meeting).chain([last, telephones(hall)]).collect()
}
