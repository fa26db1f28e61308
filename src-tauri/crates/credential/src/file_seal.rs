//! The signature of the file itself: what a PDF reader shows (ETSI EN 319 142-1, baseline B).
//!
//! The key is ECDSA P-256, because readers know no SM2; it is made of the hall's own seed, and its certificate is issued by
//! the hall itself. It proves that not a byte of the file was changed since it was issued; who the hall is, the code on the
//! page and the county's bundle prove. Nonces are derived (RFC 6979), so the same file gets the same signature.

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
use x509_cert::der::asn1::{GeneralizedTime, ObjectIdentifier, SetOfVec, UtcTime};
use x509_cert::der::{Any, Decode as _, Encode as _};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity};

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
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
    /// Makes the key of the hall's seed and its certificate; the same every time.
    ///
    /// # Errors
    /// [`FileSealFault`] when the name cannot stand in a certificate, or the moment is before 1970.
    pub fn of_seed(seed: &[u8; 32], name: &str, since: Moment) -> Result<Self, FileSealFault> {
        let key = key_of(seed)?;
        let subject = Name::from_str(&format!("CN={}", escaped(name))).map_err(broken)?;
        let from = u64::try_from(since.timestamp()).map_err(broken)?;
        let validity = Validity { not_before: time(from)?, not_after: time(from + TERM)? };
        let spki = key.verifying_key().to_public_key_der().map_err(broken)?;
        let serial = Sha256::digest([&b"CZ-SERIAL-1\0"[..], spki.as_bytes(), name.as_bytes()].concat());
        // Positive, and never with a zero in front.
        let mut serial: [u8; 16] = serial[..16].try_into().map_err(broken)?;
        serial[0] = serial[0] & 0x7F | 0x40;
        let builder = CertificateBuilder::new(
            Profile::Root,
            SerialNumber::new(&serial).map_err(broken)?,
            validity,
            subject,
            SubjectPublicKeyInfoOwned::from_der(spki.as_bytes()).map_err(broken)?,
            &key,
        );
        let certificate = builder.map_err(broken)?.build::<DerSignature>().map_err(broken)?;
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

    /// Binds the certificate into the signature (RFC 5035): SEQUENCE { SEQUENCE { SEQUENCE { SHA-256 } } }.
    fn signing_certificate(&self) -> Result<Attribute, FileSealFault> {
        let mut value = vec![0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20];
        value.extend(Sha256::digest(self.certificate()?));
        let values = SetOfVec::try_from(vec![Any::from_der(&value).map_err(broken)?]).map_err(broken)?;
        Ok(Attribute { oid: SIGNING_CERTIFICATE_V2, values })
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
