//! `prohibited/P01.toml`: one prohibition (不应出具事项) a file.

use shouzhang_domain::{
    Alternative, Cover, Exception, LegalBasis, Prohibition, ProhibitionCode, Route, Signals,
};

use crate::evidence_file::{
    read_grade, read_item_code_if_any, read_legal_bases, read_sources, read_sources_if_any,
};
use crate::flaw::Placed;
use crate::page::{Link, Named, Page};
use crate::table::Table;

/// What the national list and a local addition have in common.
pub(crate) struct Heading {
    pub(crate) code: Option<ProhibitionCode>,
    pub(crate) number: u16,
    pub(crate) name: String,
    pub(crate) enabled: bool,
    pub(crate) listed_in: String,
    pub(crate) list_document: String,
    pub(crate) legal_bases: Vec<LegalBasis>,
}

/// Reads one prohibition of the list in force.
pub(crate) fn read_prohibition(page: &Page<'_>) -> Option<Prohibition> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let heading = read_heading(&mut top);
    if let Some(code) = heading.code.as_ref().filter(|code| code.as_str() != page.stem()) {
        top.flaw("code", format!("代码“{code}”和文件名不一致，文件应当叫 {code}.toml"));
    }
    let reason = top.text("reason");
    let sub_forms = top.texts("sub_forms");
    let aliases = top.texts("aliases");
    note_names(&top, &heading, sub_forms.iter().chain(&aliases));
    let not_this = values(top.texts("not_this"));
    let requesters = values(top.texts("requesters"));
    let examples = values(top.some_texts("examples"));
    let near_misses = values(top.some_texts("near_misses"));
    let tricks = values(top.texts("tricks"));
    let alternative = read_alternative(&mut top);
    let covers = top.some_tables("covers", "管辖范围").into_iter().filter_map(read_cover).collect();
    let exceptions = top.tables("exceptions").into_iter();
    let exceptions = exceptions.filter_map(|table| read_exception(table, heading.code.as_ref())).collect();
    let signals = top.table("signals").map(read_signals);
    top.close();
    let Heading { code, number, name, enabled, listed_in, list_document, legal_bases } = heading;
    Some(Prohibition {
        code: code?,
        number,
        name,
        listed_in,
        list_document,
        enabled,
        reason,
        sub_forms: values(sub_forms),
        covers,
        alternative: alternative?,
        legal_bases,
        exceptions,
        aliases: values(aliases),
        not_this,
        requesters,
        signals: signals?,
        examples,
        near_misses,
        tricks,
    })
}

fn values(texts: Vec<Placed<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

/// Code, name, list and legal bases.
pub(crate) fn read_heading(table: &mut Table<'_, '_>) -> Heading {
    let text = table.text("code");
    let code = if text.is_empty() {
        None
    } else {
        let spot = table.spot_of("code");
        table.page().note(|notes| notes.codes.push(Placed { value: text.clone(), spot }));
        ProhibitionCode::new(text).map_err(|fault| table.flaw("code", fault.to_string())).ok()
    };
    Heading {
        code,
        number: u16::try_from(table.count("number", 1..=9999)).unwrap_or(u16::MAX),
        name: table.text("name"),
        enabled: table.flag("enabled"),
        listed_in: table.text("listed_in"),
        list_document: table.text("list_document"),
        legal_bases: read_legal_bases(table),
    }
}

/// Remembers the names an entry of the prohibited list goes by.
pub(crate) fn note_names<'n>(
    table: &Table<'_, '_>,
    heading: &Heading,
    others: impl Iterator<Item = &'n Placed<String>>,
) {
    let Some(owner) = heading.code.as_ref().map(ToString::to_string) else { return };
    let own = Placed { value: heading.name.clone(), spot: table.spot_of("name") };
    let all = std::iter::once(own).chain(others.cloned()).filter(|name| !name.value.is_empty());
    let named = all.map(|name| Named { name, owner: owner.clone(), permitted: false });
    table.page().note(|notes| notes.names.extend(named));
}

/// `[alternative]` with its routes.
pub(crate) fn read_alternative(table: &mut Table<'_, '_>) -> Option<Alternative> {
    let mut inner = table.table("alternative")?;
    let (short, say) = (inner.text("short"), inner.text("say"));
    let routes = inner.some_tables("routes", "替代途径").into_iter().map(read_route).collect();
    inner.close();
    Some(Alternative { short, routes, say })
}

fn read_route(mut table: Table<'_, '_>) -> Route {
    let route = Route { office: table.text("office"), how: table.text("how") };
    table.close();
    route
}

fn read_cover(mut table: Table<'_, '_>) -> Option<Cover> {
    let (text, basis) = (table.text("text"), table.text("basis"));
    let grade = read_grade(&mut table);
    let sources = read_sources_if_any(&mut table);
    table.close();
    Some(Cover { text, basis, grade: grade?, sources })
}

fn read_exception(mut table: Table<'_, '_>, of: Option<&ProhibitionCode>) -> Option<Exception> {
    let (code, text) = (table.text("code"), table.text("text"));
    let grade = read_grade(&mut table);
    let sources = read_sources(&mut table);
    let item = read_item_code_if_any(&mut table, "item");
    let enabled = table.flag("enabled");
    if let (Some(prohibition), Some(item)) = (of.cloned(), item.clone()) {
        let value = Link { exception: code.clone(), enabled, prohibition, item };
        let spot = table.spot_of("item");
        table.page().note(|notes| notes.links.push(Placed { value, spot }));
    }
    table.close();
    Some(Exception { code, text, grade: grade?, sources, item, enabled })
}

fn read_signals(mut table: Table<'_, '_>) -> Signals {
    let signals = Signals {
        facts: values(table.some_texts("facts")),
        topics: values(table.texts("topics")),
        strong: values(table.some_texts("strong")),
        weak: values(table.texts("weak")),
        weak_advice: table.text("weak_advice"),
        ignore: values(table.texts("ignore")),
    };
    table.close();
    signals
}
