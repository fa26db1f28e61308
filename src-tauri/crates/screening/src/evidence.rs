//! Everything a request leads to, before anything is decided.

use std::collections::HashSet;

use shouzhang_domain::ProhibitionCode;

use crate::answer::{Hit, Matched};
use crate::disguise::{Depth, Readings};
use crate::engine::Engine;
use crate::lexicon::{Mention, Standing};
use crate::normal::Normal;
use crate::rule::Strength;
use crate::span::Span;
use crate::typed::{Rank, Ranked, by_code, completions};

/// What speaks for what.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// The request is the name or the code of a permitted item, and nothing else.
    pub(crate) is_item: bool,
    /// Names, sounds, strong patterns and wording of prohibitions: any of them decides.
    pub(crate) prohibited: Vec<Ranked>,
    /// Purposes the items named must not serve: as good as a name.
    pub(crate) misused: Vec<Ranked>,
    /// Permitted items named in full.
    pub(crate) permitted: Vec<Ranked>,
    /// What the request may become.
    pub(crate) completions: Vec<Ranked>,
    /// Permitted items spoken of.
    pub(crate) spoken: Vec<Ranked>,
    /// Prohibitions it means if an everyday word stands for another: they decide when nothing else does.
    pub(crate) guessed: Vec<Ranked>,
    /// Prohibitions it only touches on.
    pub(crate) hints: Vec<Ranked>,
    /// What the wording means as far as was learnt: of one list, the best first; empty when it is neither. Nothing when
    /// the release has learnt nothing.
    pub(crate) learnt: Option<Vec<Ranked>>,
    /// Items named that are not switched on here.
    pub(crate) switched_off: Vec<Mention>,
}

impl Engine {
    pub(crate) fn evidence(&self, readings: &Readings) -> Evidence {
        let mut evidence = Evidence::default();
        self.add_names(readings, &mut evidence);
        self.add_sounds(readings.plain(), &mut evidence);
        for text in readings.sure() {
            evidence.completions.extend(by_code(&self.lexicon, text));
            evidence.completions.extend(completions(&self.lexicon, text));
        }
        let is_item = |r: &Ranked| r.hit.matched == Matched::Exact && !self.is_prohibition(r);
        evidence.is_item = evidence.completions.iter().any(is_item);
        let spared = self.spared(readings.plain(), &evidence);
        self.add_stated(readings, &spared, &mut evidence);
        self.add_spoken(readings, &spared, &mut evidence);
        self.add_misuses(readings, &spared, &mut evidence);
        for triggered in self.triggers.found(readings.plain()) {
            let spans = vec![triggered.span];
            evidence.hints.push(self.worded(triggered.prohibition, Matched::Hint, spans));
        }
        if !evidence.switched_off.is_empty() {
            // Something was named; there is nothing to guess.
            evidence.guessed.clear();
        }
        evidence
    }

    /// Names of both lists in the request, written out.
    fn add_names(&self, readings: &Readings, evidence: &mut Evidence) {
        let all = readings.0.iter().flat_map(|(depth, text)| self.lexicon.mentions(text, *depth));
        let (off, on): (Vec<Mention>, Vec<Mention>) =
            all.partition(|m| self.lexicon.entry_of(m).standing == Standing::SwitchedOff);
        evidence.switched_off = off.into_iter().filter(|m| m.depth != Depth::StandIn).collect();
        for mention in self.lexicon.longest(on) {
            let named = self.named(&mention, Matched::Named);
            // A name that only a stand-in brings out does not count inside the name of another item.
            let inside_another = mention.depth == Depth::StandIn
                && evidence.switched_off.iter().any(|off| off.span.overlaps(mention.span));
            if self.lexicon.entry_of(&mention).standing == Standing::Permitted {
                evidence.permitted.push(named);
            } else if self.word_classes.is_denied(readings.plain(), mention.span) {
                evidence.hints.push(named);
            } else if !inside_another {
                evidence.prohibited.push(named);
            }
        }
    }

    /// Names of both lists in the request, in pinyin or half in pinyin.
    fn add_sounds(&self, text: &Normal, evidence: &mut Evidence) {
        for mention in self.lexicon.longest(self.by_sound.mentions(text)) {
            match self.lexicon.entry_of(&mention).standing {
                Standing::Permitted => evidence.permitted.push(self.named(&mention, Matched::Pinyin)),
                Standing::Prohibited => evidence.prohibited.push(self.named(&mention, Matched::Pinyin)),
                Standing::SwitchedOff => evidence.switched_off.push(mention),
            }
        }
    }

    /// Words that are not read for prohibited content: the names of permitted items, and a request that is the beginning of
    /// one.
    fn spared(&self, text: &Normal, evidence: &Evidence) -> Vec<Span> {
        let begins_an_item = |ranked: &Ranked| {
            matches!(ranked.hit.matched, Matched::Exact | Matched::Prefix) && !self.is_prohibition(ranked)
        };
        if evidence.completions.iter().any(begins_an_item) {
            return vec![text.origin_of_chars(0..text.len())];
        }
        evidence.permitted.iter().flat_map(|ranked| ranked.hit.request_spans.iter().copied()).collect()
    }

    /// What the patterns find, except what the templates of the items named may state.
    fn add_stated(&self, readings: &Readings, spared: &[Span], evidence: &mut Evidence) {
        let allows: Vec<&ProhibitionCode> =
            evidence.permitted.iter().flat_map(|ranked| &self.lexicon.entries[ranked.entry].allows).collect();
        let wanted = |prohibition: usize| !allows.contains(&&self.facts[prohibition].code);
        for trace in self.patterns.traces(readings, spared, wanted, &mut HashSet::new()) {
            let worded = |how: Matched| self.worded(trace.prohibition, how, vec![trace.span]);
            match (trace.strength, trace.depth) {
                (Strength::Weak, _) => evidence.hints.push(worded(Matched::Hint)),
                (Strength::Strong, _) if trace.bare => evidence.hints.push(worded(Matched::Hint)),
                (Strength::Strong, Depth::StandIn) => evidence.guessed.push(worded(Matched::Wording)),
                (Strength::Strong, _) => evidence.prohibited.push(worded(Matched::Wording)),
            }
        }
    }

    /// What the request speaks of near the word 证明.
    fn add_spoken(&self, readings: &Readings, spared: &[Span], evidence: &mut Evidence) {
        for (depth, text) in &readings.0 {
            for wording in self.spoken.wordings(&text.without(spared), *depth) {
                let entry = self.lexicon.terms[wording.term].entry;
                let worded = self.worded(entry, Matched::Wording, wording.spans.to_vec());
                match (self.lexicon.entries[entry].standing, *depth) {
                    (Standing::SwitchedOff, _) | (Standing::Permitted, Depth::StandIn) => {}
                    (Standing::Permitted, _) => evidence.spoken.push(worded),
                    (Standing::Prohibited, Depth::StandIn) => evidence.guessed.push(worded),
                    (Standing::Prohibited, _) => evidence.prohibited.push(worded),
                }
            }
        }
    }

    /// Purposes the items named must not serve: a 居住证明 for a 营业执照 is the prohibited 市场主体住所证明.
    fn add_misuses(&self, readings: &Readings, spared: &[Span], evidence: &mut Evidence) {
        let named: Vec<usize> = evidence.permitted.iter().map(|ranked| ranked.entry).collect();
        for text in readings.sure() {
            let rest = text.without(spared);
            for (word, prohibition) in named.iter().flat_map(|&entry| &self.lexicon.entries[entry].misuses) {
                let places = rest.text().match_indices(word.as_str());
                let spans: Vec<Span> = places.map(|(at, _)| rest.origin(at..at + word.len())).collect();
                if !spans.is_empty() {
                    evidence.misused.push(self.worded(*prohibition, Matched::Wording, spans));
                }
            }
        }
    }

    /// A hit by a name found in the request.
    fn named(&self, mention: &Mention, how: Matched) -> Ranked {
        let term = &self.lexicon.terms[mention.term];
        let entry = &self.lexicon.entries[term.entry];
        let exact = mention.whole && how == Matched::Named && mention.depth != Depth::StandIn;
        let matched = if exact { Matched::Exact } else { how };
        let whole = |name: &str| vec![Span::from(0..name.chars().count())];
        let hit = Hit {
            target: entry.target.clone(),
            matched,
            name: entry.name.clone(),
            name_marks: if term.alias.is_none() { whole(&entry.name) } else { Vec::new() },
            alias: term.alias.clone(),
            alias_marks: term.alias.as_deref().map(whole).unwrap_or_default(),
            request_spans: vec![mention.span],
        };
        Ranked { rank: Rank::new(matched, Some(term), (term.entry, entry)), entry: term.entry, hit }
    }

    /// A hit by other words than a name.
    pub(crate) fn worded(&self, entry: usize, matched: Matched, request_spans: Vec<Span>) -> Ranked {
        let listed = &self.lexicon.entries[entry];
        let hit = Hit {
            target: listed.target.clone(),
            matched,
            name: listed.name.clone(),
            name_marks: Vec::new(),
            alias: None,
            alias_marks: Vec::new(),
            request_spans,
        };
        Ranked { rank: Rank::new(matched, None, (entry, listed)), entry, hit }
    }
}
