//! 受理回执、审签单、存根: the wording of papers that go with a certificate, as the release has it.

use chrono::NaiveDate;

use crate::{FieldKey, LegalBasis, Segment};

/// A row of a table: its label and what it says.
pub type WordedRow = (String, Vec<Segment>);

/// 受理回执: what a resident takes home when a certificate is not made at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptWording {
    /// Version.
    pub version: u32,
    /// Day it was written.
    pub compiled_on: NaiveDate,
    /// Title.
    pub title: String,
    /// To whom.
    pub salutation: Vec<Segment>,
    /// What was taken, and when.
    pub opening: Vec<Segment>,
    /// How wide the rule is where nothing is known, in characters.
    pub blanks: Vec<(FieldKey, u8)>,
    /// Rows of the table.
    pub rows: Vec<WordedRow>,
    /// Until when, of an item that is issued on the spot.
    pub on_the_spot: Vec<Segment>,
    /// Until when, of an item with a time limit; `due_on` is known where the holidays are.
    pub within: Vec<Segment>,
    /// The materials.
    pub materials: MaterialsWording,
    /// When and where to come for it.
    pub collect: Vec<Segment>,
    /// What is said of an item that is deliberated first.
    pub deliberation: Vec<Segment>,
    /// What happens if it cannot be issued.
    pub refused: Vec<Segment>,
    /// Where to ask and to complain.
    pub telephones: Vec<Segment>,
    /// What its sentences rest on.
    pub legal_bases: Vec<LegalBasis>,
    /// What stands at its foot.
    pub foot: Vec<Segment>,
}

/// How a receipt speaks of materials.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MaterialsWording {
    /// The heading.
    pub heading: String,
    /// Heads of the columns.
    pub columns: [String; 2],
    /// An original that was looked at.
    pub verified: String,
    /// Handed in.
    pub received: String,
    /// Not handed in.
    pub missing: String,
}

impl ReceiptWording {
    /// What its lines may name.
    pub const KEYS: [&'static str; 16] = [
        "applicant",
        "code",
        "item",
        "taken_on",
        "taken_at",
        "unit",
        "purpose",
        "due",
        "days",
        "due_on",
        "clerk",
        "hall",
        "address",
        "phone",
        "supervision_phone",
        "version",
    ];
}

/// 审签单: the head reads what was verified and signs before the seal is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOffWording {
    /// Version.
    pub version: u32,
    /// Day it was written.
    pub compiled_on: NaiveDate,
    /// Title.
    pub title: String,
    /// What holds for every seal.
    pub rule: Vec<Segment>,
    /// Rows above the fields of the application.
    pub rows: Vec<WordedRow>,
    /// Rows below, to be written in.
    pub written: Vec<WrittenRow>,
    /// What the rule rests on.
    pub legal_bases: Vec<LegalBasis>,
    /// What stands at its foot.
    pub foot: Vec<Segment>,
}

/// A row to be written in by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenRow {
    /// Its label.
    pub label: String,
    /// What is printed in it; may be nothing.
    pub text: Vec<Segment>,
    /// Least height in millimetres.
    pub height: u8,
}

impl SignOffWording {
    /// What its lines may name.
    pub const KEYS: [&'static str; 7] = ["code", "item", "limit", "taken_on", "clerk", "head", "version"];
}

/// 存根: what stays with the committee of a certificate that was handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StubWording {
    /// Version.
    pub version: u32,
    /// Day it was written.
    pub compiled_on: NaiveDate,
    /// Title.
    pub title: String,
    /// Rows above the facts of the certificate; one with nothing to say is left out.
    pub rows: Vec<WordedRow>,
    /// Rows below them; the same.
    pub later_rows: Vec<WordedRow>,
    /// The row of its own about the stored file.
    pub archive: WordedRow,
    /// Heading of what was done with it.
    pub life_heading: String,
    /// Heads of its columns.
    pub life_columns: [String; 4],
    /// Heading of the receipt.
    pub received_heading: String,
    /// What is signed for.
    pub received: Vec<Segment>,
    /// Who signs what.
    pub signers: Vec<String>,
    /// What stands at its foot.
    pub foot: Vec<Segment>,
}

impl StubWording {
    /// What its lines may name.
    pub const KEYS: [&'static str; 13] = [
        "number",
        "code",
        "item",
        "issued_at",
        "release",
        "template_version",
        "valid_until",
        "seal",
        "replaces",
        "replaced_by",
        "bytes",
        "sha256",
        "version",
    ];
}
