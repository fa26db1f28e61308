//! 台账 as one file.

use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use shouzhang_domain::{Hall, Moment};

use crate::chain::hex;
use crate::error::{Doing, During as _, StoreError};
use crate::header;
use crate::migrate::{self, MIGRATIONS, Migration};
use crate::open_error::OpenError;
use crate::place;
use crate::pragma;
use crate::reader::{Reader, Writer};
use crate::table::numberings::Numbering;

/// An open book. One file holds everything of one hall; several windows and the command line may have it open, one writes
/// at a time.
///
/// It can be sent to another thread, and stands behind a `Mutex` where several use it.
pub struct Book {
    pub(crate) conn: Connection,
    path: PathBuf,
    id: [u8; 16],
}

/// What a new book begins with.
#[derive(Debug, Clone, Copy)]
pub struct Founding<'a> {
    /// The hall; its clerk is the actor of the first entry.
    pub hall: &'a Hall,
    /// How it writes its numbers.
    pub numbering: &'a Numbering,
    /// The catalog release in force.
    pub catalog_release: &'a str,
    /// The clock.
    pub now: Moment,
}

impl fmt::Debug for Book {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Book").field("id", &hex(&self.id)).finish_non_exhaustive()
    }
}

impl Book {
    /// Opens a book. An older one is brought up to date first, after a copy was put beside it.
    ///
    /// # Errors
    /// [`OpenError`]; a file that is refused is left as it was, with nothing beside it.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, OpenError> {
        Self::open_with(path.as_ref(), MIGRATIONS)
    }

    pub(crate) fn open_with(path: &Path, steps: &[Migration]) -> Result<Self, OpenError> {
        let newest = migrate::newest(steps);
        let path = place::plain(path).map_err(OpenError::file)?;
        header::check(&path, newest)?;
        place::must_be_local(place::folder_of(&path))?;
        place::must_be_writable(&path)?;
        place::folder_must_be_writable(place::folder_of(&path))?;
        let mut conn = connect(&path)?;
        header::version_must_be_known(pragma::version(&conn)?, newest)?;
        pragma::set(&conn)?;
        migrate::bring_up_to_date(&mut conn, &path, steps)?;
        pragma::read_back(&conn, newest)?;
        write_once(&mut conn, newest)?;
        let id = conn.query_row("SELECT id FROM book", [], |row| row.get(0)).map_err(OpenError::sql)?;
        Ok(Self { conn, path, id })
    }

    /// Where the book lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Sixteen random bytes that are this book's alone.
    #[must_use]
    pub fn id(&self) -> [u8; 16] {
        self.id
    }

    /// Reads, all of one state of the book.
    ///
    /// # Errors
    /// What `work` gives, or [`StoreError`] when the reading cannot begin.
    pub fn read<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx =
            self.conn.transaction_with_behavior(TransactionBehavior::Deferred).during(Doing::Beginning)?;
        work(&Reader { conn: &tx, book: self.id })
    }

    /// Reads and writes in one transaction: everything is committed and on the disk when this returns `Ok`. An error or a
    /// panic of `work` leaves the book as it was.
    ///
    /// Waits up to five seconds for another window.
    ///
    /// # Errors
    /// What `work` gives, or [`StoreError`] when the transaction cannot begin or be committed.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx =
            self.conn.transaction_with_behavior(TransactionBehavior::Immediate).during(Doing::Beginning)?;
        let writer = Writer::new(Reader { conn: &tx, book: self.id });
        let done = work(&writer)?;
        if writer.has_failed() {
            return Err(StoreError::RolledBack { doing: Doing::Committing }.into());
        }
        tx.commit().during(Doing::Committing)?;
        Ok(done)
    }
}

/// Opens the file as it is; nothing is created.
pub(crate) fn connect(path: &Path) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).map_err(OpenError::sql)
}

/// Some file systems answer that the log is on and fail at the first write: so write, now and not at the first
/// certificate. The version is written over with itself.
fn write_once(conn: &mut Connection, version: u32) -> Result<(), OpenError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(OpenError::sql)?;
    tx.pragma_update(None, "user_version", version).map_err(OpenError::sql)?;
    tx.commit().map_err(OpenError::sql)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::Extent;
    use crate::invented::{certificate, create, issue, refusal, refuse};

    fn pages(book: &Book, most: u32) -> u32 {
        book.conn.pragma_update(None, "max_page_count", most).expect("set");
        book.conn.pragma_query_value(None, "page_count", |row| row.get(0)).expect("counted")
    }

    #[test]
    fn a_full_disk_uses_no_number_and_the_book_goes_on_when_there_is_room() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut book = create(&dir.path().join("a.book"));
        book.write(|w| issue(w, 1, certificate(1), 40_000)).expect("issued");
        let before = book.read(|r| r.head()).expect("a head");
        let used = pages(&book, u32::MAX);
        let mut refused = 0;
        // Every number of free pages up to what a certificate needs: the disk is full at a different row each time.
        for free in 0..20 {
            pages(&book, used + free);
            match book.write(|w| issue(w, 2, certificate(2), 40_000)) {
                Err(StoreError::DiskFull { .. }) => refused += 1,
                other => {
                    assert!(other.is_ok(), "{free} free pages: {other:?}");
                    break;
                }
            }
            let now = book.read(|r| r.head()).expect("reading works on");
            assert_eq!(now, before, "{free} free pages: nothing of it stayed");
        }
        assert!(refused >= 10, "40 kB need at least ten pages: {refused}");
        pages(&book, u32::MAX);
        let issued = book.write(|w| issue(w, 3, certificate(3), 40_000)).expect("there is room again");
        let report = book.verify(Extent::Whole).expect("walked");
        assert!(report.is_sound(), "{:?}", report.findings);
        assert_eq!(report.certificates, issued.serial - 330, "no number was lost");
    }

    #[test]
    fn an_error_passed_over_is_not_committed() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut book = create(&dir.path().join("a.book"));
        let before = book.read(|r| r.head()).expect("a head");
        let used = pages(&book, u32::MAX);
        pages(&book, used + 4);
        let passed_over = book.write(|w| {
            let first = issue(w, 1, certificate(1), 40_000);
            assert!(matches!(first, Err(StoreError::DiskFull { .. })), "{first:?}");
            let then = refuse(w, 2, refusal(2), 60);
            assert!(matches!(then, Err(StoreError::RolledBack { .. })), "nothing after it: {then:?}");
            Ok::<_, StoreError>(())
        });
        assert!(matches!(passed_over, Err(StoreError::RolledBack { .. })), "{passed_over:?}");
        assert_eq!(book.read(|r| r.head()).expect("a head"), before, "half a certificate is none");
    }

    #[test]
    fn a_second_writer_waits_and_is_told() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.book");
        let mut first = create(&path);
        let mut second = Book::open(&path).expect("a second window");
        second.conn.busy_timeout(Duration::from_millis(20)).expect("set");
        first
            .write(|w| {
                let told = second.write(|w| issue(w, 1, certificate(1), 60));
                assert!(matches!(told, Err(StoreError::Locked { .. })), "{told:?}");
                issue(w, 1, certificate(1), 60)
            })
            .expect("the first one is not disturbed");
        let next = second.write(|w| issue(w, 2, certificate(2), 60)).expect("then it is free");
        assert_eq!(next.serial, 332, "and goes on behind the first");
    }

    #[test]
    fn a_disk_that_became_read_only_is_told_apart() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut book = create(&dir.path().join("a.book"));
        book.conn.pragma_update(None, "query_only", true).expect("set");
        let told = book.write(|w| issue(w, 1, certificate(1), 60));
        assert!(matches!(told, Err(StoreError::ReadOnly { .. })), "{told:?}");
    }

    #[test]
    fn a_book_can_be_sent_to_another_thread() {
        fn can_be_sent<T: Send>() {}
        can_be_sent::<Book>();
    }
}
