//! Bytes as one decimal number, for the numeric mode of the code: digits pass a keyboard-wedge scanner whatever input
//! method is switched on, and three of them take ten bits.
//!
//! A byte 1 goes before the others, so that leading zeros survive.

/// Most bytes behind the leading one.
const MOST_BYTES: usize = crate::payload::LONGEST;
/// A number of [`MOST_BYTES`] bytes behind a 1 has no more digits.
const MOST_DIGITS: usize = 723;

/// The bytes as decimal digits.
pub(crate) fn to_digits(bytes: &[u8]) -> String {
    let mut limbs = limbs_of(bytes);
    let mut groups = Vec::new();
    while !limbs.is_empty() {
        let mut rest = 0_u64;
        for limb in limbs.iter_mut().rev() {
            let value = (rest << 32) | u64::from(*limb);
            *limb = u32::try_from(value / 1_000_000_000)
                .expect("less than 2³² because rest is less than the divisor");
            rest = value % 1_000_000_000;
        }
        groups.push(rest);
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
    }
    let mut digits = groups.pop().map_or_else(String::new, |first| first.to_string());
    groups.iter().rev().for_each(|group| digits.push_str(&format!("{group:09}")));
    digits
}

/// The number 1 ‖ bytes, least limb first.
fn limbs_of(bytes: &[u8]) -> Vec<u32> {
    let mut big_endian = Vec::with_capacity(bytes.len() + 4);
    big_endian.resize((4 - (bytes.len() + 1) % 4) % 4, 0);
    big_endian.push(1);
    big_endian.extend_from_slice(bytes);
    big_endian
        .rchunks(4)
        .map(|four| four.iter().fold(0, |limb, &byte| (limb << 8) | u32::from(byte)))
        .collect()
}

/// The bytes of decimal digits; nothing when there is anything else, too much, a zero in front, or no leading 1.
pub(crate) fn from_digits(digits: &str) -> Option<Vec<u8>> {
    let is_number = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    if digits.is_empty() || digits.len() > MOST_DIGITS || !is_number {
        return None;
    }
    let mut limbs: Vec<u32> = Vec::new();
    let first = match digits.len() % 9 {
        0 => 9,
        rest => rest,
    };
    let mut at = 0;
    let mut end = first;
    while at < digits.len() {
        let mut carry: u64 = digits.get(at..end)?.parse().ok()?;
        for limb in &mut limbs {
            let value = u64::from(*limb) * 1_000_000_000 + carry;
            *limb = u32::try_from(value & 0xFFFF_FFFF).expect("masked to 32 bits");
            carry = value >> 32;
        }
        if carry > 0 {
            limbs.push(u32::try_from(carry).expect("a carry is less than the multiplier"));
        }
        at = end;
        end += 9;
    }
    let mut bytes: Vec<u8> = limbs.iter().rev().flat_map(|limb| limb.to_be_bytes()).collect();
    let lead = bytes.iter().position(|&byte| byte != 0)?;
    if bytes[lead] != 1 || bytes.len() - lead - 1 > MOST_BYTES {
        return None;
    }
    bytes.drain(..=lead);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_numbers() {
        assert_eq!(to_digits(&[]), "1", "nothing is the leading 1 alone");
        assert_eq!(to_digits(&[0]), "256", "a leading zero survives");
        assert_eq!(to_digits(&[0, 0, 0, 0]), "4294967296", "2³²");
        assert_eq!(from_digits("4294967296"), Some(vec![0; 4]), "and back");
        assert_eq!(to_digits(&[255; MOST_BYTES]).len(), MOST_DIGITS, "the longest");
    }

    #[test]
    fn anything_else_is_no_number_of_ours() {
        for wrong in ["", "0", "2", "512", "-256", "0256", "２５６", "1e9", " 256"] {
            assert_eq!(from_digits(wrong), None, "{wrong:?}");
        }
        assert_eq!(from_digits(&"9".repeat(MOST_DIGITS + 1)), None, "too long to be read at all");
        assert_eq!(from_digits(&"1".repeat(1_000_000)), None, "a million digits cost nothing");
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..=MOST_BYTES)) {
            let digits = to_digits(&bytes);
            prop_assert_eq!(from_digits(&digits), Some(bytes), "{}", digits);
        }

        #[test]
        fn no_text_panics(text in ".{0,800}") {
            if let Some(bytes) = from_digits(&text) {
                prop_assert_eq!(to_digits(&bytes), text, "what is read is what was written");
            }
        }
    }
}
