//! What ordinary words a text is made of: `物业证明` is 物业 and 证明, and nobody meant 无业.
//!
//! The dictionary is the one of the Unicode project's segmenter (`icu_segmenter`): part of the program, nothing to load.

use std::ops::Range;
use std::sync::LazyLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// The words of a text, by the characters they stand at.
#[derive(Debug)]
pub(crate) struct Words {
    /// For each character the word it stands in.
    at: Vec<Range<usize>>,
}

impl Words {
    /// `known` are ordinary words the dictionary lacks.
    pub(crate) fn of(characters: &[char], known: &[Vec<char>]) -> Self {
        let text: String = characters.iter().collect();
        let mut at = Vec::with_capacity(characters.len());
        let mut breaks = SEGMENTER.segment_str(&text);
        let mut start = breaks.next().unwrap_or(0);
        for end in breaks {
            let length = text[start..end].chars().count();
            let first = at.len();
            at.extend(std::iter::repeat_n(first..first + length, length));
            start = end;
        }
        for word in known.iter().filter(|word| !word.is_empty()) {
            for start in 0..characters.len() {
                if characters[start..].starts_with(word) {
                    at[start..start + word.len()].fill(start..start + word.len());
                }
            }
        }
        Self { at }
    }

    /// The word a character stands in.
    pub(crate) fn word(&self, at: usize) -> Range<usize> {
        self.at.get(at).cloned().unwrap_or(at..at + 1)
    }

    /// Whether the stretch begins and ends with words.
    pub(crate) fn begins_and_ends_at(&self, stretch: &Range<usize>) -> bool {
        self.word(stretch.start).start == stretch.start && self.word(stretch.end - 1).end == stretch.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_its_words() {
        let words = Words::of(&"我是业主要开失业证明".chars().collect::<Vec<_>>(), &[]);
        assert_eq!(words.word(2), 2..4, "业主");
        assert!(!words.begins_and_ends_at(&(1..3)), "是业 is not made of words");
        assert!(words.begins_and_ends_at(&(6..8)), "失业 is");
    }
}
