//! 语境: where words have to stand before a text certifies what they say, as data of the catalog release.

use crate::WordClass;

/// What a context takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cancels {
    /// Everything: neither a statement (断言) nor a topic (名目) certifies anything there.
    Facts,
    /// Topics only: a statement is a statement wherever it stands.
    Topics,
}

/// One family of contexts (一族语境): denying, leaving it to another body, quoting a demand, asking, naming a document.
///
/// Cues are patterns in the syntax of the `regex` crate, `{…}` standing for a class of [`Contexts::phrases`]. They are looked
/// for in the sentence of the words found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// What it is called, in tests and in broken rules.
    pub name: String,
    /// What it takes away.
    pub cancels: Cancels,
    /// Whether it gives way where the sentence certifies besides (`情况属实`).
    pub yields: bool,
    /// Cues in front of the words; they reach to the end of the sentence.
    pub before: Vec<String>,
    /// Cues in front of the words and in the same clause.
    pub before_clause: Vec<String>,
    /// Cues behind the words, up to the end of the sentence.
    pub after: Vec<String>,
    /// Cues behind the words and in the same clause.
    pub after_clause: Vec<String>,
    /// Cues directly behind the words; they may begin in the last of them.
    pub next: Vec<String>,
    /// Pairs of marks around the words, such as `《》`.
    pub around: Vec<(char, char)>,
    /// Texts that do not certify …
    pub examples: Vec<String>,
    /// … and texts that do, in spite of a cue.
    pub counter_examples: Vec<String>,
}

/// All contexts, and the words that go beyond them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contexts {
    /// Classes of phrases that patterns name in braces: `{亲}`. Their members may be patterns, without braces of that kind.
    pub phrases: Vec<WordClass>,
    /// Turns of speech (转折、另起): what stood before them no longer counts (`但经核实`).
    pub turns: Vec<String>,
    /// What makes a sentence certify (`兹证明`, `情况属实`).
    pub certifies: Vec<String>,
    /// The families.
    pub families: Vec<Context>,
}
