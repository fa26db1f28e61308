//! Forms and notices the counter hands out or hangs up beside its certificates: what they say, as leaflets.

mod commitment;
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
