//! The bytes an entry commits to: the book's own encoding, the same on every machine and in every version to come.
//!
//! Every value carries its kind and, where it has one, its length, so no two lists of values share their bytes. The
//! encoding of a set of facts never changes; another one gets another number beside the entry, and both stay readable.

use chrono::NaiveDate;

use crate::written::{Digest, day_text};

/// The encoding of everything but a certificate with a code.
pub(crate) const ENCODING: u8 = 1;
/// The encoding of a certificate with a code: as 1, and at the end the digest of the code.
pub(crate) const WITH_CODE: u8 = 2;

const NOTHING: u8 = 0;
const TEXT: u8 = 1;
const NUMBER: u8 = 2;
const BYTES: u8 = 3;

/// Collects the facts of one entry.
pub(crate) struct Canonical(Vec<u8>);

impl Canonical {
    /// Begins the facts of an entry; `of` tells entries of different kinds apart.
    pub(crate) fn new(of: &str) -> Self {
        Self::encoded(ENCODING, of)
    }

    /// Begins facts of another encoding than the usual one.
    pub(crate) fn encoded(encoding: u8, of: &str) -> Self {
        let mut facts = Self(Vec::with_capacity(1024));
        facts.0.push(encoding);
        facts.text(of);
        facts
    }

    /// Which encoding these facts are in.
    pub(crate) fn encoding(&self) -> u8 {
        self.0[0]
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.0.push(TEXT);
        self.counted(text.as_bytes());
    }

    pub(crate) fn number(&mut self, number: impl Into<i64>) {
        self.0.push(NUMBER);
        self.0.extend(number.into().to_be_bytes());
    }

    pub(crate) fn digest(&mut self, digest: &Digest) {
        self.0.push(BYTES);
        self.counted(digest);
    }

    pub(crate) fn nothing(&mut self) {
        self.0.push(NOTHING);
    }

    pub(crate) fn day(&mut self, day: Option<NaiveDate>) {
        match day {
            Some(day) => self.text(&day_text(day)),
            None => self.nothing(),
        }
    }

    pub(crate) fn number_or_nothing(&mut self, number: Option<u32>) {
        match number {
            Some(number) => self.number(number),
            None => self.nothing(),
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn counted(&mut self, bytes: &[u8]) {
        let length = u64::try_from(bytes.len()).expect("no value is longer than the address space");
        self.0.extend(length.to_be_bytes());
        self.0.extend(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(build: impl FnOnce(&mut Canonical)) -> Vec<u8> {
        let mut facts = Canonical::new("x");
        build(&mut facts);
        facts.bytes().to_vec()
    }

    #[test]
    fn no_two_lists_of_values_share_their_bytes() {
        let lists = [
            of(|f| f.text("ab")),
            of(|f| {
                f.text("a");
                f.text("b");
            }),
            of(|f| f.text("")),
            of(Canonical::nothing),
            of(|f| f.number(0)),
            of(|f| f.number_or_nothing(None)),
            of(|f| {
                f.text("a");
                f.nothing();
            }),
        ];
        let mut distinct: Vec<_> = lists.iter().collect();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), 6, "only the two ways to say nothing are equal");
    }
}
