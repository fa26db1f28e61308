//! From the domain to the wire.

use shouzhang_catalog::Catalog;
use shouzhang_domain::{Field, FieldKind, Item, LegalBasis, Moment, TimeLimit};
use shouzhang_screening::Span;

use crate::wire::{Basis, Flow, FormField, Mark, WireMaterial};

/// A moment as it travels: `2026-11-23T14:36:00+08:00`.
pub(crate) fn moment(at: Moment) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

pub(crate) fn mark(span: &Span) -> Mark {
    Mark { start: count(span.start), end: count(span.end) }
}

pub(crate) fn marks(spans: &[Span]) -> Vec<Mark> {
    spans.iter().map(mark).collect()
}

/// Counts travel as `u32`: a hall never has four thousand million of anything.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(crate) fn bases(catalog: &Catalog, legal_bases: &[LegalBasis]) -> Vec<Basis> {
    legal_bases.iter().map(|basis| self::basis(catalog, basis)).collect()
}

fn basis(catalog: &Catalog, basis: &LegalBasis) -> Basis {
    let sources: Vec<String> = basis
        .sources
        .iter()
        .filter_map(|key| catalog.document(key))
        .map(|document| document.title.clone())
        .collect();
    Basis {
        cite: basis.cite.clone(),
        grade: basis.grade.letter().to_owned(),
        grade_meaning: basis.grade.meaning().to_owned(),
        source: (!sources.is_empty()).then(|| sources.join("；")),
        note: basis.note.clone(),
    }
}

pub(crate) fn flow(item: &Item) -> Flow {
    match (&item.deliberation, item.time_limit) {
        (Some(_), _) => Flow::Deliberation,
        (None, TimeLimit::OnTheSpot) => Flow::OnTheSpot,
        (None, TimeLimit::Within(_)) => Flow::Within,
    }
}

pub(crate) fn working_days(item: &Item) -> Option<u16> {
    match item.time_limit {
        TimeLimit::OnTheSpot => None,
        TimeLimit::Within(days) => Some(days),
    }
}

pub(crate) fn materials(item: &Item) -> Vec<WireMaterial> {
    let one = |m: &shouzhang_domain::Material| WireMaterial {
        name: m.name.clone(),
        original_required: m.original_required,
    };
    item.materials.iter().map(one).collect()
}

pub(crate) fn field(field: &Field) -> FormField {
    let (options, open) = match &field.kind {
        FieldKind::Choice { options, open } => (options.clone(), *open),
        FieldKind::YesNo => (vec!["是".to_owned(), "否".to_owned()], false),
        _ => (Vec::new(), false),
    };
    FormField {
        key: field.key.to_string(),
        label: field.label.clone(),
        kind: field.kind.word().to_owned(),
        group: field.group.word().to_owned(),
        required: field.required,
        hint: field.hint.clone(),
        options,
        open,
        max_chars: count(field.max_chars),
        suggestions: field.suggestions.clone(),
    }
}

/// 当场办结, or the working days in words.
pub(crate) fn time_limit(limit: TimeLimit) -> String {
    match limit {
        TimeLimit::OnTheSpot => "当场办结".to_owned(),
        TimeLimit::Within(days) => format!("{days} 个工作日"),
    }
}
