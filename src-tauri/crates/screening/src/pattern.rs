//! One pattern of a release: its classes of phrases filled in, and the words it cannot do without.
//!
//! A release has several hundred patterns, and most texts hold the words of a few. So each pattern knows words of which one
//! must be there before it can match; only then is it compiled (once) and run.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{self, Hir, HirKind};
use shouzhang_domain::WordClass;

use crate::broken::BrokenRule;

/// Most words a pattern is looked up by; with more it is simply run.
const MOST_WORDS: usize = 600;
/// Largest compiled pattern, in bytes.
const LARGEST: usize = 1 << 20;
/// Opens the stand-in of a class in a pattern: this, and a character that counts the classes. Both are for private use.
const STAND_IN: char = '\u{F0000}';
const FIRST_CLASS: u32 = 0xF0001;

/// The classes of phrases a pattern may name in braces. While patterns are read a class is a stand-in of two characters;
/// its phrases are filled in when the pattern is compiled.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    classes: Vec<Class>,
}

#[derive(Debug)]
struct Class {
    name: String,
    /// As an expression.
    filled: String,
    /// One of them stands in every phrase of the class; nothing when there are no such words.
    words: Option<BTreeSet<String>>,
}

impl Phrases {
    /// Reads the classes. A phrase may be an expression, but names no class itself.
    pub(crate) fn compile(classes: &[WordClass], broken: &mut Vec<BrokenRule>) -> Self {
        let mut phrases = Self::default();
        for class in classes {
            let read = if class.words.is_empty() {
                Err("里面没有词".to_owned())
            } else {
                Self::default().parse(&format!("(?:{})", class.words.join("|")))
            };
            match read {
                Ok(hir) => {
                    let filled = format!("(?:{hir})");
                    let words = phrases.groups(&hir).into_iter().max_by_key(telling);
                    phrases.classes.push(Class { name: class.name.clone(), filled, words });
                }
                Err(reason) => {
                    let entry = format!("phrases “{}”", class.name);
                    broken.push(BrokenRule::new("screening/contexts", entry, reason));
                }
            }
        }
        phrases
    }

    /// The expression, with a stand-in for every class it names.
    fn parse(&self, source: &str) -> Result<Hir, String> {
        let mut marked = String::with_capacity(source.len());
        let mut rest = source;
        while let Some(open) = rest.find('{') {
            let (before, behind) = rest.split_at(open);
            let close = behind.find('}').ok_or("花括号没有合上")?;
            let name = &behind[1..close];
            marked.push_str(before);
            if name.starts_with(|c: char| c.is_ascii_digit()) {
                marked.push_str(&behind[..=close]);
            } else {
                let class = self.classes.iter().position(|class| class.name == name);
                let class = class.ok_or_else(|| format!("phrases 里没有“{name}”这一组"))?;
                let count = u32::try_from(class).ok().and_then(|class| char::from_u32(FIRST_CLASS + class));
                marked.push_str("(?:");
                marked.push(STAND_IN);
                marked.push(count.ok_or("phrases 的组太多")?);
                marked.push(')');
            }
            rest = &behind[close + 1..];
        }
        marked.push_str(rest);
        // A sentence is a line in the plain form: `^` and `$` mean the sentence.
        let mut parser = regex_syntax::ParserBuilder::new().multi_line(true).build();
        let hir = parser.parse(&marked).map_err(|fault| format!("不是合规的正则（regex 语法）：{fault}"))?;
        match hir.properties().minimum_len() {
            None | Some(0) => Err("这个正则连空文字都命中，等于什么都拦".to_owned()),
            Some(_) => Ok(hir),
        }
    }

    fn class(&self, count: char) -> Option<&Class> {
        self.classes.get(u32::from(count).checked_sub(FIRST_CLASS)? as usize)
    }

    /// The expression with the phrases in the place of their stand-ins.
    fn fill_in(&self, marked: &str) -> String {
        let mut pieces = marked.split(STAND_IN);
        let mut filled = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let mut chars = piece.chars();
            filled
                .push_str(chars.next().and_then(|count| self.class(count)).map_or("", |class| &class.filled));
            filled.push_str(chars.as_str());
        }
        filled
    }

    /// Groups of words: of each group one word stands in everything the expression matches.
    fn groups(&self, hir: &Hir) -> Vec<BTreeSet<String>> {
        let groups = match hir.kind() {
            HirKind::Concat(parts) => parts.iter().flat_map(|part| self.groups(part)).collect(),
            HirKind::Literal(literal) => {
                std::str::from_utf8(&literal.0).map_or(Vec::new(), |l| self.literal(l))
            }
            HirKind::Class(hir::Class::Unicode(class)) => {
                let size: usize = class.ranges().iter().map(hir::ClassUnicodeRange::len).sum();
                let ranges = class.ranges().iter().filter(|_| size <= MOST_WORDS);
                vec![ranges.flat_map(|range| range.start()..=range.end()).map(String::from).collect()]
            }
            HirKind::Class(hir::Class::Bytes(_)) | HirKind::Empty | HirKind::Look(_) => Vec::new(),
            HirKind::Repetition(repetition) if repetition.min > 0 => self.groups(&repetition.sub),
            HirKind::Repetition(_) => Vec::new(),
            HirKind::Capture(capture) => self.groups(&capture.sub),
            HirKind::Alternation(ways) => {
                let best = |way| self.groups(way).into_iter().max_by_key(telling);
                let all: Option<Vec<BTreeSet<String>>> = ways.iter().map(best).collect();
                all.map_or(Vec::new(), |all| vec![all.into_iter().flatten().collect()])
            }
        };
        groups.into_iter().filter(|group| !group.is_empty() && group.len() <= MOST_WORDS).collect()
    }

    /// The groups of a literal: its words, and the words of the classes in it.
    fn literal(&self, literal: &str) -> Vec<BTreeSet<String>> {
        let mut pieces = literal.split(STAND_IN);
        let mut groups = vec![BTreeSet::from([pieces.next().unwrap_or_default().to_owned()])];
        for piece in pieces {
            let mut chars = piece.chars();
            groups.extend(
                chars.next().and_then(|count| self.class(count)).and_then(|class| class.words.clone()),
            );
            groups.push(BTreeSet::from([chars.as_str().to_owned()]));
        }
        groups.retain(|group| !group.contains(""));
        groups
    }
}

/// A pattern, in the ways it can match.
#[derive(Debug)]
pub(crate) struct Pattern {
    pub(crate) ways: Vec<Way>,
}

/// One way a pattern can match, compiled when a text first holds its words.
#[derive(Debug)]
pub(crate) struct Way {
    marked: String,
    regex: OnceLock<Option<Regex>>,
    /// Of each of these groups one word stands in whatever matches; none when there are no words to go by.
    pub(crate) groups: Vec<BTreeSet<String>>,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// Why it is none, in words for the person who edits the release.
    pub(crate) fn read(source: &str, phrases: &Phrases) -> Result<Self, String> {
        let hir = phrases.parse(source)?;
        let way =
            |hir: &Hir| Way { marked: hir.to_string(), regex: OnceLock::new(), groups: phrases.groups(hir) };
        let ways = match hir.kind() {
            HirKind::Alternation(ways) => ways.iter().map(way).collect(),
            _ => vec![way(&hir)],
        };
        Ok(Self { ways })
    }
}

impl Way {
    /// Every place in a sentence, in bytes.
    pub(crate) fn places<'t>(
        &'t self,
        sentence: &'t str,
        phrases: &Phrases,
    ) -> impl Iterator<Item = Range<usize>> + 't {
        let regex = self.regex.get_or_init(|| {
            RegexBuilder::new(&phrases.fill_in(&self.marked)).size_limit(LARGEST).build().ok()
        });
        regex.iter().flat_map(move |regex| regex.find_iter(sentence)).map(|found| found.range())
    }
}

/// How much it tells that one of these words is there: the longest shortest word first, then few of them.
pub(crate) fn telling(words: &BTreeSet<String>) -> (usize, Reverse<usize>) {
    let shortest = words.iter().map(|word| word.chars().count()).min().unwrap_or(0);
    (shortest.min(3), Reverse(words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases() -> Phrases {
        let class = |name: &str, words: &[&str]| WordClass {
            name: name.into(),
            words: words.iter().map(|word| (*word).into()).collect(),
        };
        let classes = [class("对", &["母女", "父子"]), class("是", &["系", "[是为]"])];
        Phrases::compile(&classes, &mut Vec::new())
    }

    fn groups(source: &str) -> Vec<Vec<Vec<String>>> {
        let ways = Pattern::read(source, &phrases()).expect("sound").ways;
        let words = |group: BTreeSet<String>| group.into_iter().collect();
        ways.into_iter().map(|way| way.groups.into_iter().map(words).collect()).collect()
    }

    #[test]
    fn phrases_are_filled_in_wherever_they_are_named() {
        let pattern = Pattern::read("{是}.{0,2}{对}", &phrases()).expect("sound");
        let found: Vec<_> = pattern.ways[0].places("二人为一对母女", &phrases()).collect();
        assert_eq!(found, vec![6..21], "为一对母女, {{0,2}} staying what it is");
        assert!(Pattern::read("{没有}", &phrases()).is_err(), "a class nobody wrote");
        assert!(Pattern::read("{对", &phrases()).is_err(), "an open brace");
    }

    #[test]
    fn a_phrase_names_no_class() {
        let own = WordClass { name: "甲".into(), words: vec!["{甲}".into()] };
        let mut broken = Vec::new();
        Phrases::compile(&[own], &mut broken);
        assert_eq!(broken.len(), 1, "phrases are words, not classes of classes");
    }

    #[test]
    fn every_way_of_a_pattern_knows_the_words_it_cannot_do_without() {
        assert_eq!(
            groups("(?:系|是).{0,8}(?:母女|父子)(?:关系)?"),
            [[vec!["是", "系"], vec!["母女", "父子"]]],
            "one of each group, whatever stands between"
        );
        assert_eq!(
            groups("确{是}.{0,2}{对}的"),
            [[vec!["确"], vec!["为", "是", "系"], vec!["母女", "父子"], vec!["的"]]],
            "those of the classes too"
        );
        assert_eq!(
            groups("未婚|单身.{0,3}至今"),
            [vec![vec!["未婚"]], vec![vec!["单身"], vec!["至今"]]],
            "two ways"
        );
        assert_eq!(groups("[^，]{1,3}"), [Vec::<Vec<String>>::new()], "nothing to go by: it is always run");
    }

    #[test]
    fn a_sentence_ends_where_the_pattern_says_so() {
        let pattern = Pattern::read("(?:^|，)未婚(?:，|$)", &phrases()).expect("sound");
        assert_eq!(pattern.ways[0].places("未婚", &phrases()).count(), 1, "alone in its sentence");
        assert_eq!(pattern.ways[0].places("未婚妻", &phrases()).count(), 0, "a part of a word");
    }

    #[test]
    fn a_pattern_of_nothing_is_none() {
        assert!(Pattern::read("(母女)?", &phrases()).is_err(), "it would match everywhere");
        assert!(Pattern::read("(母女", &phrases()).is_err(), "not closed");
    }
}
