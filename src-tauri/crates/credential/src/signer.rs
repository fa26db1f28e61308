//! Who signs: the seam between a payload and wherever the secret key lies.

use std::fmt;

use ed25519_dalek::Signer as _;

use crate::key::{KeyFault, PublicKey, SIGNER_ID, SignatureBytes};
use crate::suite::Suite;

/// Why nothing was signed.
#[derive(Debug, thiserror::Error)]
#[error("签名没有做成。请再试一次；还不行请检查签名设备，并告诉管理员")]
pub struct SignFault(#[source] pub Box<dyn std::error::Error + Send + Sync>);

/// Something that signs with one key: a key of the book ([`LocalSigner`]), a token (GM/T 0016 SKF), a provincial service.
pub trait Signer {
    /// The key that will verify.
    fn public_key(&self) -> &PublicKey;

    /// Signs the message.
    ///
    /// # Errors
    /// [`SignFault`] when the device or service behind it did not.
    fn sign(&self, message: &[u8]) -> Result<SignatureBytes, SignFault>;
}

/// A secret key in memory. The same key and message give the same signature: nonces are derived, not drawn.
pub struct LocalSigner {
    public: PublicKey,
    secret: Secret,
}

enum Secret {
    Sm2(Box<sm2::dsa::SigningKey>),
    Ed25519(Box<ed25519_dalek::SigningKey>),
}

impl fmt::Debug for LocalSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalSigner").field("public", &self.public).finish_non_exhaustive()
    }
}

impl LocalSigner {
    /// Makes the key of a seed: 32 bytes nobody can guess, drawn by the caller and kept as the secret.
    ///
    /// # Errors
    /// [`KeyFault::UnusableSeed`] when the suite cannot use these bytes; draw others.
    pub fn from_seed(suite: Suite, seed: &[u8; 32]) -> Result<Self, KeyFault> {
        match suite {
            Suite::Sm2 => {
                let unusable = || KeyFault::UnusableSeed(suite);
                let secret = sm2::SecretKey::from_slice(seed).map_err(|_| unusable())?;
                let key = sm2::dsa::SigningKey::new(SIGNER_ID, &secret).map_err(|_| unusable())?;
                let public = PublicKey::new(suite, &key.verifying_key().to_sec1_bytes())?;
                Ok(Self { public, secret: Secret::Sm2(Box::new(key)) })
            }
            Suite::Ed25519 => {
                let key = ed25519_dalek::SigningKey::from_bytes(seed);
                let public = PublicKey::new(suite, key.verifying_key().as_bytes())?;
                Ok(Self { public, secret: Secret::Ed25519(Box::new(key)) })
            }
        }
    }
}

impl Signer for LocalSigner {
    fn public_key(&self) -> &PublicKey {
        &self.public
    }

    fn sign(&self, message: &[u8]) -> Result<SignatureBytes, SignFault> {
        match &self.secret {
            Secret::Sm2(key) => {
                let signature: sm2::dsa::Signature =
                    key.try_sign(message).map_err(|fault| SignFault(Box::new(fault)))?;
                Ok(signature.to_bytes().into())
            }
            Secret::Ed25519(key) => Ok(key.sign(message).to_bytes()),
        }
    }
}
