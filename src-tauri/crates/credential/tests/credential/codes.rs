//! The code on the paper.

use proptest::prelude::*;
use shouzhang_credential::{CodeFault, Credential, LONGEST, Payload, Suite};

use crate::invented::{credential, payload, signer};

#[test]
fn a_code_says_what_was_signed() {
    for suite in Suite::ALL {
        let signed = credential(suite);
        let digits = signed.digits();
        assert!(digits.bytes().all(|b| b.is_ascii_digit()), "numeric mode: {digits}");
        let scanned = Credential::from_digits(&digits).expect("a code");
        assert_eq!(scanned, signed, "what is scanned is what was signed");
        assert_eq!(scanned.payload(), &payload(suite), "field by field");
        assert!(
            scanned.is_signed_by(shouzhang_credential::Signer::public_key(&signer(suite, 7))),
            "by its key"
        );
        assert!(
            (140..=200).contains(&signed.bytes().len()),
            "a usual code takes {} bytes",
            signed.bytes().len()
        );
    }
}

#[test]
fn a_code_typed_with_blanks_or_full_width_digits_is_the_same_code() {
    let signed = credential(Suite::Sm2);
    let groups: Vec<String> =
        signed.digits().as_bytes().chunks(5).map(|five| String::from_utf8_lossy(five).into_owned()).collect();
    assert_eq!(Credential::from_digits(&groups.join(" ")).ok(), Some(signed.clone()), "groups of five");
    let wide: String = signed
        .digits()
        .chars()
        .map(|c| char::from_u32(u32::from(c) + 0xFEE0).expect("a full-width digit"))
        .collect();
    assert_eq!(Credential::from_digits(&wide).ok(), Some(signed.clone()), "a Chinese input method");
    assert_eq!(Credential::from_digits(&format!("{}\r\n", signed.digits())).ok(), Some(signed), "a scanner");
}

#[test]
fn the_longest_people_fit_and_only_the_purpose_is_shortened() {
    let longest = Payload {
        name: "阿".repeat(50),
        purpose: "𠅤".repeat(60),
        hall: shouzhang_credential::HallId::new((1 << 30) - 1).expect("the last hall"),
        key: u16::MAX,
        valid_days: Some(u16::MAX),
        ..payload(Suite::Sm2)
    };
    let signed = Credential::sign(&longest, &signer(Suite::Sm2, 7)).expect("fits");
    assert!(signed.bytes().len() <= LONGEST, "{} bytes", signed.bytes().len());
    assert_eq!(signed.payload().name, longest.name, "a name is never cut");
    let purpose = &signed.payload().purpose;
    assert!(
        purpose.ends_with('…') && purpose.starts_with('𠅤'),
        "cut at a character, and it says so: {purpose}"
    );
    let too_long = Payload { name: "阿".repeat(51), ..payload(Suite::Sm2) };
    let refused = Credential::sign(&too_long, &signer(Suite::Sm2, 7));
    assert!(matches!(refused, Err(CodeFault::Payload(_))), "a name the form does not take: {refused:?}");
}

#[test]
fn a_key_of_another_suite_does_not_sign() {
    let refused = Credential::sign(&payload(Suite::Sm2), &signer(Suite::Ed25519, 7));
    assert!(matches!(refused, Err(CodeFault::OtherSuite)), "{refused:?}");
}

#[test]
fn only_the_shortest_form_is_a_code() {
    let signed = credential(Suite::Ed25519);
    let bytes = signed.bytes();
    // The version 1 written in two bytes instead of one: the same array to a lenient reader.
    let longer = [&bytes[..1], &[0x18, 1], &bytes[2..]].concat();
    for (what, wrong) in [
        ("a number in a longer form", longer),
        ("cut off", bytes[..bytes.len() - 1].to_vec()),
        ("something behind it", [bytes, &[0]].concat()),
        ("an array of indefinite length", [&[0x9F][..], &bytes[1..]].concat()),
        ("nothing", Vec::new()),
        ("a signature alone", bytes[bytes.len() - 64..].to_vec()),
        ("another version", [&bytes[..1], &[2], &bytes[2..]].concat()),
        ("another suite", [&bytes[..2], &[3], &bytes[3..]].concat()),
    ] {
        assert!(Credential::from_bytes(&wrong).is_err(), "{what} is no code");
    }
}

proptest! {
    #[test]
    fn any_person_and_purpose_come_back(
        name in "[\u{4E00}-\u{9FFF}\u{20000}-\u{20100}·A-Za-z ]{0,50}",
        last in "[0-9]{3}[0-9X]|",
        purpose in "[\u{4E00}-\u{9FFF}，0-9]{0,60}",
        serial in 1_u32..1_000_000,
        days in proptest::option::of(1_u16..),
    ) {
        let serial = shouzhang_credential::Serial::new(2026, serial).expect("a serial");
        let one = Payload { name, id_last_four: last, purpose, serial, valid_days: days, ..payload(Suite::Ed25519) };
        let signed = Credential::sign(&one, &signer(Suite::Ed25519, 7)).expect("fits");
        prop_assert!(signed.bytes().len() <= LONGEST, "{} bytes", signed.bytes().len());
        let scanned = Credential::from_digits(&signed.digits()).expect("a code");
        prop_assert_eq!(&scanned.payload().name, &one.name, "the name is whole");
        prop_assert_eq!(scanned.payload().serial, one.serial, "the number");
        prop_assert_eq!(scanned.payload().valid_days, one.valid_days, "the validity");
    }

    #[test]
    fn no_bytes_and_no_text_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in ".{0,900}") {
        prop_assert!(Credential::from_bytes(&bytes).is_err(), "random bytes are no code");
        prop_assert!(Credential::from_digits(&text).is_err(), "a random text is no code");
    }
}
