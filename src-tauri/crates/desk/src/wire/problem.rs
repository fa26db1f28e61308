//! What the clerk is told when something is refused or broke.

use serde::Serialize;
use ts_rs::TS;

use super::Check;

/// Whether a rule said no, or something broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// A rule says no. Not a bug: the clerk's request cannot be fulfilled.
    Refused,
    /// Something broke.
    Failed,
}

/// Codes a screen or a program acts on. A variant exists only where somebody does something different for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The request is on the prohibited list: show the block panel.
    Prohibited,
    /// The text certifies prohibited content: jump to the word.
    ProhibitedContent,
    /// The form is not in order: show the checks.
    FormNotInOrder,
    /// A warning has to be confirmed first.
    ConfirmationNeeded,
    /// 先议事协商: nothing is issued before it is recorded.
    DeliberationNeeded,
    /// The item is not switched on, or not for this committee.
    ItemNotAvailable,
    /// No such item, certificate, draft or person.
    NotFound,
    /// The certificate is void already.
    AlreadyVoid,
    /// A character has no glyph.
    MissingGlyph,
    /// The text does not fit on the page.
    DoesNotFit,
    /// A setting cannot be used.
    BadSetting,
    /// The request itself is malformed: unknown command, unknown field, wrong type.
    BadRequest,
    /// No printer is chosen, or none is there.
    NoPrinter,
    /// The printer did not take the job.
    PrintFailed,
    /// A file could not be written.
    FileNotWritten,
    /// The disk is full.
    DiskFull,
    /// Another window is writing.
    Busy,
    /// The book cannot be used: missing, foreign, newer, read-only, damaged.
    BookUnusable,
    /// Anything else that broke; the log has the whole story.
    Internal,
}

/// A refusal or failure as the clerk sees it: what, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WireProblem {
    /// No, or broken.
    pub kind: ProblemKind,
    /// For the program.
    pub code: ProblemCode,
    /// What happened, in Chinese.
    pub message: String,
    /// What to do next, in Chinese.
    pub hint: String,
    /// The field it is about.
    pub field: Option<String>,
    /// The prohibition behind it.
    pub prohibition: Option<String>,
    /// The checks that stand against it, for a form.
    pub checks: Vec<Check>,
}
