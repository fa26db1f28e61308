//! `permitted/K29.toml`: one item (可出具事项) a file.

use shouzhang_domain::{
    CommitteeKind, Deliberation, Duplicates, FieldKey, FieldKind, Item, ItemCode, Material, Seal, Signature,
    Subject, Tier, TimeLimit,
};

use crate::evidence_file::{mention_prohibition, read_grade, read_legal_bases};
use crate::field_file::{FieldEntry, read_fields, read_key};
use crate::flaw::{Placed, Spot};
use crate::page::{Named, Page};
use crate::table::Table;
use crate::template_file::read_template;

/// An item as read, with the place of its wording.
pub(crate) struct ItemEntry {
    pub(crate) item: Item,
    pub(crate) wording: Spot,
}

/// Reads one item. `window_days` is the release's own window for duplicates.
pub(crate) fn read_item(page: &Page<'_>, window_days: u16) -> Option<ItemEntry> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let code = read_code(&mut top);
    let name = top.text("name");
    let tier = read_tier(&mut top);
    let enabled = top.flag("enabled");
    let form_name = top.text("form_name");
    let grade = read_grade(&mut top);
    let aliases = top.texts("aliases");
    note_names(&top, code.as_ref(), &name, &aliases);
    let issuer = top.text("issuer");
    let applies_to = read_committees(&mut top);
    let applies_note = top.text_if_any("applies_note");
    let requested_by = top.text("requested_by");
    let purpose = top.text("purpose");
    let applicant = top.text("applicant");
    let conditions = values(top.texts("conditions"));
    let process = values(top.some_texts("process"));
    let fee = top.count("fee", 0..=9999);
    let allows = top.texts("allows");
    let allows = allows.into_iter().filter_map(|text| mention_prohibition(&top, text)).collect();
    let must_not_state = values(top.texts("must_not_state"));
    let seal = read_seal(&mut top);
    let signatures = values(top.some_texts("signatures"));
    let note = top.text_if_any("note");
    let (time_limit, time_limit_basis) = read_time_limit(&mut top)?;
    let duplicates = read_validity(&mut top, window_days);
    let deliberation = top.table_if_any("deliberation").map(read_deliberation);
    let legal_bases = read_legal_bases(&mut top);
    let materials = top.tables("materials").into_iter().map(read_material).collect();
    let fields = read_fields(&mut top);
    let subject = top.table_if_any("subject").map(|table| read_subject(table, &fields)).unwrap_or_default();
    let template = read_template(&mut top, &fields);
    top.close();
    let (template, wording) = template?;
    let item = Item {
        code: code?,
        name,
        tier,
        enabled,
        form_name,
        aliases: values(aliases),
        issuer,
        applies_to,
        applies_note,
        legal_bases,
        requested_by,
        purpose,
        applicant,
        conditions,
        materials,
        process,
        time_limit,
        time_limit_basis,
        duplicates: duplicates?,
        fee,
        fields: fields.into_iter().filter_map(|entry| entry.field).collect(),
        subject,
        template,
        allows,
        must_not_state,
        deliberation,
        seal: seal?,
        signatures: signatures.into_iter().map(|label| Signature { label }).collect(),
        grade: grade?,
        note,
    };
    Some(ItemEntry { item, wording })
}

fn values(texts: Vec<Placed<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

fn read_code(top: &mut Table<'_, '_>) -> Option<ItemCode> {
    let text = top.text("code");
    if text.is_empty() {
        return None;
    }
    let code = ItemCode::new(text).map_err(|fault| top.flaw("code", fault.to_string())).ok()?;
    if code.as_str() != top.page().stem() {
        top.flaw("code", format!("代码“{code}”和文件名不一致，文件应当叫 {code}.toml"));
    }
    let mention = Placed { value: code.to_string(), spot: top.spot_of("code") };
    top.page().note(|notes| notes.codes.push(mention));
    Some(code)
}

fn note_names(top: &Table<'_, '_>, code: Option<&ItemCode>, name: &str, aliases: &[Placed<String>]) {
    let Some(owner) = code.map(ToString::to_string) else { return };
    let own = Placed { value: name.to_owned(), spot: top.spot_of("name") };
    let all = std::iter::once(own).chain(aliases.iter().cloned()).filter(|name| !name.value.is_empty());
    let named = all.map(|name| Named { name, owner: owner.clone(), permitted: true });
    top.page().note(|notes| notes.names.extend(named));
}

fn read_tier(top: &mut Table<'_, '_>) -> Tier {
    match top.count("tier", 1..=3) {
        1 => Tier::Firm,
        2 => Tier::Conditional,
        _ => Tier::Unconfirmed,
    }
}

fn read_committees(top: &mut Table<'_, '_>) -> Vec<CommitteeKind> {
    let words = top.some_texts("applies_to");
    let read = |word: Placed<String>| {
        let kind = CommitteeKind::parse(&word.value);
        if kind.is_none() {
            let reason =
                format!("“{}”不认识：只能是 residents（居民委员会）、villagers（村民委员会）", word.value);
            top.page().flaw(&word.spot, reason);
        }
        kind
    };
    words.into_iter().filter_map(read).collect()
}

fn read_seal(top: &mut Table<'_, '_>) -> Option<Seal> {
    let word = top.text("seal");
    let seal = Seal::parse(&word);
    if seal.is_none() && !word.is_empty() {
        let reason = format!("印章“{word}”不认识：只能是 committee、party_branch、mediation_committee");
        top.flaw("seal", reason);
    }
    seal
}

fn read_time_limit(top: &mut Table<'_, '_>) -> Option<(TimeLimit, String)> {
    let Some(mut table) = top.table("time_limit") else {
        return Some((TimeLimit::OnTheSpot, String::new()));
    };
    let on_the_spot = table.flag_if_any("on_the_spot");
    let days = table.count_if_any("working_days", 1..=365);
    let basis = table.text("basis");
    let limit = match (on_the_spot, days) {
        (true, None) => TimeLimit::OnTheSpot,
        (false, Some(days)) => TimeLimit::Within(u16::try_from(days).unwrap_or(u16::MAX)),
        _ => {
            let reason = "办结时限写 on_the_spot = true（当场办结），或者 working_days = 天数，只写一个";
            table.page().flaw(table.spot(), reason);
            TimeLimit::OnTheSpot
        }
    };
    table.close();
    Some((limit, basis))
}

fn read_validity(top: &mut Table<'_, '_>, window_days: u16) -> Option<Duplicates> {
    let mut table = top.table("validity")?;
    let validity = table.text("text");
    let days = |table: &mut Table<'_, '_>, key| {
        table.count_if_any(key, 1..=3650).and_then(|days| u16::try_from(days).ok())
    };
    let valid_days = days(&mut table, "days");
    let window_days = days(&mut table, "window_days").unwrap_or(window_days);
    table.close();
    Some(Duplicates { validity, valid_days, window_days })
}

fn read_deliberation(mut table: Table<'_, '_>) -> Deliberation {
    let deliberation = Deliberation {
        form: table.text("form"),
        basis: table.text("basis"),
        note: table.text_if_any("note"),
    };
    table.close();
    deliberation
}

fn read_material(mut table: Table<'_, '_>) -> Material {
    let material = Material { name: table.text("name"), original_required: table.flag("original_required") };
    table.close();
    material
}

fn read_subject(mut table: Table<'_, '_>, fields: &[FieldEntry]) -> Subject {
    // Whom it is about may also be several people or a unit, which are no single name.
    let name = |kind: &FieldKind| matches!(kind, FieldKind::Name | FieldKind::Unit | FieldKind::Text);
    let subject = Subject {
        name: read_part(&mut table, "name", fields, name, "name、unit 或者 text"),
        id_number: read_part(&mut table, "id_number", fields, |k| *k == FieldKind::IdNumber, "id_number"),
        phone: read_part(&mut table, "phone", fields, |k| *k == FieldKind::Phone, "phone"),
        address: read_part(&mut table, "address", fields, |k| *k == FieldKind::Address, "address"),
    };
    table.close();
    subject
}

fn read_part(
    table: &mut Table<'_, '_>,
    part: &'static str,
    fields: &[FieldEntry],
    fits: impl Fn(&FieldKind) -> bool,
    wanted: &str,
) -> Option<FieldKey> {
    if !table.has(part) {
        table.text_if_any(part);
        return None;
    }
    let key = read_key(table, part)?;
    let entry = fields.iter().find(|entry| entry.key == key);
    match entry.map(|entry| entry.field.as_ref().map(|field| &field.kind)) {
        None => table.flaw(part, format!("没有“{key}”这个字段")),
        Some(Some(kind)) if !fits(kind) => {
            table.flaw(part, format!("字段“{key}”的类型是 {}，这里要 {wanted}", kind.word()));
        }
        Some(_) => {}
    }
    Some(key)
}
