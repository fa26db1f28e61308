//! 办事指南: what the catalog says about an item, as a leaflet with every element 六民办〔2021〕40号 四(二) asks for, and all
//! of them as a booklet.

mod booklet;
mod sections;

use chrono::{DateTime, FixedOffset};
use shouzhang_catalog::Catalog;
use shouzhang_domain::{CHINA, Hall, Item};
use shouzhang_paper::{BodySize, Leaflet};

use crate::compose;

pub(crate) use booklet::{Extent, booklet};
pub(crate) use sections::{heading, time_limit};

/// Whose guide it is, and what whoever publishes it adds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edition<'a> {
    pub(crate) catalog: &'a Catalog,
    /// The hall in whose rooms it lies; without one its places are left to be written in.
    pub(crate) hall: Option<&'a Hall>,
    /// 发布人, the county as a rule; empty to be written in.
    pub(crate) publisher: &'a str,
    /// 生效日期 as printed; empty to be written in.
    pub(crate) effective_on: &'a str,
}

impl Edition<'_> {
    /// The guides carry the day of their release, so that the same release always gives the same bytes.
    pub(crate) fn made_at(&self) -> DateTime<FixedOffset> {
        release_day(self.catalog)
    }

    /// `2026.11`.
    pub(crate) fn version(&self) -> &str {
        &self.catalog.release().version
    }
}

/// The first moment of the day a release was put together.
pub(crate) fn release_day(catalog: &Catalog) -> DateTime<FixedOffset> {
    let midnight = catalog.release().compiled_on.and_time(chrono::NaiveTime::MIN);
    midnight.and_local_timezone(CHINA).single().unwrap_or_default()
}

/// The guide of an item, its blank sample on the last page.
pub(crate) fn guide(edition: &Edition<'_>, item: &Item) -> Leaflet {
    let hall_name = edition.hall.map_or("基层群众性自治组织证明事项", |hall| &hall.hall_name);
    Leaflet {
        letterhead: hall_name.to_owned(),
        title: format!("{}办事指南", item.name),
        subtitle: format!(
            "事项编码{}　清单{}版　式样第{}版",
            item.code,
            edition.version(),
            item.template.version
        ),
        body: BodySize::SmallFour,
        blocks: sections::blocks(edition, item),
        sample: Some(compose::sample(item)),
        foot: format!("{} {}　清单{}版", item.code, item.name, edition.version()),
    }
}
