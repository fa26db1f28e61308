//! The front page: both lists, a search over them, the papers to take along.

use shouzhang_domain::{Item, Prohibition};
use shouzhang_screening::pinyin_of;

use super::page::{Html, escaped};
use super::{Site, VERIFIER};
use crate::guide::time_limit;

pub(super) fn page(site: &Site<'_>) -> String {
    let release = site.edition.catalog.release();
    let mut html = Html::begin(site, "证明事项办事指南", "");
    html.raw("<header>\n");
    html.element("h1", "证明事项办事指南");
    html.raw("</header>\n<main id=\"main\">\n");
    let lead = "社区（村）能开的证明，按统一式样办；不该开的，这里写明去哪里办。都不收费。";
    html.raw(&format!("<p class=\"lead\">{lead}</p>\n"));
    html.raw(
        "<form class=\"search\" id=\"search\" role=\"search\" hidden>\n<label for=\"search-box\">查事项</label>\n\
         <input id=\"search-box\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" \
         placeholder=\"名称、俗称或拼音首字母\">\n<p id=\"search-said\" role=\"status\"></p>\n</form>\n",
    );
    let items: Vec<&Item> = site.items().collect();
    html.raw("<section data-group aria-labelledby=\"may\">\n");
    html.raw(&format!(
        "<h2 id=\"may\"><span class=\"may\">可以出具</span> {}项</h2>\n<ul class=\"list\">\n",
        items.len()
    ));
    items.into_iter().for_each(|item| item_line(&mut html, item));
    html.raw("</ul>\n</section>\n");
    let prohibitions: Vec<&Prohibition> = site.edition.catalog.enabled_prohibitions().collect();
    html.raw("<section data-group aria-labelledby=\"not\">\n");
    html.raw(&format!(
        "<h2 id=\"not\"><span class=\"not\">不应出具</span> {}项</h2>\n<ul class=\"list\">\n",
        prohibitions.len()
    ));
    prohibitions.into_iter().for_each(|prohibition| prohibition_line(&mut html, prohibition));
    html.raw("</ul>\n</section>\n");
    html.element("h2", "两张清单都没有的");
    html.element("p", &release.catch_all.text);
    html.element("h2", "下载");
    html.raw(
        "<ul class=\"files\">\n<li><a href=\"pdf/booklet.pdf\">办事指南汇编（PDF）</a></li>\n\
         <li><a href=\"pdf/poster.pdf\">清单海报，A3（PDF）</a></li>\n</ul>\n",
    );
    if site.has_verifier {
        html.element("h2", "核验证明");
        html.raw(&format!("<p><a href=\"{VERIFIER}\">查一份证明是不是真的、有没有作废</a></p>\n"));
    }
    html.element("h2", "依据从哪里来");
    let grades = release.grades.iter().map(|(grade, meaning)| [grade.letter().to_owned(), meaning.clone()]);
    html.table("证据等级的含义", ["等级", "含义"], &grades.collect::<Vec<_>>());
    html.raw("<script src=\"search.js\"></script>\n");
    html.end(site, "")
}

fn item_line(html: &mut Html, item: &Item) {
    let limit = match &item.deliberation {
        Some(_) => "先议事协商".to_owned(),
        None => time_limit(item.time_limit),
    };
    let words = words(item.code.as_str(), &item.name, &item.aliases);
    line(
        html,
        &words,
        &format!("items/{}.html", item.code),
        &item.name,
        item.code.as_str(),
        &limit,
        &item.aliases,
    );
}

fn prohibition_line(html: &mut Html, prohibition: &Prohibition) {
    let words = words(prohibition.code.as_str(), &prohibition.name, &prohibition.aliases);
    let path = format!("prohibitions/{}.html", prohibition.code);
    let number = format!("第{}项", prohibition.number);
    line(html, &words, &path, &prohibition.name, &number, "去哪里办", &prohibition.aliases);
}

/// Everything a line is found by: code, names, and the initials of their pinyin.
fn words(code: &str, name: &str, aliases: &[String]) -> String {
    let names = std::iter::once(name).chain(aliases.iter().map(String::as_str));
    let spoken = names.clone().map(|name| pinyin_of(name).initials);
    let spoken: Vec<String> = spoken.collect();
    names.chain([code]).map(str::to_owned).chain(spoken).collect::<Vec<_>>().join(" ")
}

fn line(html: &mut Html, words: &str, path: &str, name: &str, code: &str, aside: &str, aliases: &[String]) {
    let (words, name, code, aside) = (escaped(words), escaped(name), escaped(code), escaped(aside));
    html.raw(&format!(
        "<li data-words=\"{words}\"><a href=\"{path}\">{name}</a> <span class=\"code\">{code}　{aside}</span>"
    ));
    if !aliases.is_empty() {
        let few: Vec<&str> = aliases.iter().take(6).map(String::as_str).collect();
        html.raw(&format!("<span class=\"also\">俗称：{}</span>", escaped(&few.join("、"))));
    }
    html.raw("</li>\n");
}
