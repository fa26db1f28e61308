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
    /// The same over clauses that certify something: what they certify.
    pub learnt_texts: Vec<LearntTrait>,
    /// How clauses that certify something are worded: a step of [`Wording::weight`] for each of the [`Wording::BUCKETS`]
    /// their traits fall into; empty while learning.
    pub certifying: Vec<i8>,
    /// In which contexts words of a text certify something.
    pub contexts: Contexts,
}

impl Wording {
    /// Stands for “on neither list” (清单外) among the codes of [`LearntTrait::weights`].
    pub const NEITHER: &str = "-";

    /// How many buckets the traits of clauses fall into.
    pub const BUCKETS: usize = 1 << 20;

    /// The largest weight there can be.
    const LARGEST: f32 = 1.6;

    /// The weight that a step of [`Wording::certifying`] stands for: its square, so that small weights are told apart more
    /// finely than large ones.
    #[must_use]
    pub fn weight(step: i8) -> f32 {
        let part = f32::from(step) / f32::from(i8::MAX);
        part * part.abs() * Self::LARGEST
    }

    /// The step nearest to a weight.
    #[must_use]
    pub fn step(weight: f64) -> i8 {
        let part = (weight.abs() / f64::from(Self::LARGEST)).sqrt().min(1.0) * f64::from(i8::MAX);
        // At most 127: fits.
        #[expect(clippy::cast_possible_truncation, reason = "a part of at most 1 times 127")]
        let step = part.round() as i8;
        if weight < 0.0 { -step } else { step }
    }

    /// The class whose words, right before a name, say that this is not what is asked for (不是要房产证明).
    pub const DENIALS: &str = "不要";
}
