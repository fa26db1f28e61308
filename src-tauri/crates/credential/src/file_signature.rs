//! Judging the signature of a file: is it whole, and is it a hall's?
//!
//! Only what [`FileSeal`](crate::FileSeal) writes is taken: one signer, one certificate, three signed attributes, nothing
//! unsigned. A certificate a hall issued to itself proves nothing, so it carries the word of the hall's own key for it, and
//! that key a county's bundle vouches for.

use cms::cert::CertificateChoices;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{SignedAttributes, SignedData, SignerIdentifier, SignerInfo};
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{DerSignature, VerifyingKey};
use p256::pkcs8::DecodePublicKey as _;
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;
use x509_cert::der::asn1::{Ia5StringRef, ObjectIdentifier, OctetStringRef};
use x509_cert::der::{Decode, Encode, SliceReader};

use crate::file_seal::{
    COMMENT, DATA, ECDSA_WITH_SHA_256, KEY_DOMAIN, SHA_256, SIGNED_DATA, SIGNING_CERTIFICATE_V2, WORD,
    certificate_reference,
};
use crate::key::{PublicKey, SignatureBytes};

const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");

/// A signature that fits the file it stands in, and the hall's word for the key behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSignature {
    /// SubjectPublicKeyInfo of the certificate.
    key: Vec<u8>,
    word: SignatureBytes,
}

/// Why a file's signature does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileSignatureFault {
    /// Not what a hall writes: damaged, or another program's.
    #[error("文件签名读不出来，或者不是守章签的")]
    NotOurs,
    /// The file is not the one that was signed.
    #[error("文件签名以后，文件被改过")]
    Changed,
    /// The signature itself does not fit its certificate.
    #[error("文件签名不符")]
    BadSignature,
}

impl FileSignature {
    /// Reads the CMS SignedData of a file whose signed bytes have this SHA-256; `contents` may end in zeros, the room that
    /// was kept for it.
    ///
    /// # Errors
    /// [`FileSignatureFault`].
    pub fn read(contents: &[u8], sha256: &[u8; 32]) -> Result<Self, FileSignatureFault> {
        let (signer, certificate) = parts(contents).ok_or(FileSignatureFault::NotOurs)?;
        let (key, word) = key_and_word(&certificate).ok_or(FileSignatureFault::NotOurs)?;
        let attributes = signer.signed_attrs.as_ref().ok_or(FileSignatureFault::NotOurs)?;
        let digest = stated_digest(attributes, &certificate).ok_or(FileSignatureFault::NotOurs)?;
        if !is_signed_by(&signer, attributes, &key) {
            return Err(FileSignatureFault::BadSignature);
        }
        if digest != sha256 {
            return Err(FileSignatureFault::Changed);
        }
        Ok(Self { key, word })
    }

    /// Whether the hall with this key gave its word for the key that signed the file.
    #[must_use]
    pub fn is_of(&self, hall: &PublicKey) -> bool {
        hall.has_signed(&[KEY_DOMAIN, &self.key].concat(), &self.word)
    }
}

/// The one signer and the one certificate; everything around them as it is written.
fn parts(contents: &[u8]) -> Option<(SignerInfo, Certificate)> {
    let mut reader = SliceReader::new(contents).ok()?;
    let info = ContentInfo::decode(&mut reader).ok()?;
    let end = info.to_der().ok()?.len();
    let is_padded = contents.get(end..)?.iter().all(|&byte| byte == 0);
    if !is_padded || info.content_type != SIGNED_DATA {
        return None;
    }
    let data: SignedData = info.content.decode_as().ok()?;
    let [algorithm] = data.digest_algorithms.as_slice() else { return None };
    let is_plain = data.version == CmsVersion::V1
        && data.crls.is_none()
        && data.encap_content_info.econtent_type == DATA
        && data.encap_content_info.econtent.is_none()
        && algorithm.oid == SHA_256
        && algorithm.parameters.is_none();
    let [CertificateChoices::Certificate(certificate)] = data.certificates.as_ref()?.0.as_slice() else {
        return None;
    };
    let [signer] = data.signer_infos.0.as_slice() else { return None };
    (is_plain && is_of_certificate(signer, certificate)).then(|| (signer.clone(), certificate.clone()))
}

fn is_of_certificate(signer: &SignerInfo, certificate: &Certificate) -> bool {
    let tbs = &certificate.tbs_certificate;
    let is_named = matches!(&signer.sid, SignerIdentifier::IssuerAndSerialNumber(named)
        if named.issuer == tbs.issuer && named.serial_number == tbs.serial_number);
    is_named
        && signer.version == CmsVersion::V1
        && signer.unsigned_attrs.is_none()
        && signer.digest_alg.oid == SHA_256
        && signer.digest_alg.parameters.is_none()
        && signer.signature_algorithm.oid == ECDSA_WITH_SHA_256
        && signer.signature_algorithm.parameters.is_none()
}

/// The digest the signer states, when all three attributes are there and none else: type, digest, certificate.
fn stated_digest<'a>(attributes: &'a SignedAttributes, certificate: &Certificate) -> Option<&'a [u8]> {
    let one = |oid: ObjectIdentifier| {
        let attribute = attributes.iter().find(|attribute| attribute.oid == oid)?;
        let [value] = attribute.values.as_slice() else { return None };
        Some(value)
    };
    let named = certificate_reference(&certificate.to_der().ok()?);
    let is_ours = attributes.len() == 3
        && one(CONTENT_TYPE)?.decode_as::<ObjectIdentifier>().ok()? == DATA
        && one(SIGNING_CERTIFICATE_V2)?.to_der().ok()? == named;
    let digest: OctetStringRef<'a> = one(MESSAGE_DIGEST)?.decode_as().ok()?;
    is_ours.then(|| digest.as_bytes())
}

fn is_signed_by(signer: &SignerInfo, attributes: &SignedAttributes, key: &[u8]) -> bool {
    let (Ok(key), Ok(signature), Ok(signed)) = (
        VerifyingKey::from_public_key_der(key),
        DerSignature::from_bytes(signer.signature.as_bytes()),
        attributes.to_der(),
    ) else {
        return false;
    };
    key.verify(&signed, &signature).is_ok()
}

fn key_and_word(certificate: &Certificate) -> Option<(Vec<u8>, SignatureBytes)> {
    let tbs = &certificate.tbs_certificate;
    let comment = tbs.extensions.as_ref()?.iter().find(|extension| extension.extn_id == COMMENT)?;
    let comment = Ia5StringRef::from_der(comment.extn_value.as_bytes()).ok()?;
    let digits = comment.as_str().strip_prefix(WORD)?;
    let word: Vec<u8> = (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok())
        .collect::<Option<_>>()?;
    Some((tbs.subject_public_key_info.to_der().ok()?, word.try_into().ok()?))
}

/// SHA-256 of the bytes a signature covers: everything before it and everything behind it.
#[must_use]
pub fn signed_digest(before: &[u8], behind: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(before).chain_update(behind).finalize().into()
}
