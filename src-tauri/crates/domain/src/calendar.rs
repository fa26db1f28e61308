//! Days as the counter writes them.

use chrono::{Datelike, NaiveDate};

/// Why a day was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    /// Not year, month and day.
    #[error("日期要写年月日，如 2019-03-01")]
    NotADate,
    /// Year, month and day that no calendar has.
    #[error("没有 {year} 年 {month} 月 {day} 日这一天")]
    NoSuchDay {
        /// Year as typed.
        year: i32,
        /// Month as typed.
        month: u32,
        /// Day as typed.
        day: u32,
    },
}

/// Reads a day as clerks type it: `2019-03-01`, `2019.3.1`, `2019/3/1`, `2019年3月1日`, `20190301`.
///
/// # Errors
/// [`DateFault`] when it is no date, or no day of the calendar.
pub fn parse_date(text: &str) -> Result<NaiveDate, DateFault> {
    let text = text.trim();
    let parts: Vec<&str> = if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        vec![&text[..4], &text[4..6], &text[6..]]
    } else {
        text.trim_end_matches('日').split(['-', '.', '/', '年', '月']).collect()
    };
    let [year, month, day] = parts[..] else { return Err(DateFault::NotADate) };
    let digits =
        |s: &str, widths: &[usize]| widths.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if !(digits(year, &[4]) && digits(month, &[1, 2]) && digits(day, &[1, 2])) {
        return Err(DateFault::NotADate);
    }
    let number = |s: &str| s.parse::<u32>().map_err(|_| DateFault::NotADate);
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let year = i32::try_from(year).map_err(|_| DateFault::NotADate)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::NoSuchDay { year, month, day })
}

/// A day as printed on official paper: Arabic digits, no leading zeros (GB/T 9704-2012 成文日期).
#[must_use]
pub fn long_date(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_clerks_type_it() {
        let first_of_march = NaiveDate::from_ymd_opt(2019, 3, 1);
        for typed in
            ["2019-03-01", "2019-3-1", "2019.3.1", "2019/03/01", "2019年3月1日", "20190301", " 2019-03-01 "]
        {
            assert_eq!(parse_date(typed).ok(), first_of_march, "{typed} is a usual way to write it");
        }
    }

    #[test]
    fn nonsense_and_impossible_days_are_told_apart() {
        for typed in ["", "昨天", "2019", "2019-3", "19-3-1", "2019-03-01-02", "2019-0x-01", "２０１９-03-01"]
        {
            assert_eq!(parse_date(typed), Err(DateFault::NotADate), "{typed} is no date");
        }
        assert_eq!(
            parse_date("2023-02-29"),
            Err(DateFault::NoSuchDay { year: 2023, month: 2, day: 29 }),
            "2023 was no leap year"
        );
    }

    #[test]
    fn the_printed_date_has_no_leading_zeros() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day");
        assert_eq!(long_date(day), "2026年1月5日", "GB/T 9704: 月、日不编虚位");
    }
}
