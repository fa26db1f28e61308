//! Props for tests that need more of a computer than a test usually has: a screen without a monitor, a print queue of one's
//! own, the repository as files, and the labelled phrasings of the screening.
//!
//! This crate is for tests and `cargo xtask`. It deliberately does not know: certificates, the desk, or WebDriver — those
//! belong to the tests themselves (`house/`, `e2e/`, and whatever stands beside them).
//!
//! Start reading at [`Screen`], [`PrintHouse`], [`repository`] and [`phrasings`].

pub mod phrasings;
mod print_house;
mod repository;
mod screen;

pub use print_house::PrintHouse;
pub use repository::{CONTRACT, File, files, root};
pub use screen::Screen;
