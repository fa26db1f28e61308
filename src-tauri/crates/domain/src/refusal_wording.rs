//! 不予出具告知单: the sentences of a refusal slip that are the same for every item, as the release has them.

use chrono::NaiveDate;

use crate::{CommitteeKind, LegalBasis, Segment};

/// 不予出具告知单: what a resident takes away when the community may not certify something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusalWording {
    /// Version.
    pub version: u32,
    /// Day it was written.
    pub compiled_on: NaiveDate,
    /// Title.
    pub title: String,
    /// How a slip of residents names the place: 社区.
    pub residents: String,
    /// How a slip of villagers does: 村里.
    pub villagers: String,
    /// To whom, where they gave their name.
    pub salutation: Vec<Segment>,
    /// What was asked for.
    pub asked: RefusalAsked,
    /// Why not.
    pub why: RefusalWhy,
    /// What instead.
    pub instead: RefusalInstead,
    /// What if the unit insists.
    pub insist: RefusalInsist,
    /// Where to complain and to ask, on one line.
    pub telephones: Vec<Segment>,
    /// Who stands behind the slip.
    pub clerk: Vec<Segment>,
    /// What stands before a citation; `basis_number` is known where there are several.
    pub basis: Vec<Segment>,
    /// What a refusal of something on neither list rests on. A prohibited item has bases of its own.
    pub legal_bases: Vec<LegalBasis>,
    /// What stands at the foot.
    pub foot: Vec<Segment>,
}

/// The first block of a slip.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefusalAsked {
    /// Its heading.
    pub heading: Vec<Segment>,
    /// What was asked for, and by which unit.
    pub text: Vec<Segment>,
    /// Where it is listed; `prohibition` is known where the resident called it otherwise.
    pub listed: Vec<Segment>,
}

/// The second block. Why a prohibited item is refused stands with the item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefusalWhy {
    /// Its heading.
    pub heading: Vec<Segment>,
    /// Of something on neither list.
    pub off_catalog: Vec<Segment>,
}

/// The third block. What to do about a prohibited item stands with the item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefusalInstead {
    /// Its heading.
    pub heading: Vec<Segment>,
    /// Heads of the columns: where to go, and what is done there.
    pub routes: [String; 2],
    /// Of something on neither list.
    pub off_catalog: Vec<Segment>,
    /// Rows the unit then fills in.
    pub unit_states: Vec<String>,
}

/// The fourth block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RefusalInsist {
    /// Its heading.
    pub heading: Vec<Segment>,
    /// Of a prohibited item.
    pub prohibited: Vec<Segment>,
    /// Of something on neither list.
    pub off_catalog: Vec<Segment>,
    /// Where the unit is known.
    pub unit_known: Vec<Segment>,
    /// Where it is not.
    pub unit_unknown: Vec<Segment>,
}

impl RefusalWording {
    /// What its lines may name.
    pub const KEYS: [&'static str; 12] = [
        "community",
        "applicant",
        "request",
        "unit",
        "prohibition",
        "listed_in",
        "supervision_phone",
        "phone",
        "clerk",
        "number",
        "basis_number",
        "version",
    ];

    /// How the slip of this committee names the place to a resident.
    #[must_use]
    pub fn community(&self, committee: CommitteeKind) -> &str {
        match committee {
            CommitteeKind::Residents => &self.residents,
            CommitteeKind::Villagers => &self.villagers,
        }
    }
}
