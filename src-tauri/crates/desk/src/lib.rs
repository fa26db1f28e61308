//! What a clerk can do, one verb a file.
//!
//! The desk stands between the screens and everything below: it takes a request as JSON, asks the catalog, the screening,
//! the paper and the book, and answers with what the screen shows or the sentence the clerk reads. Its whole surface is
//! the list in `commands.rs`; [`run`] dispatches it, [`typescript`] writes it down for the screens.
//!
//! It deliberately does not know: Tauri, windows, the print queue's own words (a [`Host`] is handed in) and the clock
//! (`now` is handed in with every command).
//!
//! Start reading at [`run`], then at `verb/issue_certificate.rs`: the route of one certificate.

mod bindings;
mod checking;
mod commands;
mod compose;
mod contract;
mod county;
mod demonstration;
mod desk;
mod detail;
mod duplicate;
mod examine;
mod example;
mod fonts;
mod forms;
#[cfg(test)]
mod golden;
mod guide;
mod hall_file;
mod host;
mod knowledge;
mod listing;
mod month_out;
mod problem;
mod screen;
mod signing;
mod site;
mod slip;
mod translate;
mod typed;
mod verb;
mod verifier_page;
pub mod wire;

pub use bindings::typescript;
pub use checking::{Presented, check_credential};
pub use contract::{Reply, command_names, run};
pub use county::{CountyKey, SignedBundle};
pub use desk::Desk;
pub use example::{ExampleForm, ExamplePage, draw_blank, draw_example};
pub use fonts::find_fonts;
pub use hall_file::HallFile;
pub use host::{Host, HostFault, JobStatus, NoDesktop, PrintOrder};
pub use knowledge::{CatalogFault, Knowledge};
pub use listing::{CatalogListing, ListedItem, ListedProhibition, list_catalog};
pub use problem::Problem;
pub use screen::{RequestAnswer, TextAnswer, TextFinding, screen_request, screen_text};
pub use shouzhang_domain::{Moment, china_time};
pub use site::{Publication, SiteFile, publish};
pub use verb::{draw_commitment, draw_guide, draw_poster, draw_sample};
pub use verifier_page::{VerifierPage, verifier_page};
