//! Sentences and clauses of a text: how far the words around a finding reach.

use std::ops::Range;

use crate::normal::Normal;

/// Where the sentences of a plain text stand, in bytes. The end of a line as typed ends a sentence too, though the plain form
/// does not keep it.
#[derive(Debug)]
pub(crate) struct Sentences {
    bounds: Vec<Range<usize>>,
}

impl Sentences {
    pub(crate) fn of(text: &Normal, typed: &str) -> Self {
        let line_ends: Vec<usize> =
            typed.chars().enumerate().filter(|(_, c)| matches!(c, '\n' | '\r')).map(|(at, _)| at).collect();
        let mut bounds = Vec::new();
        let (mut start, mut at, mut last) = (0, 0, 0);
        for (c, origin) in text.pieces() {
            let next = at + c.len_utf8();
            if c == '\n' {
                bounds.push(start..at);
                start = next;
            } else if line_ends.partition_point(|&end| end < last)
                < line_ends.partition_point(|&end| end < origin.start)
            {
                bounds.push(start..at);
                start = at;
            }
            (at, last) = (next, origin.end.max(last));
        }
        bounds.push(start..at);
        bounds.retain(|bounds| !bounds.is_empty());
        Self { bounds }
    }

    /// Each of them, in bytes of the plain text.
    pub(crate) fn all(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.bounds.iter().cloned()
    }

    /// The sentence around a stretch of bytes; all of them when it reaches over several.
    pub(crate) fn around(&self, bytes: &Range<usize>) -> Range<usize> {
        let mut touched = self.bounds.iter().filter(|b| b.start < bytes.end && bytes.start < b.end);
        let first = touched.next().map_or_else(|| bytes.clone(), Clone::clone);
        first.start.min(bytes.start)..touched.next_back().map_or(first.end, |last| last.end).max(bytes.end)
    }
}

/// The clause around a stretch of a sentence, both in bytes of the text.
pub(crate) fn clause(text: &str, sentence: &Range<usize>, bytes: &Range<usize>) -> Range<usize> {
    let parts = |c: char| matches!(c, '，' | '：');
    let start = text[sentence.start..bytes.start].rfind(parts).map_or(sentence.start, |at| {
        let at = sentence.start + at;
        at + text[at..].chars().next().map_or(0, char::len_utf8)
    });
    let end = text[bytes.end..sentence.end].find(parts).map_or(sentence.end, |at| bytes.end + at);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::Normaliser;

    fn sentence_of(typed: &str, words: &str) -> (String, String) {
        let text = Normaliser::new(&[]).plain(typed);
        let at = text.text().find(words).expect("the words are there");
        let bytes = at..at + words.len();
        let sentence = Sentences::of(&text, typed).around(&bytes);
        let clause = clause(text.text(), &sentence, &bytes);
        (text.text()[sentence].to_owned(), text.text()[clause].to_owned())
    }

    #[test]
    fn a_sentence_ends_at_its_mark_and_at_the_end_of_the_line() {
        let text = "情况说明\n经查，二人系母女。特此说明";
        assert_eq!(sentence_of(text, "母女"), ("经查，二人系母女".into(), "二人系母女".into()), "no further");
        assert_eq!(sentence_of(text, "情况").0, "情况说明", "a title is a sentence of its own");
    }

    #[test]
    fn words_over_a_line_end_belong_to_both_sides() {
        let (sentence, _) = sentence_of("二人系母\n女，属实。完", "母女");
        assert_eq!(sentence, "二人系母女，属实", "a line may break inside a word");
    }
}
