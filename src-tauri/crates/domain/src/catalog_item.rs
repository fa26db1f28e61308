//! 证明事项: what a community may issue.

use crate::{CommitteeKind, EvidenceGrade, Field, FieldKey, ItemCode, LegalBasis, ProhibitionCode, Template};

/// How firmly an item stands (the `tier` of the catalog).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// On by default: a law or the municipal document speaks of it.
    Firm,
    /// Founded, but enabled under conditions.
    Conditional,
    /// The basis is not of this province or has changed: off until the county's guide confirms it.
    Unconfirmed,
}

/// 办结时限: simple certificates at once, complex ones within a term (六民办〔2021〕40号 四(二)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeLimit {
    /// 当场办结.
    OnTheSpot,
    /// 限时办结, in working days.
    Within(u16),
}

/// 议事协商 rule of an item: what has to be recorded before anything is issued (六民办〔2021〕40号 四(三)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deliberation {
    /// The kind of meeting, as the guide names it.
    pub form: String,
    /// The law that demands it.
    pub basis: String,
    /// A caution, if any.
    pub note: Option<String>,
}

/// Whose seal goes on the paper. The software never draws it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seal {
    /// 居（村）民委员会章.
    Committee,
    /// 社区（村）党组织章.
    PartyBranch,
    /// 人民调解委员会印章.
    MediationCommittee,
}

impl Seal {
    /// The word of the catalog file, the book and the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Committee => "committee",
            Self::PartyBranch => "party_branch",
            Self::MediationCommittee => "mediation_committee",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "committee" => Self::Committee,
            "party_branch" => Self::PartyBranch,
            "mediation_committee" => Self::MediationCommittee,
            _ => return None,
        })
    }

    /// The name in the seal-use register (用印登记).
    #[must_use]
    pub fn label(self, committee: CommitteeKind) -> &'static str {
        match (self, committee) {
            (Self::Committee, CommitteeKind::Residents) => "居民委员会章",
            (Self::Committee, CommitteeKind::Villagers) => "村民委员会章",
            (Self::PartyBranch, _) => "党组织章",
            (Self::MediationCommittee, _) => "人民调解委员会章",
        }
    }
}

/// A place to sign on the paper, as printed: `经办人`, `负责人`, `调解员`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The word before the line.
    pub label: String,
}

/// A document the clerk has to see (材料).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// What it is called.
    pub name: String,
    /// Whether nothing is issued before the original was seen.
    pub original_required: bool,
}

/// Which fields say whom the certificate is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// Field with the name.
    pub name: Option<FieldKey>,
    /// Field with the identity number.
    pub id_number: Option<FieldKey>,
    /// Field with the telephone number.
    pub phone: Option<FieldKey>,
    /// Field with the address.
    pub address: Option<FieldKey>,
}

/// How long a paper stands, and for how long a second one for the same person deserves a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicates {
    /// 有效期, as the guide words it.
    pub validity: String,
    /// Days of validity, if the guide sets them.
    pub valid_days: Option<u16>,
    /// Days within which a second certificate for the same person is pointed out.
    pub window_days: u16,
}

/// 证明事项: one item of the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Code, such as `K29`.
    pub code: ItemCode,
    /// Official name.
    pub name: String,
    /// How firmly it stands.
    pub tier: Tier,
    /// Whether the release switches it on.
    pub enabled: bool,
    /// 证明、说明、意见书 …
    pub form_name: String,
    /// Other names residents and units use.
    pub aliases: Vec<String>,
    /// Who issues it, as the law says.
    pub issuer: String,
    /// Committees it applies to.
    pub applies_to: Vec<CommitteeKind>,
    /// The applicability as the guide words it (for example 代行集体经济组织职能时).
    pub applies_note: Option<String>,
    /// Why it may be issued. Never empty.
    pub legal_bases: Vec<LegalBasis>,
    /// Who usually asks for it.
    pub requested_by: String,
    /// 办理用途.
    pub purpose: String,
    /// Who may apply.
    pub applicant: String,
    /// Conditions.
    pub conditions: Vec<String>,
    /// What the clerk has to see.
    pub materials: Vec<Material>,
    /// Steps.
    pub process: Vec<String>,
    /// 办结时限.
    pub time_limit: TimeLimit,
    /// Where the time limit comes from.
    pub time_limit_basis: String,
    /// Validity and repetition.
    pub duplicates: Duplicates,
    /// Fee in yuan; a community takes none.
    pub fee: u32,
    /// Fields of the form, in the order of the form.
    pub fields: Vec<Field>,
    /// Which fields say whom it is about.
    pub subject: Subject,
    /// The fixed wording.
    pub template: Template,
    /// Prohibited content this template — and only this — may state (特别法优先).
    pub allows: Vec<ProhibitionCode>,
    /// What the text must not state, in words for the clerk.
    pub must_not_state: Vec<String>,
    /// 议事协商 needed before issuing.
    pub deliberation: Option<Deliberation>,
    /// Whose seal.
    pub seal: Seal,
    /// Who signs, in order.
    pub signatures: Vec<Signature>,
    /// Overall evidence grade.
    pub grade: EvidenceGrade,
    /// A caution for the clerk.
    pub note: Option<String>,
}

impl Item {
    /// The field with this key.
    #[must_use]
    pub fn field(&self, key: &FieldKey) -> Option<&Field> {
        self.fields.iter().find(|f| &f.key == key)
    }

    /// The field with this key, by its text.
    #[must_use]
    pub fn field_named(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.key.as_str() == key)
    }

    /// Whether this committee may issue it.
    #[must_use]
    pub fn applies_to(&self, committee: CommitteeKind) -> bool {
        self.applies_to.contains(&committee)
    }
}
