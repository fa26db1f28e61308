//! `halls`: every version of the hall there was. A certificate keeps the version whose names stand on it.

use rusqlite::params;
use shouzhang_domain::{CommitteeKind, Hall, Moment};

use crate::canonical::Canonical;
use crate::error::{Doing, StoreError};
use crate::reader::{Reader, Writer};
use crate::written::Cells;

/// 服务大厅 as it was from some moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HallVersion {
    /// Version, from 1.
    pub version: u32,
    /// Since when.
    pub since: Moment,
    /// The hall.
    pub hall: Hall,
}

const SELECT: &str = "SELECT h.version, e.at, h.committee_name, h.committee, h.hall_name, h.counter, h.region, h.address,
     h.phone, h.supervision_phone, h.party_branch_name, h.mediation_committee_name, h.clerk, h.head, h.seal_keeper
     FROM halls h JOIN register e ON e.seq = h.seq";

fn read(row: &mut Cells<'_>) -> rusqlite::Result<HallVersion> {
    Ok(HallVersion {
        version: row.take()?,
        since: row.moment()?,
        hall: Hall {
            committee_name: row.take()?,
            committee: row.word(CommitteeKind::parse)?,
            hall_name: row.take()?,
            window: row.take()?,
            region: row.take()?,
            address: row.take()?,
            phone: row.take()?,
            supervision_phone: row.take()?,
            party_branch_name: row.take()?,
            mediation_committee_name: row.take()?,
            clerk: row.take()?,
            head: row.take()?,
            seal_keeper: row.take()?,
        },
    })
}

/// Encoding 1. Never changes.
pub(crate) fn encode(version: u32, hall: &Hall, to: &mut Canonical) {
    to.number(version);
    to.text(&hall.committee_name);
    to.text(hall.committee.word());
    for text in [&hall.hall_name, &hall.window, &hall.region, &hall.address, &hall.phone] {
        to.text(text);
    }
    for text in [&hall.supervision_phone, &hall.party_branch_name, &hall.mediation_committee_name] {
        to.text(text);
    }
    for text in [&hall.clerk, &hall.head, &hall.seal_keeper] {
        to.text(text);
    }
}

impl Reader<'_> {
    /// The hall as it is now.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn hall(&self) -> Result<HallVersion, StoreError> {
        let sql = format!("{SELECT} ORDER BY h.version DESC LIMIT 1");
        self.the(Doing::Reading, &sql, [], read)
    }

    /// The hall as it was in a version.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn hall_version(&self, version: u32) -> Result<Option<HallVersion>, StoreError> {
        let sql = format!("{SELECT} WHERE h.version = ?1");
        self.one(Doing::Reading, &sql, [version], read)
    }

    /// The version an entry wrote.
    pub(crate) fn hall_of_entry(&self, seq: u32) -> Result<Option<HallVersion>, StoreError> {
        let sql = format!("{SELECT} WHERE h.seq = ?1");
        self.one(Doing::Verifying, &sql, [seq], read)
    }

    pub(crate) fn last_hall_version(&self) -> Result<u32, StoreError> {
        self.the(Doing::Reading, "SELECT coalesce(max(version), 0) FROM halls", [], |row| row.take())
    }
}

impl Writer<'_> {
    pub(crate) fn add_hall(
        &self,
        doing: Doing,
        seq: u32,
        version: u32,
        hall: &Hall,
    ) -> Result<(), StoreError> {
        self.execute(
            doing,
            "INSERT INTO halls (version, seq, committee_name, committee, hall_name, counter, region, address, phone,
                 supervision_phone, party_branch_name, mediation_committee_name, clerk, head, seal_keeper)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            params![
                version,
                seq,
                hall.committee_name,
                hall.committee.word(),
                hall.hall_name,
                hall.window,
                hall.region,
                hall.address,
                hall.phone,
                hall.supervision_phone,
                hall.party_branch_name,
                hall.mediation_committee_name,
                hall.clerk,
                hall.head,
                hall.seal_keeper,
            ],
        )?;
        Ok(())
    }
}
