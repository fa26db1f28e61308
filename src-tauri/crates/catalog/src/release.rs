//! What a release says about itself, beside its items and prohibitions.

use chrono::NaiveDate;
use shouzhang_domain::{EvidenceGrade, ProhibitionCode};

/// 清单版本: the head of a catalog release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Version, such as `2026.11`; every certificate keeps the one it was issued under.
    pub version: String,
    /// Title.
    pub title: String,
    /// Day it was put together.
    pub compiled_on: NaiveDate,
    /// Days within which a second certificate of the same item for the same person is pointed out.
    pub duplicate_window_days: u16,
    /// How the tiers and the switches are meant.
    pub how_to_use: String,
    /// What each evidence grade means.
    pub grades: Vec<(EvidenceGrade, String)>,
    /// Lists this one stands on, highest first.
    pub layers: Vec<Layer>,
    /// Principles of the documents.
    pub principles: Vec<Statement>,
    /// Rules for every certificate.
    pub rules_for_all: Vec<Statement>,
    /// What to do with what is on neither list (清单外).
    pub catch_all: Statement,
    /// What is often taken for a certificate and is none.
    pub not_certificates: Vec<NotACertificate>,
}

/// One level of lists: nation, province, city, county.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Whose.
    pub name: String,
    /// Document that carries the list.
    pub document: String,
    /// Source keys.
    pub sources: Vec<String>,
    /// A caution.
    pub note: Option<String>,
}

/// A sentence with its sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The sentence.
    pub text: String,
    /// Source keys; each source has its grade.
    pub sources: Vec<String>,
}

/// Help a community gives that is no certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotACertificate {
    /// What it is called.
    pub name: String,
    /// What is done instead of certifying.
    pub text: String,
    /// Source keys.
    pub sources: Vec<String>,
}

/// 来源: a document sentences about law rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Key used in `sources`, such as `L-MF`.
    pub key: String,
    /// Title.
    pub title: String,
    /// 文号.
    pub doc_no: Option<String>,
    /// Which version of it.
    pub version: Option<String>,
    /// Where it was read.
    pub read_at: String,
    /// How well it is founded.
    pub grade: EvidenceGrade,
    /// A caution.
    pub note: Option<String>,
}

/// 地方追加: what another region lists beside the national twenty. Carried for comparison; off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// Region.
    pub region: String,
    /// Title of its document.
    pub title: String,
    /// 文号, if known.
    pub doc_no: Option<String>,
    /// Who issued it.
    pub issuers: Vec<String>,
    /// How well it is founded.
    pub grade: EvidenceGrade,
    /// Source keys.
    pub sources: Vec<String>,
    /// Number of prohibited items on its list, if known.
    pub total_items: Option<u32>,
    /// Number of permitted items on its list, if known.
    pub positive_items: Option<u32>,
    /// Names on its permitted list, as far as known.
    pub positive_names: Vec<String>,
    /// Names that differ from the national list.
    pub renamed: Vec<Renamed>,
    /// Names of the national list that its list does not have.
    pub dropped: Vec<String>,
    /// Codes of its own prohibitions, as far as the names are known.
    pub prohibitions: Vec<ProhibitionCode>,
    /// A caution, for example that names were not obtained.
    pub note: Option<String>,
}

/// A name of the national list that a region writes differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// National name.
    pub from: String,
    /// The region's name.
    pub to: String,
}
