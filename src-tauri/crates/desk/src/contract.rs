//! The whole surface in one place: a command's name and JSON in, JSON or bytes out.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::commands::with_commands;
use crate::host::Host;
use crate::problem::{Answer, Problem};
use crate::wire::*;
use crate::{Desk, Moment, china_time, verb};

/// What a command answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// JSON of the response type.
    Json(String),
    /// A PDF or PNG, as it is.
    Bytes(Vec<u8>),
}

/// What a verb works with: the desk, the desktop around it, and the one moment of this command.
pub(crate) struct Counter<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) host: &'a dyn Host,
    pub(crate) now: Moment,
}

/// Runs one command. `payload` is the JSON of its request; unknown fields are refused.
///
/// # Errors
/// A [`Problem`]: the rule's no, or what broke, in words for the clerk.
pub fn run(desk: &Desk, host: &dyn Host, name: &str, payload: &str, now: Moment) -> Result<Reply, Problem> {
    let counter = Counter { desk, host, now: china_time(now) };
    macro_rules! dispatch {
        ($(($doc:literal, $name:ident, $request:ty => $kind:ident $($response:ty)?))*) => {
            match name {
                $(stringify!($name) => {
                    let request: $request = read_request(name, payload)?;
                    dispatch!(@answer verb::$name(&counter, request), $kind $($response)?)
                })*
                unknown => Err(Problem::bad_request(format!("没有“{unknown}”这个命令"))),
            }
        };
        (@answer $call:expr, json $response:ty) => {{
            let response: $response = $call?;
            write_response(&response)
        }};
        (@answer $call:expr, bytes) => { $call.map(Reply::Bytes) };
    }
    with_commands!(dispatch)
}

/// Names of all commands, in the order of the list.
#[must_use]
pub fn command_names() -> Vec<&'static str> {
    macro_rules! names {
        ($(($doc:literal, $name:ident, $request:ty => $kind:ident $($response:ty)?))*) => {
            vec![$(stringify!($name)),*]
        };
    }
    with_commands!(names)
}

fn read_request<T: DeserializeOwned>(name: &str, payload: &str) -> Answer<T> {
    // The parser's words are for programmers and may repeat what was typed; they go to the log, not to the screen.
    serde_json::from_str(payload).map_err(|fault| {
        let mut problem =
            Problem::bad_request(format!("“{name}”的请求写得不对（第 {} 个字符附近）", fault.column()));
        problem.cause = Some(Box::new(MalformedRequest { line: fault.line(), column: fault.column() }));
        problem
    })
}

fn write_response<T: Serialize>(response: &T) -> Answer<Reply> {
    serde_json::to_string(response).map(Reply::Json).map_err(|fault| {
        Problem::failed(ProblemCode::Internal, "结果没有送出来", "请再试一次；还不行请联系技术支持", fault)
    })
}

/// Where a request stopped making sense; what was typed is not repeated.
#[derive(Debug, thiserror::Error)]
#[error("request is malformed at line {line}, column {column}")]
struct MalformedRequest {
    line: usize,
    column: usize,
}
