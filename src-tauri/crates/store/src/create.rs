//! A new book, whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use crate::book::{Book, Founding, connect};
use crate::error::{Doing, StoreError};
use crate::header::APPLICATION_ID;
use crate::migrate::{self, MIGRATIONS};
use crate::open_error::OpenError;
use crate::place;
use crate::pragma;
use crate::reader::{Act, Reader, Writer};
use crate::table::book::Identity;

impl Book {
    /// Makes a new book and opens it. It is written under another name and gets its own when it is whole, so a crash
    /// leaves no half book.
    ///
    /// # Errors
    /// [`OpenError::AlreadyThere`] when anything of that name is there, an empty file too; others as said there.
    pub fn create(path: impl AsRef<Path>, founding: &Founding<'_>) -> Result<Self, OpenError> {
        let path = place::plain_new(path.as_ref())?;
        if fs::symlink_metadata(&path).is_ok() {
            return Err(OpenError::AlreadyThere);
        }
        // A log of that name would be played into the new book.
        if ["-wal", "-shm", "-journal"].iter().any(|end| fs::symlink_metadata(beside(&path, end)).is_ok()) {
            return Err(OpenError::LeftoverLog);
        }
        let folder = place::folder_of(&path);
        place::must_be_local(folder)?;
        let new = tempfile::Builder::new().prefix(".shouzhang-").suffix(".new").tempfile_in(folder);
        let new = new.map_err(|source| match source.kind() {
            io::ErrorKind::StorageFull => OpenError::DiskFull,
            io::ErrorKind::NotFound => OpenError::NoFolder { source },
            _ => OpenError::ReadOnlyFolder { source },
        })?;
        write_whole(new.path(), founding)?;
        new.as_file().sync_all().map_err(OpenError::file)?;
        new.persist_noclobber(&path).map_err(|taken| match taken.error.kind() {
            io::ErrorKind::AlreadyExists => OpenError::AlreadyThere,
            _ => OpenError::file(taken.error),
        })?;
        sync_folder(folder)?;
        Self::open(path)
    }
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

fn write_whole(path: &Path, founding: &Founding<'_>) -> Result<(), OpenError> {
    let mut conn = connect(path)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID).map_err(OpenError::sql)?;
    pragma::set(&conn)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(OpenError::sql)?;
    migrate::take(&tx, 0, MIGRATIONS).map_err(OpenError::sql)?;
    found(&tx, founding).map_err(|source| OpenError::Founding { source })?;
    tx.commit().map_err(OpenError::sql)?;
    // The last one to close writes the log back and removes it.
    conn.close().map_err(|(_, source)| OpenError::sql(source))
}

fn found(conn: &Connection, founding: &Founding<'_>) -> Result<(), StoreError> {
    let mut id = [0; 16];
    getrandom::fill(&mut id)
        .map_err(|source| StoreError::NoRandomness { doing: Doing::Beginning, source })?;
    let writer = Writer::new(Reader { conn, book: id });
    let act = Act { actor: &founding.hall.clerk, now: founding.now };
    let identity = Identity {
        id,
        founded_at: writer.moment(founding.now)?,
        catalog_release: founding.catalog_release.to_owned(),
    };
    writer.found(&identity)?;
    writer.open_register(&act, &identity, founding.hall, founding.numbering)
}

/// Makes the new name itself survive a power cut.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), OpenError> {
    fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(OpenError::file)
}

/// Windows writes names through by itself.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> Result<(), OpenError> {
    Ok(())
}
