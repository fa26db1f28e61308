//! Public keys and what they verify.

use std::fmt;

use ed25519_dalek::VerifyingKey as EdKey;
use sm2::dsa::VerifyingKey as SmKey;
use sm2::dsa::signature::Verifier as _;

use crate::suite::Suite;

/// A signature: `r ‖ s` for SM2, `R ‖ S` for Ed25519; never DER.
pub type SignatureBytes = [u8; 64];

/// The signer's id of GM/T 0009, part of every SM2 digest.
pub(crate) const SIGNER_ID: &str = "1234567812345678";

/// Uncompressed point of the SM2 curve: `04 ‖ x ‖ y`.
const SM2_LENGTH: usize = 65;
const ED25519_LENGTH: usize = 32;

/// Why bytes or a text are no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// Not a point of the curve, a weak one, or of the wrong length.
    #[error("不是一把有效的{}公钥。请向发给您的单位再要一次", .0.word())]
    NotAKey(Suite),
    /// Not written as `sm2:…` or `ed25519:…` in hexadecimal digits.
    #[error("公钥写得不对：应为 sm2: 或 ed25519: 开头的一行十六进制。请核对公钥文件")]
    NotWritten,
    /// A seed no secret key of the suite can be made of (about one in 2³²); draw another.
    #[error("这组随机数不能做{}私钥。请再生成一次", .0.word())]
    UnusableSeed(Suite),
}

/// A public key that is known to be a good one.
#[derive(Clone)]
pub struct PublicKey {
    suite: Suite,
    bytes: Vec<u8>,
    point: Point,
}

#[derive(Clone)]
enum Point {
    Sm2(Box<SmKey>),
    Ed25519(Box<EdKey>),
}

/// The point follows from suite and bytes.
impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.suite == other.suite && self.bytes == other.bytes
    }
}

impl Eq for PublicKey {}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({} {})", self.suite.word(), self.fingerprint())
    }
}

impl PublicKey {
    /// Takes the bytes of a key: 65 for SM2 (`04 ‖ x ‖ y`), 32 for Ed25519.
    ///
    /// # Errors
    /// [`KeyFault::NotAKey`] when they are no point, a weak one, or of the wrong length.
    pub fn new(suite: Suite, bytes: &[u8]) -> Result<Self, KeyFault> {
        let fault = KeyFault::NotAKey(suite);
        let point = match suite {
            Suite::Sm2 if bytes.len() == SM2_LENGTH && bytes[0] == 4 => {
                Point::Sm2(Box::new(SmKey::from_sec1_bytes(SIGNER_ID, bytes).map_err(|_| fault)?))
            }
            Suite::Ed25519 if bytes.len() == ED25519_LENGTH => {
                let bytes: [u8; ED25519_LENGTH] = bytes.try_into().map_err(|_| fault.clone())?;
                let key = EdKey::from_bytes(&bytes).map_err(|_| fault.clone())?;
                if key.is_weak() {
                    return Err(fault);
                }
                Point::Ed25519(Box::new(key))
            }
            Suite::Sm2 | Suite::Ed25519 => return Err(fault),
        };
        Ok(Self { suite, bytes: bytes.to_vec(), point })
    }

    /// Reads `sm2:04…` or `ed25519:…`; blanks and the case of the digits do not matter.
    ///
    /// # Errors
    /// [`KeyFault`] saying what is wrong.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (word, digits) = text.split_once(':').ok_or(KeyFault::NotWritten)?;
        let suite = Suite::parse(word).ok_or(KeyFault::NotWritten)?;
        Self::new(suite, &from_hex(digits).ok_or(KeyFault::NotWritten)?)
    }

    /// Its suite.
    #[must_use]
    pub fn suite(&self) -> Suite {
        self.suite
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// One line of text; [`Self::parse`] reads it.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}:{}", self.suite.word(), hex(&self.bytes))
    }

    /// Sixteen hexadecimal digits in groups of four, to be compared by telephone.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let digest = self.suite.digest(&[b"CZ-KEY-1\0", &[self.suite.byte()], &self.bytes]);
        let groups: Vec<String> = digest[..8].chunks(2).map(hex).collect();
        groups.join(" ")
    }

    /// Whether the signature is this key's over the message. Ed25519 is checked strictly (no mixed-order points).
    #[must_use]
    pub fn has_signed(&self, message: &[u8], signature: &SignatureBytes) -> bool {
        match &self.point {
            Point::Sm2(key) => sm2::dsa::Signature::from_bytes(signature.into())
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            Point::Ed25519(key) => {
                key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
            }
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(digits: &str) -> Option<Vec<u8>> {
    if !digits.len().is_multiple_of(2) || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).ok()).collect()
}
