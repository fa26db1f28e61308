//! 查验: what is asked about a code, and the verdict.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Labelled;

/// Checks a code. One of the two.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VerifyCredential {
    /// Digits as a scanner types them, or the short code.
    #[serde(default)]
    #[ts(optional)]
    pub code: Option<String>,
    /// A PDF, PNG or JPEG, in base 64.
    #[serde(default)]
    #[ts(optional)]
    pub file: Option<String>,
}

/// What came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VerdictOutcome {
    /// 有效.
    Valid,
    /// 已作废.
    Void,
    /// 签名不符.
    BadSignature,
    /// 密钥未知.
    UnknownKey,
    /// 超期.
    Expired,
    /// 待核: a short code of another hall.
    Unproven,
}

/// Whether a PDF is the file that was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContentCheck {
    /// No PDF of ours was shown, so nobody looked.
    NotLooked,
    /// Byte by byte, with the hall's signature over it.
    Same,
    /// Its text is not the one that was signed.
    Altered,
    /// Its text is, but not the file around it: something was changed, added, or the signature taken away.
    FileChanged,
}

/// A verdict, always with 作废名单截至.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CredentialVerdict {
    /// What came out.
    pub outcome: VerdictOutcome,
    /// 有效, 已作废 …
    pub title: String,
    /// What it means and what to do.
    pub advice: String,
    /// 作废名单截至 in words: a day, or that there is no list.
    pub voids_as_of: String,
    /// Whether the list is past its own end.
    pub is_list_expired: bool,
    /// Whether the file was held against its signatures, and what came out.
    pub content: ContentCheck,
    /// What the code says, to be compared with the paper; empty where the signature is not good.
    pub facts: Vec<Labelled>,
    /// The number in this hall's own register, if it is one of its papers.
    pub own_number: Option<String>,
}

/// Imports a trust bundle.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportTrust {
    /// The file, in base 64.
    pub file: String,
    /// Fingerprint of the county's key, as compared by telephone; needed the first time.
    #[serde(default)]
    #[ts(optional)]
    pub fingerprint: Option<String>,
}

/// Makes a new key for the hall's codes.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RotateKey {
    /// First day it signs, such as `2026-12-15`; at once without one.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
}

/// A key of the hall.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyView {
    /// Its number, from 1.
    pub key: u16,
    /// Compared by telephone.
    pub fingerprint: String,
    /// From when it signs.
    pub since: String,
    /// Until when, once there is another.
    pub until: Option<String>,
}

/// The hall's own keys and the bundle in force.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrustView {
    /// Number of this hall in codes.
    pub hall: u32,
    /// Fingerprint of the key it signs with; none before the first certificate of an old book.
    pub fingerprint: Option<String>,
    /// All its keys, oldest first.
    pub keys: Vec<KeyView>,
    /// The bundle in force.
    pub bundle: Option<BundleView>,
}

/// A trust bundle.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BundleView {
    /// Who signed it.
    pub county: String,
    /// Fingerprint of that key.
    pub fingerprint: String,
    /// Version.
    pub version: u32,
    /// When it was signed.
    pub issued_at: String,
    /// When it has to be replaced.
    pub expires_at: String,
    /// Whether that is over.
    pub is_expired: bool,
    /// Halls in it.
    pub halls: u32,
    /// Void numbers in it.
    pub voids: u32,
}
