//! 换写法: how prohibited content is dressed up, as data of the catalog release.

/// Spellings the screening looks through. All of it is data: adding one needs no Rust.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disguises {
    /// Traditional or variant writing → simplified.
    pub traditional: Vec<(String, String)>,
    /// Look-alikes, homophones and colloquial stand-ins → the usual word.
    pub variants: Vec<(String, String)>,
    /// Pinyin that betrays a request, such as `qinshu`: the clerk confirms.
    pub pinyin_triggers: Vec<String>,
}
