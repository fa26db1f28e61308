//! What crosses the wire: plain values with public fields, in camelCase, turned into TypeScript by `ts-rs`.
//!
//! Types below the desk are not serialisable on purpose; the verbs convert. Moments travel as `2026-11-23T14:36:00+08:00`,
//! days as `2026-11-23`, months as `2026-11`. Positions count characters (code points), not UTF-16 units.

mod catalog;
mod form;
mod forms;
mod problem;
mod register;
mod search;
mod settings;
mod verify;

pub use catalog::*;
pub use form::*;
pub use forms::*;
pub use problem::*;
pub use register::*;
pub use search::*;
pub use settings::*;
pub use verify::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request without anything in it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Characters `start..end` of a text, for underlining.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Mark {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

/// 依据 as shown: the citation and how well it is founded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Basis {
    /// Document and article.
    pub cite: String,
    /// A, B, C or D.
    pub grade: String,
    /// What the grade means.
    pub grade_meaning: String,
    /// Title and place of the source, for the tooltip.
    pub source: Option<String>,
    /// A caution.
    pub note: Option<String>,
}
