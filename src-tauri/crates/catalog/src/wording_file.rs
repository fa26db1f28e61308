//! `screening/words.toml`, `learnt.toml`, `learnt_texts.toml` and `certifying.toml`: how requests (问法) and certifying
//! clauses are worded.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
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
    let lines = if top.has("traits") { top.paragraphs("traits") } else { Vec::new() };
    top.close();
    Some(lines.iter().filter_map(|line| read_trait(page, line)).collect())
}

/// Reads the weights of certifying clauses: bytes in base64, one for each bucket; none where nothing was learnt.
pub(crate) fn read_certifying(page: &Page<'_>) -> Option<Vec<i8>> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let written = top.text_if_any("weights");
    let spot = top.spot_of("weights");
    top.close();
    let bytes: String = written?.split_ascii_whitespace().collect();
    let weights = STANDARD.decode(bytes).unwrap_or_default();
    if weights.len() == Wording::BUCKETS {
        return Some(weights.into_iter().map(u8::cast_signed).collect());
    }
    let (wanted, read) = (Wording::BUCKETS, weights.len());
    let reason = format!("应有 {wanted} 个分量，读出 {read} 个，请用 cargo xtask learn 重新生成这个文件");
    page.flaw(&spot, reason);
    None
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
