//! Which certificate, which slip.

/// A certificate, by the number of the entry that registered it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CertificateId(pub(crate) u32);

/// A refusal and its slip (不予出具告知单), by the number of the entry that registered it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RefusalId(pub(crate) u32);

impl CertificateId {
    /// Number of the entry that registered it.
    #[must_use]
    pub fn seq(self) -> u32 {
        self.0
    }

    /// Takes the id back from where it travelled as a number. It may name nothing.
    #[must_use]
    pub fn from_seq(seq: u32) -> Self {
        Self(seq)
    }
}

impl RefusalId {
    /// Number of the entry that registered it.
    #[must_use]
    pub fn seq(self) -> u32 {
        self.0
    }

    /// Takes the id back from where it travelled as a number. It may name nothing.
    #[must_use]
    pub fn from_seq(seq: u32) -> Self {
        Self(seq)
    }
}

/// Something that was put on paper and registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paper {
    /// A certificate.
    Certificate(CertificateId),
    /// A refusal slip.
    RefusalSlip(RefusalId),
}

impl Paper {
    /// Number of the entry that registered it.
    #[must_use]
    pub fn seq(self) -> u32 {
        match self {
            Self::Certificate(id) => id.0,
            Self::RefusalSlip(id) => id.0,
        }
    }

    /// The two columns of the register.
    pub(crate) fn columns(self) -> (Option<u32>, Option<u32>) {
        match self {
            Self::Certificate(id) => (Some(id.0), None),
            Self::RefusalSlip(id) => (None, Some(id.0)),
        }
    }
}
