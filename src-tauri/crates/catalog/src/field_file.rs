//! `[[fields]]` of an item and their `[[fields.rule]]`.

use shouzhang_domain::{Field, FieldGroup, FieldKey, FieldKind, FieldRule, RuleTest};

use crate::evidence_file::read_prohibition_code_if_any;
use crate::flaw::{Placed, Spot};
use crate::table::Table;

const GROUPS: [FieldGroup; 4] =
    [FieldGroup::WhoAsks, FieldGroup::Person, FieldGroup::Fact, FieldGroup::Verification];

/// A field as read: where it stands, and which other fields its rules look at. A field with a flaw still counts by its
/// key, so that one flaw is not reported at every place that uses the field.
pub(crate) struct FieldEntry {
    pub(crate) key: FieldKey,
    pub(crate) field: Option<Field>,
    pub(crate) spot: Spot,
    pub(crate) looks_at: Vec<Placed<FieldKey>>,
}

/// All fields of an item, in the order of the form.
pub(crate) fn read_fields(item: &mut Table<'_, '_>) -> Vec<FieldEntry> {
    let entries: Vec<FieldEntry> =
        item.some_tables("fields", "字段").into_iter().filter_map(read_field).collect();
    for (i, entry) in entries.iter().enumerate() {
        let key = &entry.key;
        if let Some(first) = entries[..i].iter().find(|earlier| &earlier.key == key) {
            let reason = format!("字段“{key}”写了两遍，第一遍在第 {} 行", first.spot.line);
            item.page().flaw(&entry.spot, reason);
        }
        let group = |entry: &FieldEntry| entry.field.as_ref().map(|field| field.group);
        if let (Some(this), Some(Some(last))) = (group(entry), entries[..i].last().map(group))
            && this < last
        {
            let reason =
                format!("字段“{key}”的位置不对：先写 who_asks，再写 person、fact，最后写 verification");
            item.page().flaw(&entry.spot, reason);
        }
    }
    for looked_at in entries.iter().flat_map(|entry| &entry.looks_at) {
        if !entries.iter().any(|entry| entry.key == looked_at.value) {
            item.page().flaw(&looked_at.spot, format!("规则里的字段“{}”不存在", looked_at.value));
        }
    }
    entries
}

fn read_field(mut table: Table<'_, '_>) -> Option<FieldEntry> {
    let key = read_key(&mut table, "key");
    let label = table.text("label");
    let kind = read_kind(&mut table);
    let group = read_group(&mut table);
    let required = table.flag("required");
    let hint = table.text_if_any("hint");
    let max_chars = table.count_if_any("max_chars", 1..=5000);
    let suggestions = table.texts_if_any("suggestions").into_iter().map(|s| s.value).collect();
    let columns: Vec<String> = table.texts_if_any("columns").into_iter().map(|c| c.value).collect();
    if !columns.is_empty() && kind != Some(FieldKind::Multiline) {
        table.flaw("columns", "只有多行字段（multiline）才能印成表格（columns）");
    }
    let mut looks_at = Vec::new();
    let rules = table.tables("rule").into_iter().filter_map(|rule| read_rule(rule, &mut looks_at)).collect();
    let spot = table.spot().clone();
    table.close();
    let key = key?;
    let field = kind.zip(group).map(|(kind, group)| {
        let max_chars = max_chars.map_or_else(|| kind.default_max_chars(), |max| max as usize);
        Field { key: key.clone(), label, kind, group, required, hint, max_chars, suggestions, rules, columns }
    });
    Some(FieldEntry { key, field, spot, looks_at })
}

/// A field key under `name`.
pub(crate) fn read_key(table: &mut Table<'_, '_>, name: &'static str) -> Option<FieldKey> {
    let text = table.text(name);
    if text.is_empty() {
        return None;
    }
    // The wording says 我社区 or 我村 through this one.
    let key = FieldKey::new(text.as_str()).filter(|key| key.as_str() != "our_community");
    if key.is_none() {
        let reason =
            format!("“{text}”不能作字段名：要用小写英文字母、数字和下划线，字母开头，不能是 our_community");
        table.flaw(name, reason);
    }
    key
}

fn read_kind(table: &mut Table<'_, '_>) -> Option<FieldKind> {
    let word = table.text("kind");
    let options: Vec<String> = table.texts_if_any("options").into_iter().map(|o| o.value).collect();
    let open = table.flag_if_any("open");
    if word.is_empty() {
        return None;
    }
    if word == "choice" && options.is_empty() {
        table.flaw("kind", "选择字段（choice）没有 options，至少写一个选项");
    }
    if word != "choice" && (table.has("options") || table.has("open")) {
        table.flaw("options", "只有选择字段（choice）才有 options 和 open");
    }
    FieldKind::parse(&word, options, open).map_err(|fault| table.flaw("kind", fault.to_string())).ok()
}

fn read_group(table: &mut Table<'_, '_>) -> Option<FieldGroup> {
    let word = table.text("group");
    let group = FieldGroup::parse(&word);
    if group.is_none() && !word.is_empty() {
        let known: Vec<&str> = GROUPS.iter().map(|g| g.word()).collect();
        table.flaw("group", format!("分组“{word}”不认识：只能是 {}", known.join("、")));
    }
    group
}

fn read_rule(mut table: Table<'_, '_>, looks_at: &mut Vec<Placed<FieldKey>>) -> Option<FieldRule> {
    let tests = [
        read_words(&mut table, "refuses_any").map(RuleTest::RefusesAny),
        read_words(&mut table, "needs_any").map(RuleTest::NeedsAny),
        table.flag_if_any("needs_past").then_some(RuleTest::NeedsPast),
        read_days_since(&mut table, looks_at),
        read_at_most(&mut table, looks_at),
    ];
    let reason = table.text("reason");
    let prohibition = read_prohibition_code_if_any(&mut table, "prohibition");
    let spot = table.spot().clone();
    let page = table.page();
    table.close();
    let mut tests = tests.into_iter().flatten();
    let (test, second) = (tests.next(), tests.next());
    if test.is_none() || second.is_some() {
        let reason = "一条规则要写 refuses_any、needs_any、needs_past、needs_days_since、at_most 中的一个，而且只写一个";
        page.flaw(&spot, reason);
    }
    Some(FieldRule { test: test?, reason, prohibition })
}

fn read_words(table: &mut Table<'_, '_>, key: &'static str) -> Option<Vec<String>> {
    let words = table.texts_if_any(key);
    if words.is_empty() && table.has(key) {
        table.flaw(key, format!("“{key}”至少写一个词"));
    }
    (!words.is_empty()).then(|| words.into_iter().map(|w| w.value).collect())
}

fn read_days_since(table: &mut Table<'_, '_>, looks_at: &mut Vec<Placed<FieldKey>>) -> Option<RuleTest> {
    let mut inner = table.table_if_any("needs_days_since")?;
    let since = read_key(&mut inner, "field");
    let days = inner.count("days", 1..=3650);
    let spot = inner.spot().clone();
    inner.close();
    let since = since?;
    looks_at.push(Placed { value: since.clone(), spot });
    Some(RuleTest::NeedsDaysSince { since, days: u16::try_from(days).ok()? })
}

fn read_at_most(table: &mut Table<'_, '_>, looks_at: &mut Vec<Placed<FieldKey>>) -> Option<RuleTest> {
    if !table.has("at_most") {
        // Asked all the same, so that the list of known keys names it.
        table.text_if_any("at_most");
        return None;
    }
    let other = read_key(table, "at_most")?;
    looks_at.push(Placed { value: other.clone(), spot: table.spot_of("at_most") });
    Some(RuleTest::AtMost(other))
}
