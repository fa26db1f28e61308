//! The first hundred bytes of a book, read before SQLite touches it.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use crate::open_error::OpenError;

/// `SZBK`: what makes an SQLite file ours.
pub(crate) const APPLICATION_ID: u32 = 0x535A_424B;

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Refuses everything that is not a book of version 1 to `newest`; gives its version.
pub(crate) fn check(path: &Path, newest: u32) -> Result<u32, OpenError> {
    let about = fs::metadata(path).map_err(OpenError::file)?;
    if !about.is_file() {
        return Err(OpenError::NotABook);
    }
    if about.len() == 0 {
        return Err(OpenError::Empty);
    }
    let mut file = File::open(path).map_err(OpenError::file)?;
    let mut head = [0; 100];
    match file.read_exact(&mut head) {
        Err(short) if short.kind() == io::ErrorKind::UnexpectedEof => return Err(OpenError::NotABook),
        read => read.map_err(OpenError::file)?,
    }
    if !head.starts_with(MAGIC) {
        return Err(OpenError::NotABook);
    }
    // Offsets 60 and 68 of the SQLite file format.
    let (version, application_id) = (number(&head, 60), number(&head, 68));
    if application_id != APPLICATION_ID {
        return Err(OpenError::Foreign { application_id });
    }
    version_must_be_known(version, newest)
}

/// Version 0 has our id and no tables: no book.
pub(crate) fn version_must_be_known(version: u32, newest: u32) -> Result<u32, OpenError> {
    match version {
        0 => Err(OpenError::NotABook),
        known if known <= newest => Ok(known),
        book => Err(OpenError::Newer { book, program: newest }),
    }
}

fn number(head: &[u8; 100], at: usize) -> u32 {
    u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]])
}
