//! The form, its checks, and issuing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Basis, Flow, Mark};

/// Values by field key.
pub type WireValues = BTreeMap<String, String>;

/// Opens the form of an item.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenForm {
    /// Item.
    pub code: String,
    /// Number of a certificate whose values are taken over: 作废并照此重开.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<String>,
}

/// One field as the screen draws it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormField {
    /// Key.
    pub key: String,
    /// Label.
    pub label: String,
    /// `name`, `id_number`, `phone`, `address`, `unit`, `text`, `multiline`, `date`, `number`, `choice` or `yes_no`.
    pub kind: String,
    /// `who_asks`, `person`, `fact` or `verification`.
    pub group: String,
    /// Whether it must be filled.
    pub required: bool,
    /// Short help.
    pub hint: Option<String>,
    /// Options of a choice; 是 and 否 of a yes_no.
    pub options: Vec<String>,
    /// Whether a choice accepts something else.
    pub open: bool,
    /// Longest value in characters.
    pub max_chars: u32,
    /// Offered while typing.
    pub suggestions: Vec<String>,
}

/// A document to be seen.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WireMaterial {
    /// Its name.
    pub name: String,
    /// Whether the original has to be seen before issuing.
    pub original_required: bool,
}

/// The form of an item, with what is known already.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Form {
    /// Item.
    pub code: String,
    /// Its name.
    pub name: String,
    /// 说明、证明、意见书 …
    pub form_name: String,
    /// How it comes about.
    pub flow: Flow,
    /// Working days of a 限时办结 item.
    pub working_days: Option<u16>,
    /// Version of the template.
    pub template_version: u32,
    /// Version of the catalog release.
    pub release: String,
    /// Legal bases.
    pub legal_bases: Vec<Basis>,
    /// Fields, in the order of the form.
    pub fields: Vec<FormField>,
    /// Materials to see.
    pub materials: Vec<WireMaterial>,
    /// What the text must not state.
    pub must_not_state: Vec<String>,
    /// A caution.
    pub note: Option<String>,
    /// Validity as the guide words it.
    pub validity: String,
    /// Values to begin with: defaults, the draft, or those of `from`.
    pub values: WireValues,
    /// Materials ticked in the draft.
    pub seen: Vec<String>,
    /// When the draft was kept, if there was one.
    pub draft_saved_at: Option<String>,
    /// The certificate that issuing will replace.
    pub replaces: Option<String>,
    /// Whether it can be issued here and now.
    pub can_issue: bool,
    /// Why not.
    pub why_not: Option<String>,
}

/// Checks a form as it is typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckForm {
    /// Item.
    pub code: String,
    /// Values so far.
    pub values: WireValues,
    /// Names of the materials whose originals were seen.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub seen: Vec<String>,
    /// Number of the certificate to be replaced; it is no duplicate of itself.
    #[serde(default)]
    #[ts(optional)]
    pub replaces: Option<String>,
}

/// How a check stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckLevel {
    /// In order.
    Ok,
    /// To be looked at; may go on.
    Warn,
    /// Stops the certificate.
    Stop,
}

/// One line of 出具前检查.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// Stable name of the check, for example `prohibited_content`.
    pub id: String,
    /// How it stands.
    pub level: CheckLevel,
    /// The sentence.
    pub text: String,
    /// A second line.
    pub detail: Option<String>,
    /// The field it belongs to.
    pub field: Option<String>,
    /// Marked characters of that field's value.
    pub marks: Vec<Mark>,
    /// Whether the clerk has to confirm it before issuing; the confirmation is recorded.
    pub needs_confirmation: bool,
    /// Number of a certificate to look at or print again.
    pub certificate: Option<String>,
    /// Code of the prohibition behind it.
    pub prohibition: Option<String>,
}

/// Answer to [`CheckForm`].
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormCheck {
    /// All checks; stops first.
    pub checks: Vec<Check>,
    /// Whether nothing stops it (open confirmations aside).
    pub can_issue: bool,
    /// Values as they would be kept, where they differ from what was typed: a standard dot in a name, a day as 2019-03-01.
    pub normalised: WireValues,
}

/// Draws the page of a form as a picture (PNG).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PreviewForm {
    /// Item.
    pub code: String,
    /// Values so far; what is missing is drawn as a ruled blank.
    pub values: WireValues,
    /// Width in pixels.
    pub width: u32,
}

/// Issues a certificate (出具).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IssueCertificate {
    /// Item.
    pub code: String,
    /// Values.
    pub values: WireValues,
    /// Names of the materials whose originals were seen.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub seen: Vec<String>,
    /// Ids of the checks the clerk confirmed.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub confirmed: Vec<String>,
    /// Makes this certificate void and replaces it.
    #[serde(default)]
    #[ts(optional)]
    pub replaces: Option<Replaces>,
}

/// The certificate a new one replaces (作废重开).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Replaces {
    /// Its number.
    pub number: String,
    /// Why.
    pub reason: String,
}

/// A certificate was issued.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Issued {
    /// Its number.
    pub number: String,
    /// Item.
    pub code: String,
    /// Item name.
    pub item_name: String,
    /// Whom it is about, masked.
    pub subject: String,
    /// When.
    pub at: String,
    /// SHA-256 of the PDF, hex.
    pub sha256: String,
    /// Who signs.
    pub signatures: Vec<String>,
    /// Which seal.
    pub seal: String,
    /// Number of the certificate it replaced.
    pub replaced: Option<String>,
}

/// Keeps what was typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveDraft {
    /// Item.
    pub code: String,
    /// Values so far.
    pub values: WireValues,
    /// Materials ticked.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub seen: Vec<String>,
}

/// Throws a draft away.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DiscardDraft {
    /// Item.
    pub code: String,
}

/// A draft was kept.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftSaved {
    /// When.
    pub at: String,
}

/// Looks for people this hall has issued to before.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindPerson {
    /// Beginning of a name, its pinyin, or the last four of the id.
    pub text: String,
}

/// Somebody known from an earlier certificate.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KnownPerson {
    /// Name, in full: the clerk has to tell people apart.
    pub name: String,
    /// Id, masked.
    pub id: String,
    /// Address, masked.
    pub address: String,
    /// Number of the certificate the data comes from.
    pub certificate: String,
}

/// People found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct People {
    /// Best match first.
    pub people: Vec<KnownPerson>,
}

/// Takes a known person's data into a form (F4 without `certificate`: the last person).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakePerson {
    /// Item of the form.
    pub code: String,
    /// Certificate the data comes from; the latest one if none.
    #[serde(default)]
    #[ts(optional)]
    pub certificate: Option<String>,
}

/// Values for the form.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakenPerson {
    /// Values by field key of that form.
    pub values: WireValues,
}
