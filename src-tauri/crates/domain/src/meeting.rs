//! 议事: which meetings there are, and when they may decide (both organisation laws, in force since 2026-01-01).

use crate::CommitteeKind;

/// A meeting of residents or villagers. 协商 is no meeting that votes by law: it needs agreement, not a quorum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MeetingKind {
    /// 居民会议 (城市居民委员会组织法 第26、27条).
    Residents,
    /// 居民代表会议 (第28、29条).
    ResidentRepresentatives,
    /// 村民会议 of all who are of age (村民委员会组织法 第25、26条).
    Villagers,
    /// 村民会议 of one of each household.
    VillagerHouseholds,
    /// 村民代表会议 (第29、30条).
    VillagerRepresentatives,
    /// 村民小组会议 (第32条).
    VillagerGroup,
    /// 协商 (居第32条, 村第33条).
    Consultation,
}

/// Why the numbers of a meeting do not make a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VoteFault {
    /// Numbers that cannot be: nobody expected, more present than expected, more agreed than present.
    #[error("人数写得不对：同意 {agreed} 人、到会 {present} 人、应到 {expected} 人")]
    Impossible {
        /// 应到.
        expected: u32,
        /// 实到.
        present: u32,
        /// 同意.
        agreed: u32,
    },
    /// Too few came.
    #[error("到会人数不够：应到 {expected} 人，要有{rule}到会，实到 {present} 人")]
    NoQuorum {
        /// 应到.
        expected: u32,
        /// 实到.
        present: u32,
        /// 过半数 or 三分之二以上.
        rule: &'static str,
    },
    /// Too few agreed.
    #[error("同意人数不够：到会 {present} 人，要有过半数同意，同意 {agreed} 人")]
    NoMajority {
        /// 实到.
        present: u32,
        /// 同意.
        agreed: u32,
    },
}

impl MeetingKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Residents,
        Self::ResidentRepresentatives,
        Self::Villagers,
        Self::VillagerHouseholds,
        Self::VillagerRepresentatives,
        Self::VillagerGroup,
        Self::Consultation,
    ];

    /// As it is called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Residents => "居民会议",
            Self::ResidentRepresentatives => "居民代表会议",
            Self::Villagers => "村民会议",
            Self::VillagerHouseholds => "村民会议（户的代表）",
            Self::VillagerRepresentatives => "村民代表会议",
            Self::VillagerGroup => "村民小组会议",
            Self::Consultation => "协商会",
        }
    }

    /// Whether a committee of this kind holds it: residents do not meet as villagers.
    #[must_use]
    pub fn is_held_by(self, committee: CommitteeKind) -> bool {
        match self {
            Self::Residents | Self::ResidentRepresentatives => committee == CommitteeKind::Residents,
            Self::Villagers
            | Self::VillagerHouseholds
            | Self::VillagerRepresentatives
            | Self::VillagerGroup => committee == CommitteeKind::Villagers,
            Self::Consultation => true,
        }
    }

    /// Reads the label.
    #[must_use]
    pub fn parse(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.label() == label.trim())
    }

    /// The article that says when it may decide.
    #[must_use]
    pub fn basis(self) -> &'static str {
        match self {
            Self::Residents => "《城市居民委员会组织法》第二十六条、第二十七条",
            Self::ResidentRepresentatives => "《城市居民委员会组织法》第二十八条、第二十九条",
            Self::Villagers | Self::VillagerHouseholds => "《村民委员会组织法》第二十五条、第二十六条",
            Self::VillagerRepresentatives => "《村民委员会组织法》第二十九条、第三十条",
            Self::VillagerGroup => "《村民委员会组织法》第三十二条",
            Self::Consultation => "《城市居民委员会组织法》第三十二条、《村民委员会组织法》第三十三条",
        }
    }

    /// Whether these numbers make a decision. 过半数 is more than half; 三分之二以上 includes two thirds.
    ///
    /// # Errors
    /// The [`VoteFault`] that keeps them from it.
    pub fn decides(self, expected: u32, present: u32, agreed: u32) -> Result<(), VoteFault> {
        if expected == 0 || present > expected || agreed > present {
            return Err(VoteFault::Impossible { expected, present, agreed });
        }
        let (all, here, yes) = (u64::from(expected), u64::from(present), u64::from(agreed));
        let (is_quorate, rule) = match self {
            Self::Residents | Self::Villagers => (2 * here > all, "过半数"),
            Self::ResidentRepresentatives
            | Self::VillagerHouseholds
            | Self::VillagerRepresentatives
            | Self::VillagerGroup => (3 * here >= 2 * all, "三分之二以上"),
            Self::Consultation => (true, ""),
        };
        if !is_quorate {
            return Err(VoteFault::NoQuorum { expected, present, rule });
        }
        if 2 * yes > here { Ok(()) } else { Err(VoteFault::NoMajority { present, agreed }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use MeetingKind::{Consultation, ResidentRepresentatives, Residents, VillagerHouseholds, Villagers};

    #[test]
    fn half_is_not_more_than_half_and_two_thirds_are_enough() {
        assert!(Residents.decides(100, 51, 26).is_ok(), "51 of 100 came, 26 of them agreed");
        let fault = Residents.decides(100, 50, 50);
        assert!(matches!(fault, Err(VoteFault::NoQuorum { .. })), "half is not 过半数: {fault:?}");
        assert!(ResidentRepresentatives.decides(30, 20, 11).is_ok(), "20 of 30 are 三分之二以上");
        let fault = ResidentRepresentatives.decides(30, 19, 19);
        assert!(matches!(fault, Err(VoteFault::NoQuorum { .. })), "19 of 30 are not: {fault:?}");
        let fault = Villagers.decides(10, 6, 3);
        assert!(matches!(fault, Err(VoteFault::NoMajority { .. })), "3 of 6 are not 过半数: {fault:?}");
        assert!(VillagerHouseholds.decides(3, 2, 2).is_ok(), "two of three households");
    }

    #[test]
    fn a_consultation_needs_agreement_only() {
        assert!(Consultation.decides(40, 9, 5).is_ok(), "no quorum by law");
        assert!(Consultation.decides(40, 9, 4).is_err(), "but agreement");
    }

    #[test]
    fn numbers_that_cannot_be_are_told() {
        for (expected, present, agreed) in [(0, 0, 0), (5, 6, 1), (5, 4, 5)] {
            let fault = Residents.decides(expected, present, agreed);
            assert!(matches!(fault, Err(VoteFault::Impossible { .. })), "{expected}, {present}, {agreed}");
        }
    }

    #[test]
    fn each_committee_has_its_own_meetings() {
        let of =
            |committee| MeetingKind::ALL.into_iter().filter(move |kind| kind.is_held_by(committee)).count();
        assert_eq!(of(CommitteeKind::Residents), 3, "居民会议、居民代表会议、协商会");
        assert_eq!(of(CommitteeKind::Villagers), 5, "four of villagers, and 协商会");
    }

    #[test]
    fn every_kind_is_read_by_its_name() {
        for kind in MeetingKind::ALL {
            assert_eq!(MeetingKind::parse(kind.label()), Some(kind), "{}", kind.label());
        }
        assert_eq!(MeetingKind::parse("开会"), None, "anything else is no meeting");
    }
}
