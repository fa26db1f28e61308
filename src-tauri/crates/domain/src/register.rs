//! 台账: entries are appended, state is derived.

/// What an entry of the register records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// A certificate was issued (出具).
    Issued,
    /// The clerk saw it come out of the printer (已出纸).
    Printed,
    /// It did not come out (没打出来).
    PrintFailed,
    /// The same bytes were printed again (补打).
    Reprinted,
    /// It was made void (作废).
    Voided,
    /// It was replaced by another certificate (补发), which makes it void.
    Reissued,
    /// A request was refused and a slip written (不予出具).
    Refused,
    /// Hall, numbering or another setting was changed.
    SettingsChanged,
    /// A month was exported.
    Exported,
}

/// A word in the register that is no kind of entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of register entry: {0}")]
pub struct UnknownEntryKind(pub String);

impl EntryKind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Issued,
        Self::Printed,
        Self::PrintFailed,
        Self::Reprinted,
        Self::Voided,
        Self::Reissued,
        Self::Refused,
        Self::SettingsChanged,
        Self::Exported,
    ];

    /// The word of the book and of the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Printed => "printed",
            Self::PrintFailed => "print_failed",
            Self::Reprinted => "reprinted",
            Self::Voided => "voided",
            Self::Reissued => "reissued",
            Self::Refused => "refused",
            Self::SettingsChanged => "settings_changed",
            Self::Exported => "exported",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    /// [`UnknownEntryKind`] naming it.
    pub fn parse(word: &str) -> Result<Self, UnknownEntryKind> {
        Self::ALL.into_iter().find(|k| k.word() == word).ok_or_else(|| UnknownEntryKind(word.to_owned()))
    }
}

/// Whether the paper is known to be in somebody's hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PrintState {
    /// Registered, and nobody said that it came out.
    Unconfirmed,
    /// The last try failed.
    Failed,
    /// It came out.
    Confirmed,
}

/// What became of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CertificateState {
    /// Whether it is void (作废, or replaced by another).
    pub is_void: bool,
    /// Whether another certificate replaces it.
    pub is_replaced: bool,
    /// Paper.
    pub print: PrintState,
    /// How often the same bytes were printed again.
    pub reprints: u32,
}

/// Derives the state of one certificate from its entries, oldest first. There is no status column that could disagree.
#[must_use]
pub fn state_of(entries: impl IntoIterator<Item = EntryKind>) -> CertificateState {
    let mut state =
        CertificateState { is_void: false, is_replaced: false, print: PrintState::Unconfirmed, reprints: 0 };
    for entry in entries {
        match entry {
            EntryKind::Printed => state.print = PrintState::Confirmed,
            // A failed second print does not take the first paper out of the resident's hand.
            EntryKind::PrintFailed if state.print != PrintState::Confirmed => {
                state.print = PrintState::Failed
            }
            EntryKind::Reprinted => state.reprints += 1,
            EntryKind::Voided => state.is_void = true,
            EntryKind::Reissued => {
                state.is_void = true;
                state.is_replaced = true;
            }
            EntryKind::PrintFailed
            | EntryKind::Issued
            | EntryKind::Refused
            | EntryKind::SettingsChanged
            | EntryKind::Exported => {}
        }
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntryKind::{Issued, PrintFailed, Printed, Reissued, Reprinted, Voided};

    #[test]
    fn a_certificate_without_a_word_from_the_printer_is_unconfirmed() {
        let state = state_of([Issued]);
        assert_eq!(state.print, PrintState::Unconfirmed, "it belongs on the start-up list");
        assert!(!state.is_void, "and it is valid");
    }

    #[test]
    fn a_failed_reprint_does_not_unprint_the_first_paper() {
        assert_eq!(state_of([Issued, PrintFailed]).print, PrintState::Failed, "the only try failed");
        assert_eq!(
            state_of([Issued, Printed, Reprinted, PrintFailed]).print,
            PrintState::Confirmed,
            "one is out"
        );
    }

    #[test]
    fn void_and_replaced_never_come_back() {
        assert!(state_of([Issued, Voided, Printed]).is_void, "printing does not revive it");
        let replaced = state_of([Issued, Printed, Reissued]);
        assert!(replaced.is_void && replaced.is_replaced, "a replaced certificate is void");
    }

    #[test]
    fn every_word_of_the_book_is_read_back() {
        for kind in EntryKind::ALL {
            assert_eq!(EntryKind::parse(kind.word()), Ok(kind), "{}", kind.word());
        }
        assert!(EntryKind::parse("deleted").is_err(), "nothing is deleted");
    }
}
