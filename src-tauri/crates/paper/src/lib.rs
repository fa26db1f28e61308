//! Paper: a certificate as a value in, a laid-out sheet out; a sheet in, the bytes of a PDF file out.
//!
//! For: setting certificates, blank samples (表单样本), refusal slips (不予出具告知单) and leaflets (办事指南 and other
//! papers of several pages) so that they look like what the
//! receiving unit is used to (GB/T 9704-2012), hold any lawful name, and are refused before anything is drawn when a
//! character has no glyph or the text does not fit on its page.
//!
//! It deliberately does not know: files and paths (the font files are handed in as slices), the clock (a [`Facts`] carries
//! its moment), the catalog, the book, numbers and who may issue what. It never draws a seal.
//!
//! Start reading at [`lay_out`] (one page, step by step smaller, or a [`LayoutFault`]), then `break_lines` (where lines
//! end), then [`draw`] (fonts cut down, printpdf, PDF/A-2u). [`picture`] shows what was drawn.
//!
//! ```text
//! Document ─ lay_out ─┐
//!                     ├─► Sheet ─ draw ─► bytes ─ picture ─► Picture
//! Slip ─ lay_out_slip ┤     └─ text()  (golden pages)
//! Leaflet, Booklet ───┘
//! ```
//!
//! Golden pages lie in `tests/golden` of the repository. After a change that is meant to alter pages, run
//! `SHOUZHANG_BLESS=1 cargo test -p shouzhang-paper`, look at the pictures, and commit them with the change.

mod archive;
mod balance;
mod blocks;
mod booklet;
mod break_lines;
mod certificate;
mod closing;
mod composer;
mod content;
mod document;
mod draw;
#[cfg(test)]
mod every_name;
mod faces;
mod fault;
mod filling;
mod flat_cff;
mod fonts;
mod foot;
mod grid;
mod head;
mod leaflet;
mod leaflet_page;
#[cfg(test)]
mod line_rules;
mod outline;
mod paragraph;
mod picture;
mod poster;
mod program;
#[cfg(test)]
mod proof;
mod punctuation;
mod qr;
mod qr_mask;
mod read;
mod register;
mod register_file;
mod register_objects;
mod register_page;
mod register_tags;
mod register_text;
mod sample;
mod sfnt;
mod sheet;
mod sheet_text;
mod signature;
mod signed_part;
mod slip;
mod slip_page;
mod spans;
mod strip;
mod structure;
mod table;
mod tagging;
mod text_string;
mod units;
mod xmp;

pub use booklet::{Booklet, Chapter, Part, lay_out_booklet};
pub use certificate::lay_out;
pub use document::{Document, Kind, Line, Piece};
pub use draw::{DrawFault, Facts, draw, draw_signed, draw_with_bookmarks};
pub use fault::LayoutFault;
pub use filling::Filling;
pub use fonts::{FaceId, FontFault, FontFiles, Fonts};
pub use leaflet::{Block, BodySize, Grid, Leaflet, Row};
pub use leaflet_page::lay_out_leaflet;
pub use outline::Bookmark;
pub use picture::{Picture, PictureFault, picture, picture_of_page};
pub use poster::{Poster, PosterColumn, PosterEntry, lay_out_poster};
pub use qr::{CheckCode, put_code};
pub use read::{ReadFault, shows_pictures, text_of, text_without_code};
pub use register::{
    RegisterColumn, RegisterFault, RegisterFile, RegisterPlan, RegisterSurvey, RegisterTable,
};
pub use sheet::{Code, Glyph, Ink, Link, Page, Ring, Role, Rule, Sheet, TextLine, Tint};
pub use signature::FileSigner;
pub use signed_part::{SignedPart, signed_part};
pub use slip::{Refusal, Slip};
pub use slip_page::lay_out_slip;
