//! 验真: what stands in the two-dimensional code on a certificate, who signed it, and what to think of it without network.
//!
//! For: making a certificate checkable by the person it is handed to. A [`Credential`] is a compact [`Payload`] (hall,
//! number, item, date, validity, name, purpose, digest of the text; of the id number the last four only) with a signature;
//! it travels as one decimal number of at most 300 bytes, and as a [`ShortCode`] one can type. A [`TrustBundle`] carries the
//! keys of the halls and the void numbers, signed by the county. [`judge`] holds the one against the other.
//!
//! It deliberately does not know: paths, the book, how a page is laid out, the clock (`now` is handed in), randomness (seeds
//! are handed in), and where a secret key lies — whoever has one implements [`Signer`]. The signature is an anti-forgery
//! mark of the register, not an electronic seal (电子签章) in the sense of GB/T 38540; no module here is a certified
//! cryptographic product.
//!
//! Start reading at [`Payload`] (the fixed array), then [`judge`] (the verdicts), then [`TrustBundle`].
//!
//! ```text
//! Payload ─ sign ─► Credential ─ digits() ─► code on the paper ─ Credential::from_digits ─┐
//!                        └─ ShortCode::of                                                  ├─► judge ─► Verdict
//! TrustBundle ─ seal ─► file ─ TrustBundle::open ─► Trust ─────────────────────────────────┘
//! ```
//!
//! Nothing here panics on any bytes: whatever was scanned, typed or received ends as a value or a fault.

mod bundle;
mod check_symbols;
mod content;
mod credential;
mod enrolment;
mod file_seal;
mod file_signature;
mod hall_id;
mod key;
mod minutes;
mod numeric;
mod payload;
mod scan;
mod sealed_file;
mod serial;
mod short_code;
mod signer;
mod suite;
mod trusted_hall;
mod verdict;

pub use bundle::{BundleFault, SealFault, SealedBundle, TrustBundle};
pub use content::content_hash;
pub use credential::{CodeFault, Credential};
pub use enrolment::{Enrolment, EnrolmentFault, SealedEnrolment};
pub use file_seal::{FileSeal, FileSealFault};
pub use file_signature::{FileSignature, FileSignatureFault, signed_digest};
pub use hall_id::HallId;
pub use key::{KeyFault, PublicKey, SignatureBytes};
pub use payload::{LONGEST, Payload, PayloadFault};
pub use scan::{Grey, PictureFault};
pub use serial::Serial;
pub use short_code::{ShortCode, ShortCodeFault};
pub use signer::{LocalSigner, SignFault, Signer};
pub use suite::Suite;
pub use trusted_hall::{TrustedHall, TrustedKey};
pub use verdict::{Outcome, Trust, TrustSource, Verdict, judge, judge_short};
