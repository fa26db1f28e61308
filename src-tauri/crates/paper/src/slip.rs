//! 不予出具告知单: the paper a resident takes away when the community may not certify something.

use shouzhang_domain::{CommitteeKind, LegalBasis, Route};

/// A refusal slip as a value. One page, addressed to the resident as 您.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
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

/// The sentences of a slip that are the same for every item.
pub(crate) mod words {
    use super::{CommitteeKind, Refusal, Slip};

    pub(crate) const TITLE: &str = "不予出具告知单";

    /// How the slip names the place to a resident.
    pub(crate) fn community(committee: CommitteeKind) -> &'static str {
        match committee {
            CommitteeKind::Residents => "社区",
            CommitteeKind::Villagers => "村里",
        }
    }

    /// Headings of the four blocks.
    pub(crate) fn headings(slip: &Slip) -> [String; 4] {
        let community = community(slip.committee);
        [
            "一、您要的是什么".to_owned(),
            format!("二、为什么{community}不出"),
            "三、您可以这样办".to_owned(),
            "四、对方还要怎么办".to_owned(),
        ]
    }

    pub(crate) fn why(slip: &Slip) -> String {
        match &slip.refusal {
            Refusal::Prohibited { reason, .. } => reason.clone(),
            Refusal::OffCatalog => format!(
                "这份证明不在{community}可以出具的事项清单里，要证明的单位也没有提供依据。{community}出具证明，要有明确的\
                 法律法规依据，或者列入国务院批准保留的证明事项清单，还要在{community}的职责范围内。",
                community = community(slip.committee)
            ),
        }
    }

    pub(crate) fn instead(slip: &Slip) -> String {
        match &slip.refusal {
            Refusal::Prohibited { advice, .. } => advice.clone(),
            Refusal::OffCatalog => {
                "请把这张告知单交给要证明的单位，请它在下表写明依据并盖章，您再带回来。我们核对依据，\
                                    该办的给您办，不该办的写明理由。"
                    .to_owned()
            }
        }
    }

    /// Rows the unit fills in.
    pub(crate) const UNIT_STATES: [&str; 4] = [
        "要求出具的依据（法律、法规或国务院决定的名称和条款）",
        "要证明的事实和用途",
        "单位名称（盖章）",
        "经办人和电话",
    ];

    pub(crate) fn if_they_insist(slip: &Slip) -> String {
        let show = match &slip.refusal {
            Refusal::Prohibited { .. } => {
                format!("对方还要{}盖章的，请把这张告知单给对方看", community(slip.committee))
            }
            Refusal::OffCatalog => "对方不写依据又还要证明的，请把这张告知单给对方看".to_owned(),
        };
        let registered = if slip.requesting_unit.is_some() {
            "我们已经登记这家单位，会向上级反映。"
        } else {
            "请告诉我们是哪个单位，我们登记并向上级反映。"
        };
        format!("{show}，也可以打监督电话反映。{registered}")
    }

    /// The telephone numbers, on a line of their own so that neither is torn.
    pub(crate) fn telephones(slip: &Slip) -> String {
        let hall = &slip.hall_phone;
        let ours = if hall.is_empty() { String::new() } else { format!("　大厅电话：{hall}") };
        format!("监督电话：{}{ours}", slip.supervision_phone)
    }
}
