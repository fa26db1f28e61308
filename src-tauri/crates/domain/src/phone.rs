//! Telephone numbers.

/// Why a telephone number was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhoneFault {
    /// Something that is no digit.
    #[error("电话只能写数字，座机可写成 0564-1234567")]
    NotDigits,
    /// A mobile number of the wrong length.
    #[error("手机号是 11 位，现在是 {0} 位")]
    MobileLength(usize),
    /// Neither a mobile nor a fixed line.
    #[error("电话号码不对：手机 11 位；座机 7 到 8 位，外地的前面加区号")]
    NoSuchNumber,
}

/// Checks a mainland mobile or fixed-line number; spaces and dashes are forgiven. Returns it without them, except the
/// dash after an area code.
///
/// # Errors
/// [`PhoneFault`] saying what is wrong.
pub fn check_phone(text: &str) -> Result<String, PhoneFault> {
    let bare: String =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '－' | '—')).collect();
    if bare.is_empty() || !bare.bytes().all(|b| b.is_ascii_digit()) {
        return Err(PhoneFault::NotDigits);
    }
    let digits = bare.len();
    if bare.starts_with('1') {
        return if digits == 11 { Ok(bare) } else { Err(PhoneFault::MobileLength(digits)) };
    }
    if bare.starts_with('0') {
        // Area codes are 010 and 02x (three digits) or four digits.
        let area = if bare.starts_with("010") || bare.starts_with("02") { 3 } else { 4 };
        return if (area + 7..=area + 8).contains(&digits) {
            Ok(format!("{}-{}", &bare[..area], &bare[area..]))
        } else {
            Err(PhoneFault::NoSuchNumber)
        };
    }
    if (7..=8).contains(&digits) { Ok(bare) } else { Err(PhoneFault::NoSuchNumber) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobiles_and_fixed_lines_pass_in_their_usual_spellings() {
        let cases = [
            ("13800000016", "13800000016"),
            ("138 0000 0016", "13800000016"),
            ("0564-3300000", "0564-3300000"),
            ("05643300000", "0564-3300000"),
            ("010-66666666", "010-66666666"),
            ("3300000", "3300000"),
        ];
        for (typed, kept) in cases {
            assert_eq!(check_phone(typed).as_deref(), Ok(kept), "{typed}");
        }
    }

    #[test]
    fn a_wrong_number_says_what_is_wrong() {
        assert_eq!(check_phone("1380000001"), Err(PhoneFault::MobileLength(10)), "one digit short");
        assert_eq!(check_phone("12345"), Err(PhoneFault::MobileLength(5)), "a mobile begins like this");
        assert_eq!(check_phone("电话"), Err(PhoneFault::NotDigits), "words");
        assert_eq!(check_phone("0564-33"), Err(PhoneFault::NoSuchNumber), "too short for a fixed line");
    }
}
