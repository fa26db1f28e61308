//! A hall as others know it: its keys and its void numbers.

use minicbor::{Decoder, Encoder};
use shouzhang_domain::Moment;

use crate::hall_id::HallId;
use crate::key::PublicKey;
use crate::minutes;
use crate::serial::Serial;
use crate::suite::Suite;

/// A key of a hall and when it may have signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedKey {
    /// Its number within the hall.
    pub key: u16,
    /// The key.
    pub public: PublicKey,
    /// What it signed before does not count.
    pub valid_from: Moment,
    /// What it signed from here on does not count: the end of its term, or the day it was lost.
    pub valid_until: Option<Moment>,
}

/// A hall: keys, void numbers, and how new the list of them is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedHall {
    /// Which hall.
    pub hall: HallId,
    /// Full name of the committee.
    pub name: String,
    /// Its keys.
    pub keys: Vec<TrustedKey>,
    /// 作废名单: numbers that are void.
    pub voids: Vec<Serial>,
    /// 作废名单截至.
    pub voids_as_of: Moment,
}

impl TrustedKey {
    /// Whether the key was in its term then. A payload keeps whole minutes, so whole minutes are compared.
    #[must_use]
    pub fn may_have_signed_at(&self, at: Moment) -> bool {
        let (at, from) = (minutes::of(at), minutes::of(self.valid_from));
        at >= from && self.valid_until.is_none_or(|end| at < minutes::of(end))
    }
}

impl TrustedHall {
    /// The key with this number and suite.
    #[must_use]
    pub fn key(&self, key: u16, suite: Suite) -> Option<&TrustedKey> {
        self.keys.iter().find(|trusted| trusted.key == key && trusted.public.suite() == suite)
    }

    /// Writes `[hall, name, voids_as_of, [[key, suite, bytes, from, until], …], [serial, …]]`.
    pub(crate) fn write(&self, encoder: &mut Encoder<Vec<u8>>) {
        let count = |n: usize| u64::try_from(n).expect("no list is longer than the address space");
        let at = |moment: Moment| minutes::of(moment).unwrap_or(0);
        let mut write = || {
            encoder.array(5)?.u32(self.hall.number())?.str(&self.name)?.u32(at(self.voids_as_of))?;
            encoder.array(count(self.keys.len()))?;
            for key in &self.keys {
                encoder.array(5)?.u16(key.key)?.u8(key.public.suite().byte())?.bytes(key.public.bytes())?;
                encoder.u32(at(key.valid_from))?.u32(key.valid_until.map_or(0, at))?;
            }
            encoder.array(count(self.voids.len()))?;
            for serial in &self.voids {
                encoder.u64(serial.number())?;
            }
            Ok::<(), minicbor::encode::Error<std::convert::Infallible>>(())
        };
        write().expect("a vector takes whatever is written");
    }

    /// Reads what [`Self::write`] writes.
    pub(crate) fn read(decoder: &mut Decoder<'_>) -> Option<Self> {
        if decoder.array().ok()? != Some(5) {
            return None;
        }
        let hall = HallId::new(decoder.u32().ok()?)?;
        let name = decoder.str().ok()?.to_owned();
        let voids_as_of = minutes::moment(decoder.u32().ok()?);
        let keys = list(decoder, |decoder| {
            if decoder.array().ok()? != Some(5) {
                return None;
            }
            let (key, suite) = (decoder.u16().ok()?, Suite::from_byte(decoder.u8().ok()?)?);
            let public = PublicKey::new(suite, decoder.bytes().ok()?).ok()?;
            let valid_from = minutes::moment(decoder.u32().ok()?);
            let until = decoder.u32().ok()?;
            let valid_until = (until > 0).then(|| minutes::moment(until));
            Some(TrustedKey { key, public, valid_from, valid_until })
        })?;
        let voids = list(decoder, |decoder| Serial::from_number(decoder.u64().ok()?))?;
        Some(Self { hall, name, keys, voids, voids_as_of })
    }
}

/// A list of definite length. Nothing is set aside for a length that is only stated: each element takes at least a byte of
/// the file.
pub(crate) fn list<'b, T>(
    decoder: &mut Decoder<'b>,
    mut read: impl FnMut(&mut Decoder<'b>) -> Option<T>,
) -> Option<Vec<T>> {
    let stated = decoder.array().ok()??;
    let mut all = Vec::new();
    for _ in 0..stated {
        all.push(read(decoder)?);
    }
    Some(all)
}
