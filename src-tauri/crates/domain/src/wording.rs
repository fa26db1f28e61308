//! 问法: what people say instead of the name of a paper, as data of the catalog release.

use crate::Contexts;

/// Words for one and the same thing (词表的一组): everything a resident may call a relative, a lost document, a dog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordClass {
    /// What the class is called where other data refers to it: `亲人`.
    pub name: String,
    /// The words, simplified, without punctuation; at least one.
    pub words: Vec<String>,
}

/// A trait of a request — a piece of it, a class of words in it, two classes together — and what it speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearntTrait {
    /// The piece, or the class in braces: `狗丢`, `{狗}`, `{狗}{丢了}`.
    pub key: String,
    /// Code of an item or a prohibition, or [`Wording::NEITHER`], and how much the trait speaks for it (negative: against it).
    pub weights: Vec<(String, i16)>,
}

/// How requests and texts are worded: hand-kept classes of words, what was learnt from labelled phrasings, and the contexts
/// in which words certify.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// Classes of words.
    pub classes: Vec<WordClass>,
    /// What was learnt (`cargo xtask learn`); empty while learning.
    pub learnt: Vec<LearntTrait>,
    /// The same over the sentences of texts: what they certify, or nothing.
    pub learnt_texts: Vec<LearntTrait>,
    /// In which contexts words of a text certify something.
    pub contexts: Contexts,
}

impl Wording {
    /// Stands for “on neither list” (清单外) among the codes of [`LearntTrait::weights`].
    pub const NEITHER: &str = "-";

    /// The class whose words, right before a name, say that this is not what is asked for (不是要房产证明).
    pub const DENIALS: &str = "不要";
}
