//! 标点: where a line may break, and which blanks of the punctuation may be taken away.
//!
//! GB/T 15834-2011 标点符号用法 (5.1: no stop or closing mark at the head of a line, no opening mark at its end, dash and
//! ellipsis never cut in two, the middle dot not at the head of a line), and for the blanks the usual practice of
//! compressing adjoining marks (CLREQ 3.1).

/// What a character is to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Han characters and everything else that stands alone.
    Han,
    /// Digits, Latin letters and ASCII marks: kept together.
    Latin,
    /// A blank between Latin words.
    Space,
    /// 前引号、前括号、前书名号.
    Opening,
    /// 后引号、后括号、后书名号.
    Closing,
    /// 句内点号 and 句末点号.
    Stop,
    /// 间隔号, 连接号.
    Joiner,
    /// 破折号, 省略号: drawn from two characters that stay together.
    Double,
    /// Stands before an amount: ￥ №.
    Prefix,
    /// Stands after an amount: ％ ℃.
    Suffix,
}

/// The class of a character.
pub(crate) fn class(c: char) -> Class {
    match c {
        ' ' | '\u{A0}' => Class::Space,
        '“' | '‘' | '（' | '《' | '〈' | '〔' | '【' | '「' | '『' | '［' | '｛' | '〖' => {
            Class::Opening
        }
        '”' | '’' | '）' | '》' | '〉' | '〕' | '】' | '」' | '』' | '］' | '｝' | '〗' => {
            Class::Closing
        }
        '，' | '。' | '、' | '；' | '：' | '？' | '！' | '．' => Class::Stop,
        '·' | '‧' | '•' | '・' | '－' | '～' | '／' | '–' => Class::Joiner,
        '—' | '…' => Class::Double,
        '￥' | '¥' | '＄' | '№' => Class::Prefix,
        // 々 and ー repeat or lengthen what stands before them.
        '％' | '‰' | '℃' | '℉' | '°' | '′' | '″' | '²' | '³' | '㎡' | '㎝' | '㎞' | '㎏' | '々' | 'ー' => {
            Class::Suffix
        }
        c if crate::faces::is_latin(c) => Class::Latin,
        _ => Class::Han,
    }
}

/// 禁则: whether a line may end after `before` and the next begin with `after`.
pub(crate) fn may_break_between(before: char, after: char) -> bool {
    match (class(before), class(after)) {
        (_, Class::Closing | Class::Stop | Class::Joiner | Class::Suffix | Class::Space) => false,
        (Class::Opening | Class::Prefix, _) => false,
        (Class::Double, Class::Double) => before != after,
        (_, Class::Double) => after != '…',
        (Class::Latin, Class::Latin) => false,
        (Class::Latin, _) => !matches!(before, '(' | '['),
        (_, Class::Latin) => !matches!(after, ')' | ']' | ',' | '.' | ':' | ';' | '!' | '?' | '%'),
        _ => true,
    }
}

/// The blank half to the left of an opening mark, in em.
pub(crate) fn lead_blank(c: char) -> f32 {
    if class(c) == Class::Opening { 0.5 } else { 0.0 }
}

/// The blank half to the right of a closing mark or stop, in em.
pub(crate) fn trail_blank(c: char) -> f32 {
    match c {
        // Drawn in the middle of its square.
        '？' | '．' => 0.0,
        c if matches!(class(c), Class::Closing | Class::Stop) => 0.5,
        _ => 0.0,
    }
}

/// The gap between Han and Latin, in em. With the side bearings of both it shows as the usual quarter. It stays under a
/// tenth because whoever extracts text takes a wider gap for a blank.
pub(crate) const SCRIPT_GAP: f32 = 0.09;

/// The gap between two neighbours, in em.
pub(crate) fn gap_between(before: char, after: char) -> f32 {
    let latin = |c: char| c.is_alphanumeric() && class(c) == Class::Latin;
    let han = |c: char| class(c) == Class::Han && c.is_alphabetic();
    if (han(before) && latin(after)) || (latin(before) && han(after)) { SCRIPT_GAP } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_stop_or_closing_mark_begins_a_line() {
        for mark in "，。、；：？！”’）》〉〕】」』］｝〗·－～／％‰℃°…".chars()
        {
            assert!(!may_break_between('字', mark), "{mark} must not stand at the head of a line");
            assert!(
                !may_break_between('1', mark),
                "{mark} must not stand at the head of a line after a digit"
            );
        }
    }

    #[test]
    fn no_opening_mark_ends_a_line() {
        for mark in "“‘（《〈〔【「『［｛〖￥№".chars() {
            assert!(!may_break_between(mark, '字'), "{mark} must not stand at the end of a line");
            assert!(may_break_between('字', mark), "a line may begin with {mark}");
        }
    }

    #[test]
    fn dash_and_ellipsis_are_never_cut_in_two() {
        assert!(!may_break_between('—', '—'), "破折号 is one mark");
        assert!(!may_break_between('…', '…'), "省略号 is one mark");
        assert!(may_break_between('—', '字'), "after the dash a line may end");
    }

    #[test]
    fn digits_and_latin_stay_together_and_han_breaks_anywhere() {
        for (a, b, may) in [
            ('1', '2', false),
            ('a', 'b', false),
            ('3', '.', false),
            ('字', '字', true),
            ('字', '1', true),
            ('1', '字', true),
            ('字', '(', true),
            ('(', '字', false),
            ('字', ')', false),
            (' ', 'a', true),
            ('a', ' ', false),
            ('。', '字', true),
            ('。', '“', true),
            ('”', '。', false),
        ] {
            assert_eq!(may_break_between(a, b), may, "between {a} and {b}");
        }
    }

    #[test]
    fn a_gap_stands_between_han_and_latin_only() {
        for (a, b, gap) in [
            ('年', '3', true),
            ('3', '月', true),
            ('号', '，', false),
            ('〔', '2', false),
            ('，', '3', false),
        ] {
            assert_eq!(gap_between(a, b) > 0.0, gap, "between {a} and {b}");
        }
        assert_eq!(gap_between('1', '1'), 0.0, "none inside a number");
        assert_eq!(gap_between('/', '字'), 0.0, "none beside an ASCII mark");
    }
}
