//! The rows of a month, one after the other: an export holds one row at a time, however long the month.

use rusqlite::params;
use shouzhang_domain::{CertificateNumber, CertificateState, EntryKind, Moment};

use crate::error::{Doing, StoreError};
use crate::month::Month;
use crate::papers::{CertificateId, Paper};
use crate::reader::Reader;
use crate::table::certificates::{self, Certificate};
use crate::table::refusals::{self, Refusal};
use crate::table::register::Entry;
use crate::table::seal_uses::{self, SealUse};

/// A certificate of the month and what became of it up to now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthCertificate {
    /// The certificate.
    pub certificate: Certificate,
    /// What became of it.
    pub state: CertificateState,
    /// The entry that made it void (作废、补发), with its reason.
    pub voided: Option<Entry>,
}

/// A seal use of the month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthSealUse {
    /// Place in the register.
    pub seq: u32,
    /// When.
    pub at: Moment,
    /// With which entry: issued, or reprinted.
    pub kind: EntryKind,
    /// What was stamped.
    pub number: CertificateNumber,
    /// The seal use.
    pub seal_use: SealUse,
}

impl Reader<'_> {
    /// Hands over the certificates issued in a month, oldest first. The first error ends it.
    ///
    /// # Errors
    /// What `take` gives, or [`StoreError`] when the rows cannot be read.
    pub fn certificates_of_month<E: From<StoreError>>(
        &self,
        month: Month,
        mut take: impl FnMut(MonthCertificate) -> Result<(), E>,
    ) -> Result<(), E> {
        let within = self.stretch_of(month)?;
        let sql = format!(
            "SELECT {} FROM {} WHERE c.seq BETWEEN ?1 AND ?2 ORDER BY c.seq",
            certificates::COLUMNS,
            certificates::TABLES
        );
        self.each(
            Doing::Reading,
            &sql,
            params![within.first, within.last],
            certificates::read,
            |certificate| {
                let state = self.state(certificate.id)?;
                let voided = if state.is_void { self.voiding_of(certificate.id)? } else { None };
                take(MonthCertificate { certificate, state, voided })
            },
        )
    }

    /// Hands over the refusals of a month, oldest first. The first error ends it.
    ///
    /// # Errors
    /// What `take` gives, or [`StoreError`] when the rows cannot be read.
    pub fn refusals_of_month<E: From<StoreError>>(
        &self,
        month: Month,
        take: impl FnMut(Refusal) -> Result<(), E>,
    ) -> Result<(), E> {
        let within = self.stretch_of(month)?;
        let sql = format!(
            "SELECT {} FROM {} WHERE c.seq BETWEEN ?1 AND ?2 ORDER BY c.seq",
            refusals::COLUMNS,
            refusals::TABLES
        );
        self.each(Doing::Reading, &sql, params![within.first, within.last], refusals::read, take)
    }

    /// Hands over the seal uses of a month, oldest first. The first error ends it.
    ///
    /// # Errors
    /// What `take` gives, or [`StoreError`] when the rows cannot be read.
    pub fn seal_uses_of_month<E: From<StoreError>>(
        &self,
        month: Month,
        take: impl FnMut(MonthSealUse) -> Result<(), E>,
    ) -> Result<(), E> {
        let within = self.stretch_of(month)?;
        let sql = format!(
            "SELECT s.seq, e.at, e.kind, coalesce(c.number, r.number, ''), {}
             FROM seal_uses s JOIN seal_use_bodies sb ON sb.seal_use = s.seq JOIN register e ON e.seq = s.seq
                 LEFT JOIN certificates c ON c.seq = e.certificate LEFT JOIN refusals r ON r.seq = e.refusal
             WHERE s.seq BETWEEN ?1 AND ?2 ORDER BY s.seq",
            seal_uses::COLUMNS
        );
        self.each(
            Doing::Reading,
            &sql,
            params![within.first, within.last],
            |row| {
                Ok(MonthSealUse {
                    seq: row.take()?,
                    at: row.moment()?,
                    kind: row.read(EntryKind::parse)?,
                    number: CertificateNumber::typed(&row.take::<String>()?),
                    seal_use: seal_uses::read(row)?,
                })
            },
            take,
        )
    }

    /// The entry that made a certificate void.
    fn voiding_of(&self, id: CertificateId) -> Result<Option<Entry>, StoreError> {
        let entries = self.entries_of(Paper::Certificate(id))?;
        Ok(entries.into_iter().find(|entry| matches!(entry.kind, EntryKind::Voided | EntryKind::Reissued)))
    }
}
