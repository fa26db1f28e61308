//! A payload with its signature: what is printed as a code.

use crate::key::{PublicKey, SignatureBytes};
use crate::numeric;
use crate::payload::{LONGEST, Payload, PayloadFault, SIGNATURE};
use crate::signer::{SignFault, Signer};

/// What tells a signed payload from anything else signed with the same key.
const DOMAIN: &[u8] = b"CZM1\0";
/// A code begins somewhere: the smallest array there is.
const SHORTEST: usize = 40;

/// A payload and the signature over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    payload: Payload,
    bytes: Vec<u8>,
}

/// Why a scanned or typed text is no code, or no code was made.
#[derive(Debug, thiserror::Error)]
pub enum CodeFault {
    /// The text is no number of ours, or the bytes behind it are no payload.
    #[error("这不是守章的验真码，或者没有扫全。请重新扫一次；扫不出来就输入码下面的短码")]
    NotACode,
    /// The payload cannot be written.
    #[error(transparent)]
    Payload(PayloadFault),
    /// The signer holds another suite's key than the payload names.
    #[error("签名密钥和验真码写的不是一种。请告诉管理员")]
    OtherSuite,
    /// The signer did not sign.
    #[error(transparent)]
    Signing(SignFault),
}

impl Credential {
    /// Signs a payload.
    ///
    /// # Errors
    /// [`CodeFault`] when it does not fit, or the signer does not sign.
    pub fn sign(payload: &Payload, signer: &dyn Signer) -> Result<Self, CodeFault> {
        if signer.public_key().suite() != payload.suite {
            return Err(CodeFault::OtherSuite);
        }
        let mut bytes = payload.write().map_err(CodeFault::Payload)?;
        let signature = signer.sign(&[DOMAIN, &bytes].concat()).map_err(CodeFault::Signing)?;
        // What the paper will say, shortened as it was written.
        let payload = Payload::read(&bytes).map_err(CodeFault::Payload)?;
        bytes.extend_from_slice(&signature);
        Ok(Self { payload, bytes })
    }

    /// Takes payload ‖ signature.
    ///
    /// # Errors
    /// [`CodeFault::NotACode`] for anything else. Whether the signature is good, [`judge`](crate::judge) says.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CodeFault> {
        if !(SHORTEST + SIGNATURE..=LONGEST).contains(&bytes.len()) {
            return Err(CodeFault::NotACode);
        }
        let (array, _) = bytes.split_at(bytes.len() - SIGNATURE);
        let payload = Payload::read(array).map_err(|_| CodeFault::NotACode)?;
        Ok(Self { payload, bytes: bytes.to_vec() })
    }

    /// Takes the digits of a code as scanned or typed: blanks are forgiven, full-width digits become digits.
    ///
    /// # Errors
    /// [`CodeFault::NotACode`] when they are no code.
    pub fn from_digits(text: &str) -> Result<Self, CodeFault> {
        // A book pasted by mistake is not walked through to its end.
        let plain: String =
            text.chars().take(4 * LONGEST).filter(|c| !c.is_whitespace()).map(narrow).collect();
        Self::from_bytes(&numeric::from_digits(&plain).ok_or(CodeFault::NotACode)?)
    }

    /// The decimal number that is printed as a code.
    #[must_use]
    pub fn digits(&self) -> String {
        numeric::to_digits(&self.bytes)
    }

    /// What it says.
    #[must_use]
    pub fn payload(&self) -> &Payload {
        &self.payload
    }

    /// Payload ‖ signature.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The signature.
    #[must_use]
    pub fn signature(&self) -> SignatureBytes {
        let mut signature = [0; SIGNATURE];
        signature.copy_from_slice(&self.bytes[self.bytes.len() - SIGNATURE..]);
        signature
    }

    /// Whether this key signed it.
    #[must_use]
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        let (array, _) = self.bytes.split_at(self.bytes.len() - SIGNATURE);
        key.suite() == self.payload.suite && key.has_signed(&[DOMAIN, array].concat(), &self.signature())
    }
}

/// `４` is `4` to whoever typed it.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        c => c,
    }
}
