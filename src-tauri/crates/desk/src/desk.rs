//! The desk: one open book, the catalog in force, the faces.

use std::fmt;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use shouzhang_domain::{Hall, Moment, Series};
use shouzhang_paper::Fonts;
use shouzhang_store::{Act, Book, Extent, Founding, OpenError, Reader, StoreError, Writer};

use crate::demonstration;
use crate::fonts::open_fonts;
use crate::hall_file::{HallFile, domain_hall, domain_numbering};
use crate::knowledge::Knowledge;
use crate::problem::{Answer, Problem};
use crate::wire::ProblemCode;
use crate::{china_time, examine, signing};

/// One open book and everything a clerk needs around it. Shared between threads; the book is used by one at a time.
pub struct Desk {
    pub(crate) knowledge: &'static Knowledge,
    pub(crate) fonts: &'static Fonts,
    book: Mutex<Book>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk")
            .field("release", &self.knowledge.catalog.release().version)
            .finish_non_exhaustive()
    }
}

impl Desk {
    /// Opens a book; `fonts` is the folder of the faces.
    ///
    /// # Errors
    /// A [`Problem`] when the book is missing, foreign, newer, read-only or damaged, or the faces are missing.
    pub fn open(book: &Path, fonts: &Path) -> Result<Self, Problem> {
        let (knowledge, fonts) = (Knowledge::embedded()?, open_fonts(fonts)?);
        let book = Book::open(book).map_err(book_unusable)?;
        Ok(Self { knowledge, fonts, book: Mutex::new(book) })
    }

    /// Founds a book for a real hall.
    ///
    /// # Errors
    /// A [`Problem`] when there is a file already, or the hall cannot be used.
    pub fn found(book: &Path, fonts: &Path, file: &HallFile, now: Moment) -> Result<Self, Problem> {
        let (knowledge, fonts, now) = (Knowledge::embedded()?, open_fonts(fonts)?, china_time(now));
        let (hall, year) = (domain_hall(&file.hall)?, examine::number_year(now));
        let numbering = domain_numbering(&file.numbering, year)?;
        let release = &knowledge.catalog.release().version;
        let founding = Founding { hall: &hall, numbering: &numbering, catalog_release: release, now };
        let book = Book::create(book, &founding).map_err(book_unusable)?;
        let desk = Self { knowledge, fonts, book: Mutex::new(book) };
        desk.write(|writer| signing::key_in_use(writer, &Act { actor: &hall.clerk, now }))?;
        Ok(desk)
    }

    /// Founds the demonstration hall: an invented community of 六安市 with invented people and a short history before
    /// `now`. Its next certificate is 0418.
    ///
    /// # Errors
    /// A [`Problem`] when there is a file already.
    pub fn found_demonstration(book: &Path, fonts: &Path, now: Moment) -> Result<Self, Problem> {
        demonstration::found(book, fonts, china_time(now))
    }

    /// Reads one state of the book.
    pub(crate) fn read<T>(&self, with: impl FnOnce(&Reader<'_>) -> Answer<T>) -> Answer<T> {
        self.book().read(with)
    }

    /// Writes in one transaction: everything, or nothing.
    pub(crate) fn write<T>(&self, with: impl FnOnce(&Writer<'_>) -> Answer<T>) -> Answer<T> {
        self.book().write(with)
    }

    /// Walks the whole book.
    pub(crate) fn verify(&self) -> Answer<shouzhang_store::Report> {
        Ok(self.book().verify(Extent::Whole)?)
    }

    /// A panic in one command leaves the book as the last transaction left it, so the next command may go on.
    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The hall in force.
pub(crate) fn hall(reader: &Reader<'_>) -> Answer<Hall> {
    Ok(reader.hall()?.hall)
}

fn book_unusable(fault: OpenError) -> Problem {
    // The sentence of the fault says both what and what to do next.
    let (message, hint) = split_sentence(&fault.to_string());
    let code = match fault {
        OpenError::DiskFull => ProblemCode::DiskFull,
        OpenError::Locked { .. } => ProblemCode::Busy,
        _ => ProblemCode::BookUnusable,
    };
    Problem::failed(code, message, hint, fault)
}

impl From<StoreError> for Problem {
    fn from(fault: StoreError) -> Self {
        let (message, hint) = split_sentence(&fault.to_string());
        match fault {
            StoreError::FirstNumberTooLow { series, .. } => {
                let field = match series {
                    Series::Certificate => "firstCertificate",
                    Series::Refusal => "firstRefusal",
                };
                Self::refused(ProblemCode::BadSetting, message, hint).about_field(Some(field.to_owned()))
            }
            StoreError::PatternsAlike => Self::refused(ProblemCode::BadSetting, message, hint)
                .about_field(Some("refusalPattern".to_owned())),
            StoreError::NumberTaken(_) => Self::refused(ProblemCode::BadSetting, message, hint),
            StoreError::AlreadyVoid => Self::refused(ProblemCode::AlreadyVoid, message, hint),
            StoreError::NoSuchPaper { .. } => Self::not_found(message, hint),
            StoreError::DiskFull { .. } => Self::failed(ProblemCode::DiskFull, message, hint, fault),
            StoreError::Locked { .. } => Self::failed(ProblemCode::Busy, message, hint, fault),
            StoreError::Damaged { .. } | StoreError::ReadOnly { .. } | StoreError::DocumentAltered(_) => {
                Self::failed(ProblemCode::BookUnusable, message, hint, fault)
            }
            other => Self::failed(ProblemCode::Internal, message, hint, other),
        }
    }
}

/// The store says what happened and, after the first full stop, what to do next.
fn split_sentence(text: &str) -> (String, String) {
    match text.split_once('。') {
        Some((message, hint)) if !hint.trim().is_empty() => (message.to_owned(), hint.trim().to_owned()),
        _ => (text.trim_end_matches('。').to_owned(), "请再试一次；还不行请告诉管理员".to_owned()),
    }
}
