//! 事项清单: browsing, guides, samples.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Basis, Flow, WireMaterial};

/// Names an item.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ByCode {
    /// Its code.
    pub code: String,
}

/// Draws the blank sample of an item as a picture (PNG).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SamplePicture {
    /// Its code.
    pub code: String,
    /// Width in pixels.
    pub width: u32,
}

/// Sends the blank sample of an item to the printer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrintSample {
    /// Its code.
    pub code: String,
    /// Printer; the one of the settings if none.
    #[serde(default)]
    #[ts(optional)]
    pub printer: Option<String>,
}

/// Asks for 办事指南: of one item, or the booklet of all.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadGuide {
    /// Code of the item; the booklet if none.
    #[serde(default)]
    #[ts(optional)]
    pub code: Option<String>,
    /// In the booklet, also the items switched off.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub all: bool,
    /// 发布人; empty to be written in.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub publisher: String,
    /// 生效日期, such as `2026-12-01`; empty to be written in.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub effective_on: String,
}

/// What the form of a notice offers.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeForm {
    /// Meetings this committee holds, by name.
    pub meetings: Vec<String>,
    /// Least days a notice hangs.
    pub least_days: u16,
}

/// A permitted item in the list.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemLine {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Pinyin initials, for the list's own filter.
    pub initials: String,
    /// How it comes about.
    pub flow: Flow,
    /// Working days.
    pub working_days: Option<u16>,
    /// Whether the release switches it on.
    pub enabled: bool,
    /// Whether it can be issued here and now.
    pub can_issue: bool,
    /// Why not.
    pub why_not: Option<String>,
    /// Overall evidence grade.
    pub grade: String,
}

/// A prohibition in the list.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProhibitionLine {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Pinyin initials, for the list's own filter.
    pub initials: String,
    /// `国家清单（第一批）第1项`.
    pub listed_in: String,
    /// Whether it is in force here.
    pub enabled: bool,
}

/// Both lists of the catalog in force.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemList {
    /// Version of the release.
    pub release: String,
    /// Its title.
    pub title: String,
    /// 可以出具.
    pub permitted: Vec<ItemLine>,
    /// 不应出具.
    pub prohibited: Vec<ProhibitionLine>,
}

/// 办事指南 of an item.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemGuide {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// 说明、证明、意见书 …
    pub form_name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Who issues it.
    pub issuer: String,
    /// Committees it applies to, in words.
    pub applies_to: String,
    /// Legal bases.
    pub legal_bases: Vec<Basis>,
    /// Who asks for it.
    pub requested_by: String,
    /// 办理用途.
    pub purpose: String,
    /// Who may apply.
    pub applicant: String,
    /// Conditions.
    pub conditions: Vec<String>,
    /// Materials.
    pub materials: Vec<WireMaterial>,
    /// Steps.
    pub process: Vec<String>,
    /// How it comes about.
    pub flow: Flow,
    /// Time limit in words: 当场办结, 5个工作日.
    pub time_limit: String,
    /// Where the time limit comes from.
    pub time_limit_basis: String,
    /// Validity.
    pub validity: String,
    /// Fee in words.
    pub fee: String,
    /// 议事协商 needed, in words.
    pub deliberation: Option<String>,
    /// What a notice (公示) of such a deliberation may say; none where there is none.
    pub notice: Option<NoticeForm>,
    /// Who signs and which seal, in words.
    pub signing: String,
    /// What the text must not state.
    pub must_not_state: Vec<String>,
    /// A caution.
    pub note: Option<String>,
    /// Overall evidence grade.
    pub grade: String,
    /// Version of the template.
    pub template_version: u32,
    /// Whether the release switches it on.
    pub enabled: bool,
    /// Whether it can be issued here and now.
    pub can_issue: bool,
    /// Why not.
    pub why_not: Option<String>,
}
