//! Numbers about the register: a day, a month, a demand.

use chrono::NaiveDate;
use rusqlite::params;
use shouzhang_domain::{CertificateNumber, Ground};

use crate::error::{Doing, StoreError};
use crate::month::{Month, Stretch};
use crate::reader::Reader;
use crate::table::refusals::ground_word;
use crate::written::{Cells, day_text};

/// How much was done in a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Certificates issued, void ones included.
    pub issued: u32,
    /// Certificates made void or replaced, whenever they were issued.
    pub voided: u32,
    /// Requests refused.
    pub refused: u32,
    /// Seal uses.
    pub seal_uses: u32,
}

/// How often something was demanded that must not be issued.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Demand {
    /// Refusals on this ground.
    pub refusals: u32,
    /// The unit that demanded it most, and how often. The later one where two are equal.
    pub most: Option<(String, u32)>,
}

/// First and last number of a series in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberRange {
    /// The first.
    pub first: CertificateNumber,
    /// The last.
    pub last: CertificateNumber,
}

impl Reader<'_> {
    /// What was done on a day.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn day_counts(&self, day: NaiveDate) -> Result<Counts, StoreError> {
        let text = day_text(day);
        // `~` sorts after everything a moment is written with.
        let stretch = self.stretch_between(&text, &format!("{text}~"))?;
        self.counts_in(stretch)
    }

    /// What was done in a month.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn month_counts(&self, month: Month) -> Result<Counts, StoreError> {
        let stretch = self.stretch_of(month)?;
        self.counts_in(stretch)
    }

    fn counts_in(&self, stretch: Stretch) -> Result<Counts, StoreError> {
        self.the(
            Doing::Reading,
            "SELECT (SELECT count(*) FROM certificates WHERE seq BETWEEN ?1 AND ?2),
                    (SELECT count(*) FROM register WHERE kind IN ('voided', 'reissued') AND certificate IS NOT NULL
                         AND seq BETWEEN ?1 AND ?2),
                    (SELECT count(*) FROM refusals WHERE seq BETWEEN ?1 AND ?2),
                    (SELECT count(*) FROM seal_uses WHERE seq BETWEEN ?1 AND ?2)",
            params![stretch.first, stretch.last],
            |row| {
                Ok(Counts {
                    issued: row.take()?,
                    voided: row.take()?,
                    refused: row.take()?,
                    seal_uses: row.take()?,
                })
            },
        )
    }

    /// First and last certificate number of a month, if any was issued.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn numbers_of(&self, month: Month) -> Result<Option<NumberRange>, StoreError> {
        let stretch = self.stretch_of(month)?;
        let number = |row: &mut Cells<'_>| Ok(CertificateNumber::typed(&row.take::<String>()?));
        let end = |sql| self.one(Doing::Reading, sql, params![stretch.first, stretch.last], number);
        let first = end("SELECT number FROM certificates WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq LIMIT 1")?;
        let last =
            end("SELECT number FROM certificates WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq DESC LIMIT 1")?;
        Ok(first.zip(last).map(|(first, last)| NumberRange { first, last }))
    }

    /// How often something was refused on this ground in a month, and who demanded it most (本月第 3 次).
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn demand(&self, ground: &Ground, month: Month) -> Result<Demand, StoreError> {
        let stretch = self.stretch_of(month)?;
        let within = params![ground_word(ground), stretch.first, stretch.last];
        let refusals = self.the(
            Doing::Reading,
            "SELECT count(*) FROM refusals WHERE ground = ?1 AND seq BETWEEN ?2 AND ?3",
            within,
            |row| row.take(),
        )?;
        let most = self.one(
            Doing::Reading,
            "SELECT requesting_unit, count(*) FROM refusals
             WHERE ground = ?1 AND seq BETWEEN ?2 AND ?3 AND requesting_unit <> ''
             GROUP BY requesting_unit ORDER BY count(*) DESC, max(seq) DESC LIMIT 1",
            within,
            |row| Ok((row.take()?, row.take()?)),
        )?;
        Ok(Demand { refusals, most })
    }

    /// How often a unit demanded on this ground in a month.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn demands_of(&self, unit: &str, ground: &Ground, month: Month) -> Result<u32, StoreError> {
        let stretch = self.stretch_of(month)?;
        self.the(
            Doing::Reading,
            "SELECT count(*) FROM refusals WHERE requesting_unit = ?1 AND ground = ?2 AND seq BETWEEN ?3 AND ?4",
            params![unit, ground_word(ground), stretch.first, stretch.last],
            |row| row.take(),
        )
    }

    /// Units that asked for papers, last one first, each once: suggestions while typing.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn requesting_units(&self, containing: &str, most: u32) -> Result<Vec<String>, StoreError> {
        self.all(
            Doing::Reading,
            "SELECT unit FROM (SELECT asking_unit AS unit, max(seq) AS last FROM certificates GROUP BY asking_unit
                 UNION ALL
                 SELECT requesting_unit, max(seq) FROM refusals GROUP BY requesting_unit)
             WHERE unit <> '' AND instr(unit, ?1) > 0
             GROUP BY unit ORDER BY max(last) DESC LIMIT ?2",
            params![containing.trim(), most],
            |row| row.take(),
        )
    }
}
