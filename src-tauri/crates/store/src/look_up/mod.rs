//! 台账查询: certificates and refusals, newest first, by text and filters.
//!
//! Every condition is answered as a set of entries from an index of its own, and the sets are combined in memory; only
//! the rows of the page that is asked for are read. So no condition is slow because another one is.

mod find;
pub(crate) mod term;

use shouzhang_domain::ItemCode;

use crate::error::{Doing, StoreError};
use crate::listing::Listing;
use crate::month::{Month, Stretch};
use crate::papers::{CertificateId, RefusalId};
use crate::reader::Reader;
use crate::seqs::Seqs;
use term::Term;

/// What is looked for. Everything empty finds everything.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// What the clerk typed. Parts between blanks must all be met, each by any of: part of the name; beginning of the
    /// name's pinyin or initials; the id number or its last four; the number, whole or its serial (`418`, `0418`); code
    /// of the item or prohibition; part of its name, of the unit, of the request. A number or id number may have been
    /// typed with blanks in it.
    pub text: String,
    /// Items the text also stands for (the desk knows their pinyin and aliases): their certificates are found too.
    pub items_meant: Vec<ItemCode>,
    /// Only of this month.
    pub month: Option<Month>,
    /// Only certificates, or only refusals.
    pub kind: Option<PaperKind>,
    /// Only certificates in this state.
    pub state: Option<StateFilter>,
    /// Only certificates of this item.
    pub item: Option<ItemCode>,
    /// Which page, from 0.
    pub page: u32,
    /// Rows on a page.
    pub page_size: u32,
}

impl Query {
    fn has_text(&self) -> bool {
        self.text.contains(|c: char| !c.is_whitespace())
    }
}

impl std::fmt::Debug for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Query")
            .field("month", &self.month)
            .field("kind", &self.kind)
            .field("state", &self.state)
            .field("item", &self.item)
            .field("page", &self.page)
            .finish_non_exhaustive()
    }
}

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaperKind {
    /// Certificates.
    Certificate,
    /// Refusals.
    Refusal,
}

/// Which state. All but one speak of certificates only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StateFilter {
    /// Issued and not void.
    Valid,
    /// Void, replaced ones included (作废).
    Void,
    /// Valid, and nobody said that the paper came out.
    Unconfirmed,
}

/// A page of what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its rows, newest first.
    pub rows: Vec<Listing>,
    /// How many were found in all.
    pub total: u32,
}

impl Reader<'_> {
    /// Looks something up in the register.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn look_up(&self, query: &Query) -> Result<Page, StoreError> {
        let within = match query.month {
            Some(month) => self.stretch_of(month)?,
            None => Stretch::ALL,
        };
        let certificates = self.certificates_found(query, within)?;
        let refusals = self.refusals_found(query, within)?;
        let mut found = certificates.clone();
        found.add(&refusals);
        let skipped = query.page as usize * query.page_size as usize;
        let page = found.newest_first().skip(skipped).take(query.page_size as usize);
        let doing = Doing::LookingUp;
        let rows = page.map(|seq| {
            if certificates.has(seq) {
                self.certificate_listing(doing, CertificateId(seq))
            } else {
                self.refusal_listing(doing, RefusalId(seq))
            }
        });
        Ok(Page { rows: rows.collect::<Result<_, _>>()?, total: found.count() })
    }

    fn certificates_found(&self, query: &Query, within: Stretch) -> Result<Seqs, StoreError> {
        if query.kind == Some(PaperKind::Refusal) {
            return Ok(Seqs::default());
        }
        // The filters of which there are few come first: the start-up list costs what is on it.
        let mut found = match (query.state, &query.item) {
            (Some(StateFilter::Void), _) => self.void_certificates(within)?,
            (Some(StateFilter::Unconfirmed), _) => self.unconfirmed_certificates(within)?,
            (_, Some(item)) => self.certificates_of_item(item, within)?,
            _ if query.has_text() => self.certificates_of_text(query, within)?,
            _ => self.every_certificate(within)?,
        };
        if let (Some(StateFilter::Void | StateFilter::Unconfirmed), Some(item)) = (query.state, &query.item) {
            found.keep_only(&self.certificates_of_item(item, within)?);
        }
        if query.state == Some(StateFilter::Valid) {
            found.take_out(&self.void_certificates(within)?);
        }
        if query.has_text() && (query.state.is_some() || query.item.is_some()) {
            found.keep_only(&self.certificates_of_text(query, within)?);
        }
        Ok(found)
    }

    fn certificates_of_text(&self, query: &Query, within: Stretch) -> Result<Seqs, StoreError> {
        let (whole, parts) = Term::of(&query.text);
        let mut found = match parts.split_first() {
            None => self.certificates_met(&whole, within)?,
            Some((first, others)) => {
                let mut all_parts = self.certificates_met(first, within)?;
                for part in others {
                    all_parts.keep_only(&self.certificates_met(part, within)?);
                }
                all_parts.add(&self.certificates_named(&whole, within)?);
                all_parts
            }
        };
        for item in &query.items_meant {
            found.add(&self.certificates_of_item(item, within)?);
        }
        Ok(found)
    }

    fn refusals_found(&self, query: &Query, within: Stretch) -> Result<Seqs, StoreError> {
        let is_about_certificates = query.state.is_some() || query.item.is_some();
        if is_about_certificates || query.kind == Some(PaperKind::Certificate) {
            return Ok(Seqs::default());
        }
        if !query.has_text() {
            return self.every_refusal(within);
        }
        let (whole, parts) = Term::of(&query.text);
        let Some((first, others)) = parts.split_first() else { return self.refusals_met(&whole, within) };
        let mut found = self.refusals_met(first, within)?;
        for part in others {
            found.keep_only(&self.refusals_met(part, within)?);
        }
        found.add(&self.refusals_named(&whole, within)?);
        Ok(found)
    }
}
