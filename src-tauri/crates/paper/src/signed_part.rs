//! The signature of a file, found again: what it covers and what stands in its place.

/// Where a file keeps its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedPart<'a> {
    /// The file has no place for a signature.
    None,
    /// There is a place, but it is not the one this crate keeps: the signature does not cover the whole file, or the place
    /// was written over.
    Broken,
    /// Everything before and behind the place is covered.
    Whole {
        /// The file up to the place.
        before: &'a [u8],
        /// The file behind it, to its end.
        behind: &'a [u8],
        /// The signature, with the zeros of the room that was kept for it.
        contents: Vec<u8>,
    },
}

const RANGE: &[u8] = b"/ByteRange";

/// Looks for the place [`draw_signed`](crate::draw_signed) writes. A second one, digits it would not write, bytes behind the
/// end of what is covered: none of these is taken for it.
#[must_use]
pub fn signed_part(pdf: &[u8]) -> SignedPart<'_> {
    let mut places = pdf.windows(RANGE.len()).enumerate().filter(|(_, bytes)| *bytes == RANGE);
    let Some((at, _)) = places.next() else { return SignedPart::None };
    if places.next().is_some() {
        return SignedPart::Broken;
    }
    whole(pdf, &pdf[at + RANGE.len()..]).unwrap_or(SignedPart::Broken)
}

fn whole<'a>(pdf: &'a [u8], stated: &[u8]) -> Option<SignedPart<'a>> {
    let [first, start, end, rest] = range(stated)?;
    let place = pdf.get(start..end)?;
    let is_all = first == 0 && end.checked_add(rest)? == pdf.len();
    let digits = place.strip_prefix(b"<")?.strip_suffix(b">")?;
    let contents = digits.chunks(2).map(byte).collect::<Option<Vec<u8>>>()?;
    is_all.then(|| SignedPart::Whole { before: &pdf[..start], behind: &pdf[end..], contents })
}

/// `[0 840 4938 95321]`, blanks around it.
fn range(stated: &[u8]) -> Option<[usize; 4]> {
    let end = stated.iter().take(80).position(|&byte| byte == b']')?;
    let inner = std::str::from_utf8(&stated[..end]).ok()?.trim_start().strip_prefix('[')?;
    let numbers: Vec<usize> = inner.split(' ').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

/// Two digits as they are written here: capitals.
fn byte(digits: &[u8]) -> Option<u8> {
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    };
    match digits {
        [high, low] => Some(value(*high)? << 4 | value(*low)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let text = "%PDF /ByteRange [0 28 34 5] <00FF> EOF.";
        text.as_bytes().to_vec()
    }

    #[test]
    fn what_is_covered_is_everything_but_the_place() {
        let file = file();
        let expected = SignedPart::Whole {
            before: b"%PDF /ByteRange [0 28 34 5] ",
            behind: b" EOF.",
            contents: vec![0, 0xFF],
        };
        assert_eq!(signed_part(&file), expected, "before, behind, and between");
    }

    #[test]
    fn another_place_is_not_taken_for_it() {
        assert_eq!(signed_part(b"%PDF-1.7 nothing"), SignedPart::None, "no place at all");
        let appended = [&file()[..], b" more"].concat();
        let twice = [&file()[..], b" /ByteRange [0 1 2 3]"].concat();
        let swapped =
            |from: &str, to: &str| String::from_utf8(file()).expect("text").replace(from, to).into_bytes();
        for (what, wrong) in [
            ("bytes behind the end", appended),
            ("two places", twice),
            ("small digits", swapped("00FF", "00ff")),
            ("no digits", swapped("00FF", "00FG")),
            ("something else in the place", swapped("<00FF>", "(00FF)")),
            ("not from the beginning", swapped("[0 28", "[1 28")),
            ("not around the place", swapped("28 34", "27 34")),
            ("more than there is", swapped("34 5]", "34 9]")),
            ("no range", swapped("[0 28 34 5]", "(0 28 34 5)")),
            ("a wild number", swapped("28 34 5]", "18446744073709551615 34 5]")),
        ] {
            assert_eq!(signed_part(&wrong), SignedPart::Broken, "{what}");
        }
    }
}
