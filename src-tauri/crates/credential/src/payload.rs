//! What a code says: a fixed CBOR array (RFC 8949, shortest form), version 1.
//!
//! ```text
//! [1 version, suite, hall, key, serial, issued, valid_days, item, name, id_last_four, purpose, content, prev]
//!   u         u      u     u    u       u       u           t     t     t             t        b16      b4
//! ```
//!
//! `serial` is year × 1 000 000 + number, `issued` whole minutes since 2000-01-01T00:00+08:00, `valid_days` 0 for paper
//! without an end, `content` the digest of the text on the paper, `prev` the first four bytes of the register's head before
//! this certificate. Only the shortest form is read: what is not byte for byte what this module would write is refused.

use minicbor::{Decoder, Encoder};
use shouzhang_domain::{ItemCode, Moment};

use crate::hall_id::HallId;
use crate::minutes;
use crate::serial::Serial;
use crate::suite::Suite;

/// Most bytes of a payload with its signature. Beyond it the code would not fit beside the signature block.
pub const LONGEST: usize = 300;

/// Version of the array.
const VERSION: u8 = 1;
const FIELDS: u64 = 13;
/// Bytes a signature takes.
pub(crate) const SIGNATURE: usize = 64;
/// 民委发〔2016〕33号 asks for 25 characters; the form takes 50.
const NAME_CHARS: usize = 50;
const PURPOSE_CHARS: usize = 60;

/// What the code on a certificate says.
#[derive(Clone, PartialEq, Eq)]
pub struct Payload {
    /// Algorithms of signature and digest.
    pub suite: Suite,
    /// Which hall.
    pub hall: HallId,
    /// Which of its keys.
    pub key: u16,
    /// Year and serial of the number.
    pub serial: Serial,
    /// When it was issued, to the minute.
    pub issued_at: Moment,
    /// 有效期 in days from the day after issue; none where the paper has no end.
    pub valid_days: Option<u16>,
    /// Which item.
    pub item: ItemCode,
    /// Whom it is about; empty where it is about nobody in particular.
    pub name: String,
    /// Last four characters of the identity number; empty without one. Never more: see the crate's design notes on privacy.
    pub id_last_four: String,
    /// Unit and purpose, shortened with `…` where they do not fit.
    pub purpose: String,
    /// Digest of the text, see [`content_hash`](crate::content_hash).
    pub content: [u8; 16],
    /// First bytes of the register's head before this certificate.
    pub prev: [u8; 4],
}

/// Why a payload cannot be written, or bytes are none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PayloadFault {
    /// Issued before 2000, or a text longer than the form takes.
    #[error("这份证明的内容放不进验真码（{0}）。请缩短后再办")]
    DoesNotFit(&'static str),
    /// Not the array of this version.
    #[error("这不是守章的验真码，或者是新版软件写的")]
    NotAPayload,
}

impl std::fmt::Debug for Payload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Payload")
            .field("suite", &self.suite)
            .field("hall", &self.hall)
            .field("serial", &self.serial)
            .field("item", &self.item)
            .finish_non_exhaustive()
    }
}

impl Payload {
    /// The array. The purpose is shortened until payload and signature fit [`LONGEST`]; nothing else is.
    ///
    /// # Errors
    /// [`PayloadFault::DoesNotFit`] naming what.
    pub(crate) fn write(&self) -> Result<Vec<u8>, PayloadFault> {
        if self.name.chars().count() > NAME_CHARS {
            return Err(PayloadFault::DoesNotFit("姓名"));
        }
        if self.id_last_four.chars().count() > 4 || !self.id_last_four.is_ascii() {
            return Err(PayloadFault::DoesNotFit("证件号码后四位"));
        }
        let issued = minutes::of(self.issued_at).ok_or(PayloadFault::DoesNotFit("出具时间"))?;
        let mut most = PURPOSE_CHARS.min(self.purpose.chars().count());
        loop {
            let bytes = self.array(issued, &shortened(&self.purpose, most));
            if bytes.len() + SIGNATURE <= LONGEST {
                return Ok(bytes);
            }
            most = most.checked_sub(1).ok_or(PayloadFault::DoesNotFit("全文"))?;
        }
    }

    fn array(&self, issued: u32, purpose: &str) -> Vec<u8> {
        let mut encoder = Encoder::new(Vec::with_capacity(LONGEST));
        let written = encoder
            .array(FIELDS)
            .and_then(|e| e.u8(VERSION))
            .and_then(|e| e.u8(self.suite.byte()))
            .and_then(|e| e.u32(self.hall.number()))
            .and_then(|e| e.u16(self.key))
            .and_then(|e| e.u64(self.serial.number()))
            .and_then(|e| e.u32(issued))
            .and_then(|e| e.u16(self.valid_days.unwrap_or(0)))
            .and_then(|e| e.str(self.item.as_str()))
            .and_then(|e| e.str(&self.name))
            .and_then(|e| e.str(&self.id_last_four))
            .and_then(|e| e.str(purpose))
            .and_then(|e| e.bytes(&self.content))
            .and_then(|e| e.bytes(&self.prev));
        written.expect("a vector takes whatever is written");
        encoder.into_writer()
    }

    /// Reads the array; only what [`Self::write`] would write.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, PayloadFault> {
        let payload = read_array(bytes).ok_or(PayloadFault::NotAPayload)?;
        match payload.write() {
            Ok(written) if written == bytes => Ok(payload),
            _ => Err(PayloadFault::NotAPayload),
        }
    }
}

/// The text, or its beginning with `…` in the last of `most` characters.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    match most.checked_sub(1) {
        Some(kept) => text.chars().take(kept).chain(['…']).collect(),
        None => String::new(),
    }
}

fn read_array(bytes: &[u8]) -> Option<Payload> {
    let mut decoder = Decoder::new(bytes);
    if decoder.array().ok()? != Some(FIELDS) || decoder.u8().ok()? != VERSION {
        return None;
    }
    let payload = Payload {
        suite: Suite::from_byte(decoder.u8().ok()?)?,
        hall: HallId::new(decoder.u32().ok()?)?,
        key: decoder.u16().ok()?,
        serial: Serial::from_number(decoder.u64().ok()?)?,
        issued_at: minutes::moment(decoder.u32().ok()?),
        valid_days: Some(decoder.u16().ok()?).filter(|&days| days > 0),
        item: ItemCode::new(decoder.str().ok()?).ok()?,
        name: decoder.str().ok()?.to_owned(),
        id_last_four: decoder.str().ok()?.to_owned(),
        purpose: decoder.str().ok()?.to_owned(),
        content: decoder.bytes().ok()?.try_into().ok()?,
        prev: decoder.bytes().ok()?.try_into().ok()?,
    };
    (decoder.position() == bytes.len()).then_some(payload)
}
