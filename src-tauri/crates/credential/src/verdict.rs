//! 查验结论: a credential held against what one trusts.

use chrono::{Days, NaiveDate};
use shouzhang_domain::{Moment, china_time};

use crate::bundle::TrustBundle;
use crate::credential::Credential;
use crate::hall_id::HallId;
use crate::key::PublicKey;
use crate::payload::Payload;
use crate::serial::Serial;
use crate::short_code::ShortCode;
use crate::trusted_hall::TrustedHall;

/// What came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// 有效.
    Valid,
    /// 已作废.
    Void,
    /// 签名不符.
    BadSignature,
    /// 密钥未知: nobody one trusts vouches for the key, or not for that day.
    UnknownKey,
    /// 超期: genuine, and its validity is over.
    Expired,
    /// 待核: a short code of another hall whose number is not on the void list. It carries no signature, so only the hall
    /// itself can say more.
    Unproven,
}

/// An outcome and how new the lists are it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What came out.
    pub outcome: Outcome,
    /// Name of the hall's committee, where one trusts it.
    pub hall_name: Option<String>,
    /// 作废名单截至; none only where there is no list at all.
    pub voids_as_of: Option<Moment>,
    /// Whether the list is past its own end: a valid certificate is then shown with a caution.
    pub is_list_expired: bool,
    /// Last day of validity, where there is one.
    pub valid_until: Option<NaiveDate>,
}

/// Halls one trusts, from one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustSource {
    /// The halls.
    pub halls: Vec<TrustedHall>,
    /// When the list was made.
    pub issued_at: Moment,
    /// When it has to be replaced; never for one's own book.
    pub expires_at: Option<Moment>,
}

/// Everything one trusts: one's own book first, then the county's bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trust {
    /// In the order they are asked.
    pub sources: Vec<TrustSource>,
}

impl From<TrustBundle> for TrustSource {
    fn from(bundle: TrustBundle) -> Self {
        Self { halls: bundle.halls, issued_at: bundle.issued_at, expires_at: Some(bundle.expires_at) }
    }
}

impl Trust {
    fn hall(&self, hall: HallId) -> Option<(&TrustSource, &TrustedHall)> {
        self.sources.iter().find_map(|source| {
            source.halls.iter().find(|trusted| trusted.hall == hall).map(|trusted| (source, trusted))
        })
    }

    /// The key that would have signed a payload, whenever that was; none where nobody trusted knows it.
    #[must_use]
    pub fn key_of(&self, payload: &Payload) -> Option<&PublicKey> {
        let (_, hall) = self.hall(payload.hall)?;
        hall.key(payload.key, payload.suite).map(|trusted| &trusted.public)
    }

    /// How new the newest list is, for whoever stands in none.
    fn newest(&self) -> Option<&TrustSource> {
        self.sources.iter().max_by_key(|source| source.issued_at)
    }
}

impl TrustSource {
    fn has_expired(&self, now: Moment) -> bool {
        self.expires_at.is_some_and(|end| now >= end)
    }
}

/// Judges a code. In this order: is the key known, is the signature good, may the key have signed then, is the number void,
/// is the validity over.
#[must_use]
pub fn judge(credential: &Credential, trust: &Trust, now: Moment) -> Verdict {
    let payload = credential.payload();
    let Some((source, hall)) = trust.hall(payload.hall) else { return nobody_knows(trust, now) };
    let outcome = match hall.key(payload.key, payload.suite) {
        None => Outcome::UnknownKey,
        Some(key) if !credential.is_signed_by(&key.public) => Outcome::BadSignature,
        Some(key) if !key.may_have_signed_at(payload.issued_at) => Outcome::UnknownKey,
        Some(_) if hall.voids.contains(&payload.serial) => Outcome::Void,
        Some(_) if valid_until(payload).is_some_and(|last| china_time(now).date_naive() > last) => {
            Outcome::Expired
        }
        Some(_) => Outcome::Valid,
    };
    Verdict {
        outcome,
        hall_name: Some(hall.name.clone()),
        voids_as_of: Some(hall.voids_as_of),
        is_list_expired: source.has_expired(now),
        // Before the signature is known to be good, what it says is hearsay.
        valid_until: valid_until(payload).filter(|_| outcome != Outcome::BadSignature),
    }
}

/// Judges a short code; `kept` is the credential the asker's own book keeps under that number, if it is of that hall.
#[must_use]
pub fn judge_short(code: &ShortCode, kept: Option<&Credential>, trust: &Trust, now: Moment) -> Verdict {
    match kept {
        Some(kept) if code.is_of(kept) => judge(kept, trust, now),
        Some(kept) => {
            Verdict { outcome: Outcome::BadSignature, valid_until: None, ..judge(kept, trust, now) }
        }
        None => match trust.hall(code.hall) {
            None => nobody_knows(trust, now),
            Some((source, hall)) => Verdict {
                outcome: outcome_by_number(hall, code.serial),
                hall_name: Some(hall.name.clone()),
                voids_as_of: Some(hall.voids_as_of),
                is_list_expired: source.has_expired(now),
                valid_until: None,
            },
        },
    }
}

fn outcome_by_number(hall: &TrustedHall, serial: Serial) -> Outcome {
    if hall.voids.contains(&serial) { Outcome::Void } else { Outcome::Unproven }
}

fn nobody_knows(trust: &Trust, now: Moment) -> Verdict {
    let newest = trust.newest();
    Verdict {
        outcome: Outcome::UnknownKey,
        hall_name: None,
        voids_as_of: newest.map(|source| source.issued_at),
        is_list_expired: newest.is_some_and(|source| source.has_expired(now)),
        valid_until: None,
    }
}

/// Last day of validity; the day of issue does not count (民法典第二百零一条).
fn valid_until(payload: &Payload) -> Option<NaiveDate> {
    payload.issued_at.date_naive().checked_add_days(Days::new(u64::from(payload.valid_days?)))
}
