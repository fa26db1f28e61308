//! 换写法: how prohibited content is dressed up, as data of the catalog release.

/// Spellings the screening looks through. All of it is data: adding one needs no Rust.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disguises {
    /// Traditional or variant writing → simplified.
    pub traditional: Vec<(String, String)>,
    /// Look-alikes, homophones and odd spellings → the usual word (`毋女` → `母女`). Never an everyday phrase: what is
    /// found through these blocks like the word itself.
    pub variants: Vec<(String, String)>,
    /// Everyday words that may stand for the prohibited one → that word (`走了` → `死亡`, `还在` → `健在`,
    /// `情况说明` → `证明`). Too common to block on in a text: there the clerk confirms.
    pub stand_ins: Vec<(String, String)>,
    /// Pinyin that betrays a request, such as `qinshu`: the clerk confirms.
    pub pinyin_triggers: Vec<String>,
}
