//! The rows against what their entries are bound to.

use shouzhang_domain::EntryKind;

use super::{Fault, Report};
use crate::canonical::{Canonical, ENCODING, WITH_CODE};
use crate::chain::{Salt, commitment};
use crate::error::{Doing, StoreError};
use crate::facts;
use crate::reader::Reader;
use crate::table::certificates;
use crate::table::credentials;
use crate::table::refusals;
use crate::table::seal_uses::{self, SealUse};
use crate::written::{Cells, Digest};

const DOING: Doing = Doing::Verifying;

/// Seal, note and commitment of an entry: what is needed to recompute its binding.
struct Seal {
    seq: u32,
    kind: EntryKind,
    commitment: Digest,
    /// Missing where the body is missing.
    body: Option<(u8, Salt, String)>,
}

const SEAL: &str = "e.seq, e.kind, e.commitment, eb.encoding, eb.salt, eb.note";
const BODY: &str = "LEFT JOIN entry_bodies eb ON eb.seq = e.seq";

fn read_seal(row: &mut Cells<'_>) -> rusqlite::Result<Seal> {
    let (seq, kind, commitment) = (row.take()?, row.read(EntryKind::parse)?, row.take()?);
    let (encoding, salt, note): (Option<u8>, Option<Salt>, Option<String>) =
        (row.take()?, row.take()?, row.take()?);
    let body = encoding.zip(salt).zip(note).map(|((encoding, salt), note)| (encoding, salt, note));
    Ok(Seal { seq, kind, commitment, body })
}

impl Seal {
    /// Holds the commitment against the facts as they stand now. A missing body is found elsewhere.
    fn hold(&self, name: &str, report: &mut Report, facts: impl FnOnce(&str) -> Canonical) {
        let Some((encoding, salt, note)) = &self.body else { return };
        let seq = self.seq;
        if ![ENCODING, WITH_CODE].contains(encoding) {
            let sentence = format!("第 {seq} 条登记的编码（{encoding}）本软件不认识，核对不了");
            report.found(Fault::UnreadableRow, seq, sentence);
            return;
        }
        let facts = facts(note);
        if facts.encoding() != *encoding || commitment(salt, facts.bytes()) != self.commitment {
            let sentence = format!("第 {seq} 条登记（{name}）的内容和登记时不一样，被改过");
            report.found(Fault::AlteredFacts, seq, sentence);
        }
    }
}

/// Runs over rows that begin with the number of their entry; a row that cannot be understood is a finding.
fn over<T>(
    reader: &Reader<'_>,
    report: &mut Report,
    sql: &str,
    mut read: impl FnMut(&mut Cells<'_>) -> rusqlite::Result<T>,
    mut judge: impl FnMut(T, &mut Report) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let read = |row: &mut Cells<'_>| Ok((row.take::<u32>()?, read(row)));
    reader.each(DOING, sql, [], read, |(seq, row)| match row {
        Ok(row) => judge(row, report),
        Err(_) => {
            let sentence = format!("第 {seq} 条登记有读不懂的内容，可能被别的软件改过");
            report.found(Fault::UnreadableRow, seq, sentence);
            Ok(())
        }
    })
}

fn read_seal_use(row: &mut Cells<'_>) -> rusqlite::Result<Option<SealUse>> {
    match row.take::<Option<u32>>()? {
        Some(_) => seal_uses::read(row).map(Some),
        None => Ok(None),
    }
}

const SEAL_USE: &str =
    "LEFT JOIN seal_uses s ON s.seq = e.seq LEFT JOIN seal_use_bodies sb ON sb.seal_use = s.seq";

pub(super) fn certificates(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT e.seq, {SEAL}, {}, {}, sb.seal_use, {} FROM {} {BODY} {SEAL_USE}
         LEFT JOIN credentials k ON k.certificate = c.seq ORDER BY c.seq",
        certificates::COLUMNS,
        credentials::COLUMNS,
        seal_uses::COLUMNS,
        certificates::TABLES
    );
    let read = |row: &mut Cells<'_>| {
        Ok((read_seal(row)?, certificates::read(row)?, credentials::read_digest(row)?, read_seal_use(row)?))
    };
    over(reader, report, &sql, read, |(seal, certificate, code, seal_use), report| {
        report.certificates += 1;
        seal.hold(certificate.number.as_str(), report, |note| {
            facts::issued(note, &certificate, seal_use.as_ref(), code.as_ref())
        });
        Ok(())
    })
}

pub(super) fn refusals(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT e.seq, {SEAL}, {} FROM {} {BODY} ORDER BY c.seq",
        refusals::COLUMNS,
        refusals::TABLES
    );
    let read = |row: &mut Cells<'_>| Ok((read_seal(row)?, refusals::read(row)?));
    over(reader, report, &sql, read, |(seal, refusal), report| {
        report.refusals += 1;
        seal.hold(refusal.number.as_str(), report, |note| facts::refused(note, &refusal));
        Ok(())
    })
}

/// Printed, failed, reprinted, void.
pub(super) fn tellings(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT e.seq, {SEAL}, sb.seal_use, {} FROM register e {BODY} {SEAL_USE}
         WHERE e.kind IN ('printed', 'print_failed', 'reprinted', 'voided') ORDER BY e.seq",
        seal_uses::COLUMNS
    );
    let read = |row: &mut Cells<'_>| Ok((read_seal(row)?, read_seal_use(row)?));
    over(reader, report, &sql, read, |(seal, seal_use), report| {
        seal.hold(name(seal.kind), report, |note| facts::told(seal.kind, note, seal_use.as_ref()));
        Ok(())
    })
}

pub(super) fn reissues(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT e.seq, {SEAL}, (SELECT c.seq FROM certificates c WHERE c.replaces = e.certificate)
         FROM register e {BODY} WHERE e.kind = 'reissued' ORDER BY e.seq"
    );
    let read = |row: &mut Cells<'_>| Ok((read_seal(row)?, row.take::<Option<u32>>()?));
    over(reader, report, &sql, read, |(seal, by), report| {
        seal.hold(name(seal.kind), report, |note| facts::reissued(note, by));
        Ok(())
    })
}

pub(super) fn settings(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    let identity = reader.identity()?;
    let numberings = reader.numberings()?;
    let sql = format!(
        "SELECT e.seq, {SEAL} FROM register e {BODY} WHERE e.kind = 'settings_changed' ORDER BY e.seq"
    );
    over(reader, report, &sql, read_seal, |seal, report| {
        let hall = reader.hall_of_entry(seal.seq)?;
        let numbering = numberings.iter().find(|of| of.seq == seal.seq);
        seal.hold(name(seal.kind), report, |note| {
            facts::settings_changed(
                note,
                (seal.seq == 1).then_some(&identity),
                hall.as_ref().map(|of| (of.version, &of.hall)),
                numbering.map(|of| (of.version, &of.numbering)),
            )
        });
        Ok(())
    })
}

pub(super) fn exports(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    let sql = format!("SELECT e.seq, {SEAL} FROM register e {BODY} WHERE e.kind = 'exported' ORDER BY e.seq");
    over(reader, report, &sql, read_seal, |seal, report| {
        match reader.export_of_entry(seal.seq)? {
            Some(entry) => {
                seal.hold(name(seal.kind), report, |note| facts::exported(note, &entry.export));
            }
            None => report.found(
                Fault::MissingRow,
                seal.seq,
                format!("第 {} 条登记是导出，导出的内容不见了", seal.seq),
            ),
        }
        Ok(())
    })
}

fn name(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Issued => "出具",
        EntryKind::Printed => "已出纸",
        EntryKind::PrintFailed => "没打出来",
        EntryKind::Reprinted => "补打",
        EntryKind::Voided => "作废",
        EntryKind::Reissued => "补发",
        EntryKind::Refused => "不予出具",
        EntryKind::SettingsChanged => "改设置",
        EntryKind::Exported => "导出",
    }
}
