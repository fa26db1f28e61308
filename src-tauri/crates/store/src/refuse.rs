//! 不予出具: a refusal with its slip and its entry, in one call.

use chrono::Datelike;
use shouzhang_domain::{EntryKind, Series};

use crate::error::{Doing, StoreError};
use crate::facts;
use crate::numbers::NextNumber;
use crate::papers::{Paper, RefusalId};
use crate::reader::{Act, Writer};
use crate::table::documents::Document;
use crate::table::refusals::{Refusal, RefusalFacts};
use crate::table::register::NewEntry;

/// What is to be registered as refused.
#[derive(Debug)]
pub struct Refuse<'a> {
    /// The number on the slip, taken in this transaction with [`Reader::next_number`](crate::Reader::next_number).
    pub number: &'a NextNumber,
    /// What it says.
    pub facts: RefusalFacts,
    /// The slip as it will be printed.
    pub pdf: &'a [u8],
}

impl Writer<'_> {
    /// Registers a refusal: document, refusal and the entry that binds them.
    ///
    /// # Errors
    /// [`StoreError::NotTheNextNumber`], and what SQLite may say.
    pub fn refuse(&self, act: &Act<'_>, refuse: Refuse<'_>) -> Result<Refusal, StoreError> {
        let doing = Doing::Refusing;
        let next = self.next(doing, act)?;
        self.must_be_next(Series::Refusal, next.at.year(), refuse.number)?;
        let refusal = Refusal {
            id: RefusalId(next.seq),
            refused_at: next.at,
            number: refuse.number.number.clone(),
            year: refuse.number.year,
            serial: refuse.number.serial,
            document: Document::of(refuse.pdf),
            facts: refuse.facts,
        };
        let paper = Paper::RefusalSlip(refusal.id);
        let entry = NewEntry { kind: EntryKind::Refused, paper: Some(paper), actor: act.actor, note: "" };
        self.append(doing, &next, &entry, &facts::refused(entry.note, &refusal))?;
        self.add_document(doing, paper, refusal.document, refuse.pdf, next.at)?;
        self.add_refusal(doing, &refusal)?;
        Ok(refusal)
    }
}
