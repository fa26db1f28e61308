//! 书签: the outline of a file (PDF 32000-1, 12.3.3).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::text_string::text_string;

/// A bookmark of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// What the reader's side panel shows.
    pub title: String,
    /// Index of its page, from 0.
    pub page: usize,
    /// Bookmarks under it.
    pub children: Vec<Bookmark>,
}

/// Adds the outline to the document and has it shown on opening. Nothing for no bookmarks.
pub(crate) fn add_outline(document: &mut Document, bookmarks: &[Bookmark]) -> lopdf::Result<()> {
    if bookmarks.is_empty() {
        return Ok(());
    }
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = document.new_object_id();
    let mut outline = dictionary! { "Type" => "Outlines" };
    add_level(document, bookmarks, root, &pages, &mut outline);
    document.set_object(root, outline);
    document.catalog_mut()?.set("Outlines", root);
    Ok(())
}

/// Adds the bookmarks of one level under `parent`, whose links to the first and last go into `holder`.
fn add_level(
    document: &mut Document,
    bookmarks: &[Bookmark],
    parent: ObjectId,
    pages: &[ObjectId],
    holder: &mut Dictionary,
) {
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| document.new_object_id()).collect();
    for (i, bookmark) in bookmarks.iter().enumerate() {
        let mut entry = dictionary! { "Title" => text_string(&bookmark.title), "Parent" => parent };
        if let Some(&page) = pages.get(bookmark.page) {
            entry.set("Dest", vec![Object::Reference(page), Object::Name(b"Fit".to_vec())]);
        }
        if i > 0 {
            entry.set("Prev", ids[i - 1]);
        }
        if let Some(&next) = ids.get(i + 1) {
            entry.set("Next", next);
        }
        if !bookmark.children.is_empty() {
            add_level(document, &bookmark.children, ids[i], pages, &mut entry);
        }
        document.set_object(ids[i], entry);
    }
    if let (Some(&first), Some(&last)) = (ids.first(), ids.last()) {
        holder.set("First", first);
        holder.set("Last", last);
        // All levels are shown open, so an entry counts its descendants.
        holder.set("Count", count(bookmarks));
    }
}

fn count(bookmarks: &[Bookmark]) -> i64 {
    bookmarks.iter().map(|bookmark| 1 + count(&bookmark.children)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bookmark(title: &str, children: Vec<Bookmark>) -> Bookmark {
        Bookmark { title: title.to_owned(), page: 0, children }
    }

    #[test]
    fn every_bookmark_is_reached_from_the_catalog() {
        let mut document = Document::with_version("1.7");
        let pages = document.new_object_id();
        let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => pages });
        let kids = vec![Object::Reference(page)];
        document.set_object(pages, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 });
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        document.trailer.set("Root", catalog);
        let marks = [bookmark("目录", Vec::new()), bookmark("事项", vec![bookmark("甲", Vec::new())])];
        add_outline(&mut document, &marks).expect("the outline is added");
        let toc = document.get_toc().expect("a reader finds the outline");
        let titles: Vec<&str> = toc.toc.iter().map(|entry| entry.title.as_str()).collect();
        assert_eq!(titles, ["目录", "事项", "甲"], "in order, nested ones included");
        assert!(toc.toc.iter().all(|entry| entry.page == 1), "each leads to its page");
    }
}
