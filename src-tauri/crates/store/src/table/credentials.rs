//! `credentials` and `credential_bodies`: the code on each certificate, signed when it was issued.

use std::fmt;

use rusqlite::params;

use crate::chain::sha256;
use crate::error::{Doing, StoreError};
use crate::papers::CertificateId;
use crate::reader::{Reader, Writer};
use crate::written::{Cells, Digest};

/// The code that goes on a certificate.
#[derive(Clone, Copy)]
pub struct Code<'a> {
    /// Number of the key that signed it.
    pub key: u16,
    /// 短码, as printed.
    pub short_code: &'a str,
    /// Payload and signature.
    pub bytes: &'a [u8],
}

impl fmt::Debug for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Code").field("key", &self.key).finish_non_exhaustive()
    }
}

impl Code<'_> {
    /// What the entry of the certificate is bound to.
    pub(crate) fn digest(&self) -> Digest {
        digest(self.key, self.short_code, &sha256(self.bytes))
    }
}

/// Binds key, short code and bytes.
pub(crate) fn digest(key: u16, short_code: &str, bytes: &Digest) -> Digest {
    sha256(&[&key.to_be_bytes(), &bytes[..], short_code.as_bytes()].concat())
}

/// The columns [`read_digest`] takes, all or none there.
pub(crate) const COLUMNS: &str = "k.key, k.short_code, k.sha256";

pub(crate) fn read_digest(row: &mut Cells<'_>) -> rusqlite::Result<Option<Digest>> {
    let (key, short_code, sha256): (Option<u16>, Option<String>, Option<Digest>) =
        (row.take()?, row.take()?, row.take()?);
    Ok(key.zip(short_code).zip(sha256).map(|((key, short_code), bytes)| digest(key, &short_code, &bytes)))
}

impl Reader<'_> {
    /// Payload and signature of a certificate's code; none for one issued before there were codes.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn credential(&self, certificate: CertificateId) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT bytes FROM credential_bodies WHERE credential = ?1";
        self.one(Doing::Reading, sql, [certificate.0], |row| row.take())
    }

    /// 短码 of a certificate; none for one issued before there were codes.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn short_code(&self, certificate: CertificateId) -> Result<Option<String>, StoreError> {
        let sql = "SELECT short_code FROM credentials WHERE certificate = ?1";
        self.one(Doing::Reading, sql, [certificate.0], |row| row.take())
    }

    /// The certificate with this serial of this year.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn certificate_by_serial(&self, year: i32, serial: u32) -> Result<Option<CertificateId>, StoreError> {
        let sql = "SELECT seq FROM certificates WHERE series = 'certificate' AND year = ?1 AND serial = ?2";
        self.one(Doing::Reading, sql, params![year, serial], |row| Ok(CertificateId(row.take()?)))
    }

    /// Year and serial of every void certificate, oldest first: 作废名单.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn void_serials(&self) -> Result<Vec<(i32, u32)>, StoreError> {
        let sql = "SELECT c.year, c.serial FROM register e JOIN certificates c ON c.seq = e.certificate
             WHERE e.kind IN ('voided', 'reissued') ORDER BY c.seq";
        self.all(Doing::Reading, sql, [], |row| Ok((row.take()?, row.take()?)))
    }
}

impl Writer<'_> {
    pub(crate) fn add_credential(
        &self,
        doing: Doing,
        certificate: CertificateId,
        code: &Code<'_>,
    ) -> Result<(), StoreError> {
        self.execute(
            doing,
            "INSERT INTO credentials (certificate, key, short_code, sha256) VALUES (?1, ?2, ?3, ?4)",
            params![certificate.0, code.key, code.short_code, sha256(code.bytes)],
        )?;
        self.execute(
            doing,
            "INSERT INTO credential_bodies (credential, bytes) VALUES (?1, ?2)",
            params![certificate.0, code.bytes],
        )?;
        Ok(())
    }
}
