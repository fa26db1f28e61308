//! Places in a text as it was typed.

use std::ops::Range;

/// A stretch of a text, counted in characters (Unicode scalar values) of the text as typed, from 0; `end` is behind the
/// last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First character.
    pub start: usize,
    /// Behind the last character.
    pub end: usize,
}

impl Span {
    /// The words the span covers in `text`; shorter when the span reaches beyond the text.
    #[must_use]
    pub fn words(self, text: &str) -> String {
        text.chars().skip(self.start).take(self.len()).collect()
    }

    /// How many characters it covers.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether both share at least one character.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub(crate) fn joined(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// Spans in reading order, those that touch or overlap joined into one: what a screen underlines.
pub(crate) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => *last = last.joined(span),
            _ => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_counts_characters_not_bytes() {
        let span = Span::from(1..3);
        assert_eq!(span.words("系母女。"), "母女", "two characters of three bytes each");
        assert_eq!(span.words("系"), "", "beyond the text there are no words");
    }

    #[test]
    fn touching_spans_are_underlined_as_one() {
        let spans = vec![Span::from(4..6), Span::from(0..2), Span::from(2..3)];
        assert_eq!(merged(spans), vec![Span::from(0..3), Span::from(4..6)], "in reading order, joined");
    }
}
