//! `certificate_bodies`: the part of a certificate that is about a person, one row beside one certificate.

use std::fmt;

use chrono::NaiveDate;
use rusqlite::params;

use crate::error::{Doing, StoreError};
use crate::papers::CertificateId;
use crate::reader::Writer;
use crate::table::certificates::CertificateFacts;
use crate::written::day_text;

/// Whom a certificate is about.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// Name.
    pub name: String,
    /// Readings of the name in lower-case letters without blanks, `zhangsan`; several readings are parted by one blank.
    pub pinyin: String,
    /// Initials of each reading, `zs`, parted likewise.
    pub initials: String,
    /// Number of the identity document, in full.
    pub id_number: String,
    /// Telephone.
    pub phone: String,
    /// Address.
    pub address: String,
}

/// 核实: how the fact was verified.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Verification {
    /// In which way.
    pub method: String,
    /// By whom.
    pub person: String,
    /// On which day.
    pub verified_on: Option<NaiveDate>,
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subject").finish_non_exhaustive()
    }
}

impl fmt::Debug for Verification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verification").field("verified_on", &self.verified_on).finish_non_exhaustive()
    }
}

impl Writer<'_> {
    pub(super) fn add_certificate_body(
        &self,
        doing: Doing,
        id: CertificateId,
        facts: &CertificateFacts,
    ) -> Result<(), StoreError> {
        let (subject, verification) = (&facts.subject, &facts.verification);
        self.execute(
            doing,
            "INSERT INTO certificate_bodies (certificate, subject_name, subject_pinyin, subject_initials, id_number,
                 phone, address, purpose, verify_method, verify_person, verified_on, field_values, title, body,
                 confirmations)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            params![
                id.0,
                subject.name,
                subject.pinyin,
                subject.initials,
                subject.id_number,
                subject.phone,
                subject.address,
                facts.purpose,
                verification.method,
                verification.person,
                verification.verified_on.map(day_text),
                facts.values,
                facts.title,
                facts.body,
                facts.confirmations,
            ],
        )?;
        Ok(())
    }
}
