//! 工作日: Monday to Friday without the holidays, and the weekend days worked instead (国务院办公厅 notices).

use chrono::{Datelike, NaiveDate, Weekday};

/// Month and day.
type Day = (u32, u32);

/// Holidays of a year as stretches of days, first and last included, and the weekend days worked.
struct Year {
    year: i32,
    off: &'static [(Day, Day)],
    worked: &'static [Day],
}

/// The years whose notice is out. Days off that fall on weekends are named too; it makes no difference.
const YEARS: [Year; 3] = [
    Year {
        year: 2024,
        off: &[
            ((1, 1), (1, 1)),
            ((2, 10), (2, 17)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 10), (6, 10)),
            ((9, 15), (9, 17)),
            ((10, 1), (10, 7)),
        ],
        worked: &[(2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)],
    },
    Year {
        year: 2025,
        off: &[
            ((1, 1), (1, 1)),
            ((1, 28), (2, 4)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((5, 31), (6, 2)),
            ((10, 1), (10, 8)),
        ],
        worked: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    },
    Year {
        year: 2026,
        off: &[
            ((1, 1), (1, 3)),
            ((2, 15), (2, 23)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 19), (6, 21)),
            ((9, 25), (9, 27)),
            ((10, 1), (10, 7)),
        ],
        worked: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
    },
];

/// The day `days` working days after `day`, which itself does not count (民法典第二百零一条). None when it lies in a year
/// whose holidays are not known yet.
#[must_use]
pub fn working_day_after(day: NaiveDate, days: u16) -> Option<NaiveDate> {
    let mut at = day;
    let mut left = days;
    while left > 0 {
        at = at.succ_opt()?;
        left -= u16::from(is_working_day(at)?);
    }
    Some(at)
}

fn is_working_day(day: NaiveDate) -> Option<bool> {
    let year = YEARS.iter().find(|year| year.year == day.year())?;
    let date = (day.month(), day.day());
    let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let is_off = year.off.iter().any(|(first, last)| (*first..=*last).contains(&date));
    Some(year.worked.contains(&date) || !is_weekend && !is_off)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn a_year_has_as_many_working_days_as_the_notices_say() {
        for (year, working) in [(2024, 251), (2025, 248), (2026, 248)] {
            let days = day(year, 1, 1).iter_days().take_while(|day| day.year() == year);
            let count = days.filter(|day| is_working_day(*day) == Some(true)).count();
            assert_eq!(count, working, "{year}");
        }
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        assert_eq!(working_day_after(day(2026, 11, 23), 5), Some(day(2026, 11, 30)), "over a weekend");
        assert_eq!(
            working_day_after(day(2026, 9, 30), 1),
            Some(day(2026, 10, 8)),
            "over the national holiday"
        );
        assert_eq!(
            working_day_after(day(2026, 10, 9), 1),
            Some(day(2026, 10, 10)),
            "a Saturday worked instead"
        );
        assert_eq!(working_day_after(day(2026, 11, 23), 0), Some(day(2026, 11, 23)), "at once");
    }

    #[test]
    fn a_year_without_its_notice_is_not_guessed() {
        assert_eq!(working_day_after(day(2026, 12, 30), 5), None, "the notice for 2027 is not out");
    }
}
