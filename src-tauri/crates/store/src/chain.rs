//! The digests that tie entries together.
//!
//! `commitment = SHA-256("CZ-BODY-1\0" ‖ salt ‖ facts)` binds what an entry says without showing it: facts and salt may be
//! erased one day and the chain still holds. `hash = SHA-256("CZ-LOG-1\0" ‖ header)` ties the entry to the one before.

use sha2::{Digest as _, Sha256};

use crate::written::Digest;

/// SHA-256, later signed with Ed25519. Suite 1 is kept for SM3 with SM2.
pub(crate) const SUITE: u8 = 2;

/// What stands before the first entry.
pub(crate) const NO_HASH: Digest = [0; 32];

/// Sixteen random bytes that keep a commitment from being guessed.
pub(crate) type Salt = [u8; 16];

/// SHA-256 of a document or an exported file.
#[must_use]
pub fn sha256(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

/// What an entry commits to.
pub(crate) fn commitment(salt: &Salt, facts: &[u8]) -> Digest {
    let mut hasher = Sha256::new();
    hasher.update(b"CZ-BODY-1\0");
    hasher.update(salt);
    hasher.update(facts);
    hasher.finalize().into()
}

/// The part of an entry that is chained.
pub(crate) struct Header<'a> {
    pub(crate) suite: u8,
    pub(crate) book: &'a [u8; 16],
    pub(crate) seq: u32,
    pub(crate) prev_hash: &'a Digest,
    pub(crate) at: &'a str,
    pub(crate) at_raw: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) certificate: Option<u32>,
    pub(crate) refusal: Option<u32>,
    pub(crate) actor: &'a str,
    pub(crate) commitment: &'a Digest,
}

impl Header<'_> {
    /// The digest of the entry. Numbers are big-endian, no certificate or refusal is 0 (entries begin at 1), texts carry
    /// their length.
    pub(crate) fn hash(&self) -> Digest {
        let mut hasher = Sha256::new();
        hasher.update(b"CZ-LOG-1\0");
        hasher.update([self.suite]);
        hasher.update(self.book);
        hasher.update(u64::from(self.seq).to_be_bytes());
        hasher.update(self.prev_hash);
        for text in [self.at, self.at_raw, self.kind, self.actor] {
            let length = u64::try_from(text.len()).expect("no text is longer than the address space");
            hasher.update(length.to_be_bytes());
            hasher.update(text);
        }
        hasher.update(u64::from(self.certificate.unwrap_or(0)).to_be_bytes());
        hasher.update(u64::from(self.refusal.unwrap_or(0)).to_be_bytes());
        hasher.update(self.commitment);
        hasher.finalize().into()
    }
}

/// Lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
