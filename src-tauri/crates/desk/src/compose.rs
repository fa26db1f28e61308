//! An item's wording, a form's values and the hall become the document on paper and the text the screening reads.

use chrono::{Days, NaiveDate};
use shouzhang_domain::{
    Field, FieldKey, FieldKind, Hall, Item, Moment, Seal, Segment, Values, long_date, parse_date,
};
use shouzhang_paper::{Document, Kind, Line, Piece};

/// What goes on the paper beside the form's values.
pub(crate) struct Setting<'a> {
    pub(crate) item: &'a Item,
    pub(crate) hall: &'a Hall,
    pub(crate) values: &'a Values,
    pub(crate) at: Moment,
}

/// The certificate under this number.
pub(crate) fn certificate(setting: &Setting<'_>, number: &str) -> Document {
    let mut document = page(setting, Kind::Certificate);
    document.number = Some(number.to_owned());
    document.date = Some(long_date(setting.at.date_naive()));
    document.footer = footer(setting, number);
    document
}

/// The certificate while it is filled in: what is missing stands as a place.
pub(crate) fn draft(setting: &Setting<'_>, unnumbered: &str) -> Document {
    let mut document = page(setting, Kind::Draft);
    document.number = Some(unnumbered.to_owned());
    document.date = Some(long_date(setting.at.date_naive()));
    document.footer = footer(setting, unnumbered);
    document
}

/// 表单样本: every value a ruled blank. Needs no hall.
pub(crate) fn sample(item: &Item) -> Document {
    let line = |segments: &[Segment]| sample_line(item, segments);
    Document {
        kind: Kind::Sample,
        title: item.template.title.clone(),
        number: None,
        salutation: item.template.salutation.as_deref().map(line),
        paragraphs: item.template.paragraphs.iter().map(|p| line(p)).collect(),
        signer: sample_signer(item).to_owned(),
        date: None,
        signatures: signatures(item),
        footer: validity_line(item, None).into_iter().collect(),
    }
}

/// Last day of validity, where the guide sets one; the day of issue does not count (民法典第二百零一条).
pub(crate) fn valid_until(item: &Item, issued_on: NaiveDate) -> Option<NaiveDate> {
    issued_on.checked_add_days(Days::new(u64::from(item.duplicates.valid_days?)))
}

/// Full name of whoever seals the paper; empty when the hall has not named it.
pub(crate) fn signer<'a>(item: &Item, hall: &'a Hall) -> &'a str {
    match item.seal {
        Seal::Committee => &hall.committee_name,
        Seal::PartyBranch => &hall.party_branch_name,
        Seal::MediationCommittee => &hall.mediation_committee_name,
    }
}

/// The text the screening reads: title and body as they will be printed, with names, addresses, numbers and days — which
/// are no prose — replaced by a neutral sign.
pub(crate) fn prose(item: &Item, values: &Values, our_community: &str) -> String {
    let lines = item.template.salutation.iter().chain(&item.template.paragraphs);
    let body = lines.map(|line| {
        line.iter().map(|segment| prose_of(item, values, our_community, segment)).collect::<String>()
    });
    std::iter::once(item.template.title.clone()).chain(body).collect::<Vec<_>>().join("\n")
}

/// The body as printed, for the book's own record.
pub(crate) fn body_text(document: &Document) -> String {
    let lines = document.salutation.iter().chain(&document.paragraphs);
    let text = |line: &Line| line.0.iter().map(text_of).collect::<String>();
    lines.map(text).collect::<Vec<_>>().join("\n")
}

fn text_of(piece: &Piece) -> String {
    match piece {
        Piece::Words(text) | Piece::Value { text, .. } => text.clone(),
        Piece::Table { rows, .. } => rows.iter().map(|row| row.join("、")).collect::<Vec<_>>().join("\n"),
        Piece::Blank { .. } => String::new(),
    }
}

fn page(setting: &Setting<'_>, kind: Kind) -> Document {
    let Setting { item, hall, .. } = setting;
    let line = |segments: &Vec<Segment>| -> Line {
        segments.iter().flat_map(|segment| pieces(setting, segment)).collect()
    };
    Document {
        kind,
        title: item.template.title.clone(),
        number: None,
        salutation: item.template.salutation.as_ref().map(line),
        paragraphs: item.template.paragraphs.iter().map(line).collect(),
        signer: signer(item, hall).to_owned(),
        date: None,
        signatures: signatures(item),
        footer: Vec::new(),
    }
}

fn pieces(setting: &Setting<'_>, segment: &Segment) -> Vec<Piece> {
    match segment {
        Segment::Fixed(words) => vec![Piece::Words(words.clone())],
        Segment::OurCommunity => vec![Piece::Words(setting.hall.committee.our_community().to_owned())],
        Segment::Field(key) => value_piece(setting.item, setting.values, key),
        Segment::Optional(inner) if has_empty_field(setting.values, inner) => Vec::new(),
        Segment::Optional(inner) => inner.iter().flat_map(|segment| pieces(setting, segment)).collect(),
    }
}

fn value_piece(item: &Item, values: &Values, key: &FieldKey) -> Vec<Piece> {
    // The catalog's check makes sure that every placeholder is a field.
    let Some(field) = item.field(key) else { return Vec::new() };
    let value = values.get(key);
    if value.is_empty() {
        return Piece::blank_for(field);
    }
    if !field.columns.is_empty() {
        // A line that is no row yet is told by the form's check; until then the table stands empty.
        let Ok(rows) = field.rows(value) else { return vec![Piece::blank_table(field)] };
        let (head, label) = (field.columns.clone(), field.label.clone());
        return vec![Piece::Table { field: key.to_string(), label, head, rows }];
    }
    vec![Piece::Value {
        field: key.to_string(),
        label: field.label.clone(),
        text: printed(field, value),
        name: field.kind == FieldKind::Name,
    }]
}

/// A value as printed: a day in full, everything else as kept.
fn printed(field: &Field, value: &str) -> String {
    match field.kind {
        FieldKind::Date => parse_date(value).map_or_else(|_| value.to_owned(), long_date),
        _ => value.to_owned(),
    }
}

fn prose_of(item: &Item, values: &Values, our_community: &str, segment: &Segment) -> String {
    match segment {
        Segment::Fixed(words) => words.clone(),
        Segment::OurCommunity => our_community.to_owned(),
        Segment::Field(key) => match item.field(key) {
            Some(field) if field.kind.is_prose() => values.get(key).to_owned(),
            _ => "〇".to_owned(),
        },
        Segment::Optional(inner) if has_empty_field(values, inner) => String::new(),
        Segment::Optional(inner) => {
            inner.iter().map(|segment| prose_of(item, values, our_community, segment)).collect()
        }
    }
}

fn has_empty_field(values: &Values, segments: &[Segment]) -> bool {
    segments.iter().any(|segment| matches!(segment, Segment::Field(key) if values.get(key).is_empty()))
}

fn sample_line(item: &Item, segments: &[Segment]) -> Line {
    segments.iter().flat_map(|segment| sample_pieces(item, segment)).collect()
}

fn sample_pieces(item: &Item, segment: &Segment) -> Vec<Piece> {
    match segment {
        Segment::Fixed(words) => vec![Piece::Words(words.clone())],
        Segment::OurCommunity => vec![Piece::Words("我社区（村）".to_owned())],
        Segment::Field(key) => item.field(key).map(Piece::blank_for).unwrap_or_default(),
        Segment::Optional(inner) => inner.iter().flat_map(|segment| sample_pieces(item, segment)).collect(),
    }
}

fn sample_signer(item: &Item) -> &'static str {
    match item.seal {
        Seal::Committee => "××社区居民委员会（村民委员会）",
        Seal::PartyBranch => "中共××社区（村）支部委员会",
        Seal::MediationCommittee => "××社区（村）人民调解委员会",
    }
}

fn signatures(item: &Item) -> Vec<String> {
    item.signatures.iter().map(|signature| signature.label.clone()).collect()
}

fn footer(setting: &Setting<'_>, number: &str) -> Vec<String> {
    let valid = validity_line(setting.item, Some(setting.at.date_naive()));
    // cases.md 61: what is written onto the paper by hand afterwards is beyond the program, so the paper says so itself.
    valid.into_iter().chain([format!("手写添加、涂改无效，以编号{number}存档文本为准。")]).collect()
}

fn validity_line(item: &Item, issued_on: Option<NaiveDate>) -> Option<String> {
    let days = item.duplicates.valid_days?;
    Some(match issued_on.and_then(|day| valid_until(item, day)) {
        Some(last) => format!("自出具之日起{days}日内有效，至{}止。", long_date(last)),
        None => format!("自出具之日起{days}日内有效。"),
    })
}
