//! `disguise.toml`: how prohibited content is dressed up (换写法).

use shouzhang_domain::Disguises;

use crate::flaw::Placed;
use crate::page::Page;
use crate::table::Table;

/// Reads the tables of disguises.
pub(crate) fn read_disguises(page: &Page<'_>) -> Option<Disguises> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let rows = top.texts("traditional");
    let disguises = Disguises {
        traditional: rows.into_iter().flat_map(|row| read_pairs(page, &row)).collect(),
        look_alikes: top
            .texts("look_alikes")
            .into_iter()
            .flat_map(|row| read_look_alikes(page, &row))
            .collect(),
        parts: top.texts("parts").into_iter().flat_map(|row| read_parts(page, &row)).collect(),
        radicals: top.text("radicals"),
        little_words: top.text("little_words"),
        ordinary_words: words(top.texts("ordinary_words")),
        everyday_letters: words(top.texts("everyday_letters")),
        key_words: words(top.texts("key_words")),
        pinyin_triggers: top.texts("pinyin_triggers").into_iter().map(|word| word.value).collect(),
        variants: top.table("variants").map(|table| read_spellings(page, table)).unwrap_or_default(),
        stand_ins: top.table("stand_ins").map(|table| read_spellings(page, table)).unwrap_or_default(),
    };
    top.close();
    Some(disguises)
}

/// `係系 關关`: pairs of characters, the traditional one in front.
fn read_pairs(page: &Page<'_>, row: &Placed<String>) -> Vec<(String, String)> {
    let pair = |word: &str| {
        let mut chars = word.chars();
        match (chars.next(), chars.next(), chars.next()) {
            (Some(from), Some(to), None) if from != to => Some((from.to_string(), to.to_string())),
            _ => {
                page.flaw(&row.spot, format!("“{word}”不是一前一后两个不同的字，要写成如“係系”"));
                None
            }
        }
    };
    row.value.split_whitespace().filter_map(pair).collect()
}

/// Words with blanks between them.
fn words(rows: Vec<Placed<String>>) -> Vec<String> {
    rows.iter().flat_map(|row| row.value.split_whitespace()).map(str::to_owned).collect()
}

/// `母毋毌/每`: the usual character, look-alikes nobody uses otherwise, behind the stroke ordinary ones.
fn read_look_alikes(page: &Page<'_>, row: &Placed<String>) -> Vec<(char, String, String)> {
    let entry = |word: &str| {
        let mut chars = word.chars();
        let usual = chars.next()?;
        let (odd, ordinary) = chars.as_str().split_once('/').unwrap_or((chars.as_str(), ""));
        if odd.is_empty() && ordinary.is_empty() || odd.contains(usual) || ordinary.contains(usual) {
            page.flaw(&row.spot, format!("“{word}”要先写原来的字，再写像它的字，如“母毋毌/每”"));
        }
        Some((usual, odd.to_owned(), ordinary.to_owned()))
    };
    row.value.split_whitespace().filter_map(entry).collect()
}

/// `婚女昏`: the character and its parts in the order they are written.
fn read_parts(page: &Page<'_>, row: &Placed<String>) -> Vec<(char, String)> {
    let entry = |word: &str| {
        let mut chars = word.chars();
        let whole = chars.next()?;
        let parts = chars.as_str();
        if parts.chars().count() < 2 {
            page.flaw(&row.spot, format!("“{word}”要写原来的字和至少两个部件，如“婚女昏”"));
        }
        Some((whole, parts.to_owned()))
    };
    row.value.split_whitespace().filter_map(entry).collect()
}

/// `"母女" = ["毋女"]`: the usual word with its odd spellings.
fn read_spellings(page: &Page<'_>, table: Table<'_, '_>) -> Vec<(String, String)> {
    let mut spellings = Vec::new();
    for (usual, odd_ones) in table.named_texts() {
        for odd in odd_ones {
            if odd.value == usual {
                page.flaw(&odd.spot, format!("“{usual}”换成它自己，请删去"));
            }
            spellings.push((odd.value, usual.clone()));
        }
    }
    spellings
}
