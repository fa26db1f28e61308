//! Surnames that are not read the way the character usually is.

/// Surname → syllables. Only those whose reading as a surname differs from the usual one; two-character ones first.
const SURNAMES: &[(&str, &[&str])] = &[
    ("尉迟", &["yu", "chi"]),
    ("万俟", &["mo", "qi"]),
    ("澹台", &["tan", "tai"]),
    ("单于", &["chan", "yu"]),
    ("单", &["shan"]),
    ("仇", &["qiu"]),
    ("区", &["ou"]),
    ("查", &["zha"]),
    ("解", &["xie"]),
    ("曾", &["zeng"]),
    ("朴", &["piao"]),
    ("乐", &["yue"]),
    ("翟", &["zhai"]),
    ("缪", &["miao"]),
    ("员", &["yun"]),
    ("折", &["she"]),
    ("秘", &["bi"]),
    ("繁", &["po"]),
    ("种", &["chong"]),
    ("召", &["shao"]),
    ("盖", &["ge"]),
    ("覃", &["qin"]),
    ("祭", &["zhai"]),
    ("黑", &["he"]),
    ("句", &["gou"]),
    ("洗", &["xian"]),
];

/// The surname at the beginning of a name, if it is one with a reading of its own, and that reading.
pub(crate) fn reading(name: &str) -> Option<(&'static str, &'static [&'static str])> {
    SURNAMES.iter().find(|(surname, _)| name.starts_with(surname)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::reading_of;

    #[test]
    fn a_surname_of_two_characters_goes_before_its_first_one() {
        assert_eq!(reading("单于氏").map(|(surname, _)| surname), Some("单于"), "not 单");
        assert_eq!(reading("张三"), None, "read as usual");
    }

    #[test]
    fn the_list_holds_no_surname_that_is_read_as_usual() {
        let as_usual = |(surname, syllables): &&(&str, &[&str])| {
            surname.chars().filter_map(reading_of).eq(syllables.iter().copied())
        };
        let needless: Vec<_> = SURNAMES.iter().filter(as_usual).collect();
        assert!(needless.is_empty(), "{needless:?} need no entry");
    }
}
