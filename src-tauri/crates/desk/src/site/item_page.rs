//! The page of an item: every element of its guide.

use shouzhang_domain::{CommitteeKind, Item, Segment};

use super::Site;
use super::page::{Html, escaped};
use crate::guide::time_limit;

pub(super) fn page(site: &Site<'_>, item: &Item) -> String {
    let mut html = Html::begin(site, &item.name, "../");
    html.way_back();
    html.raw("<main id=\"main\">\n");
    html.element("h1", &item.name);
    let code = format!("{}　{}", item.code, time_limit(item.time_limit));
    html.raw(&format!("<p><span class=\"may\">可以出具</span> {}</p>\n", escaped(&code)));
    html.element("h2", "基本信息");
    html.facts("事项的基本信息", &basics(site, item));
    html.element("h2", "法律法规依据");
    html.bases(&item.legal_bases);
    html.element("h2", "办理条件");
    html.numbered(&item.conditions);
    html.element("h2", "申请材料");
    let materials: Vec<[String; 2]> = item
        .materials
        .iter()
        .map(|material| {
            let wanted = if material.original_required { "核验原件" } else { "提供" };
            [material.name.clone(), wanted.to_owned()]
        })
        .collect();
    html.table("要带的材料", ["材料", "要求"], &materials);
    html.element("h2", "办理流程");
    html.numbered(&item.process);
    if let Some(rule) = &item.deliberation {
        html.element("p", &format!("本事项要先议事协商：{}（{}）。", rule.form, rule.basis));
    }
    html.element("h2", "操作规范");
    html.numbered(&rules(site, item));
    html.element("h2", "证明式样");
    wording(&mut html, item);
    html.raw(&format!(
        "<ul class=\"files\">\n<li><a href=\"../pdf/{0}-guide.pdf\">{1}办事指南（PDF）</a></li>\n\
         <li><a href=\"../pdf/{0}-sample.pdf\">{1}空白样表（PDF）</a></li>\n</ul>\n",
        item.code,
        escaped(&item.name)
    ));
    html.end(site, &format!("　式样第{}版　总体证据等级{}", item.template.version, item.grade.letter()))
}

fn basics(site: &Site<'_>, item: &Item) -> Vec<(&'static str, String)> {
    let who: Vec<&str> = item.applies_to.iter().map(|kind: &CommitteeKind| kind.label()).collect();
    let note = item.applies_note.as_ref().map(|note| format!("，{note}")).unwrap_or_default();
    let hall = site.edition.hall;
    vec![
        ("俗称", item.aliases.join("、")),
        ("证明内容和用途", item.purpose.clone()),
        ("开具单位", format!("{}（适用：{}{note}）", item.issuer, who.join("、"))),
        ("要求开具单位", item.requested_by.clone()),
        ("申请人", item.applicant.clone()),
        ("办结时限", format!("{}。{}", time_limit(item.time_limit), item.time_limit_basis)),
        ("有效期", item.duplicates.validity.clone()),
        ("收费", if item.fee == 0 { "不收费".to_owned() } else { format!("{}元", item.fee) }),
        ("办理地点", hall.map(|hall| format!("{}　{}", hall.hall_name, hall.address)).unwrap_or_default()),
        ("咨询电话", hall.map(|hall| hall.phone.clone()).unwrap_or_default()),
        ("监督电话", hall.map(|hall| hall.supervision_phone.clone()).unwrap_or_default()),
    ]
}

fn rules(site: &Site<'_>, item: &Item) -> Vec<String> {
    let signers: Vec<&str> = item.signatures.iter().map(|signature| signature.label.as_str()).collect();
    let mut rules = vec![format!("由{}签名，加盖印章；没有签名和印章的，不是证明。", signers.join("、"))];
    if !item.must_not_state.is_empty() {
        rules.push(format!("正文不写：{}。", item.must_not_state.join("、")));
    }
    rules.extend(item.note.clone());
    rules.extend(site.edition.catalog.release().rules_for_all.iter().map(|rule| rule.text.clone()));
    rules
}

/// The fixed wording, with the labels of the fields where values go.
fn wording(html: &mut Html, item: &Item) {
    html.raw("<blockquote>\n");
    html.element("p", &item.template.title);
    for line in item.template.salutation.iter().chain(&item.template.paragraphs) {
        let text: String = line.iter().map(|segment| words(item, segment)).collect();
        html.element("p", &text);
    }
    html.raw("</blockquote>\n");
}

fn words(item: &Item, segment: &Segment) -> String {
    match segment {
        Segment::Fixed(words) => words.clone(),
        Segment::OurCommunity => "我社区（村）".to_owned(),
        Segment::Field(key) => {
            item.field(key).map_or_else(String::new, |field| format!("【{}】", field.label))
        }
        Segment::Optional(inner) => inner.iter().map(|segment| words(item, segment)).collect(),
    }
}
