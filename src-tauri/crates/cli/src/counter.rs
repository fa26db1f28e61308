//! One open book, asked through the contract.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use chrono::{DateTime, FixedOffset, Utc};
use serde::de::DeserializeOwned;
use serde_json::Value;
use shouzhang_desk::wire::ProblemCode;
use shouzhang_desk::{Desk, NoDesktop, Problem, Reply, find_fonts, run};

/// The moment of this command.
pub(crate) type Moment = DateTime<FixedOffset>;

/// The moment given with `--now`, or this one.
pub(crate) fn moment(given: Option<&str>) -> Result<Moment, Problem> {
    match given {
        None => Ok(Utc::now().fixed_offset()),
        Some(text) => DateTime::parse_from_rfc3339(text.trim()).map_err(|_| {
            Problem::usage(
                format!("--now 的时间“{text}”写得不对"),
                "要写成 2026-11-23T14:36:00+08:00 这样，带时区",
            )
        }),
    }
}

/// An open book and the moment of this command.
pub(crate) struct Counter {
    desk: Desk,
    now: Moment,
}

impl Counter {
    /// Opens the book.
    pub(crate) fn open(book: &Path, now: Moment) -> Result<Self, Problem> {
        Ok(Self { desk: Desk::open(book, &find_fonts()?)?, now })
    }

    /// The open book's desk.
    pub(crate) fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Runs a command and reads its JSON answer.
    pub(crate) fn ask<T: DeserializeOwned>(&self, name: &str, request: &Value) -> Result<T, Problem> {
        match run(&self.desk, &NoDesktop, name, &request.to_string(), self.now)? {
            Reply::Json(json) => {
                serde_json::from_str(&json).map_err(|fault| Problem::broken("读不懂办理结果", fault))
            }
            Reply::Bytes(_) => Err(Problem::usage("命令给的是文件，不是文字", "请告诉技术支持")),
        }
    }

    /// Runs a command that answers with bytes.
    pub(crate) fn bytes(&self, name: &str, request: &Value) -> Result<Vec<u8>, Problem> {
        match run(&self.desk, &NoDesktop, name, &request.to_string(), self.now)? {
            Reply::Bytes(bytes) => Ok(bytes),
            Reply::Json(_) => Err(Problem::usage("命令给的是文字，不是文件", "请告诉技术支持")),
        }
    }

    /// Writes the stored PDF of a document to a file.
    pub(crate) fn write_document(&self, number: &str, out: &Path) -> Result<(), Problem> {
        write_file(out, &self.bytes("read_document", &serde_json::json!({ "number": number }))?)
    }
}

/// Reads a text file, or the standard input for `-`.
pub(crate) fn read_text(path: &Path) -> Result<String, Problem> {
    let read = if path == Path::new("-") {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(path)
    };
    read.map(|text| text.trim_start_matches('\u{FEFF}').to_owned()).map_err(|fault| match fault.kind() {
        io::ErrorKind::NotFound => {
            Problem::usage("没有这个文件", format!("请核对文件名：{}", path.display()))
        }
        io::ErrorKind::InvalidData => {
            Problem::usage("文件不是 UTF-8 编码", format!("请另存为 UTF-8 再试：{}", path.display()))
        }
        _ => Problem::broken("文件读不出来", fault),
    })
}

/// Writes a file whole, or not at all: through a neighbour that is renamed.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = fs::create_dir_all(folder)
        .and_then(|()| tempfile::NamedTempFile::new_in(folder))
        .and_then(|mut file| io::Write::write_all(&mut file, bytes).map(|()| file))
        .and_then(|file| file.as_file().sync_all().map(|()| file))
        .and_then(|file| file.persist(path).map_err(|fault| fault.error));
    written.map(drop).map_err(|fault| {
        Problem::file_not_written(
            "文件没有存上",
            "请换一个能写的位置；已经登记的不受影响，可用 show 再存一次",
            fault,
        )
    })
}

/// Reads a values file: `{"field key": "value", …}`; numbers and truth values are taken as their text.
pub(crate) fn read_values(path: &Path) -> Result<Value, Problem> {
    let malformed = || {
        Problem::usage(
            "字段值文件写得不对",
            "要写成 {\"applicant_name\": \"张三\", …}；字段名用 items --json 查看",
        )
    };
    let Ok(Value::Object(pairs)) = serde_json::from_str::<Value>(&read_text(path)?) else {
        return Err(malformed());
    };
    let mut values = serde_json::Map::new();
    for (key, value) in pairs {
        let text = match value {
            Value::String(text) => text,
            Value::Number(number) => number.to_string(),
            Value::Bool(yes) => if yes { "是" } else { "否" }.to_owned(),
            Value::Null => String::new(),
            Value::Array(_) | Value::Object(_) => return Err(malformed()),
        };
        values.insert(key, Value::String(text));
    }
    Ok(Value::Object(values))
}

/// Whether a problem is the rules' no (exit 1) and not a fault (exit 2).
pub(crate) fn is_refusal(problem: &Problem) -> bool {
    use shouzhang_desk::wire::ProblemKind;
    problem.wire.kind == ProblemKind::Refused && problem.wire.code != ProblemCode::BadRequest
}
