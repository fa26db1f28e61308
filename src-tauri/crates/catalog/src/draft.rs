//! A release that was read and found consistent; its wordings are still to be judged.

use std::collections::{BTreeMap, BTreeSet};

use shouzhang_domain::{
    Contexts, Disguises, Holidays, Item, LearntTrait, Papers, Prohibition, ProhibitionCode, WordClass,
    Wording,
};

use crate::addition_file::read_addition;
use crate::catalog::{Catalog, code_order};
use crate::contexts_file::read_contexts;
use crate::cross_check::{Known, check_links, cross_check};
use crate::disguise_file::read_disguises;
use crate::flaw::{Flaw, Spot};
use crate::holidays_file::read_holidays;
use crate::item_file::{ItemEntry, read_item};
use crate::page::{Notes, Page};
use crate::paper_pages::PaperPages;
use crate::prohibition_file::read_prohibition;
use crate::release::{Addition, Document, Release};
use crate::release_file::{read_documents, read_release};
use crate::source::Source;
use crate::wording_file::{read_certifying, read_learnt, read_word_classes};

/// Used for items while `release.toml` itself cannot be read; nothing then leaves this crate.
const FALLBACK_WINDOW_DAYS: u16 = 30;

/// A release that is consistent in itself. Only [`Draft::finish`] makes a [`Catalog`] of it: the wordings have to be
/// judged by the screening, which is built from this draft and is none of this crate's business.
#[derive(Debug)]
pub struct Draft {
    catalog: Catalog,
    wordings: Vec<Spot>,
}

impl Draft {
    /// All items, by code, on and off.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        self.catalog.items()
    }

    /// All prohibitions, by code, on and off: look at `enabled`.
    #[must_use]
    pub fn prohibitions(&self) -> &[Prohibition] {
        self.catalog.prohibitions()
    }

    /// How prohibited content is dressed up.
    #[must_use]
    pub fn disguises(&self) -> &Disguises {
        self.catalog.disguises()
    }

    /// How requests are worded.
    #[must_use]
    pub fn wording(&self) -> &Wording {
        self.catalog.wording()
    }

    /// Makes the catalog. `judge` says why the fixed wording of an item states prohibited content the item does not
    /// allow, or `None` when it does not.
    ///
    /// # Errors
    /// A [`Flaw`] at the wording of every item the judge refuses.
    pub fn finish(self, mut judge: impl FnMut(&Item) -> Option<String>) -> Result<Catalog, Vec<Flaw>> {
        let judged = self.catalog.items().iter().zip(&self.wordings);
        let flaws: Vec<Flaw> = judged
            .filter_map(|(item, spot)| {
                let reason = judge(item)?;
                Some(spot.flaw(format!("正文写了这一项不能写的内容：{reason}")))
            })
            .collect();
        if flaws.is_empty() { Ok(self.catalog) } else { Err(flaws) }
    }
}

/// Files of a release by what they hold.
#[derive(Default)]
struct Files<'s> {
    release: Option<Page<'s>>,
    documents: Option<Page<'s>>,
    disguises: Option<Page<'s>>,
    word_classes: Option<Page<'s>>,
    learnt: Option<Page<'s>>,
    learnt_texts: Option<Page<'s>>,
    certifying: Option<Page<'s>>,
    contexts: Option<Page<'s>>,
    papers: PaperPages<'s>,
    holidays: Option<Page<'s>>,
    items: Vec<Page<'s>>,
    prohibitions: Vec<Page<'s>>,
    additions: Vec<Page<'s>>,
}

/// What was read of them.
#[derive(Default)]
struct Contents {
    release: Option<Release>,
    documents: Option<Vec<Document>>,
    disguises: Option<Disguises>,
    word_classes: Vec<WordClass>,
    learnt: Vec<LearntTrait>,
    learnt_texts: Vec<LearntTrait>,
    certifying: Vec<i8>,
    contexts: Contexts,
    papers: Option<Papers>,
    holidays: Option<Holidays>,
    items: Vec<ItemEntry>,
    prohibitions: Vec<Prohibition>,
    additions: Vec<Addition>,
}

/// Reads a release.
///
/// # Errors
/// Every [`Flaw`] found, by file and line: a release with one flaw is refused whole.
pub fn parse(sources: Vec<Source>) -> Result<Draft, Vec<Flaw>> {
    let mut notes = Notes::default();
    let files = sort_files(&sources, &mut notes);
    let mut known = known_by_file_name(&files);
    let contents = read_contents(files, &mut notes);
    known.prohibitions.extend(contents.prohibitions.iter().map(|p| p.code.to_string()));
    known.documents = contents.documents.as_ref().map(|all| all.iter().map(|d| d.key.clone()).collect());
    let mut flaws = cross_check(&notes, &known);
    flaws.append(&mut notes.flaws);
    flaws.extend(check_links(&contents.items, &notes));
    if !flaws.is_empty() {
        flaws.sort();
        flaws.dedup();
        return Err(flaws);
    }
    Ok(assemble(contents))
}

fn sort_files<'s>(sources: &'s [Source], notes: &mut Notes) -> Files<'s> {
    let mut files = Files::default();
    for source in sources {
        let page = Page::new(source);
        match source.name.as_str() {
            "release.toml" => files.release = Some(page),
            "sources.toml" => files.documents = Some(page),
            "disguise.toml" => files.disguises = Some(page),
            "screening/words.toml" => files.word_classes = Some(page),
            "screening/learnt.toml" => files.learnt = Some(page),
            "screening/learnt_texts.toml" => files.learnt_texts = Some(page),
            "screening/certifying.toml" => files.certifying = Some(page),
            "screening/contexts.toml" => files.contexts = Some(page),
            "holidays.toml" => files.holidays = Some(page),
            name if PaperPages::know(name) => files.papers.put(name, page),
            name if name.starts_with("permitted/") => files.items.push(page),
            name if name.starts_with("prohibited/") => files.prohibitions.push(page),
            name if name.starts_with("additions/") => files.additions.push(page),
            _ => notes.flaws.push(missing(&source.name, "清单里没有这样的文件，请移走")),
        }
    }
    let singles = [
        ("release.toml", files.release.is_none()),
        ("sources.toml", files.documents.is_none()),
        ("disguise.toml", files.disguises.is_none()),
        ("screening/words.toml", files.word_classes.is_none()),
        ("screening/learnt.toml", files.learnt.is_none()),
        ("screening/learnt_texts.toml", files.learnt_texts.is_none()),
        ("screening/certifying.toml", files.certifying.is_none()),
        ("screening/contexts.toml", files.contexts.is_none()),
        ("holidays.toml", files.holidays.is_none()),
    ];
    let singles = singles.iter().filter(|(_, is_missing)| *is_missing).map(|(name, _)| *name);
    for name in singles.chain(files.papers.missing()) {
        notes.flaws.push(missing(name, "缺少这个文件"));
    }
    if files.items.is_empty() {
        notes.flaws.push(missing("permitted", "可出具事项一项也没有"));
    }
    if files.prohibitions.is_empty() {
        notes.flaws.push(missing("prohibited", "不应出具事项一项也没有"));
    }
    files
}

fn missing(file: &str, reason: &str) -> Flaw {
    Flaw { file: file.to_owned(), line: 1, reason: reason.to_owned() }
}

fn known_by_file_name(files: &Files<'_>) -> Known {
    let stems = |pages: &[Page<'_>]| pages.iter().map(|page| page.stem().to_owned()).collect::<BTreeSet<_>>();
    Known { items: stems(&files.items), prohibitions: stems(&files.prohibitions), documents: None }
}

fn read_contents(files: Files<'_>, notes: &mut Notes) -> Contents {
    let mut contents = Contents { papers: files.papers.read(notes), ..Contents::default() };
    let mut done = |page: Page<'_>| notes.absorb(page.into_notes());
    if let Some(page) = files.release {
        contents.release = read_release(&page);
        done(page);
    }
    if let Some(page) = files.documents {
        contents.documents = read_documents(&page);
        done(page);
    }
    if let Some(page) = files.disguises {
        contents.disguises = read_disguises(&page);
        done(page);
    }
    if let Some(page) = files.word_classes {
        contents.word_classes = read_word_classes(&page).unwrap_or_default();
        done(page);
    }
    if let Some(page) = files.learnt {
        contents.learnt = read_learnt(&page).unwrap_or_default();
        done(page);
    }
    if let Some(page) = files.learnt_texts {
        contents.learnt_texts = read_learnt(&page).unwrap_or_default();
        done(page);
    }
    if let Some(page) = files.certifying {
        contents.certifying = read_certifying(&page).unwrap_or_default();
        done(page);
    }
    if let Some(page) = files.contexts {
        contents.contexts = read_contexts(&page).unwrap_or_default();
        done(page);
    }
    if let Some(page) = files.holidays {
        contents.holidays = read_holidays(&page);
        done(page);
    }
    let window_days = contents.release.as_ref().map_or(FALLBACK_WINDOW_DAYS, |r| r.duplicate_window_days);
    for page in files.items {
        contents.items.extend(read_item(&page, window_days));
        done(page);
    }
    for page in files.prohibitions {
        contents.prohibitions.extend(read_prohibition(&page));
        done(page);
    }
    let parents: BTreeMap<ProhibitionCode, Prohibition> =
        contents.prohibitions.iter().map(|p| (p.code.clone(), p.clone())).collect();
    for page in files.additions {
        if let Some((addition, prohibitions)) = read_addition(&page, &parents) {
            contents.additions.push(addition);
            contents.prohibitions.extend(prohibitions);
        }
        done(page);
    }
    contents
}

fn assemble(contents: Contents) -> Draft {
    let mut entries = contents.items;
    entries.sort_by_key(|entry| code_order(entry.item.code.as_str()));
    let (items, wordings) = entries.into_iter().map(|entry| (entry.item, entry.wording)).unzip();
    let mut prohibitions = contents.prohibitions;
    prohibitions.sort_by_key(|p| code_order(p.code.as_str()));
    let catalog = Catalog {
        release: contents.release.expect("a release without release.toml has a flaw"),
        items,
        prohibitions,
        additions: contents.additions,
        disguises: contents.disguises.expect("a release without disguise.toml has a flaw"),
        wording: Wording {
            classes: contents.word_classes,
            learnt: contents.learnt,
            learnt_texts: contents.learnt_texts,
            certifying: contents.certifying,
            contexts: contents.contexts,
        },
        documents: contents.documents.expect("a release without sources.toml has a flaw"),
        papers: contents.papers.expect("a release that lacks the wording of a paper has a flaw"),
        holidays: contents.holidays.expect("a release without holidays.toml has a flaw"),
    };
    Draft { catalog, wordings }
}
