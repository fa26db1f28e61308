//! New versions of hall and numbering, each with its entry. Nothing is changed in place.

use shouzhang_domain::{EntryKind, Hall};

use crate::error::{Doing, StoreError};
use crate::facts;
use crate::reader::{Act, Reader, Writer};
use crate::table::book::Identity;
use crate::table::numberings::{FirstSerial, Numbering};
use crate::table::register::NewEntry;

impl Writer<'_> {
    /// Writes a new version of the hall; gives its number. Whether the hall is fit to be printed ([`Hall::check`]) is
    /// the caller's to say.
    ///
    /// # Errors
    /// What SQLite may say.
    pub fn change_hall(&self, act: &Act<'_>, hall: &Hall) -> Result<u32, StoreError> {
        let doing = Doing::ChangingHall;
        let next = self.next(doing, act)?;
        let version = self.last_hall_version()? + 1;
        let entry = changed(act, "大厅资料");
        self.append(
            doing,
            &next,
            &entry,
            &facts::settings_changed(entry.note, None, Some((version, hall)), None),
        )?;
        self.add_hall(doing, next.seq, version, hall)?;
        Ok(version)
    }

    /// Writes a new version of the numbering; gives its number.
    ///
    /// # Errors
    /// [`StoreError::FirstNumberTooLow`] when a first number is set anew and not above what is used,
    /// [`StoreError::PatternsAlike`] when the two series could not be told apart, and what SQLite may say.
    pub fn change_numbering(&self, act: &Act<'_>, numbering: &Numbering) -> Result<u32, StoreError> {
        let doing = Doing::ChangingNumbering;
        let numbering = numbering.in_order();
        must_differ(&numbering)?;
        let in_force = self.numbering()?.numbering;
        for first in &numbering.firsts {
            self.must_be_ahead(first, in_force.first(first.series, first.year))?;
        }
        let next = self.next(doing, act)?;
        let version = self.last_numbering_version()? + 1;
        let entry = changed(act, "文号设置");
        let facts = facts::settings_changed(entry.note, None, None, Some((version, &numbering)));
        self.append(doing, &next, &entry, &facts)?;
        self.add_numbering(doing, next.seq, version, &numbering)?;
        Ok(version)
    }

    /// The first entry of a book: its hall and its numbering.
    pub(crate) fn open_register(
        &self,
        act: &Act<'_>,
        identity: &Identity,
        hall: &Hall,
        numbering: &Numbering,
    ) -> Result<(), StoreError> {
        let doing = Doing::Beginning;
        let numbering = numbering.in_order();
        must_differ(&numbering)?;
        for first in &numbering.firsts {
            self.must_be_ahead(first, 1)?;
        }
        let next = self.next(doing, act)?;
        let entry = changed(act, "建立台账");
        let facts =
            facts::settings_changed(entry.note, Some(identity), Some((1, hall)), Some((1, &numbering)));
        self.append(doing, &next, &entry, &facts)?;
        self.add_hall(doing, next.seq, 1, hall)?;
        self.add_numbering(doing, next.seq, 1, &numbering)
    }
}

impl Reader<'_> {
    /// A first number that is already in force may be written again, used or not; a new one must leave no number to be
    /// given twice.
    fn must_be_ahead(&self, first: &FirstSerial, in_force: u32) -> Result<(), StoreError> {
        let FirstSerial { series, year, serial } = *first;
        let used = self.last_serial(series, year)?;
        if serial > used || serial == in_force {
            return Ok(());
        }
        Err(StoreError::FirstNumberTooLow { series, year, wanted: serial, used })
    }
}

fn changed<'a>(act: &Act<'a>, note: &'a str) -> NewEntry<'a> {
    NewEntry { kind: EntryKind::SettingsChanged, paper: None, actor: act.actor, note }
}

/// Certificates and slips must not carry equal numbers.
fn must_differ(numbering: &Numbering) -> Result<(), StoreError> {
    if numbering.certificate.text() == numbering.refusal.text() {
        return Err(StoreError::PatternsAlike);
    }
    Ok(())
}
