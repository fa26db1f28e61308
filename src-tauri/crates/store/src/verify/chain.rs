//! The chain itself: every entry present, in order, and tied to the one before.

use super::{Fault, Report};
use crate::chain::{Header, NO_HASH, SUITE};
use crate::error::{Doing, StoreError};
use crate::reader::Reader;
use crate::table::register::Head;
use crate::written::{Cells, Digest};

/// An entry as it stands, nothing understood yet.
struct Raw {
    seq: u32,
    kind: String,
    certificate: Option<u32>,
    refusal: Option<u32>,
    at: String,
    at_raw: String,
    actor: String,
    commitment: Digest,
    prev_hash: Digest,
    hash: Digest,
    suite: u8,
}

fn read(row: &mut Cells<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        seq: row.take()?,
        kind: row.take()?,
        certificate: row.take()?,
        refusal: row.take()?,
        at: row.take()?,
        at_raw: row.take()?,
        actor: row.take()?,
        commitment: row.take()?,
        prev_hash: row.take()?,
        hash: row.take()?,
        suite: row.take()?,
    })
}

impl Raw {
    fn computed(&self, book: &[u8; 16]) -> Digest {
        Header {
            suite: self.suite,
            book,
            seq: self.seq,
            prev_hash: &self.prev_hash,
            at: &self.at,
            at_raw: &self.at_raw,
            kind: &self.kind,
            certificate: self.certificate,
            refusal: self.refusal,
            actor: &self.actor,
            commitment: &self.commitment,
        }
        .hash()
    }
}

pub(super) fn walk(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    let mut last = Head { seq: 0, hash: NO_HASH };
    let mut last_at = String::new();
    reader.each(
        Doing::Verifying,
        "SELECT seq, kind, certificate, refusal, at, at_raw, actor, commitment, prev_hash, hash, suite
         FROM register ORDER BY seq",
        [],
        read,
        |entry| {
            judge(&entry, &last, &last_at, &reader.book, report);
            last = Head { seq: entry.seq, hash: entry.hash };
            last_at = entry.at;
            report.entries += 1;
            Ok::<_, StoreError>(())
        },
    )?;
    report.head = (last.seq > 0).then_some(last);
    if report.head.is_none() {
        report.found(Fault::MissingEntries, None, "台账里一条登记也没有，连建立台账的那一条也不见了");
    }
    Ok(())
}

fn judge(entry: &Raw, last: &Head, last_at: &str, book: &[u8; 16], report: &mut Report) {
    let seq = entry.seq;
    if seq != last.seq + 1 {
        let gap = match (last.seq + 1, seq - 1) {
            (first, end) if first == end => format!("第 {first} 条登记不见了"),
            (first, end) => format!("第 {first} 条到第 {end} 条登记不见了"),
        };
        report.found(Fault::MissingEntries, seq, gap);
    } else if entry.prev_hash != last.hash {
        report.found(Fault::BrokenChain, seq, format!("第 {seq} 条登记和前一条接不上，前一条或这一条被换过"));
    }
    if entry.suite != SUITE {
        report.found(
            Fault::UnreadableRow,
            seq,
            format!("第 {seq} 条登记用的校验办法（{}）本软件不认识", entry.suite),
        );
    } else if entry.computed(book) != entry.hash {
        report.found(Fault::AlteredEntry, seq, format!("第 {seq} 条登记被改过，校验值对不上"));
    }
    if entry.at.as_str() < last_at {
        report.found(Fault::TimeRunsBackwards, seq, format!("第 {seq} 条登记的时间比前一条还早"));
    }
}
