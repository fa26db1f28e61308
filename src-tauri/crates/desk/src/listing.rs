//! Both lists without a book: what `shouzhang items` prints.

use serde::Serialize;
use shouzhang_domain::CommitteeKind;

use crate::knowledge::Knowledge;
use crate::translate::{field, time_limit};
use crate::wire::FormField;

/// A permitted item.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedItem {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Whether the release switches it on.
    pub enabled: bool,
    /// Which committees issue it: `residents`, `villagers`.
    pub applies_to: Vec<String>,
    /// Time limit in words.
    pub time_limit: String,
    /// Whether a deliberation comes first.
    pub needs_deliberation: bool,
    /// Overall evidence grade.
    pub grade: String,
    /// Legal bases, grade in brackets.
    pub legal_bases: Vec<String>,
    /// Fields of the form: what a values file names.
    pub fields: Vec<FormField>,
    /// Materials; those whose originals have to be seen are marked.
    pub materials: Vec<crate::wire::WireMaterial>,
}

/// A prohibition.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedProhibition {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Whether it is in force.
    pub enabled: bool,
    /// `国家清单（第一批）第1项`.
    pub listed_in: String,
    /// Where to go instead, in one sentence.
    pub alternative: String,
    /// Legal bases, grade in brackets.
    pub legal_bases: Vec<String>,
}

/// Both lists of a release.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CatalogListing {
    /// Version of the release.
    pub release: String,
    /// Its title.
    pub title: String,
    /// 可以出具.
    pub permitted: Vec<ListedItem>,
    /// 不应出具.
    pub prohibited: Vec<ListedProhibition>,
}

/// Both lists of a release.
#[must_use]
pub fn list_catalog(knowledge: &Knowledge) -> CatalogListing {
    let catalog = &knowledge.catalog;
    let cited = |bases: &[shouzhang_domain::LegalBasis]| -> Vec<String> {
        bases.iter().map(|basis| format!("{} [{}]", basis.cite, basis.grade.letter())).collect()
    };
    let permitted = catalog.items().iter().map(|item| ListedItem {
        code: item.code.to_string(),
        name: item.name.clone(),
        aliases: item.aliases.clone(),
        enabled: item.enabled,
        applies_to: [CommitteeKind::Residents, CommitteeKind::Villagers]
            .into_iter()
            .filter(|&committee| item.applies_to(committee))
            .map(|committee| committee.word().to_owned())
            .collect(),
        time_limit: time_limit(item.time_limit),
        needs_deliberation: item.deliberation.is_some(),
        grade: item.grade.letter().to_owned(),
        legal_bases: cited(&item.legal_bases),
        fields: item.fields.iter().map(field).collect(),
        materials: crate::translate::materials(item),
    });
    let prohibited = catalog.prohibitions().iter().map(|prohibition| ListedProhibition {
        code: prohibition.code.to_string(),
        name: prohibition.name.clone(),
        aliases: prohibition.aliases.clone(),
        enabled: prohibition.enabled,
        listed_in: prohibition.listed_in.clone(),
        alternative: prohibition.alternative.short.clone(),
        legal_bases: cited(&prohibition.legal_bases),
    });
    CatalogListing {
        release: catalog.release().version.clone(),
        title: catalog.release().title.clone(),
        permitted: permitted.collect(),
        prohibited: prohibited.collect(),
    }
}
