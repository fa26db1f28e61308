//! A second look at every clause of a text: is it worded like those that certify something?
//!
//! The rules say what they find; what was learnt of labelled texts weighs it. A clause that the rules pass and that is worded
//! like those that certify is found too; where a rule fires in a clause worded like those that only mention, the clerk
//! confirms instead of being stopped.

use std::collections::HashSet;
use std::ops::Range;

use shouzhang_domain::ProhibitionCode;

use crate::certifying::Weighed;
use crate::clause_traits::{Clause, Clauses};
use crate::disguise::Readings;
use crate::engine::Engine;
use crate::normal::Normal;
use crate::read::{Page, Raw};
use crate::rule::Strength;
use crate::span::Span;

/// Weight from which a clause certifies though no rule fired, …
const CERTIFIES: f32 = 0.25;
/// … and from which the clerk looks at it.
const MAY_CERTIFY: f32 = 0.05;
/// Weights of its own words from which it does wherever it stands.
const CERTIFIES_ALONE: f32 = 1.2;
const MAY_CERTIFY_ALONE: f32 = 0.8;
/// Weight from which a clause certifies what a rule found in it, …
const CERTIFIES_BY_RULE: f32 = -0.1;
/// … and weight of its own words from which it does wherever it stands, or may.
const CERTIFIES_ANYWHERE: f32 = 0.7;
const MAY_CERTIFY_ANYWHERE: f32 = 0.2;
/// Weight of its own words from which the clerk looks at what a rule found in it though what stands around takes it back.
const MAY_CERTIFY_TAKEN_BACK: f32 = 0.45;
/// Weight under which a clause has nothing to do with what a rule found in it.
const SPEAKS_OF_ANOTHER: f32 = -0.6;
/// The same for what a rule found in it that is doubtful by itself.
const SPEAKS_OF_ANOTHER_BY_DOUBT: f32 = -0.3;

/// A clause as the learner sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct LearntClause {
    /// Where it stands in the text as typed.
    pub span: Span,
    /// The buckets its traits fall into, with their strength.
    pub weighed: Vec<Weighed>,
    /// The words of its sentence as traits: what they speak of.
    pub traits: Vec<String>,
    /// Codes of the prohibitions the rules find in it.
    pub found: Vec<String>,
}

impl Engine {
    /// The clauses of a text under its title, for learning: as the engine weighs them.
    #[must_use]
    pub fn clauses(&self, title: &str, text: &str) -> Vec<LearntClause> {
        let seen = self.unmasking.seen(text);
        let raw = self.found(text, &seen.readings, &[], &mut HashSet::new());
        let best = best(&seen.readings);
        let clauses = Clauses::of(&self.unmasking.normaliser().plain(title), best, text);
        let learnt = |clause: &Clause| {
            let strong =
                raw.iter().filter(|raw| raw.strength == Strength::Strong && raw.span.overlaps(clause.span));
            LearntClause {
                span: clause.span,
                weighed: clauses.shared.iter().chain(&clause.own).chain(&clause.around).copied().collect(),
                traits: self.wording_traits(&best.part(clause.sentence.clone())).into_keys().collect(),
                found: strong.map(|raw| self.facts[raw.prohibition].code.to_string()).collect(),
            }
        };
        clauses.all.iter().map(learnt).collect()
    }

    /// Weighs what the rules found, and adds what the wording certifies besides.
    pub(crate) fn second_look(
        &self,
        page: &Page<'_>,
        readings: &Readings,
        allows: &[ProhibitionCode],
        raw: &mut Vec<Raw>,
    ) {
        if self.certifying.is_empty() {
            raw.retain(|raw| !raw.is_taken_back);
            return;
        }
        let best = best(readings);
        let clauses = Clauses::of(&self.unmasking.normaliser().plain(page.title), best, page.text);
        let shared = self.certifying.weight(&clauses.shared);
        let weigh = |clause: &Clause| {
            let own = self.certifying.weight(&clause.own);
            Weight { own, all: own + shared + self.certifying.weight(&clause.around) }
        };
        let weighed: Vec<(&Clause, Weight)> =
            clauses.all.iter().map(|clause| (clause, weigh(clause))).collect();
        raw.retain_mut(|raw| {
            let touched = weighed.iter().filter(|(clause, _)| clause.span.overlaps(raw.span));
            raw.is_upheld_by(touched.map(|(_, weight)| *weight).fold(Weight::NONE, Weight::heavier))
        });
        // A template that may state some of it is worded like what certifies.
        if !allows.is_empty() {
            return;
        }
        let is_found = |clause: &Clause| {
            let finds = |raw: &Raw| raw.strength == Strength::Strong || raw.is_in_pinyin();
            raw.iter().any(|raw| finds(raw) && raw.span.overlaps(clause.span))
        };
        let mut added = Vec::new();
        // What a clause speaks of its sentence tells: once for all clauses of it.
        let mut spoken_of: Option<(&Range<usize>, Option<usize>)> = None;
        for (clause, weight) in &weighed {
            if clause.span.start < page.body_from || !weight.may_certify() || is_found(clause) {
                continue;
            }
            let known = spoken_of.filter(|(sentence, _)| **sentence == clause.sentence);
            let (_, prohibition) =
                *spoken_of.insert(known.unwrap_or_else(|| (&clause.sentence, self.spoken_of(clause, best))));
            added.extend(prohibition.map(|prohibition| Raw {
                prohibition,
                strength: if weight.certifies() { Strength::Strong } else { Strength::Weak },
                rule: format!("{} wording", self.facts[prohibition].code),
                span: clause.span,
                is_title: false,
                is_taken_back: false,
            }));
        }
        raw.extend(added);
    }

    /// The prohibition the sentence of a clause speaks of most.
    fn spoken_of(&self, clause: &Clause, text: &Normal) -> Option<usize> {
        let opinion = self.learnt_texts.opinion(&self.wording_traits(&text.part(clause.sentence.clone())))?;
        opinion.shares.iter().find_map(|(entry, _)| *entry)
    }
}

/// How much a clause speaks for certifying something.
#[derive(Debug, Clone, Copy)]
struct Weight {
    /// By its own words.
    own: f32,
    /// By all there is: its words, its neighbours, the title and the page.
    all: f32,
}

impl Weight {
    const NONE: Self = Self { own: f32::MIN, all: f32::MIN };

    fn heavier(self, other: Self) -> Self {
        Self { own: self.own.max(other.own), all: self.all.max(other.all) }
    }

    fn certifies(self) -> bool {
        self.all >= CERTIFIES || self.own >= CERTIFIES_ALONE
    }

    fn may_certify(self) -> bool {
        self.all >= MAY_CERTIFY || self.own >= MAY_CERTIFY_ALONE
    }
}

impl Raw {
    fn is_in_pinyin(&self) -> bool {
        self.rule.contains(" pinyin ")
    }

    /// Whether anything of it is left where the clauses it touches weigh so much. A title is one whatever it is worded like;
    /// what is only typed in pinyin is confirmed (case 57).
    fn is_upheld_by(&mut self, weight: Weight) -> bool {
        if self.is_title || self.is_in_pinyin() {
            return true;
        }
        if self.is_taken_back {
            return weight.own >= MAY_CERTIFY_TAKEN_BACK;
        }
        if self.strength == Strength::Weak {
            return weight.all >= SPEAKS_OF_ANOTHER_BY_DOUBT;
        }
        if weight.all < CERTIFIES_BY_RULE && weight.own < CERTIFIES_ANYWHERE {
            self.strength = Strength::Weak;
        }
        weight.all >= SPEAKS_OF_ANOTHER || weight.own >= MAY_CERTIFY_ANYWHERE
    }
}

/// The text with what is surely disguised put right.
fn best(readings: &Readings) -> &Normal {
    readings.sure().last().unwrap_or(readings.plain())
}
