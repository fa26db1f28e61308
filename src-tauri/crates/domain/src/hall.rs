//! 服务大厅 and the committee behind it.

/// Which committee (基层群众性自治组织) stands behind the hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommitteeKind {
    /// 居民委员会.
    Residents,
    /// 村民委员会.
    Villagers,
}

impl CommitteeKind {
    /// The word of files and of the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Residents => "residents",
            Self::Villagers => "villagers",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "residents" => Self::Residents,
            "villagers" => Self::Villagers,
            _ => return None,
        })
    }

    /// How a certificate speaks of the place: 我社区 or 我村.
    #[must_use]
    pub fn our_community(self) -> &'static str {
        match self {
            Self::Residents => "我社区",
            Self::Villagers => "我村",
        }
    }

    /// 居民委员会 or 村民委员会.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Residents => "居民委员会",
            Self::Villagers => "村民委员会",
        }
    }
}

/// 服务大厅: everything about the hall that goes on paper. Changed by writing a new version, never in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hall {
    /// Full legal name of the committee, as on its seal; the signature of every certificate.
    pub committee_name: String,
    /// Which committee.
    pub committee: CommitteeKind,
    /// Name of the hall, on slips.
    pub hall_name: String,
    /// Counter, such as 1号窗口.
    pub window: String,
    /// City, county, township, as in 六安市金安区清河街道.
    pub region: String,
    /// Address of the hall.
    pub address: String,
    /// Telephone of the hall.
    pub phone: String,
    /// 监督电话, set by the county; printed on slips.
    pub supervision_phone: String,
    /// Name of the party organisation whose seal goes on some papers.
    pub party_branch_name: String,
    /// Name of the people's mediation committee.
    pub mediation_committee_name: String,
    /// 经办人.
    pub clerk: String,
    /// 负责人.
    pub head: String,
    /// 印章保管人; never the head (国办发〔2001〕52号, as retold: approver and keeper are two people).
    pub seal_keeper: String,
}

/// Why a hall cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HallFault {
    /// Something that goes on paper is empty.
    #[error("{0}还没有填")]
    Missing(&'static str),
    /// Something is longer than the paper holds.
    #[error("{what}最多 {max} 个字，现在是 {now} 个")]
    TooLong {
        /// What.
        what: &'static str,
        /// Most characters.
        max: usize,
        /// Characters now.
        now: usize,
    },
    /// Head and seal keeper are one person.
    #[error("负责人和印章保管人不能是同一个人")]
    OnePersonTwoKeys,
    /// A control character, which no page can show.
    #[error("{0}里有看不见的控制字符")]
    ControlCharacter(&'static str),
}

impl Hall {
    /// Says what keeps this hall from being used.
    ///
    /// # Errors
    /// The first [`HallFault`] found.
    pub fn check(&self) -> Result<(), HallFault> {
        let texts: [(&'static str, &str, usize, bool); 12] = [
            ("居（村）委会全称", &self.committee_name, 50, true),
            ("大厅名称", &self.hall_name, 40, true),
            ("窗口", &self.window, 12, false),
            ("所在县区街道", &self.region, 40, true),
            ("大厅地址", &self.address, 60, false),
            ("大厅电话", &self.phone, 30, false),
            ("监督电话", &self.supervision_phone, 30, true),
            ("党组织名称", &self.party_branch_name, 50, false),
            ("人民调解委员会名称", &self.mediation_committee_name, 50, false),
            ("经办人", &self.clerk, 50, true),
            ("负责人", &self.head, 50, true),
            ("印章保管人", &self.seal_keeper, 50, true),
        ];
        for (what, text, max, required) in texts {
            if required && text.trim().is_empty() {
                return Err(HallFault::Missing(what));
            }
            let now = text.chars().count();
            if now > max {
                return Err(HallFault::TooLong { what, max, now });
            }
            if text.chars().any(char::is_control) {
                return Err(HallFault::ControlCharacter(what));
            }
        }
        if self.head.trim() == self.seal_keeper.trim() {
            return Err(HallFault::OnePersonTwoKeys);
        }
        Ok(())
    }
}
