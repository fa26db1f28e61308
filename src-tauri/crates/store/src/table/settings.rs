//! `settings`: printer, appearance and the like. Written over, not part of the register.

use crate::error::{Doing, StoreError};
use crate::reader::{Reader, Writer};

impl Reader<'_> {
    /// The value of a setting, if it was ever set.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.one(Doing::Reading, "SELECT value FROM settings WHERE key = ?1", [key], |row| row.take())
    }

    /// All settings, by key.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn settings(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.all(Doing::Reading, "SELECT key, value FROM settings ORDER BY key", [], |row| {
            Ok((row.take()?, row.take()?))
        })
    }
}

impl Writer<'_> {
    /// Sets a setting.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn keep_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.execute(
            Doing::KeepingSetting,
            "INSERT INTO settings (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [key, value],
        )?;
        Ok(())
    }

    /// Takes a setting out; says whether there was one.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn drop_setting(&self, key: &str) -> Result<bool, StoreError> {
        let gone = self.execute(Doing::KeepingSetting, "DELETE FROM settings WHERE key = ?1", [key])?;
        Ok(gone > 0)
    }
}
