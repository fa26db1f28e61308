//! 工作日: Monday to Friday without the holidays, and the weekend days worked instead (国务院办公厅 notices).

use chrono::{Datelike, NaiveDate, Weekday};

/// 放假和调休 of a year whose notice is out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayYear {
    /// The year.
    pub year: i32,
    /// Stretches of days off, first and last included. Those that fall on weekends may be named too.
    pub off: Vec<(NaiveDate, NaiveDate)>,
    /// Weekend days worked.
    pub worked: Vec<NaiveDate>,
    /// Keys into the release's list of sources.
    pub sources: Vec<String>,
}

/// The years whose holidays are known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holidays {
    /// In any order.
    pub years: Vec<HolidayYear>,
}

impl Holidays {
    /// The day `days` working days after `day`, which itself does not count (民法典第二百零一条). None when it lies in a year
    /// whose holidays are not known yet.
    #[must_use]
    pub fn working_day_after(&self, day: NaiveDate, days: u16) -> Option<NaiveDate> {
        let mut at = day;
        let mut left = days;
        while left > 0 {
            at = at.succ_opt()?;
            left -= u16::from(self.is_working_day(at)?);
        }
        Some(at)
    }

    /// Whether a day is worked; none in a year whose holidays are not known.
    #[must_use]
    pub fn is_working_day(&self, day: NaiveDate) -> Option<bool> {
        let year = self.years.iter().find(|year| year.year == day.year())?;
        let is_off = year.off.iter().any(|(first, last)| (*first..=*last).contains(&day));
        Some(year.worked.contains(&day) || !is_weekend(day) && !is_off)
    }
}

/// Whether a day is a Saturday or a Sunday.
fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).expect("a day")
    }

    /// The end of 2026.
    fn holidays() -> Holidays {
        let off = vec![(day(9, 25), day(9, 27)), (day(10, 1), day(10, 7))];
        let worked = vec![day(9, 20), day(10, 10)];
        Holidays { years: vec![HolidayYear { year: 2026, off, worked, sources: Vec::new() }] }
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        let after = |from, days| holidays().working_day_after(from, days);
        assert_eq!(after(day(11, 23), 5), Some(day(11, 30)), "over a weekend");
        assert_eq!(after(day(9, 30), 1), Some(day(10, 8)), "over the national holiday");
        assert_eq!(after(day(10, 9), 1), Some(day(10, 10)), "a Saturday worked instead");
        assert_eq!(after(day(11, 23), 0), Some(day(11, 23)), "at once");
    }

    #[test]
    fn a_year_without_its_notice_is_not_guessed() {
        let after = holidays().working_day_after(day(12, 30), 5);
        assert_eq!(after, None, "the notice for 2027 is not in the list");
    }
}
