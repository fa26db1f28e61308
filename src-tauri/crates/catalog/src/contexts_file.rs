//! `screening/contexts.toml`: where words have to stand before a text certifies what they say (语境).

use shouzhang_domain::{Cancels, Context, Contexts, WordClass};

use crate::flaw::Placed;
use crate::page::Page;
use crate::table::Table;

/// Reads the contexts.
pub(crate) fn read_contexts(page: &Page<'_>) -> Option<Contexts> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let turns = values(top.some_texts("turns"));
    let certifies = values(top.some_texts("certifies"));
    let phrases = top.table("phrases").map(read_phrases).unwrap_or_default();
    let families = top.some_tables("contexts", "语境").into_iter().filter_map(read_context).collect();
    top.close();
    Some(Contexts { phrases, turns, certifies, families })
}

fn read_phrases(table: Table<'_, '_>) -> Vec<WordClass> {
    let classes = table.named_texts().into_iter();
    classes.map(|(name, words)| WordClass { name, words: values(words) }).collect()
}

fn read_context(mut table: Table<'_, '_>) -> Option<Context> {
    let name = table.text("name");
    let cancels = match table.text("cancels").as_str() {
        "facts" => Some(Cancels::Facts),
        "topics" => Some(Cancels::Topics),
        _ => {
            table.flaw("cancels", "“cancels”只能是 facts（断言和名目都不算）或者 topics（只让名目不算）");
            None
        }
    };
    let context = Context {
        name,
        cancels: cancels.unwrap_or(Cancels::Topics),
        yields: table.flag_if_any("yields"),
        before: values(table.texts_if_any("before")),
        before_clause: values(table.texts_if_any("before_clause")),
        after: values(table.texts_if_any("after")),
        after_clause: values(table.texts_if_any("after_clause")),
        next: values(table.texts_if_any("next")),
        around: table
            .texts_if_any("around")
            .into_iter()
            .filter_map(|pair| read_marks(&table, &pair))
            .collect(),
        examples: values(table.some_texts("examples")),
        counter_examples: values(table.some_texts("counter_examples")),
    };
    table.close();
    cancels.map(|_| context)
}

/// `《》`: the opening mark and the closing one.
fn read_marks(table: &Table<'_, '_>, pair: &Placed<String>) -> Option<(char, char)> {
    let mut marks = pair.value.chars();
    match (marks.next(), marks.next(), marks.next()) {
        (Some(open), Some(close), None) => Some((open, close)),
        _ => {
            table.page().flaw(&pair.spot, format!("“{}”要正好两个字符：前一个和后一个，如《》", pair.value));
            None
        }
    }
}

fn values(texts: Vec<Placed<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}
