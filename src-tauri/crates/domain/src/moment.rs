//! Moments at the counter.

use chrono::{DateTime, FixedOffset};

/// China Standard Time, the one zone of the counter: a PC set to another zone must not print yesterday's date.
pub const CHINA: FixedOffset = match FixedOffset::east_opt(8 * 3600) {
    Some(offset) => offset,
    None => unreachable!(),
};

/// A moment in China Standard Time.
pub type Moment = DateTime<FixedOffset>;

/// The same instant in China Standard Time.
#[must_use]
pub fn china_time(at: Moment) -> Moment {
    at.with_timezone(&CHINA)
}
