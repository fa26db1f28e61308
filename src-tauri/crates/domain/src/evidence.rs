//! How well a sentence about law is founded.

/// Evidence grade (证据等级) of a sentence about law. It stays beside the fact wherever the fact is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceGrade {
    /// A: the text of the law or document was at hand and the cited article was checked.
    A,
    /// B: a government page, read in part.
    B,
    /// C: media, law firms, template sites and other second-hand sources.
    C,
    /// D: known, not yet checked against the original; check before relying on it.
    D,
}

/// A grade that is none of A, B, C, D.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("证据等级“{0}”不认识：只能是 A、B、C、D")]
pub struct UnknownGrade(pub String);

impl EvidenceGrade {
    /// Reads the letter.
    ///
    /// # Errors
    /// [`UnknownGrade`] for anything but `A`, `B`, `C`, `D`.
    pub fn parse(text: &str) -> Result<Self, UnknownGrade> {
        match text {
            "A" => Ok(Self::A),
            "B" => Ok(Self::B),
            "C" => Ok(Self::C),
            "D" => Ok(Self::D),
            other => Err(UnknownGrade(other.to_owned())),
        }
    }

    /// The letter shown beside the fact.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }

    /// What the letter means, for the screen and the guide.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::A => "已核对原文",
            Self::B => "据政府网页",
            Self::C => "据二手资料",
            Self::D => "待核原文",
        }
    }
}

/// 依据: one legal basis with its evidence grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalBasis {
    /// Document and article, as cited to a resident.
    pub cite: String,
    /// How well the citation is founded.
    pub grade: EvidenceGrade,
    /// Keys into the release's list of sources.
    pub sources: Vec<String>,
    /// A caution for the reader, if any.
    pub note: Option<String>,
}
