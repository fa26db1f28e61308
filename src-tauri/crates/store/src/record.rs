//! What happened after a paper was registered, and what happened beside papers: one entry each.

use shouzhang_domain::EntryKind;

use crate::error::{Doing, StoreError};
use crate::facts;
use crate::papers::{CertificateId, Paper};
use crate::reader::{Act, Reader, Writer};
use crate::table::exports::Export;
use crate::table::register::NewEntry;
use crate::table::seal_uses::SealUse;

/// Something to be entered in the register.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// The clerk saw it come out of the printer (已出纸).
    Printed {
        /// What came out.
        of: Paper,
        /// Which printer, or nothing.
        note: &'a str,
    },
    /// It did not come out (没打出来).
    PrintFailed {
        /// What did not come out.
        of: Paper,
        /// What the printer said, or nothing.
        note: &'a str,
    },
    /// The same bytes were printed again (补打).
    Reprinted {
        /// What was printed again.
        of: Paper,
        /// Why, or nothing.
        note: &'a str,
        /// If the new paper was stamped too.
        seal_use: Option<&'a SealUse>,
    },
    /// A certificate was made void (作废).
    Voided {
        /// Which.
        certificate: CertificateId,
        /// Why.
        reason: &'a str,
    },
    /// A setting was changed that is neither hall nor numbering, such as the catalog release in force.
    SettingsChanged {
        /// What was changed, from what to what.
        what: &'a str,
    },
    /// A month left the book as a file.
    Exported {
        /// Which file.
        export: &'a Export,
    },
}

impl Event<'_> {
    fn kind(&self) -> EntryKind {
        match self {
            Self::Printed { .. } => EntryKind::Printed,
            Self::PrintFailed { .. } => EntryKind::PrintFailed,
            Self::Reprinted { .. } => EntryKind::Reprinted,
            Self::Voided { .. } => EntryKind::Voided,
            Self::SettingsChanged { .. } => EntryKind::SettingsChanged,
            Self::Exported { .. } => EntryKind::Exported,
        }
    }

    fn paper(&self) -> Option<Paper> {
        match *self {
            Self::Printed { of, .. } | Self::PrintFailed { of, .. } | Self::Reprinted { of, .. } => Some(of),
            Self::Voided { certificate, .. } => Some(Paper::Certificate(certificate)),
            Self::SettingsChanged { .. } | Self::Exported { .. } => None,
        }
    }

    fn note(&self) -> &str {
        match self {
            Self::Printed { note, .. } | Self::PrintFailed { note, .. } | Self::Reprinted { note, .. } => {
                note
            }
            Self::Voided { reason, .. } => reason,
            Self::SettingsChanged { what } => what,
            Self::Exported { .. } => "",
        }
    }
}

impl Writer<'_> {
    /// Enters an event; gives its place in the register.
    ///
    /// # Errors
    /// [`StoreError::NoSuchPaper`] when it is about nothing in the book, [`StoreError::AlreadyVoid`] for a certificate
    /// that is void, and what SQLite may say.
    pub fn record(&self, act: &Act<'_>, event: &Event<'_>) -> Result<u32, StoreError> {
        let doing = Doing::Recording;
        match *event {
            Event::Voided { certificate, .. } => self.must_be_valid(doing, certificate)?,
            _ => self.must_be_there(doing, event.paper())?,
        }
        let (kind, note) = (event.kind(), event.note());
        let facts = match *event {
            Event::Reprinted { seal_use, .. } => facts::told(kind, note, seal_use),
            Event::SettingsChanged { .. } => facts::settings_changed(note, None, None, None),
            Event::Exported { export } => facts::exported(note, export),
            Event::Printed { .. } | Event::PrintFailed { .. } | Event::Voided { .. } => {
                facts::told(kind, note, None)
            }
        };
        let next = self.next(doing, act)?;
        self.append(doing, &next, &NewEntry { kind, paper: event.paper(), actor: act.actor, note }, &facts)?;
        match *event {
            Event::Reprinted { seal_use: Some(seal_use), .. } => {
                self.add_seal_use(doing, next.seq, seal_use)?;
            }
            Event::Exported { export } => self.add_export(doing, next.seq, export)?,
            _ => {}
        }
        Ok(next.seq)
    }
}

impl Reader<'_> {
    fn must_be_there(&self, doing: Doing, paper: Option<Paper>) -> Result<(), StoreError> {
        let is_there = match paper {
            Some(Paper::Certificate(id)) => self.certificate_of(id)?.is_some(),
            Some(Paper::RefusalSlip(id)) => self.refusal_of(id)?.is_some(),
            None => true,
        };
        if is_there { Ok(()) } else { Err(StoreError::NoSuchPaper { doing }) }
    }
}
