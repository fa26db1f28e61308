//! Which algorithms.

use sha2::{Digest as _, Sha256};
use sm3::Sm3;

/// Algorithms of a key and everything signed with it. The byte stands in every payload, so that another suite can come
/// without another format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Suite {
    /// SM2 with SM3 (GB/T 32918.2, GB/T 32905), the signer's id `1234567812345678` of GM/T 0009.
    Sm2,
    /// Ed25519 (RFC 8032) with SHA-256 for digests.
    Ed25519,
}

impl Suite {
    /// All suites.
    pub const ALL: [Self; 2] = [Self::Sm2, Self::Ed25519];

    /// The byte in payloads, bundles and the book.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Sm2 => 1,
            Self::Ed25519 => 2,
        }
    }

    /// Reads the byte.
    #[must_use]
    pub fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|suite| suite.byte() == byte)
    }

    /// The word in key files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sm2 => "sm2",
            Self::Ed25519 => "ed25519",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|suite| suite.word() == word)
    }

    /// The digest of the parts one after the other: SM3 or SHA-256. The first part says what is digested, so that no digest
    /// can stand for another.
    #[must_use]
    pub(crate) fn digest(self, parts: &[&[u8]]) -> [u8; 32] {
        match self {
            Self::Sm2 => {
                let mut hasher = Sm3::new();
                parts.iter().for_each(|part| hasher.update(part));
                hasher.finalize().into()
            }
            Self::Ed25519 => {
                let mut hasher = Sha256::new();
                parts.iter().for_each(|part| hasher.update(part));
                hasher.finalize().into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn digests_are_those_of_the_standards() {
        // GB/T 32905-2016, example 1; FIPS 180-4, example "abc".
        assert_eq!(
            hex(&Suite::Sm2.digest(&[b"a", b"bc"])),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
            "SM3 of abc, in two parts"
        );
        assert_eq!(
            hex(&Suite::Ed25519.digest(&[b"abc"])),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "SHA-256 of abc"
        );
    }

    #[test]
    fn a_suite_is_read_back_and_no_other_byte_is_one() {
        for suite in Suite::ALL {
            assert_eq!(Suite::from_byte(suite.byte()), Some(suite), "{}", suite.word());
            assert_eq!(Suite::parse(suite.word()), Some(suite), "{}", suite.word());
        }
        assert_eq!(Suite::from_byte(0), None, "an empty field is no suite");
        assert_eq!(Suite::from_byte(3), None, "a suite to come is not one this version knows");
    }
}
