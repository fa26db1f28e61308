//! 存根: what stays with the committee of a certificate that was handed out. Masked like every copy that is not the paper
//! itself. Its wording is the catalog's.

use shouzhang_domain::{Hall, StubWording, WordedRow};
use shouzhang_paper::{Block, BodySize, Filling, Grid, Leaflet, Line, Row};

use super::facts;
use crate::guide::heading;
use crate::wire::DocumentDetail;

/// The stub of a certificate as the register shows it.
pub(crate) fn stub(
    wording: &StubWording,
    hall: &Hall,
    detail: &DocumentDetail,
    minute: impl Fn(&str) -> String,
) -> Leaflet {
    let filling = filling(wording, detail, minute(&detail.at));
    let mut rows = said(&wording.rows, &filling);
    rows.extend(detail.facts.iter().map(|each| (each.label.as_str(), Line::words(&each.value))));
    rows.extend(said(&wording.later_rows, &filling));
    let (archive, archived) = &wording.archive;
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
        head: Some(wording.life_columns.to_vec()),
        rows: life.collect(),
    };
    Leaflet {
        letterhead: hall.committee_name.clone(),
        title: wording.title.clone(),
        subtitle: detail.number.clone(),
        body: BodySize::SmallFour,
        blocks: vec![
            in_pairs(&rows),
            facts(vec![(archive.as_str(), filling.line(archived))]),
            heading(&wording.life_heading),
            Block::Grid(life),
            heading(&wording.received_heading),
            Block::Paragraph(filling.line(&wording.received)),
            Block::Signatures(wording.signers.clone()),
        ],
        sample: None,
        foot: filling.text(&wording.foot),
    }
}

fn filling(wording: &StubWording, detail: &DocumentDetail, issued_at: String) -> Filling<'static> {
    let template = detail.template_version.map_or_else(String::new, |version| version.to_string());
    Filling::default()
        .know("number", &detail.number)
        .know("code", detail.code.as_deref().unwrap_or_default())
        .know("item", &detail.item_name)
        .know("issued_at", issued_at)
        .know("release", &detail.release)
        .know("template_version", template)
        .know("valid_until", detail.valid_until.as_deref().unwrap_or_default())
        .know("seal", detail.seal.as_deref().unwrap_or_default())
        .know("replaces", detail.replaces.as_deref().unwrap_or_default())
        .know("replaced_by", detail.replaced_by.as_deref().unwrap_or_default())
        .know("bytes", detail.bytes.to_string())
        .know("sha256", &detail.sha256)
        .know("version", wording.version.to_string())
}

/// The rows that have something to say.
fn said<'w>(rows: &'w [WordedRow], filling: &Filling<'_>) -> Vec<(&'w str, Line)> {
    let rows = rows.iter().map(|(label, line)| (label.as_str(), filling.line(line)));
    rows.filter(|(_, line)| !line.0.is_empty()).collect()
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
