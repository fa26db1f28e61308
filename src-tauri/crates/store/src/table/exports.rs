//! `exports`: which month left the book as a file, and which file it was.

use rusqlite::params;
use shouzhang_domain::Moment;

use crate::canonical::Canonical;
use crate::error::{Doing, StoreError};
use crate::month::Month;
use crate::reader::{Reader, Writer};
use crate::written::{Cells, Digest};

/// One exported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Which month.
    pub month: Month,
    /// `xlsx`, `csv`.
    pub format: String,
    /// Rows of issued certificates, if the file holds them.
    pub certificates: Option<u32>,
    /// Rows of refusals, if the file holds them.
    pub refusals: Option<u32>,
    /// Rows of seal uses, if the file holds them.
    pub seal_uses: Option<u32>,
    /// SHA-256 of the file.
    pub sha256: Digest,
}

/// An export of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportEntry {
    /// When.
    pub at: Moment,
    /// By whom.
    pub actor: String,
    /// What.
    pub export: Export,
}

const SELECT: &str =
    "SELECT e.at, e.actor, x.month, x.format, x.certificates, x.refusals, x.seal_uses, x.sha256
     FROM exports x JOIN register e ON e.seq = x.seq";

fn read(row: &mut Cells<'_>) -> rusqlite::Result<ExportEntry> {
    Ok(ExportEntry {
        at: row.moment()?,
        actor: row.take()?,
        export: Export {
            month: row.word(Month::parse)?,
            format: row.take()?,
            certificates: row.take()?,
            refusals: row.take()?,
            seal_uses: row.take()?,
            sha256: row.take()?,
        },
    })
}

impl Export {
    /// Encoding 1. Never changes.
    pub(crate) fn encode(&self, to: &mut Canonical) {
        to.text(&self.month.to_string());
        to.text(&self.format);
        to.number_or_nothing(self.certificates);
        to.number_or_nothing(self.refusals);
        to.number_or_nothing(self.seal_uses);
        to.digest(&self.sha256);
    }
}

impl Reader<'_> {
    /// What was exported of a month, newest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn exports(&self, month: Month) -> Result<Vec<ExportEntry>, StoreError> {
        let sql = format!("{SELECT} WHERE x.month = ?1 ORDER BY x.seq DESC");
        self.all(Doing::Reading, &sql, [month.to_string()], read)
    }

    /// The export an entry recorded.
    pub(crate) fn export_of_entry(&self, seq: u32) -> Result<Option<ExportEntry>, StoreError> {
        let sql = format!("{SELECT} WHERE x.seq = ?1");
        self.one(Doing::Verifying, &sql, [seq], read)
    }
}

impl Writer<'_> {
    pub(crate) fn add_export(&self, doing: Doing, seq: u32, export: &Export) -> Result<(), StoreError> {
        self.execute(
            doing,
            "INSERT INTO exports (seq, month, format, certificates, refusals, seal_uses, sha256)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                seq,
                export.month.to_string(),
                export.format,
                export.certificates,
                export.refusals,
                export.seal_uses,
                export.sha256
            ],
        )?;
        Ok(())
    }
}
