//! 台账: looking up, details, printing, voiding, exporting.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a certificate or slip.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ByNumber {
    /// Its number.
    pub number: String,
}

/// Draws a stored document as a picture (PNG).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowPicture {
    /// Its number.
    pub number: String,
    /// Width in pixels.
    pub width: u32,
}

/// Which rows of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowFilter {
    /// Everything.
    All,
    /// Certificates in force.
    Valid,
    /// Void and replaced certificates.
    Void,
    /// Registered, paper not confirmed.
    Unconfirmed,
    /// Refusals.
    Refused,
}

/// Looks up rows, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LookUp {
    /// Name (1–4 characters), last four of the id, number, item, unit, pinyin; empty for all.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub text: String,
    /// `2026-11`; none for all.
    #[serde(default)]
    #[ts(optional)]
    pub month: Option<String>,
    /// Which rows.
    pub filter: RowFilter,
    /// Item or prohibition code.
    #[serde(default)]
    #[ts(optional)]
    pub code: Option<String>,
    /// Page, from 1.
    pub page: u32,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// In force, paper out.
    Issued,
    /// In force, nobody said that paper came out.
    Unconfirmed,
    /// Void.
    Void,
    /// Void and replaced.
    Replaced,
    /// A refusal.
    Refused,
}

/// One row of the register, masked.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterRow {
    /// Number.
    pub number: String,
    /// When.
    pub at: String,
    /// Item or prohibition code; none for 清单外.
    pub code: Option<String>,
    /// Item, or what was asked for.
    pub item_name: String,
    /// Whom it is about, masked.
    pub subject: String,
    /// Id, masked.
    pub id: String,
    /// Unit that asked.
    pub unit: String,
    /// What became of it.
    pub state: RowState,
}

/// A page of the register.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegisterPage {
    /// Rows, newest first.
    pub rows: Vec<RegisterRow>,
    /// Rows altogether.
    pub total: u32,
    /// This page, from 1.
    pub page: u32,
    /// Pages altogether, at least 1.
    pub pages: u32,
    /// Months that have rows, newest first.
    pub months: Vec<String>,
}

/// A labelled value of the detail, masked where it is personal.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Labelled {
    /// Label.
    pub label: String,
    /// Value.
    pub value: String,
}

/// One event in the life of a document.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LifeEvent {
    /// `issued`, `printed`, `print_failed`, `reprinted`, `voided`, `reissued`, `refused`.
    pub kind: String,
    /// What happened, in Chinese.
    pub label: String,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// Reason or remark.
    pub note: Option<String>,
}

/// Everything about a certificate or slip, personal data masked.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DocumentDetail {
    /// Number.
    pub number: String,
    /// `certificate` or `refusal`.
    pub kind: String,
    /// Item or prohibition code; none for 清单外.
    pub code: Option<String>,
    /// Item, or what was asked for.
    pub item_name: String,
    /// When.
    pub at: String,
    /// What became of it.
    pub state: RowState,
    /// Version of the template (certificates).
    pub template_version: Option<u32>,
    /// Catalog release it was issued under.
    pub release: String,
    /// Last day of validity, if it has one.
    pub valid_until: Option<String>,
    /// The facts, masked.
    pub facts: Vec<Labelled>,
    /// Its life, oldest first.
    pub life: Vec<LifeEvent>,
    /// How often it was printed again.
    pub reprints: u32,
    /// Certificate it replaces.
    pub replaces: Option<String>,
    /// Certificate that replaces it.
    pub replaced_by: Option<String>,
    /// Who signs the paper by hand, in order.
    pub signatures: Vec<String>,
    /// Which seal goes on it; none on a slip.
    pub seal: Option<String>,
    /// SHA-256 of the stored PDF, hex.
    pub sha256: String,
    /// Bytes of the stored PDF.
    pub bytes: u32,
}

/// Sends a stored document to the printer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrintDocument {
    /// Its number.
    pub number: String,
    /// Printer; the one of the settings if none.
    #[serde(default)]
    #[ts(optional)]
    pub printer: Option<String>,
}

/// A job went to the queue.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PrintJob {
    /// Printer it went to.
    pub printer: String,
    /// Job in the queue's own words.
    pub job: String,
}

/// Asks how a job is doing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WatchJob {
    /// Printer.
    pub printer: String,
    /// Job.
    pub job: String,
}

/// How a job is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Waiting or printing.
    Printing,
    /// Out of the queue.
    Done,
    /// Stopped or thrown out.
    Failed,
}

/// How a job is doing, in words.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobReport {
    /// State.
    pub state: JobState,
    /// A sentence, and what to do next when it failed.
    pub text: String,
}

/// The clerk says whether paper came out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConfirmPrint {
    /// Number of the certificate.
    pub number: String,
    /// 已出纸 or not.
    pub came_out: bool,
    /// What went wrong.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub reason: String,
}

/// Makes a certificate void (作废).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VoidCertificate {
    /// Its number.
    pub number: String,
    /// Why.
    pub reason: String,
    /// Whether the paper was taken back.
    pub original_recovered: bool,
}

/// Saves a stored document or a sample where the user says.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedCopy {
    /// Where it went; none when the user changed their mind.
    pub path: Option<String>,
}

/// Asks what a month would export.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckMonth {
    /// `2026-11`.
    pub month: String,
}

/// What a month holds, before it is exported.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MonthCheck {
    /// Month.
    pub month: String,
    /// Certificates, void ones included.
    pub certificates: u32,
    /// Refusals.
    pub refusals: u32,
    /// Seal uses.
    pub seal_uses: u32,
    /// Void ones among the certificates.
    pub voids: u32,
    /// Registered, paper not confirmed.
    pub unconfirmed: u32,
    /// First and last number of the month, if any.
    pub numbers: Option<String>,
    /// Missing numbers, in words; empty when continuous.
    pub gaps: Vec<String>,
    /// When it was exported last.
    pub last_export: Option<String>,
}

/// File format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// One workbook with three sheets.
    Xlsx,
    /// Three files, UTF-8 with BOM.
    Csv,
    /// One file to be printed, landscape A4.
    Pdf,
}

/// Exports a month, masked.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExportMonth {
    /// `2026-11`.
    pub month: String,
    /// Format.
    pub format: ExportFormat,
    /// Folder to write into.
    pub folder: String,
}

/// A month was exported.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// Files written, full paths.
    pub files: Vec<String>,
    /// Certificates in them.
    pub certificates: u32,
    /// Refusals in them.
    pub refusals: u32,
    /// Seal uses in them.
    pub seal_uses: u32,
}

/// Lets the user choose a folder.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChosenFolder {
    /// The folder; none when the user changed their mind.
    pub folder: Option<String>,
}

/// What walking the register found.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookReport {
    /// Whether nothing is wrong.
    pub sound: bool,
    /// Entries walked.
    pub entries: u32,
    /// Documents whose digest was compared.
    pub documents: u32,
    /// What is wrong, in words.
    pub findings: Vec<String>,
}
