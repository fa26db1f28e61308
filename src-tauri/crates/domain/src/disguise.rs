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
    /// Characters that look like another: the usual one, those no ordinary text has (`母` ← `毋毌`), and ordinary ones
    /// (`未` ← `末`).
    pub look_alikes: Vec<(char, String, String)>,
    /// Characters and how they are written in parts (`婚` ← `女昏`).
    pub parts: Vec<(char, String)>,
    /// Parts of characters that are no words themselves (`讠`, `亻`).
    pub radicals: String,
    /// Characters of everyday grammar (`的`, `之`): nobody takes them for another that sounds the same.
    pub little_words: String,
    /// Ordinary words that are easily taken for a disguised one (`误工` for 务工).
    pub ordinary_words: Vec<String>,
    /// Abbreviations in letters everybody uses (`qq`): they are no initials.
    pub everyday_letters: Vec<String>,
    /// Words worth disguising besides the names of both lists: what prohibited facts are stated with.
    pub key_words: Vec<String>,
    /// Pinyin that betrays a request, such as `qinshu`: the clerk confirms.
    pub pinyin_triggers: Vec<String>,
}
