//! One file a verb: what goes in, what comes out, what happens.

mod book;
mod export_month;
mod find_item;
mod form;
mod forms;
mod guide;
mod issue_certificate;
mod items;
mod look_up;
mod person;
mod preview;
mod print;
mod refuse;
mod rotate_key;
mod sample;
mod save_copy;
mod settings;
mod show_document;
mod show_prohibition;
mod today;
mod trust;
mod verify_credential;
mod void_certificate;

pub(crate) use book::verify_book;
pub(crate) use export_month::{check_month, choose_folder, export_month};
pub(crate) use find_item::find_item;
pub(crate) use form::{check_form, discard_draft, open_form, save_draft};
pub(crate) use forms::poster_pdf;
pub use forms::{draw_commitment, draw_poster};
pub(crate) use forms::{
    print_commitment, print_notice, print_receipt, print_sign_off, read_commitment, read_notice, read_poster,
    read_receipt, read_sign_off, read_stub, save_commitment, save_notice, save_poster, save_stub,
};
pub use guide::draw_guide;
pub(crate) use guide::{guide_pdf, print_guide, read_guide, save_booklet, save_guide};
pub(crate) use issue_certificate::issue_certificate;
pub(crate) use items::{list_items, show_item};
pub(crate) use look_up::look_up;
pub(crate) use person::{find_person, take_person};
pub(crate) use preview::{not_drawn, not_laid_out, preview_form, show_picture};
pub(crate) use print::{
    confirm_print, list_printers, print_document, print_sample, print_test_page, watch_job,
};
pub(crate) use refuse::refuse;
pub(crate) use rotate_key::rotate_key;
pub use sample::draw_sample;
pub(crate) use sample::{read_sample, show_sample};
pub(crate) use save_copy::{read_document, save_copy, save_sample};
pub(crate) use settings::{save_appearance, save_hall, save_numbering, save_printer, show_settings};
pub(crate) use show_document::show_document;
pub(crate) use show_prohibition::show_prohibition;
pub(crate) use today::today;
pub(crate) use trust::{export_enrolment, import_trust, save_enrolment, show_trust};
pub(crate) use verify_credential::verify_credential;
pub(crate) use void_certificate::void_certificate;
