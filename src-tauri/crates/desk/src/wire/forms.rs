//! Forms and notices beside the certificates.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::WireValues;

/// A blank form of commitment (告知承诺书) to the unit that needs the fact.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Commitment {
    /// What was asked for, in the resident's words.
    pub request: String,
    /// The prohibition behind it; judged by the words if none.
    #[serde(default)]
    #[ts(optional)]
    pub code: Option<String>,
    /// The unit; empty to be written in.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub unit: String,
    /// The legal basis the unit gave; empty to be written in.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub basis: String,
    /// What the resident is doing there (办理事项); empty to be written in.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub matter: String,
    /// The resident's name; empty to be written in.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub applicant: String,
}

/// A notice (公示) of what a deliberation agreed on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Notice {
    /// The item it is for.
    pub code: String,
    /// Kind of meeting, by its name: `居民代表会议`.
    pub meeting: String,
    /// What was deliberated; long numbers in it are masked.
    pub subject: String,
    /// Day of the meeting.
    pub held_on: String,
    /// Where; may be empty.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub place: String,
    /// 应到.
    pub expected: u32,
    /// 实到.
    pub present: u32,
    /// 同意.
    pub agreed: u32,
    /// Days it hangs; at least fifteen.
    #[serde(default)]
    #[ts(optional)]
    pub days: Option<u16>,
}

/// A receipt (受理回执) or a sign-off sheet (审签单) for an application that is not settled at once.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Application {
    /// The item.
    pub code: String,
    /// What was typed so far, by field key.
    #[serde(default)]
    pub values: WireValues,
    /// Materials that were handed in, by name.
    #[serde(default)]
    #[ts(optional, as = "Option<_>")]
    pub materials: Vec<String>,
}
