//! A calendar month of the register.

use std::fmt;

use chrono::Datelike;
use shouzhang_domain::{Moment, china_time};

use crate::error::{Doing, StoreError};
use crate::reader::Reader;

/// A month of the calendar, in China Standard Time: `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// A month between January of year 1 and December 9999.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// Reads `2026-11`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |s: &str, n| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// The month a moment lies in.
    #[must_use]
    pub fn of(at: Moment) -> Self {
        let at = china_time(at);
        Self { year: at.year(), month: at.month() }
    }

    /// Year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// Month, from 1.
    #[must_use]
    pub fn month(self) -> u32 {
        self.month
    }

    fn next(self) -> Self {
        match self.month {
            12 => Self { year: self.year + 1, month: 1 },
            month => Self { year: self.year, month: month + 1 },
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Entries from `first` to `last`, both included. Time never runs backwards in the register, so a stretch of time is a
/// stretch of entries.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch {
    pub(crate) first: u32,
    pub(crate) last: u32,
}

impl Stretch {
    /// The whole register.
    pub(crate) const ALL: Self = Self { first: 0, last: u32::MAX };
}

impl Reader<'_> {
    pub(crate) fn stretch_of(&self, month: Month) -> Result<Stretch, StoreError> {
        self.stretch_between(&month.to_string(), &month.next().to_string())
    }

    /// Entries whose moment, as text, is at least `from` and below `to`. Prefixes of moments do.
    pub(crate) fn stretch_between(&self, from: &str, to: &str) -> Result<Stretch, StoreError> {
        let first = self.one(
            Doing::Reading,
            "SELECT seq FROM register WHERE at >= ?1 ORDER BY at, seq LIMIT 1",
            [from],
            |row| row.take(),
        )?;
        let last = self.one(
            Doing::Reading,
            "SELECT seq FROM register WHERE at < ?1 ORDER BY at DESC, seq DESC LIMIT 1",
            [to],
            |row| row.take(),
        )?;
        Ok(Stretch { first: first.unwrap_or(u32::MAX), last: last.unwrap_or(0) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_as_it_is_written() {
        let november = Month::new(2026, 11).expect("a month");
        assert_eq!(Month::parse("2026-11"), Some(november), "the usual spelling");
        assert_eq!(november.to_string(), "2026-11", "and back");
        for wrong in ["2026-13", "2026-00", "2026-1", "26-11", "2026/11", "", "2026-11-01"] {
            assert_eq!(Month::parse(wrong), None, "{wrong} is no month");
        }
        assert_eq!(
            Month::new(2026, 12).expect("a month").next().to_string(),
            "2027-01",
            "December is followed by another year"
        );
    }

    #[test]
    fn the_month_of_a_moment_is_chinas() {
        let abroad = chrono::DateTime::parse_from_rfc3339("2026-11-30T20:00:00+00:00").expect("a moment");
        assert_eq!(Month::of(abroad).to_string(), "2026-12", "it is December in China already");
    }
}
