//! 事项清单: catalog releases, from files a county's IT person edits to the nouns of the domain.
//!
//! A release is a folder of TOML files: `release.toml`, `sources.toml`, `disguise.toml`, `holidays.toml`, one file an item
//! under `permitted/`, one a prohibition under `prohibited/`, one a region under `additions/`, one a paper that is no
//! certificate under `papers/`. It is taken whole or refused whole, with every flaw named by file and line.
//!
//! This crate deliberately does not know the screening (a judge is handed in), the book, paper, the network or the clock.
//!
//! Start reading at [`parse`] and [`Draft::finish`]; [`embedded`] is the release built into the program.
//!
//! ```
//! let draft = shouzhang_catalog::parse(shouzhang_catalog::embedded()).expect("the embedded release has no flaw");
//! // The desk hands the screening in here.
//! let catalog = draft.finish(|_item| None).expect("nothing was objected to");
//! assert_eq!(catalog.enabled_prohibitions().count(), 20);
//! ```

mod addition_file;
mod catalog;
mod contexts_file;
mod counter_papers_file;
mod cross_check;
mod disguise_file;
mod draft;
mod evidence_file;
mod field_file;
mod flaw;
mod holidays_file;
mod item_file;
mod lines;
mod page;
mod paper_pages;
mod papers_file;
mod prohibition_file;
mod refusal_file;
mod release;
mod release_file;
mod source;
mod table;
mod template_file;
mod wording_file;

pub use catalog::Catalog;
pub use draft::{Draft, parse};
pub use flaw::Flaw;
pub use release::{Addition, Document, Layer, NotACertificate, Release, Renamed, Statement};
pub use source::{ReadFault, Source, embedded, read_folder};
