//! What all pages have in common: head, way back, foot, and text that is never taken for markup.

use std::fmt::Write as _;

use shouzhang_domain::{LegalBasis, long_date};

use super::Site;

/// A page being written.
pub(super) struct Html(String);

/// Text as it stands in HTML, in content and in attributes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

impl Html {
    /// Begins a page; `up` leads to the site's top folder: empty, or `../`.
    pub(super) fn begin(site: &Site<'_>, title: &str, up: &str) -> Self {
        let title = escaped(title);
        let name = escaped(site.name());
        let mut html = Self(String::with_capacity(16 * 1024));
        html.raw("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw(&format!("<title>{title} - {name}</title>\n"));
        html.raw(&format!("<link rel=\"stylesheet\" href=\"{up}style.css\">\n</head>\n<body>\n"));
        html.raw("<a class=\"skip\" href=\"#main\">跳到正文</a>\n");
        html
    }

    /// The way back to the front page.
    pub(super) fn way_back(&mut self) {
        self.raw("<nav aria-label=\"位置\"><a href=\"../index.html\">全部证明事项</a></nav>\n");
    }

    pub(super) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// An element with text in it.
    pub(super) fn element(&mut self, tag: &str, text: &str) {
        writeln!(self.0, "<{tag}>{}</{tag}>", escaped(text)).expect("a string takes whatever is written");
    }

    /// A numbered list; a single text becomes a paragraph.
    pub(super) fn numbered(&mut self, texts: &[String]) {
        if let [text] = texts {
            return self.element("p", text);
        }
        self.raw("<ol>\n");
        texts.iter().for_each(|text| self.element("li", text));
        self.raw("</ol>\n");
    }

    /// Labels and what they say.
    pub(super) fn facts(&mut self, caption: &str, facts: &[(&str, String)]) {
        self.raw(&format!("<table>\n<caption>{}</caption>\n<tbody>\n", escaped(caption)));
        for (label, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            let (label, value) = (escaped(label), escaped(value));
            self.raw(&format!("<tr><th scope=\"row\">{label}</th><td>{value}</td></tr>\n"));
        }
        self.raw("</tbody>\n</table>\n");
    }

    /// A table with heads.
    pub(super) fn table<const N: usize>(&mut self, caption: &str, heads: [&str; N], rows: &[[String; N]]) {
        self.raw(&format!("<table>\n<caption>{}</caption>\n<thead><tr>", escaped(caption)));
        heads.iter().for_each(|head| self.raw(&format!("<th scope=\"col\">{}</th>", escaped(head))));
        self.raw("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.raw("<tr>");
            row.iter().for_each(|cell| self.raw(&format!("<td>{}</td>", escaped(cell))));
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n");
    }

    /// Citations, the evidence grade beside each.
    pub(super) fn bases(&mut self, bases: &[LegalBasis]) {
        let rows: Vec<[String; 2]> = bases
            .iter()
            .map(|basis| {
                let note = basis.note.as_ref().map(|note| format!("（{note}）")).unwrap_or_default();
                let grade = format!("{} {}", basis.grade.letter(), basis.grade.meaning());
                [format!("{}{note}", basis.cite), grade]
            })
            .collect();
        self.table("法律法规依据和证据等级", ["依据", "证据等级"], &rows);
    }

    /// Ends the page with release, version and day.
    pub(super) fn end(mut self, site: &Site<'_>, version: &str) -> String {
        let release = site.edition.catalog.release();
        self.raw("</main>\n<footer>\n");
        let compiled = long_date(release.compiled_on);
        self.element("p", &format!("{}　{}版　{compiled}编制{version}", release.title, release.version));
        let mut published = Vec::new();
        if !site.edition.publisher.is_empty() {
            published.push(format!("发布人：{}", site.edition.publisher));
        }
        if !site.edition.effective_on.is_empty() {
            published.push(format!("生效日期：{}", site.edition.effective_on));
        }
        if !published.is_empty() {
            self.element("p", &published.join("　"));
        }
        if let Some(hall) = site.edition.hall {
            self.element(
                "p",
                &format!("{}　{}　监督电话：{}", hall.hall_name, hall.phone, hall.supervision_phone),
            );
        }
        self.raw("</footer>\n</body>\n</html>\n");
        self.0
    }
}

impl Site<'_> {
    /// What the site is called.
    pub(super) fn name(&self) -> &str {
        self.edition.hall.map_or("证明事项办事指南", |hall| &hall.hall_name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_taken_for_markup() {
        assert_eq!(
            escaped("<b title=\"a'b\">A&B</b>"),
            "&lt;b title=&quot;a&#39;b&quot;&gt;A&amp;B&lt;/b&gt;",
            "in content and in attributes"
        );
    }
}
