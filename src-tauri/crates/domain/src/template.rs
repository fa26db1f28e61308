//! 证明式样: fixed wording with places for values.
//!
//! `{key}` is a field; `[…{key}…]` is left out as a whole when a field in it is empty; `{our_community}` is 我社区 or 我村.
//! Nothing else is special, and a value is never read as template text.

use crate::FieldKey;

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Fixed words.
    Fixed(String),
    /// The value of a field.
    Field(FieldKey),
    /// 我社区 or 我村.
    OurCommunity,
    /// Left out when one of its fields is empty.
    Optional(Vec<Segment>),
}

/// The wording of an item, in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Version; a certificate keeps the one it was issued under.
    pub version: u32,
    /// Title in large type.
    pub title: String,
    /// Line at the left margin, such as `{asking_unit}：`; none where the paper goes to nobody in particular.
    pub salutation: Option<Vec<Segment>>,
    /// Paragraphs, each indented by two characters.
    pub paragraphs: Vec<Vec<Segment>>,
}

/// Why a wording cannot be read. `at` counts characters from the start of the text, from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    /// `{` without `}`.
    #[error("第 {} 个字“{{”没有配对的“}}”", .at + 1)]
    OpenBrace {
        /// Place.
        at: usize,
    },
    /// `[` without `]`, or `]` without `[`, or one inside another.
    #[error("第 {} 个字处的“[”“]”不配对，也不能套着用", .at + 1)]
    Brackets {
        /// Place.
        at: usize,
    },
    /// A placeholder that is no field key.
    #[error("第 {} 个字处的“{{{key}}}”不是字段名：字段名用小写英文字母、数字和下划线", .at + 1)]
    NotAKey {
        /// Place.
        at: usize,
        /// What stands in the braces.
        key: String,
    },
    /// Nothing at all.
    #[error("正文是空的")]
    Empty,
}

impl Segment {
    /// Keys of the fields in it, in order, with repetitions.
    #[must_use]
    pub fn keys(&self) -> Vec<&FieldKey> {
        match self {
            Self::Field(key) => vec![key],
            Self::Optional(inner) => inner.iter().flat_map(Self::keys).collect(),
            Self::Fixed(_) | Self::OurCommunity => Vec::new(),
        }
    }
}

impl Template {
    /// Reads one paragraph or salutation.
    ///
    /// # Errors
    /// [`TemplateFault`] with the place.
    pub fn parse_line(text: &str) -> Result<Vec<Segment>, TemplateFault> {
        let chars: Vec<char> = text.chars().collect();
        let (mut outer, mut inner): (Vec<Segment>, Option<(usize, Vec<Segment>)>) = (Vec::new(), None);
        let mut i = 0;
        while i < chars.len() {
            let nested = inner.is_some();
            let into = inner.as_mut().map_or(&mut outer, |(_, segments)| segments);
            match chars[i] {
                '{' => {
                    let end = chars[i..]
                        .iter()
                        .position(|&c| c == '}')
                        .ok_or(TemplateFault::OpenBrace { at: i })?
                        + i;
                    into.push(placeholder(chars[i + 1..end].iter().collect(), i)?);
                    i = end;
                }
                '}' => return Err(TemplateFault::OpenBrace { at: i }),
                '[' if nested => return Err(TemplateFault::Brackets { at: i }),
                '[' => inner = Some((i, Vec::new())),
                ']' => match inner.take() {
                    Some((_, segments)) => outer.push(Segment::Optional(segments)),
                    None => return Err(TemplateFault::Brackets { at: i }),
                },
                c => match into.last_mut() {
                    Some(Segment::Fixed(words)) => words.push(c),
                    _ => into.push(Segment::Fixed(c.to_string())),
                },
            }
            i += 1;
        }
        match inner {
            Some((at, _)) => Err(TemplateFault::Brackets { at }),
            None if outer.is_empty() => Err(TemplateFault::Empty),
            None => Ok(outer),
        }
    }

    /// Keys of all fields the wording uses, in order, with repetitions.
    #[must_use]
    pub fn keys(&self) -> Vec<&FieldKey> {
        let lines = self.salutation.iter().chain(&self.paragraphs);
        lines.flat_map(|line| line.iter().flat_map(Segment::keys)).collect()
    }

    /// The fixed words alone, paragraph by paragraph: what the screening reads when a catalog is checked.
    #[must_use]
    pub fn fixed_text(&self) -> String {
        let lines = self.paragraphs.iter().map(|line| line.iter().map(fixed_of).collect::<String>());
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn placeholder(key: String, at: usize) -> Result<Segment, TemplateFault> {
    if key == "our_community" {
        return Ok(Segment::OurCommunity);
    }
    FieldKey::new(key.as_str()).map(Segment::Field).ok_or(TemplateFault::NotAKey { at, key })
}

fn fixed_of(segment: &Segment) -> String {
    match segment {
        Segment::Fixed(words) => words.clone(),
        // A neutral stand-in keeps the words on both sides apart.
        Segment::Field(_) => "〇".to_owned(),
        Segment::OurCommunity => "我社区".to_owned(),
        Segment::Optional(inner) => inner.iter().map(fixed_of).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> FieldKey {
        FieldKey::new(text).expect(text)
    }

    #[test]
    fn a_paragraph_is_words_fields_and_optional_parts() {
        let line =
            Template::parse_line("{name}自{from}起[至{to}止]在{our_community}居住。").expect("well formed");
        assert_eq!(
            line,
            vec![
                Segment::Field(key("name")),
                Segment::Fixed("自".into()),
                Segment::Field(key("from")),
                Segment::Fixed("起".into()),
                Segment::Optional(vec![
                    Segment::Fixed("至".into()),
                    Segment::Field(key("to")),
                    Segment::Fixed("止".into())
                ]),
                Segment::Fixed("在".into()),
                Segment::OurCommunity,
                Segment::Fixed("居住。".into()),
            ],
            "in reading order"
        );
    }

    #[test]
    fn a_broken_wording_says_where() {
        let fault = |text: &str| Template::parse_line(text).expect_err(text);
        assert_eq!(fault("自{from起"), TemplateFault::OpenBrace { at: 1 }, "never closed");
        assert_eq!(fault("自from}起"), TemplateFault::OpenBrace { at: 5 }, "never opened");
        assert_eq!(fault("[至[{to}]]"), TemplateFault::Brackets { at: 2 }, "nested");
        assert_eq!(fault("至{to}]"), TemplateFault::Brackets { at: 5 }, "closed twice");
        assert_eq!(fault("{姓名}"), TemplateFault::NotAKey { at: 0, key: "姓名".into() }, "keys are ASCII");
        assert_eq!(fault(""), TemplateFault::Empty, "nothing");
    }
}
