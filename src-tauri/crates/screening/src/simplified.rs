//! Traditional and variant characters (繁体、异体) as the simplified ones.
//!
//! OpenCC's table comes with the crate `ferrous-opencc` (pure Rust, loads in 0.2 ms, takes under 1 MB). Characters are
//! converted one by one, so that each keeps its place. What the table leaves alone — Japanese and seal forms, radicals,
//! the variants of Hong Kong and Taiwan it knows in words only — stands in the release.

use std::collections::HashMap;
use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

/// The unified ideographs and their first extension: what is in use.
const IN_USE: [std::ops::RangeInclusive<char>; 2] = ['\u{3400}'..='\u{4DBF}', '\u{4E00}'..='\u{9FFF}'];

/// Character → simplified character, where they differ. Read once per process.
static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let table = OpenCC::from_config(BuiltinConfig::T2s).expect("OpenCC's tables are part of the program");
    let convert = |c: char| {
        let converted = table.convert(c.encode_utf8(&mut [0; 4]));
        let mut characters = converted.chars();
        let simple = characters.next().filter(|_| characters.next().is_none())?;
        (simple != c).then_some((c, simple))
    };
    IN_USE.into_iter().flatten().filter_map(convert).collect()
});

/// The simplified form OpenCC knows for a character.
pub(crate) fn simplified(c: char) -> Option<char> {
    SIMPLIFIED.get(&c).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_are_known() {
        for (from, to) in [('證', '证'), ('裏', '里'), ('裡', '里'), ('爲', '为'), ('關', '关')] {
            assert_eq!(simplified(from), Some(to), "{from}");
        }
        assert_eq!(simplified('证'), None, "simplified already");
    }
}
