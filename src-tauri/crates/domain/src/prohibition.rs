//! 不应出具事项: what a community must not certify.

use crate::{EvidenceGrade, ItemCode, LegalBasis, ProhibitionCode};

/// What a prohibition covers, and where that reading comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The covered wording or situation.
    pub text: String,
    /// Where the reading comes from.
    pub basis: String,
    /// How well it is founded.
    pub grade: EvidenceGrade,
    /// Keys into the release's list of sources; empty for a common reading nobody wrote down.
    pub sources: Vec<String>,
}

/// One way a resident can go instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Which office (去哪里).
    pub office: String,
    /// What it does for the resident (怎么办).
    pub how: String,
}

/// 替代途径: where a resident goes instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// One sentence.
    pub short: String,
    /// The ways, best first.
    pub routes: Vec<Route>,
    /// What the clerk can say aloud: why not, where to go, what to bring, what we do about the unit.
    pub say: String,
}

/// A narrow exception known to practice, switched on only by the county and only through a permitted item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Its code.
    pub code: String,
    /// What it says.
    pub text: String,
    /// How well it is founded.
    pub grade: EvidenceGrade,
    /// Keys into the release's list of sources.
    pub sources: Vec<String>,
    /// The permitted item that carries it.
    pub item: Option<ItemCode>,
    /// Whether the release switches it on.
    pub enabled: bool,
}

/// Patterns that betray the content, in the syntax of the `regex` crate, `{…}` standing for a class of phrases.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signals {
    /// In a text: statements (断言). They block wherever they are not denied, asked, quoted or left to others.
    pub facts: Vec<String>,
    /// In a text: topics (名目). They block only in a sentence that certifies, outside every context.
    pub topics: Vec<String>,
    /// In a request: it asks for this.
    pub strong: Vec<String>,
    /// In a request: perhaps it asks for this.
    pub weak: Vec<String>,
    /// What the clerk is asked when a text only touches on it.
    pub weak_advice: String,
    /// Phrases that look like the content and are not; they are taken out before matching.
    pub ignore: Vec<String>,
}

/// 不应出具: one entry of the prohibited list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prohibition {
    /// Code: `P01` …
    pub code: ProhibitionCode,
    /// Place in its list.
    pub number: u16,
    /// Official name.
    pub name: String,
    /// Which list it stands in, as shown: `国家清单（第一批）第1项`.
    pub listed_in: String,
    /// Document that carries the list: `民发〔2020〕20号附件`.
    pub list_document: String,
    /// Whether it is in force here (local additions of other regions are carried, off).
    pub enabled: bool,
    /// Why the community cannot state it, in one or two sentences a clerk can read out.
    pub reason: String,
    /// Details the official list puts in brackets.
    pub sub_forms: Vec<String>,
    /// What it covers.
    pub covers: Vec<Cover>,
    /// Where to go instead.
    pub alternative: Alternative,
    /// Legal bases; never empty.
    pub legal_bases: Vec<LegalBasis>,
    /// Narrow exceptions.
    pub exceptions: Vec<Exception>,
    /// Other names.
    pub aliases: Vec<String>,
    /// What is not this.
    pub not_this: Vec<String>,
    /// Who usually demands it.
    pub requesters: Vec<String>,
    /// Patterns of the content.
    pub signals: Signals,
    /// Sentences that state it (must be found) …
    pub examples: Vec<String>,
    /// … and near misses (must pass).
    pub near_misses: Vec<String>,
    /// How it is dressed up.
    pub tricks: Vec<String>,
}

/// Why a request was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// It is on the prohibited list.
    Prohibited(ProhibitionCode),
    /// 清单外: on neither list, and nobody gave a legal basis (六民办〔2021〕40号 四(一)).
    OffCatalog,
}
