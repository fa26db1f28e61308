//! Writing the logical structure into the finished object tree (PDF/UA-1, ISO 14289-1).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::sheet::Sheet;
use crate::structure::{Element, Kid, Kind, structure_of};

/// Adds the structure tree of a sheet, and ties the marked content of every page to it.
pub(crate) fn add_structure(document: &mut Document, sheet: &Sheet) -> Result<(), lopdf::Error> {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = document.new_object_id();
    let mut tree = Tree {
        parents: sheet.pages.iter().map(|page| vec![Object::Null; page.lines.len()]).collect(),
        document,
        pages: &pages,
    };
    let top = tree.document.new_object_id();
    let kids = structure_of(sheet).iter().map(|element| tree.add(element, top)).collect::<Vec<_>>();
    let parents = std::mem::take(&mut tree.parents);
    document.objects.insert(top, element("Document", root, kids).into());
    let next = parents.len() as i64;
    let numbers =
        parents.into_iter().enumerate().flat_map(|(page, lines)| [(page as i64).into(), lines.into()]);
    let numbers: Vec<Object> = numbers.collect();
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
    }
    let catalog = document.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

fn element(tag: &str, parent: ObjectId, kids: Vec<Object>) -> Dictionary {
    dictionary! { "Type" => "StructElem", "S" => tag, "P" => parent, "K" => kids }
}

struct Tree<'a> {
    document: &'a mut Document,
    pages: &'a [ObjectId],
    /// For each page and line: the element the line belongs to.
    parents: Vec<Vec<Object>>,
}

impl Tree<'_> {
    fn add(&mut self, node: &Element, parent: ObjectId) -> Object {
        let id = self.document.new_object_id();
        let mut own_page = None;
        let kids = node.kids.iter().map(|kid| match kid {
            Kid::Element(inner) => self.add(inner, id),
            Kid::Line { page, line } => {
                self.parents[*page][*line] = id.into();
                let number = *line as i64;
                match *own_page.get_or_insert(*page) == *page {
                    true => number.into(),
                    false => {
                        dictionary! { "Type" => "MCR", "Pg" => self.pages[*page], "MCID" => number }.into()
                    }
                }
            }
        });
        let kids = kids.collect();
        let mut dictionary = element(node.kind.tag(), parent, kids);
        if let Some(page) = own_page {
            dictionary.set("Pg", self.pages[page]);
        }
        if node.kind == Kind::ColumnHead {
            dictionary.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
        }
        self.document.objects.insert(id, dictionary.into());
        id.into()
    }
}
