//! What is wrong with a release, and where.

use std::fmt;

/// One thing wrong with a catalog release: which file, which line, why.
///
/// Shown to whoever edited the release, as `permitted/K29.toml:12：…`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flaw {
    /// Name of the file inside the release, such as `permitted/K29.toml`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what to write instead, in Chinese.
    pub reason: String,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}：{}", self.file, self.line, self.reason)
    }
}

impl std::error::Error for Flaw {}

/// A place in a release: where something was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    pub(crate) file: std::sync::Arc<str>,
    pub(crate) line: usize,
}

impl Spot {
    /// A flaw at this place.
    pub(crate) fn flaw(&self, reason: impl Into<String>) -> Flaw {
        Flaw { file: self.file.to_string(), line: self.line, reason: reason.into() }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// Something read, together with where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Placed<T> {
    pub(crate) value: T,
    pub(crate) spot: Spot,
}
