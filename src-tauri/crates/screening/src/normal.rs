//! The plain form of a text, with the way back to the text as typed.
//!
//! Names and patterns are compared in the plain form only: compatibility characters decomposed (full width, Kangxi
//! radicals, circled digits), accents and invisible characters gone, lower case, simplified characters, no blank or
//! ornament beside a Chinese character, clause punctuation in its Chinese form, the end of a sentence as a line feed (so
//! that `.` of a pattern never reaches into the next sentence). Escapes (`&#20146;`, `%E4%BA%B2`) are read as characters.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use crate::character::{Kind, is_han, is_invisible};
use crate::simplified::simplified;
use crate::span::Span;
use crate::unescape::unescaped;

/// Stands where words were taken out: it keeps both sides apart and matches no word.
const BLOCKED_OUT: char = '\u{FFFC}';

/// A text in its plain form; every character knows where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Normal {
    text: String,
    /// Byte offset of each character, and the length of the text at the end.
    starts: Vec<u32>,
    /// Where each character stood in the text as typed.
    origins: Vec<Span>,
}

impl Normal {
    pub(crate) fn from_pieces(pieces: impl IntoIterator<Item = (char, Span)>) -> Self {
        let mut normal = Self { text: String::new(), starts: vec![0], origins: Vec::new() };
        for (c, origin) in pieces {
            normal.text.push(c);
            normal.starts.push(u32::try_from(normal.text.len()).unwrap_or(u32::MAX));
            normal.origins.push(origin);
        }
        normal
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Length in characters.
    pub(crate) fn len(&self) -> usize {
        self.origins.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    /// The characters with their places in the text as typed.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (char, Span)> + '_ {
        self.text.chars().zip(self.origins.iter().copied())
    }

    /// The characters before and behind a stretch of bytes.
    pub(crate) fn neighbours(&self, bytes: Range<usize>) -> (Option<char>, Option<char>) {
        (self.text[..bytes.start].chars().next_back(), self.text[bytes.end..].chars().next())
    }

    /// Which characters a stretch of bytes is.
    pub(crate) fn chars_of(&self, bytes: Range<usize>) -> Range<usize> {
        let index = |byte: usize| self.starts.partition_point(|&start| (start as usize) < byte);
        index(bytes.start)..index(bytes.end)
    }

    /// Which bytes a stretch of characters is.
    pub(crate) fn bytes_of(&self, chars: Range<usize>) -> Range<usize> {
        self.starts[chars.start] as usize..self.starts[chars.end] as usize
    }

    /// Which characters came from a stretch of the text as typed.
    pub(crate) fn chars_at(&self, span: Span) -> Range<usize> {
        let start = self.origins.partition_point(|origin| origin.end <= span.start);
        let end = self.origins.partition_point(|origin| origin.start < span.end);
        start..end.max(start)
    }

    /// Where a stretch of bytes stood in the text as typed.
    pub(crate) fn origin(&self, bytes: Range<usize>) -> Span {
        self.origin_of_chars(self.chars_of(bytes))
    }

    /// Whether a stretch of bytes stands for one piece of the text as typed: one character, or one word that was replaced.
    pub(crate) fn is_one_piece(&self, bytes: Range<usize>) -> bool {
        let origins = &self.origins[self.chars_of(bytes)];
        origins.iter().all(|origin| Some(origin) == origins.first())
    }

    /// Where a stretch of characters stood in the text as typed.
    pub(crate) fn origin_of_chars(&self, chars: Range<usize>) -> Span {
        let origins = &self.origins[chars];
        let join = |joined: Span, next: &Span| joined.joined(*next);
        origins.first().map_or(Span { start: 0, end: 0 }, |first| origins.iter().fold(*first, join))
    }

    /// The same text with everything that came from `spans` blocked out.
    pub(crate) fn without(&self, spans: &[Span]) -> Self {
        let cover = |origin: Span| spans.iter().any(|span| span.overlaps(origin));
        Self::from_pieces(self.pieces().map(|(c, o)| if cover(o) { (BLOCKED_OUT, o) } else { (c, o) }))
    }

    /// The same text with stretches of bytes replaced by other words; the new words come from where the old ones stood.
    pub(crate) fn replaced(&self, replacements: &[(Range<usize>, &str)]) -> Self {
        let mut pieces: Vec<(char, Span)> = Vec::with_capacity(self.len());
        let mut done = 0;
        for (bytes, words) in replacements {
            pieces.extend(self.stretch(done..bytes.start));
            let origin = self.origin(bytes.clone());
            pieces.extend(words.chars().map(|c| (c, origin)));
            done = bytes.end;
        }
        pieces.extend(self.stretch(done..self.text.len()));
        Self::from_pieces(pieces)
    }

    /// A stretch of bytes as a text of its own.
    pub(crate) fn part(&self, bytes: Range<usize>) -> Self {
        Self::from_pieces(self.stretch(bytes))
    }

    fn stretch(&self, bytes: Range<usize>) -> impl Iterator<Item = (char, Span)> + '_ {
        let chars = self.chars_of(bytes.clone());
        self.text[bytes].chars().zip(self.origins[chars].iter().copied())
    }
}

/// Brings texts to their plain form.
#[derive(Debug)]
pub(crate) struct Normaliser {
    /// What the release adds to OpenCC's tables.
    simplified: HashMap<char, char>,
}

impl Normaliser {
    /// Learns traditional and variant characters from pairs of equally long words (`婚姻狀況` → `婚姻状况` teaches 狀 → 状 and
    /// 況 → 况).
    pub(crate) fn new(traditional: &[(String, String)]) -> Self {
        let same_length = |(from, to): &&(String, String)| from.chars().count() == to.chars().count();
        let pairs =
            traditional.iter().filter(same_length).flat_map(|(from, to)| from.chars().zip(to.chars()));
        Self { simplified: pairs.filter(|(from, to)| from != to).collect() }
    }

    /// The plain form of a text.
    pub(crate) fn plain(&self, text: &str) -> Normal {
        let mut pieces = self.pieces(text);
        forget_points_between_characters(&mut pieces);
        Normal::from_pieces(without_ornament(&pieces))
    }

    /// Decomposed, lower-case, simplified characters with their kind and place; invisible ones are gone.
    fn pieces(&self, text: &str) -> Vec<(char, Kind, Span)> {
        let mut pieces: Vec<(char, Kind, Span)> = Vec::with_capacity(text.len() / 2);
        for (typed, origin) in unescaped(text).into_iter().filter(|(c, _)| !is_invisible(*c)) {
            // The half-width 。 is decoration in disguised spellings, not the end of a sentence.
            let typed = if typed == '\u{FF61}' { ' ' } else { typed };
            decompose_compatible(typed, |c| match (c, pieces.last_mut()) {
                ('\u{308}', Some((u @ 'u', ..))) => *u = 'v',
                _ if is_combining_mark(c) || is_invisible(c) => {}
                _ => pieces.extend(c.to_lowercase().map(|c| {
                    let simple = self.simple(c);
                    // 〇 becomes a digit, and stays a character among characters.
                    (simple, if is_han(c) { Kind::Han } else { Kind::of(simple) }, origin)
                })),
            });
        }
        pieces
    }

    fn simple(&self, c: char) -> char {
        let c = self.simplified.get(&c).copied().or_else(|| simplified(c)).unwrap_or(c);
        match c {
            '壹' => '一',
            '贰' => '二',
            '叁' => '三',
            '〇' | '○' => '0',
            _ => c,
        }
    }
}

/// Fewest points of one kind between single characters that are ornament: `死、亡、证、明`.
const LEAST_POINTS: usize = 3;

/// Where points part character from character, they part no clauses: from then on they are fillers.
fn forget_points_between_characters(pieces: &mut [(char, Kind, Span)]) {
    // Points with exactly one Chinese character between two of them, all alike.
    let mut row: Vec<usize> = Vec::new();
    for at in 0..=pieces.len() {
        let is_point = pieces.get(at).is_some_and(|(_, kind, _)| *kind == Kind::Point);
        if at < pieces.len() && !is_point {
            continue;
        }
        let goes_on = row.last().is_some_and(|&last| {
            let between = pieces[last + 1..at].iter().filter(|(_, kind, _)| *kind != Kind::Filler);
            let kinds: Vec<Kind> = between.map(|(_, kind, _)| *kind).collect();
            is_point && kinds == [Kind::Han] && pieces[at].0 == pieces[last].0
        });
        if !goes_on {
            if row.len() >= LEAST_POINTS {
                row.iter().for_each(|&point| pieces[point].1 = Kind::Filler);
            }
            row.clear();
        }
        row.push(at);
    }
}

/// Drops fillers beside Chinese characters and everything at both ends but words; brings punctuation to one form and takes
/// it once.
fn without_ornament(pieces: &[(char, Kind, Span)]) -> Vec<(char, Span)> {
    let mut kept: Vec<(char, Span)> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(&(c, kind, origin)) = pieces.get(at) {
        if matches!(kind, Kind::Han | Kind::Word) {
            kept.push((c, origin));
            at += 1;
            continue;
        }
        let run = pieces[at..].iter().position(|(_, k, _)| matches!(k, Kind::Han | Kind::Word));
        let end = run.map_or(pieces.len(), |length| at + length);
        let words_before = at > 0 && pieces[at - 1].1 == Kind::Word;
        let words_behind = pieces.get(end).is_some_and(|(_, k, _)| *k == Kind::Word);
        if words_before && words_behind {
            keep_between_words(&pieces[at..end], &mut kept);
        } else if at > 0 && end < pieces.len() {
            keep_points(&pieces[at..end], &mut kept);
        }
        at = end;
    }
    kept
}

/// Between Latin words and digits everything stays (`3.5`, `12:30`), blanks as one blank.
fn keep_between_words(run: &[(char, Kind, Span)], kept: &mut Vec<(char, Span)>) {
    for &(c, _, origin) in run {
        if !c.is_whitespace() {
            kept.push((c, origin));
        } else if kept.last().is_none_or(|(last, _)| *last != ' ') {
            kept.push((' ', origin));
        }
    }
}

/// Beside Chinese characters only clause punctuation stays, in its Chinese form, and not twice.
fn keep_points(run: &[(char, Kind, Span)], kept: &mut Vec<(char, Span)>) {
    for &(c, _, origin) in run.iter().filter(|(_, kind, _)| *kind == Kind::Point) {
        let point = match c {
            '。' | '！' | '!' | '？' | '?' | '；' | ';' => '\n',
            ',' => '，',
            ':' => '：',
            other => other,
        };
        if kept.last().is_none_or(|(last, _)| *last != point) {
            kept.push((point, origin));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normaliser() -> Normaliser {
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        Normaliser::new(&[pair("婚姻狀況", "婚姻状况"), pair("係", "系"), pair("關", "关")])
    }

    fn plain(text: &str) -> String {
        normaliser().plain(text).text().to_owned()
    }

    #[test]
    fn one_word_has_one_plain_form_however_it_is_typed() {
        for typed in [
            "系母女关系",
            "系 母 女 关 系",
            "系\u{3000}母\u{200B}女\u{FEFF}关系",
            "係母女關係",
            "系【母女】关系",
            "系“母·女”关-系",
            "系😀母⼥关系",
            "系母\n女关系",
            "系母̶女̶关̶系",
        ] {
            assert_eq!(plain(typed), "系母女关系", "{typed} says the same");
        }
    }

    #[test]
    fn pairs_of_words_teach_their_characters() {
        assert_eq!(plain("二〇 〇九"), "二00九", "〇 is a digit, yet a character among characters");
        assert_eq!(plain("狀況"), "状况", "learnt from 婚姻狀況");
    }

    #[test]
    fn latin_words_keep_their_blanks_and_lose_their_tones() {
        assert_eq!(plain("Qīn  Shǔ 证明"), "qin shu证明", "one blank between words, none beside Chinese");
        assert_eq!(plain("nǚ"), "nv", "ü is typed v");
        assert_eq!(plain("ＱＳＧＸ　１２"), "qsgx 12", "full width");
        assert_eq!(plain("3.5米，12:30"), "3.5米，12:30", "inside numbers nothing changes");
    }

    #[test]
    fn punctuation_takes_its_chinese_form_once() {
        assert_eq!(plain("居住,,属实!!至今?"), "居住，属实\n至今", "sentences end in a line feed");
    }

    #[test]
    fn points_between_single_characters_are_ornament() {
        assert_eq!(
            plain("残、疾、状、况、证、明，领轮椅"),
            "残疾状况证明，领轮椅",
            "the comma parts clauses"
        );
        assert_eq!(plain("人。员。失。踪。"), "人员失踪", "and at the end there is nothing to part");
        assert_eq!(plain("父、母、子女"), "父、母、子女", "a short list is a list");
    }

    #[test]
    fn a_stretch_leads_back_to_the_text_as_typed() {
        let typed = "张三 系 母\u{200B} 女。";
        let normal = normaliser().plain(typed);
        let found = normal.text().find("母女").expect("the plain form has it");
        let span = normal.origin(found..found + "母女".len());
        assert_eq!(span.words(typed), "母\u{200B} 女", "with everything typed in between");
    }

    #[test]
    fn blocked_out_words_keep_both_sides_apart() {
        let normal = normaliser().plain("无死亡证明");
        let without = normal.without(&[Span::from(1..3)]);
        assert_eq!(without.text(), "无\u{FFFC}\u{FFFC}证明", "as many characters, no word");
        assert_eq!(without.len(), normal.len(), "places stay");
    }

    #[test]
    fn replaced_words_come_from_where_the_old_ones_stood() {
        let normal = normaliser().plain("存折 不见了，请补");
        let at = normal.text().find("不见了").expect("the plain form has it");
        let replaced = normal.replaced(&[(at..at + "不见了".len(), "遗失")]);
        assert_eq!(replaced.text(), "存折遗失，请补", "rewritten");
        let found = replaced.text().find("失").expect("rewritten");
        assert_eq!(replaced.origin(found..found + 3), Span::from(3..6), "all of 不见了");
    }
}
