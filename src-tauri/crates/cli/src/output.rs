//! Words for a person, JSON for a program, and the exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use serde::Serialize;
use shouzhang_desk::Problem;
use shouzhang_desk::wire::CheckLevel;

use crate::counter::is_refusal;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Done.
    Done,
    /// The rules say no, or a check found something.
    Refused,
    /// Something broke, or the command was written wrongly.
    Failed,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Done => 0,
            Ending::Refused => 1,
            Ending::Failed => 2,
        })
    }
}

/// What lies behind a fault, as far as the sentence does not say it already: for whoever is called to help.
fn story_behind(problem: &Problem) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    let mut source = std::error::Error::source(problem);
    while let Some(error) = source {
        let text = error.to_string();
        if !text.starts_with(&problem.wire.message) && !told.contains(&text) {
            told.push(text);
        }
        source = error.source();
    }
    (!told.is_empty()).then(|| told.join("；"))
}

/// Where answers go.
pub(crate) struct Output {
    json: bool,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Prints an answer: the value as JSON, or the words.
    pub(crate) fn answer(
        &self,
        value: &impl Serialize,
        words: impl FnOnce() -> String,
    ) -> Result<Ending, Problem> {
        if self.json {
            let json = serde_json::to_string_pretty(value)
                .map_err(|fault| Problem::broken("结果写不成 JSON", fault))?;
            self.line(&json)?;
        } else {
            self.line(words().trim_end())?;
        }
        Ok(Ending::Done)
    }

    /// Prints one line to the standard output. A closed pipe (`| head`) is no fault.
    pub(crate) fn line(&self, text: &str) -> Result<(), Problem> {
        let mut out = io::stdout().lock();
        match writeln!(out, "{text}").and_then(|()| out.flush()) {
            Err(fault) if fault.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            written => written.map_err(|fault| Problem::broken("结果写不出来", fault)),
        }
    }

    /// Prints a problem — to the standard error, or as JSON to the standard output — and says how the command ended.
    pub(crate) fn problem(&self, problem: &Problem) -> Ending {
        let wire = &problem.wire;
        let printed = if self.json {
            serde_json::to_string_pretty(&serde_json::json!({ "problem": wire.as_ref() }))
                .map_err(io::Error::from)
                .and_then(|json| writeln!(io::stdout().lock(), "{json}"))
        } else {
            let mut text = format!("{}\n下一步：{}", wire.message, wire.hint);
            for check in wire.checks.iter().filter(|c| c.level != CheckLevel::Ok) {
                let sign = if check.level == CheckLevel::Stop { "⊗" } else { "▲" };
                let field = check.field.as_deref().map(|f| format!("（{f}）")).unwrap_or_default();
                text.push_str(&format!("\n  {sign} {}{field}", check.text));
                if check.needs_confirmation {
                    text.push_str(&format!("  核对无误加 --confirm {}", check.id));
                }
            }
            if let Some(story) = story_behind(problem) {
                text.push_str(&format!("\n（{story}）"));
            }
            writeln!(io::stderr().lock(), "{text}")
        };
        // With both streams closed there is nobody left to tell; the exit code still says it.
        drop(printed);
        if is_refusal(problem) { Ending::Refused } else { Ending::Failed }
    }
}
