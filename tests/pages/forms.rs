//! Every item filled in: `tests/fixtures/forms.toml` at the two kinds of hall.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use shouzhang_desk::{
    ExampleForm, ExamplePage, HallFile, Knowledge, Moment, draw_blank, draw_example, find_fonts,
};
use shouzhang_desk::{ListedItem, list_catalog};
use toml::Table;

/// The files of the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn read(path: &str) -> String {
    std::fs::read_to_string(repository(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

/// The permitted items, all 36.
pub(crate) fn items() -> Vec<ListedItem> {
    list_catalog(knowledge()).permitted
}

pub(crate) fn knowledge() -> &'static Knowledge {
    Knowledge::embedded().expect("the release is in order")
}

pub(crate) fn fonts() -> PathBuf {
    find_fonts().unwrap_or_else(|problem| panic!("{}", problem.wire.message))
}

/// The moment every page here was made.
pub(crate) fn noon() -> Moment {
    Moment::parse_from_rfc3339("2026-11-23T14:36:00+08:00").expect("a moment")
}

/// The values of an item: its own, and those every item is filled in with where it asks for them.
pub(crate) fn values(item: &ListedItem) -> BTreeMap<String, String> {
    static FORMS: OnceLock<Table> = OnceLock::new();
    let forms = FORMS.get_or_init(|| read("tests/fixtures/forms.toml").parse().expect("the forms are TOML"));
    let of = |table: &str, key: &str| {
        let value = forms.get(table)?.as_table()?.get(key)?.as_str()?;
        Some(value.trim().to_owned())
    };
    let own = forms[&item.code].as_table().expect("a table for every item");
    let asked = |key: &str| item.fields.iter().any(|field| field.key == key);
    assert!(own.keys().all(|key| asked(key)), "{}: every value belongs to a field", item.code);
    let fields = item.fields.iter().map(|field| field.key.clone());
    fields
        .filter_map(|key| of(&item.code, &key).or_else(|| of("every", &key)).map(|value| (key, value)))
        .collect()
}

/// The certificate of an item, filled in at a hall that may issue it; or why the counter would not.
pub(crate) fn filled(item: &ListedItem) -> Result<ExamplePage, String> {
    let residents = item.applies_to.iter().any(|committee| committee == "residents");
    let hall = if residents { "tests/fixtures/hall_of_residents.toml" } else { "tests/fixtures/hall.toml" };
    let hall = HallFile::parse(&read(hall)).unwrap_or_else(|problem| panic!("{}", problem.wire.message));
    let serial: u32 = 400 + item.code[1..].parse::<u32>().expect("K and a number");
    let form = ExampleForm { code: &item.code, values: &values(item), hall: &hall, serial, at: noon() };
    draw_example(knowledge(), &fonts(), &form)
        .map_err(|problem| format!("{} {}: {}", item.code, item.name, problem.wire.message))
}

/// The certificate of an item.
pub(crate) fn certificate(item: &ListedItem) -> ExamplePage {
    filled(item).unwrap_or_else(|why| panic!("{why}"))
}

/// The blank sample of an item.
pub(crate) fn blank(item: &ListedItem) -> ExamplePage {
    draw_blank(knowledge(), &fonts(), &item.code)
        .unwrap_or_else(|problem| panic!("{} {}: {}", item.code, item.name, problem.wire.message))
}
