//! The files under `papers/`: which there are, and reading them all.

use shouzhang_domain::Papers;

use crate::counter_papers_file::{read_receipt, read_sign_off, read_stub};
use crate::page::{Notes, Page};
use crate::papers_file::{read_commitment, read_notice};
use crate::refusal_file::read_refusal;

/// Names of the files, each of which must be there, in the order of [`PaperPages`].
const NAMES: [&str; 6] = [
    "papers/commitment.toml",
    "papers/notice.toml",
    "papers/refusal.toml",
    "papers/receipt.toml",
    "papers/sign_off.toml",
    "papers/stub.toml",
];

/// The files under `papers/`.
#[derive(Default)]
pub(crate) struct PaperPages<'s>([Option<Page<'s>>; NAMES.len()]);

impl<'s> PaperPages<'s> {
    /// Whether a file is the wording of a paper.
    pub(crate) fn know(name: &str) -> bool {
        NAMES.contains(&name)
    }

    /// Puts a file where it belongs.
    pub(crate) fn put(&mut self, name: &str, page: Page<'s>) {
        if let Some((_, place)) = NAMES.iter().zip(&mut self.0).find(|(known, _)| **known == name) {
            *place = Some(page);
        }
    }

    /// Names of the files that are not there.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &'static str> {
        NAMES.iter().zip(&self.0).filter(|(_, page)| page.is_none()).map(|(name, _)| *name)
    }

    /// Reads them all; none when one of them is missing or no TOML.
    pub(crate) fn read(self, notes: &mut Notes) -> Option<Papers> {
        let [commitment, notice, refusal, receipt, sign_off, stub] = self.0;
        let commitment = read_page(commitment, read_commitment, notes);
        let notice = read_page(notice, read_notice, notes);
        let refusal = read_page(refusal, read_refusal, notes);
        let receipt = read_page(receipt, read_receipt, notes);
        let sign_off = read_page(sign_off, read_sign_off, notes);
        let stub = read_page(stub, read_stub, notes);
        Some(Papers {
            commitment: commitment?,
            notice: notice?,
            refusal: refusal?,
            receipt: receipt?,
            sign_off: sign_off?,
            stub: stub?,
        })
    }
}

fn read_page<W>(
    page: Option<Page<'_>>,
    read: impl FnOnce(&Page<'_>) -> Option<W>,
    notes: &mut Notes,
) -> Option<W> {
    let page = page?;
    let wording = read(&page);
    notes.absorb(page.into_notes());
    wording
}
