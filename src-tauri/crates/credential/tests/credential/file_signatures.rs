//! The signature of a file, and whose it is.

use shouzhang_credential::{FileSeal, FileSignature, FileSignatureFault, Signer, Suite, signed_digest};

use crate::invented::{at, signer};

const NAME: &str = "六安市金安区清河街道柳荫社区居民委员会";

fn seal(suite: Suite, with: u8) -> FileSeal {
    let since = at("2026-11-01T00:00:00+08:00");
    FileSeal::of_seed(&[with; 32], &signer(suite, with), NAME, since).expect("a key for files")
}

fn digest() -> [u8; 32] {
    signed_digest(b"%PDF-1.7 before", b"behind %%EOF")
}

/// As it lies in a file: in a room that is larger than it.
fn padded(mut contents: Vec<u8>) -> Vec<u8> {
    contents.resize(2048, 0);
    contents
}

#[test]
fn a_signature_fits_its_file_and_its_hall_alone() {
    for suite in Suite::ALL {
        let contents = padded(seal(suite, 7).sign(&digest()).expect("signed"));
        let signature = FileSignature::read(&contents, &digest()).expect("whole");
        assert!(signature.is_of(signer(suite, 7).public_key()), "{suite:?}: the hall's word for its key");
        assert!(!signature.is_of(signer(suite, 8).public_key()), "{suite:?}: no other hall's");
        let other = signed_digest(b"%PDF-1.7 before", b"behind %%EOF ");
        let changed = FileSignature::read(&contents, &other);
        assert_eq!(changed, Err(FileSignatureFault::Changed), "{suite:?}: another file");
    }
}

#[test]
fn every_flipped_bit_of_it_is_noticed() {
    let contents = padded(seal(Suite::Sm2, 7).sign(&digest()).expect("signed"));
    let hall = signer(Suite::Sm2, 7);
    for bit in 0..8 * contents.len() {
        let mut flipped = contents.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let accepted = FileSignature::read(&flipped, &digest())
            .is_ok_and(|signature| signature.is_of(hall.public_key()));
        assert!(!accepted, "bit {bit} of the signature");
    }
}

#[test]
fn what_is_no_signature_of_ours_says_so() {
    let contents = seal(Suite::Sm2, 7).sign(&digest()).expect("signed");
    for (what, wrong) in [
        ("nothing", Vec::new()),
        ("zeros", vec![0; 2048]),
        ("cut off", contents[..contents.len() - 1].to_vec()),
        ("something behind it", [&contents[..], &[0, 1]].concat()),
    ] {
        let refused = FileSignature::read(&wrong, &digest());
        assert_eq!(refused, Err(FileSignatureFault::NotOurs), "{what}");
    }
}
