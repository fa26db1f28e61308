//! The day's overview and the settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Flow, RegisterRow};

/// Asks for the day's overview.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Today {
    /// The day.
    pub date: String,
    /// Name of the hall.
    pub hall_name: String,
    /// Counter.
    pub window: String,
    /// 经办人.
    pub clerk: String,
    /// Title of the catalog release in force.
    pub release_title: String,
    /// Certificates issued today.
    pub issued: u32,
    /// Requests refused today.
    pub refused: u32,
    /// Registered, paper not confirmed: to be settled, oldest first.
    pub unconfirmed: Vec<RegisterRow>,
    /// The last ones, newest first.
    pub recent: Vec<RegisterRow>,
    /// Kept drafts, newest first.
    pub drafts: Vec<DraftLine>,
    /// Items this hall issues most, for an empty search box.
    pub usual: Vec<UsualItem>,
    /// Units that asked for papers, recent first, to be offered while one is typed.
    pub units: Vec<String>,
    /// Whether this is the demonstration hall.
    pub is_demonstration: bool,
}

/// A kept draft.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftLine {
    /// Item.
    pub code: String,
    /// Its name.
    pub item_name: String,
    /// Whom it is about, masked; empty when not typed yet.
    pub subject: String,
    /// When it was kept.
    pub saved_at: String,
}

/// An item for the empty search box.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UsualItem {
    /// Item.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How it comes about.
    pub flow: Flow,
    /// Working days.
    pub working_days: Option<u16>,
}

/// The hall, as the settings screen and a hall file hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WireHall {
    /// 居（村）委会全称.
    pub committee_name: String,
    /// `residents` or `villagers`.
    pub committee: String,
    /// 大厅名称.
    pub hall_name: String,
    /// 窗口.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub window: String,
    /// 所在市县街道.
    pub region: String,
    /// 地址.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub address: String,
    /// 电话.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub phone: String,
    /// 监督电话.
    pub supervision_phone: String,
    /// 党组织名称.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub party_branch_name: String,
    /// 人民调解委员会名称.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub mediation_committee_name: String,
    /// 经办人.
    pub clerk: String,
    /// 负责人.
    pub head: String,
    /// 印章保管人.
    pub seal_keeper: String,
}

/// Numbering of both series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WireNumbering {
    /// `柳荫居证〔{年}〕{号}号`.
    pub certificate_pattern: String,
    /// `柳荫居告〔{年}〕{号}号`.
    pub refusal_pattern: String,
    /// Least digits of the serial.
    pub digits: u32,
    /// First certificate serial this year, to continue after the last paper number; none for 1 or as before.
    #[serde(default)]
    #[ts(optional)]
    pub first_certificate: Option<u32>,
    /// First refusal serial this year.
    #[serde(default)]
    #[ts(optional)]
    pub first_refusal: Option<u32>,
}

/// What the settings screen shows.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// The hall in force.
    pub hall: WireHall,
    /// Numbering in force.
    pub numbering: WireNumbering,
    /// The next certificate's number, as it would be now.
    pub next_certificate: String,
    /// The next slip's number.
    pub next_refusal: String,
    /// Printer, if one was chosen.
    pub printer: Option<String>,
    /// `normal`, `large` or `xlarge`.
    pub font: String,
    /// High contrast.
    pub high_contrast: bool,
    /// Version of the product.
    pub version: String,
    /// Version of the catalog release.
    pub release: String,
    /// Title of the catalog release.
    pub release_title: String,
}

/// Chooses the printer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SavePrinter {
    /// Its name in the system's list; none to choose none.
    pub printer: Option<String>,
}

/// Chooses type size and contrast.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveAppearance {
    /// `normal`, `large` or `xlarge`.
    pub font: String,
    /// High contrast.
    pub high_contrast: bool,
}

/// A printer of this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Printer {
    /// Name in the system's list.
    pub name: String,
    /// What people call it.
    pub description: String,
    /// Whether it is the system's default.
    pub is_default: bool,
    /// Whether it takes jobs, in words when not.
    pub trouble: Option<String>,
}

/// All printers of this computer.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Printers {
    /// The printers.
    pub printers: Vec<Printer>,
    /// The chosen one.
    pub chosen: Option<String>,
}
