//! The examples of the standards.

use shouzhang_credential::{KeyFault, LocalSigner, PublicKey, SignatureBytes, Signer, Suite};

fn bytes(hex: &str) -> Vec<u8> {
    let digits: String = hex.split_whitespace().collect();
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hex")).collect()
}

fn array<const N: usize>(hex: &str) -> [u8; N] {
    bytes(hex).try_into().expect("as many bytes")
}

/// GB/T 32918.5-2017, A.2: the recommended curve, id `1234567812345678`, message `message digest`.
const SM2_SECRET: &str = "3945208F 7B2144B1 3F36E38A C6D39F95 88939369 2860B51A 42FB81EF 4DF7C5B8";
const SM2_PUBLIC: &str = "04
    09F9DF31 1E5421A1 50DD7D16 1E4BC5C6 72179FAD 1833FC07 6BB08FF3 56F35020
    CCEA490C E26775A5 2DC6EA71 8CC1AA60 0AED05FB F35E084A 6632F607 2DA9AD13";
const SM2_SIGNATURE: &str = "
    F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3
    B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA";

/// RFC 8032, 7.1: secret key, public key, message, signature.
const ED25519: [[&str; 4]; 2] = [
    [
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
];

#[test]
fn sm2_is_that_of_the_standard() {
    let signer = LocalSigner::from_seed(Suite::Sm2, &array(SM2_SECRET)).expect("the standard's key");
    assert_eq!(signer.public_key().bytes(), bytes(SM2_PUBLIC), "the standard's public key");
    let key = PublicKey::new(Suite::Sm2, &bytes(SM2_PUBLIC)).expect("a point of the curve");
    let signature: SignatureBytes = array(SM2_SIGNATURE);
    assert!(key.has_signed(b"message digest", &signature), "the standard's signature");
    assert!(!key.has_signed(b"message digesT", &signature), "of nothing else");
}

#[test]
fn ed25519_is_that_of_the_rfc() {
    for [secret, public, message, signature] in ED25519 {
        let signer = LocalSigner::from_seed(Suite::Ed25519, &array(secret)).expect("any seed will do");
        assert_eq!(signer.public_key().bytes(), bytes(public), "the public key of {secret}");
        let signed = signer.sign(&bytes(message)).expect("signed");
        assert_eq!(signed, array::<64>(signature), "the signature is determined");
        assert!(signer.public_key().has_signed(&bytes(message), &signed), "and verifies");
    }
}

#[test]
fn no_flipped_bit_and_no_empty_signature_is_accepted() {
    for suite in Suite::ALL {
        let signer = LocalSigner::from_seed(suite, &[9; 32]).expect("a key");
        let signature = signer.sign(b"message").expect("signed");
        assert_eq!(
            signature,
            signer.sign(b"message").expect("signed"),
            "the same message, the same signature"
        );
        for bit in 0..512 {
            let mut flipped = signature;
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(!signer.public_key().has_signed(b"message", &flipped), "{suite:?}: bit {bit}");
        }
        for wrong in [[0; 64], [255; 64], [1; 64]] {
            assert!(!signer.public_key().has_signed(b"message", &wrong), "{suite:?}: {wrong:?}");
        }
    }
}

#[test]
fn what_is_no_key_is_refused() {
    let off_curve = [&[4][..], &[1; 64]].concat();
    let compressed = [&[2][..], &bytes(SM2_PUBLIC)[1..33]].concat();
    for wrong in [&[][..], &[4], &[0; 65], &off_curve, &compressed, &[255; 65]] {
        let refused = PublicKey::new(Suite::Sm2, wrong);
        assert_eq!(refused.err(), Some(KeyFault::NotAKey(Suite::Sm2)), "{} bytes", wrong.len());
    }
    // The neutral element and a point of order 8: everybody's signature would fit.
    let neutral = [&[1][..], &[0; 31]].concat();
    let weak = bytes("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa");
    for wrong in [&[][..], &[0; 31], &neutral, &weak] {
        let refused = PublicKey::new(Suite::Ed25519, wrong);
        assert_eq!(refused.err(), Some(KeyFault::NotAKey(Suite::Ed25519)), "{} bytes", wrong.len());
    }
    let zero = LocalSigner::from_seed(Suite::Sm2, &[0; 32]).err();
    assert_eq!(zero, Some(KeyFault::UnusableSeed(Suite::Sm2)), "zero is no secret");
    let beyond = LocalSigner::from_seed(Suite::Sm2, &[255; 32]).err();
    assert_eq!(beyond, Some(KeyFault::UnusableSeed(Suite::Sm2)), "beyond the order of the group");
}

#[test]
fn a_key_is_one_line_of_text() {
    for suite in Suite::ALL {
        let signer = LocalSigner::from_seed(suite, &[9; 32]).expect("a key");
        let key = signer.public_key();
        assert_eq!(PublicKey::parse(&key.text()).as_ref(), Ok(key), "{}", key.text());
        let typed = format!("  {}\n", key.text().replace(':', " : "));
        assert_eq!(PublicKey::parse(&typed).as_ref(), Ok(key), "blanks do not matter");
        assert_eq!(key.fingerprint().len(), 19, "four groups of four: {}", key.fingerprint());
    }
    for wrong in ["", "sm2", "sm2:", "rsa:00", "sm2:0", "sm2:zz", "ed25519:é"] {
        assert!(PublicKey::parse(wrong).is_err(), "{wrong:?}");
    }
}
