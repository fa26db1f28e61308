//! What an entry of each kind is bound to. Writing and verifying both come here, so they cannot drift apart.
//!
//! The first text of every list of facts is the word of the kind, the second the entry's note.

use shouzhang_domain::{EntryKind, Hall};

use crate::canonical::{Canonical, WITH_CODE};
use crate::table::book::Identity;
use crate::table::certificates::Certificate;
use crate::table::exports::Export;
use crate::table::halls;
use crate::table::numberings::{self, Numbering};
use crate::table::refusals::Refusal;
use crate::table::seal_uses::SealUse;
use crate::written::Digest;

fn begin(kind: EntryKind, note: &str) -> Canonical {
    let mut facts = Canonical::new(kind.word());
    facts.text(note);
    facts
}

/// `code` is the digest of the code on the paper; papers issued before there were codes have none, and the encoding says
/// which it is.
pub(crate) fn issued(
    note: &str,
    certificate: &Certificate,
    seal_use: Option<&SealUse>,
    code: Option<&Digest>,
) -> Canonical {
    let mut facts = match code {
        Some(_) => Canonical::encoded(WITH_CODE, EntryKind::Issued.word()),
        None => Canonical::new(EntryKind::Issued.word()),
    };
    facts.text(note);
    certificate.encode(&mut facts);
    stamped(&mut facts, seal_use);
    if let Some(code) = code {
        facts.digest(code);
    }
    facts
}

pub(crate) fn refused(note: &str, refusal: &Refusal) -> Canonical {
    let mut facts = begin(EntryKind::Refused, note);
    refusal.encode(&mut facts);
    facts
}

/// Printed, failed, reprinted, void: the note, and the seal use if there was one.
pub(crate) fn told(kind: EntryKind, note: &str, seal_use: Option<&SealUse>) -> Canonical {
    let mut facts = begin(kind, note);
    stamped(&mut facts, seal_use);
    facts
}

/// `by` is the entry that registered the certificate in its place.
pub(crate) fn reissued(note: &str, by: Option<u32>) -> Canonical {
    let mut facts = begin(EntryKind::Reissued, note);
    facts.number_or_nothing(by);
    facts
}

/// `identity` belongs to the first entry alone.
pub(crate) fn settings_changed(
    note: &str,
    identity: Option<&Identity>,
    hall: Option<(u32, &Hall)>,
    numbering: Option<(u32, &Numbering)>,
) -> Canonical {
    let mut facts = begin(EntryKind::SettingsChanged, note);
    match identity {
        Some(identity) => identity.encode(&mut facts),
        None => facts.nothing(),
    }
    match hall {
        Some((version, hall)) => halls::encode(version, hall, &mut facts),
        None => facts.nothing(),
    }
    match numbering {
        Some((version, numbering)) => numberings::encode(version, numbering, &mut facts),
        None => facts.nothing(),
    }
    facts
}

pub(crate) fn exported(note: &str, export: &Export) -> Canonical {
    let mut facts = begin(EntryKind::Exported, note);
    export.encode(&mut facts);
    facts
}

fn stamped(facts: &mut Canonical, seal_use: Option<&SealUse>) {
    match seal_use {
        Some(seal_use) => seal_use.encode(facts),
        None => facts.nothing(),
    }
}
