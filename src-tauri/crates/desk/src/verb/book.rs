//! 核对台账.

use crate::contract::Counter;
use crate::problem::Answer;
use crate::wire::{BookReport, Nothing};

pub(crate) fn verify_book(counter: &Counter<'_>, _: Nothing) -> Answer<BookReport> {
    let report = counter.desk.verify()?;
    Ok(BookReport {
        sound: report.is_sound(),
        entries: report.entries,
        documents: report.documents,
        findings: report.findings.into_iter().map(|finding| finding.sentence).collect(),
    })
}
