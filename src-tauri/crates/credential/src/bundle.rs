//! 信任名单: the keys of a county's halls and their void numbers, signed by the county.
//!
//! The rules are those of update frameworks: the version has to rise (nobody is shown an old list again), a list expires
//! (nobody is kept on one for ever), and only the county's own key counts.

use minicbor::{Decoder, Encoder};
use shouzhang_domain::Moment;

use crate::hall_id::HallId;
use crate::key::PublicKey;
use crate::minutes;
use crate::sealed_file::{FrameFault, open, seal};
use crate::signer::{SignFault, Signer};
use crate::trusted_hall::{TrustedHall, list};

const MAGIC: [u8; 8] = *b"SZTRUST1";
const FIELDS: u64 = 5;

/// What a county says about its halls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustBundle {
    /// Who signs it, such as 六安市金安区民政局.
    pub county: String,
    /// Rises with every bundle.
    pub version: u32,
    /// When it was signed.
    pub issued_at: Moment,
    /// When it has to be replaced. Verdicts after it are given with a caution.
    pub expires_at: Moment,
    /// The halls, each once.
    pub halls: Vec<TrustedHall>,
}

/// A bundle as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedBundle {
    /// What it says.
    pub bundle: TrustBundle,
    /// The key that signed it.
    pub county_key: PublicKey,
}

/// Why a bundle was not accepted. The one in force stays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleFault {
    /// Another kind of file, or a damaged one.
    #[error("这不是信任名单，或者没有传全。请让县里重新发一份")]
    NotABundle,
    /// The signature does not fit what stands in it.
    #[error("信任名单的签名不符，可能被改过，没有采用。请让县里重新发一份")]
    BadSignature,
    /// Signed by somebody else than the county trusted so far.
    #[error("信任名单不是一直信任的县级公钥签的（这份是 {0}），没有采用。请打电话向县里核对")]
    OtherCounty(String),
    /// Older than the one in force.
    #[error("这是旧的信任名单（第 {given} 版，现在用的是第 {in_force} 版），没有采用。请向县里要最新的")]
    Older {
        /// Version of the file.
        given: u32,
        /// Version in force.
        in_force: u32,
    },
    /// The same version says something else.
    #[error("信任名单第 {0} 版有两种内容，没有采用。请打电话向县里核对")]
    TwoOfOneVersion(u32),
    /// Its time is over.
    #[error("信任名单已经过期（{0}），没有采用。请向县里要最新的")]
    Expired(String),
}

/// Why a bundle was not signed.
#[derive(Debug, thiserror::Error)]
pub enum SealFault {
    /// A hall stands in it twice.
    #[error("信任名单里大厅 {0} 出现了两次，没有签发。请核对上报件")]
    HallTwice(HallId),
    /// It would expire before it is issued.
    #[error("信任名单的有效期不对，没有签发。请填签发以后的日期")]
    NoTerm,
    /// The signer did not sign.
    #[error(transparent)]
    Signing(SignFault),
}

impl TrustBundle {
    /// Signs it with the county's key.
    ///
    /// # Errors
    /// [`SealFault`] for what must not be signed, and when the signer does not sign.
    pub fn seal(&self, signer: &dyn Signer) -> Result<Vec<u8>, SealFault> {
        self.check()?;
        let mut encoder = Encoder::new(Vec::new());
        self.write(&mut encoder);
        seal(MAGIC, signer, encoder.writer()).map_err(SealFault::Signing)
    }

    /// Reads a file: first the signature, then what it says, then whether its time is over.
    ///
    /// # Errors
    /// [`BundleFault`]; nothing of the file is used then.
    pub fn open(file: &[u8], now: Moment) -> Result<SealedBundle, BundleFault> {
        let sealed = Self::open_whenever(file)?;
        if now >= sealed.bundle.expires_at {
            return Err(BundleFault::Expired(sealed.bundle.expires_at.format("%Y-%m-%d").to_string()));
        }
        Ok(sealed)
    }

    /// The same for a bundle that was accepted before and may have expired since.
    ///
    /// # Errors
    /// [`BundleFault`] when it is damaged or wrongly signed.
    pub fn open_whenever(file: &[u8]) -> Result<SealedBundle, BundleFault> {
        let opened = open(MAGIC, file).map_err(|fault| match fault {
            FrameFault::NotThisKind => BundleFault::NotABundle,
            FrameFault::BadSignature => BundleFault::BadSignature,
        })?;
        let mut decoder = Decoder::new(opened.payload);
        let bundle = Self::read(&mut decoder)
            .filter(|_| decoder.position() == opened.payload.len())
            .ok_or(BundleFault::NotABundle)?;
        bundle.check().map_err(|_| BundleFault::NotABundle)?;
        Ok(SealedBundle { bundle, county_key: opened.key })
    }

    fn check(&self) -> Result<(), SealFault> {
        if self.expires_at <= self.issued_at {
            return Err(SealFault::NoTerm);
        }
        let mut halls: Vec<HallId> = self.halls.iter().map(|hall| hall.hall).collect();
        halls.sort_unstable();
        match halls.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(SealFault::HallTwice(pair[0])),
            None => Ok(()),
        }
    }

    fn write(&self, encoder: &mut Encoder<Vec<u8>>) {
        let at = |moment: Moment| minutes::of(moment).unwrap_or(0);
        let count = u64::try_from(self.halls.len()).expect("no list is longer than the address space");
        let head = encoder
            .array(FIELDS)
            .and_then(|e| e.str(&self.county))
            .and_then(|e| e.u32(self.version))
            .and_then(|e| e.u32(at(self.issued_at)))
            .and_then(|e| e.u32(at(self.expires_at)))
            .and_then(|e| e.array(count));
        head.expect("a vector takes whatever is written");
        self.halls.iter().for_each(|hall| hall.write(encoder));
    }

    fn read(decoder: &mut Decoder<'_>) -> Option<Self> {
        if decoder.array().ok()? != Some(FIELDS) {
            return None;
        }
        Some(Self {
            county: decoder.str().ok()?.to_owned(),
            version: decoder.u32().ok()?,
            issued_at: minutes::moment(decoder.u32().ok()?),
            expires_at: minutes::moment(decoder.u32().ok()?),
            halls: list(decoder, TrustedHall::read)?,
        })
    }
}

impl SealedBundle {
    /// Whether this bundle may take the place of `in_force`: same county, newer version. The same bundle again is fine.
    ///
    /// # Errors
    /// [`BundleFault::OtherCounty`], [`BundleFault::Older`] or [`BundleFault::TwoOfOneVersion`].
    pub fn may_follow(&self, in_force: &Self) -> Result<(), BundleFault> {
        if self.county_key != in_force.county_key {
            return Err(BundleFault::OtherCounty(self.county_key.fingerprint()));
        }
        let (given, in_force_version) = (self.bundle.version, in_force.bundle.version);
        if given < in_force_version {
            return Err(BundleFault::Older { given, in_force: in_force_version });
        }
        if given == in_force_version && self.bundle != in_force.bundle {
            return Err(BundleFault::TwoOfOneVersion(given));
        }
        Ok(())
    }
}
