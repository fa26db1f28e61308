//! 换钥: a new key for the codes, at once or from a day to come. The old one goes on checking what it signed.

use chrono::{Days, NaiveDate, NaiveTime};
use shouzhang_domain::{CHINA, Moment, china_time, long_date, parse_date};
use shouzhang_store::Act;

use crate::contract::Counter;
use crate::problem::{Answer, Problem};
use crate::signing::{add_key, own_keys};
use crate::wire::{ProblemCode, RotateKey, TrustView};

use super::trust::view;

/// A day further ahead is a mistyped year.
const FARTHEST: u64 = 366;

pub(crate) fn rotate_key(counter: &Counter<'_>, request: RotateKey) -> Answer<TrustView> {
    counter.desk.write(|writer| {
        let now = writer.moment(counter.now)?;
        let keys = own_keys(writer)?;
        let newest = keys.last().ok_or_else(|| {
            Problem::not_found("还没有验真密钥，不用换", "出第一份证明、或导出上报件时，会自动生成")
        })?;
        if newest.valid_from > now {
            let day = long_date(newest.valid_from.date_naive());
            return Err(refused(format!("已经备好一把新密钥，{day}起用，没有再换"), "等它用上以后再换"));
        }
        if newest.valid_from == now {
            return Err(refused("这把密钥刚刚启用，没有再换".to_owned(), "请过一会儿再换"));
        }
        let signs_from = request.from.as_deref().map(|day| beginning_of(day, now)).transpose()?;
        let clerk = writer.hall()?.hall.clerk;
        add_key(writer, &Act { actor: &clerk, now: counter.now }, signs_from)?;
        view(writer, counter.now)
    })
}

/// The first moment of a day to come.
fn beginning_of(day: &str, now: Moment) -> Answer<Moment> {
    let day =
        parse_date(day).map_err(|fault| refused(format!("起用日期写得不对：{fault}"), "如 2026-12-15"))?;
    let today = china_time(now).date_naive();
    let last = today.checked_add_days(Days::new(FARTHEST)).unwrap_or(NaiveDate::MAX);
    if day <= today || day > last {
        return Err(refused(format!("起用日期要在明天到{}之间", long_date(last)), "今天就要换的，不写日期"));
    }
    let beginning = day.and_time(NaiveTime::MIN).and_local_timezone(CHINA);
    Ok(beginning.single().expect("China keeps one offset all year"))
}

fn refused(message: String, hint: &str) -> Problem {
    Problem::refused(ProblemCode::BadSetting, message, hint).about_field(Some("from".to_owned()))
}
