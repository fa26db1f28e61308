//! "No" and "broken", as the clerk is told.

use std::error::Error;
use std::fmt;

use crate::wire::{Check, ProblemCode, ProblemKind, WireProblem};

/// What went against a command: the sentence for the clerk, and for the log the whole story.
#[derive(Debug)]
pub struct Problem {
    /// What crosses the wire.
    pub wire: Box<WireProblem>,
    /// What lies behind it; for the log only, never shown.
    pub cause: Option<Box<dyn Error + Send + Sync>>,
}

/// Answer of a verb.
pub(crate) type Answer<T> = Result<T, Problem>;

impl Problem {
    /// A rule says no.
    pub(crate) fn refused(code: ProblemCode, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(ProblemKind::Refused, code, message.into(), hint.into())
    }

    /// Something broke.
    pub(crate) fn failed(
        code: ProblemCode,
        message: impl Into<String>,
        hint: impl Into<String>,
        cause: impl Error + Send + Sync + 'static,
    ) -> Self {
        let mut problem = Self::new(ProblemKind::Failed, code, message.into(), hint.into());
        problem.cause = Some(Box::new(cause));
        problem
    }

    /// A malformed request: a program's mistake, not a clerk's.
    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::refused(ProblemCode::BadRequest, message, "请检查命令和字段的写法；命令行用 --help 查看")
    }

    /// Nothing by that name.
    pub(crate) fn not_found(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::refused(ProblemCode::NotFound, message, hint)
    }

    /// A program was used wrongly: not the rules' no, and nothing broke.
    #[must_use]
    pub fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::refused(ProblemCode::BadRequest, message, hint)
    }

    /// A file the caller named cannot be accepted as it is.
    #[must_use]
    pub fn rule(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::refused(ProblemCode::BadSetting, message, hint)
    }

    /// Something around the desk broke.
    #[must_use]
    pub fn broken(message: impl Into<String>, cause: impl Error + Send + Sync + 'static) -> Self {
        Self::failed(ProblemCode::Internal, message, "请再试一次；还不行请联系技术支持", cause)
    }

    /// A file could not be written.
    #[must_use]
    pub fn file_not_written(
        message: impl Into<String>,
        hint: impl Into<String>,
        cause: impl Error + Send + Sync + 'static,
    ) -> Self {
        Self::failed(ProblemCode::FileNotWritten, message, hint, cause)
    }

    fn new(kind: ProblemKind, code: ProblemCode, message: String, hint: String) -> Self {
        let wire =
            WireProblem { kind, code, message, hint, field: None, prohibition: None, checks: Vec::new() };
        Self { wire: Box::new(wire), cause: None }
    }

    /// The same problem, about this field.
    #[must_use]
    pub(crate) fn about_field(mut self, field: Option<String>) -> Self {
        self.wire.field = field;
        self
    }

    /// The same problem, with the prohibition behind it.
    #[must_use]
    pub(crate) fn because_of(mut self, prohibition: Option<String>) -> Self {
        self.wire.prohibition = prohibition;
        self
    }

    /// The same problem, with the checks that stand against the form.
    #[must_use]
    pub(crate) fn with_checks(mut self, checks: Vec<Check>) -> Self {
        self.wire.checks = checks;
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?}", self.wire.kind, self.wire.code)?;
        let mut source = self.cause.as_deref().map(|cause| cause as &dyn Error);
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}

impl Error for Problem {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as &(dyn Error + 'static))
    }
}
