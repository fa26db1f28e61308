//! `shouzhang export`

use std::fs;
use std::path::absolute;

use serde_json::{Value, json};
use shouzhang_desk::Problem;

use crate::args::{Export, FormatArg};
use crate::counter::{Counter, Moment};
use crate::output::{Ending, Output};

/// Exports a month.
pub(crate) fn export(args: &Export, now: Moment, output: &Output) -> Result<Ending, Problem> {
    let counter = Counter::open(&args.book.book, now)?;
    let folder = absolute(&args.out)
        .and_then(|folder| fs::create_dir_all(&folder).map(|()| folder))
        .map_err(|fault| Problem::file_not_written("文件夹建不了", "请换一个能写的位置", fault))?;
    let format = match args.format {
        FormatArg::Xlsx => "xlsx",
        FormatArg::Csv => "csv",
        FormatArg::Pdf => "pdf",
    };
    let request = json!({ "month": args.month, "format": format, "folder": folder });
    let exported: Value = counter.ask("export_month", &request)?;
    output.answer(&exported, || {
        let files = exported["files"].as_array().into_iter().flatten().filter_map(Value::as_str);
        format!(
            "已导出 {}：出具 {}、不予出具 {}、用印 {}\n{}",
            args.month,
            exported["certificates"],
            exported["refusals"],
            exported["sealUses"],
            files.collect::<Vec<_>>().join("\n")
        )
    })
}
