//! Which certificate of a hall.

use std::fmt;

/// Year and serial of a certificate as one number: `2026000418` is the 418th of 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serial {
    year: u16,
    number: u32,
}

impl Serial {
    const PER_YEAR: u64 = 1_000_000;
    const YEARS: std::ops::RangeInclusive<u16> = 2000..=2127;

    /// Of a year from 2000 to 2127 and a serial from 1 to 999 999.
    #[must_use]
    pub fn new(year: i32, number: u32) -> Option<Self> {
        let year = u16::try_from(year).ok().filter(|year| Self::YEARS.contains(year))?;
        (1..Self::PER_YEAR).contains(&u64::from(number)).then_some(Self { year, number })
    }

    /// Reads the one number.
    #[must_use]
    pub fn from_number(number: u64) -> Option<Self> {
        let year = i32::try_from(number / Self::PER_YEAR).ok()?;
        Self::new(year, u32::try_from(number % Self::PER_YEAR).ok()?)
    }

    /// Year and serial as one number.
    #[must_use]
    pub fn number(self) -> u64 {
        u64::from(self.year) * Self::PER_YEAR + u64::from(self.number)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The serial within the year.
    #[must_use]
    pub fn in_year(self) -> u32 {
        self.number
    }
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年第{:04}号", self.year, self.number)
    }
}
