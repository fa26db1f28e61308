//! `holidays.toml`: days off and weekend days worked, year by year (放假和调休).

use chrono::{Datelike, NaiveDate, Weekday};
use shouzhang_domain::{HolidayYear, Holidays};

use crate::evidence_file::read_sources;
use crate::flaw::Placed;
use crate::page::Page;
use crate::table::Table;

/// Years a list is kept for.
const YEARS: std::ops::RangeInclusive<u32> = 2000..=2200;

/// Reads the holidays.
pub(crate) fn read_holidays(page: &Page<'_>) -> Option<Holidays> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let mut years: Vec<HolidayYear> = Vec::new();
    for table in top.some_tables("years", "年份") {
        let spot = table.spot().clone();
        let year = read_year(table);
        if years.iter().any(|other| other.year == year.year) {
            page.flaw(&spot, format!("{}年写了两遍", year.year));
        }
        years.push(year);
    }
    top.close();
    Some(Holidays { years })
}

fn read_year(mut table: Table<'_, '_>) -> HolidayYear {
    let year = i32::try_from(table.count("year", YEARS)).unwrap_or_default();
    let sources = read_sources(&mut table);
    let off = table.stretches("off");
    let worked = table.days("worked");
    for stretch in &off {
        let (first, last) = stretch.value;
        if first.year() != year || last.year() != year {
            table.page().flaw(&stretch.spot, format!("{first} 至 {last} 不在{year}年里，请写到那一年"));
        }
    }
    for day in &worked {
        check_worked(&table, day, year, &off);
    }
    table.close();
    let off = off.into_iter().map(|stretch| stretch.value).collect();
    HolidayYear { year, off, worked: worked.into_iter().map(|day| day.value).collect(), sources }
}

/// 调休上班 falls on a weekend of the year that is not off.
fn check_worked(
    table: &Table<'_, '_>,
    day: &Placed<NaiveDate>,
    year: i32,
    off: &[Placed<(NaiveDate, NaiveDate)>],
) {
    let at = day.value;
    let flaw = |reason: String| table.page().flaw(&day.spot, reason);
    if at.year() != year {
        flaw(format!("{at} 不在{year}年里，请写到那一年"));
    } else if !matches!(at.weekday(), Weekday::Sat | Weekday::Sun) {
        flaw(format!("{at} 不是周六、周日，本来就上班，不用写"));
    } else if off.iter().any(|stretch| (stretch.value.0..=stretch.value.1).contains(&at)) {
        flaw(format!("{at} 又放假又上班，只能写一处"));
    }
}
