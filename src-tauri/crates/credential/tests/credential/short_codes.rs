//! 短码: typed when scanning fails.

use proptest::prelude::*;
use shouzhang_credential::{Credential, Payload, Serial, ShortCode, ShortCodeFault, Suite};

use crate::invented::{credential, hall_id, payload, signer};

#[test]
fn a_short_code_names_hall_and_number() {
    let signed = credential(Suite::Sm2);
    let code = ShortCode::of(&signed);
    let printed = code.to_string();
    assert_eq!(printed.len(), 24, "five groups of four: {printed}");
    let typed = ShortCode::parse(&printed).expect("as printed");
    assert_eq!((typed.hall, typed.serial), (hall_id(), signed.payload().serial), "hall and number");
    assert!(typed.is_of(&signed), "and the trace of the signature");
    assert!(!typed.is_of(&credential(Suite::Ed25519)), "of no other");
}

#[test]
fn it_is_read_as_people_type_it() {
    let printed = ShortCode::of(&credential(Suite::Sm2)).to_string();
    let spellings = [
        printed.to_lowercase(),
        printed.replace('-', ""),
        printed.replace('-', " "),
        printed.replace('-', "——"),
        printed.replace('0', "O").replace('1', "l"),
        printed.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).expect("full width")).collect(),
    ];
    for typed in spellings {
        assert_eq!(ShortCode::parse(&typed).map(|code| code.to_string()).as_ref(), Ok(&printed), "{typed}");
    }
}

#[test]
fn a_mistyped_code_says_so() {
    let printed = ShortCode::of(&credential(Suite::Sm2)).to_string();
    let symbols: Vec<char> = printed.chars().filter(|&c| c != '-').collect();
    for at in 0..symbols.len() {
        let mut wrong = symbols.clone();
        wrong[at] = if wrong[at] == '7' { '8' } else { '7' };
        let wrong: String = wrong.into_iter().collect();
        assert_eq!(ShortCode::parse(&wrong), Err(ShortCodeFault::Mistyped), "one character: {wrong}");
    }
    assert_eq!(ShortCode::parse(&printed[..23]), Err(ShortCodeFault::Length(19)), "one is missing");
    assert_eq!(ShortCode::parse(""), Err(ShortCodeFault::Length(0)), "nothing");
    assert_eq!(ShortCode::parse("U000"), Err(ShortCodeFault::Character('U')), "no U on paper");
    assert_eq!(
        ShortCode::parse("柳荫"),
        Err(ShortCodeFault::Character('柳')),
        "the number instead of the code"
    );
}

proptest! {
    #[test]
    fn every_number_has_its_code(year in 2000_i32..=2127, number in 1_u32..1_000_000, key in any::<u16>()) {
        let serial = Serial::new(year, number).expect("a serial");
        let one = Payload { serial, key, ..payload(Suite::Ed25519) };
        let signed = Credential::sign(&one, &signer(Suite::Ed25519, 7)).expect("signed");
        let code = ShortCode::of(&signed);
        prop_assert_eq!(ShortCode::parse(&code.to_string()), Ok(code), "{}", code);
        prop_assert_eq!(code.serial, serial, "{}", code);
    }

    #[test]
    fn no_text_panics(text in ".{0,200}") {
        drop(ShortCode::parse(&text));
    }
}
