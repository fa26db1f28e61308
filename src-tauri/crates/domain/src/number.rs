//! 编号 of certificates and slips.
//!
//! No national rule for numbers was found; the pattern follows the usual `柳荫居证〔2026〕0418号`: continuous within a
//! year, never reused, void numbers not given again (rules.md §4.3).

use std::fmt;

/// Which of the hall's two number series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// Certificates.
    Certificate,
    /// Refusal slips (不予出具告知单).
    Refusal,
}

impl Series {
    /// The word of the book and of the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Refusal => "refusal",
        }
    }
}

/// How a series writes its numbers: text with `{年}` for the year and `{号}` for the serial of at least `digits` digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberPattern {
    text: String,
    digits: usize,
}

/// Why a pattern cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberFault {
    /// `{年}` must stand in it exactly once: numbers are per year.
    #[error("文号样式里要有一个“{{年}}”，如 柳荫居证〔{{年}}〕{{号}}号")]
    NoYear,
    /// `{号}` must stand in it exactly once.
    #[error("文号样式里要有一个“{{号}}”，如 柳荫居证〔{{年}}〕{{号}}号")]
    NoSerial,
    /// Year and serial must not touch, or two numbers could look alike.
    #[error("“{{年}}”和“{{号}}”之间要隔开，不然会看错号")]
    Touching,
    /// Longer than a header line holds, or with characters no header should have.
    #[error("文号样式最长 30 个字，不能有空白和控制字符")]
    Unprintable,
    /// 1 to 6 digits.
    #[error("流水号位数是 1 到 6 位")]
    Digits,
}

impl NumberPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// [`NumberFault`] saying what is missing.
    pub fn new(text: impl Into<String>, digits: usize) -> Result<Self, NumberFault> {
        let text = text.into();
        if text.matches("{年}").count() != 1 {
            return Err(NumberFault::NoYear);
        }
        if text.matches("{号}").count() != 1 {
            return Err(NumberFault::NoSerial);
        }
        if text.contains("{年}{号}") || text.contains("{号}{年}") {
            return Err(NumberFault::Touching);
        }
        if text.chars().count() > 30 || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(NumberFault::Unprintable);
        }
        if !(1..=6).contains(&digits) {
            return Err(NumberFault::Digits);
        }
        // The same brackets as a typed number gets, or a number would not be found again.
        let text = CertificateNumber::typed(&text).0;
        Ok(Self { text, digits })
    }

    /// The pattern as the settings screen shows it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Least digits of the serial.
    #[must_use]
    pub fn digits(&self) -> usize {
        self.digits
    }

    /// The number of `serial` in `year`.
    #[must_use]
    pub fn number(&self, year: i32, serial: u32) -> CertificateNumber {
        let serial_text = format!("{serial:0width$}", width = self.digits);
        let text = self.text.replace("{年}", &year.to_string()).replace("{号}", &serial_text);
        CertificateNumber(text)
    }

    /// What stands on a sample or a preview, where no number is given yet.
    #[must_use]
    pub fn unnumbered(&self, year: i32) -> String {
        self.text.replace("{年}", &year.to_string()).replace("{号}", &"×".repeat(self.digits))
    }
}

/// 编号: the number of a certificate or slip, as printed. Consumed only by a committed document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CertificateNumber(String);

impl CertificateNumber {
    /// Takes a number as typed or stored; spaces around it and half-width brackets for 〔〕 are forgiven.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.replace(['[', '［', '【'], "〔").replace([']', '］', '】'], "〕");
        Self(text)
    }

    /// The number as printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_as_the_hall_writes_it() {
        let pattern = NumberPattern::new("柳荫居证〔{年}〕{号}号", 4).expect("the usual pattern");
        assert_eq!(pattern.number(2026, 418).as_str(), "柳荫居证〔2026〕0418号", "four digits, per year");
        assert_eq!(
            pattern.number(2026, 12345).as_str(),
            "柳荫居证〔2026〕12345号",
            "a busy year is not cut off"
        );
        assert_eq!(
            pattern.unnumbered(2026),
            "柳荫居证〔2026〕××××号",
            "nothing that could be taken for a number"
        );
    }

    #[test]
    fn a_pattern_that_could_repeat_or_confuse_numbers_is_refused() {
        let refused = |text: &str, digits| NumberPattern::new(text, digits).expect_err(text);
        assert_eq!(refused("柳荫居证{号}号", 4), NumberFault::NoYear, "numbers are per year");
        assert_eq!(refused("柳荫居证〔{年}〕号", 4), NumberFault::NoSerial, "all would be equal");
        assert_eq!(refused("柳荫{年}{号}", 4), NumberFault::Touching, "2026 + 1 against 202 + 61");
        assert_eq!(
            refused("柳荫 {年}-{号}", 4),
            NumberFault::Unprintable,
            "a blank would not be typed again"
        );
        assert_eq!(refused("柳荫{年}-{号}", 0), NumberFault::Digits, "no digits");
    }

    #[test]
    fn a_number_typed_with_other_brackets_is_the_same_number() {
        assert_eq!(
            CertificateNumber::typed(" 柳荫居证[2026]0418号 ").as_str(),
            "柳荫居证〔2026〕0418号",
            "〔〕 is not on every keyboard"
        );
        let pattern =
            NumberPattern::new("柳荫居证[{年}]{号}号", 4).expect("a pattern typed on the same keyboard");
        assert_eq!(
            CertificateNumber::typed("柳荫居证[2026]0418号"),
            pattern.number(2026, 418),
            "what the pattern writes is found however it is typed"
        );
    }
}
