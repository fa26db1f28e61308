//! The patterns of a release, compiled once: what betrays prohibited content in a text.

use std::collections::BTreeMap;

use aho_corasick::AhoCorasick;
use regex::{Regex, RegexBuilder};
use shouzhang_domain::Prohibition;

use crate::broken::BrokenRule;
use crate::disguise::{Depth, Readings, no_words};
use crate::normal::{Normal, Normaliser};
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

/// A place where a pattern fired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trace {
    /// Index among the prohibitions in force.
    pub(crate) prohibition: usize,
    /// Strength of the pattern, whatever the depth.
    pub(crate) strength: Strength,
    /// Number of the pattern among its like, from 1.
    pub(crate) number: usize,
    pub(crate) depth: Depth,
    /// Whether nothing but a single stand-in (还在 for 健在) made it fire, without a word beside it.
    pub(crate) bare: bool,
    /// Where, in the text as typed.
    pub(crate) span: Span,
}

#[derive(Debug)]
struct Pattern {
    prohibition: usize,
    strength: Strength,
    number: usize,
    regex: Regex,
}

/// All patterns of the prohibitions in force.
#[derive(Debug)]
pub(crate) struct Patterns {
    patterns: Vec<Pattern>,
    /// Phrases that look like the content and are not, with the prohibition each is taken out for.
    harmless: AhoCorasick,
    harmless_for: Vec<usize>,
}

impl Patterns {
    pub(crate) fn compile(
        in_force: &[&Prohibition],
        normaliser: &Normaliser,
        broken: &mut Vec<BrokenRule>,
    ) -> Self {
        let mut patterns = Vec::new();
        let (mut phrases, mut harmless_for) = (Vec::new(), Vec::new());
        for (index, prohibition) in in_force.iter().enumerate() {
            let signals = &prohibition.signals;
            for (strength, list) in [(Strength::Strong, &signals.strong), (Strength::Weak, &signals.weak)] {
                for (number, source) in (1..).zip(list) {
                    match compile_pattern(source) {
                        Ok(regex) => patterns.push(Pattern { prohibition: index, strength, number, regex }),
                        Err(reason) => {
                            let entry = format!("{} {number}", strength.word());
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
                    phrases.push(plain.text().to_owned());
                    harmless_for.push(index);
                }
            }
        }
        let harmless = AhoCorasick::new(&phrases).unwrap_or_else(|fault| {
            broken.push(BrokenRule::new("P", "ignore", format!("这些词放不进一张表：{fault}")));
            no_words()
        });
        Self { patterns, harmless, harmless_for }
    }

    /// Every place where a pattern of a `wanted` prohibition fires, in all readings of the text. What came from `spared` is
    /// not read.
    pub(crate) fn traces(
        &self,
        readings: &Readings,
        spared: &[Span],
        wanted: impl Fn(usize) -> bool,
    ) -> Vec<Trace> {
        let mut traces = Vec::new();
        for (depth, normal) in &readings.0 {
            let without = (!spared.is_empty()).then(|| normal.without(spared));
            let text = without.as_ref().unwrap_or(normal);
            let cleared = self.cleared_of_harmless(text);
            for pattern in self.patterns.iter().filter(|pattern| wanted(pattern.prohibition)) {
                let text = cleared.get(&pattern.prohibition).unwrap_or(text);
                let found = pattern.regex.find_iter(text.text()).filter(|m| !m.is_empty());
                traces.extend(found.map(|m| Trace {
                    prohibition: pattern.prohibition,
                    strength: pattern.strength,
                    number: pattern.number,
                    depth: *depth,
                    bare: *depth == Depth::StandIn && text.is_one_piece(m.range()),
                    span: text.origin(m.range()),
                }));
            }
        }
        traces
    }

    /// For each prohibition with harmless phrases in this text: the text without them.
    fn cleared_of_harmless(&self, text: &Normal) -> BTreeMap<usize, Normal> {
        let mut found: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for m in self.harmless.find_overlapping_iter(text.text()) {
            found.entry(self.harmless_for[m.pattern()]).or_default().push(text.origin(m.range()));
        }
        found.into_iter().map(|(prohibition, spans)| (prohibition, text.without(&spans))).collect()
    }
}

fn compile_pattern(source: &str) -> Result<Regex, String> {
    // A sentence is a line in the plain form: `^` and `$` mean the sentence.
    let regex = RegexBuilder::new(source)
        .multi_line(true)
        .size_limit(1 << 20)
        .build()
        .map_err(|fault| format!("不是合规的正则（regex 语法）：{fault}"))?;
    if regex.is_match("") {
        return Err("这个正则连空文字都命中，等于什么都拦".to_owned());
    }
    Ok(regex)
}
