//! 出具: a certificate with its PDF, its seal use and its entry — one call, so none can be without the others.

use chrono::Datelike;
use shouzhang_domain::{EntryKind, Series};

use crate::error::{Doing, StoreError};
use crate::facts;
use crate::numbers::NextNumber;
use crate::papers::{CertificateId, Paper};
use crate::reader::{Act, Writer};
use crate::table::certificates::{Certificate, CertificateFacts};
use crate::table::credentials::Code;
use crate::table::documents::Document;
use crate::table::register::NewEntry;
use crate::table::seal_uses::SealUse;

/// What is to be registered as issued.
#[derive(Debug)]
pub struct Issue<'a> {
    /// The number on the paper, taken in this transaction with [`Reader::next_number`](crate::Reader::next_number).
    pub number: &'a NextNumber,
    /// What it says.
    pub facts: CertificateFacts,
    /// The PDF as it will be printed.
    pub pdf: &'a [u8],
    /// 用印.
    pub seal_use: SealUse,
    /// The code printed on it, if there is one.
    pub code: Option<Code<'a>>,
    /// The certificate it replaces (补发), if it replaces one; that one becomes void.
    pub replaces: Option<Replacement<'a>>,
}

/// 补发: what is replaced, and why.
#[derive(Debug, Clone, Copy)]
pub struct Replacement<'a> {
    /// The certificate that becomes void.
    pub certificate: CertificateId,
    /// Why, in the clerk's words.
    pub reason: &'a str,
}

impl Writer<'_> {
    /// Registers a certificate: document, certificate, seal use and the entry that binds them; the code printed
    /// on it; with a replacement also the entry that makes the old one void.
    ///
    /// # Errors
    /// [`StoreError::NotTheNextNumber`], [`StoreError::AlreadyVoid`] or [`StoreError::NoSuchPaper`] for the replaced
    /// one, and what SQLite may say.
    pub fn issue(&self, act: &Act<'_>, issue: Issue<'_>) -> Result<Certificate, StoreError> {
        let doing = Doing::Issuing;
        let next = self.next(doing, act)?;
        self.must_be_next(Series::Certificate, next.at.year(), issue.number)?;
        if let Some(replacement) = issue.replaces {
            self.must_be_valid(doing, replacement.certificate)?;
        }
        let certificate = Certificate {
            id: CertificateId(next.seq),
            issued_at: next.at,
            number: issue.number.number.clone(),
            year: issue.number.year,
            serial: issue.number.serial,
            replaces: issue.replaces.map(|replacement| replacement.certificate),
            document: Document::of(issue.pdf),
            facts: issue.facts,
        };
        let paper = Paper::Certificate(certificate.id);
        let entry = NewEntry { kind: EntryKind::Issued, paper: Some(paper), actor: act.actor, note: "" };
        let code = issue.code.map(|code| code.digest());
        let facts = facts::issued(entry.note, &certificate, Some(&issue.seal_use), code.as_ref());
        self.append(doing, &next, &entry, &facts)?;
        self.add_document(doing, paper, certificate.document, issue.pdf, next.at)?;
        self.add_certificate(doing, &certificate)?;
        self.add_seal_use(doing, next.seq, &issue.seal_use)?;
        if let Some(code) = &issue.code {
            self.add_credential(doing, certificate.id, code)?;
        }
        if let Some(replacement) = issue.replaces {
            self.append_reissued(act, &replacement, certificate.id)?;
        }
        Ok(certificate)
    }

    fn append_reissued(
        &self,
        act: &Act<'_>,
        replacement: &Replacement<'_>,
        by: CertificateId,
    ) -> Result<(), StoreError> {
        let doing = Doing::Issuing;
        let next = self.next(doing, act)?;
        let entry = NewEntry {
            kind: EntryKind::Reissued,
            paper: Some(Paper::Certificate(replacement.certificate)),
            actor: act.actor,
            note: replacement.reason,
        };
        self.append(doing, &next, &entry, &facts::reissued(entry.note, Some(by.0)))
    }

    /// The number on the paper must be the one that comes next, in the year of the entry's moment.
    pub(crate) fn must_be_next(
        &self,
        series: Series,
        year: i32,
        given: &NextNumber,
    ) -> Result<(), StoreError> {
        let next = self.next_number(series, year)?;
        if *given == next {
            return Ok(());
        }
        Err(StoreError::NotTheNextNumber { series, year, expected: next.serial })
    }

    /// The certificate must be there and not void.
    pub(crate) fn must_be_valid(&self, doing: Doing, id: CertificateId) -> Result<(), StoreError> {
        if self.certificate_of(id)?.is_none() {
            return Err(StoreError::NoSuchPaper { doing });
        }
        if self.state(id)?.is_void {
            return Err(StoreError::AlreadyVoid);
        }
        Ok(())
    }
}
