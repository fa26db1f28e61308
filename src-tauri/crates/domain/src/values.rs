//! Values in a form, and what is wrong with them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    DateFault, Field, FieldKey, FieldKind, IdFault, Item, NameFault, PhoneFault, ProhibitionCode, RowFault,
    check_id_number, check_name, check_phone, normalise_name, parse_date,
};

/// Values by field key, as typed or as kept. A missing key and an empty value mean the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Values(BTreeMap<FieldKey, String>);

impl Values {
    /// No values.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of a field; empty when there is none.
    #[must_use]
    pub fn get(&self, key: &FieldKey) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Sets a value.
    pub fn set(&mut self, key: FieldKey, value: impl Into<String>) {
        self.0.insert(key, value.into());
    }

    /// All values, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&FieldKey, &str)> {
        self.0.iter().map(|(key, value)| (key, value.as_str()))
    }

    /// The values as they are kept: each brought to the form of its kind where it can be (a day as `2019-03-01`, a
    /// standard dot in a name), trimmed otherwise.
    #[must_use]
    pub fn normalised(&self, item: &Item, today: NaiveDate) -> Self {
        let keep = |(key, value): (&FieldKey, &String)| {
            let value = match item.field(key) {
                Some(field) => normalise(&field.kind, value, today),
                None => value.trim().to_owned(),
            };
            (key.clone(), value)
        };
        Self(self.0.iter().map(keep).collect())
    }
}

impl FromIterator<(FieldKey, String)> for Values {
    fn from_iter<I: IntoIterator<Item = (FieldKey, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

/// A value as it is kept, by the kind of its field.
pub(crate) fn normalise(kind: &FieldKind, value: &str, today: NaiveDate) -> String {
    let trimmed = value.trim();
    match kind {
        FieldKind::Name => normalise_name(trimmed),
        FieldKind::IdNumber => {
            check_id_number(trimmed, today).map_or_else(|_| trimmed.to_owned(), |id| id.reveal().to_owned())
        }
        FieldKind::Phone => check_phone(trimmed).unwrap_or_else(|_| trimmed.to_owned()),
        FieldKind::Date => parse_date(trimmed).map_or_else(|_| trimmed.to_owned(), |day| day.to_string()),
        FieldKind::Multiline => trimmed.replace("\r\n", "\n").replace('\r', "\n"),
        FieldKind::Number => trimmed.trim_end_matches(['小', '时', '人']).trim().to_owned(),
        FieldKind::Address
        | FieldKind::Unit
        | FieldKind::Text
        | FieldKind::Choice { .. }
        | FieldKind::YesNo => trimmed.to_owned(),
    }
}

/// Whether a problem stops the certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The clerk is told and may go on.
    Warns,
    /// Nothing is issued.
    Refuses,
}

/// What is wrong with the value of one field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldFault {
    /// A required field is empty; the sentence depends on whether one types or picks.
    #[error("请{}{label}", if *.picked { "选择" } else { "填写" })]
    Missing {
        /// Label of the field.
        label: String,
        /// Whether one picks from a list.
        picked: bool,
    },
    /// Longer than the field holds.
    #[error("{label}最多 {max} 个字，现在是 {now} 个")]
    TooLong {
        /// Label of the field.
        label: String,
        /// Most characters.
        max: usize,
        /// Characters now.
        now: usize,
    },
    /// A control character, which no page can show.
    #[error("{0}里有看不见的控制字符，请删掉重打")]
    ControlCharacter(String),
    /// A name.
    #[error(transparent)]
    Name(NameFault),
    /// An identity number.
    #[error(transparent)]
    IdNumber(IdFault),
    /// An identity number with an area nobody knows.
    #[error("没见过这个地区码。老号码会这样，核对无误可以继续")]
    UnknownArea,
    /// A telephone number.
    #[error(transparent)]
    Phone(PhoneFault),
    /// A day.
    #[error(transparent)]
    Date(DateFault),
    /// A day that has not come: residence since, verified on.
    #[error("{0}不能晚于今天")]
    InTheFuture(String),
    /// The end before the beginning.
    #[error("{end}不能早于{start}")]
    EndsBeforeItBegins {
        /// Label of the beginning.
        start: String,
        /// Label of the end.
        end: String,
    },
    /// No number.
    #[error("{0}只能写数字，最多两位小数")]
    NotANumber(String),
    /// Lines that are no rows of the table they are printed as.
    #[error("{label}{fault}")]
    Rows {
        /// Label of the field.
        label: String,
        /// Which line, and what it lacks.
        fault: RowFault,
    },
    /// Not one of the options.
    #[error("{label}只能选：{options}")]
    NotAnOption {
        /// Label of the field.
        label: String,
        /// The options, joined.
        options: String,
    },
    /// A rule of this item about this field.
    #[error("{reason}")]
    Rule {
        /// What the clerk is told.
        reason: String,
        /// The prohibition behind it.
        prohibition: Option<ProhibitionCode>,
    },
    /// A value for a field the item does not have.
    #[error("这一项没有“{0}”这个字段")]
    NoSuchField(String),
}

/// One problem, where it is and whether it stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field.
    pub field: FieldKey,
    /// Whether it stops.
    pub severity: Severity,
    /// What is wrong.
    pub fault: FieldFault,
}

/// Checks all values of a form against the item, in the order of the form. `today` bounds days.
#[must_use]
pub fn check_values(item: &Item, values: &Values, today: NaiveDate) -> Vec<FieldProblem> {
    let mut problems: Vec<FieldProblem> =
        item.fields.iter().flat_map(|field| check_field(field, values, today)).collect();
    problems.extend(check_periods(item, values));
    let unknown = values.iter().filter(|(key, _)| item.field(key).is_none());
    problems.extend(unknown.map(|(key, _)| refuse(key, FieldFault::NoSuchField(key.to_string()))));
    problems
}

fn refuse(key: &FieldKey, fault: FieldFault) -> FieldProblem {
    FieldProblem { field: key.clone(), severity: Severity::Refuses, fault }
}

fn check_field(field: &Field, values: &Values, today: NaiveDate) -> Vec<FieldProblem> {
    let value = normalise(&field.kind, values.get(&field.key), today);
    if value.is_empty() {
        let picked = matches!(field.kind, FieldKind::Choice { .. } | FieldKind::YesNo);
        let missing = FieldFault::Missing { label: field.label.clone(), picked };
        return if field.required { vec![refuse(&field.key, missing)] } else { Vec::new() };
    }
    let now = value.chars().count();
    if now > field.max_chars {
        let fault = FieldFault::TooLong { label: field.label.clone(), max: field.max_chars, now };
        return vec![refuse(&field.key, fault)];
    }
    if value.chars().any(|c| c.is_control() && !(c == '\n' && field.kind == FieldKind::Multiline)) {
        return vec![refuse(&field.key, FieldFault::ControlCharacter(field.label.clone()))];
    }
    let mut problems: Vec<FieldProblem> = check_kind(field, &value, today).into_iter().collect();
    problems.extend(field.rules.iter().filter(|rule| rule.test.refuses(&value, values, today)).map(|rule| {
        refuse(
            &field.key,
            FieldFault::Rule { reason: rule.reason.clone(), prohibition: rule.prohibition.clone() },
        )
    }));
    problems
}

fn check_kind(field: &Field, value: &str, today: NaiveDate) -> Option<FieldProblem> {
    let fault = match &field.kind {
        FieldKind::Name => FieldFault::Name(check_name(value).err()?),
        FieldKind::IdNumber => match check_id_number(value, today) {
            Ok(id) if id.has_known_area() => return None,
            Ok(_) => {
                let severity = Severity::Warns;
                return Some(FieldProblem {
                    field: field.key.clone(),
                    severity,
                    fault: FieldFault::UnknownArea,
                });
            }
            Err(fault) => FieldFault::IdNumber(fault),
        },
        FieldKind::Phone => FieldFault::Phone(check_phone(value).err()?),
        FieldKind::Date => match parse_date(value) {
            Ok(day) if day > today && is_past_by_nature(field) => {
                FieldFault::InTheFuture(field.label.clone())
            }
            Ok(_) => return None,
            Err(fault) => FieldFault::Date(fault),
        },
        FieldKind::Multiline if !field.columns.is_empty() => {
            FieldFault::Rows { label: field.label.clone(), fault: field.rows(value).err()? }
        }
        FieldKind::Number if !is_number(value) => FieldFault::NotANumber(field.label.clone()),
        FieldKind::Choice { options, open: false } if !options.iter().any(|o| o == value) => {
            FieldFault::NotAnOption { label: field.label.clone(), options: options.join("、") }
        }
        FieldKind::YesNo if !matches!(value, "是" | "否") => {
            FieldFault::NotAnOption { label: field.label.clone(), options: "是、否".into() }
        }
        _ => return None,
    };
    Some(refuse(&field.key, fault))
}

/// An end of a term may lie ahead (`term_to`, `publicity_to`); what was done, known or begun lies behind.
fn is_past_by_nature(field: &Field) -> bool {
    let key = field.key.as_str();
    !(key.ends_with("_to") || key.starts_with("term_") || key == "election_date")
}

/// `x_to` must not be before `x_from`.
fn check_periods(item: &Item, values: &Values) -> Vec<FieldProblem> {
    let ends = item.fields.iter().filter(|f| f.kind == FieldKind::Date && f.key.as_str().ends_with("_to"));
    ends.filter_map(|end| {
        let stem = end.key.as_str().strip_suffix("_to")?;
        let start = item.field_named(&format!("{stem}_from"))?;
        let day = |field: &Field| parse_date(values.get(&field.key)).ok();
        let fault = FieldFault::EndsBeforeItBegins { start: start.label.clone(), end: end.label.clone() };
        (day(end)? < day(start)?).then(|| refuse(&end.key, fault))
    })
    .collect()
}

fn is_number(value: &str) -> bool {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, "0"));
    let digits =
        |s: &str, most: usize| (1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    digits(whole, 9) && digits(fraction, 2)
}
