//! Evidence grades, sources and legal bases, which every kind of file has.

use shouzhang_domain::{EvidenceGrade, ItemCode, LegalBasis, ProhibitionCode};

use crate::flaw::Placed;
use crate::table::Table;

/// The evidence grade of this table.
pub(crate) fn read_grade(table: &mut Table<'_, '_>) -> Option<EvidenceGrade> {
    let letter = table.text("grade");
    if letter.is_empty() {
        return None;
    }
    EvidenceGrade::parse(&letter).map_err(|fault| table.flaw("grade", fault.to_string())).ok()
}

/// The source keys of this table, remembered to be looked up when all files are read.
pub(crate) fn read_sources(table: &mut Table<'_, '_>) -> Vec<String> {
    let keys = table.texts("sources");
    remember(table, &keys);
    keys.into_iter().map(|key| key.value).collect()
}

/// The same where there may be none.
pub(crate) fn read_sources_if_any(table: &mut Table<'_, '_>) -> Vec<String> {
    let keys = table.texts_if_any("sources");
    remember(table, &keys);
    keys.into_iter().map(|key| key.value).collect()
}

fn remember(table: &Table<'_, '_>, keys: &[Placed<String>]) {
    table.page().note(|notes| notes.cited.extend_from_slice(keys));
}

/// `[[legal_bases]]`: at least one.
pub(crate) fn read_legal_bases(table: &mut Table<'_, '_>) -> Vec<LegalBasis> {
    table.some_tables("legal_bases", "依据").into_iter().filter_map(read_legal_basis).collect()
}

fn read_legal_basis(mut table: Table<'_, '_>) -> Option<LegalBasis> {
    let cite = table.text("cite");
    let grade = read_grade(&mut table);
    let sources = read_sources(&mut table);
    let note = table.text_if_any("note");
    if sources.is_empty() && table.has("sources") {
        table.flaw("sources", "这条依据没有来源，至少写一个来源代号");
    }
    table.close();
    Some(LegalBasis { cite, grade: grade?, sources, note })
}

/// A code of the permitted list under `key`, remembered to be looked up.
pub(crate) fn read_item_code_if_any(table: &mut Table<'_, '_>, key: &'static str) -> Option<ItemCode> {
    let text = table.text_if_any(key).filter(|text| !text.is_empty())?;
    let code = ItemCode::new(text).map_err(|fault| table.flaw(key, fault.to_string())).ok()?;
    let mention = Placed { value: code.clone(), spot: table.spot_of(key) };
    table.page().note(|notes| notes.items.push(mention));
    Some(code)
}

/// A code of the prohibited list under `key`, remembered to be looked up.
pub(crate) fn read_prohibition_code_if_any(
    table: &mut Table<'_, '_>,
    key: &'static str,
) -> Option<ProhibitionCode> {
    let text = table.text_if_any(key).filter(|text| !text.is_empty())?;
    mention_prohibition(table, Placed { value: text, spot: table.spot_of(key) })
}

/// Takes a text as a code of the prohibited list and remembers it.
pub(crate) fn mention_prohibition(table: &Table<'_, '_>, text: Placed<String>) -> Option<ProhibitionCode> {
    match ProhibitionCode::new(text.value) {
        Ok(code) => {
            let mention = Placed { value: code.clone(), spot: text.spot };
            table.page().note(|notes| notes.prohibitions.push(mention));
            Some(code)
        }
        Err(fault) => {
            table.page().flaw(&text.spot, fault.to_string());
            None
        }
    }
}
