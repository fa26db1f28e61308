//! `unconfirmed`: the start-up list. Kept by a trigger of the register, so that asking for it costs what is on it and not
//! what is in the book.

use crate::error::{Doing, StoreError};
use crate::listing::Listing;
use crate::papers::CertificateId;
use crate::reader::Reader;

impl Reader<'_> {
    /// Certificates that were issued, are not void, and of which nobody said that the paper came out; newest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn unconfirmed(&self) -> Result<Vec<Listing>, StoreError> {
        let newest_first = "SELECT certificate FROM unconfirmed ORDER BY certificate DESC";
        let ids = self.all(Doing::Reading, newest_first, [], |row| Ok(CertificateId(row.take()?)))?;
        ids.into_iter().map(|id| self.certificate_listing(Doing::Reading, id)).collect()
    }
}
