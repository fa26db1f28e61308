//! Readings of Chinese characters in pinyin.

use std::collections::HashSet;
use std::sync::LazyLock;

use pinyin::ToPinyin;

use crate::character::{Kind, is_invisible};
use crate::heteronym::readings_in_use;
use crate::surname;

/// How a name is read, for the search columns of the register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// Whole syllables without tones: 欧阳 → `ouyang`; ü is written `v`.
    pub full: String,
    /// First letters: 欧阳 → `oy`.
    pub initials: String,
}

/// The reading of a person's name: surnames are read as surnames (单 → `shan`, 尉迟 → `yuchi`), other letters and digits are
/// kept in lower case, blanks, dots and other ornaments left out; a character without a known reading stands for itself.
#[must_use]
pub fn pinyin_of(name: &str) -> Reading {
    let name: String = name.chars().filter(|c| !is_invisible(*c) && !c.is_whitespace()).collect();
    let mut reading = Reading::default();
    let rest = match surname::reading(&name) {
        Some((surname, syllables)) => {
            syllables.iter().for_each(|syllable| reading.push(syllable));
            &name[surname.len()..]
        }
        None => name.as_str(),
    };
    for c in rest.chars() {
        match c.to_pinyin() {
            Some(syllable) => reading.push(&plain_letters(syllable.plain())),
            None if matches!(Kind::of(c), Kind::Han | Kind::Word) => {
                c.to_lowercase().for_each(|c| reading.push(c.encode_utf8(&mut [0; 4])));
            }
            None => {}
        }
    }
    reading
}

/// Most readings kept of one name: three characters of two readings each.
const MOST_READINGS: usize = 8;

/// Every way a person's name may be read, the usual one first: 周长风 → `zhouzhangfeng`, `zhouchangfeng`. A surname is read
/// as a surname only.
#[must_use]
pub fn readings_of_name(name: &str) -> Vec<Reading> {
    let name: String = name.chars().filter(|c| !is_invisible(*c) && !c.is_whitespace()).collect();
    let surname = surname::reading(&name).map_or(0, |(surname, _)| surname.len());
    let mut readings = vec![pinyin_of(&name[..surname])];
    for c in name[surname..].chars() {
        let ways = readings_of(c);
        let ways = if ways.is_empty() { vec![pinyin_of(c.encode_utf8(&mut [0; 4])).full] } else { ways };
        let longer = ways.iter().flat_map(|way| {
            readings.iter().map(move |reading| {
                let mut longer = reading.clone();
                longer.push(way);
                longer
            })
        });
        readings = longer.take(MOST_READINGS).collect();
    }
    readings
}

impl Reading {
    fn push(&mut self, syllable: &str) {
        self.full.push_str(syllable);
        self.initials.extend(syllable.chars().next());
    }
}

/// All readings in use of a character without tones, the usual one first; nothing when it is no Chinese character with a
/// known reading.
pub(crate) fn readings_of(c: char) -> Vec<String> {
    let mut readings: Vec<String> = reading_of(c).into_iter().collect();
    for reading in readings_in_use(c) {
        if !readings.iter().any(|known| known == reading) {
            readings.push((*reading).to_owned());
        }
    }
    readings
}

/// The usual reading of a character without tones.
pub(crate) fn reading_of(c: char) -> Option<String> {
    c.to_pinyin().map(|reading| plain_letters(reading.plain()))
}

/// All syllables there are, without tones.
static SYLLABLES: LazyLock<HashSet<String>> =
    LazyLock::new(|| ('\u{4E00}'..='\u{9FFF}').filter_map(reading_of).collect());

/// Whether some letters are one syllable.
pub(crate) fn is_syllable(letters: &str) -> bool {
    SYLLABLES.contains(letters)
}

/// Letters one can type: ü becomes v, ê becomes e.
fn plain_letters(syllable: &str) -> String {
    let letter = |c: char| match c {
        'ü' => Some('v'),
        'ê' => Some('e'),
        c => c.is_ascii_lowercase().then_some(c),
    };
    syllable.chars().filter_map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_in_full_and_in_initials() {
        for (name, full, initials) in [
            ("欧阳", "ouyang", "oy"),
            ("欧阳𬱖", "ouyangdi", "oyd"),
            ("张三", "zhangsan", "zs"),
            ("吕 布", "lvbu", "lb"),
            ("单田芳", "shantianfang", "stf"),
            ("尉迟恭", "yuchigong", "ycg"),
            ("买买提·艾力", "maimaitiaili", "mmtal"),
            ("Anna李", "annali", "annal"),
            ("", "", ""),
        ] {
            let expected = Reading { full: full.into(), initials: initials.into() };
            assert_eq!(pinyin_of(name), expected, "{name}");
        }
    }

    #[test]
    fn a_name_with_a_character_of_two_readings_is_found_by_both() {
        let initials =
            |name| readings_of_name(name).into_iter().map(|reading| reading.initials).collect::<Vec<_>>();
        assert_eq!(initials("欧阳长风"), ["oyzf", "oycf"], "长 is zhang or chang");
        assert_eq!(initials("单田芳"), ["stf"], "a surname is read as a surname");
        assert_eq!(initials(""), [""], "nobody");
        assert!(readings_of_name("乐乐乐乐乐乐").len() <= MOST_READINGS, "not without bound");
    }

    #[test]
    fn a_character_of_several_readings_has_them_all_the_usual_first() {
        assert_eq!(
            readings_of('行'),
            ["xing", "hang"],
            "tones make no difference, forgotten readings none either"
        );
        assert_eq!(readings_of('女')[0], "nv", "ü is typed v");
        assert!(readings_of('q').is_empty(), "a letter is not read");
    }
}
