//! 检测 without a book: a request or a text in, the lane or the findings out.
//!
//! What `shouzhang check` prints; the shapes are fixed, programs read them.

use serde::Serialize;
use shouzhang_screening::{Lane, Outcome, Strength, Target};

use crate::knowledge::Knowledge;
use crate::translate;
use crate::wire::Mark;

/// One way out, for a program and for a person.
#[derive(Debug, Clone, Serialize)]
pub struct RequestAnswer {
    /// `permitted`, `prohibited` or `unlisted`.
    pub outcome: &'static str,
    /// Codes, best first.
    pub items: Vec<String>,
    /// A reason a clerk can read out.
    pub reason: String,
    /// The words that led there, in characters of the text as typed.
    pub spans: Vec<Mark>,
    /// Names of the items, in the order of `items`.
    pub names: Vec<String>,
    /// Where to go instead, when prohibited.
    pub alternatives: Vec<String>,
}

/// One prohibited fact found in a text.
#[derive(Debug, Clone, Serialize)]
pub struct TextFinding {
    /// Code of the prohibition.
    pub item: String,
    /// Its name.
    pub name: String,
    /// Which rule fired.
    pub rule: String,
    /// `strong` blocks, `weak` warns.
    pub strength: &'static str,
    /// Where, in characters of the text as typed.
    pub span: Mark,
    /// The words.
    pub words: String,
    /// `title` or `body`.
    pub part: &'static str,
    /// Legal bases of the prohibition, grade in brackets where not A.
    pub legal_basis: Vec<String>,
    /// Where to go instead.
    pub alternatives: Vec<String>,
}

/// What a text certifies.
#[derive(Debug, Clone, Serialize)]
pub struct TextAnswer {
    /// `clean`, `warned` or `blocked`.
    pub outcome: &'static str,
    /// Codes of the prohibitions found.
    pub items: Vec<String>,
    /// The findings, in order.
    pub findings: Vec<TextFinding>,
}

/// Understands a request.
#[must_use]
pub fn screen_request(knowledge: &Knowledge, text: &str) -> RequestAnswer {
    let understood = knowledge.engine.understand(text);
    let wanted = |target: &Target| match understood.lane {
        Lane::Permitted => matches!(target, Target::Item(_)),
        Lane::Prohibited => matches!(target, Target::Prohibition(_)),
        Lane::Unlisted | Lane::Empty => false,
    };
    let hits: Vec<_> = understood.hits.iter().filter(|hit| wanted(&hit.target)).collect();
    let code = |target: &Target| match target {
        Target::Item(code) => code.to_string(),
        Target::Prohibition(code) => code.to_string(),
    };
    let best = hits.first().and_then(|hit| match &hit.target {
        Target::Prohibition(code) => knowledge.catalog.prohibition(code),
        Target::Item(_) => None,
    });
    RequestAnswer {
        outcome: match understood.lane {
            Lane::Permitted => "permitted",
            Lane::Prohibited => "prohibited",
            Lane::Unlisted | Lane::Empty => "unlisted",
        },
        items: hits.iter().map(|hit| code(&hit.target)).collect(),
        names: hits.iter().map(|hit| hit.name.clone()).collect(),
        reason: understood.reason.clone(),
        spans: translate::marks(&understood.spans),
        alternatives: best.map(alternatives).unwrap_or_default(),
    }
}

/// Reads a text, title and body, and finds what it certifies.
#[must_use]
pub fn screen_text(knowledge: &Knowledge, title: &str, body: &str) -> TextAnswer {
    let mut outcome = Outcome::Clean;
    let mut findings = Vec::new();
    let of_title = knowledge.engine.read_words(title, &[]);
    let of_body = knowledge.engine.read_under(title, body, &[]);
    for (part, verdict) in [("title", of_title), ("body", of_body)] {
        outcome = outcome.max(verdict.outcome);
        for finding in verdict.findings {
            let prohibition = knowledge.catalog.prohibition(&finding.prohibition);
            findings.push(TextFinding {
                item: finding.prohibition.to_string(),
                name: knowledge.prohibition_name(&finding.prohibition),
                rule: finding.rule,
                strength: if finding.strength == Strength::Strong { "strong" } else { "weak" },
                span: translate::mark(&finding.span),
                words: finding.words,
                part,
                legal_basis: prohibition.map(citations).unwrap_or_default(),
                alternatives: prohibition.map(alternatives).unwrap_or_default(),
            });
        }
    }
    let mut items: Vec<String> = Vec::new();
    for finding in &findings {
        if !items.contains(&finding.item) {
            items.push(finding.item.clone());
        }
    }
    let outcome = match outcome {
        Outcome::Clean => "clean",
        Outcome::Warned => "warned",
        Outcome::Blocked => "blocked",
    };
    TextAnswer { outcome, items, findings }
}

fn citations(prohibition: &shouzhang_domain::Prohibition) -> Vec<String> {
    prohibition.legal_bases.iter().map(|basis| format!("{} [{}]", basis.cite, basis.grade.letter())).collect()
}

fn alternatives(prohibition: &shouzhang_domain::Prohibition) -> Vec<String> {
    let routes = &prohibition.alternative.routes;
    routes.iter().map(|route| format!("{}：{}", route.office, route.how)).collect()
}
