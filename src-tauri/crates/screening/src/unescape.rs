//! Characters written as escapes: `&#20146;`, `&nbsp;`, `%E4%BA%B2`, `\u4eb2`.

use std::ops::Range;

use crate::span::Span;

/// A character with its place in the text as typed.
pub(crate) type Piece = (char, Span);

/// An escape may hide another (`&amp;#20146;`); deeper than this nobody writes.
const MOST_PASSES: usize = 3;
/// Longest entity, `&CounterClockwiseContourIntegral;`.
const LONGEST_ENTITY: usize = 34;

/// The characters of a text, escapes put as what they stand for.
pub(crate) fn unescaped(text: &str) -> Vec<Piece> {
    let typed = |(at, c)| (c, Span { start: at, end: at + 1 });
    let mut pieces: Vec<Piece> = text.chars().enumerate().map(typed).collect();
    for _ in 0..MOST_PASSES {
        if !pieces.iter().any(|(c, _)| matches!(c, '&' | '%' | '\\')) {
            break;
        }
        let Some(next) = pass(&pieces) else { break };
        pieces = next;
    }
    pieces
}

/// One layer of escapes taken off; nothing when there is none.
fn pass(pieces: &[Piece]) -> Option<Vec<Piece>> {
    let mut taken = Vec::with_capacity(pieces.len());
    let (mut at, mut changed) = (0, false);
    while at < pieces.len() {
        let escape = match pieces[at].0 {
            '&' => entity(pieces, at),
            '%' => percent(pieces, at),
            '\\' => code_point(pieces, at),
            _ => None,
        };
        match escape {
            Some((characters, end)) => {
                taken.extend(characters);
                at = end;
                changed = true;
            }
            None => {
                taken.push(pieces[at]);
                at += 1;
            }
        }
    }
    changed.then_some(taken)
}

/// Characters an escape stands for, and where it ends.
type Escape = (Vec<Piece>, usize);

fn span_of(pieces: &[Piece], range: Range<usize>) -> Span {
    pieces[range.start].1.joined(pieces[range.end - 1].1)
}

/// `&nbsp;`, `&#20146;`, `&#x4eb2;`; a number may lack its `;`.
fn entity(pieces: &[Piece], at: usize) -> Option<Escape> {
    let rest = &pieces[at..pieces.len().min(at + LONGEST_ENTITY)];
    let inner = |c: char| c.is_ascii_alphanumeric() || c == '#';
    let length = rest[1..].iter().take_while(|(c, _)| inner(*c)).count() + 1;
    let closed = rest.get(length).is_some_and(|(c, _)| *c == ';');
    let mut written: String = rest[..length].iter().map(|(c, _)| *c).collect();
    if !closed && !written.starts_with("&#") {
        return None;
    }
    written.push(';');
    let decoded = html_escape::decode_html_entities(&written);
    if decoded == written {
        return None;
    }
    let end = at + length + usize::from(closed);
    let span = span_of(pieces, at..end);
    Some((decoded.chars().map(|c| (c, span)).collect(), end))
}

/// A run of `%XX` that is UTF-8.
fn percent(pieces: &[Piece], at: usize) -> Option<Escape> {
    let mut bytes = Vec::new();
    let mut end = at;
    while let Some([('%', _), (high, _), (low, _)]) = pieces.get(end..end + 3) {
        let (Some(high), Some(low)) = (high.to_digit(16), low.to_digit(16)) else { break };
        bytes.push(u8::try_from(high * 16 + low).ok()?);
        end += 3;
    }
    let decoded = str::from_utf8(&bytes).ok().filter(|decoded| !decoded.is_empty())?;
    let characters = decoded.char_indices().map(|(byte, c)| {
        let start = at + byte * 3;
        (c, span_of(pieces, start..start + c.len_utf8() * 3))
    });
    Some((characters.collect(), end))
}

/// `\u4eb2` and `\u{4eb2}`.
fn code_point(pieces: &[Piece], at: usize) -> Option<Escape> {
    let is = |place: usize, c: char| pieces.get(place).is_some_and(|(other, _)| *other == c);
    if !is(at + 1, 'u') {
        return None;
    }
    let braced = is(at + 2, '{');
    let first = at + 2 + usize::from(braced);
    let most = if braced { 6 } else { 4 };
    let hex = pieces[first.min(pieces.len())..].iter().take(most).take_while(|(c, _)| c.is_ascii_hexdigit());
    let digits: String = hex.map(|(c, _)| *c).collect();
    let end = first + digits.len() + usize::from(braced);
    if (braced && !is(end - 1, '}')) || (!braced && digits.len() != 4) {
        return None;
    }
    let c = char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?;
    Some((vec![(c, span_of(pieces, at..end))], end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        unescaped(text).into_iter().map(|(c, _)| c).collect()
    }

    #[test]
    fn escapes_are_read_as_what_they_stand_for() {
        for (typed, meant) in [
            ("&#20146;&#x5C5E;", "亲属"),
            ("亲&nbsp;属", "亲\u{a0}属"),
            ("%E4%BA%B2属", "亲属"),
            ("\\u4eb2\\u{5c5e}", "亲属"),
            ("&amp;#20146;", "亲"),
            ("&#20146属", "亲属"),
        ] {
            assert_eq!(read(typed), meant, "{typed}");
        }
    }

    #[test]
    fn what_is_no_escape_stays() {
        for typed in ["A&B", "50%", "100%20", "&#;", "&foo;", "\\u12", "%E4%BA", "\\", "&", "%", "\\u{}"] {
            let stays = read(typed);
            assert!(stays == typed || typed == "100%20", "{typed} became {stays}");
        }
    }

    #[test]
    fn an_escaped_character_comes_from_the_whole_escape() {
        let typed = "系%E6%AF%8D&#22899;";
        let places: Vec<String> = unescaped(typed).iter().map(|(_, span)| span.words(typed)).collect();
        assert_eq!(places, ["系", "%E6%AF%8D", "&#22899;"], "each from where it was typed");
    }
}
