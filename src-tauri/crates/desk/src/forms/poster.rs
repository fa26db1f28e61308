//! The wall's two lists: what the community may certify and how fast, what it must not and where to go instead.

use shouzhang_domain::{Item, Prohibition, TimeLimit};
use shouzhang_paper::{Poster, PosterColumn, PosterEntry};

use crate::guide::{Edition, time_limit};

/// The poster of an edition.
pub(crate) fn poster(edition: &Edition<'_>) -> Poster {
    let catalog = edition.catalog;
    let release = catalog.release();
    let hall = edition.hall;
    let may = |item: &&Item| hall.is_none_or(|hall| item.applies_to(hall.committee));
    let permitted: Vec<PosterEntry> = catalog.enabled_items().filter(may).map(permitted).collect();
    let prohibited: Vec<PosterEntry> = catalog.enabled_prohibitions().map(prohibited).collect();
    let phones = hall
        .map_or_else(|| "咨询电话：　　　　　　　　监督电话：　　　　　　　　".to_owned(), super::telephones);
    Poster {
        letterhead: hall.map_or_else(String::new, |hall| hall.hall_name.clone()),
        title: "社区（村）证明事项清单".to_owned(),
        subtitle: "能开的，按统一式样办；不该开的，告诉您去哪里办。都不收费。".to_owned(),
        left: PosterColumn {
            heading: format!("可以出具　{}项", permitted.len()),
            name_share: 0.8,
            note: "请带本人身份证件；每项要的材料见办事指南。".to_owned(),
            entries: permitted,
        },
        right: PosterColumn {
            heading: format!("不应出具　{}项", prohibited.len()),
            name_share: 0.35,
            note: "谁来要都不开。还有单位要的，请告诉窗口，我们登记并反映。".to_owned(),
            entries: prohibited,
        },
        foot: vec![
            format!("依据：{}。", documents(catalog)),
            format!(
                "清单{}版　{}编制　{phones}",
                release.version,
                shouzhang_domain::long_date(release.compiled_on)
            ),
        ],
    }
}

fn permitted(item: &Item) -> PosterEntry {
    let limit = match (&item.deliberation, item.time_limit) {
        (Some(_), _) => "先议事协商".to_owned(),
        (None, limit @ TimeLimit::OnTheSpot) => time_limit(limit),
        (None, TimeLimit::Within(days)) => format!("{days}个工作日"),
    };
    PosterEntry { name: item.name.clone(), detail: limit }
}

fn prohibited(prohibition: &Prohibition) -> PosterEntry {
    PosterEntry { name: prohibition.name.clone(), detail: prohibition.alternative.short.clone() }
}

/// Numbers of the documents the lists stand on, highest first.
fn documents(catalog: &shouzhang_catalog::Catalog) -> String {
    let layers = catalog.release().layers.iter().filter(|layer| layer.document.contains('〔'));
    let number = |document: &str| document.split_inclusive('号').next().unwrap_or_default().to_owned();
    layers.map(|layer| number(&layer.document)).collect::<Vec<_>>().join("、")
}
