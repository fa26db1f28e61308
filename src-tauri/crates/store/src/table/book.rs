//! `book`: what the book is, written once.

use rusqlite::params;
use shouzhang_domain::Moment;

use crate::canonical::Canonical;
use crate::error::{Doing, StoreError};
use crate::reader::{Reader, Writer};
use crate::written::moment_text;

/// What the book is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Sixteen random bytes; part of every digest of the register, so no entry can come from another book.
    pub id: [u8; 16],
    /// When it was founded.
    pub founded_at: Moment,
    /// The catalog release in force then.
    pub catalog_release: String,
}

impl Identity {
    /// Encoding 1. Never changes. The id is in every digest already.
    pub(crate) fn encode(&self, to: &mut Canonical) {
        to.text(&moment_text(self.founded_at));
        to.text(&self.catalog_release);
    }
}

impl Reader<'_> {
    /// What the book is.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn identity(&self) -> Result<Identity, StoreError> {
        self.the(Doing::Reading, "SELECT id, founded_at, catalog_release FROM book", [], |row| {
            Ok(Identity { id: row.take()?, founded_at: row.moment()?, catalog_release: row.take()? })
        })
    }
}

impl Writer<'_> {
    pub(crate) fn found(&self, identity: &Identity) -> Result<(), StoreError> {
        self.execute(
            Doing::Beginning,
            "INSERT INTO book (one, id, founded_at, catalog_release) VALUES (1, ?1, ?2, ?3)",
            params![identity.id, moment_text(identity.founded_at), identity.catalog_release],
        )?;
        Ok(())
    }
}
