//! 编号: which number comes next. There is no counter; the next number follows from what is registered.

use rusqlite::params;
use shouzhang_domain::{CertificateNumber, Series};

use crate::error::{Doing, StoreError};
use crate::reader::Reader;

/// The number the next certificate or slip gets. Used up by nothing but a committed one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextNumber {
    /// Which series.
    pub series: Series,
    /// Year of the number.
    pub year: i32,
    /// Serial within the year.
    pub serial: u32,
    /// The number as it goes on paper.
    pub number: CertificateNumber,
}

impl Reader<'_> {
    /// The next number of a series in a year: one more than the highest, or the first number the numbering in force sets
    /// for that year, whichever is higher. `year` is that of [`Reader::moment`].
    ///
    /// Inside [`Book::write`](crate::Book::write) nobody else can take it; inside a read it is a forecast.
    ///
    /// # Errors
    /// [`StoreError::NumberTaken`] when the present pattern writes the number like one already registered.
    pub fn next_number(&self, series: Series, year: i32) -> Result<NextNumber, StoreError> {
        let numbering = self.numbering()?.numbering;
        let used = self.last_serial(series, year)?;
        let serial = (used + 1).max(numbering.first(series, year));
        let number = numbering.pattern(series).number(year, serial);
        if self.is_number_used(&number)? {
            return Err(StoreError::NumberTaken(number));
        }
        Ok(NextNumber { series, year, serial, number })
    }

    /// The highest serial of a series in a year; 0 when there is none yet.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn last_serial(&self, series: Series, year: i32) -> Result<u32, StoreError> {
        let sql = match series {
            Series::Certificate => {
                "SELECT coalesce(max(serial), 0) FROM certificates WHERE series = ?1 AND year = ?2"
            }
            Series::Refusal => {
                "SELECT coalesce(max(serial), 0) FROM refusals WHERE series = ?1 AND year = ?2"
            }
        };
        self.the(Doing::Reading, sql, params![series.word(), year], |row| row.take())
    }

    fn is_number_used(&self, number: &CertificateNumber) -> Result<bool, StoreError> {
        self.the(
            Doing::Reading,
            "SELECT EXISTS (SELECT 1 FROM certificates WHERE number = ?1)
                 OR EXISTS (SELECT 1 FROM refusals WHERE number = ?1)",
            [number.as_str()],
            |row| row.take(),
        )
    }
}
