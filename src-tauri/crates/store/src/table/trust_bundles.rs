//! `trust_bundles`: 信任名单 as they were imported. Whether one is good, is not known here.

use rusqlite::params;
use shouzhang_domain::EntryKind;

use crate::chain::{hex, sha256};
use crate::error::{Doing, StoreError};
use crate::facts;
use crate::reader::{Act, Reader, Writer};
use crate::table::register::NewEntry;

/// What the entry of a bundle says: bound into the chain.
pub(crate) fn note(version: u32, bytes: &[u8]) -> String {
    format!("导入信任名单第{version}版，摘要{}", &hex(&sha256(bytes))[..32])
}

impl Reader<'_> {
    /// The file of the bundle in force, if one was ever imported.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn trust_bundle(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT bytes FROM trust_bundles ORDER BY seq DESC LIMIT 1";
        self.one(Doing::Reading, sql, [], |row| row.take())
    }
}

impl Writer<'_> {
    /// Keeps a bundle; it is in force from now on.
    ///
    /// # Errors
    /// What SQLite may say; a version below the one in force is refused by the book itself.
    pub fn keep_trust_bundle(&self, act: &Act<'_>, version: u32, bytes: &[u8]) -> Result<(), StoreError> {
        let doing = Doing::KeepingTrust;
        let next = self.next(doing, act)?;
        let note = note(version, bytes);
        let entry = NewEntry { kind: EntryKind::SettingsChanged, paper: None, actor: act.actor, note: &note };
        self.append(doing, &next, &entry, &facts::settings_changed(entry.note, None, None, None))?;
        self.execute(
            doing,
            "INSERT INTO trust_bundles (seq, version, bytes) VALUES (?1, ?2, ?3)",
            params![next.seq, version, bytes],
        )?;
        Ok(())
    }
}
