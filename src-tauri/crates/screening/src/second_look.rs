//! A second look at every sentence of a text: does its wording as a whole certify something?
//!
//! The rules say what they find; what was learnt of labelled texts weighs it. A sentence that the rules pass and that is
//! worded like those that certify is found too; where a rule fires in a sentence worded like those that only mention, the
//! clerk confirms instead of being stopped.

use std::collections::BTreeMap;

use shouzhang_domain::ProhibitionCode;

use crate::disguise::Readings;
use crate::engine::Engine;
use crate::learnt::Opinion;
use crate::normal::Normal;
use crate::read::Raw;
use crate::rule::Strength;
use crate::sentence::Sentences;
use crate::span::Span;
use crate::traits::Traits;

/// Share of all prohibitions together from which a sentence certifies one though no rule fired.
const CERTIFIES: f32 = 0.85;
/// A shorter sentence, in characters, is a name or a purpose in a field: its wording tells nothing.
const SHORT: usize = 16;
/// Share under which a sentence only mentions what a rule found in it.
const ONLY_MENTIONS: f32 = 0.03;
/// A longer sentence, in characters, has room for a statement beside what it mentions.
const LONG: usize = 60;

/// A sentence as the learner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceTraits {
    /// Its traits.
    pub traits: Vec<String>,
    /// Codes of the prohibitions the rules find in it.
    pub found: Vec<String>,
}

impl Engine {
    /// The traits of every sentence of a text, for learning: the same the engine looks up.
    #[must_use]
    pub fn sentence_traits(&self, text: &str) -> Vec<SentenceTraits> {
        let seen = self.unmasking.seen(text);
        let raw = self.found(text, &seen.readings, &[]);
        self.sentences(&seen.readings, text)
            .into_iter()
            .map(|(span, sentence)| {
                let inside = |raw: &&Raw| raw.span.overlaps(span);
                let mut found: Vec<String> = raw
                    .iter()
                    .filter(inside)
                    .map(|raw| self.facts[raw.prohibition].code.to_string())
                    .collect();
                found.dedup();
                SentenceTraits { traits: self.traits_in(&sentence, span, &raw).into_keys().collect(), found }
            })
            .collect()
    }

    /// Weighs what the rules found, and adds what the wording certifies besides.
    pub(crate) fn second_look(
        &self,
        text: &str,
        readings: &Readings,
        allows: &[ProhibitionCode],
        raw: &mut Vec<Raw>,
    ) {
        let mut added = Vec::new();
        for (span, sentence) in self.sentences(readings, text) {
            let traits = self.traits_in(&sentence, span, raw);
            let Some(opinion) = self.learnt_texts.opinion(&traits) else { return };
            let certifies = opinion.share(|entry| entry.is_some());
            let mut is_found = false;
            for raw in raw.iter_mut().filter(|raw| raw.span.overlaps(span)) {
                // What is only typed in pinyin is confirmed, whatever the wording (case 57).
                is_found |= raw.strength == Strength::Strong || raw.rule.contains(" pinyin ");
                if certifies < ONLY_MENTIONS && !raw.is_title && sentence.len() <= LONG {
                    raw.strength = Strength::Weak;
                }
            }
            // A template that may state some of it is worded like what certifies.
            let tells = sentence.len() >= SHORT && allows.is_empty();
            if !is_found && tells && certifies >= CERTIFIES {
                added.extend(self.worded_so(&traits, &opinion));
            }
        }
        raw.extend(added);
    }

    /// The finding by the wording as a whole, at the words that speak most for it.
    fn worded_so(&self, traits: &Traits, opinion: &Opinion) -> Option<Raw> {
        let prohibition = opinion.shares.iter().find_map(|(entry, _)| *entry)?;
        let span = self.learnt_texts.reasons(traits, prohibition).into_iter().next()?;
        let rule = format!("{} wording", self.facts[prohibition].code);
        Some(Raw { prohibition, strength: Strength::Strong, rule, span, is_title: false })
    }

    /// The sentences of a text, each with its place in the text as typed.
    fn sentences(&self, readings: &Readings, text: &str) -> Vec<(Span, Normal)> {
        let best = readings.sure().last().unwrap_or(readings.plain());
        let sentences = Sentences::of(best, text);
        sentences.all().map(|bytes| (best.origin(bytes.clone()), best.part(bytes))).collect()
    }

    fn traits_in(&self, sentence: &Normal, span: Span, raw: &[Raw]) -> Traits {
        let mut traits = self.wording_traits(sentence);
        let mut rules: BTreeMap<String, Span> = BTreeMap::new();
        for raw in raw.iter().filter(|raw| raw.span.overlaps(span)) {
            let (how, code) = (raw.strength.word(), &self.facts[raw.prohibition].code);
            rules.entry(format!("{how}:{code}")).or_insert(raw.span);
            rules.entry(format!("{how}:")).or_insert(raw.span);
        }
        traits.extend(rules.into_iter().map(|(key, span)| (key, [span; 2])));
        traits
    }
}
