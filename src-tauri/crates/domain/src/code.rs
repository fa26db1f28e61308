//! Codes of the two lists.

use std::fmt;

/// Why a code was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("代码“{0}”不合规定：应为一个大写字母加两到四位数字，如 {1}")]
pub struct CodeFault(pub String, &'static str);

fn is_code(text: &str, letters: &[u8]) -> bool {
    let bytes = text.as_bytes();
    (3..=5).contains(&bytes.len()) && letters.contains(&bytes[0]) && bytes[1..].iter().all(u8::is_ascii_digit)
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $letters:literal, $example:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads a code.
            ///
            /// # Errors
            /// [`CodeFault`] when the text is not one letter of the list followed by two to four digits.
            pub fn new(text: impl Into<String>) -> Result<Self, CodeFault> {
                let text = text.into();
                if is_code(&text, $letters) { Ok(Self(text)) } else { Err(CodeFault(text, $example)) }
            }

            /// The code as written, for example in the register.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

code!(
    /// Code of a permitted item (可出具事项), such as `K29`.
    ItemCode,
    b"K",
    "K29"
);
code!(
    /// Code of a prohibition (不应出具事项): `P01`–`P20` are the national list (民发〔2020〕20号 annex), `L…` are dated
    /// local additions.
    ProhibitionCode,
    b"PL",
    "P01"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_one_letter_and_digits() {
        assert!(ItemCode::new("K29").is_ok(), "the usual form");
        for wrong in ["", "K", "K2", "29", "k29", "P01", "K29x", "K29999", "Ｋ29"] {
            assert!(ItemCode::new(wrong).is_err(), "{wrong} is no item code");
        }
        assert!(
            ProhibitionCode::new("P01").is_ok() && ProhibitionCode::new("L001").is_ok(),
            "national and local"
        );
    }
}
