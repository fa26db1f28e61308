//! 文号连续: no number is missing unless a first number was set.

use shouzhang_domain::Series;

use super::{Fault, Report};
use crate::error::{Doing, StoreError};
use crate::reader::Reader;
use crate::table::numberings::NumberingVersion;

struct Used {
    seq: u32,
    year: i32,
    serial: u32,
}

pub(super) fn certificates(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    let sql = "SELECT seq, year, serial FROM certificates ORDER BY year, serial";
    walk(reader, report, Series::Certificate, sql)
}

pub(super) fn refusals(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    walk(reader, report, Series::Refusal, "SELECT seq, year, serial FROM refusals ORDER BY year, serial")
}

fn walk(reader: &Reader<'_>, report: &mut Report, series: Series, sql: &str) -> Result<(), StoreError> {
    let numberings = reader.numberings()?;
    let mut last = Used { seq: 0, year: i32::MIN, serial: 0 };
    reader.each(
        Doing::Verifying,
        sql,
        [],
        |row| Ok(Used { seq: row.take()?, year: row.take()?, serial: row.take()? }),
        |used| {
            let expected = if used.year == last.year { last.serial + 1 } else { 1 };
            if used.serial != expected {
                jump(report, series, expected, &used, in_force(&numberings, used.seq));
            }
            last = used;
            Ok(())
        },
    )
}

/// The numbering an entry was numbered by.
fn in_force(numberings: &[NumberingVersion], seq: u32) -> Option<&NumberingVersion> {
    numberings.iter().rev().find(|of| of.seq < seq)
}

fn jump(report: &mut Report, series: Series, expected: u32, used: &Used, by: Option<&NumberingVersion>) {
    let Used { seq, year, serial } = *used;
    let name = match series {
        Series::Certificate => "证明",
        Series::Refusal => "告知单",
    };
    match by {
        Some(by) if by.numbering.first(series, year) == serial => report.notes.push(format!(
            "{year} 年{name}从第 {serial} 号编起：文号设置第 {} 版定的起始号，之前的第 {expected} 号到第 {} 号不在本台账",
            by.version,
            serial - 1
        )),
        _ => report.found(
            Fault::MissingNumbers,
            seq,
            format!("{year} 年{name}缺第 {expected} 号到第 {} 号", serial.saturating_sub(1)),
        ),
    }
}
