//! The signature of the file itself: what a PDF reader shows (ETSI EN 319 142-1, baseline B).
//!
//! The key is ECDSA P-256, because readers know no SM2; it is made of the hall's own seed, and its certificate is issued by
//! the hall itself. It proves that not a byte of the file was changed since it was issued. Who the hall is, a comment in the
//! certificate proves: the signature of the hall's own key, which the county's bundle vouches for, over the key of files.
//! Nonces are derived (RFC 6979), so the same file gets the same signature.

use std::str::FromStr;
use std::time::Duration;

use cms::builder::{SignedDataBuilder, SignerInfoBuilder};
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::signed_data::{EncapsulatedContentInfo, SignerIdentifier};
use p256::ecdsa::{DerSignature, SigningKey};
use p256::pkcs8::EncodePublicKey as _;
use sha2::{Digest as _, Sha256};
use shouzhang_domain::Moment;
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::builder::{Builder as _, CertificateBuilder, Profile};
use x509_cert::der::asn1::{GeneralizedTime, Ia5String, ObjectIdentifier, SetOfVec, UtcTime};
use x509_cert::der::oid::AssociatedOid;
use x509_cert::der::{self, Any, Decode as _, Encode, Length, Writer};
use x509_cert::ext::{AsExtension, Extension};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity};

use crate::key::SignatureBytes;
use crate::signer::Signer;

pub(crate) const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
pub(crate) const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
pub(crate) const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
pub(crate) const ECDSA_WITH_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
pub(crate) const SIGNING_CERTIFICATE_V2: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
/// A text beside a certificate (Netscape's comment): the one extension for whatever its issuer has to say.
pub(crate) const COMMENT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.113730.1.13");
/// What the comment begins with; the signature follows in hexadecimal digits.
pub(crate) const WORD: &str = "shouzhang hall key 1: ";
/// What tells the word for a file key from anything else signed with the same key.
pub(crate) const KEY_DOMAIN: &[u8] = b"CZ-FILE-KEY-1\0";
/// The certificate outlives every paper it is on.
const TERM: u64 = 30 * 366 * 24 * 3600;
/// UTCTime ends with 2049.
const FIRST_GENERALIZED: u64 = 2_524_608_000;

/// Why no key or signature was made.
#[derive(Debug, thiserror::Error)]
#[error("文件签名没有做成。请再试一次；还不行请告诉管理员")]
pub struct FileSealFault(#[source] Box<dyn std::error::Error + Send + Sync>);

/// The hall's key for files, with its certificate.
pub struct FileSeal {
    key: SigningKey,
    certificate: Certificate,
}

impl std::fmt::Debug for FileSeal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FileSeal").finish_non_exhaustive()
    }
}

fn broken(fault: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> FileSealFault {
    FileSealFault(fault.into())
}

/// The builder's faults are no errors in Rust's sense, but they can be told.
fn unbuilt(fault: impl std::fmt::Display) -> FileSealFault {
    broken(fault.to_string())
}

impl FileSeal {
    /// Makes the key of the hall's seed and its certificate, with the word of the hall's own key for it; the same every time.
    ///
    /// # Errors
    /// [`FileSealFault`] when the name cannot stand in a certificate, the moment is before 1970, or the hall's key does not
    /// sign.
    pub fn of_seed(
        seed: &[u8; 32],
        hall: &dyn Signer,
        name: &str,
        since: Moment,
    ) -> Result<Self, FileSealFault> {
        let key = key_of(seed)?;
        let subject = Name::from_str(&format!("CN={}", escaped(name))).map_err(broken)?;
        let from = u64::try_from(since.timestamp()).map_err(broken)?;
        let validity = Validity { not_before: time(from)?, not_after: time(from + TERM)? };
        let spki = key.verifying_key().to_public_key_der().map_err(broken)?;
        let serial = Sha256::digest([&b"CZ-SERIAL-1\0"[..], spki.as_bytes(), name.as_bytes()].concat());
        // Positive, and never with a zero in front.
        let mut serial: [u8; 16] = serial[..16].try_into().map_err(broken)?;
        serial[0] = serial[0] & 0x7F | 0x40;
        let mut builder = CertificateBuilder::new(
            Profile::Root,
            SerialNumber::new(&serial).map_err(broken)?,
            validity,
            subject,
            SubjectPublicKeyInfoOwned::from_der(spki.as_bytes()).map_err(broken)?,
            &key,
        )
        .map_err(broken)?;
        let word = hall.sign(&[KEY_DOMAIN, spki.as_bytes()].concat()).map_err(broken)?;
        builder.add_extension(&Comment::of(&word)?).map_err(broken)?;
        let certificate = builder.build::<DerSignature>().map_err(broken)?;
        Ok(Self { key, certificate })
    }

    /// The certificate.
    ///
    /// # Errors
    /// [`FileSealFault`] when it cannot be written.
    pub fn certificate(&self) -> Result<Vec<u8>, FileSealFault> {
        self.certificate.to_der().map_err(broken)
    }

    /// CMS SignedData over a file with this SHA-256, the file itself left out.
    ///
    /// # Errors
    /// [`FileSealFault`] when it cannot be built.
    pub fn sign(&self, sha256: &[u8; 32]) -> Result<Vec<u8>, FileSealFault> {
        let content = EncapsulatedContentInfo { econtent_type: DATA, econtent: None };
        let algorithm = AlgorithmIdentifierOwned { oid: SHA_256, parameters: None };
        let tbs = &self.certificate.tbs_certificate;
        let signer = SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: tbs.issuer.clone(),
            serial_number: tbs.serial_number.clone(),
        });
        let mut info = SignerInfoBuilder::new(&self.key, signer, algorithm.clone(), &content, Some(sha256))
            .map_err(unbuilt)?;
        info.add_signed_attribute(self.signing_certificate()?).map_err(unbuilt)?;
        let mut builder = SignedDataBuilder::new(&content);
        let signed = builder
            .add_digest_algorithm(algorithm)
            .and_then(|b| b.add_certificate(CertificateChoices::Certificate(self.certificate.clone())))
            .and_then(|b| b.add_signer_info::<SigningKey, DerSignature>(info))
            .and_then(SignedDataBuilder::build)
            .map_err(unbuilt)?;
        signed.to_der().map_err(broken)
    }

    /// Binds the certificate into the signature.
    fn signing_certificate(&self) -> Result<Attribute, FileSealFault> {
        let value = certificate_reference(&self.certificate()?);
        let values = SetOfVec::try_from(vec![Any::from_der(&value).map_err(broken)?]).map_err(broken)?;
        Ok(Attribute { oid: SIGNING_CERTIFICATE_V2, values })
    }
}

/// RFC 5035: SEQUENCE { SEQUENCE { SEQUENCE { SHA-256 of the certificate } } }.
pub(crate) fn certificate_reference(certificate: &[u8]) -> Vec<u8> {
    let mut value = vec![0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20];
    value.extend(Sha256::digest(certificate));
    value
}

/// The comment in a certificate.
struct Comment(Ia5String);

impl Comment {
    fn of(word: &SignatureBytes) -> Result<Self, FileSealFault> {
        let digits: String = word.iter().map(|byte| format!("{byte:02x}")).collect();
        Ia5String::new(&format!("{WORD}{digits}")).map(Self).map_err(broken)
    }
}

impl AssociatedOid for Comment {
    const OID: ObjectIdentifier = COMMENT;
}

impl Encode for Comment {
    fn encoded_len(&self) -> der::Result<Length> {
        self.0.encoded_len()
    }

    fn encode(&self, writer: &mut impl Writer) -> der::Result<()> {
        self.0.encode(writer)
    }
}

impl AsExtension for Comment {
    fn critical(&self, _: &Name, _: &[Extension]) -> bool {
        false
    }
}

/// Secret of P-256 from the seed; a digest beyond the group's order (once in 2³²) is digested again.
fn key_of(seed: &[u8; 32]) -> Result<SigningKey, FileSealFault> {
    let mut secret = Sha256::digest([&b"CZ-FILE-1\0"[..], seed].concat());
    for _ in 0..8 {
        if let Ok(key) = SigningKey::from_slice(&secret) {
            return Ok(key);
        }
        secret = Sha256::digest(secret);
    }
    Err(broken("no digest of the seed lies below the order of the group"))
}

fn time(seconds: u64) -> Result<Time, FileSealFault> {
    let since = Duration::from_secs(seconds);
    Ok(if seconds < FIRST_GENERALIZED {
        Time::UtcTime(UtcTime::from_unix_duration(since).map_err(broken)?)
    } else {
        Time::GeneralTime(GeneralizedTime::from_unix_duration(since).map_err(broken)?)
    })
}

/// RFC 4514.
fn escaped(name: &str) -> String {
    let special = |c: char| matches!(c, ',' | '+' | '"' | '\\' | '<' | '>' | ';' | '=' | '#');
    name.trim().chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}
