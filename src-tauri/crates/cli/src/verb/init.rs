//! `shouzhang init`

use serde_json::json;
use shouzhang_desk::{Desk, HallFile, Problem, find_fonts};

use crate::args::Init;
use crate::counter::{Counter, Moment, read_text};
use crate::output::{Ending, Output};

/// Founds a book.
pub(crate) fn init(args: &Init, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let (book, fonts) = (&args.book.book, find_fonts()?);
    match &args.hall {
        Some(hall) => drop(Desk::found(book, &fonts, &HallFile::parse(&read_text(hall)?)?, now)?),
        None => drop(Desk::found_demonstration(book, &fonts, now)?),
    }
    let settings: serde_json::Value = Counter::open(book, now)?.ask("show_settings", &json!({}))?;
    let text =
        |pointer: &str| settings.pointer(pointer).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
    let answer = json!({
        "book": book,
        "hallName": text("/hall/hallName"),
        "nextCertificate": text("/nextCertificate"),
        "nextRefusal": text("/nextRefusal"),
        "release": text("/release"),
    });
    output.answer(&answer, || {
        format!(
            "已建台账：{}\n大厅：{}\n下一份证明：{}\n下一份告知单：{}\n清单版本：{}",
            book.display(),
            text("/hall/hallName"),
            text("/nextCertificate"),
            text("/nextRefusal"),
            text("/release")
        )
    })
}
