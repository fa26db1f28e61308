//! Forms and notices the counter hands out or hangs up beside its certificates: what they say, as leaflets.

mod commitment;
mod filling;
mod notice;
mod poster;
mod receipt;
mod sign_off;
mod stub;

use shouzhang_domain::{Hall, long_date};
use shouzhang_paper::{Block, Grid, Line, Piece, Row};

pub(crate) use commitment::{CommitmentOf, commitment};
pub(crate) use notice::{Held, notice};
pub(crate) use poster::poster;
pub(crate) use receipt::{Taken, receipt};
pub(crate) use sign_off::sign_off;
pub(crate) use stub::stub;

fn words(text: impl Into<String>) -> Piece {
    Piece::Words(text.into())
}

fn blank(ems: u8) -> Piece {
    Piece::Blank { label: String::new(), ems }
}

/// A date to be written by hand.
fn blank_date() -> Vec<Piece> {
    vec![blank(4), words("年"), blank(2), words("月"), blank(2), words("日")]
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(Line::words(text))
}

/// Label and content, a row each; the label is set bold.
fn facts(rows: Vec<(&str, Line)>) -> Block {
    tall_facts(rows.into_iter().map(|(label, line)| (label, line, 0.0)).collect())
}

/// The same with least heights in millimetres, for rows to be written in.
fn tall_facts(rows: Vec<(&str, Line, f32)>) -> Block {
    let row = |(label, line, height): (&str, Line, f32)| Row {
        cells: vec![vec![Line::words(label)], vec![line]],
        height,
    };
    Block::Grid(Grid { columns: vec![0.24, 0.76], head: None, rows: rows.into_iter().map(row).collect() })
}

/// A person's name, set in one face.
fn name(text: &str, ems: u8) -> Line {
    match text.trim() {
        "" => Line(vec![blank(ems)]),
        text => Line(vec![Piece::Value {
            field: "applicant".to_owned(),
            label: "姓名".to_owned(),
            text: text.to_owned(),
            name: true,
        }]),
    }
}

/// 落款 of the committee.
fn closing(hall: &Hall, at: shouzhang_domain::Moment) -> Block {
    Block::Closing {
        signer: Line::words(&hall.committee_name),
        date: Line::words(long_date(at.date_naive())),
    }
}

/// Where to ask and to complain, on one line.
fn telephones(hall: &Hall) -> String {
    let ours =
        if hall.phone.is_empty() { String::new() } else { format!("咨询电话：{}　", hall.phone) };
    format!("{ours}监督电话：{}", hall.supervision_phone)
}
