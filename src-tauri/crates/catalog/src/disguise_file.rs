//! `disguise.toml`: how prohibited content is dressed up (换写法).

use shouzhang_domain::Disguises;

use crate::flaw::Placed;
use crate::page::Page;
use crate::table::Table;

/// Reads the four tables of disguises.
pub(crate) fn read_disguises(page: &Page<'_>) -> Option<Disguises> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let rows = top.texts("traditional");
    let disguises = Disguises {
        traditional: rows.into_iter().flat_map(|row| read_pairs(page, &row)).collect(),
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
