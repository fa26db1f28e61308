//! `drafts` (草稿): what was typed and not yet issued, one an item. Written over; gone with the certificate.

use std::fmt;

use rusqlite::params;
use shouzhang_domain::{ItemCode, Moment};

use crate::error::{Doing, StoreError};
use crate::reader::{Reader, Writer};
use crate::written::{Cells, moment_text};

/// 草稿 of one item.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which item.
    pub item: ItemCode,
    /// The values, as the desk encodes them.
    pub values: String,
    /// Which originals were seen, as the desk encodes them.
    pub seen_materials: String,
    /// When it was saved.
    pub saved_at: Moment,
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("item", &self.item)
            .field("saved_at", &self.saved_at)
            .finish_non_exhaustive()
    }
}

fn read(row: &mut Cells<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        item: row.read(|code| ItemCode::new(code))?,
        values: row.take()?,
        seen_materials: row.take()?,
        saved_at: row.moment()?,
    })
}

impl Reader<'_> {
    /// The draft of an item.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn draft(&self, item: &ItemCode) -> Result<Option<Draft>, StoreError> {
        self.one(
            Doing::Reading,
            "SELECT item_code, field_values, seen_materials, saved_at FROM drafts WHERE item_code = ?1",
            [item.as_str()],
            read,
        )
    }

    /// All drafts, last saved first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        self.all(
            Doing::Reading,
            "SELECT item_code, field_values, seen_materials, saved_at FROM drafts
             ORDER BY saved_at DESC, item_code",
            [],
            read,
        )
    }
}

impl Writer<'_> {
    /// Keeps a draft in place of the one before.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn keep_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        self.execute(
            Doing::KeepingDraft,
            "INSERT INTO drafts (item_code, field_values, seen_materials, saved_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (item_code) DO UPDATE SET field_values = excluded.field_values,
                 seen_materials = excluded.seen_materials, saved_at = excluded.saved_at",
            params![draft.item.as_str(), draft.values, draft.seen_materials, moment_text(draft.saved_at)],
        )?;
        Ok(())
    }

    /// Drops the draft of an item; says whether there was one.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn drop_draft(&self, item: &ItemCode) -> Result<bool, StoreError> {
        let gone =
            self.execute(Doing::KeepingDraft, "DELETE FROM drafts WHERE item_code = ?1", [item.as_str()])?;
        Ok(gone > 0)
    }
}
