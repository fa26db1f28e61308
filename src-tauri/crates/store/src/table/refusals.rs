//! `refusals` and `refusal_bodies` (不予出具): what was asked for and not issued, and who demanded it.

use std::fmt;

use rusqlite::params;
use shouzhang_domain::{CertificateNumber, Ground, Moment, ProhibitionCode, Series};

use crate::canonical::Canonical;
use crate::error::{Doing, StoreError};
use crate::papers::RefusalId;
use crate::reader::{Reader, Writer};
use crate::table::documents::Document;
use crate::written::Cells;

/// Everything about a refusal that the desk knows before it has a number.
#[derive(Clone, PartialEq, Eq)]
pub struct RefusalFacts {
    /// What was asked for, in the resident's words (原话).
    pub request: String,
    /// Why it was refused.
    pub ground: Ground,
    /// Names of the prohibitions that were met, as shown; empty when off the catalog.
    pub prohibition_names: String,
    /// 用证（索要）单位.
    pub requesting_unit: String,
    /// The basis the unit gave, if it gave one.
    pub basis_offered: String,
    /// Who asked; may be empty.
    pub applicant_name: String,
    /// As [`Subject::pinyin`](crate::Subject).
    pub applicant_pinyin: String,
    /// As [`Subject::initials`](crate::Subject).
    pub applicant_initials: String,
    /// Telephone of the applicant.
    pub phone: String,
    /// 办理用途.
    pub purpose: String,
    /// 经办人.
    pub clerk: String,
    /// Version of the hall that stands on the slip.
    pub hall_version: u32,
    /// The catalog release in force.
    pub catalog_release: String,
}

/// A refusal of the book.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which.
    pub id: RefusalId,
    /// When it was refused.
    pub refused_at: Moment,
    /// 编号 of the slip.
    pub number: CertificateNumber,
    /// Year of the number.
    pub year: i32,
    /// Serial within the year.
    pub serial: u32,
    /// The slip's PDF.
    pub document: Document,
    /// What it says.
    pub facts: RefusalFacts,
}

impl fmt::Debug for RefusalFacts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefusalFacts").field("ground", &self.ground).finish_non_exhaustive()
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refusal")
            .field("id", &self.id)
            .field("refused_at", &self.refused_at)
            .field("number", &self.number)
            .field("facts", &self.facts)
            .finish_non_exhaustive()
    }
}

const OFF_CATALOG: &str = "off_catalog";

/// The word of the `ground` column: the code of a prohibition, or `off_catalog`.
pub(crate) fn ground_word(ground: &Ground) -> &str {
    match ground {
        Ground::Prohibited(code) => code.as_str(),
        Ground::OffCatalog => OFF_CATALOG,
    }
}

pub(crate) fn read_ground(word: &str) -> Result<Ground, shouzhang_domain::CodeFault> {
    match word {
        OFF_CATALOG => Ok(Ground::OffCatalog),
        code => ProhibitionCode::new(code).map(Ground::Prohibited),
    }
}

/// The columns [`read`] takes.
pub(crate) const COLUMNS: &str = "c.seq, e.at, c.number, c.year, c.serial, d.sha256, d.length,
     b.request, c.ground, c.prohibition_names, c.requesting_unit, c.basis_offered,
     b.applicant_name, b.applicant_pinyin, b.applicant_initials, b.phone, b.purpose,
     c.clerk, c.hall_version, c.catalog_release";

/// The tables they come from; the register is `e`.
pub(crate) const TABLES: &str =
    "refusals c JOIN register e ON e.seq = c.seq JOIN documents d ON d.seq = c.document
         JOIN refusal_bodies b ON b.refusal = c.seq";

pub(crate) fn read(row: &mut Cells<'_>) -> rusqlite::Result<Refusal> {
    Ok(Refusal {
        id: RefusalId(row.take()?),
        refused_at: row.moment()?,
        number: CertificateNumber::typed(&row.take::<String>()?),
        year: row.take()?,
        serial: row.take()?,
        document: Document { sha256: row.take()?, length: row.take()? },
        facts: RefusalFacts {
            request: row.take()?,
            ground: row.read(read_ground)?,
            prohibition_names: row.take()?,
            requesting_unit: row.take()?,
            basis_offered: row.take()?,
            applicant_name: row.take()?,
            applicant_pinyin: row.take()?,
            applicant_initials: row.take()?,
            phone: row.take()?,
            purpose: row.take()?,
            clerk: row.take()?,
            hall_version: row.take()?,
            catalog_release: row.take()?,
        },
    })
}

impl Refusal {
    /// Encoding 1. Never changes.
    pub(crate) fn encode(&self, to: &mut Canonical) {
        to.text(self.number.as_str());
        to.text(Series::Refusal.word());
        to.number(self.year);
        to.number(self.serial);
        to.digest(&self.document.sha256);
        to.number(self.document.length);
        let facts = &self.facts;
        for text in [&facts.request, ground_word(&facts.ground), &facts.prohibition_names] {
            to.text(text);
        }
        for text in [&facts.requesting_unit, &facts.basis_offered, &facts.applicant_name] {
            to.text(text);
        }
        for text in [&facts.applicant_pinyin, &facts.applicant_initials, &facts.phone, &facts.purpose] {
            to.text(text);
        }
        to.text(&facts.clerk);
        to.number(facts.hall_version);
        to.text(&facts.catalog_release);
    }
}

impl Reader<'_> {
    /// The refusal whose slip has this number.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn refusal(&self, number: &CertificateNumber) -> Result<Option<Refusal>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE c.number = ?1");
        self.one(Doing::Reading, &sql, [number.as_str()], read)
    }

    /// The refusal with this id.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn refusal_of(&self, id: RefusalId) -> Result<Option<Refusal>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE c.seq = ?1");
        self.one(Doing::Reading, &sql, [id.0], read)
    }
}

impl Writer<'_> {
    pub(crate) fn add_refusal(&self, doing: Doing, refusal: &Refusal) -> Result<(), StoreError> {
        let facts = &refusal.facts;
        self.execute(
            doing,
            "INSERT INTO refusals (seq, document, number, series, year, serial, ground, prohibition_names,
                 requesting_unit, basis_offered, clerk, hall_version, catalog_release)
             VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            params![
                refusal.id.0,
                refusal.number.as_str(),
                Series::Refusal.word(),
                refusal.year,
                refusal.serial,
                ground_word(&facts.ground),
                facts.prohibition_names,
                facts.requesting_unit,
                facts.basis_offered,
                facts.clerk,
                facts.hall_version,
                facts.catalog_release,
            ],
        )?;
        self.execute(
            doing,
            "INSERT INTO refusal_bodies (refusal, applicant_name, applicant_pinyin, applicant_initials, phone,
                 purpose, request)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                refusal.id.0,
                facts.applicant_name,
                facts.applicant_pinyin,
                facts.applicant_initials,
                facts.phone,
                facts.purpose,
                facts.request,
            ],
        )?;
        Ok(())
    }
}
