//! `[template]` of an item: title, salutation and body.

use shouzhang_domain::{Segment, Template};

use crate::field_file::FieldEntry;
use crate::flaw::{Placed, Spot};
use crate::table::Table;

/// Reads the wording; every placeholder has to be a field. Gives the place of the body along.
pub(crate) fn read_template(item: &mut Table<'_, '_>, fields: &[FieldEntry]) -> Option<(Template, Spot)> {
    let mut table = item.table("template")?;
    let version = table.count("version", 1..=u32::MAX);
    let title = table.text("title");
    let salutation = table.text_if_any("salutation").filter(|line| !line.is_empty());
    let salutation = salutation.map(|value| Placed { value, spot: table.spot_of("salutation") });
    let body = table.paragraphs("body");
    let lines: Vec<(bool, Placed<String>)> = salutation
        .into_iter()
        .map(|line| (true, line))
        .chain(body.into_iter().map(|line| (false, line)))
        .collect();
    let spot = lines.iter().find(|(is_salutation, _)| !is_salutation).map(|(_, line)| line.spot.clone());
    let mut template = Template { version, title, salutation: None, paragraphs: Vec::new() };
    for (is_salutation, line) in lines {
        let segments = match Template::parse_line(&line.value) {
            Ok(segments) => segments,
            Err(fault) => {
                table.page().flaw(&line.spot, format!("正文写法不对：{fault}"));
                continue;
            }
        };
        for key in segments.iter().flat_map(Segment::keys) {
            if !fields.iter().any(|entry| &entry.key == key) {
                table.page().flaw(&line.spot, format!("正文里的“{{{key}}}”没有对应的字段"));
            }
        }
        if is_salutation {
            template.salutation = Some(segments);
        } else {
            template.paragraphs.push(segments);
        }
    }
    let spot = spot.unwrap_or_else(|| table.spot().clone());
    table.close();
    Some((template, spot))
}
