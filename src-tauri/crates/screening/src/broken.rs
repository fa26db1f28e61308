//! What is wrong with a rule of a release.

/// A rule that cannot be used. One broken rule and nothing is loaded: half a screening is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code} 的 {entry} 用不了：{reason}")]
pub struct BrokenRule {
    /// The item or prohibition it belongs to, such as `P01`; `disguises` for the tables of disguised spellings.
    pub code: String,
    /// Which entry, such as `strong 3`, `alias 关系证明`.
    pub entry: String,
    /// Why, in words for the person who edits the release.
    pub reason: String,
}

impl BrokenRule {
    pub(crate) fn new(code: impl Into<String>, entry: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { code: code.into(), entry: entry.into(), reason: reason.into() }
    }
}
