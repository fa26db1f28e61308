//! Numbers of identity documents.
//!
//! GB 11643: six digits of area, eight of birth, three of order (odd for men), one check character (ISO 7064 MOD 11-2).
//! Residence permits of people from Hong Kong, Macau and Taiwan follow it with the areas 810000, 820000, 830000
//! (港澳台居民居住证申领发放办法第三条); permanent residence cards of foreigners (from 2023-12-01) begin with 9 and have the
//! same check character; the older ones are three letters and twelve digits. Everything else — passports, travel permits —
//! is checked for length and characters only.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// Which document a number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdDocument {
    /// 居民身份证.
    ResidentCard,
    /// 港澳台居民居住证.
    HongKongMacauTaiwanPermit,
    /// 外国人永久居留身份证, 2023 pattern.
    ForeignPermanentCard,
    /// 外国人永久居留证, 2017 pattern: three letters and twelve digits.
    ForeignPermanentCardOld,
    /// A passport or travel permit; checked loosely.
    Other,
}

/// Why a number was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdFault {
    /// Digits only, but not eighteen of them.
    #[error("证件号码是 18 位，现在是 {0} 位")]
    Length(usize),
    /// Something stands where a digit must be.
    #[error("证件号码里的“{0}”不对：前 17 位只能是数字，最后一位是数字或 X")]
    NotADigit(char),
    /// The last character does not fit the others.
    #[error("证件号码最后一位对不上。请照证件再看一遍")]
    Checksum,
    /// The birth date is no day of the calendar.
    #[error("证件号码里的出生日期是 {0} 年 {1} 月 {2} 日，没有这一天。请核对")]
    NoSuchBirthday(i32, u32, u32),
    /// Born after today, or before 1850.
    #[error("证件号码里的出生日期是 {0} 年，不可能。请核对")]
    ImpossibleBirthYear(i32),
    /// A pre-1999 number of fifteen digits.
    #[error("这是 15 位的老号码，2013 年起停用。请填现在身份证上的 18 位号码")]
    FifteenDigits,
    /// A loose document number with characters no document has.
    #[error("证件号码只能有字母、数字和横线，长度 5 到 20 位")]
    NotADocumentNumber,
}

/// 居民身份号码 (or the number of another document): accepted, upper case.
///
/// `Debug` and `Display` show it masked; the full number is taken out by [`ResidentId::reveal`] alone.
#[derive(Clone, PartialEq, Eq)]
pub struct ResidentId {
    number: String,
    document: IdDocument,
    born_on: Option<NaiveDate>,
}

impl ResidentId {
    /// The full number: for the certificate and the book, never for a list, a log or a file name.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.number
    }

    /// Which document.
    #[must_use]
    pub fn document(&self) -> IdDocument {
        self.document
    }

    /// Day of birth, where the number carries one.
    #[must_use]
    pub fn born_on(&self) -> Option<NaiveDate> {
        self.born_on
    }

    /// 男 or 女, where the number says so.
    #[must_use]
    pub fn sex(&self) -> Option<&'static str> {
        self.born_on?;
        let order = self.number.as_bytes().get(16)?;
        Some(if order % 2 == 1 { "男" } else { "女" })
    }

    /// Whether the area code is one of the known ones. An unknown one only warns: numbers last a lifetime and many areas
    /// are gone.
    #[must_use]
    pub fn has_known_area(&self) -> bool {
        match self.document {
            IdDocument::ResidentCard => is_known_area(&self.number[..6]),
            _ => true,
        }
    }
}

impl fmt::Display for ResidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::mask_id(&self.number))
    }
}

impl fmt::Debug for ResidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ResidentId({self})")
    }
}

/// Reads a number as typed; blanks are forgiven, `x` becomes `X`, full-width digits become digits.
///
/// `today` bounds the day of birth.
///
/// # Errors
/// [`IdFault`] saying what to look at again.
pub fn check_id_number(text: &str, today: NaiveDate) -> Result<ResidentId, IdFault> {
    let number: String =
        text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect::<String>().to_ascii_uppercase();
    let chars = number.chars().count();
    let digits_at_front = number.bytes().take_while(u8::is_ascii_digit).count();
    if chars == 15 && digits_at_front == 15 {
        return Err(IdFault::FifteenDigits);
    }
    if chars == 15 && is_old_foreign_card(&number) {
        return Ok(ResidentId { number, document: IdDocument::ForeignPermanentCardOld, born_on: None });
    }
    // Mostly digits: somebody is typing a resident number, so say what is wrong with that.
    if digits_at_front >= 11
        || (chars == 18 && digits_at_front >= 6)
        || (digits_at_front == chars && chars > 9)
    {
        return check_eighteen(number, chars, today);
    }
    let loose = (5..=20).contains(&chars) && number.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if loose && number.bytes().any(|b| b.is_ascii_digit()) {
        Ok(ResidentId { number, document: IdDocument::Other, born_on: None })
    } else {
        Err(IdFault::NotADocumentNumber)
    }
}

fn check_eighteen(number: String, chars: usize, today: NaiveDate) -> Result<ResidentId, IdFault> {
    if let Some(wrong) = number
        .chars()
        .enumerate()
        .find(|&(i, c)| !(c.is_ascii_digit() || (i == 17 && c == 'X')))
        .map(|(_, c)| c)
    {
        return Err(if chars == 18 || wrong != 'X' {
            IdFault::NotADigit(wrong)
        } else {
            IdFault::Length(chars)
        });
    }
    if chars != 18 {
        return Err(IdFault::Length(chars));
    }
    if number.as_bytes()[17] != check_character(&number.as_bytes()[..17]) {
        return Err(IdFault::Checksum);
    }
    if number.starts_with('9') {
        return Ok(ResidentId { number, document: IdDocument::ForeignPermanentCard, born_on: None });
    }
    let born_on = birthday(&number[6..14], today)?;
    let document = match &number[..2] {
        "81" | "82" | "83" => IdDocument::HongKongMacauTaiwanPermit,
        _ => IdDocument::ResidentCard,
    };
    Ok(ResidentId { number, document, born_on: Some(born_on) })
}

fn birthday(eight: &str, today: NaiveDate) -> Result<NaiveDate, IdFault> {
    let part = |range| eight.get(range).and_then(|s: &str| s.parse::<u32>().ok()).unwrap_or(0);
    let (year, month, day) = (part(0..4), part(4..6), part(6..8));
    let year = i32::try_from(year).unwrap_or(0);
    let born_on =
        NaiveDate::from_ymd_opt(year, month, day).ok_or(IdFault::NoSuchBirthday(year, month, day))?;
    if born_on > today || born_on.year() < 1850 {
        return Err(IdFault::ImpossibleBirthYear(year));
    }
    Ok(born_on)
}

/// ISO 7064 MOD 11-2 over seventeen digits, as GB 11643 writes it.
fn check_character(seventeen: &[u8]) -> u8 {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        seventeen.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    b"10X98765432"[(sum % 11) as usize]
}

fn is_old_foreign_card(number: &str) -> bool {
    let (letters, digits) = number.as_bytes().split_at(3);
    letters.iter().all(u8::is_ascii_uppercase) && digits.iter().all(u8::is_ascii_digit)
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}

/// Whether six digits could be an area: a province that exists or existed, and a place within it. Deliberately coarse —
/// former areas (342401 六安市 and its neighbours) stay valid for life (rules.md §8.1).
#[must_use]
pub fn is_known_area(six: &str) -> bool {
    const PROVINCES: [&str; 34] = [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
        "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ];
    // Codes that are known not to exist: demonstration and tests use 341599.
    const NEVER: [&str; 1] = ["341599"];
    six.len() == 6 && PROVINCES.contains(&&six[..2]) && &six[2..4] != "00" && !NEVER.contains(&six)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
    }

    #[test]
    fn the_examples_of_the_standard_pass() {
        for number in
            ["11010519491231002X", "440524188001010014", "11010519491231002x", "１１０１０５19491231002X"]
        {
            let id = check_id_number(number, today()).expect(number);
            assert_eq!(id.document(), IdDocument::ResidentCard, "{number} is a resident number");
        }
        let woman = check_id_number("11010519491231002X", today()).expect("the example");
        assert_eq!(woman.sex(), Some("女"), "an even order number");
        assert_eq!(woman.born_on(), NaiveDate::from_ymd_opt(1949, 12, 31), "digits 7 to 14");
    }

    #[test]
    fn demonstration_numbers_pass_with_an_unknown_area() {
        let id = check_id_number("341599199001010016", today()).expect("the check digit is right");
        assert!(!id.has_known_area(), "341599 does not exist: a warning, no refusal");
        let old = check_id_number("342401196003071232", today());
        assert!(old.map_or(true, |id| id.has_known_area()), "a former area of 六安 is valid for life");
    }

    #[test]
    fn each_slip_of_the_finger_has_its_own_sentence() {
        let fault = |text: &str| check_id_number(text, today()).expect_err(text);
        assert_eq!(fault("34159919900101001"), IdFault::Length(17), "one digit short");
        assert_eq!(fault("3415991990010100166"), IdFault::Length(19), "one too many");
        assert_eq!(fault("341599199001010017"), IdFault::Checksum, "last digit wrong");
        assert_eq!(fault("34159919900101O016"), IdFault::NotADigit('O'), "a letter O");
        assert_eq!(fault("341599900101001"), IdFault::FifteenDigits, "an old number");
        assert_eq!(fault("王某"), IdFault::NotADocumentNumber, "a name in the wrong field");
    }

    #[test]
    fn a_birthday_must_be_possible() {
        let with_check = |front: &str| format!("{front}{}", char::from(check_character(front.as_bytes())));
        let fault = |front: &str| check_id_number(&with_check(front), today()).expect_err(front);
        assert_eq!(fault("34159919901301001"), IdFault::NoSuchBirthday(1990, 13, 1), "month thirteen");
        assert_eq!(fault("34159920270101001"), IdFault::ImpossibleBirthYear(2027), "not yet born");
    }

    #[test]
    fn permits_and_permanent_cards_are_told_apart() {
        let with_check = |front: &str| format!("{front}{}", char::from(check_character(front.as_bytes())));
        let document = |text: &str| check_id_number(text, today()).expect(text).document();
        assert_eq!(
            document(&with_check("81000019900101001")),
            IdDocument::HongKongMacauTaiwanPermit,
            "Hong Kong"
        );
        assert_eq!(
            document(&with_check("83000019900101001")),
            IdDocument::HongKongMacauTaiwanPermit,
            "Taiwan"
        );
        assert_eq!(
            document(&with_check("91134019840101123")),
            IdDocument::ForeignPermanentCard,
            "2023 pattern"
        );
        assert_eq!(document("FRA310010203456"), IdDocument::ForeignPermanentCardOld, "2017 pattern");
        assert_eq!(document("E12345678"), IdDocument::Other, "a passport");
    }

    #[test]
    fn a_number_never_shows_itself_by_accident() {
        let id = check_id_number("341599199001010016", today()).expect("a number");
        assert!(!format!("{id} {id:?}").contains("19900101"), "masked in display and debug");
    }

    proptest! {
        #[test]
        fn no_text_makes_the_check_panic(text in "\\PC{0,40}") {
            let _ = check_id_number(&text, today());
        }

        #[test]
        fn one_wrong_digit_is_always_noticed(at in 0usize..17, wrong in 0u8..10) {
            let right = b"341599199001010016";
            let mut typed = right.to_vec();
            typed[at] = b'0' + wrong;
            let typed = String::from_utf8(typed).expect("digits");
            let accepted = check_id_number(&typed, today()).is_ok();
            prop_assert_eq!(accepted, typed.as_bytes() == right, "MOD 11-2 finds every single wrong digit");
        }
    }
}
