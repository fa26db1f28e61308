//! 事项清单: a release in force, and looking things up in it.

use shouzhang_domain::{Disguises, Holidays, Item, ItemCode, Papers, Prohibition, ProhibitionCode, Wording};

use crate::release::{Addition, Document, Release};

/// 事项清单: one release, read and validated whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    pub(crate) release: Release,
    pub(crate) items: Vec<Item>,
    pub(crate) prohibitions: Vec<Prohibition>,
    pub(crate) additions: Vec<Addition>,
    pub(crate) disguises: Disguises,
    pub(crate) wording: Wording,
    pub(crate) documents: Vec<Document>,
    pub(crate) papers: Papers,
    pub(crate) holidays: Holidays,
}

impl Catalog {
    /// Version, title and what holds for the whole release.
    #[must_use]
    pub fn release(&self) -> &Release {
        &self.release
    }

    /// All items, by code, on and off.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Items switched on, by code.
    pub fn enabled_items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.enabled)
    }

    /// The item with this code.
    #[must_use]
    pub fn item(&self, code: &ItemCode) -> Option<&Item> {
        self.items.iter().find(|item| &item.code == code)
    }

    /// All prohibitions: the national list by number, then local ones; on and off.
    #[must_use]
    pub fn prohibitions(&self) -> &[Prohibition] {
        &self.prohibitions
    }

    /// Prohibitions in force.
    pub fn enabled_prohibitions(&self) -> impl Iterator<Item = &Prohibition> {
        self.prohibitions.iter().filter(|prohibition| prohibition.enabled)
    }

    /// The prohibition with this code.
    #[must_use]
    pub fn prohibition(&self, code: &ProhibitionCode) -> Option<&Prohibition> {
        self.prohibitions.iter().find(|prohibition| &prohibition.code == code)
    }

    /// What other regions list beside the national twenty.
    #[must_use]
    pub fn additions(&self) -> &[Addition] {
        &self.additions
    }

    /// How prohibited content is dressed up.
    #[must_use]
    pub fn disguises(&self) -> &Disguises {
        &self.disguises
    }

    /// How requests are worded.
    #[must_use]
    pub fn wording(&self) -> &Wording {
        &self.wording
    }

    /// The wording of papers that are no certificates.
    #[must_use]
    pub fn papers(&self) -> &Papers {
        &self.papers
    }

    /// Days off and weekend days worked.
    #[must_use]
    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// All documents sentences rest on, by key.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The document with this key, as named in `sources`.
    #[must_use]
    pub fn document(&self, key: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.key == key)
    }
}

/// National before local, then by number: `P02` before `P10` before `L101`.
pub(crate) fn code_order(code: &str) -> (bool, u32) {
    (code.starts_with('L'), code[1..].parse().unwrap_or(u32::MAX))
}
