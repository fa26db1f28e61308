//! The page of a prohibition: why not, and where to go instead.

use shouzhang_domain::Prohibition;

use super::Site;
use super::page::Html;

pub(super) fn page(site: &Site<'_>, prohibition: &Prohibition) -> String {
    let mut html = Html::begin(site, &prohibition.name, "../");
    html.way_back();
    html.raw("<main id=\"main\">\n");
    html.element("h1", &prohibition.name);
    html.raw("<p><span class=\"not\">不应出具</span> ");
    html.raw(&super::page::escaped(&format!("{}（{}）", prohibition.listed_in, prohibition.list_document)));
    html.raw("</p>\n<div class=\"box\">\n");
    html.element("p", &prohibition.alternative.short);
    html.raw("</div>\n");
    html.element("h2", "为什么社区（村）不开");
    html.element("p", &prohibition.reason);
    html.element("h2", "您可以这样办");
    let routes: Vec<[String; 2]> = prohibition
        .alternative
        .routes
        .iter()
        .map(|route| [route.office.clone(), route.how.clone()])
        .collect();
    html.table("去哪里、怎么办", ["去哪里", "怎么办"], &routes);
    html.element("p", &prohibition.alternative.say);
    html.element("h2", "包括和不包括");
    let covers: Vec<String> = prohibition.covers.iter().map(|cover| cover.text.clone()).collect();
    html.facts(
        "这一项的范围",
        &[
            ("俗称", prohibition.aliases.join("、")),
            ("包括", covers.join("；")),
            ("不包括", prohibition.not_this.join("；")),
        ],
    );
    html.element("h2", "法律法规依据");
    html.bases(&prohibition.legal_bases);
    html.element("h2", "对方还要怎么办");
    html.element(
        "p",
        "请到窗口领一张《不予出具告知单》交给对方，并告诉我们是哪家单位，我们登记并向上级反映；也可以打监督电话。",
    );
    html.end(site, &format!("　{}", prohibition.code))
}
