//! Filling the wording of the release with what is known; what is not known is a rule to write on, or left out.

use shouzhang_domain::{FieldKey, Segment, blank_width};

use crate::document::{Line, Piece};

/// What is known, by the names the wording uses.
#[derive(Debug, Clone, Default)]
pub struct Filling<'a> {
    known: Vec<(&'static str, Piece)>,
    blanks: &'a [(FieldKey, u8)],
}

impl<'a> Filling<'a> {
    /// Nothing known yet; where nothing becomes known the rule is so wide.
    #[must_use]
    pub fn with_blanks(blanks: &'a [(FieldKey, u8)]) -> Self {
        Self { known: Vec::new(), blanks }
    }

    /// Words, if there are any.
    #[must_use]
    pub fn know(mut self, key: &'static str, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.known.push((key, words(text)));
        }
        self
    }

    /// What somebody typed, if anything: a fault names it by its label.
    #[must_use]
    pub fn know_typed(mut self, key: &'static str, label: &str, text: &str, name: bool) -> Self {
        if !text.is_empty() {
            let (field, label, text) = (key.to_owned(), label.to_owned(), text.to_owned());
            self.known.push((key, Piece::Value { field, label, text, name }));
        }
        self
    }

    /// A line of the wording.
    #[must_use]
    pub fn line(&self, segments: &[Segment]) -> Line {
        let mut line: Vec<Piece> = Vec::new();
        for piece in segments.iter().flat_map(|segment| self.pieces(segment)) {
            match (line.last_mut(), piece) {
                (Some(Piece::Words(before)), Piece::Words(after)) => before.push_str(&after),
                (_, piece) => line.push(piece),
            }
        }
        Line(line)
    }

    /// A line of the wording that is printed where nothing is written by hand.
    #[must_use]
    pub fn text(&self, segments: &[Segment]) -> String {
        let line = self.line(segments).0;
        let texts = line.into_iter().map(|piece| match piece {
            Piece::Words(text) | Piece::Value { text, .. } => text,
            Piece::Table { .. } | Piece::Blank { .. } => String::new(),
        });
        texts.collect()
    }

    fn pieces(&self, segment: &Segment) -> Vec<Piece> {
        match segment {
            Segment::Fixed(text) => vec![words(text)],
            Segment::Field(key) => vec![self.known(key).cloned().unwrap_or_else(|| self.rule(key))],
            Segment::Optional(inner) if inner.iter().flat_map(Segment::keys).any(|key| self.lacks(key)) => {
                Vec::new()
            }
            Segment::Optional(inner) => inner.iter().flat_map(|segment| self.pieces(segment)).collect(),
            // The catalog takes no such wording for these papers.
            Segment::OurCommunity => Vec::new(),
        }
    }

    fn known(&self, key: &FieldKey) -> Option<&Piece> {
        self.known.iter().find(|(known, _)| *known == key.as_str()).map(|(_, piece)| piece)
    }

    fn lacks(&self, key: &FieldKey) -> bool {
        self.known(key).is_none() && blank_width(key).is_none()
    }

    fn rule(&self, key: &FieldKey) -> Piece {
        /// Where the wording does not say how wide.
        const USUAL: u8 = 10;
        let own = self.blanks.iter().find(|(known, _)| known == key).map(|(_, ems)| *ems);
        blank(blank_width(key).or(own).unwrap_or(USUAL))
    }
}

fn words(text: impl Into<String>) -> Piece {
    Piece::Words(text.into())
}

fn blank(ems: u8) -> Piece {
    Piece::Blank { label: String::new(), ems }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shouzhang_domain::Template;

    #[test]
    fn what_is_not_known_is_a_rule_or_left_out() {
        let unit = FieldKey::new("unit").expect("a key");
        let blanks = [(unit, 16)];
        let line = Template::parse_line("{unit}：[在{place}]{blank_4}日").expect("well formed");
        let empty = Filling::with_blanks(&blanks).line(&line);
        assert_eq!(
            empty.0,
            [blank(16), words("："), blank(4), words("日")],
            "a place nobody named is not spoken of"
        );
        let full = Filling::with_blanks(&blanks).know("unit", "某银行").know("place", "会议室");
        assert_eq!(full.text(&line), "某银行：在会议室日", "what is known is printed");
    }
}
