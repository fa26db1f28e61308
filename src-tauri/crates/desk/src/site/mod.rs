//! 静态网站: the guides as plain pages for a government portal or an office computer — no server, nothing from elsewhere,
//! every link relative, so that the folder works from a disk and under any address.

mod front;
mod item_page;
mod page;
mod prohibition_page;

use std::path::Path;

use shouzhang_domain::{Hall, Item, long_date, parse_date};

use crate::desk::{Desk, hall};
use crate::guide::Edition;
use crate::knowledge::Knowledge;
use crate::problem::{Answer, Problem};
use crate::verb::{draw_sample, guide_pdf, poster_pdf};
use crate::wire::ReadGuide;

const STYLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/site/style.css"));
const SEARCH: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/site/search.js"));

/// Where the verifier page lies in the site.
const VERIFIER: &str = "verify.html";

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFile {
    /// Its path within the site, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What whoever publishes the site adds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publication {
    /// 发布人; empty for none.
    pub publisher: String,
    /// 生效日期, such as `2026-12-01`; empty for none.
    pub effective_on: String,
    /// 核验页, from [`verifier_page`](crate::verifier_page); none to leave it out.
    pub verifier: Option<String>,
}

/// What all pages need.
pub(crate) struct Site<'a> {
    edition: Edition<'a>,
    has_verifier: bool,
}

/// The files of the site; `fonts` is the folder of the faces, `desk` the open book whose hall is named, if any. The same
/// release gives the same files.
///
/// # Errors
/// A [`Problem`] when the day is none, or a paper cannot be drawn.
pub fn publish(
    knowledge: &Knowledge,
    fonts: &Path,
    desk: Option<&Desk>,
    publication: &Publication,
) -> Result<Vec<SiteFile>, Problem> {
    let hall = desk.map(|desk| desk.read(hall)).transpose()?;
    let effective_on = match publication.effective_on.trim() {
        "" => String::new(),
        day => parse_date(day)
            .map(long_date)
            .map_err(|fault| Problem::bad_request(format!("生效日期写得不对：{fault}")))?,
    };
    let edition = Edition {
        catalog: &knowledge.catalog,
        hall: hall.as_ref(),
        publisher: publication.publisher.trim(),
        effective_on: &effective_on,
    };
    let site = Site { edition, has_verifier: publication.verifier.is_some() };
    let mut files = pages(&site);
    files.extend(publication.verifier.as_deref().map(|page| text(VERIFIER, page)));
    files.extend(papers(knowledge, fonts, hall.as_ref(), publication)?);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn text(path: impl Into<String>, text: impl Into<String>) -> SiteFile {
    SiteFile { path: path.into(), bytes: text.into().into_bytes() }
}

/// The pages, their style and their search.
fn pages(site: &Site<'_>) -> Vec<SiteFile> {
    let catalog = site.edition.catalog;
    let mut files =
        vec![text("index.html", front::page(site)), text("style.css", STYLE), text("search.js", SEARCH)];
    files.extend(
        site.items().map(|item| text(format!("items/{}.html", item.code), item_page::page(site, item))),
    );
    files.extend(catalog.enabled_prohibitions().map(|prohibition| {
        let path = format!("prohibitions/{}.html", prohibition.code);
        text(path, prohibition_page::page(site, prohibition))
    }));
    files
}

/// Guides, samples, booklet and poster as PDF.
fn papers(
    knowledge: &Knowledge,
    fonts: &Path,
    hall: Option<&Hall>,
    publication: &Publication,
) -> Answer<Vec<SiteFile>> {
    let faces = crate::fonts::open_fonts(fonts)?;
    let order = |code: Option<String>| ReadGuide {
        code,
        all: false,
        publisher: publication.publisher.clone(),
        effective_on: publication.effective_on.clone(),
    };
    let mut files = vec![
        SiteFile { path: "pdf/booklet.pdf".into(), bytes: guide_pdf(knowledge, faces, hall, &order(None))? },
        SiteFile { path: "pdf/poster.pdf".into(), bytes: poster_pdf(knowledge, faces, hall)? },
    ];
    for item in knowledge.catalog.enabled_items() {
        let code = item.code.to_string();
        let guide = guide_pdf(knowledge, faces, hall, &order(Some(code.clone())))?;
        files.push(SiteFile { path: format!("pdf/{code}-guide.pdf"), bytes: guide });
        let sample = draw_sample(knowledge, fonts, &code)?;
        files.push(SiteFile { path: format!("pdf/{code}-sample.pdf"), bytes: sample });
    }
    Ok(files)
}

impl Site<'_> {
    fn items(&self) -> impl Iterator<Item = &Item> {
        self.edition.catalog.enabled_items()
    }
}
