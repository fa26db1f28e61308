//! One thing that was typed, and what it may stand for.

use shouzhang_domain::CertificateNumber;

/// A piece of text without blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// As typed.
    pub(super) text: String,
    /// Upper case, for codes and identity numbers.
    pub(super) upper: String,
    /// As a number of a certificate or slip.
    pub(super) number: CertificateNumber,
    /// Lower-case letters, if it is nothing else: pinyin or initials.
    pub(super) letters: Option<String>,
    /// Four characters an identity number may end with.
    pub(super) last_four: Option<String>,
    /// A serial.
    pub(super) serial: Option<u32>,
}

impl Term {
    fn new(text: String) -> Self {
        Self {
            upper: text.to_ascii_uppercase(),
            number: CertificateNumber::typed(&text),
            letters: letters(&text),
            last_four: last_four(&text),
            serial: serial(&text),
            text,
        }
    }

    /// The whole text without its blanks, and the parts between them; no parts where there is only one.
    pub(super) fn of(text: &str) -> (Self, Vec<Self>) {
        let whole = Self::new(text.split_whitespace().collect());
        let parts: Vec<Self> = text.split_whitespace().map(|part| Self::new(part.to_owned())).collect();
        (whole, if parts.len() > 1 { parts } else { Vec::new() })
    }
}

/// Lower-case letters, if the text is nothing else.
pub(crate) fn letters(text: &str) -> Option<String> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_alphabetic())).then(|| text.to_ascii_lowercase())
}

/// Four characters an identity number may end with: three digits, then a digit or X.
pub(crate) fn last_four(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let fits = bytes.len() == 4
        && bytes[..3].iter().all(u8::is_ascii_digit)
        && (bytes[3].is_ascii_digit() || matches!(bytes[3], b'x' | b'X'));
    fits.then(|| text.to_ascii_uppercase())
}

/// `418` or `0418`.
fn serial(text: &str) -> Option<u32> {
    ((1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_says_what_it_may_stand_for() {
        let term = |text: &str| Term::of(text).0;
        assert_eq!(term("0418").serial, Some(418), "a serial as printed");
        assert_eq!(term("0418").last_four.as_deref(), Some("0418"), "or the end of an id number");
        assert_eq!(term("001x").last_four.as_deref(), Some("001X"), "the check character may be X");
        assert_eq!(term("001x").serial, None, "which is no serial");
        assert_eq!(term("ZhangSan").letters.as_deref(), Some("zhangsan"), "pinyin");
        assert_eq!(term("张san").letters, None, "mixed is no pinyin");
        assert_eq!(
            term("柳荫居证 [2026] 0418号").number.as_str(),
            "柳荫居证〔2026〕0418号",
            "blanks and half-width brackets are forgiven"
        );
        assert_eq!(Term::of("张　三").1.len(), 2, "the wide blank parts too");
        assert_eq!(Term::of(" 张三 ").1.len(), 0, "one part is the whole");
    }
}
