//! `certificates`: what was issued. The certificate's state is not here; it is derived from the entries about it.

use std::fmt;

use chrono::NaiveDate;
use rusqlite::params;
use shouzhang_domain::{CertificateNumber, ItemCode, Moment, Seal, Series};

use crate::canonical::Canonical;
use crate::error::{Doing, StoreError};
use crate::papers::CertificateId;
use crate::reader::{Reader, Writer};
use crate::table::certificate_bodies::{Subject, Verification};
use crate::table::documents::Document;
use crate::written::{Cells, day_text};

/// Everything about a certificate that the desk knows before it has a number.
#[derive(Clone, PartialEq, Eq)]
pub struct CertificateFacts {
    /// Which item.
    pub item: ItemCode,
    /// Its name in that release.
    pub item_name: String,
    /// Version of its template.
    pub template_version: u32,
    /// The catalog release in force.
    pub catalog_release: String,
    /// Whom it is about.
    pub subject: Subject,
    /// 用证单位.
    pub asking_unit: String,
    /// The basis the unit gave.
    pub asking_basis: String,
    /// 办理用途.
    pub purpose: String,
    /// 核实.
    pub verification: Verification,
    /// All values of the form, as the desk encodes them.
    pub values: String,
    /// Title as printed.
    pub title: String,
    /// Text as printed.
    pub body: String,
    /// Warnings the clerk confirmed, as the desk encodes them; empty when there were none.
    pub confirmations: String,
    /// Whose seal.
    pub seal: Seal,
    /// 份数.
    pub copies: u32,
    /// 经办人.
    pub clerk: String,
    /// 负责人.
    pub head: String,
    /// Version of the hall whose names stand on it.
    pub hall_version: u32,
    /// Last day of validity, where there is one.
    pub valid_until: Option<NaiveDate>,
}

/// A certificate of the book.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Which.
    pub id: CertificateId,
    /// When it was issued.
    pub issued_at: Moment,
    /// 编号.
    pub number: CertificateNumber,
    /// Year of the number.
    pub year: i32,
    /// Serial within the year.
    pub serial: u32,
    /// The certificate it replaces (补发).
    pub replaces: Option<CertificateId>,
    /// Its PDF.
    pub document: Document,
    /// What it says.
    pub facts: CertificateFacts,
}

impl fmt::Debug for CertificateFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CertificateFacts")
            .field("item", &self.item)
            .field("template_version", &self.template_version)
            .field("catalog_release", &self.catalog_release)
            .field("hall_version", &self.hall_version)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate")
            .field("id", &self.id)
            .field("issued_at", &self.issued_at)
            .field("number", &self.number)
            .field("facts", &self.facts)
            .finish_non_exhaustive()
    }
}

/// The columns [`read`] takes.
pub(crate) const COLUMNS: &str = "c.seq, e.at, c.number, c.year, c.serial, c.replaces, d.sha256, d.length,
     c.item_code, c.item_name, c.template_version, c.catalog_release,
     b.subject_name, b.subject_pinyin, b.subject_initials, b.id_number, b.phone, b.address,
     c.asking_unit, c.asking_basis, b.purpose, b.verify_method, b.verify_person, b.verified_on,
     b.field_values, b.title, b.body, b.confirmations,
     c.seal, c.copies, c.clerk, c.head, c.hall_version, c.valid_until";

/// The tables they come from; the register is `e`.
pub(crate) const TABLES: &str =
    "certificates c JOIN register e ON e.seq = c.seq JOIN documents d ON d.seq = c.document
         JOIN certificate_bodies b ON b.certificate = c.seq";

pub(crate) fn read(row: &mut Cells<'_>) -> rusqlite::Result<Certificate> {
    Ok(Certificate {
        id: CertificateId(row.take()?),
        issued_at: row.moment()?,
        number: CertificateNumber::typed(&row.take::<String>()?),
        year: row.take()?,
        serial: row.take()?,
        replaces: row.take::<Option<u32>>()?.map(CertificateId),
        document: Document { sha256: row.take()?, length: row.take()? },
        facts: read_facts(row)?,
    })
}

fn read_facts(row: &mut Cells<'_>) -> rusqlite::Result<CertificateFacts> {
    Ok(CertificateFacts {
        item: row.read(|code| ItemCode::new(code))?,
        item_name: row.take()?,
        template_version: row.take()?,
        catalog_release: row.take()?,
        subject: Subject {
            name: row.take()?,
            pinyin: row.take()?,
            initials: row.take()?,
            id_number: row.take()?,
            phone: row.take()?,
            address: row.take()?,
        },
        asking_unit: row.take()?,
        asking_basis: row.take()?,
        purpose: row.take()?,
        verification: Verification { method: row.take()?, person: row.take()?, verified_on: row.day()? },
        values: row.take()?,
        title: row.take()?,
        body: row.take()?,
        confirmations: row.take()?,
        seal: row.word(Seal::parse)?,
        copies: row.take()?,
        clerk: row.take()?,
        head: row.take()?,
        hall_version: row.take()?,
        valid_until: row.day()?,
    })
}

impl Certificate {
    /// Encoding 1. Never changes.
    pub(crate) fn encode(&self, to: &mut Canonical) {
        to.text(self.number.as_str());
        to.text(Series::Certificate.word());
        to.number(self.year);
        to.number(self.serial);
        to.number_or_nothing(self.replaces.map(|id| id.0));
        to.digest(&self.document.sha256);
        to.number(self.document.length);
        self.facts.encode(to);
    }
}

impl CertificateFacts {
    fn encode(&self, to: &mut Canonical) {
        to.text(self.item.as_str());
        to.text(&self.item_name);
        to.number(self.template_version);
        to.text(&self.catalog_release);
        let subject = &self.subject;
        for text in [&subject.name, &subject.pinyin, &subject.initials, &subject.id_number] {
            to.text(text);
        }
        for text in [&subject.phone, &subject.address, &self.asking_unit, &self.asking_basis, &self.purpose] {
            to.text(text);
        }
        to.text(&self.verification.method);
        to.text(&self.verification.person);
        to.day(self.verification.verified_on);
        for text in [&self.values, &self.title, &self.body, &self.confirmations] {
            to.text(text);
        }
        to.text(self.seal.word());
        to.number(self.copies);
        to.text(&self.clerk);
        to.text(&self.head);
        to.number(self.hall_version);
        to.day(self.valid_until);
    }
}

impl Reader<'_> {
    /// The certificate with this number.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn certificate(&self, number: &CertificateNumber) -> Result<Option<Certificate>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE c.number = ?1");
        self.one(Doing::Reading, &sql, [number.as_str()], read)
    }

    /// The certificate with this id.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn certificate_of(&self, id: CertificateId) -> Result<Option<Certificate>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE c.seq = ?1");
        self.one(Doing::Reading, &sql, [id.0], read)
    }

    /// The certificate that replaces this one (补发).
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn replacement_of(&self, id: CertificateId) -> Result<Option<CertificateId>, StoreError> {
        self.one(Doing::Reading, "SELECT seq FROM certificates WHERE replaces = ?1", [id.0], |row| {
            Ok(CertificateId(row.take()?))
        })
    }
}

impl Writer<'_> {
    pub(crate) fn add_certificate(&self, doing: Doing, certificate: &Certificate) -> Result<(), StoreError> {
        let facts = &certificate.facts;
        self.execute(
            doing,
            "INSERT INTO certificates (seq, document, number, series, year, serial, replaces, item_code, item_name,
                 template_version, catalog_release, asking_unit, asking_basis, seal, copies, clerk, head,
                 hall_version, valid_until)
             VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
            params![
                certificate.id.0,
                certificate.number.as_str(),
                Series::Certificate.word(),
                certificate.year,
                certificate.serial,
                certificate.replaces.map(|id| id.0),
                facts.item.as_str(),
                facts.item_name,
                facts.template_version,
                facts.catalog_release,
                facts.asking_unit,
                facts.asking_basis,
                facts.seal.word(),
                facts.copies,
                facts.clerk,
                facts.head,
                facts.hall_version,
                facts.valid_until.map(day_text),
            ],
        )?;
        self.add_certificate_body(doing, certificate.id, facts)
    }
}
