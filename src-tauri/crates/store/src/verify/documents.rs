//! The stored PDFs.

use super::{Fault, Report};
use crate::chain::sha256;
use crate::error::{Doing, StoreError};
use crate::reader::Reader;
use crate::written::Digest;

const NUMBER: &str = "coalesce((SELECT number FROM certificates WHERE seq = d.seq),
         (SELECT number FROM refusals WHERE seq = d.seq), '')";

/// Every document has bytes of the registered length; the bytes are not read.
pub(super) fn lengths(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT d.seq, {NUMBER}, b.bytes IS NULL FROM documents d LEFT JOIN document_bytes b ON b.document = d.seq
         WHERE b.bytes IS NULL OR length(b.bytes) <> d.length ORDER BY d.seq"
    );
    reader.each(
        Doing::Verifying,
        &sql,
        [],
        |row| Ok((row.take::<u32>()?, row.take::<String>()?, row.take::<bool>()?)),
        |(seq, number, is_missing)| {
            if is_missing {
                missing(report, seq, &number);
            } else {
                altered(report, seq, &number);
            }
            Ok(())
        },
    )
}

/// Every document has the registered bytes.
pub(super) fn bytes(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT d.seq, {NUMBER}, d.sha256, b.bytes FROM documents d LEFT JOIN document_bytes b ON b.document = d.seq
         ORDER BY d.seq"
    );
    reader.each(
        Doing::Verifying,
        &sql,
        [],
        |row| {
            let (seq, number): (u32, String) = (row.take()?, row.take()?);
            let (registered, bytes): (Digest, Option<Vec<u8>>) = (row.take()?, row.take()?);
            Ok((seq, number, bytes.map(|bytes| sha256(&bytes) == registered)))
        },
        |(seq, number, is_registered)| {
            report.documents += 1;
            match is_registered {
                None => missing(report, seq, &number),
                Some(false) => altered(report, seq, &number),
                Some(true) => {}
            }
            Ok(())
        },
    )
}

fn missing(report: &mut Report, seq: u32, number: &str) {
    report.found(Fault::MissingDocument, seq, format!("“{number}”的文件不见了"));
}

fn altered(report: &mut Report, seq: u32, number: &str) {
    report.found(Fault::AlteredDocument, seq, format!("“{number}”的文件和登记时不一样，被换过或损坏了"));
}
