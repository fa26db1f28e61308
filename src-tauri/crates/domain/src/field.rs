//! Fields of a form.

use std::fmt;

use chrono::NaiveDate;

use crate::values::normalise;
use crate::{ProhibitionCode, Values, parse_date};

/// Key of a field in a form, such as `applicant_name`: what a template's placeholder and a values file name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldKey(String);

impl FieldKey {
    /// Reads a key: lower-case ASCII letters, digits and `_`, beginning with a letter.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let starts_well = text.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        let rest_well = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        (starts_well && rest_well).then_some(Self(text))
    }

    /// The key as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FieldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a field holds. The kind decides how the value is checked, whether it is read as prose by the screening, and how
/// it is set on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// A person's name: set in one face, never broken, not read as prose.
    Name,
    /// Number of an identity document (GB 11643 and its relatives).
    IdNumber,
    /// Telephone number.
    Phone,
    /// An address: not read as prose.
    Address,
    /// Name of a unit (单位): not read as prose.
    Unit,
    /// One line of prose.
    Text,
    /// Several lines of prose.
    Multiline,
    /// A day, stored as `2026-11-23`.
    Date,
    /// A non-negative number, up to two decimals.
    Number,
    /// One of the options; when `open`, something else may be typed and is then read as prose.
    Choice {
        /// The offered answers.
        options: Vec<String>,
        /// Whether an answer outside the options is accepted.
        open: bool,
    },
    /// 是 or 否.
    YesNo,
}

/// A field kind nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "字段类型“{0}”不认识：只能是 name、id_number、phone、address、unit、text、multiline、date、number、choice、yes_no"
)]
pub struct UnknownFieldKind(pub String);

impl FieldKind {
    /// Reads the kind of a catalog file; `options` and `open` matter to `choice` only.
    ///
    /// # Errors
    /// [`UnknownFieldKind`] naming the word.
    pub fn parse(word: &str, options: Vec<String>, open: bool) -> Result<Self, UnknownFieldKind> {
        Ok(match word {
            "name" => Self::Name,
            "id_number" => Self::IdNumber,
            "phone" => Self::Phone,
            "address" => Self::Address,
            "unit" => Self::Unit,
            "text" => Self::Text,
            "multiline" => Self::Multiline,
            "date" => Self::Date,
            "number" => Self::Number,
            "choice" => Self::Choice { options, open },
            "yes_no" => Self::YesNo,
            other => return Err(UnknownFieldKind(other.to_owned())),
        })
    }

    /// The word of the catalog file and of the wire.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::IdNumber => "id_number",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Unit => "unit",
            Self::Text => "text",
            Self::Multiline => "multiline",
            Self::Date => "date",
            Self::Number => "number",
            Self::Choice { .. } => "choice",
            Self::YesNo => "yes_no",
        }
    }

    /// Whether a value of this kind is prose a prohibited fact could hide in. Names, addresses and unit names are not: a
    /// person may be called 王健在.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        matches!(self, Self::Text | Self::Multiline | Self::Choice { open: true, .. })
    }

    /// Longest accepted value in characters, unless the field sets its own bound.
    #[must_use]
    pub fn default_max_chars(&self) -> usize {
        match self {
            Self::Name => 50,
            Self::IdNumber => 30,
            Self::Phone => 20,
            Self::Address | Self::Unit => 80,
            Self::Text => 80,
            Self::Multiline => 500,
            Self::Date => 10,
            Self::Number => 14,
            Self::Choice { .. } => 40,
            Self::YesNo => 1,
        }
    }
}

/// Fixed order of the groups on the form: without unit, purpose and basis the form should not start (rules.md §1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldGroup {
    /// Who asks for the paper and what for (谁要、办什么).
    WhoAsks,
    /// The person it is about.
    Person,
    /// The fact it states.
    Fact,
    /// How the fact was verified.
    Verification,
}

impl FieldGroup {
    /// Reads the word of a catalog file.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "who_asks" => Self::WhoAsks,
            "person" => Self::Person,
            "fact" => Self::Fact,
            "verification" => Self::Verification,
            _ => return None,
        })
    }

    /// The word of the catalog file and of the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::WhoAsks => "who_asks",
            Self::Person => "person",
            Self::Fact => "fact",
            Self::Verification => "verification",
        }
    }
}

/// One field of an item's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Key in values and placeholders.
    pub key: FieldKey,
    /// Label beside the input.
    pub label: String,
    /// What it holds.
    pub kind: FieldKind,
    /// Where it stands on the form.
    pub group: FieldGroup,
    /// Whether it must be filled.
    pub required: bool,
    /// Short help beside the input.
    pub hint: Option<String>,
    /// Longest accepted value in characters.
    pub max_chars: usize,
    /// Offered while typing, for example usual purposes. Not a bound on the value.
    pub suggestions: Vec<String>,
    /// Rules that belong to this field of this item.
    pub rules: Vec<FieldRule>,
    /// Heads of the columns when the lines of a [`FieldKind::Multiline`] value are printed as the rows of a table, such as
    /// 姓名 and 与申请人的关系 of a household; empty otherwise.
    pub columns: Vec<String>,
}

/// A rule of one item about one field: K29 must not be used for a business licence, K01 goes to the adoption registry
/// only (cases.md 14, 34, 36).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldRule {
    /// When the value is refused.
    pub test: RuleTest,
    /// What the clerk is told.
    pub reason: String,
    /// The prohibition behind it, if it is one.
    pub prohibition: Option<ProhibitionCode>,
}

/// The test of a [`FieldRule`]. An empty value is never refused here: whether it may be empty is the field's own affair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleTest {
    /// Refused when the value contains any of the words.
    RefusesAny(Vec<String>),
    /// Refused unless the value contains one of the words.
    NeedsAny(Vec<String>),
    /// Refused while the day is not over: a public notice (公示、公告) has to have ended before a paper says so.
    NeedsPast,
    /// Refused when fewer than `days` days have passed since the day in the field `since` (公告满30天). The first day does
    /// not count (民法典第二百零一条).
    NeedsDaysSince {
        /// Field with the first day.
        since: FieldKey,
        /// Least number of days.
        days: u16,
    },
    /// Refused when the number is greater than the one in another field: nobody attends who was not due.
    AtMost(FieldKey),
}

impl RuleTest {
    /// Whether `value` is refused. `values` are all values of the form, `today` is the day of issue.
    #[must_use]
    pub fn refuses(&self, value: &str, values: &Values, today: NaiveDate) -> bool {
        let other_day = |key: &FieldKey| parse_date(values.get(key)).ok();
        match self {
            Self::RefusesAny(words) => words.iter().any(|w| value.contains(w.as_str())),
            Self::NeedsAny(words) => !value.is_empty() && !words.iter().any(|w| value.contains(w.as_str())),
            Self::NeedsPast => parse_date(value).is_ok_and(|day| day >= today),
            Self::NeedsDaysSince { since, days } => match (other_day(since), parse_date(value)) {
                (Some(first), Ok(last)) => (last - first).num_days() < i64::from(*days),
                _ => false,
            },
            Self::AtMost(other) => {
                let most = normalise(&FieldKind::Number, values.get(other), today);
                matches!((most.parse::<f64>(), value.parse::<f64>()), (Ok(most), Ok(number)) if number > most)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> FieldKey {
        FieldKey::new(text).expect(text)
    }

    fn refuses(test: &RuleTest, value: &str, others: &[(&str, &str)]) -> bool {
        let values: Values = others.iter().map(|&(k, v)| (key(k), v.to_owned())).collect();
        test.refuses(value, &values, NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day"))
    }

    #[test]
    fn a_notice_has_to_be_over() {
        assert!(refuses(&RuleTest::NeedsPast, "2026-11-24", &[]), "ends tomorrow");
        assert!(refuses(&RuleTest::NeedsPast, "2026-11-23", &[]), "today is its last day");
        assert!(!refuses(&RuleTest::NeedsPast, "2026-11-22", &[]), "ended yesterday");
        assert!(!refuses(&RuleTest::NeedsPast, "", &[]), "an empty value is not this rule's affair");
    }

    #[test]
    fn thirty_days_of_notice_are_counted_from_the_day_after_the_first() {
        let rule = RuleTest::NeedsDaysSince { since: key("publicity_from"), days: 30 };
        let ending = |last| refuses(&rule, last, &[("publicity_from", "2026-10-01")]);
        assert!(ending("2026-10-30"), "29 days after the first");
        assert!(!ending("2026-10-31"), "30 days after the first");
        assert!(!refuses(&rule, "2026-10-02", &[]), "without the first day there is nothing to count");
    }

    #[test]
    fn nobody_attends_who_was_not_due() {
        let rule = RuleTest::AtMost(key("should"));
        assert!(refuses(&rule, "46", &[("should", "45")]), "one too many");
        assert!(!refuses(&rule, "45", &[("should", "45 人")]), "everybody came");
        assert!(!refuses(&rule, "9", &[("should", "45")]), "numbers are compared as numbers, not as text");
        assert!(!refuses(&rule, "9", &[]), "the other field says itself that it is empty");
    }
}
