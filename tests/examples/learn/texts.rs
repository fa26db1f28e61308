//! Clauses of the labelled texts, and what they certify.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;
use shouzhang_catalog::Draft;
use shouzhang_screening::{Engine, LearntClause, Span};
use shouzhang_tests::phrasings::{Asked, all};
use shouzhang_tests::root;

use crate::dice::Dice;
use crate::logistic::Labelled;
use crate::margin::Example;

/// Sentences the list of prohibitions came with.
const SAMPLES: &str = "tests/fixtures/screening/text_samples.json";
/// Of a clause that was marked in part, so many characters at least.
const LEAST_MARKED: usize = 3;

#[derive(Deserialize)]
struct Samples {
    items: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    text: String,
    expect_block: Vec<String>,
}

/// How often an example of the release counts: it says what is meant.
const RELEASE_COUNTS: usize = 3;

/// A text with what it certifies.
pub(crate) struct Text {
    pub(crate) title: String,
    pub(crate) body: String,
    /// Codes of which any is right; none when it certifies nothing.
    pub(crate) codes: Vec<String>,
    /// Where it certifies, in characters; unknown when nobody marked it.
    marked: Option<Vec<Span>>,
    /// Of the labelled phrasings, not of the release.
    pub(crate) is_phrasing: bool,
}

/// What there is to learn of a text.
pub(crate) struct Lesson {
    pub(crate) certifies: bool,
    pub(crate) is_phrasing: bool,
    /// All its clauses.
    pub(crate) clauses: Vec<LearntClause>,
    /// Those of which it is known whether they certify.
    pub(crate) examples: Vec<Example>,
    /// What those that certify speak of.
    pub(crate) labelled: Vec<Labelled>,
}

/// The texts of the open part, and the release's own examples and wordings.
pub(crate) fn texts(engine: &Engine, draft: &Draft) -> Result<Vec<Text>, String> {
    let mut texts = Vec::new();
    for phrasing in all()?.into_iter().filter(|p| !p.held_back) {
        if let Asked::Text { title, body, marked } = phrasing.asked {
            let marked: Vec<Span> = marked.into_iter().map(|m| Span { start: m.start, end: m.end }).collect();
            let marked = (!marked.is_empty()).then_some(marked);
            texts.push(Text { title, body, codes: phrasing.items, marked, is_phrasing: true });
        }
    }
    let mut add = |text: &str, codes: Vec<String>| {
        for _ in 0..RELEASE_COUNTS {
            let (title, body, codes) = (String::new(), text.to_owned(), codes.clone());
            texts.push(Text { title, body, codes, marked: None, is_phrasing: false });
        }
    };
    for prohibition in draft.prohibitions().iter().filter(|p| p.enabled) {
        prohibition.examples.iter().for_each(|text| add(text, vec![prohibition.code.to_string()]));
        prohibition.near_misses.iter().for_each(|text| add(text, Vec::new()));
    }
    for context in &draft.wording().contexts.families {
        context.examples.iter().for_each(|text| add(text, Vec::new()));
        for text in &context.counter_examples {
            let found = engine.clauses("", text).into_iter().flat_map(|clause| clause.found);
            add(text, found.collect::<BTreeSet<String>>().into_iter().collect());
        }
    }
    let samples =
        std::fs::read_to_string(root().join(SAMPLES)).map_err(|fault| format!("{SAMPLES}: {fault}"))?;
    let samples: Samples = serde_json::from_str(&samples).map_err(|fault| format!("{SAMPLES}: {fault}"))?;
    samples.items.into_iter().for_each(|sample| add(&sample.text, sample.expect_block));
    for item in draft.items().iter().filter(|item| item.allows.is_empty()) {
        add(&item.template.fixed_text(), Vec::new());
    }
    Ok(texts)
}

/// What there is to learn of the texts. Those put beside each other belong to the same of `parts` parts.
pub(crate) fn lessons(engine: &Engine, texts: &[Text], parts: usize) -> Vec<Lesson> {
    let mut clean: Vec<usize> = (0..texts.len()).filter(|&at| texts[at].codes.is_empty()).collect();
    Dice::new().shuffle(&mut clean);
    let of_part = |part: usize| clean.iter().copied().filter(move |at| at % parts == part).cycle();
    let mut others: Vec<_> = (0..parts).map(of_part).collect();
    let lesson = |(at, text): (usize, &Text)| {
        let is_clean = text.codes.is_empty();
        let beside = if is_clean { None } else { others[at % parts].next().map(|at| &texts[at]) };
        Lesson::of(engine, text, beside)
    };
    texts.iter().enumerate().map(lesson).collect()
}

impl Lesson {
    /// The clauses of a text: under its title; without it, so that the title is not all that is learnt; and `beside` another
    /// text that certifies nothing, so that what stands around a clause does not talk it down.
    pub(crate) fn of(engine: &Engine, text: &Text, beside: Option<&Text>) -> Self {
        let clauses = engine.clauses(&text.title, &text.body);
        let (mut examples, mut labelled) = (Vec::new(), Vec::new());
        let untitled = engine.clauses("", &text.body);
        for (clauses, is_first) in [(&clauses, true), (&untitled, false)] {
            for clause in clauses {
                let Some(certifies) = text.certifies_in(clause, clauses.len()) else { continue };
                examples.push(Example { weighed: clause.weighed.clone(), certifies });
                let is_new = labelled.last().is_none_or(|last: &Labelled| last.traits != clause.traits);
                if certifies && is_first && is_new {
                    let (traits, codes) = (clause.traits.clone(), text.codes.clone());
                    labelled.push(Labelled { traits, codes, is_phrasing: text.is_phrasing });
                }
            }
        }
        // What states it says so alone too.
        for words in text.marked.iter().flatten().map(|marked| marked.words(&text.body)) {
            let alone = engine.clauses("", &words);
            examples
                .extend(alone.into_iter().map(|clause| Example { weighed: clause.weighed, certifies: true }));
        }
        if let Some(beside) = beside {
            let (together, offset) = text.under(beside);
            for clause in engine.clauses(&text.title, &together) {
                let certifies = match clause.span.start.checked_sub(offset) {
                    None => Some(false),
                    Some(start) => {
                        text.certifies_at(start..clause.span.end - offset, &clause.found, usize::MAX)
                    }
                };
                examples.extend(certifies.map(|certifies| Example { weighed: clause.weighed, certifies }));
            }
        }
        let certifies = !text.codes.is_empty();
        Self { certifies, is_phrasing: text.is_phrasing, clauses, examples, labelled }
    }
}

impl Text {
    /// Whether a clause certifies: as marked; where nobody marked the text, as far as a rule or its being alone tells.
    fn certifies_in(&self, clause: &LearntClause, of: usize) -> Option<bool> {
        self.certifies_at(clause.span.start..clause.span.end, &clause.found, of)
    }

    /// The body behind that of another text, and where it then begins, in characters.
    fn under(&self, other: &Self) -> (String, usize) {
        let before = format!("{}\n", other.body);
        (format!("{before}{}", self.body), before.chars().count())
    }

    fn certifies_at(&self, at: Range<usize>, found: &[String], of: usize) -> Option<bool> {
        if self.codes.is_empty() {
            return Some(false);
        }
        let Some(marked) = &self.marked else {
            let is_found = found.iter().any(|code| self.codes.contains(code));
            return (is_found || of == 1).then_some(true);
        };
        let in_common = |m: &Span| m.end.min(at.end).saturating_sub(m.start.max(at.start));
        let covered: usize = marked.iter().map(in_common).sum();
        Some(covered >= LEAST_MARKED.min(at.len()))
    }
}
