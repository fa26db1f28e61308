//! What stands in a cell: masked, and never a formula.

/// Long runs of digits are hidden wherever they stand: a resident's own words may hold an id number.
pub(crate) fn without_long_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_digit() || ((c == 'X' || c == 'x') && run.len() >= 15) {
            run.push(c);
            continue;
        }
        out.push_str(&if run.len() >= 15 {
            shouzhang_domain::mask_id(&run)
        } else {
            std::mem::take(&mut run)
        });
        run.clear();
        out.push(c);
    }
    out.pop();
    out
}

/// A spreadsheet takes text that begins like a formula for one, also behind blanks and in full-width signs; a quote mark
/// in front makes it text again.
pub(super) fn without_formula(text: &str) -> String {
    let first = text
        .trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{FEFF}')
        .chars()
        .next();
    let looks_like_one = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|' | '%'))
        || text.starts_with(['\t', '\r', '\n']);
    if looks_like_one { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_a_residents_own_words_is_hidden() {
        assert_eq!(
            without_long_numbers("我身份证是341599199001010016，帮我开一下"),
            "我身份证是341599********0016，帮我开一下",
            "as in its own column"
        );
        assert_eq!(without_long_numbers("34159919900101001X"), "341599********001X", "with the letter");
        assert_eq!(without_long_numbers("2019年3月1日 402室"), "2019年3月1日 402室", "dates and rooms stay");
    }

    #[test]
    fn nothing_that_begins_like_a_formula_stays_one() {
        for text in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1", "  =1", "\u{FEFF}=1"]
        {
            assert!(without_formula(text).starts_with('\''), "{text:?} would be calculated");
        }
        for text in ["居住情况说明", "1号窗口", "", "a=b"] {
            assert_eq!(without_formula(text), text, "{text:?} is harmless");
        }
    }
}
