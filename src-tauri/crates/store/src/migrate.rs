//! Older books are brought up to date: forward only, in one transaction, after a copy was put beside the book.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::header;
use crate::open_error::OpenError;
use crate::place::folder_of;
use crate::pragma;

/// One step. Its SQL is frozen once released.
pub(crate) struct Migration {
    /// The version the book has afterwards.
    pub(crate) version: u32,
    pub(crate) sql: &'static str,
}

/// All steps, oldest first, without a gap.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { version: 1, sql: include_str!("../migrations/0001_book.sql") },
    Migration { version: 2, sql: include_str!("../migrations/0002_credentials.sql") },
    Migration { version: 3, sql: include_str!("../migrations/0003_key_dates.sql") },
];

/// The version a book has after all steps.
pub(crate) fn newest(steps: &[Migration]) -> u32 {
    steps.last().map_or(0, |step| step.version)
}

/// Brings the book from its version to the newest; does nothing where it is.
pub(crate) fn bring_up_to_date(
    conn: &mut Connection,
    path: &Path,
    steps: &[Migration],
) -> Result<(), OpenError> {
    if pragma::version(conn)? == newest(steps) {
        return Ok(());
    }
    // From here on nobody else writes, so the copy is what the steps start from.
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(OpenError::sql)?;
    let from = header::version_must_be_known(pragma::version(&tx)?, newest(steps))?;
    if from == newest(steps) {
        return Ok(());
    }
    copy(path, from, newest(steps))?;
    take(&tx, from, steps).map_err(|source| OpenError::Migrating { from, source })?;
    tx.commit().map_err(|source| OpenError::Migrating { from, source })?;
    // So that the first hundred bytes say the new version too.
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).map_err(OpenError::sql)
}

/// Takes all steps above `from`.
pub(crate) fn take(conn: &Connection, from: u32, steps: &[Migration]) -> rusqlite::Result<()> {
    for step in steps.iter().filter(|step| step.version > from) {
        conn.execute_batch(step.sql)?;
        conn.pragma_update(None, "user_version", step.version)?;
    }
    let is_broken = conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if is_broken {
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY),
            Some("a step left a reference to nothing".to_owned()),
        ));
    }
    Ok(())
}

/// Puts a copy of the book beside it as `name.v1.book`; a copy that is there already stays.
fn copy(path: &Path, version: u32, newest: u32) -> Result<(), OpenError> {
    let failed = |source: Box<dyn std::error::Error + Send + Sync>| OpenError::Copying { source };
    let folder = folder_of(path);
    let new =
        tempfile::Builder::new().prefix(".shouzhang-").tempfile_in(folder).map_err(|e| failed(e.into()))?;
    let target = new.path().to_str().ok_or_else(|| failed("a path that is no text".into()))?;
    let reading = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(path, reading).map_err(|e| failed(e.into()))?;
    source.execute("VACUUM INTO ?1", [target]).map_err(|e| failed(e.into()))?;
    header::check(new.path(), newest)?;
    new.as_file().sync_all().map_err(|e| failed(e.into()))?;
    let stem = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let mut new = new;
    for again in 1.. {
        let name = match again {
            1 => format!("{stem}.v{version}.book"),
            again => format!("{stem}.v{version}-{again}.book"),
        };
        match new.persist_noclobber(folder.join(name)) {
            Ok(_) => break,
            Err(taken) if taken.error.kind() == std::io::ErrorKind::AlreadyExists => new = taken.file,
            Err(other) => return Err(failed(other.error.into())),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::invented::{certificate, create, issue};
    use crate::{Book, Extent};

    fn and_then(sql: &'static str) -> Vec<Migration> {
        let released = MIGRATIONS.iter().map(|step| Migration { version: step.version, sql: step.sql });
        released.chain([Migration { version: newest(MIGRATIONS) + 1, sql }]).collect()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn an_older_book_is_brought_up_to_date_beside_its_copy() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("柳荫.book");
        let mut book = create(&path);
        book.write(|w| issue(w, 1, certificate(1), 600)).expect("issued");
        drop(book);
        let steps =
            and_then("CREATE TABLE signatures (seq INTEGER PRIMARY KEY REFERENCES register (seq)) STRICT");
        let mut newer = Book::open_with(&path, &steps).expect("brought up to date");
        assert!(newer.conn.table_exists(None, "signatures").expect("asked"), "the step was taken");
        assert!(newer.verify(Extent::Whole).expect("walked").is_sound(), "and the chain still holds");
        drop(newer);
        let copied = format!("柳荫.v{}.book", newest(MIGRATIONS));
        assert_eq!(names(dir.path()), ["柳荫.book", &copied], "the copy lies beside the book");

        let older = Book::open(&path).expect_err("this version does not know the step");
        assert!(
            matches!(older, OpenError::Newer { book, program } if book == program + 1 && program == newest(MIGRATIONS)),
            "{older:?}"
        );
        let mut copy = Book::open(dir.path().join(&copied)).expect("the copy is a book of the old version");
        assert!(copy.verify(Extent::Whole).expect("walked").is_sound(), "and whole");
        drop(copy);
        Book::open_with(&path, &steps).expect("opened again");
        assert_eq!(names(dir.path()).len(), 2, "nothing is copied where there is nothing to do");
    }

    #[test]
    fn a_step_that_fails_leaves_the_book_as_it_was() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.book");
        let mut book = create(&path);
        book.write(|w| issue(w, 1, certificate(1), 600)).expect("issued");
        drop(book);
        for broken in ["CREATE TABLE half (x); SELECT no_such_column FROM register", "DROP TABLE documents"] {
            let error = Book::open_with(&path, &and_then(broken)).expect_err("a broken step");
            assert!(
                matches!(error, OpenError::Migrating { from, .. } if from == newest(MIGRATIONS)),
                "{broken}: {error:?}"
            );
            let mut book = Book::open(&path).expect("the old version opens it");
            assert!(!book.conn.table_exists(None, "half").expect("asked"), "{broken}: nothing of it stayed");
            assert!(book.verify(Extent::Whole).expect("walked").is_sound(), "{broken}: whole");
        }
        assert_eq!(
            names(dir.path()),
            ["a.book", "a.v3-2.book", "a.v3.book"],
            "a copy for each try, none written over"
        );
    }
}
