//! 查验结论.

use shouzhang_credential::{
    Credential, HallId, Outcome, Payload, Serial, ShortCode, Suite, Trust, TrustedKey, judge, judge_short,
};

use crate::invented::{at, credential, hall, noon, payload, signer, trust};

fn judged(one: &Payload, with: u8) -> Outcome {
    let signed = Credential::sign(one, &signer(one.suite, with)).expect("signed");
    judge(&signed, &trust(hall(one.suite)), noon()).outcome
}

#[test]
fn a_genuine_certificate_is_valid_and_says_as_of_when() {
    for suite in Suite::ALL {
        let verdict = judge(&credential(suite), &trust(hall(suite)), noon());
        assert_eq!(verdict.outcome, Outcome::Valid, "{suite:?}");
        assert_eq!(verdict.voids_as_of, Some(at("2026-11-20T17:00:00+08:00")), "作废名单截至");
        assert_eq!(
            verdict.hall_name.as_deref(),
            Some("六安市金安区清河街道柳荫社区居民委员会"),
            "who issued it"
        );
        assert_eq!(
            verdict.valid_until.map(|day| day.to_string()).as_deref(),
            Some("2026-12-23"),
            "until when"
        );
        assert!(!verdict.is_list_expired, "the list is in force");
    }
}

#[test]
fn a_void_number_is_void_whatever_its_signature() {
    let void = Payload { serial: Serial::new(2026, 400).expect("a serial"), ..payload(Suite::Sm2) };
    assert_eq!(judged(&void, 7), Outcome::Void, "on the list");
}

#[test]
fn another_key_and_another_text_do_not_fit() {
    assert_eq!(judged(&payload(Suite::Sm2), 8), Outcome::BadSignature, "signed by somebody else");
    let other_key = Payload { key: 2, ..payload(Suite::Sm2) };
    assert_eq!(judged(&other_key, 7), Outcome::UnknownKey, "a key nobody vouches for");
    let other_hall = Payload { hall: HallId::new(99).expect("a hall"), ..payload(Suite::Sm2) };
    assert_eq!(judged(&other_hall, 7), Outcome::UnknownKey, "a hall nobody vouches for");
}

#[test]
fn a_key_counts_in_its_time_only() {
    let early = Payload { issued_at: at("2026-10-31T23:59:00+08:00"), ..payload(Suite::Sm2) };
    assert_eq!(judged(&early, 7), Outcome::UnknownKey, "before the key was taken into use");
    let lost = |until: &str| {
        let mut hall = hall(Suite::Sm2);
        let key = hall.keys[0].clone();
        hall.keys = vec![TrustedKey { valid_until: Some(at(until)), ..key }];
        judge(&credential(Suite::Sm2), &trust(hall), noon()).outcome
    };
    assert_eq!(lost("2026-11-23T14:36:00+08:00"), Outcome::UnknownKey, "the key was lost the minute before");
    assert_eq!(lost("2026-11-23T14:37:00+08:00"), Outcome::Valid, "it was lost the minute after");
}

#[test]
fn validity_ends_with_its_last_day() {
    let trust = trust(hall(Suite::Sm2));
    let on = |day: &str| judge(&credential(Suite::Sm2), &trust, at(day)).outcome;
    assert_eq!(on("2026-12-23T23:59:59+08:00"), Outcome::Valid, "thirty days after the day of issue");
    assert_eq!(on("2026-12-24T00:00:00+08:00"), Outcome::Expired, "the day after");
    assert_eq!(on("2026-12-23T17:00:00+00:00"), Outcome::Expired, "it is the counter's day that counts");
    let without_end = Payload { valid_days: None, ..payload(Suite::Sm2) };
    let signed = Credential::sign(&without_end, &signer(Suite::Sm2, 7)).expect("signed");
    assert_eq!(
        judge(&signed, &trust, at("2046-01-01T00:00:00+08:00")).outcome,
        Outcome::Valid,
        "no end was set"
    );
}

#[test]
fn an_expired_list_is_said_and_no_list_at_all_too() {
    let late = at("2027-03-01T00:00:00+08:00");
    let without_end = Payload { valid_days: None, ..payload(Suite::Sm2) };
    let signed = Credential::sign(&without_end, &signer(Suite::Sm2, 7)).expect("signed");
    let verdict = judge(&signed, &trust(hall(Suite::Sm2)), late);
    assert_eq!((verdict.outcome, verdict.is_list_expired), (Outcome::Valid, true), "valid, with a caution");
    let nothing = judge(&signed, &Trust::default(), late);
    assert_eq!((nothing.outcome, nothing.voids_as_of), (Outcome::UnknownKey, None), "nothing is trusted");
}

#[test]
fn a_short_code_is_confirmed_by_the_book_and_only_looked_up_elsewhere() {
    let (signed, trust) = (credential(Suite::Sm2), trust(hall(Suite::Sm2)));
    let code = ShortCode::of(&signed);
    let outcome = |kept: Option<&Credential>| judge_short(&code, kept, &trust, noon()).outcome;
    assert_eq!(outcome(Some(&signed)), Outcome::Valid, "the hall has the very signature");
    let other = Payload { name: "李四".into(), ..payload(Suite::Sm2) };
    let other = Credential::sign(&other, &signer(Suite::Sm2, 7)).expect("signed");
    assert_eq!(outcome(Some(&other)), Outcome::BadSignature, "another paper has that number");
    assert_eq!(outcome(None), Outcome::Unproven, "a short code carries no signature");
    let void = Payload { serial: Serial::new(2026, 400).expect("a serial"), ..payload(Suite::Sm2) };
    let void = ShortCode::of(&Credential::sign(&void, &signer(Suite::Sm2, 7)).expect("signed"));
    assert_eq!(judge_short(&void, None, &trust, noon()).outcome, Outcome::Void, "the number is on the list");
    assert_eq!(judge_short(&code, None, &Trust::default(), noon()).outcome, Outcome::UnknownKey, "no list");
}
