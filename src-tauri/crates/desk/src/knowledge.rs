//! What the product knows without a book: the catalog in force and the screening compiled from it.

use std::path::Path;
use std::sync::OnceLock;

use shouzhang_catalog::{Catalog, Draft, Flaw, ReadFault, Source};
use shouzhang_domain::{CommitteeKind, Item, ItemCode, Prohibition, ProhibitionCode};
use shouzhang_screening::{BrokenRule, Engine, Outcome};

use crate::problem::{Answer, Problem};
use crate::wire::ProblemCode;

/// Catalog and screening.
#[derive(Debug)]
pub struct Knowledge {
    pub(crate) catalog: Catalog,
    pub(crate) engine: Engine,
}

/// Why a catalog release cannot be used. All that is wrong with it, not only the first thing.
#[derive(Debug, thiserror::Error)]
pub enum CatalogFault {
    /// Its files could not be read.
    #[error(transparent)]
    Unreadable(ReadFault),
    /// Its files contradict the rules of a release.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Flawed(Vec<Flaw>),
    /// A rule of the screening does not compile.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    BrokenRules(Vec<BrokenRule>),
}

impl Knowledge {
    /// The release this program carries, read once per process.
    ///
    /// # Errors
    /// A [`Problem`] if the embedded release were flawed; the tests keep that from happening.
    pub fn embedded() -> Result<&'static Self, Problem> {
        static EMBEDDED: OnceLock<Result<Knowledge, CatalogFault>> = OnceLock::new();
        let loaded = EMBEDDED.get_or_init(|| Self::from_sources(shouzhang_catalog::embedded()));
        loaded.as_ref().map_err(|fault| {
            let story = std::io::Error::other(fault.to_string());
            Problem::failed(ProblemCode::Internal, "事项清单读不出来", "请重新安装本软件", story)
        })
    }

    /// A release in a folder: what an official who edits one wants to have checked.
    ///
    /// # Errors
    /// [`CatalogFault`] with everything that is wrong, by file and line.
    pub fn from_folder(folder: &Path) -> Result<Self, CatalogFault> {
        Self::from_sources(shouzhang_catalog::read_folder(folder).map_err(CatalogFault::Unreadable)?)
    }

    fn from_sources(sources: Vec<Source>) -> Result<Self, CatalogFault> {
        let draft: Draft = shouzhang_catalog::parse(sources).map_err(CatalogFault::Flawed)?;
        let engine = Engine::compile(draft.items(), draft.prohibitions(), draft.disguises(), draft.wording())
            .map_err(CatalogFault::BrokenRules)?;
        let catalog = draft.finish(|item| states_prohibited(&engine, item)).map_err(CatalogFault::Flawed)?;
        Ok(Self { catalog, engine })
    }

    /// The item with this code.
    pub(crate) fn item(&self, code: &str) -> Answer<&Item> {
        let code = code.trim().to_uppercase();
        if let Ok(prohibition) = self.prohibition(&code) {
            let message = format!("“{}”在不应出具清单里，谁都不能在窗口放行", prohibition.name);
            let hint = "请打印不予出具告知单，并告诉居民去哪里办";
            return Err(Problem::refused(ProblemCode::Prohibited, message, hint).because_of(Some(code)));
        }
        let found = ItemCode::new(code.as_str()).ok().and_then(|code| self.catalog.item(&code));
        found.ok_or_else(|| {
            Problem::not_found(format!("清单里没有事项“{code}”"), "请在事项清单里查事项代码，如 K29")
        })
    }

    /// The prohibition with this code.
    pub(crate) fn prohibition(&self, code: &str) -> Answer<&Prohibition> {
        let found = ProhibitionCode::new(code.trim().to_uppercase())
            .ok()
            .and_then(|code| self.catalog.prohibition(&code));
        found.ok_or_else(|| {
            Problem::not_found(format!("不应出具清单里没有“{code}”"), "请在事项清单里查代码，如 P01")
        })
    }

    /// Name of a prohibition, for a sentence.
    pub(crate) fn prohibition_name(&self, code: &ProhibitionCode) -> String {
        self.catalog.prohibition(code).map_or_else(|| code.to_string(), |p| p.name.clone())
    }
}

/// Why this committee cannot issue this item here and now; `None` when it can.
pub(crate) fn why_not(item: &Item, committee: CommitteeKind) -> Option<String> {
    if !item.enabled {
        return Some("这一项在本地清单里没有启用，要等县（区）确认依据后才能出具。".to_owned());
    }
    if !item.applies_to(committee) {
        let who = item.applies_to.iter().map(|kind| kind.label()).collect::<Vec<_>>().join("、");
        return Some(format!("这一项由{who}出具，{}不出具。", committee.label()));
    }
    item.deliberation
        .as_ref()
        .map(|rule| format!("这一项要先议事协商（{}），经讨论同意并由负责人签字后才能出具。", rule.form))
}

fn states_prohibited(engine: &Engine, item: &Item) -> Option<String> {
    let text = format!("{}\n{}", item.template.title, item.template.fixed_text());
    let verdict = engine.read(&text, &item.allows);
    (verdict.outcome == Outcome::Blocked).then(|| {
        let words: Vec<String> =
            verdict.findings.iter().map(|f| format!("“{}”属于 {}", f.words, f.prohibition)).collect();
        format!("模板固定文字写了不应出具的内容：{}", words.join("；"))
    })
}
