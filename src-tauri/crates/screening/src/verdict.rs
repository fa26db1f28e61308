//! What the engine says to a text.

use shouzhang_domain::ProhibitionCode;

use crate::rule::Strength;
use crate::span::Span;

/// Whether a text may be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Nothing was found.
    Clean,
    /// Something may be prohibited content: the clerk confirms, and the confirmation is recorded.
    Warned,
    /// It certifies something prohibited: nothing is issued.
    Blocked,
}

/// One place of a text that certifies, or may certify, something prohibited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it falls under.
    pub prohibition: ProhibitionCode,
    /// Which rule fired: `P01 strong 3`, `P05 alias 政审证明`, `P01 pinyin qinshu`.
    pub rule: String,
    /// Whether it blocks.
    pub strength: Strength,
    /// Where, in characters of the text as typed.
    pub span: Span,
    /// The words there, as typed.
    pub words: String,
    /// What the clerk does next.
    pub advice: String,
}

/// The verdict over a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The weightiest of the findings.
    pub outcome: Outcome,
    /// All findings, in reading order.
    pub findings: Vec<Finding>,
}

impl Verdict {
    pub(crate) fn of(findings: Vec<Finding>) -> Self {
        let outcome = match findings.iter().map(|finding| finding.strength).max() {
            None => Outcome::Clean,
            Some(Strength::Weak) => Outcome::Warned,
            Some(Strength::Strong) => Outcome::Blocked,
        };
        Self { outcome, findings }
    }

    /// Whether nothing may be issued with this text.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.outcome == Outcome::Blocked
    }
}
