//! Names of people.
//!
//! A name field holds at least 25 Chinese characters and the separator `·` U+00B7 only (民委发〔2016〕33号).

/// Why a name cannot be taken as it is. Each says which character.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// A character nobody sees: zero-width, bidirectional, soft hyphen, variation selector, control.
    #[error("姓名里有看不见的字符（U+{0:04X}），请删掉重打")]
    Invisible(u32),
    /// A code point of the private use area: left over from an old system.
    #[error("姓名里有旧系统的造字（U+{0:04X}），别的电脑认不出，请重新输入这个字")]
    PrivateUse(u32),
    /// Something that is part of no lawful name.
    #[error("姓名里有“{0}”，姓名里不能有这个符号")]
    NotInNames(char),
    /// A dot at an end, or two together.
    #[error("姓名中间的点只能放在两个字之间")]
    StrayDot,
}

/// The name as it is kept: outer blanks gone, blanks between Han characters gone, and every dot a keyboard offers
/// (`•・．.‧`) between letters made the standard `·`.
#[must_use]
pub fn normalise_name(text: &str) -> String {
    let chars: Vec<char> = text.trim().chars().collect();
    let mut name = String::with_capacity(text.len());
    for (i, &c) in chars.iter().enumerate() {
        let inner = i > 0 && i + 1 < chars.len();
        match c {
            '•' | '・' | '．' | '.' | '‧' | '∙' | '⋅' | '･' if inner => name.push('·'),
            c if c.is_whitespace() => {
                let next = chars[i..].iter().find(|c| !c.is_whitespace());
                if name.ends_with(|c: char| c.is_ascii_alphabetic())
                    && next.is_some_and(char::is_ascii_alphabetic)
                {
                    name.push(' ');
                }
            }
            c => name.push(c),
        }
    }
    name
}

/// Says whether every character may stand in a name.
///
/// # Errors
/// The first [`NameFault`].
pub fn check_name(name: &str) -> Result<(), NameFault> {
    if name.starts_with('·') || name.ends_with('·') || name.contains("··") {
        return Err(NameFault::StrayDot);
    }
    name.chars().try_for_each(|c| match c {
        '·' | '〇' | ' ' | '-' | '\'' => Ok(()),
        c if is_invisible(c) => Err(NameFault::Invisible(u32::from(c))),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Err(NameFault::PrivateUse(u32::from(c))),
        c if is_han(c) || is_latin_letter(c) => Ok(()),
        c => Err(NameFault::NotInNames(c)),
    })
}

fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

fn is_latin_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(u32::from(c), 0xC0..=0x24F if c.is_alphabetic())
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
            | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF9..=0xFFFB
            | 0xE0000..=0xE0FFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dot_becomes_the_standard_one() {
        for typed in
            ["阿卜杜拉•买买提", "阿卜杜拉・买买提", "阿卜杜拉．买买提", "阿卜杜拉.买买提", "阿卜杜拉·买买提"]
        {
            assert_eq!(normalise_name(typed), "阿卜杜拉·买买提", "{typed}");
        }
    }

    #[test]
    fn blanks_between_han_go_and_between_latin_stay() {
        assert_eq!(normalise_name(" 张　三 "), "张三", "a space bar too much");
        assert_eq!(normalise_name("John  Smith"), "John Smith", "one blank between Latin words");
    }

    #[test]
    fn lawful_names_pass() {
        for name in
            ["张三", "欧阳𬱖", "王健在", "阿卜杜拉·买买提", "𠅤𣲗𮧵", "John Smith", "冯〇", "金\u{F90A}"]
        {
            assert_eq!(check_name(name), Ok(()), "{name} is a name somebody may bear");
        }
    }

    #[test]
    fn what_cannot_stand_in_a_name_is_named() {
        assert_eq!(check_name("张\u{200B}三"), Err(NameFault::Invisible(0x200B)), "zero-width space");
        assert_eq!(check_name("张\u{202E}三"), Err(NameFault::Invisible(0x202E)), "right-to-left override");
        assert_eq!(
            check_name("张\u{E000}"),
            Err(NameFault::PrivateUse(0xE000)),
            "an old self-made character"
        );
        assert_eq!(check_name("张三1"), Err(NameFault::NotInNames('1')), "a digit");
        assert_eq!(check_name("张😀"), Err(NameFault::NotInNames('😀')), "an emoji");
        assert_eq!(check_name("·张三"), Err(NameFault::StrayDot), "a dot in front");
    }
}
