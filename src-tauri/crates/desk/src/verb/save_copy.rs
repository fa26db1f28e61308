//! 存一份: the stored bytes, or a sample, where the user says.

use std::path::PathBuf;

use shouzhang_domain::CertificateNumber;

use crate::contract::Counter;
use crate::problem::Answer;
use crate::wire::{ByCode, ByNumber, SavedCopy};

use super::print::host_problem;
use super::sample::read_sample;
use super::show_document::stored_document;

pub(crate) fn read_document(counter: &Counter<'_>, request: ByNumber) -> Answer<Vec<u8>> {
    counter.desk.read(|reader| stored_document(reader, &CertificateNumber::typed(&request.number)))
}

/// The file is named by the number alone: never by a person.
pub(crate) fn save_copy(counter: &Counter<'_>, request: ByNumber) -> Answer<SavedCopy> {
    let name = format!("{}.pdf", CertificateNumber::typed(&request.number));
    save(counter, &name, &read_document(counter, request)?)
}

pub(crate) fn save_sample(counter: &Counter<'_>, request: ByCode) -> Answer<SavedCopy> {
    let item = counter.desk.knowledge.item(&request.code)?;
    let name = format!("{} {}（样表）.pdf", item.code, item.name);
    save(counter, &name, &read_sample(counter, request)?)
}

pub(crate) fn save(counter: &Counter<'_>, name: &str, bytes: &[u8]) -> Answer<SavedCopy> {
    let name = name.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "-");
    let saved: Option<PathBuf> = counter.host.save(&name, bytes).map_err(host_problem)?;
    Ok(SavedCopy { path: saved.map(|path| path.display().to_string()) })
}
