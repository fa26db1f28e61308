//! 月度导出: three tables of a month, masked, one row at a time.
//!
//! The columns follow the suggested registers of rules.md §4.2; no government form was found.

mod cell;
mod csv;
mod paper;
mod rows;
mod xlsx;

pub(crate) use cell::without_long_numbers;

use std::io;
use std::path::{Path, PathBuf};

use shouzhang_domain::Moment;
use shouzhang_store::{Month, Reader};
use tempfile::NamedTempFile;

use crate::desk::Desk;
use crate::problem::{Answer, Problem};
use crate::wire::{ExportFormat, ProblemCode};

/// A file written, and how many rows of each table it holds.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) path: PathBuf,
    pub(crate) certificates: Option<u32>,
    pub(crate) refusals: Option<u32>,
    pub(crate) seal_uses: Option<u32>,
}

/// A column: its heading and its width in characters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    heading: &'static str,
    width: u8,
}

/// Where the rows of a table go.
trait Table {
    fn row(&mut self, cells: &[String]) -> io::Result<()>;
}

/// Writes the files of a month into `folder`, each whole or not at all; tells what each holds.
pub(crate) fn write(
    desk: &Desk,
    reader: &Reader<'_>,
    month: Month,
    format: ExportFormat,
    folder: &Path,
    at: Moment,
) -> Answer<Vec<Written>> {
    let (knowledge, hall) = (desk.knowledge, reader.hall()?.hall);
    let name =
        format!("{} {month}", hall.hall_name).replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "-");
    match format {
        ExportFormat::Xlsx => xlsx::write(knowledge, reader, month, folder, &name),
        ExportFormat::Pdf => {
            let sheets = paper::Sheets { knowledge, fonts: desk.fonts, hall: &hall, month, at };
            paper::write(&sheets, reader, folder, &name)
        }
        ExportFormat::Csv => csv::write(knowledge, reader, month, folder, &name),
    }
}

/// A file beside its future name, readable like any document of this user: it is masked, and meant to be handed on.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// A file that could not be written, as the clerk is told.
fn not_written(fault: io::Error) -> Problem {
    let (code, message, hint) = match fault.kind() {
        io::ErrorKind::StorageFull => {
            (ProblemCode::DiskFull, "磁盘满了，导出没有完成", "请腾出地方，或换一个文件夹再导出")
        }
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => (
            ProblemCode::FileNotWritten,
            "没有这个文件夹，导出没有完成",
            "请重新选文件夹；U 盘请看插好了没有",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => (
            ProblemCode::FileNotWritten,
            "这个文件夹不让写，导出没有完成",
            "请换一个文件夹；上次导出的表格正打开着的，请先关掉",
        ),
        _ => (ProblemCode::FileNotWritten, "文件没有写成，导出没有完成", "请换一个文件夹再导出"),
    };
    Problem::failed(code, message, hint, fault)
}
