//! People who were here before: taken over into a form instead of typed again.

use std::collections::HashSet;
use std::fmt;

use chrono::NaiveDate;
use rusqlite::params;
use shouzhang_domain::{ItemCode, Moment};

use crate::error::{Doing, StoreError};
use crate::listing::Listing;
use crate::look_up::term::{last_four, letters};
use crate::papers::CertificateId;
use crate::reader::Reader;
use crate::seqs::Seqs;
use crate::table::certificate_bodies::Subject;
use crate::written::{Cells, day_text};

/// Somebody a certificate was issued about, as the latest one says.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Name, number, telephone, address.
    pub subject: Subject,
    /// The latest certificate.
    pub certificate: CertificateId,
    /// Its item.
    pub item_name: String,
    /// When it was issued.
    pub seen_at: Moment,
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person").field("certificate", &self.certificate).finish_non_exhaustive()
    }
}

const SELECT: &str =
    "SELECT b.subject_name, b.subject_pinyin, b.subject_initials, b.id_number, b.phone, b.address, c.seq,
     c.item_name, e.at
     FROM certificate_bodies b JOIN certificates c ON c.seq = b.certificate JOIN register e ON e.seq = c.seq";

fn read(row: &mut Cells<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        subject: Subject {
            name: row.take()?,
            pinyin: row.take()?,
            initials: row.take()?,
            id_number: row.take()?,
            phone: row.take()?,
            address: row.take()?,
        },
        certificate: CertificateId(row.take()?),
        item_name: row.take()?,
        seen_at: row.moment()?,
    })
}

impl Reader<'_> {
    /// People whose name begins with `text`, whose name's pinyin or initials begin with it, or whose id number ends with
    /// it (four characters); each once, last seen first. Nobody for an empty text.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn people(&self, text: &str, most: usize) -> Result<Vec<Person>, StoreError> {
        let text: String = text.split_whitespace().collect();
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let found = self.certificates_about(&text)?;
        let mut seen = HashSet::new();
        let mut people = Vec::new();
        let sql = format!("{SELECT} WHERE b.certificate = ?1");
        for seq in found.newest_first() {
            if people.len() == most {
                break;
            }
            let Some(person) = self.one(Doing::LookingUp, &sql, [seq], read)? else { continue };
            if seen.insert(who(&person.subject)) {
                people.push(person);
            }
        }
        Ok(people)
    }

    fn certificates_about(&self, text: &str) -> Result<Seqs, StoreError> {
        let mut found = Seqs::default();
        // No character sorts after the last code point, so this is the range of names that begin with the text.
        let beyond = format!("{text}\u{10FFFF}");
        self.collect(
            &mut found,
            "SELECT certificate FROM certificate_bodies WHERE subject_name >= ?1 AND subject_name < ?2",
            [text, &beyond],
        )?;
        if let Some(letters) = letters(text) {
            self.collect(
                &mut found,
                "SELECT certificate FROM certificate_bodies INDEXED BY certificate_bodies_by_pinyin
                 WHERE instr(subject_pinyin, ?1) = 1 OR instr(subject_initials, ?1) = 1
                     OR instr(subject_pinyin, ?2) > 0 OR instr(subject_initials, ?2) > 0",
                [&letters, &format!(" {letters}")],
            )?;
        }
        if let Some(last_four) = last_four(text) {
            self.collect(
                &mut found,
                "SELECT certificate FROM certificate_bodies WHERE substr(id_number, -4) = ?1",
                [last_four],
            )?;
        }
        Ok(found)
    }

    /// Whom the last certificate was about (上一位).
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn last_person(&self) -> Result<Option<Person>, StoreError> {
        let sql = format!("{SELECT} ORDER BY b.certificate DESC LIMIT 1");
        self.one(Doing::Reading, &sql, [], read)
    }

    /// Certificates of an item for this id number since a day that are not void: is this one needed again? Newest first;
    /// none for an empty number.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn duplicates(
        &self,
        item: &ItemCode,
        id_number: &str,
        since: NaiveDate,
    ) -> Result<Vec<Listing>, StoreError> {
        if id_number.is_empty() {
            return Ok(Vec::new());
        }
        let ids = self.all(
            Doing::Reading,
            "SELECT c.seq FROM certificate_bodies b JOIN certificates c ON c.seq = b.certificate
                 JOIN register e ON e.seq = c.seq
             WHERE b.id_number = ?1 AND c.item_code = ?2 AND e.at >= ?3
                 AND NOT EXISTS (SELECT 1 FROM register v
                                 WHERE v.certificate = c.seq AND v.kind IN ('voided', 'reissued'))
             ORDER BY c.seq DESC",
            params![id_number, item.as_str(), day_text(since)],
            |row| Ok(CertificateId(row.take()?)),
        )?;
        ids.into_iter().map(|id| self.certificate_listing(Doing::Reading, id)).collect()
    }
}

/// By number where there is one, by name and telephone otherwise.
fn who(subject: &Subject) -> String {
    if subject.id_number.is_empty() {
        format!("{}\n{}", subject.name, subject.phone)
    } else {
        subject.id_number.clone()
    }
}
