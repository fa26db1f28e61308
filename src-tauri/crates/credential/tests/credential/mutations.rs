//! Changed codes: none is accepted, none panics. A few thousand here; `benches/verify.rs` takes a million.

use shouzhang_credential::{Credential, Outcome, Suite, judge};

use crate::changes::Changes;
use crate::invented::{credential, hall, noon, trust};

#[test]
fn no_changed_code_is_accepted() {
    for suite in Suite::ALL {
        let (genuine, trust) = (credential(suite), trust(hall(suite)));
        assert_eq!(judge(&genuine, &trust, noon()).outcome, Outcome::Valid, "the unchanged one is");
        let mut changes = Changes::new(u64::from(suite.byte()));
        for n in 0..3_000 {
            let digits = changes.of(&genuine.digits());
            let accepted = Credential::from_digits(&digits)
                .is_ok_and(|changed| judge(&changed, &trust, noon()).outcome == Outcome::Valid);
            assert!(!accepted, "{suite:?}, change {n}: {digits}");
            let bytes = changes.of_bytes(genuine.bytes());
            let accepted = Credential::from_bytes(&bytes)
                .is_ok_and(|changed| judge(&changed, &trust, noon()).outcome == Outcome::Valid);
            assert!(!accepted, "{suite:?}, change {n}: {bytes:?}");
        }
    }
}
