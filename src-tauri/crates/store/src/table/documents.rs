//! `documents` and `document_bytes`: the PDF of a certificate or slip, as it was drawn. A reprint is these bytes.

use rusqlite::params;
use shouzhang_domain::{CertificateNumber, Moment};

use crate::chain::sha256;
use crate::error::{Doing, StoreError};
use crate::papers::Paper;
use crate::reader::{Reader, Writer};
use crate::written::{Digest, moment_text};

/// What is registered about a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Document {
    /// SHA-256 of the bytes.
    pub sha256: Digest,
    /// How many bytes.
    pub length: u32,
}

impl Document {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        // SQLite refuses a value of this size long before.
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        Self { sha256: sha256(bytes), length }
    }
}

/// The word of the `kind` column.
pub(crate) fn kind_word(paper: Paper) -> &'static str {
    match paper {
        Paper::Certificate(_) => "certificate",
        Paper::RefusalSlip(_) => "refusal_slip",
    }
}

impl Reader<'_> {
    /// The PDF as it was registered; checked against its SHA-256 each time it is handed out.
    ///
    /// # Errors
    /// [`StoreError::DocumentAltered`] when the bytes are missing or not the registered ones,
    /// [`StoreError::NoSuchPaper`] when there is no such certificate or slip.
    pub fn document(&self, paper: Paper) -> Result<Vec<u8>, StoreError> {
        let doing = Doing::Reading;
        let sql = "SELECT d.sha256, b.bytes, coalesce(c.number, r.number)
             FROM documents d LEFT JOIN document_bytes b ON b.document = d.seq
                 LEFT JOIN certificates c ON c.seq = d.seq LEFT JOIN refusals r ON r.seq = d.seq
             WHERE d.seq = ?1 AND d.kind = ?2";
        let found = self.one(doing, sql, params![paper.seq(), kind_word(paper)], |row| {
            Ok((row.take::<Digest>()?, row.take::<Option<Vec<u8>>>()?, row.take::<Option<String>>()?))
        })?;
        let (registered, bytes, number) = found.ok_or(StoreError::NoSuchPaper { doing })?;
        match bytes {
            Some(bytes) if sha256(&bytes) == registered => Ok(bytes),
            _ => Err(StoreError::DocumentAltered(CertificateNumber::typed(number.as_deref().unwrap_or("")))),
        }
    }
}

impl Writer<'_> {
    pub(crate) fn add_document(
        &self,
        doing: Doing,
        paper: Paper,
        document: Document,
        bytes: &[u8],
        made_at: Moment,
    ) -> Result<(), StoreError> {
        self.execute(
            doing,
            "INSERT INTO documents (seq, kind, sha256, length, made_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![paper.seq(), kind_word(paper), document.sha256, document.length, moment_text(made_at)],
        )?;
        self.execute(
            doing,
            "INSERT INTO document_bytes (document, bytes) VALUES (?1, ?2)",
            params![paper.seq(), bytes],
        )?;
        Ok(())
    }
}
