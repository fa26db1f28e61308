//! 上报件: what a hall sends its county, signed by itself.

use minicbor::{Decoder, Encoder};

use crate::key::PublicKey;
use crate::sealed_file::{FrameFault, open, seal};
use crate::signer::{SignFault, Signer};
use crate::trusted_hall::TrustedHall;

const MAGIC: [u8; 8] = *b"SZHALL1\0";

/// A hall's keys and void numbers, as it says itself. The county compares the key's fingerprint by telephone once, and
/// afterwards accepts only what a key it knows has signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The hall.
    pub hall: TrustedHall,
}

/// A statement as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedEnrolment {
    /// The hall, as it says itself.
    pub hall: TrustedHall,
    /// The key that signed it; one of the hall's own. Whether it is one the county knows, the county has to see.
    pub signed_by: PublicKey,
}

/// Why a file is no statement of a hall.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnrolmentFault {
    /// Another kind of file, or a damaged one.
    #[error("这不是大厅的上报件，或者没有传全。请让大厅重新导出")]
    NotAnEnrolment,
    /// Not signed by a key of the hall it speaks of.
    #[error("上报件的签名不符，可能被改过。请让大厅重新导出，并打电话核对")]
    BadSignature,
}

impl Enrolment {
    /// The file.
    ///
    /// # Errors
    /// [`SignFault`] when the signer does not sign.
    pub fn seal(&self, signer: &dyn Signer) -> Result<Vec<u8>, SignFault> {
        let mut encoder = Encoder::new(Vec::new());
        self.hall.write(&mut encoder);
        seal(MAGIC, signer, encoder.writer())
    }

    /// Reads a file; it must be signed by one of the keys it names.
    ///
    /// # Errors
    /// [`EnrolmentFault`].
    pub fn open(file: &[u8]) -> Result<SealedEnrolment, EnrolmentFault> {
        let opened = open(MAGIC, file).map_err(|fault| match fault {
            FrameFault::NotThisKind => EnrolmentFault::NotAnEnrolment,
            FrameFault::BadSignature => EnrolmentFault::BadSignature,
        })?;
        let mut decoder = Decoder::new(opened.payload);
        let hall = TrustedHall::read(&mut decoder)
            .filter(|_| decoder.position() == opened.payload.len())
            .ok_or(EnrolmentFault::NotAnEnrolment)?;
        let is_own = hall.keys.iter().any(|key| key.public == opened.key);
        if !is_own {
            return Err(EnrolmentFault::BadSignature);
        }
        Ok(SealedEnrolment { hall, signed_by: opened.key })
    }
}
