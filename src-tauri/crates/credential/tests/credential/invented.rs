//! A hall, people and keys that do not exist.

use shouzhang_credential::{
    Credential, HallId, LocalSigner, Payload, Serial, Signer, Suite, Trust, TrustBundle, TrustSource,
    TrustedHall, TrustedKey, content_hash,
};
use shouzhang_domain::{ItemCode, Moment};

pub(crate) fn at(text: &str) -> Moment {
    chrono::DateTime::parse_from_rfc3339(text).expect("a moment")
}

/// The moment of the tests.
pub(crate) fn noon() -> Moment {
    at("2026-11-23T14:36:00+08:00")
}

pub(crate) fn hall_id() -> HallId {
    HallId::new(341_599).expect("a hall")
}

/// The `n`th key; the same every time.
pub(crate) fn signer(suite: Suite, n: u8) -> LocalSigner {
    LocalSigner::from_seed(suite, &[n; 32]).expect("a usable seed")
}

pub(crate) fn payload(suite: Suite) -> Payload {
    Payload {
        suite,
        hall: hall_id(),
        key: 1,
        serial: Serial::new(2026, 418).expect("a serial"),
        issued_at: noon(),
        valid_days: Some(30),
        item: ItemCode::new("K29").expect("a code"),
        name: "张三".into(),
        id_last_four: "0016".into(),
        purpose: "示例市第二实验小学，子女入学报名".into(),
        content: content_hash(suite, "兹证明张三在我社区居住。"),
        prev: [1, 2, 3, 4],
    }
}

pub(crate) fn credential(suite: Suite) -> Credential {
    Credential::sign(&payload(suite), &signer(suite, 7)).expect("signed")
}

/// The hall as others know it: its first key, one void number.
pub(crate) fn hall(suite: Suite) -> TrustedHall {
    TrustedHall {
        hall: hall_id(),
        name: "六安市金安区清河街道柳荫社区居民委员会".into(),
        keys: vec![TrustedKey {
            key: 1,
            public: signer(suite, 7).public_key().clone(),
            valid_from: at("2026-11-01T00:00:00+08:00"),
            valid_until: None,
        }],
        voids: vec![Serial::new(2026, 400).expect("a serial")],
        voids_as_of: at("2026-11-20T17:00:00+08:00"),
    }
}

pub(crate) fn trust(hall: TrustedHall) -> Trust {
    let source = TrustSource {
        halls: vec![hall],
        issued_at: at("2026-11-21T09:00:00+08:00"),
        expires_at: Some(at("2027-02-21T00:00:00+08:00")),
    };
    Trust { sources: vec![source] }
}

pub(crate) fn bundle(version: u32) -> TrustBundle {
    TrustBundle {
        county: "六安市金安区民政局".into(),
        version,
        issued_at: at("2026-11-21T09:00:00+08:00"),
        expires_at: at("2027-02-21T00:00:00+08:00"),
        halls: vec![hall(Suite::Sm2)],
    }
}
