//! 存根: what stays with the committee of a certificate that was handed out. Masked like every copy that is not the paper
//! itself.

use shouzhang_domain::Hall;
use shouzhang_paper::{Block, BodySize, Grid, Leaflet, Line, Row};

use super::{facts, words};
use crate::guide::heading;
use crate::wire::DocumentDetail;

/// The stub of a certificate as the register shows it.
pub(crate) fn stub(hall: &Hall, detail: &DocumentDetail, minute: impl Fn(&str) -> String) -> Leaflet {
    let fact = |text: &str| Line::words(text);
    let mut rows: Vec<(&str, Line)> = vec![
        ("事项", fact(&format!("{} {}", detail.code.as_deref().unwrap_or_default(), detail.item_name))),
        ("出具时间", fact(&minute(&detail.at))),
        ("版本", fact(&version(detail))),
    ];
    rows.extend(detail.facts.iter().map(|each| (each.label.as_str(), fact(&each.value))));
    rows.extend(detail.valid_until.iter().map(|day| ("有效期至", fact(day))));
    rows.extend(detail.seal.iter().map(|seal| ("印章", fact(seal))));
    rows.extend(detail.replaces.iter().map(|number| ("替换", fact(number))));
    rows.extend(detail.replaced_by.iter().map(|number| ("已重开为", fact(number))));
    let archived = fact(&format!("{}字节，SHA-256 {}", detail.bytes, detail.sha256));
    let life = detail.life.iter().map(|event| {
        Row::words([
            event.label.clone(),
            minute(&event.at),
            event.actor.clone(),
            event.note.clone().unwrap_or_default(),
        ])
    });
    let life = Grid {
        columns: vec![0.16, 0.26, 0.16, 0.42],
        head: Some(["办理", "时间", "经办", "说明"].map(str::to_owned).to_vec()),
        rows: life.collect(),
    };
    let received = Line(vec![words("领取人（签名）、日期，和原件在同一天填写。")]);
    Leaflet {
        letterhead: hall.committee_name.clone(),
        title: "证明存根".to_owned(),
        subtitle: detail.number.clone(),
        body: BodySize::SmallFour,
        blocks: vec![
            in_pairs(&rows),
            facts(vec![("电子存档", archived)]),
            heading("办理记录"),
            Block::Grid(life),
            heading("签收"),
            Block::Paragraph(received),
            Block::Signatures(
                ["经办人（签名）", "负责人（签名）", "领取人（签名）", "领取日期"]
                    .map(str::to_owned)
                    .to_vec(),
            ),
        ],
        sample: None,
        foot: format!("证明存根　{}　个人信息已遮蔽", detail.number),
    }
}

/// Labels and what they say, two in a row.
fn in_pairs(rows: &[(&str, Line)]) -> Block {
    let row = |pair: &[(&str, Line)]| {
        let mut cells: Vec<Vec<Line>> =
            pair.iter().flat_map(|(label, line)| [vec![Line::words(*label)], vec![line.clone()]]).collect();
        cells.resize(4, Vec::new());
        Row { cells, height: 0.0 }
    };
    let columns = vec![0.2, 0.3, 0.2, 0.3];
    Block::Grid(Grid { columns, head: None, rows: rows.chunks(2).map(row).collect() })
}

fn version(detail: &DocumentDetail) -> String {
    let template = detail.template_version.map(|version| format!("，式样第{version}版")).unwrap_or_default();
    format!("清单{}版{template}", detail.release)
}
