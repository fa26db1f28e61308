//! The contexts of a release, compiled: whether words found in a text certify anything where they stand.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use shouzhang_domain::{Cancels, Context, Contexts};

use crate::broken::BrokenRule;
use crate::normal::Normal;
use crate::pattern::{Pattern, Phrases};
use crate::pattern_set::PatternSet;
use crate::rule::Kind;
use crate::sentence::{Sentences, clause};
use crate::span::Span;

/// Name of the file, in broken rules.
const FILE: &str = "screening/contexts";
/// Name of the family that also takes the certifying out of a sentence: `不证明`.
const NEGATION: &str = "negation";

/// Where a cue stands in relation to the words it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    BeforeInClause,
    After,
    AfterInClause,
    Next,
}

/// What a pattern is for.
#[derive(Debug, Clone, Copy)]
enum Role {
    /// A cue of this family.
    Cue { family: usize, place: Place },
    /// A turn of speech.
    Turn,
    /// What makes a sentence certify.
    Certifies,
}

#[derive(Debug)]
struct Family {
    /// Whether it also takes the certifying out of a sentence: `不证明`.
    negates: bool,
    cancels: Cancels,
    yields: bool,
    around: Vec<(char, char)>,
}

/// All contexts of a release.
#[derive(Debug)]
pub(crate) struct ContextRules {
    families: Vec<Family>,
    /// By index of the pattern.
    roles: Vec<Role>,
    patterns: PatternSet,
}

impl ContextRules {
    pub(crate) fn compile(contexts: &Contexts, phrases: &Arc<Phrases>, broken: &mut Vec<BrokenRule>) -> Self {
        let mut lists = vec![
            ("turns".to_owned(), &contexts.turns, Role::Turn),
            ("certifies".to_owned(), &contexts.certifies, Role::Certifies),
        ];
        for (family, context) in contexts.families.iter().enumerate() {
            for (place, key, sources) in [
                (Place::Before, "before", &context.before),
                (Place::BeforeInClause, "before_clause", &context.before_clause),
                (Place::After, "after", &context.after),
                (Place::AfterInClause, "after_clause", &context.after_clause),
                (Place::Next, "next", &context.next),
            ] {
                lists.push((format!("{} {key}", context.name), sources, Role::Cue { family, place }));
            }
        }
        let (mut roles, mut patterns) = (Vec::new(), Vec::new());
        for (entry, sources, role) in lists {
            for (number, source) in (1..).zip(sources) {
                match Pattern::read(source, phrases) {
                    Ok(pattern) => {
                        roles.push(role);
                        patterns.push(pattern);
                    }
                    Err(reason) => broken.push(BrokenRule::new(FILE, format!("{entry} {number}"), reason)),
                }
            }
        }
        let family = |context: &Context| Family {
            negates: context.name == NEGATION,
            cancels: context.cancels,
            yields: context.yields,
            around: context.around.clone(),
        };
        let families = contexts.families.iter().map(family).collect();
        Self { families, roles, patterns: PatternSet::compile(patterns, phrases, "contexts", broken) }
    }

    /// One text, to be asked about the places found in it.
    pub(crate) fn of<'a>(&'a self, text: &'a Normal, typed: &str) -> ContextOf<'a> {
        let marks = self.families.iter().flat_map(|family| &family.around);
        let marked = marks.flat_map(|marks| between(typed, *marks)).collect();
        ContextOf { rules: self, text, sentences: Sentences::of(text, typed), marked, seen: HashMap::new() }
    }
}

/// Everything between two marks, in characters of the text as typed.
fn between(typed: &str, (open, close): (char, char)) -> Vec<Span> {
    let mut found = Vec::new();
    let mut opened = None;
    for (at, c) in typed.chars().enumerate() {
        match opened {
            Some(start) if c == close => {
                found.push(Span { start, end: at });
                opened = None;
            }
            None if c == open => opened = Some(at + 1),
            _ => {}
        }
    }
    found
}

/// The contexts of one text.
#[derive(Debug)]
pub(crate) struct ContextOf<'a> {
    rules: &'a ContextRules,
    text: &'a Normal,
    sentences: Sentences,
    marked: Vec<Span>,
    /// Cues of the sentences asked about, by their place.
    seen: HashMap<(usize, usize), Cues>,
}

/// A cue that was found, in bytes of the text.
#[derive(Debug)]
struct Cue {
    family: usize,
    place: Place,
    at: Range<usize>,
}

/// What a sentence holds, in bytes of the text.
#[derive(Debug, Default)]
struct Cues {
    cues: Vec<Cue>,
    turns: Vec<Range<usize>>,
    certifies: Vec<Range<usize>>,
}

impl ContextOf<'_> {
    /// Whether words of this kind certify where they stand. `chars` counts characters of the plain text, `origin` of the text
    /// as typed.
    pub(crate) fn of(&mut self, kind: Kind, chars: &Range<usize>, origin: Span) -> Standing {
        let bytes = self.text.bytes_of(chars.clone());
        let sentence = self.sentences.around(&bytes);
        let key = (sentence.start, sentence.end);
        let (rules, text) = (self.rules, self.text.text());
        let cues = self.seen.entry(key).or_insert_with(|| rules.cues_of(text, &sentence));
        let clause = clause(text, &sentence, &bytes);
        let touches = |cue: &Cue| {
            let family = &rules.families[cue.family];
            (kind != Kind::Fact || family.cancels == Cancels::Facts)
                && cue.speaks_of(&bytes, &clause, family.negates)
                && !cues.overrule(cue, &bytes)
                && !(family.yields && cues.certified_beside(cue, &bytes, &clause))
        };
        let within = |marked: &Span| marked.start <= origin.start && origin.end <= marked.end;
        if cues.cues.iter().any(touches) || self.marked.iter().any(within) {
            return Standing::Cancelled;
        }
        if cues.certifies.is_empty() { Standing::Open } else { Standing::Certified }
    }
}

/// Whether words certify where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// A context takes it away.
    Cancelled,
    /// No context takes it away, nothing certifies.
    Open,
    /// No context takes it away, and the sentence certifies.
    Certified,
}

impl Cue {
    /// Whether it is about these words. What a finding is made of is no cue to it, unless something is denied in its middle
    /// (送达法院，不作为产权依据).
    fn speaks_of(&self, words: &Range<usize>, clause: &Range<usize>, negates: bool) -> bool {
        let inside = words.start <= self.at.start && self.at.end <= words.end;
        let denied = negates && self.begins_inside(words);
        denied || (!inside && self.reaches(words, clause))
    }

    fn reaches(&self, words: &Range<usize>, clause: &Range<usize>) -> bool {
        match self.place {
            Place::Before => self.at.start < words.start,
            Place::BeforeInClause => self.at.start < words.start && self.at.end > clause.start,
            // A cue behind the words is no tail of them.
            Place::After => self.at.end > words.end && !self.begins_inside(words),
            Place::AfterInClause => {
                self.at.end > words.end && !self.begins_inside(words) && self.at.start < clause.end
            }
            Place::Next => {
                words.start < self.at.start && self.at.start <= words.end && words.end < self.at.end
            }
        }
    }

    fn begins_inside(&self, words: &Range<usize>) -> bool {
        words.start < self.at.start && self.at.start < words.end
    }

    fn is_before(&self) -> bool {
        matches!(self.place, Place::Before | Place::BeforeInClause)
    }
}

impl Cues {
    /// Whether speech turns between a cue and the words: 不开证明，但经核实二人系母女.
    fn overrule(&self, cue: &Cue, words: &Range<usize>) -> bool {
        if cue.is_before() {
            return self.turns.iter().any(|turn| turn.start >= cue.at.end && turn.start < words.start);
        }
        let mut certified = self.turns.iter().chain(&self.certifies);
        // A title certifies with the words and the cue in it: 生存状况证明.
        let covers = |phrase: &Range<usize>| phrase.start <= words.start && cue.at.end <= phrase.end;
        certified.any(|turn| turn.start >= words.end && turn.end <= cue.at.start)
            || self.certifies.iter().any(covers)
    }

    /// Whether the sentence certifies beside the cue: in a later clause, or in front of words whose cue stands behind.
    fn certified_beside(&self, cue: &Cue, words: &Range<usize>, clause: &Range<usize>) -> bool {
        let in_front = |phrase: &Range<usize>| !cue.is_before() && phrase.end <= words.start;
        self.certifies.iter().any(|phrase| phrase.start >= clause.end || in_front(phrase))
    }
}

impl ContextRules {
    fn cues_of(&self, text: &str, sentence: &Range<usize>) -> Cues {
        let mut cues = Cues::default();
        for (pattern, place) in self.patterns.places(&text[sentence.clone()], |_| true) {
            let at = sentence.start + place.start..sentence.start + place.end;
            match self.roles[pattern] {
                Role::Cue { family, place } => cues.cues.push(Cue { family, place, at }),
                Role::Turn => cues.turns.push(at),
                Role::Certifies => cues.certifies.push(at),
            }
        }
        let negations = cues.cues.iter().filter(|cue| self.families[cue.family].negates);
        let negated: Vec<&Range<usize>> = negations.map(|cue| &cue.at).collect();
        cues.certifies.retain(|phrase| !negated.iter().any(|n| n.start < phrase.end && phrase.start < n.end));
        cues
    }
}
