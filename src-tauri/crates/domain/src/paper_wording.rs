//! 告知承诺书、公示: the wording of papers that are no certificates, as the release has it.
//!
//! Lines are read like those of a [`crate::Template`]: `{key}` is what is known when the paper is made, `[…{key}…]` is left
//! out where nothing is known, and `{blank_16}` is a rule sixteen characters wide to write on.

use chrono::NaiveDate;

use crate::{
    CommitteeKind, EvidenceGrade, FieldKey, LegalBasis, ReceiptWording, RefusalWording, Segment,
    SignOffWording, StubWording,
};

/// Papers of the release that are no certificates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Papers {
    /// 告知承诺书.
    pub commitment: CommitmentWording,
    /// 议事协商结果公示.
    pub notice: NoticeWording,
    /// 不予出具告知单.
    pub refusal: RefusalWording,
    /// 受理回执.
    pub receipt: ReceiptWording,
    /// 审签单.
    pub sign_off: SignOffWording,
    /// 存根.
    pub stub: StubWording,
}

/// 告知承诺书: a blank form to the unit that needs the fact (国办发〔2020〕42号).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentWording {
    /// Version.
    pub version: u32,
    /// Day it was written.
    pub compiled_on: NaiveDate,
    /// Title.
    pub title: String,
    /// The line under it.
    pub subtitle: String,
    /// To whom.
    pub salutation: Vec<Segment>,
    /// What the form is for.
    pub opening: Vec<Segment>,
    /// How wide the rule is where nothing is known, in characters.
    pub blanks: Vec<(FieldKey, u8)>,
    /// Heading of the table.
    pub basics_heading: String,
    /// Its rows: label and content.
    pub basics: Vec<(String, Vec<Segment>)>,
    /// What the authority tells the applicant.
    pub told: Clauses,
    /// What the applicant promises.
    pub promised: Clauses,
    /// What stands under the promises, without a number.
    pub closing: Vec<Segment>,
    /// Who signs what.
    pub signers: Vec<String>,
    /// What the form is not.
    pub note: String,
    /// What the form rests on.
    pub legal_bases: Vec<LegalBasis>,
    /// What stands at the foot of every page.
    pub foot: Vec<Segment>,
}

impl CommitmentWording {
    /// What its lines may name.
    pub const KEYS: [&'static str; 9] = [
        "unit",
        "replaced",
        "basis",
        "matter",
        "applicant",
        "prohibition",
        "listed_in",
        "list_document",
        "version",
    ];
}

/// Numbered sentences under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clauses {
    /// The heading.
    pub heading: String,
    /// The sentences.
    pub clauses: Vec<Clause>,
}

/// A sentence, and how well it is founded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The sentence.
    pub text: Vec<Segment>,
    /// How well it is founded.
    pub grade: EvidenceGrade,
    /// Keys into the release's list of sources.
    pub sources: Vec<String>,
}

/// 议事协商结果公示: what a deliberation agreed on, hung up to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeWording {
    /// Version.
    pub version: u32,
    /// Day it was written.
    pub compiled_on: NaiveDate,
    /// Title.
    pub title: String,
    /// To whom.
    pub salutation: Vec<Segment>,
    /// 全体居民.
    pub all_residents: String,
    /// 全体村民.
    pub all_villagers: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Segment>>,
    /// Least days it hangs.
    pub least_days: u16,
    /// What that rests on.
    pub legal_bases: Vec<LegalBasis>,
    /// What stands at its foot.
    pub foot: Vec<Segment>,
}

impl NoticeWording {
    /// What its lines may name.
    pub const KEYS: [&'static str; 19] = [
        "everybody",
        "held_on",
        "place",
        "meeting",
        "subject",
        "expected",
        "present",
        "agreed",
        "against",
        "meeting_basis",
        "item",
        "item_basis",
        "from",
        "to",
        "days",
        "hall",
        "phone",
        "supervision_phone",
        "version",
    ];

    /// Whom the notice of this committee addresses.
    #[must_use]
    pub fn everybody(&self, committee: CommitteeKind) -> &str {
        match committee {
            CommitteeKind::Residents => &self.all_residents,
            CommitteeKind::Villagers => &self.all_villagers,
        }
    }
}

/// Width of `{blank_16}`, in characters; none for another key, or a rule no line has room for.
#[must_use]
pub fn blank_width(key: &FieldKey) -> Option<u8> {
    let width = key.as_str().strip_prefix("blank_")?.parse().ok()?;
    (1..=60).contains(&width).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_says_how_wide_it_is() {
        let width = |key: &str| blank_width(&FieldKey::new(key).expect("a key"));
        assert_eq!(width("blank_16"), Some(16), "characters");
        for none in ["unit", "blank_", "blank_0", "blank_61", "blank_x", "blank_900"] {
            assert_eq!(width(none), None, "{none}");
        }
    }
}
