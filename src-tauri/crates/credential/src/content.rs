//! The digest of what a certificate says.

use crate::suite::Suite;

/// Digest of the text on the paper, from first to last character of the page without the code's own lines; blanks and line
/// ends do not count, because where a line breaks is the page's affair. The first 16 bytes of SM3 or SHA-256.
#[must_use]
pub fn content_hash(suite: Suite, text: &str) -> [u8; 16] {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digest = suite.digest(&[b"CZ-TEXT-1\0", text.as_bytes()]);
    let mut half = [0; 16];
    half.copy_from_slice(&digest[..16]);
    half
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_line_breaks_does_not_matter_and_a_character_does() {
        let hash = |text| content_hash(Suite::Sm2, text);
        assert_eq!(
            hash("兹证明\n张三　居住"),
            hash("兹证明张三居住"),
            "line ends and blanks are the page's affair"
        );
        assert_ne!(hash("兹证明张三居住"), hash("兹证明张二居住"), "one stroke less is another text");
        assert_ne!(hash("甲"), content_hash(Suite::Ed25519, "甲"), "each suite has its own digest");
    }
}
