//! One file a verb: arguments in, request to the desk, answer out.

mod check;
mod county;
mod export;
mod forms;
mod guide;
mod init;
mod issue;
mod items;
mod publish;
mod refuse;
mod register;
mod sample;
mod trust;
mod verifier;
mod verify;

pub(crate) use check::check;
pub(crate) use county::county;
pub(crate) use export::export;
pub(crate) use forms::{application, commitment, notice, poster, stub};
pub(crate) use guide::guide;
pub(crate) use init::init;
pub(crate) use issue::{issue, reissue};
pub(crate) use items::items;
pub(crate) use publish::publish;
pub(crate) use refuse::refuse;
pub(crate) use register::{list, show, void};
pub(crate) use sample::sample;
pub(crate) use trust::trust;
pub(crate) use verifier::verifier;
pub(crate) use verify::verify;

/// A moment for a person: `2026-11-23 14:36`.
fn minute(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}
