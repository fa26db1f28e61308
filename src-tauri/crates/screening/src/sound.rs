//! Texts as they sound: what is typed in pinyin, in initials, or half and half.

use std::ops::Range;

use crate::character::{Kind, is_han};
use crate::normal::Normal;
use crate::reading::{reading_of, readings_of};
use crate::span::Span;

/// Parts what is not one word.
const BREAK: u8 = b'|';

/// One syllable of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Syllable {
    /// The character, in the name as written.
    pub(crate) at: Span,
    /// Its readings, the usual one first. A letter or digit is its own reading.
    pub(crate) readings: Vec<String>,
}

impl Syllable {
    /// The syllables of a name; punctuation has none.
    pub(crate) fn all_of(name: &str, plain: &Normal) -> Vec<Self> {
        let written: Vec<char> = name.chars().collect();
        let syllable = |(c, at): (char, Span)| {
            // Read as written: the plain form turns 拾 and its like into digits.
            let readings = readings_of(written[at.start]);
            match Kind::of(c) {
                Kind::Han | Kind::Word if !readings.is_empty() => Some(Self { at, readings }),
                Kind::Han | Kind::Word => Some(Self { at, readings: vec![c.to_string()] }),
                Kind::Point | Kind::Filler => None,
            }
        };
        plain.pieces().filter_map(syllable).collect()
    }
}

/// A text in letters, with the way back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Sound {
    letters: Vec<u8>,
    origins: Vec<Span>,
    typed_in_letters: Vec<bool>,
}

impl Sound {
    /// The letters of a text that has some: Chinese characters in their usual reading, Latin words as they stand, tone
    /// digits and blanks left out. Nothing for a text without Latin letters.
    pub(crate) fn of(text: &Normal) -> Option<Self> {
        if !text.text().bytes().any(|b| b.is_ascii_lowercase()) {
            return None;
        }
        let mut sound = Self::default();
        let mut before = ' ';
        for (c, origin) in text.pieces() {
            match c {
                'a'..='z' => sound.push(c as u8, origin, true),
                '1'..='5' if before.is_ascii_lowercase() => {}
                '0'..='9' => sound.push(c as u8, origin, true),
                ' ' | '\'' => {}
                _ => match reading_of(c).filter(|_| is_han(c)) {
                    Some(reading) => reading.bytes().for_each(|b| sound.push(b, origin, false)),
                    None => sound.push(BREAK, origin, false),
                },
            }
            before = c;
        }
        Some(sound)
    }

    fn push(&mut self, letter: u8, origin: Span, typed: bool) {
        self.letters.push(letter);
        self.origins.push(origin);
        self.typed_in_letters.push(typed);
    }

    pub(crate) fn letters(&self) -> &[u8] {
        &self.letters
    }

    /// Whether the text is one word in letters, short enough for somebody to be typing it.
    pub(crate) fn is_one_short_word(&self) -> bool {
        (1..=64).contains(&self.letters.len()) && !self.letters.contains(&BREAK)
    }

    /// Whether at least one letter of the stretch was typed as a letter.
    pub(crate) fn has_typed_letters(&self, bytes: Range<usize>) -> bool {
        self.typed_in_letters[bytes].contains(&true)
    }

    /// Whether all letters of the stretch were typed as letters.
    pub(crate) fn is_typed_in_letters(&self, bytes: Range<usize>) -> bool {
        !self.typed_in_letters[bytes].contains(&false)
    }

    /// Where a stretch of letters stood in the text as typed.
    pub(crate) fn origin(&self, bytes: Range<usize>) -> Span {
        let origins = &self.origins[bytes];
        let join = |joined: Span, next: &Span| joined.joined(*next);
        origins.first().map_or(Span { start: 0, end: 0 }, |first| origins.iter().fold(*first, join))
    }
}

/// How typed letters fit a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fit {
    /// Which syllables of the name were typed, the last one perhaps in part.
    pub(crate) syllables: Range<usize>,
    /// Whether only first letters were typed.
    pub(crate) initials: bool,
    /// Whether it takes a reading that is not the usual one.
    pub(crate) rare: bool,
}

/// How `typed` fits the name: each syllable in full or by its first letter(s), the last one up to where it was typed.
/// From the beginning of the name if possible; from a later syllable only when enough was typed to mean it.
pub(crate) fn fit(typed: &[u8], name: &[Syllable]) -> Option<Fit> {
    let longest: usize = name.iter().map(|s| s.readings.iter().map(String::len).max().unwrap_or(0)).sum();
    if typed.is_empty() || typed.len() > longest {
        return None;
    }
    let starts = || 0..name.len();
    let fits = |rare: bool| {
        starts().find_map(|start| {
            let (end, initials) = Walk::new(typed, &name[start..], rare).run()?;
            let enough = start == 0 || typed.len() >= 3;
            enough.then_some(Fit { syllables: start..start + end, initials, rare })
        })
    };
    fits(false).or_else(|| fits(true))
}

/// A search through the ways to cut letters into syllables.
struct Walk<'a> {
    typed: &'a [u8],
    name: &'a [Syllable],
    rare: bool,
    /// Places (letters used, syllables used) known to lead nowhere.
    dead: Vec<bool>,
}

impl<'a> Walk<'a> {
    fn new(typed: &'a [u8], name: &'a [Syllable], rare: bool) -> Self {
        Self { typed, name, rare, dead: Vec::new() }
    }

    /// How many syllables the letters reach, and whether all of them are initials.
    fn run(mut self) -> Option<(usize, bool)> {
        // Most names do not even begin with the first letter.
        let first = self.name.first()?;
        if !self.readings(first).iter().any(|reading| reading.as_bytes().first() == self.typed.first()) {
            return None;
        }
        self.dead = vec![false; (self.typed.len() + 1) * (self.name.len() + 1)];
        self.step(0, 0)
    }

    fn readings(&self, syllable: &'a Syllable) -> &'a [String] {
        if self.rare { &syllable.readings } else { &syllable.readings[..1] }
    }

    fn step(&mut self, used: usize, syllable: usize) -> Option<(usize, bool)> {
        if used == self.typed.len() {
            return Some((syllable, true));
        }
        let place = syllable * (self.typed.len() + 1) + used;
        if syllable == self.name.len() || self.dead[place] {
            return None;
        }
        let rest = &self.typed[used..];
        for reading in self.readings(&self.name[syllable]) {
            let letters = reading.as_bytes();
            let common = letters.iter().zip(rest).take_while(|(a, b)| a == b).count();
            for taken in (1..=common).rev() {
                let initial = is_initial(letters, taken);
                // A syllable may break off in its middle only where the typing ends.
                if !(initial || taken == letters.len() || taken == rest.len()) {
                    continue;
                }
                if let Some((end, initials)) = self.step(used + taken, syllable + 1) {
                    return Some((end, initials && initial));
                }
            }
        }
        self.dead[place] = true;
        None
    }
}

/// Whether the first `taken` letters are what one types for the initial: `z` or `zh` for zheng.
fn is_initial(syllable: &[u8], taken: usize) -> bool {
    taken == 1 || taken == 2 && syllable[1] == b'h' && matches!(syllable[0], b'z' | b'c' | b's')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::Normaliser;

    fn syllables(name: &str) -> Vec<Syllable> {
        Syllable::all_of(name, &Normaliser::new(&[]).plain(name))
    }

    fn fitted(typed: &str, name: &str) -> Option<(Range<usize>, bool, bool)> {
        fit(typed.as_bytes(), &syllables(name)).map(|f| (f.syllables, f.initials, f.rare))
    }

    #[test]
    fn letters_fit_in_full_by_initials_and_half_and_half() {
        let name = "亲属关系证明";
        assert_eq!(fitted("qsgx", name), Some((0..4, true, false)), "initials");
        assert_eq!(fitted("qinshuguanxi", name), Some((0..4, false, false)), "in full");
        assert_eq!(fitted("qinsgx", name), Some((0..4, false, false)), "half and half");
        assert_eq!(fitted("qinshug", name), Some((0..3, false, false)), "while typing");
        assert_eq!(fitted("guanxi", name), Some((2..4, false, false)), "from a later syllable");
        assert_eq!(fitted("gx", name), None, "two letters in the middle mean nothing");
        assert_eq!(fitted("qhgx", name), None, "other letters");
        assert_eq!(fitted("zhm", "证明"), Some((0..2, true, false)), "zh is an initial");
        assert_eq!(fitted("qishu", name), None, "a syllable breaks off at the end only");
    }

    #[test]
    fn a_second_reading_fits_too_and_is_marked() {
        assert_eq!(fitted("yinhang", "银行存款证明"), Some((0..2, false, true)), "行 is xing first");
        assert_eq!(fitted("yxck", "银行存款证明"), Some((0..4, true, false)), "the usual reading");
    }

    #[test]
    fn a_text_sounds_the_same_half_in_pinyin() {
        let sound = |text: &str| Sound::of(&Normaliser::new(&[]).plain(text));
        for typed in ["qinshu guanxi 证明", "亲shu关系证明", "qin1shu3 guan1xi4证明", "qīnshǔguānxì 证明"]
        {
            let sound = sound(typed).expect("there are Latin letters in it");
            assert_eq!(sound.letters(), b"qinshuguanxizhengming", "{typed}");
        }
        assert_eq!(sound("亲属关系"), None, "nothing typed in letters");
        assert!(!sound("qinshu，guanxi").expect("letters").is_one_short_word(), "two words");
    }
}
