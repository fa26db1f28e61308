//! One file while it is read: its lines, and everything noticed on the way.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use shouzhang_domain::{ItemCode, ProhibitionCode};
use toml::Spanned;
use toml::de::{DeTable, Error};

use crate::Source;
use crate::flaw::{Flaw, Placed, Spot};

/// A name an entry goes by, and whose it is.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) name: Placed<String>,
    pub(crate) owner: String,
    pub(crate) permitted: bool,
}

/// An exception of a prohibition that leads to an item.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) exception: String,
    pub(crate) enabled: bool,
    pub(crate) prohibition: ProhibitionCode,
    pub(crate) item: ItemCode,
}

/// What was noticed while reading: flaws, and mentions of other entries that can be checked only when all are read.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub(crate) flaws: Vec<Flaw>,
    pub(crate) cited: Vec<Placed<String>>,
    pub(crate) prohibitions: Vec<Placed<ProhibitionCode>>,
    pub(crate) items: Vec<Placed<ItemCode>>,
    pub(crate) codes: Vec<Placed<String>>,
    pub(crate) names: Vec<Named>,
    pub(crate) links: Vec<Placed<Link>>,
}

impl Notes {
    pub(crate) fn absorb(&mut self, other: Self) {
        self.flaws.extend(other.flaws);
        self.cited.extend(other.cited);
        self.prohibitions.extend(other.prohibitions);
        self.items.extend(other.items);
        self.codes.extend(other.codes);
        self.names.extend(other.names);
        self.links.extend(other.links);
    }
}

/// One file of the release.
pub(crate) struct Page<'s> {
    file: Arc<str>,
    text: &'s str,
    line_starts: Vec<usize>,
    notes: RefCell<Notes>,
}

impl<'s> Page<'s> {
    pub(crate) fn new(source: &'s Source) -> Self {
        let text = source.text.as_str();
        let newlines = text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(i, _)| i + 1);
        let line_starts = std::iter::once(0).chain(newlines).collect();
        Self { file: Arc::from(source.name.as_str()), text, line_starts, notes: RefCell::default() }
    }

    /// File name without folder and ending: the code an entry must have.
    pub(crate) fn stem(&self) -> &str {
        let name = self.file.rsplit('/').next().unwrap_or(&self.file);
        name.strip_suffix(".toml").unwrap_or(name)
    }

    /// Parses the file; what is no TOML becomes flaws and nothing more is read from it.
    pub(crate) fn parse(&self) -> Option<Spanned<DeTable<'s>>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        let mut last_line = 0;
        for error in &errors {
            let spot = self.spot(error.span().unwrap_or(0..0));
            // A broken line makes the parser stumble several times; the first time says why.
            if spot.line != last_line {
                self.flaw(&spot, not_toml(error));
            }
            last_line = spot.line;
        }
        errors.is_empty().then_some(table)
    }

    pub(crate) fn spot(&self, span: Range<usize>) -> Spot {
        let line = self.line_starts.partition_point(|&start| start <= span.start);
        Spot { file: Arc::clone(&self.file), line: line.max(1) }
    }

    /// The raw text of a value, quotes and all.
    pub(crate) fn raw(&self, span: Range<usize>) -> &'s str {
        self.text.get(span).unwrap_or_default()
    }

    pub(crate) fn flaw(&self, spot: &Spot, reason: impl Into<String>) {
        self.notes.borrow_mut().flaws.push(spot.flaw(reason));
    }

    pub(crate) fn note(&self, take: impl FnOnce(&mut Notes)) {
        take(&mut self.notes.borrow_mut());
    }

    pub(crate) fn into_notes(self) -> Notes {
        self.notes.into_inner()
    }
}

fn not_toml(error: &Error) -> String {
    let message = error.message().lines().next().unwrap_or_default();
    match message {
        "duplicate key" => "这个键写了两遍".to_owned(),
        _ => format!("不合 TOML 写法，请检查引号、等号和方括号（{message}）"),
    }
}
