//! Which hall, in a payload.

use std::fmt;

/// Number of a hall within its county's trust bundle: 1 to 2³⁰−1, so that it fits six characters of a short code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HallId(u32);

impl HallId {
    /// One past the largest.
    pub(crate) const END: u32 = 1 << 30;

    /// Takes a number.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        (1..Self::END).contains(&number).then_some(Self(number))
    }

    /// The number of the hall that keeps the book with this id: three hundred halls collide once in twenty thousand
    /// counties, and the county refuses a second hall of the same number when it signs.
    #[must_use]
    pub fn of_book(book: &[u8; 16]) -> Self {
        let digest = crate::Suite::Ed25519.digest(&[b"CZ-HALL-1\0", book]);
        let number = u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]) % Self::END;
        Self(number.max(1))
    }

    /// The number.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for HallId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
