//! The files that travel between halls, county and receiving units: one flat frame, the signature checked before anything
//! inside is read. No archive format, no compression.
//!
//! ```text
//! magic 8 ‖ suite 1 ‖ length of key 1 ‖ key ‖ length of payload 4 ‖ payload ‖ signature 64
//! ```

use crate::key::{PublicKey, SignatureBytes};
use crate::payload::SIGNATURE;
use crate::signer::{SignFault, Signer};
use crate::suite::Suite;

/// Larger files are no files of ours: five thousand halls with two hundred void numbers each take 10 MB.
const LARGEST: usize = 16 << 20;

/// Eight bytes that say what kind of file it is; part of what is signed.
pub(crate) type Magic = [u8; 8];

/// An opened file: signed by this key, whoever's that is.
pub(crate) struct Opened<'a> {
    pub(crate) key: PublicKey,
    pub(crate) payload: &'a [u8],
}

/// Why a file was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FrameFault {
    /// Another kind of file, cut off, or with something behind its end.
    NotThisKind,
    /// The signature is not that of the key inside.
    BadSignature,
}

/// Writes and signs a file.
pub(crate) fn seal(magic: Magic, signer: &dyn Signer, payload: &[u8]) -> Result<Vec<u8>, SignFault> {
    let key = signer.public_key();
    let too_long = |what: &str| SignFault(format!("the {what} is too long for its frame").into());
    let key_length = u8::try_from(key.bytes().len()).map_err(|_| too_long("key"))?;
    let length = u32::try_from(payload.len()).map_err(|_| too_long("payload"))?;
    let mut file = magic.to_vec();
    file.extend([key.suite().byte(), key_length]);
    file.extend(key.bytes());
    file.extend(length.to_be_bytes());
    file.extend(payload);
    let signature = signer.sign(&file)?;
    file.extend(signature);
    Ok(file)
}

/// Checks frame and signature.
pub(crate) fn open(magic: Magic, file: &[u8]) -> Result<Opened<'_>, FrameFault> {
    let (key, payload, signature) = frame(magic, file).ok_or(FrameFault::NotThisKind)?;
    let signed = &file[..file.len() - SIGNATURE];
    if key.has_signed(signed, &signature) {
        Ok(Opened { key, payload })
    } else {
        Err(FrameFault::BadSignature)
    }
}

fn frame(magic: Magic, file: &[u8]) -> Option<(PublicKey, &[u8], SignatureBytes)> {
    if file.len() > LARGEST {
        return None;
    }
    let rest = file.strip_prefix(&magic)?;
    let (&[suite, key_length], rest) = rest.split_first_chunk::<2>()?;
    let (key, rest) = rest.split_at_checked(usize::from(key_length))?;
    let key = PublicKey::new(Suite::from_byte(suite)?, key).ok()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (payload, rest) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    Some((key, payload, rest.try_into().ok()?))
}
