//! The patterns of a release, compiled once: what betrays prohibited content in a text.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use shouzhang_domain::{Prohibition, Signals};

use crate::broken::BrokenRule;
use crate::disguise::{Depth, Readings, no_words};
use crate::normal::{Normal, Normaliser};
use crate::pattern::{Pattern, Phrases};
use crate::pattern_set::PatternSet;
use crate::span::Span;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Perhaps: the clerk confirms.
    Weak,
    /// Stated outright: nothing is issued.
    Strong,
}

impl Strength {
    /// The word of the catalog file and the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Strong => "strong",
        }
    }
}

/// What a pattern finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    /// In a text: what it is about (名目): 亲属关系.
    Topic,
    /// In a text: a statement (断言): 系母女关系.
    Fact,
    /// In a request: perhaps it asks for this.
    Weak,
    /// In a request: it asks for this.
    Strong,
}

impl Kind {
    /// The word of a finding's rule: `P01 fact 3`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Fact => "fact",
            Self::Weak => "weak",
            Self::Strong => "strong",
        }
    }

    /// How much it says by itself, whatever stands around it.
    fn strength(self) -> Strength {
        match self {
            Self::Weak => Strength::Weak,
            Self::Topic | Self::Fact | Self::Strong => Strength::Strong,
        }
    }

    /// The patterns of this kind.
    fn sources(self, signals: &Signals) -> &[String] {
        match self {
            Self::Topic => &signals.topics,
            Self::Fact => &signals.facts,
            Self::Weak => &signals.weak,
            Self::Strong => &signals.strong,
        }
    }
}

/// A place where a pattern fired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trace {
    /// Index among the prohibitions in force.
    pub(crate) prohibition: usize,
    /// Kind of the pattern.
    pub(crate) kind: Kind,
    /// Strength of the pattern, whatever the depth and whatever stands around it.
    pub(crate) strength: Strength,
    /// Number of the pattern among its like, from 1.
    pub(crate) number: usize,
    pub(crate) depth: Depth,
    /// Index of the reading it was found in.
    pub(crate) reading: usize,
    /// Where, in characters of that reading.
    pub(crate) chars: Range<usize>,
    /// Whether nothing but a single stand-in (还在 for 健在) made it fire, without a word beside it.
    pub(crate) bare: bool,
    /// Where, in the text as typed.
    pub(crate) span: Span,
}

#[derive(Debug)]
struct Rule {
    prohibition: usize,
    kind: Kind,
    number: usize,
}

/// The patterns of some kinds, of all prohibitions in force.
#[derive(Debug)]
pub(crate) struct Patterns {
    rules: Vec<Rule>,
    patterns: PatternSet,
    /// Phrases that look like the content and are not, with the prohibition each is taken out for.
    harmless: AhoCorasick,
    harmless_for: Vec<usize>,
}

impl Patterns {
    pub(crate) fn compile(
        in_force: &[&Prohibition],
        kinds: [Kind; 2],
        normaliser: &Normaliser,
        phrases: &Arc<Phrases>,
        broken: &mut Vec<BrokenRule>,
    ) -> Self {
        let (mut rules, mut patterns) = (Vec::new(), Vec::new());
        let (mut harmless, mut harmless_for) = (Vec::new(), Vec::new());
        for (index, prohibition) in in_force.iter().enumerate() {
            let signals = &prohibition.signals;
            for kind in kinds {
                for (number, source) in (1..).zip(kind.sources(signals)) {
                    match Pattern::read(source, phrases) {
                        Ok(pattern) => {
                            rules.push(Rule { prohibition: index, kind, number });
                            patterns.push(pattern);
                        }
                        Err(reason) => {
                            let entry = format!("{} {number}", kind.word());
                            broken.push(BrokenRule::new(prohibition.code.as_str(), entry, reason));
                        }
                    }
                }
            }
            for phrase in &signals.ignore {
                let plain = normaliser.plain(phrase);
                if plain.is_empty() {
                    let entry = format!("ignore “{phrase}”");
                    broken.push(BrokenRule::new(prohibition.code.as_str(), entry, "里面没有字"));
                } else {
                    harmless.push(plain.text().to_owned());
                    harmless_for.push(index);
                }
            }
        }
        let patterns = PatternSet::compile(patterns, phrases, kinds[0].word(), broken);
        let harmless = AhoCorasick::new(harmless).unwrap_or_else(|fault| {
            broken.push(BrokenRule::new("P", "ignore", format!("这些词放不进一张表：{fault}")));
            no_words()
        });
        Self { rules, patterns, harmless, harmless_for }
    }

    /// Every place where a pattern of a `wanted` prohibition fires, in all readings of the text; a pattern never reaches into
    /// the next sentence. What came from `spared` is not read, nor is a sentence that an earlier reading has too: `read`
    /// remembers them.
    pub(crate) fn traces(
        &self,
        readings: &Readings,
        spared: &[Span],
        wanted: impl Fn(usize) -> bool,
        read: &mut HashSet<String>,
    ) -> Vec<Trace> {
        let mut traces = Vec::new();
        for (reading, (depth, normal)) in readings.0.iter().enumerate() {
            let without = (!spared.is_empty()).then(|| normal.without(spared));
            let text = without.as_ref().unwrap_or(normal);
            let mut read_now = Vec::new();
            let mut start = 0;
            for sentence in text.text().split('\n') {
                let bytes = start..start + sentence.len();
                start = bytes.end + 1;
                if sentence.is_empty() || read.contains(sentence) {
                    continue;
                }
                let of_reading = |(rule, chars): (&Rule, Range<usize>)| Trace {
                    prohibition: rule.prohibition,
                    kind: rule.kind,
                    strength: rule.kind.strength(),
                    number: rule.number,
                    depth: *depth,
                    reading,
                    bare: *depth == Depth::StandIn && text.is_one_piece(text.bytes_of(chars.clone())),
                    span: text.origin_of_chars(chars.clone()),
                    chars,
                };
                traces.extend(self.places(text, bytes, &wanted).into_iter().map(of_reading));
                read_now.push(sentence.to_owned());
            }
            read.extend(read_now);
        }
        traces
    }

    /// Every place of the `wanted` rules in a sentence, in characters of the text. What looks like the content of a prohibition
    /// and is not is taken out before its rules read.
    fn places(
        &self,
        text: &Normal,
        sentence: Range<usize>,
        wanted: &impl Fn(usize) -> bool,
    ) -> Vec<(&Rule, Range<usize>)> {
        let words = &text.text()[sentence.clone()];
        let mut harmless: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for m in self.harmless.find_overlapping_iter(words) {
            let place = sentence.start + m.start()..sentence.start + m.end();
            harmless.entry(self.harmless_for[m.pattern()]).or_default().push(text.origin(place));
        }
        let first = text.chars_of(sentence.start..sentence.start).start;
        let mut found = Vec::new();
        let mut find = |part: &Normal, read: &dyn Fn(usize) -> bool| {
            for (rule, place) in self.patterns.places(part.text(), |rule| read(self.rules[rule].prohibition))
            {
                let chars = part.chars_of(without_points(part.text(), place));
                found.push((&self.rules[rule], first + chars.start..first + chars.end));
            }
        };
        let part = text.part(sentence);
        find(&part, &|prohibition| wanted(prohibition) && !harmless.contains_key(&prohibition));
        for (&prohibition, spans) in harmless.iter().filter(|(prohibition, _)| wanted(**prohibition)) {
            find(&part.without(spans), &|read| read == prohibition);
        }
        found
    }
}

/// A stretch of a sentence without the points at its ends, which a pattern may need and a finding does not.
fn without_points(sentence: &str, place: Range<usize>) -> Range<usize> {
    let points = ['，', '、', '：'];
    let words = sentence[place.clone()].trim_end_matches(points);
    let kept = words.trim_start_matches(points);
    if kept.is_empty() {
        return place;
    }
    let end = place.start + words.len();
    end - kept.len()..end
}
