//! Many patterns at once: only those are run whose words a sentence holds.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::AhoCorasick;

use crate::broken::BrokenRule;
use crate::disguise::no_words;
use crate::pattern::{Pattern, Phrases, Way, telling};

/// A way of a pattern with the groups of words it needs.
#[derive(Debug)]
struct Needing {
    /// Index of the pattern.
    pattern: usize,
    way: Way,
    /// Indices of its groups.
    groups: Vec<usize>,
}

impl Needing {
    /// Whether a word of each group is there, and in this order. `stands` has the first and the last place of every group.
    fn may_match(&self, stands: &[Option<Range<usize>>]) -> bool {
        let mut after = 0;
        self.groups.iter().all(|&group| match &stands[group] {
            Some(places) if after <= places.end => {
                after = after.max(places.start);
                true
            }
            _ => false,
        })
    }
}

/// Patterns with an automaton over all the words they cannot do without.
#[derive(Debug)]
pub(crate) struct PatternSet {
    ways: Vec<Needing>,
    phrases: Arc<Phrases>,
    words: AhoCorasick,
    /// The groups of each word.
    groups_of: Vec<Vec<usize>>,
    /// The ways each group calls: of the groups a way needs, the one that tells most.
    called_by: Vec<Vec<usize>>,
    /// Ways without words: they are always run.
    always: Vec<usize>,
}

impl PatternSet {
    pub(crate) fn compile(
        patterns: Vec<Pattern>,
        phrases: &Arc<Phrases>,
        entry: &str,
        broken: &mut Vec<BrokenRule>,
    ) -> Self {
        let mut groups: BTreeMap<BTreeSet<String>, usize> = BTreeMap::new();
        let (mut ways, mut always) = (Vec::new(), Vec::new());
        let mut called_by: Vec<Vec<usize>> = Vec::new();
        for (pattern, way) in patterns
            .into_iter()
            .enumerate()
            .flat_map(|(index, p)| p.ways.into_iter().map(move |way| (index, way)))
        {
            let mut needed = Vec::with_capacity(way.groups.len());
            for group in &way.groups {
                let next = groups.len();
                needed.push(*groups.entry(group.clone()).or_insert(next));
            }
            called_by.resize_with(groups.len(), Vec::new);
            match way.groups.iter().zip(&needed).max_by_key(|(group, _)| telling(group)) {
                Some((_, &group)) => called_by[group].push(ways.len()),
                None => always.push(ways.len()),
            }
            ways.push(Needing { pattern, way, groups: needed });
        }
        let mut groups_of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (group, &index) in &groups {
            group.iter().for_each(|word| groups_of.entry(word).or_default().push(index));
        }
        let words = AhoCorasick::new(groups_of.keys()).unwrap_or_else(|fault| {
            broken.push(BrokenRule::new("P", entry, format!("这些词放不进一张表：{fault}")));
            no_words()
        });
        Self {
            groups_of: groups_of.into_values().collect(),
            ways,
            phrases: Arc::clone(phrases),
            words,
            called_by,
            always,
        }
    }

    /// Every place of the `wanted` patterns in a sentence: index of the pattern, and bytes.
    pub(crate) fn places(
        &self,
        sentence: &str,
        wanted: impl Fn(usize) -> bool,
    ) -> Vec<(usize, Range<usize>)> {
        let mut stands: Vec<Option<Range<usize>>> = vec![None; self.called_by.len()];
        for word in self.words.find_overlapping_iter(sentence) {
            for &group in &self.groups_of[word.pattern().as_usize()] {
                match &mut stands[group] {
                    Some(places) => {
                        *places = places.start.min(word.start())..places.end.max(word.start());
                    }
                    first => *first = Some(word.start()..word.start()),
                }
            }
        }
        let mut called: BTreeSet<usize> = self.always.iter().copied().collect();
        for (group, _) in stands.iter().enumerate().filter(|(_, places)| places.is_some()) {
            called.extend(self.called_by[group].iter().filter(|&&way| self.ways[way].may_match(&stands)));
        }
        let called = called.into_iter().map(|way| &self.ways[way]).filter(|way| wanted(way.pattern));
        let mut found = Vec::new();
        for needing in called {
            let places = needing.way.places(sentence, &self.phrases).filter(|place| !place.is_empty());
            found.extend(places.map(|place| (needing.pattern, place)));
        }
        found.sort_by_key(|(pattern, place)| (*pattern, place.start, place.end));
        found
    }
}
