//! A line of the register as a list shows it.

use std::fmt;

use chrono::NaiveDate;
use shouzhang_domain::{CertificateNumber, CertificateState, Ground, ItemCode, Moment};

use crate::error::{Doing, StoreError};
use crate::papers::{CertificateId, Paper, RefusalId};
use crate::reader::Reader;
use crate::table::refusals::read_ground;

/// One certificate or refusal, in a line. The id number is in full; whoever shows it masks it.
#[derive(Clone, PartialEq, Eq)]
pub struct Listing {
    /// Which.
    pub paper: Paper,
    /// 编号.
    pub number: CertificateNumber,
    /// When it was issued or refused.
    pub at: Moment,
    /// Name of the subject or applicant; may be empty on a refusal.
    pub name: String,
    /// Number of the identity document; empty on a refusal.
    pub id_number: String,
    /// 用证（索要）单位.
    pub unit: String,
    /// 办理用途.
    pub purpose: String,
    /// 经办人.
    pub clerk: String,
    /// What it is.
    pub what: What,
}

/// What a line is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// An issued certificate.
    Issued {
        /// Which item.
        item: ItemCode,
        /// Its name.
        item_name: String,
        /// Last day of validity, where there is one.
        valid_until: Option<NaiveDate>,
        /// What became of it.
        state: CertificateState,
    },
    /// A refusal.
    Refused {
        /// Why.
        ground: Ground,
        /// Names of the prohibitions, as shown then.
        prohibition_names: String,
        /// What was asked for.
        request: String,
    },
}

impl fmt::Debug for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listing")
            .field("paper", &self.paper)
            .field("number", &self.number)
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

impl Reader<'_> {
    /// The last certificates and refusals, newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn recent(&self, most: u32) -> Result<Vec<Listing>, StoreError> {
        let papers = self.all(
            Doing::Reading,
            "SELECT certificate, refusal FROM register WHERE kind IN ('issued', 'refused')
             ORDER BY seq DESC LIMIT ?1",
            [most],
            |row| Ok((row.take::<Option<u32>>()?, row.take::<Option<u32>>()?)),
        )?;
        let listed = papers.into_iter().filter_map(|(certificate, refusal)| {
            let certificate =
                certificate.map(|seq| self.certificate_listing(Doing::Reading, CertificateId(seq)));
            certificate.or(refusal.map(|seq| self.refusal_listing(Doing::Reading, RefusalId(seq))))
        });
        listed.collect()
    }

    pub(crate) fn certificate_listing(&self, doing: Doing, id: CertificateId) -> Result<Listing, StoreError> {
        let state = self.state(id)?;
        let found = self.one(
            doing,
            "SELECT c.number, e.at, b.subject_name, b.id_number, c.asking_unit, b.purpose, c.clerk, c.item_code,
                 c.item_name, c.valid_until
             FROM certificates c JOIN register e ON e.seq = c.seq JOIN certificate_bodies b ON b.certificate = c.seq
             WHERE c.seq = ?1",
            [id.0],
            |row| {
                Ok(Listing {
                    paper: Paper::Certificate(id),
                    number: CertificateNumber::typed(&row.take::<String>()?),
                    at: row.moment()?,
                    name: row.take()?,
                    id_number: row.take()?,
                    unit: row.take()?,
                    purpose: row.take()?,
                    clerk: row.take()?,
                    what: What::Issued {
                        item: row.read(|code| ItemCode::new(code))?,
                        item_name: row.take()?,
                        valid_until: row.day()?,
                        state,
                    },
                })
            },
        )?;
        found.ok_or(StoreError::NoSuchPaper { doing })
    }

    pub(crate) fn refusal_listing(&self, doing: Doing, id: RefusalId) -> Result<Listing, StoreError> {
        let found = self.one(
            doing,
            "SELECT c.number, e.at, b.applicant_name, c.requesting_unit, b.purpose, c.clerk, c.ground,
                 c.prohibition_names, b.request
             FROM refusals c JOIN register e ON e.seq = c.seq JOIN refusal_bodies b ON b.refusal = c.seq
             WHERE c.seq = ?1",
            [id.0],
            |row| {
                Ok(Listing {
                    paper: Paper::RefusalSlip(id),
                    number: CertificateNumber::typed(&row.take::<String>()?),
                    at: row.moment()?,
                    name: row.take()?,
                    id_number: String::new(),
                    unit: row.take()?,
                    purpose: row.take()?,
                    clerk: row.take()?,
                    what: What::Refused {
                        ground: row.read(read_ground)?,
                        prohibition_names: row.take()?,
                        request: row.take()?,
                    },
                })
            },
        )?;
        found.ok_or(StoreError::NoSuchPaper { doing })
    }
}
