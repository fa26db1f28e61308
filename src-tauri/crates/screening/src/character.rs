//! What kind of character stands there, as far as disguises go.

/// How a character behaves between others once the text is brought to its plain form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A Chinese character.
    Han,
    /// Any other letter or digit.
    Word,
    /// Punctuation that parts clauses.
    Point,
    /// Blanks, brackets, quotation marks, dashes, emoji: nothing a Chinese word is parted by.
    Filler,
}

impl Kind {
    /// The kind of a character after decomposition and lower-casing.
    pub(crate) fn of(c: char) -> Self {
        match c {
            _ if is_han(c) => Self::Han,
            '。' | '，' | '、' | '；' | '：' | '！' | '？' | ',' | ';' | ':' | '!' | '?' => {
                Self::Point
            }
            _ if c.is_alphanumeric() => Self::Word,
            _ => Self::Filler,
        }
    }
}

/// Chinese characters: the unified ideographs with all extensions, the compatibility blocks, 〇 and 々.
pub(crate) fn is_han(c: char) -> bool {
    matches!(u32::from(c),
        0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x3005 | 0x3007 | 0xF900..=0xFAFF
        | 0x20000..=0x2FA1F | 0x30000..=0x3347F)
}

/// Characters that leave no mark on paper: Unicode's `Default_Ignorable_Code_Point`, the other control characters except
/// blanks, the empty Braille cell and the object replacement character.
pub(crate) fn is_invisible(c: char) -> bool {
    match u32::from(c) {
        0x00AD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F => true,
        0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0x2800 | 0x3164 => true,
        0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFC | 0x1BCA0..=0x1BCA3 => true,
        0x1D173..=0x1D17A | 0xE0000..=0xE0FFF => true,
        _ => c.is_control() && !c.is_whitespace(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_sort_into_their_kinds() {
        for (c, kind) in [
            ('亲', Kind::Han),
            ('𬱖', Kind::Han),
            ('〇', Kind::Han),
            ('q', Kind::Word),
            ('1', Kind::Word),
            ('。', Kind::Point),
            (':', Kind::Point),
            (' ', Kind::Filler),
            ('（', Kind::Filler),
            ('·', Kind::Filler),
            ('😀', Kind::Filler),
        ] {
            assert_eq!(Kind::of(c), kind, "{c}");
        }
    }

    #[test]
    fn what_leaves_no_mark_is_invisible() {
        for c in ['\u{200B}', '\u{200D}', '\u{FEFF}', '\u{AD}', '\u{FE0F}', '\u{E0020}', '\u{2800}', '\u{7}']
        {
            assert!(is_invisible(c), "U+{:04X} prints nothing", u32::from(c));
        }
        for c in [' ', '\u{3000}', '\n', '亲', 'a', '。'] {
            assert!(!is_invisible(c), "U+{:04X} takes room on the page", u32::from(c));
        }
    }
}
