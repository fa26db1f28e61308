//! Writing the logical structure into the finished object tree (PDF/UA-1, ISO 14289-1).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::content::round;
use crate::sheet::{Code, Link, Sheet};
use crate::structure::{Element, Kid, Kind, number_of_code, structure_of};
use crate::text_string::text_string;

/// Adds the structure tree of a sheet, and ties the marked content and the links of every page to it.
pub(crate) fn add_structure(document: &mut Document, sheet: &Sheet) -> Result<(), lopdf::Error> {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = document.new_object_id();
    let marked = sheet.pages.iter().map(|page| vec![Object::Null; page.lines.len() + page.codes.len()]);
    let parents = marked.collect();
    let mut tree = Tree { sheet, document, pages: &pages, parents, links: Vec::new() };
    let top = tree.document.new_object_id();
    let kids = structure_of(sheet).iter().map(|element| tree.add(element, top)).collect::<Vec<_>>();
    let Tree { parents, links, .. } = tree;
    document.objects.insert(top, element("Document", root, kids).into());
    let of_pages = parents.into_iter().map(Object::from);
    let of_links = links.iter().map(|link| link.parent.into());
    let numbers = of_pages.chain(of_links).zip(0i64..).flat_map(|(parent, key)| [key.into(), parent]);
    let numbers: Vec<Object> = numbers.collect();
    let next = (pages.len() + links.len()) as i64;
    let parent_tree = document.add_object(dictionary! { "Nums" => numbers });
    document.objects.insert(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![top.into()],
            "ParentTree" => parent_tree,
            "ParentTreeNextKey" => next,
        }
        .into(),
    );
    for (number, page) in pages.iter().enumerate() {
        let page = document.get_object_mut(*page).and_then(Object::as_dict_mut)?;
        page.set("StructParents", number as i64);
        page.set("Tabs", "S");
        let of_page = links.iter().filter(|link| link.page == number);
        let annotations: Vec<Object> = of_page.map(|link| link.annotation.into()).collect();
        if !annotations.is_empty() {
            page.set("Annots", annotations);
        }
    }
    let catalog = document.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

fn element(tag: &str, parent: ObjectId, kids: Vec<Object>) -> Dictionary {
    dictionary! { "Type" => "StructElem", "S" => tag, "P" => parent, "K" => kids }
}

/// A link that was added: its page, itself, and its element.
struct Added {
    page: usize,
    annotation: ObjectId,
    parent: ObjectId,
}

struct Tree<'a> {
    sheet: &'a Sheet,
    document: &'a mut Document,
    pages: &'a [ObjectId],
    /// For each page and number of its marked content: the element it belongs to.
    parents: Vec<Vec<Object>>,
    links: Vec<Added>,
}

impl Tree<'_> {
    fn add(&mut self, node: &Element, parent: ObjectId) -> Object {
        let id = self.document.new_object_id();
        let mut own_page = None;
        let mut kids = Vec::with_capacity(node.kids.len());
        for kid in &node.kids {
            kids.push(match *kid {
                Kid::Element(ref inner) => self.add(inner, id),
                Kid::Line { page, line } => self.content(id, page, line, &mut own_page),
                Kid::Code { page, code } => {
                    self.content(id, page, number_of_code(&self.sheet.pages[page], code), &mut own_page)
                }
                Kid::Link { page, link } => self.link(id, page, &self.sheet.pages[page].links[link]),
            });
        }
        let mut dictionary = element(node.kind.tag(), parent, kids);
        if let Some(page) = own_page {
            dictionary.set("Pg", self.pages[page]);
        }
        if node.kind == Kind::ColumnHead {
            dictionary.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        if let [Kid::Code { page, code }] = node.kids[..] {
            let page = &self.sheet.pages[page];
            describe(&mut dictionary, &page.codes[code], page.height);
        }
        self.document.objects.insert(id, dictionary.into());
        id.into()
    }

    /// Marked content of a page below an element.
    fn content(
        &mut self,
        parent: ObjectId,
        page: usize,
        number: usize,
        own_page: &mut Option<usize>,
    ) -> Object {
        self.parents[page][number] = parent.into();
        match *own_page.get_or_insert(page) == page {
            true => (number as i64).into(),
            false => {
                dictionary! { "Type" => "MCR", "Pg" => self.pages[page], "MCID" => number as i64 }.into()
            }
        }
    }

    /// The annotation that makes a link of an element; gives what refers to it.
    fn link(&mut self, parent: ObjectId, page: usize, link: &Link) -> Object {
        let on = self.pages[page];
        let height = self.sheet.pages[page].height;
        let (from, to) = (link.from, link.to);
        let corners = [from.0, height - to.1, to.0, height - from.1];
        let mut annotation = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => rectangle(corners),
            "Border" => vec![0.into(), 0.into(), 0.into()],
            // Printed, as an archive file asks for: there is nothing to see.
            "F" => 4,
            "Contents" => text_string(&link.says),
            "P" => on,
            "StructParent" => (self.pages.len() + self.links.len()) as i64,
        };
        if let Some(&target) = self.pages.get(link.page) {
            annotation.set("Dest", vec![target.into(), Object::Name(b"Fit".to_vec())]);
        }
        let annotation = self.document.add_object(annotation);
        self.links.push(Added { page, annotation, parent });
        dictionary! { "Type" => "OBJR", "Obj" => annotation, "Pg" => on }.into()
    }
}

fn rectangle(corners: [f32; 4]) -> Vec<Object> {
    corners.map(|length| Object::Real(round(length))).to_vec()
}

/// Says what a figure is, and where it stands.
fn describe(figure: &mut Dictionary, code: &Code, height: f32) {
    let ((x, y), side) = (code.at, code.module * code.size as f32);
    let bounds = rectangle([x, height - y - side, x + side, height - y]);
    figure.set("Alt", text_string(&code.says));
    figure.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds });
}
