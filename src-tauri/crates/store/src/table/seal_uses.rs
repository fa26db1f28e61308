//! `seal_uses` and `seal_use_bodies` (用印登记). A seal use belongs to the entry it was recorded with: the issuing, or a
//! reprint. Columns as in rules.md §4.2.

use std::fmt;

use rusqlite::params;
use shouzhang_domain::Seal;

use crate::canonical::Canonical;
use crate::error::{Doing, StoreError};
use crate::reader::{Reader, Writer};
use crate::written::Cells;

/// 用印: what was stamped, how often, for whom, who agreed, who held the seal.
#[derive(Clone, PartialEq, Eq)]
pub struct SealUse {
    /// 用印内容: number of the certificate or name of the paper.
    pub content: String,
    /// Which seal.
    pub seal: Seal,
    /// 份数.
    pub copies: u32,
    /// 签批人: the head.
    pub approved_by: String,
    /// 经办人.
    pub clerk: String,
    /// 用印人: the seal keeper.
    pub keeper: String,
    /// 申请用印人.
    pub applicant: String,
    /// Telephone of the applicant.
    pub applicant_phone: String,
    /// 备注 (废件、补打).
    pub note: String,
}

impl fmt::Debug for SealUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SealUse")
            .field("content", &self.content)
            .field("seal", &self.seal)
            .field("copies", &self.copies)
            .finish_non_exhaustive()
    }
}

/// The columns [`read`] takes, with `s` for the table and `sb` for its bodies.
pub(crate) const COLUMNS: &str =
    "s.content, s.seal, s.copies, s.approved_by, s.clerk, s.keeper, sb.applicant,
     sb.applicant_phone, sb.note";

pub(crate) fn read(row: &mut Cells<'_>) -> rusqlite::Result<SealUse> {
    Ok(SealUse {
        content: row.take()?,
        seal: row.word(Seal::parse)?,
        copies: row.take()?,
        approved_by: row.take()?,
        clerk: row.take()?,
        keeper: row.take()?,
        applicant: row.take()?,
        applicant_phone: row.take()?,
        note: row.take()?,
    })
}

impl SealUse {
    /// Encoding 1. Never changes.
    pub(crate) fn encode(&self, facts: &mut Canonical) {
        facts.text(&self.content);
        facts.text(self.seal.word());
        facts.number(self.copies);
        facts.text(&self.approved_by);
        facts.text(&self.clerk);
        facts.text(&self.keeper);
        facts.text(&self.applicant);
        facts.text(&self.applicant_phone);
        facts.text(&self.note);
    }
}

impl Reader<'_> {
    /// The seal use recorded with an entry.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn seal_use(&self, seq: u32) -> Result<Option<SealUse>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM seal_uses s JOIN seal_use_bodies sb ON sb.seal_use = s.seq WHERE s.seq = ?1"
        );
        self.one(Doing::Reading, &sql, [seq], read)
    }
}

impl Writer<'_> {
    pub(crate) fn add_seal_use(&self, doing: Doing, seq: u32, seal_use: &SealUse) -> Result<(), StoreError> {
        self.execute(
            doing,
            "INSERT INTO seal_uses (seq, content, seal, copies, approved_by, clerk, keeper)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                seq,
                seal_use.content,
                seal_use.seal.word(),
                seal_use.copies,
                seal_use.approved_by,
                seal_use.clerk,
                seal_use.keeper
            ],
        )?;
        self.execute(
            doing,
            "INSERT INTO seal_use_bodies (seal_use, applicant, applicant_phone, note) VALUES (?1, ?2, ?3, ?4)",
            params![seq, seal_use.applicant, seal_use.applicant_phone, seal_use.note],
        )?;
        Ok(())
    }
}
