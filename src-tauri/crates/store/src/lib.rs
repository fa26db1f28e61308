//! 台账 as one file: rows, transactions, migrations, and the chain that shows whether anybody touched it.
//!
//! This crate keeps what the hall put on paper so that nothing acknowledged is lost, nothing is changed afterwards, and no
//! number is given twice: one SQLite file a book, append-only tables, the PDF in the same transaction as its row, every
//! act an entry in a chained register. It deliberately does not know what a lawful certificate is, how one is drawn or
//! screened, what a template or a catalog looks like (their values come in as text), JSON, the clock (time comes in as
//! `now`), and who may do what.
//!
//! Start reading at [`Book`] (open, read, write), then [`Writer::issue`], [`Writer::refuse`] and [`Writer::record`] (all
//! that is ever written to the register), [`Reader::look_up`] and [`Book::verify`]; the shape of the file is
//! `migrations/`, and `table/` has one file for each table of it.

// The invented people of the tests name this crate from outside.
#[cfg(test)]
extern crate self as shouzhang_store;

mod book;
mod canonical;
mod chain;
mod change;
mod counts;
mod create;
mod error;
mod facts;
mod header;
mod issue;
mod listing;
mod look_up;
mod migrate;
mod month;
mod month_rows;
mod numbers;
mod open_error;
mod papers;
mod people;
mod place;
mod pragma;
mod reader;
mod record;
mod refuse;
mod seqs;
mod table;
mod verify;
mod written;

#[cfg(test)]
#[path = "../tests/book/invented.rs"]
mod invented;

pub use book::{Book, Founding};
pub use chain::{hex, sha256};
pub use counts::{Counts, Demand, NumberRange};
pub use error::{Doing, StoreError};
pub use issue::{Issue, Replacement};
pub use listing::{Listing, What};
pub use look_up::{Page, PaperKind, Query, StateFilter};
pub use month::Month;
pub use month_rows::{MonthCertificate, MonthSealUse};
pub use numbers::NextNumber;
pub use open_error::OpenError;
pub use papers::{CertificateId, Paper, RefusalId};
pub use people::Person;
pub use reader::{Act, Reader, Writer};
pub use record::Event;
pub use refuse::Refuse;
pub use table::book::Identity;
pub use table::certificate_bodies::{Subject, Verification};
pub use table::certificates::{Certificate, CertificateFacts};
pub use table::credentials::Code;
pub use table::documents::Document;
pub use table::drafts::Draft;
pub use table::exports::{Export, ExportEntry};
pub use table::halls::HallVersion;
pub use table::numberings::{FirstSerial, Numbering, NumberingVersion};
pub use table::refusals::{Refusal, RefusalFacts};
pub use table::register::{Entry, Head};
pub use table::seal_uses::SealUse;
pub use table::signing_keys::{NewSigningKey, SigningKey};
pub use verify::{Extent, Fault, Finding, Report};
