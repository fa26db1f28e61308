//! Reads the keys of one table; what is missing, wrong or unknown becomes a flaw with its line.
//!
//! A reader that fails gives an empty value: as long as one flaw stands nothing read is used.

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::flaw::{Placed, Spot};
use crate::page::Page;

type Value<'s> = Spanned<DeValue<'s>>;

/// A table being read. [`Table::close`] reports the keys nobody asked for.
pub(crate) struct Table<'a, 's> {
    page: &'a Page<'s>,
    table: &'a DeTable<'s>,
    spot: Spot,
    /// Heading with a dot behind, empty at the top of the file: `alternative.`.
    path: String,
    asked: Vec<&'static str>,
}

impl<'a, 's> Table<'a, 's> {
    /// The whole file.
    pub(crate) fn top(page: &'a Page<'s>, table: &'a Spanned<DeTable<'s>>) -> Self {
        Self { page, table: table.get_ref(), spot: page.spot(0..0), path: String::new(), asked: Vec::new() }
    }

    pub(crate) fn page(&self) -> &'a Page<'s> {
        self.page
    }

    /// Where the table begins.
    pub(crate) fn spot(&self) -> &Spot {
        &self.spot
    }

    /// Where the value of a key stands; the table's own place when there is none.
    pub(crate) fn spot_of(&self, key: &str) -> Spot {
        self.table.get(key).map_or_else(|| self.spot.clone(), |value| self.page.spot(value.span()))
    }

    pub(crate) fn flaw(&self, key: &str, reason: impl Into<String>) {
        self.page.flaw(&self.spot_of(key), reason);
    }

    fn ask(&mut self, key: &'static str) -> Option<&'a Value<'s>> {
        self.asked.push(key);
        self.table.get(key)
    }

    fn demand(&mut self, key: &'static str) -> Option<&'a Value<'s>> {
        let value = self.ask(key);
        if value.is_none() {
            self.page.flaw(&self.spot, format!("缺少“{key}”"));
        }
        value
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Text that must be there and not blank.
    pub(crate) fn text(&mut self, key: &'static str) -> String {
        self.demand(key).map(|value| self.string(key, value)).unwrap_or_default()
    }

    /// Text that may be left out, but not be blank.
    pub(crate) fn text_if_any(&mut self, key: &'static str) -> Option<String> {
        self.ask(key).map(|value| self.string(key, value))
    }

    fn string(&self, key: &str, value: &Value<'_>) -> String {
        match value.get_ref().as_str() {
            Some(text) if !text.trim().is_empty() => text.trim().to_owned(),
            Some(_) => {
                self.flaw(key, format!("“{key}”是空的"));
                String::new()
            }
            None => {
                self.flaw(key, format!("“{key}”要写成带引号的文字"));
                String::new()
            }
        }
    }

    /// The paragraphs of a long text with their places; blank lines are left out.
    pub(crate) fn paragraphs(&mut self, key: &'static str) -> Vec<Placed<String>> {
        let Some(value) = self.demand(key) else { return Vec::new() };
        let text = self.string(key, value);
        let first = self.page.spot(value.span());
        let raw = self.page.raw(value.span());
        let opens_on_its_own_line =
            raw.trim_start_matches(['"', '\'']).trim_start_matches('\r').starts_with('\n');
        let first_line = first.line + usize::from(opens_on_its_own_line);
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let place = |(i, line): (usize, &str)| Placed {
            value: line.trim().to_owned(),
            spot: Spot { line: first_line + i, ..first.clone() },
        };
        lines.map(place).collect()
    }

    /// `true` or `false`, which must be there.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        self.demand(key).is_some_and(|value| self.bool(key, value))
    }

    /// `true` or `false`; `false` when left out.
    pub(crate) fn flag_if_any(&mut self, key: &'static str) -> bool {
        self.ask(key).is_some_and(|value| self.bool(key, value))
    }

    fn bool(&self, key: &str, value: &Value<'_>) -> bool {
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.flaw(key, format!("“{key}”只能是 true 或者 false"));
            false
        })
    }

    /// A whole number within a range, which must be there.
    pub(crate) fn count(&mut self, key: &'static str, range: std::ops::RangeInclusive<u32>) -> u32 {
        self.demand(key).and_then(|value| self.number(key, value, range)).unwrap_or_default()
    }

    /// A whole number within a range, which may be left out.
    pub(crate) fn count_if_any(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<u32> {
        self.ask(key).and_then(|value| self.number(key, value, range))
    }

    fn number(&self, key: &str, value: &Value<'_>, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let whole = value.get_ref().as_integer();
        let number = whole.and_then(|i| u32::from_str_radix(i.as_str(), i.radix()).ok());
        let fits = number.filter(|n| range.contains(n));
        if fits.is_none() {
            let (least, most) = (range.start(), range.end());
            self.flaw(key, format!("“{key}”要写成 {least} 到 {most} 的整数"));
        }
        fits
    }

    /// A day, which must be there.
    pub(crate) fn day(&mut self, key: &'static str) -> NaiveDate {
        let day = self.demand(key).and_then(day_of);
        if day.is_none() && self.has(key) {
            self.flaw(key, format!("“{key}”要写成日期，如 2026-11-23，不加引号"));
        }
        day.unwrap_or_default()
    }

    /// A list of days with their places; must be there, may be empty.
    pub(crate) fn days(&mut self, key: &'static str) -> Vec<Placed<NaiveDate>> {
        let days = self.demand(key).map(|value| self.list(key, value)).unwrap_or_default();
        let read = |value: &Value<'_>| {
            let spot = self.page.spot(value.span());
            let Some(day) = day_of(value) else {
                self.page.flaw(&spot, format!("“{key}”的每一项都要写成日期，如 2026-11-23，不加引号"));
                return None;
            };
            Some(Placed { value: day, spot })
        };
        days.into_iter().filter_map(read).collect()
    }

    /// A list of stretches of days, `[first, last]`, with their places; must be there, may be empty.
    pub(crate) fn stretches(&mut self, key: &'static str) -> Vec<Placed<(NaiveDate, NaiveDate)>> {
        let stretches = self.demand(key).map(|value| self.list(key, value)).unwrap_or_default();
        let read = |value: &Value<'_>| {
            let spot = self.page.spot(value.span());
            let days: Vec<_> = value.get_ref().as_array()?.iter().map(day_of).collect();
            let [Some(first), Some(last)] = days[..] else { return None };
            Some(Placed { value: (first, last), spot }).filter(|_| first <= last)
        };
        let mut found = Vec::with_capacity(stretches.len());
        for value in stretches {
            match read(value) {
                Some(stretch) => found.push(stretch),
                None => self.page.flaw(
                    &self.page.spot(value.span()),
                    format!(
                        "“{key}”的每一项都要写成起止两个日期，前一个不晚于后一个，如 [2026-10-01, 2026-10-07]"
                    ),
                ),
            }
        }
        found
    }

    fn list(&self, key: &str, value: &'a Value<'s>) -> Vec<&'a Value<'s>> {
        match value.get_ref().as_array() {
            Some(entries) => entries.iter().collect(),
            None => {
                self.flaw(key, format!("“{key}”要写成方括号里的一串"));
                Vec::new()
            }
        }
    }

    /// A list of texts with their places; must be there, may be empty.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Placed<String>> {
        self.demand(key).map(|value| self.strings(key, value)).unwrap_or_default()
    }

    /// A list of texts that must not be empty.
    pub(crate) fn some_texts(&mut self, key: &'static str) -> Vec<Placed<String>> {
        let texts = self.texts(key);
        if texts.is_empty() && self.has(key) {
            self.flaw(key, format!("“{key}”至少写一项"));
        }
        texts
    }

    /// A list of texts that may be left out.
    pub(crate) fn texts_if_any(&mut self, key: &'static str) -> Vec<Placed<String>> {
        self.ask(key).map(|value| self.strings(key, value)).unwrap_or_default()
    }

    fn strings(&self, key: &str, value: &Value<'_>) -> Vec<Placed<String>> {
        let Some(entries) = value.get_ref().as_array() else {
            self.flaw(key, format!("“{key}”要写成方括号里的一串文字"));
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(entries.len());
        for entry in entries.iter() {
            let spot = self.page.spot(entry.span());
            match entry.get_ref().as_str().map(str::trim) {
                Some(text) if !text.is_empty() => texts.push(Placed { value: text.to_owned(), spot }),
                Some(_) => self.page.flaw(&spot, format!("“{key}”里有一项是空的")),
                None => self.page.flaw(&spot, format!("“{key}”的每一项都要写成带引号的文字")),
            }
        }
        texts
    }

    /// A table inside this one, which must be there.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<Table<'a, 's>> {
        self.demand(key).and_then(|value| self.inner(key, value))
    }

    /// A table inside this one, which may be left out.
    pub(crate) fn table_if_any(&mut self, key: &'static str) -> Option<Table<'a, 's>> {
        self.ask(key).and_then(|value| self.inner(key, value))
    }

    fn inner(&self, key: &str, value: &'a Value<'s>) -> Option<Table<'a, 's>> {
        let spot = self.page.spot(value.span());
        let Some(table) = value.get_ref().as_table() else {
            self.page.flaw(&spot, format!("“{key}”要写成一节 [{}{key}]", self.path));
            return None;
        };
        Some(Table { page: self.page, table, spot, path: format!("{}{key}.", self.path), asked: Vec::new() })
    }

    /// Tables that repeat, `[[key]]`; none when left out.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Table<'a, 's>> {
        let Some(value) = self.ask(key) else { return Vec::new() };
        let Some(entries) = value.get_ref().as_array() else {
            self.flaw(key, format!("“{key}”要写成一节一节的 [[{}{key}]]", self.path));
            return Vec::new();
        };
        entries.iter().filter_map(|entry| self.inner(key, entry)).collect()
    }

    /// Tables that repeat, at least one.
    pub(crate) fn some_tables(&mut self, key: &'static str, what: &str) -> Vec<Table<'a, 's>> {
        let tables = self.tables(key);
        if tables.is_empty() {
            self.flaw(key, format!("没有{what}，至少写一节 [[{}{key}]]", self.path));
        }
        tables
    }

    /// All keys with their tables, for a file whose keys are codes of its own.
    pub(crate) fn named_tables(self) -> Vec<(String, Table<'a, 's>)> {
        let named = |(key, value): (&'a Spanned<std::borrow::Cow<'s, str>>, &'a Value<'s>)| {
            self.inner(key.get_ref(), value).map(|table| (key.get_ref().to_string(), table))
        };
        self.table.iter().filter_map(named).collect()
    }

    /// All keys with their lists of texts, for a table whose keys are words.
    pub(crate) fn named_texts(self) -> Vec<(String, Vec<Placed<String>>)> {
        self.table
            .iter()
            .map(|(key, value)| (key.get_ref().to_string(), self.strings(key.get_ref(), value)))
            .collect()
    }

    /// Done: every key nobody asked for is unknown.
    pub(crate) fn close(self) {
        for key in self.table.keys().filter(|key| !self.asked.contains(&key.get_ref().as_ref())) {
            let known = self.asked.join("、");
            let spot = self.page.spot(key.span());
            self.page.flaw(&spot, format!("不认识“{}”，这里只能写：{known}", key.get_ref()));
        }
    }
}

fn day_of(value: &Value<'_>) -> Option<NaiveDate> {
    let date = value.get_ref().as_datetime().filter(|d| d.time.is_none())?.date?;
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
}
