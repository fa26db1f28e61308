//! `numberings` and `first_serials`: how numbers are written, in every version there was.

use rusqlite::params;
use shouzhang_domain::{Moment, NumberPattern, Series};

use crate::canonical::Canonical;
use crate::error::{Doing, StoreError};
use crate::reader::{Reader, Writer};
use crate::written::Cells;

/// The first serial of a series in a year, where it is not 1: the hall goes on after its last paper number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstSerial {
    /// Which series.
    pub series: Series,
    /// Which year.
    pub year: i32,
    /// The first serial, from 1.
    pub serial: u32,
}

/// How the hall writes its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    /// Pattern of certificates, `柳荫居证〔{年}〕{号}号`.
    pub certificate: NumberPattern,
    /// Pattern of refusal slips.
    pub refusal: NumberPattern,
    /// First serials; a series and year not named here begins at 1.
    pub firsts: Vec<FirstSerial>,
}

impl Numbering {
    /// The pattern of a series.
    #[must_use]
    pub fn pattern(&self, series: Series) -> &NumberPattern {
        match series {
            Series::Certificate => &self.certificate,
            Series::Refusal => &self.refusal,
        }
    }

    /// The first serial of a series in a year.
    #[must_use]
    pub fn first(&self, series: Series, year: i32) -> u32 {
        let named = self.firsts.iter().find(|first| first.series == series && first.year == year);
        named.map_or(1, |first| first.serial)
    }

    /// With the first serials in the order they are kept in, each series and year once (the last one named counts).
    pub(crate) fn in_order(&self) -> Self {
        let mut firsts: Vec<FirstSerial> = Vec::with_capacity(self.firsts.len());
        for first in &self.firsts {
            firsts.retain(|kept| (kept.series, kept.year) != (first.series, first.year));
            firsts.push(*first);
        }
        firsts.sort_by_key(|first| (first.series.word(), first.year));
        Self { firsts, ..self.clone() }
    }
}

/// The numbering as it was from some moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberingVersion {
    /// Version, from 1.
    pub version: u32,
    /// Since when.
    pub since: Moment,
    /// The entry that brought it.
    pub(crate) seq: u32,
    /// The numbering.
    pub numbering: Numbering,
}

const SELECT: &str =
    "SELECT n.version, e.at, n.seq, n.certificate_pattern, n.certificate_digits, n.refusal_pattern,
     n.refusal_digits
     FROM numberings n JOIN register e ON e.seq = n.seq";

fn read(row: &mut Cells<'_>) -> rusqlite::Result<NumberingVersion> {
    Ok(NumberingVersion {
        version: row.take()?,
        since: row.moment()?,
        seq: row.take()?,
        numbering: Numbering {
            certificate: read_pattern(row)?,
            refusal: read_pattern(row)?,
            firsts: Vec::new(),
        },
    })
}

fn read_pattern(row: &mut Cells<'_>) -> rusqlite::Result<NumberPattern> {
    let text: String = row.take()?;
    let digits: u32 = row.take()?;
    NumberPattern::new(text, digits as usize).map_err(|why| {
        rusqlite::Error::FromSqlConversionFailure(3, rusqlite::types::Type::Text, Box::new(why))
    })
}

fn read_series(word: &str) -> Option<Series> {
    [Series::Certificate, Series::Refusal].into_iter().find(|series| series.word() == word)
}

/// Encoding 1. Never changes.
pub(crate) fn encode(version: u32, numbering: &Numbering, to: &mut Canonical) {
    to.number(version);
    for pattern in [&numbering.certificate, &numbering.refusal] {
        to.text(pattern.text());
        to.number(digits(pattern));
    }
    for first in &numbering.firsts {
        to.text(first.series.word());
        to.number(first.year);
        to.number(first.serial);
    }
}

fn digits(pattern: &NumberPattern) -> u32 {
    u32::try_from(pattern.digits()).expect("a pattern has one to six digits")
}

impl Reader<'_> {
    /// The numbering in force.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn numbering(&self) -> Result<NumberingVersion, StoreError> {
        let sql = format!("{SELECT} ORDER BY n.version DESC LIMIT 1");
        let last = self.the(Doing::Reading, &sql, [], read)?;
        self.with_firsts(last)
    }

    /// All versions, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn numberings(&self) -> Result<Vec<NumberingVersion>, StoreError> {
        let sql = format!("{SELECT} ORDER BY n.version");
        let versions = self.all(Doing::Reading, &sql, [], read)?;
        versions.into_iter().map(|version| self.with_firsts(version)).collect()
    }

    fn with_firsts(&self, mut of: NumberingVersion) -> Result<NumberingVersion, StoreError> {
        of.numbering.firsts = self.all(
            Doing::Reading,
            "SELECT series, year, serial FROM first_serials WHERE numbering = ?1 ORDER BY series, year",
            [of.version],
            |row| Ok(FirstSerial { series: row.word(read_series)?, year: row.take()?, serial: row.take()? }),
        )?;
        Ok(of)
    }

    pub(crate) fn last_numbering_version(&self) -> Result<u32, StoreError> {
        self.the(Doing::Reading, "SELECT coalesce(max(version), 0) FROM numberings", [], |row| row.take())
    }
}

impl Writer<'_> {
    /// `numbering` must be in order.
    pub(crate) fn add_numbering(
        &self,
        doing: Doing,
        seq: u32,
        version: u32,
        numbering: &Numbering,
    ) -> Result<(), StoreError> {
        let (certificate, refusal) = (&numbering.certificate, &numbering.refusal);
        self.execute(
            doing,
            "INSERT INTO numberings (version, seq, certificate_pattern, certificate_digits, refusal_pattern,
                 refusal_digits)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![version, seq, certificate.text(), digits(certificate), refusal.text(), digits(refusal)],
        )?;
        for first in &numbering.firsts {
            self.execute(
                doing,
                "INSERT INTO first_serials (numbering, series, year, serial) VALUES (?1, ?2, ?3, ?4)",
                params![version, first.series.word(), first.year, first.serial],
            )?;
        }
        Ok(())
    }
}
