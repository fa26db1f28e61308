//! 查台账.

use shouzhang_domain::{ItemCode, Moment, ProhibitionCode, plain_radicals};
use shouzhang_screening::{Matched, Target};
use shouzhang_store::{Month, PaperKind, Query, Reader, StateFilter};

use crate::contract::Counter;
use crate::detail::row;
use crate::knowledge::Knowledge;
use crate::problem::{Answer, Problem};
use crate::wire::{LookUp, RegisterPage, RowFilter};

/// Rows on a page.
const PAGE: u32 = 50;

pub(crate) fn look_up(counter: &Counter<'_>, request: LookUp) -> Answer<RegisterPage> {
    let knowledge = counter.desk.knowledge;
    let mut query = Query {
        items_meant: items_meant(knowledge, &request.text),
        // A name is kept without radical signs, so it is looked for without them.
        text: plain_radicals(&request.text),
        month: request.month.as_deref().map(month).transpose()?,
        page: request.page.saturating_sub(1),
        page_size: PAGE,
        ..Query::default()
    };
    (query.kind, query.state) = match request.filter {
        RowFilter::All => (None, None),
        RowFilter::Valid => (Some(PaperKind::Certificate), Some(StateFilter::Valid)),
        RowFilter::Void => (Some(PaperKind::Certificate), Some(StateFilter::Void)),
        RowFilter::Unconfirmed => (Some(PaperKind::Certificate), Some(StateFilter::Unconfirmed)),
        RowFilter::Refused => (Some(PaperKind::Refusal), None),
    };
    if let Some(code) = request.code.as_deref().filter(|code| !code.is_empty()) {
        narrow(&mut query, code)?;
    }
    counter.desk.read(|reader| {
        let page = reader.look_up(&query)?;
        Ok(RegisterPage {
            rows: page.rows.iter().map(row).collect(),
            total: page.total,
            page: query.page + 1,
            pages: page.total.div_ceil(PAGE).max(1),
            months: months(reader, counter.now)?,
        })
    })
}

/// Reads `2026-11`.
pub(crate) fn month(text: &str) -> Answer<Month> {
    Month::parse(text.trim())
        .ok_or_else(|| Problem::bad_request(format!("月份“{text}”写得不对，要写成 2026-11")))
}

/// Items the text may mean by alias or pinyin: the book knows names and codes only.
fn items_meant(knowledge: &Knowledge, text: &str) -> Vec<ItemCode> {
    let understood = knowledge.engine.understand(text);
    let is_name = |matched| !matches!(matched, Matched::Wording | Matched::Hint);
    let hits = understood.hits.into_iter().filter(|hit| is_name(hit.matched));
    hits.filter_map(|hit| match hit.target {
        Target::Item(code) => Some(code),
        Target::Prohibition(_) => None,
    })
    .collect()
}

fn narrow(query: &mut Query, code: &str) -> Answer<()> {
    if let Ok(item) = ItemCode::new(code) {
        query.item = Some(item);
        return Ok(());
    }
    let prohibition = ProhibitionCode::new(code).map_err(|fault| Problem::bad_request(fault.to_string()))?;
    query.kind = Some(PaperKind::Refusal);
    query.text = format!("{} {prohibition}", query.text).trim().to_owned();
    Ok(())
}

/// Months from the founding of the book to now, newest first.
fn months(reader: &Reader<'_>, now: Moment) -> Answer<Vec<String>> {
    let first = Month::of(reader.identity()?.founded_at);
    let mut month = Month::of(reader.moment(now)?);
    let mut months = vec![month.to_string()];
    while month > first {
        let (year, number) =
            if month.month() == 1 { (month.year() - 1, 12) } else { (month.year(), month.month() - 1) };
        let Some(before) = Month::new(year, number) else { break };
        month = before;
        months.push(month.to_string());
    }
    Ok(months)
}
