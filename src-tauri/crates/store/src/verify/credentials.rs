//! Keys, codes and trust bundles against the entries that carry their digests.

use super::{Fault, Report};
use crate::chain::sha256;
use crate::error::{Doing, StoreError};
use crate::reader::Reader;
use crate::table::{signing_keys, trust_bundles};
use crate::written::Digest;

const DOING: Doing = Doing::Verifying;

pub(super) fn keys(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    reader.each(
        DOING,
        "SELECT k.seq, k.key, k.suite, k.public, k.signs_from, coalesce(b.note, '')
         FROM signing_keys k LEFT JOIN entry_bodies b ON b.seq = k.seq ORDER BY k.seq",
        [],
        |row| {
            let (seq, key, suite): (u32, u16, u8) = (row.take()?, row.take()?, row.take()?);
            let (public, from): (Vec<u8>, Option<String>) = (row.take()?, row.take()?);
            let note: String = row.take()?;
            Ok((seq, note == signing_keys::note(key, suite, &public, from.as_deref())))
        },
        |(seq, is_registered)| {
            if !is_registered {
                report.found(Fault::AlteredFacts, seq, format!("第 {seq} 条登记的验真密钥被换过"));
            }
            Ok::<_, StoreError>(())
        },
    )
}

/// The digest of a code is part of what its certificate's entry is bound to; here the bytes are held against it.
pub(super) fn codes(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    reader.each(
        DOING,
        "SELECT k.certificate, k.sha256, b.bytes FROM credentials k
         LEFT JOIN credential_bodies b ON b.credential = k.certificate ORDER BY k.certificate",
        [],
        |row| {
            let (seq, registered): (u32, Digest) = (row.take()?, row.take()?);
            Ok((seq, row.take::<Option<Vec<u8>>>()?.map(|bytes| sha256(&bytes) == registered)))
        },
        |(seq, is_registered)| {
            match is_registered {
                None => report.found(Fault::MissingRow, seq, format!("第 {seq} 条登记缺了验真码的内容")),
                Some(false) => {
                    report.found(Fault::AlteredFacts, seq, format!("第 {seq} 条登记的验真码和登记时不一样"));
                }
                Some(true) => {}
            }
            Ok::<_, StoreError>(())
        },
    )
}

pub(super) fn bundles(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    reader.each(
        DOING,
        "SELECT t.seq, t.version, t.bytes, coalesce(b.note, '')
         FROM trust_bundles t LEFT JOIN entry_bodies b ON b.seq = t.seq ORDER BY t.seq",
        [],
        |row| {
            let (seq, version): (u32, u32) = (row.take()?, row.take()?);
            let (bytes, note): (Vec<u8>, String) = (row.take()?, row.take()?);
            Ok((seq, note == trust_bundles::note(version, &bytes)))
        },
        |(seq, is_registered)| {
            if !is_registered {
                report.found(Fault::AlteredFacts, seq, format!("第 {seq} 条登记的信任名单被换过"));
            }
            Ok::<_, StoreError>(())
        },
    )
}
