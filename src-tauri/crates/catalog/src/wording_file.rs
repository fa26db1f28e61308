//! `screening/words.toml` and `screening/learnt.toml`: how requests are worded (问法).

use shouzhang_domain::{LearntTrait, WordClass, Wording};

use crate::flaw::Placed;
use crate::page::Page;
use crate::table::Table;

/// Reads the classes of words.
pub(crate) fn read_word_classes(page: &Page<'_>) -> Option<Vec<WordClass>> {
    let file = page.parse()?;
    let top = Table::top(page, &file);
    let spot = top.spot().clone();
    let classes = top.named_texts().into_iter().map(|(name, words)| {
        if words.is_empty() {
            page.flaw(&spot, format!("“{name}”这一组一个词也没有"));
        }
        WordClass { name, words: words.into_iter().map(|word| word.value).collect() }
    });
    Some(classes.collect())
}

/// Reads what `cargo xtask learn` wrote.
pub(crate) fn read_learnt(page: &Page<'_>) -> Option<Vec<LearntTrait>> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let lines = top.texts("traits");
    top.close();
    Some(lines.iter().filter_map(|line| read_trait(page, line)).collect())
}

/// `狗丢 P04+62 P20-8`.
fn read_trait(page: &Page<'_>, line: &Placed<String>) -> Option<LearntTrait> {
    let mut words = line.value.split_whitespace();
    let key = words.next().map(str::to_owned);
    let weights: Option<Vec<(String, i16)>> = words.map(read_weight).collect();
    match (key, weights) {
        (Some(key), Some(weights)) if !weights.is_empty() => Some(LearntTrait { key, weights }),
        _ => {
            page.flaw(
                &line.spot,
                format!("“{}”不是学来的写法，请用 cargo xtask learn 重新生成这个文件", line.value),
            );
            None
        }
    }
}

fn read_weight(word: &str) -> Option<(String, i16)> {
    let neither = word.strip_prefix(Wording::NEITHER).map(|weight| (Wording::NEITHER, weight));
    let (code, weight) = neither.or_else(|| word.find(['+', '-']).map(|at| word.split_at(at)))?;
    Some((code.to_owned(), weight.parse().ok()?))
}
