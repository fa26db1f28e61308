//! How moments, days, digests and words stand in the rows.

use std::error::Error;

use chrono::{NaiveDate, TimeZone};
use rusqlite::Row;
use rusqlite::types::{FromSql, Type};
use shouzhang_domain::{CHINA, Moment, china_time};

/// A digest: 32 bytes.
pub(crate) type Digest = [u8; 32];

/// The moment in China Standard Time, to the millisecond: what is stored, chained and printed.
pub(crate) fn to_millisecond(at: Moment) -> Moment {
    CHINA.timestamp_millis_opt(at.timestamp_millis()).single().unwrap_or_else(|| china_time(at))
}

/// `2026-11-23T14:36:00.000+08:00`: fixed width, so that text order is the order of time.
pub(crate) fn moment_text(at: Moment) -> String {
    to_millisecond(at).format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string()
}

fn read_moment(text: &str) -> Result<Moment, chrono::ParseError> {
    chrono::DateTime::parse_from_rfc3339(text)
}

/// `2026-11-23`.
pub(crate) fn day_text(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Takes the cells of a row one after the other, in the order of its `SELECT`.
pub(crate) struct Cells<'r> {
    row: &'r Row<'r>,
    next: usize,
}

impl<'r> Cells<'r> {
    pub(crate) fn of(row: &'r Row<'r>) -> Self {
        Self { row, next: 0 }
    }

    /// The next cell as it is.
    pub(crate) fn take<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        self.next += 1;
        self.row.get(self.next - 1)
    }

    /// The next cell, a text that has to be understood.
    pub(crate) fn read<T, E>(&mut self, understand: impl FnOnce(&str) -> Result<T, E>) -> rusqlite::Result<T>
    where
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let at = self.next;
        self.next += 1;
        let text = self.row.get_ref(at)?.as_str().map_err(rusqlite::Error::from)?;
        understand(text).map_err(|why| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, why.into()))
    }

    /// The next cell, a word of a closed list.
    pub(crate) fn word<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> rusqlite::Result<T> {
        self.read(|text| parse(text).ok_or("a word this version does not know"))
    }

    /// The next cell, a moment.
    pub(crate) fn moment(&mut self) -> rusqlite::Result<Moment> {
        self.read(read_moment)
    }

    /// The next cell, a day or nothing.
    pub(crate) fn day(&mut self) -> rusqlite::Result<Option<NaiveDate>> {
        let at = self.next;
        let text: Option<String> = self.take()?;
        text.map(|text| {
            NaiveDate::parse_from_str(&text, "%Y-%m-%d")
                .map_err(|why| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, why.into()))
        })
        .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_stands_in_china_time_with_milliseconds_only() {
        let abroad =
            chrono::DateTime::parse_from_rfc3339("2026-12-31T23:30:00.1239+07:00").expect("a moment");
        assert_eq!(
            moment_text(abroad),
            "2027-01-01T00:30:00.123+08:00",
            "a PC in another zone writes the same"
        );
        assert_eq!(
            read_moment(&moment_text(abroad)).expect("our own text"),
            to_millisecond(abroad),
            "what is read back is what was chained"
        );
    }
}
