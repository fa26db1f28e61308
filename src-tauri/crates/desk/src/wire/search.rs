//! The search box and the two lists' answers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Basis, Mark};

/// What was typed or pasted into the search box.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindItem {
    /// The words.
    pub text: String,
}

/// Which of the lanes a request ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WireLane {
    /// Nothing was typed.
    Empty,
    /// 可出具.
    Permitted,
    /// 不应出具.
    Prohibited,
    /// 清单外.
    Unlisted,
}

/// How a certificate of an item comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    /// 当场办结.
    OnTheSpot,
    /// 限时办结.
    Within,
    /// 先议事协商.
    Deliberation,
}

/// How the words led to a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    /// Name or alias, whole.
    Exact,
    /// Its beginning.
    Prefix,
    /// A part of it.
    Contains,
    /// Full pinyin.
    Pinyin,
    /// Initials of the pinyin.
    Initials,
    /// What was said means it.
    Wording,
}

/// One entry of the answer.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WireHit {
    /// 可以出具 or 不应出具: `permitted` or `prohibited`.
    pub lane: WireLane,
    /// Code.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Matched characters of the name.
    pub name_marks: Vec<Mark>,
    /// The other name that matched, if it was one.
    pub alias: Option<String>,
    /// Matched characters of the alias.
    pub alias_marks: Vec<Mark>,
    /// How it matched.
    pub matched: MatchedBy,
    /// How it comes about; none for a prohibition.
    pub flow: Option<Flow>,
    /// Working days of a 限时办结 item.
    pub working_days: Option<u16>,
    /// Whether it can be issued here and now.
    pub can_issue: bool,
    /// Why not.
    pub why_not: Option<String>,
}

/// Answer of the search box.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindAnswer {
    /// The lane.
    pub lane: WireLane,
    /// A reason the clerk can read out.
    pub reason: String,
    /// The words of the request that led there.
    pub spans: Vec<Mark>,
    /// Hits, best first; the screen groups them by lane, permitted first.
    pub hits: Vec<WireHit>,
}

/// Asks for the block panel of a prohibition.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowProhibition {
    /// Its code.
    pub code: String,
}

/// A way the resident can go instead.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WireRoute {
    /// 去哪里.
    pub office: String,
    /// 怎么办.
    pub how: String,
}

/// A unit and how often.
#[derive(Debug, Clone, Serialize, TS)]
pub struct UnitCount {
    /// Name of the unit.
    pub name: String,
    /// How often this month.
    pub count: u32,
}

/// The block panel: why not, what to say, where to go.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProhibitionView {
    /// Code.
    pub code: String,
    /// Official name.
    pub name: String,
    /// `国家清单（第一批）第1项`.
    pub listed_in: String,
    /// `民发〔2020〕20号附件`.
    pub list_document: String,
    /// Why the community cannot state it.
    pub reason: String,
    /// Where to go, in one sentence.
    pub short: String,
    /// What the clerk can say aloud.
    pub say: String,
    /// The ways.
    pub routes: Vec<WireRoute>,
    /// Legal bases.
    pub legal_bases: Vec<Basis>,
    /// What it covers.
    pub covers: Vec<String>,
    /// What it is not.
    pub not_this: Vec<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Refusals of this prohibition in the current month.
    pub month_count: u32,
    /// The unit that demanded it most this month.
    pub top_unit: Option<UnitCount>,
    /// Units for the slip's field, recent first.
    pub units: Vec<String>,
}

/// Refuses a request and writes the slip (不予出具告知单).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Refuse {
    /// What the resident asked for, in their words or as searched.
    pub request: String,
    /// The prohibition; without one the request has to be prohibited by its wording, or is off the catalog.
    #[serde(default)]
    #[ts(optional)]
    pub code: Option<String>,
    /// The unit that demands the paper; empty when the resident does not know it.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub unit: String,
    /// The legal basis the unit gave; empty for none.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub basis: String,
    /// The resident's name; may stay empty.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub applicant: String,
    /// The resident's telephone; may stay empty.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub phone: String,
}

/// A slip was written.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Refused {
    /// Its number.
    pub number: String,
    /// Code of the prohibition; none for 清单外.
    pub code: Option<String>,
    /// Name of the prohibition, or the request itself.
    pub name: String,
    /// Refusals of the same thing demanded by the same unit this month, this one included.
    pub unit_count: u32,
    /// When.
    pub at: String,
}
