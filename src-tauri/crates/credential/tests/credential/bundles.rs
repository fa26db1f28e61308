//! 信任名单 and 上报件.

use proptest::prelude::*;
use shouzhang_credential::{
    BundleFault, Enrolment, EnrolmentFault, SealFault, SealedBundle, Signer, Suite, TrustBundle,
};

use crate::invented::{at, bundle, hall, noon, signer};

fn sealed(version: u32, with: u8) -> Vec<u8> {
    bundle(version).seal(&signer(Suite::Sm2, with)).expect("sealed")
}

fn opened(file: &[u8]) -> SealedBundle {
    TrustBundle::open(file, noon()).expect("opened")
}

#[test]
fn a_bundle_comes_back_as_it_was_signed() {
    for suite in Suite::ALL {
        let file = bundle(5).seal(&signer(suite, 1)).expect("sealed");
        let sealed = opened(&file);
        assert_eq!(sealed.bundle, bundle(5), "{suite:?}");
        assert_eq!(&sealed.county_key, Signer::public_key(&signer(suite, 1)), "by the county");
    }
}

#[test]
fn older_foreign_and_contradicting_bundles_are_refused() {
    let in_force = opened(&sealed(5, 1));
    let may = |file: &[u8]| opened(file).may_follow(&in_force);
    assert_eq!(may(&sealed(6, 1)), Ok(()), "the next version");
    assert_eq!(may(&sealed(5, 1)), Ok(()), "the same again");
    assert_eq!(may(&sealed(4, 1)), Err(BundleFault::Older { given: 4, in_force: 5 }), "an old one");
    assert!(matches!(may(&sealed(6, 2)), Err(BundleFault::OtherCounty(_))), "signed by somebody else");
    let mut other = bundle(5);
    other.halls[0].voids.clear();
    let other = other.seal(&signer(Suite::Sm2, 1)).expect("sealed");
    assert_eq!(may(&other), Err(BundleFault::TwoOfOneVersion(5)), "the same version without the void number");
}

#[test]
fn an_expired_bundle_is_not_taken_but_may_still_be_read() {
    let file = sealed(5, 1);
    let late = at("2027-02-21T00:00:00+08:00");
    assert_eq!(
        TrustBundle::open(&file, late),
        Err(BundleFault::Expired("2027-02-21".into())),
        "its day has come"
    );
    assert!(TrustBundle::open_whenever(&file).is_ok(), "one that was taken before still tells what is void");
}

#[test]
fn every_flipped_bit_is_noticed() {
    let file = sealed(5, 1);
    for bit in (0..8 * file.len()).step_by(3) {
        let mut changed = file.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(TrustBundle::open(&changed, noon()).is_err(), "bit {bit}");
    }
    for cut in [0, 1, 8, 9, 10, 80, file.len() - 1] {
        assert_eq!(TrustBundle::open(&file[..cut], noon()), Err(BundleFault::NotABundle), "cut at {cut}");
    }
    let longer = [&file[..], &[0]].concat();
    assert_eq!(TrustBundle::open(&longer, noon()), Err(BundleFault::NotABundle), "something behind its end");
}

#[test]
fn what_must_not_be_signed_is_not_signed() {
    let mut twice = bundle(5);
    twice.halls.push(hall(Suite::Sm2));
    assert!(matches!(twice.seal(&signer(Suite::Sm2, 1)), Err(SealFault::HallTwice(_))), "a hall twice");
    let over = TrustBundle { expires_at: bundle(5).issued_at, ..bundle(5) };
    assert!(matches!(over.seal(&signer(Suite::Sm2, 1)), Err(SealFault::NoTerm)), "over before it begins");
}

#[test]
fn a_hall_speaks_for_itself_only() {
    let own = Enrolment { hall: hall(Suite::Sm2) };
    let file = own.seal(&signer(Suite::Sm2, 7)).expect("sealed");
    let opened = Enrolment::open(&file).expect("signed with the key it names");
    assert_eq!(opened.hall, own.hall, "as it was sent");
    assert_eq!(&opened.signed_by, Signer::public_key(&signer(Suite::Sm2, 7)), "and by which key");
    let foreign = own.seal(&signer(Suite::Sm2, 8)).expect("sealed");
    assert_eq!(Enrolment::open(&foreign), Err(EnrolmentFault::BadSignature), "signed with another");
    let bundle = sealed(5, 7);
    assert_eq!(Enrolment::open(&bundle), Err(EnrolmentFault::NotAnEnrolment), "a bundle is no statement");
    assert_eq!(TrustBundle::open(&file, noon()), Err(BundleFault::NotABundle), "nor the other way round");
}

proptest! {
    #[test]
    fn no_file_panics(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(TrustBundle::open(&bytes, noon()).is_err(), "random bytes");
        let dressed = [b"SZTRUST1", &bytes[..]].concat();
        prop_assert!(TrustBundle::open(&dressed, noon()).is_err(), "random bytes behind the right magic");
        prop_assert!(Enrolment::open(&dressed).is_err(), "nor is it a statement");
    }
}
