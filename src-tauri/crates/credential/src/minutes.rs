//! Moments as whole minutes since the beginning of 2000 in China: four bytes until the year 10166.

use chrono::{DateTime, TimeDelta};
use shouzhang_domain::{CHINA, Moment};

/// 2000-01-01T00:00:00+08:00 as a Unix time.
const BEGINNING: i64 = 946_656_000;

/// The minute a moment lies in; a moment before 2000 or after the last minute has none.
pub(crate) fn of(at: Moment) -> Option<u32> {
    u32::try_from((at.timestamp() - BEGINNING).div_euclid(60)).ok()
}

/// The beginning of a minute.
pub(crate) fn moment(minutes: u32) -> Moment {
    let beginning = DateTime::from_timestamp(BEGINNING, 0).expect("2000 is within chrono's range");
    (beginning + TimeDelta::minutes(i64::from(minutes))).with_timezone(&CHINA)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_keeps_its_minute() {
        let at = DateTime::parse_from_rfc3339("2026-11-23T14:36:59+08:00").expect("a moment");
        let cut = of(at).map(|minutes| moment(minutes).to_rfc3339());
        assert_eq!(cut.as_deref(), Some("2026-11-23T14:36:00+08:00"), "cut, not rounded");
        assert_eq!(moment(0).to_rfc3339(), "2000-01-01T00:00:00+08:00", "the beginning");
        assert_eq!(moment(u32::MAX).timestamp(), BEGINNING + 60 * i64::from(u32::MAX), "the last minute");
        let early = DateTime::parse_from_rfc3339("1999-12-31T23:59:00+08:00").expect("a moment");
        assert_eq!(of(early), None, "nothing was issued before 2000");
    }
}
