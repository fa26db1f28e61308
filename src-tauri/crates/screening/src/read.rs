//! Reading a text: which prohibited facts does it certify?

use std::collections::HashSet;

use shouzhang_domain::ProhibitionCode;

use crate::context::{ContextOf, Standing};
use crate::disguise::{Depth, Guessed, Readings};
use crate::engine::Engine;
use crate::lexicon::{self, Mention};
use crate::rule::{Kind, Strength, Trace};
use crate::span::Span;
use crate::verdict::{Finding, Verdict};

/// What is read.
pub(crate) struct Page<'a> {
    pub(crate) title: &'a str,
    pub(crate) text: &'a str,
    /// Where the title ends that the text itself begins with, in characters.
    pub(crate) body_from: usize,
}

/// A finding before the overlapping ones are joined.
pub(crate) struct Raw {
    /// Index among the prohibitions in force.
    pub(crate) prohibition: usize,
    pub(crate) strength: Strength,
    pub(crate) rule: String,
    pub(crate) span: Span,
    /// Whether it is the title itself.
    pub(crate) is_title: bool,
    /// Whether what stands around it takes it back: it counts only if its own words speak for it all the same.
    pub(crate) is_taken_back: bool,
}

impl Engine {
    /// Reads the prose of a certificate, a title, a note or a purpose; the first of several lines is its title. What the
    /// template `allows` is not looked for. Names, addresses and unit names of structured fields are not prose and must not
    /// be handed in (a person may be called 王健在).
    #[must_use]
    pub fn read(&self, text: &str, allows: &[ProhibitionCode]) -> Verdict {
        let blank = text.chars().take_while(|c| c.is_whitespace()).count();
        let title = text.trim_start().split_once(['\n', '\r']).map_or("", |(title, _)| title);
        self.judged(&Page { title, text, body_from: blank + title.chars().count() }, allows)
    }

    /// The same for a text that stands under a title of its own: what a clause says depends on the paper it stands on. The
    /// title itself is not read.
    #[must_use]
    pub fn read_under(&self, title: &str, text: &str, allows: &[ProhibitionCode]) -> Verdict {
        self.judged(&Page { title, text, body_from: 0 }, allows)
    }

    /// Reads a title, or a value in a field: words without the page they belong to certify what a rule finds, and nothing by
    /// their wording.
    #[must_use]
    pub fn read_words(&self, words: &str, allows: &[ProhibitionCode]) -> Verdict {
        self.judged(&Page { title: words, text: words, body_from: words.chars().count() }, allows)
    }

    fn judged(&self, page: &Page<'_>, allows: &[ProhibitionCode]) -> Verdict {
        let text = page.text;
        let seen = self.unmasking.seen(text);
        if seen.readings.plain().is_empty() {
            return Verdict::of(Vec::new());
        }
        let mut read = HashSet::new();
        let mut raw = self.found(text, &seen.readings, allows, &mut read);
        self.second_look(page, &seen.readings, allows, &mut raw);
        raw.retain(|raw| !allows.contains(&self.facts[raw.prohibition].code));
        for guess in &seen.guesses {
            let found = self.found(text, &guess.readings, allows, &mut read);
            raw.extend(self.only_guessed(found, guess));
        }
        Verdict::of(self.findings(text, joined(raw)))
    }

    /// What a text states and names, in all its readings; sentences already `read` are not read again.
    pub(crate) fn found(
        &self,
        text: &str,
        readings: &Readings,
        allows: &[ProhibitionCode],
        read: &mut HashSet<String>,
    ) -> Vec<Raw> {
        let mentions = self.mentions(readings);
        let of_permitted =
            mentions.iter().filter(|m| self.lexicon.entry_of(m).standing == lexicon::Standing::Permitted);
        // The name of a permitted item certifies nothing, whatever words it is made of.
        let spared: Vec<Span> = of_permitted.map(|mention| mention.span).collect();
        let mut contexts: Vec<ContextOf<'_>> =
            readings.0.iter().map(|(_, reading)| self.contexts.of(reading, text)).collect();
        let wanted = |prohibition: usize| !allows.contains(&self.facts[prohibition].code);
        let traces = self.statements.traces(readings, &spared, wanted, read);
        let mut raw: Vec<Raw> =
            traces.iter().filter_map(|trace| self.stated(trace, &mut contexts[trace.reading])).collect();
        let titled = |mention: &Mention| self.titled(mention, readings, text, &mut contexts[0]);
        raw.extend(mentions.iter().filter_map(titled));
        raw.extend(self.triggers.found(readings.plain()).into_iter().map(|triggered| Raw {
            prohibition: triggered.prohibition,
            strength: Strength::Weak,
            rule: format!("{} pinyin {}", self.facts[triggered.prohibition].code, triggered.word),
            span: triggered.span,
            is_title: false,
            is_taken_back: false,
        }));
        raw.retain(|raw| !allows.contains(&self.facts[raw.prohibition].code));
        raw
    }

    /// What is blocked only if a word is disguised that may stand there by chance: the clerk looks.
    fn only_guessed(&self, raw: Vec<Raw>, guess: &Guessed) -> Vec<Raw> {
        let says_something = |raw: &Raw| raw.strength == Strength::Strong && !guess.is_doubtful(raw.span);
        let strong = raw.into_iter().filter(says_something);
        strong.map(|raw| Raw { strength: Strength::Weak, ..raw }).collect()
    }

    /// Names of both lists in a text, the longest where several overlap. Stand-ins are too weak a guess for a name.
    fn mentions(&self, readings: &Readings) -> Vec<Mention> {
        let sure = readings.0.iter().filter(|(depth, _)| *depth != Depth::StandIn);
        self.lexicon.longest(sure.flat_map(|(depth, text)| self.lexicon.mentions(text, *depth)).collect())
    }

    /// What a pattern that fired says where it stands.
    fn stated(&self, trace: &Trace, context: &mut ContextOf<'_>) -> Option<Raw> {
        let guess = trace.depth == Depth::StandIn;
        if guess && trace.bare {
            return None;
        }
        let standing = context.of(trace.kind, &trace.chars, trace.span);
        let is_taken_back = standing == Standing::Cancelled;
        let strength = match (trace.kind, standing) {
            (Kind::Fact, Standing::Cancelled) if !guess => Strength::Weak,
            (_, Standing::Cancelled) => return None,
            (Kind::Topic | Kind::Weak, Standing::Open) if guess => return None,
            (Kind::Topic | Kind::Weak, Standing::Open) => Strength::Weak,
            (_, Standing::Open | Standing::Certified) => Strength::Strong,
        };
        // Through stand-ins everything is a guess, and a guess never blocks.
        let strength = if guess { Strength::Weak } else { strength };
        let rule = format!("{} {} {}", self.facts[trace.prohibition].code, trace.kind.word(), trace.number);
        Some(Raw {
            prohibition: trace.prohibition,
            strength,
            rule,
            span: trace.span,
            is_title: false,
            is_taken_back,
        })
    }

    /// A prohibited name: as the whole text or its first line it is a title, and blocks; inside a text it may name a paper
    /// the resident is to bring, and the clerk looks.
    fn titled(
        &self,
        mention: &Mention,
        readings: &Readings,
        text: &str,
        context: &mut ContextOf<'_>,
    ) -> Option<Raw> {
        let entry = self.lexicon.entry_of(mention);
        if entry.standing != lexicon::Standing::Prohibited {
            return None;
        }
        let chars = readings.plain().chars_at(mention.span);
        let is_title = mention.whole || chars == first_line(readings, text);
        if !is_title && context.of(Kind::Topic, &chars, mention.span) == Standing::Cancelled {
            return None;
        }
        let term = &self.lexicon.terms[mention.term];
        let rule = match &term.alias {
            Some(alias) => format!("{} alias {alias}", entry.code()),
            None => format!("{} name", entry.code()),
        };
        let strength = if is_title { Strength::Strong } else { Strength::Weak };
        Some(Raw {
            prohibition: term.entry,
            strength,
            rule,
            span: mention.span,
            is_title,
            is_taken_back: false,
        })
    }

    fn findings(&self, text: &str, raw: Vec<Raw>) -> Vec<Finding> {
        let mut findings: Vec<Finding> = raw
            .into_iter()
            .map(|raw| {
                let words = raw.span.words(text);
                let advice = self.facts[raw.prohibition].advice(raw.strength, &words);
                let prohibition = self.facts[raw.prohibition].code.clone();
                Finding { prohibition, rule: raw.rule, strength: raw.strength, span: raw.span, words, advice }
            })
            .collect();
        findings.sort_by(|a, b| (a.span, &a.prohibition).cmp(&(b.span, &b.prohibition)));
        findings
    }
}

/// The characters of the plain text that came from the first line of the text as typed.
fn first_line(readings: &Readings, text: &str) -> std::ops::Range<usize> {
    let is_break = |c: char| matches!(c, '\n' | '\r');
    let lines = text.trim_start();
    let skipped = text.chars().count() - lines.chars().count();
    let length = lines.chars().take_while(|c| !is_break(*c)).count();
    readings.plain().chars_at(Span { start: skipped, end: skipped + length })
}

/// Findings of one prohibition that overlap become one: it reaches as far as they do, and the strongest names the rule.
fn joined(mut raw: Vec<Raw>) -> Vec<Raw> {
    raw.sort_by_key(|raw| (raw.prohibition, raw.span));
    let mut joined: Vec<Raw> = Vec::with_capacity(raw.len());
    for next in raw {
        match joined.last_mut() {
            Some(last) if last.prohibition == next.prohibition && last.span.overlaps(next.span) => {
                last.span = last.span.joined(next.span);
                if next.strength > last.strength {
                    last.strength = next.strength;
                    last.rule = next.rule;
                }
            }
            _ => joined.push(next),
        }
    }
    joined
}
