//! 不予出具告知单: the paper a resident takes away when the community may not certify something.

use shouzhang_domain::{CommitteeKind, LegalBasis, RefusalWording, Route};

use crate::document::Line;
use crate::filling::Filling;

/// A refusal slip as a value. One page, addressed to the resident as 您.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The sentences that are the same for every item.
    pub wording: RefusalWording,
    /// Name of the hall, at the head and under the slip.
    pub hall_name: String,
    /// Which committee stands behind it: the slip speaks of 社区 or 村里.
    pub committee: CommitteeKind,
    /// Number of the slip's own series, as printed.
    pub number: String,
    /// Who asked, if they gave their name.
    pub applicant: Option<String>,
    /// What was asked for, in their words.
    pub request: String,
    /// The unit that demands it, if known.
    pub requesting_unit: Option<String>,
    /// Why not, and what instead.
    pub refusal: Refusal,
    /// The law, printed small at the foot, each with its evidence grade where it is not A.
    pub bases: Vec<LegalBasis>,
    /// 监督电话.
    pub supervision_phone: String,
    /// Telephone of the hall; may be empty.
    pub hall_phone: String,
    /// Day as printed.
    pub date: String,
    /// The clerk.
    pub clerk: String,
}

/// Why a certificate was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is on the prohibited list.
    Prohibited {
        /// Official name of the item.
        name: String,
        /// Which list, as shown: 国家清单（第一批）第1项.
        listed_in: String,
        /// Why the community cannot state it.
        reason: String,
        /// One sentence: what to do instead.
        advice: String,
        /// Where to go and what is done there, best first.
        routes: Vec<Route>,
    },
    /// On neither list, and the unit gave no legal basis: it has to state one (六民办〔2021〕40号 四(一)).
    OffCatalog,
}

impl Slip {
    /// What is known for the lines of the wording.
    pub(crate) fn filling(&self) -> Filling<'static> {
        let known = Filling::default()
            .know("community", self.wording.community(self.committee))
            .know_typed("applicant", "申请人", self.applicant.as_deref().unwrap_or_default(), true)
            .know_typed("request", "申请事项", &self.request, false)
            .know_typed("unit", "用证单位", self.requesting_unit.as_deref().unwrap_or_default(), false)
            .know("supervision_phone", &self.supervision_phone)
            .know("phone", &self.hall_phone)
            .know_typed("clerk", "经办人", &self.clerk, true)
            .know("number", &self.number)
            .know("version", self.wording.version.to_string());
        match &self.refusal {
            Refusal::Prohibited { name, listed_in, .. } => {
                // Not said twice where the resident called it what it is called.
                let other = if self.request.trim() == name { "" } else { name.as_str() };
                known.know("prohibition", other).know("listed_in", listed_in)
            }
            Refusal::OffCatalog => known,
        }
    }

    /// What was asked for, by whom, and where it is listed.
    pub(crate) fn asked(&self) -> Line {
        let (filling, asked) = (self.filling(), &self.wording.asked);
        let listed = match self.refusal {
            Refusal::Prohibited { .. } => filling.line(&asked.listed),
            Refusal::OffCatalog => Line::default(),
        };
        Line([filling.line(&asked.text).0, listed.0].concat())
    }

    pub(crate) fn why(&self) -> Line {
        match &self.refusal {
            Refusal::Prohibited { reason, .. } => Line::words(reason),
            Refusal::OffCatalog => self.filling().line(&self.wording.why.off_catalog),
        }
    }

    pub(crate) fn instead(&self) -> Line {
        match &self.refusal {
            Refusal::Prohibited { advice, .. } => Line::words(advice),
            Refusal::OffCatalog => self.filling().line(&self.wording.instead.off_catalog),
        }
    }

    pub(crate) fn if_they_insist(&self) -> Line {
        let (filling, insist) = (self.filling(), &self.wording.insist);
        let show = match self.refusal {
            Refusal::Prohibited { .. } => &insist.prohibited,
            Refusal::OffCatalog => &insist.off_catalog,
        };
        let registered = match self.requesting_unit {
            Some(_) => &insist.unit_known,
            None => &insist.unit_unknown,
        };
        Line([filling.line(show).0, filling.line(registered).0].concat())
    }
}
