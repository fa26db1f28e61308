//! `register` and `entry_bodies` (台账): the chained entries, and what they are bound to.

use rusqlite::params;
use shouzhang_domain::{CertificateState, EntryKind, Moment, state_of};

use crate::canonical::Canonical;
use crate::chain::{Header, NO_HASH, SUITE, Salt, commitment};
use crate::error::{Doing, StoreError};
use crate::papers::{CertificateId, Paper, RefusalId};
use crate::reader::{Act, Reader, Writer};
use crate::written::{Cells, Digest, moment_text, to_millisecond};

/// One entry of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place, from 1.
    pub seq: u32,
    /// What it records.
    pub kind: EntryKind,
    /// What it is about, if it is about a certificate or slip.
    pub paper: Option<Paper>,
    /// When; never before the entry before it.
    pub at: Moment,
    /// What the clock said.
    pub at_raw: Moment,
    /// Who did it.
    pub actor: String,
    /// Reason, printer, what was changed: as the clerk gave it.
    pub note: String,
}

/// The end of the chain: what an outside witness has to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Place of the last entry.
    pub seq: u32,
    /// Its digest.
    pub hash: Digest,
}

/// The next entry, before anything is written: what has to be known to draw the paper and to build the facts.
pub(crate) struct Next {
    pub(crate) seq: u32,
    pub(crate) at: Moment,
    at_raw: Moment,
    prev_hash: Digest,
}

/// The entry's columns that are not derived.
pub(crate) struct NewEntry<'a> {
    pub(crate) kind: EntryKind,
    pub(crate) paper: Option<Paper>,
    pub(crate) actor: &'a str,
    pub(crate) note: &'a str,
}

const SELECT: &str =
    "SELECT r.seq, r.kind, r.certificate, r.refusal, r.at, r.at_raw, r.actor, coalesce(b.note, '')
     FROM register r LEFT JOIN entry_bodies b ON b.seq = r.seq";

fn read(row: &mut Cells<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        seq: row.take()?,
        kind: row.read(EntryKind::parse)?,
        paper: read_paper(row)?,
        at: row.moment()?,
        at_raw: row.moment()?,
        actor: row.take()?,
        note: row.take()?,
    })
}

fn read_paper(row: &mut Cells<'_>) -> rusqlite::Result<Option<Paper>> {
    let (certificate, refusal): (Option<u32>, Option<u32>) = (row.take()?, row.take()?);
    let certificate = certificate.map(|seq| Paper::Certificate(CertificateId(seq)));
    Ok(certificate.or(refusal.map(|seq| Paper::RefusalSlip(RefusalId(seq)))))
}

impl Reader<'_> {
    /// The end of the chain; a founded book always has one.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn head(&self) -> Result<Head, StoreError> {
        self.the(Doing::Reading, "SELECT seq, hash FROM register ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok(Head { seq: row.take()?, hash: row.take()? })
        })
    }

    /// Everything that was recorded about a certificate or slip, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn entries_of(&self, paper: Paper) -> Result<Vec<Entry>, StoreError> {
        let sql = match paper {
            Paper::Certificate(_) => format!("{SELECT} WHERE r.certificate = ?1 ORDER BY r.seq"),
            Paper::RefusalSlip(_) => format!("{SELECT} WHERE r.refusal = ?1 ORDER BY r.seq"),
        };
        self.all(Doing::Reading, &sql, [paper.seq()], read)
    }

    /// What became of a certificate, derived from its entries.
    ///
    /// # Errors
    /// [`StoreError::NoSuchPaper`] when there is no such certificate.
    pub fn state(&self, certificate: CertificateId) -> Result<CertificateState, StoreError> {
        let doing = Doing::Reading;
        let kinds = self.all(
            doing,
            "SELECT kind FROM register WHERE certificate = ?1 ORDER BY seq",
            [certificate.0],
            |row| row.read(EntryKind::parse),
        )?;
        if kinds.is_empty() {
            return Err(StoreError::NoSuchPaper { doing });
        }
        Ok(state_of(kinds))
    }

    /// The last entries, newest first: what was done lately, changes of hall and numbering included.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn last_entries(&self, most: u32) -> Result<Vec<Entry>, StoreError> {
        let sql = format!("{SELECT} ORDER BY r.seq DESC LIMIT ?1");
        self.all(Doing::Reading, &sql, [most], read)
    }

    /// The entry that would be written now.
    pub(crate) fn next_entry(&self, doing: Doing, now: Moment) -> Result<Next, StoreError> {
        let last =
            self.one(doing, "SELECT seq, hash FROM register ORDER BY seq DESC LIMIT 1", [], |row| {
                Ok((row.take::<u32>()?, row.take::<Digest>()?))
            })?;
        let (last, prev_hash) = last.unwrap_or((0, NO_HASH));
        Ok(Next { seq: last + 1, at: self.moment(now)?, at_raw: to_millisecond(now), prev_hash })
    }
}

impl Writer<'_> {
    /// Appends one entry, bound to its facts with fresh salt.
    pub(crate) fn append(
        &self,
        doing: Doing,
        next: &Next,
        entry: &NewEntry<'_>,
        facts: &Canonical,
    ) -> Result<(), StoreError> {
        let mut salt = Salt::default();
        getrandom::fill(&mut salt).map_err(|source| StoreError::NoRandomness { doing, source })?;
        let commitment = commitment(&salt, facts.bytes());
        let (certificate, refusal) = entry.paper.map_or((None, None), Paper::columns);
        let (at, at_raw) = (moment_text(next.at), moment_text(next.at_raw));
        let header = Header {
            suite: SUITE,
            book: &self.book,
            seq: next.seq,
            prev_hash: &next.prev_hash,
            at: &at,
            at_raw: &at_raw,
            kind: entry.kind.word(),
            certificate,
            refusal,
            actor: entry.actor,
            commitment: &commitment,
        };
        self.execute(
            doing,
            "INSERT INTO register (seq, kind, certificate, refusal, at, at_raw, actor, commitment, prev_hash, hash,
                 suite)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                next.seq,
                entry.kind.word(),
                certificate,
                refusal,
                at,
                at_raw,
                entry.actor,
                commitment,
                next.prev_hash,
                header.hash(),
                SUITE
            ],
        )?;
        self.execute(
            doing,
            "INSERT INTO entry_bodies (seq, encoding, salt, note) VALUES (?1, ?2, ?3, ?4)",
            params![next.seq, facts.encoding(), salt, entry.note],
        )?;
        Ok(())
    }

    /// The entry `now` would get, for a caller who holds an [`Act`].
    pub(crate) fn next(&self, doing: Doing, act: &Act<'_>) -> Result<Next, StoreError> {
        self.next_entry(doing, act.now)
    }
}
