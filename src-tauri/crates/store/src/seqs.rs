//! A set of entries.

use rusqlite::Params;

use crate::error::{Doing, During as _, StoreError};
use crate::reader::Reader;

/// Numbers of entries, as bits: a hundred thousand certificates are twelve kilobytes, and union, intersection and count
/// are one pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Seqs(Vec<u64>);

impl Seqs {
    pub(crate) fn insert(&mut self, seq: u32) {
        let (word, bit) = (seq as usize / 64, seq % 64);
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << bit;
    }

    pub(crate) fn add(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }

    pub(crate) fn keep_only(&mut self, other: &Self) {
        self.0.truncate(other.0.len());
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine &= theirs;
        }
    }

    pub(crate) fn take_out(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine &= !theirs;
        }
    }

    pub(crate) fn has(&self, seq: u32) -> bool {
        self.0.get(seq as usize / 64).is_some_and(|word| word >> (seq % 64) & 1 == 1)
    }

    pub(crate) fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    pub(crate) fn newest_first(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().enumerate().rev().flat_map(|(word, &bits)| {
            let base = u32::try_from(word * 64).expect("made from u32 numbers");
            (0..64).rev().filter(move |bit| bits >> bit & 1 == 1).map(move |bit| base + bit)
        })
    }
}

impl Reader<'_> {
    /// Adds what a query finds; its first column is the number of an entry.
    pub(crate) fn collect(&self, into: &mut Seqs, sql: &str, params: impl Params) -> Result<(), StoreError> {
        let doing = Doing::LookingUp;
        let mut statement = self.conn.prepare_cached(sql).during(doing)?;
        let mut rows = statement.query(params).during(doing)?;
        while let Some(row) = rows.next().during(doing)? {
            into.insert(row.get(0).during(doing)?);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn bits(of: &BTreeSet<u32>) -> Seqs {
        let mut seqs = Seqs::default();
        of.iter().for_each(|&seq| seqs.insert(seq));
        seqs
    }

    proptest! {
        #[test]
        fn it_is_a_set(a in prop::collection::btree_set(0u32..500, 0..40), b in prop::collection::btree_set(0u32..900, 0..40)) {
            let listed = |seqs: &Seqs| seqs.newest_first().collect::<Vec<_>>();
            let expected = |of: BTreeSet<u32>| of.into_iter().rev().collect::<Vec<_>>();
            let mut both = bits(&a);
            both.add(&bits(&b));
            prop_assert_eq!(listed(&both), expected(&a | &b), "union");
            prop_assert_eq!(both.count() as usize, (&a | &b).len(), "count");
            let mut common = bits(&a);
            common.keep_only(&bits(&b));
            prop_assert_eq!(listed(&common), expected(&a & &b), "intersection");
            let mut rest = bits(&a);
            rest.take_out(&bits(&b));
            prop_assert_eq!(listed(&rest), expected(&a - &b), "difference");
        }
    }
}
