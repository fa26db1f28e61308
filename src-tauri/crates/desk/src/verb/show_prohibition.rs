//! The block panel: why not, what to say, where to go, who keeps asking.

use shouzhang_domain::{Ground, Route};
use shouzhang_store::Month;

use crate::contract::Counter;
use crate::problem::Answer;
use crate::translate::bases;
use crate::wire::{ProhibitionView, ShowProhibition, UnitCount, WireRoute};

/// Units offered beside the slip's field.
const UNITS_OFFERED: u32 = 20;

pub(crate) fn show_prohibition(counter: &Counter<'_>, request: ShowProhibition) -> Answer<ProhibitionView> {
    let knowledge = counter.desk.knowledge;
    let prohibition = knowledge.prohibition(&request.code)?;
    let (demand, units) = counter.desk.read(|reader| {
        let month = Month::of(reader.moment(counter.now)?);
        let ground = Ground::Prohibited(prohibition.code.clone());
        Ok((reader.demand(&ground, month)?, reader.requesting_units("", UNITS_OFFERED)?))
    })?;
    let route = |route: &Route| WireRoute { office: route.office.clone(), how: route.how.clone() };
    Ok(ProhibitionView {
        code: prohibition.code.to_string(),
        name: prohibition.name.clone(),
        listed_in: prohibition.listed_in.clone(),
        list_document: prohibition.list_document.clone(),
        reason: prohibition.reason.clone(),
        short: prohibition.alternative.short.clone(),
        say: prohibition.alternative.say.clone(),
        routes: prohibition.alternative.routes.iter().map(route).collect(),
        legal_bases: bases(&knowledge.catalog, &prohibition.legal_bases),
        covers: prohibition.covers.iter().map(|cover| cover.text.clone()).collect(),
        not_this: prohibition.not_this.clone(),
        aliases: prohibition.aliases.clone(),
        month_count: demand.refusals,
        top_unit: demand.most.map(|(name, count)| UnitCount { name, count }),
        units,
    })
}
