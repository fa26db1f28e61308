//! What one can do inside a transaction: read, or read and write.

use std::cell::Cell;
use std::ops::Deref;

use rusqlite::{Connection, Params};
use shouzhang_domain::Moment;

use crate::error::{Doing, During as _, StoreError};
use crate::written::{Cells, to_millisecond};

/// Reads, all of one state of the book: whatever another window writes meanwhile is not seen.
///
/// The functions stand beside the tables they read.
pub struct Reader<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) book: [u8; 16],
}

/// Reads and writes in one transaction. Reads through it see what it has written.
pub struct Writer<'a> {
    reader: Reader<'a>,
    has_failed: Cell<bool>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(reader: Reader<'a>) -> Self {
        Self { reader, has_failed: Cell::new(false) }
    }

    /// Whether a statement failed. What it was part of is then half done, so none of it may be committed, even by a caller
    /// who passed over the error.
    pub(crate) fn has_failed(&self) -> bool {
        self.has_failed.get() || self.conn.is_autocommit()
    }
}

impl<'a> Deref for Writer<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Self::Target {
        &self.reader
    }
}

/// Who does something, and when (the clock as read, not yet made monotone).
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// The clerk's name now; a user's id once there are users. Chained as it is.
    pub actor: &'a str,
    /// The clock.
    pub now: Moment,
}

impl Reader<'_> {
    /// The moment an entry written now would carry: `now` to the millisecond in China Standard Time, but never before
    /// the last entry. The date on the paper and the year of its number follow it.
    ///
    /// # Errors
    /// [`StoreError`] when the register cannot be read.
    pub fn moment(&self, now: Moment) -> Result<Moment, StoreError> {
        let last =
            self.one(Doing::Reading, "SELECT at FROM register ORDER BY seq DESC LIMIT 1", [], |row| {
                row.moment()
            })?;
        let now = to_millisecond(now);
        Ok(last.map_or(now, |last| last.max(now)))
    }

    /// The first row, if there is one.
    pub(crate) fn one<T>(
        &self,
        doing: Doing,
        sql: &str,
        params: impl Params,
        mut read: impl FnMut(&mut Cells<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        let mut statement = self.conn.prepare_cached(sql).during(doing)?;
        let mut rows = statement.query(params).during(doing)?;
        let Some(row) = rows.next().during(doing)? else { return Ok(None) };
        read(&mut Cells::of(row)).during(doing).map(Some)
    }

    /// The one row an aggregate always gives.
    pub(crate) fn the<T>(
        &self,
        doing: Doing,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&mut Cells<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        self.one(doing, sql, params, read)?
            .ok_or(StoreError::Broken { doing, source: rusqlite::Error::QueryReturnedNoRows })
    }

    /// All rows.
    pub(crate) fn all<T>(
        &self,
        doing: Doing,
        sql: &str,
        params: impl Params,
        mut read: impl FnMut(&mut Cells<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::new();
        self.each(doing, sql, params, &mut read, |row| {
            found.push(row);
            Ok::<_, StoreError>(())
        })?;
        Ok(found)
    }

    /// Hands over row after row; keeps none.
    pub(crate) fn each<T, E: From<StoreError>>(
        &self,
        doing: Doing,
        sql: &str,
        params: impl Params,
        mut read: impl FnMut(&mut Cells<'_>) -> rusqlite::Result<T>,
        mut take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self.conn.prepare_cached(sql).during(doing)?;
        let mut rows = statement.query(params).during(doing)?;
        while let Some(row) = rows.next().during(doing)? {
            take(read(&mut Cells::of(row)).during(doing)?)?;
        }
        Ok(())
    }
}

impl Writer<'_> {
    /// Runs one writing statement; none after one that failed. SQLite may even have rolled the transaction back by itself
    /// (full disk, I/O error), and the next statement would stand outside of any.
    pub(crate) fn execute(&self, doing: Doing, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        if self.has_failed() {
            return Err(StoreError::RolledBack { doing });
        }
        let done = self.conn.prepare_cached(sql).and_then(|mut statement| statement.execute(params));
        self.has_failed.set(done.is_err());
        done.during(doing)
    }
}
