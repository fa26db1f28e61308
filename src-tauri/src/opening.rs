//! Which book is opened at start, and what happens when there is none yet.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use shouzhang_desk::wire::{ProblemCode, ProblemKind, WireProblem};
use shouzhang_desk::{Desk, HallFile, Moment, Problem, find_fonts};
use tauri::{AppHandle, Manager, Runtime};

use crate::Arguments;

/// Book of the hall that works here.
const HALL_BOOK: &str = "hall.book";
/// Book of the demonstration hall, apart from the real one.
const DEMONSTRATION_BOOK: &str = "demonstration.book";

/// Everything that decides which book is opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// What was said on the command line.
    pub arguments: Arguments,
    /// Where this computer keeps the books.
    pub data_folder: PathBuf,
    /// Where the installed program keeps its faces, if it is installed.
    pub resources: Option<PathBuf>,
}

/// Opens the book, or founds it: from `--hall`, or as the demonstration hall when nothing was said and no hall's book is
/// there. A missing `--book` without `--demo` or `--hall` is a typing error, not a wish for a new book.
///
/// # Errors
/// A [`Problem`] for the screen: the book is missing, foreign, newer, read-only or damaged, the hall file is not in order,
/// or the faces are gone.
pub fn open_book(opening: &Opening, now: Moment) -> Result<Desk, Problem> {
    let Arguments { book, demo, hall } = &opening.arguments;
    let hall_book = opening.data_folder.join(HALL_BOOK);
    let demonstrate = *demo || (book.is_none() && hall.is_none() && !hall_book.exists());
    let path = match book {
        Some(book) => book.clone(),
        None if demonstrate => opening.data_folder.join(DEMONSTRATION_BOOK),
        None => hall_book,
    };
    let fonts = fonts_folder(opening)?;
    if path.exists() {
        return Desk::open(&path, &fonts);
    }
    match hall {
        Some(file) => Desk::found(&path, &fonts, &HallFile::parse(&read_hall_file(file)?)?, now),
        None if demonstrate => Desk::found_demonstration(&path, &fonts, now),
        None => Desk::open(&path, &fonts),
    }
}

/// Where this computer keeps the books and the log: `SHOUZHANG_HOME`, or the platform's folder for application data.
pub(crate) fn data_folder<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<PathBuf> {
    let folder = match std::env::var_os("SHOUZHANG_HOME") {
        Some(named) => PathBuf::from(named),
        None => app.path().app_data_dir()?,
    };
    make_private(&folder)?;
    Ok(folder)
}

/// The faces installed with the program, or those the desk finds by itself.
fn fonts_folder(opening: &Opening) -> Result<PathBuf, Problem> {
    let installed =
        opening.resources.as_ref().map(|folder| folder.join("fonts")).filter(|folder| folder.is_dir());
    match installed {
        Some(folder) if std::env::var_os("SHOUZHANG_FONTS").is_none() => Ok(folder),
        _ => find_fonts(),
    }
}

fn read_hall_file(file: &Path) -> Result<String, Problem> {
    fs::read_to_string(file).map_err(|fault| {
        let wire = WireProblem {
            kind: ProblemKind::Failed,
            code: ProblemCode::BookUnusable,
            message: "大厅资料文件读不出来".to_owned(),
            hint: "请核对 --hall 后面的文件名，文件要存成 UTF-8".to_owned(),
            field: None,
            prohibition: None,
            checks: Vec::new(),
        };
        Problem { wire: Box::new(wire), cause: Some(Box::new(fault)) }
    })
}

/// Makes a folder that only its owner may read.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
