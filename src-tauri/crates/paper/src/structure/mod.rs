//! 逻辑结构: which lines make a heading, a paragraph, a table and its cells, for whoever reads the page without eyes.
//!
//! The tree comes from the sheet alone: the role of each line, and — for cells — the rules that stand round it. The content
//! of line `n` of a page is marked with the number `n`, two-dimensional codes with the numbers behind those of the lines; a
//! mark behind the text and everything else that is no type is an artifact (PDF 32000-1, 14.8).

use std::ops::Range;

use crate::sheet::{Page, Role, Sheet, TextLine};

/// An element of the tree.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Element {
    pub(crate) kind: Kind,
    pub(crate) kids: Vec<Kid>,
}

/// What hangs below an element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kid {
    Element(Element),
    /// A line of type: its page, and its place among the lines of the page.
    Line {
        page: usize,
        line: usize,
    },
    /// A two-dimensional code: its page, and its place among the codes of the page.
    Code {
        page: usize,
        code: usize,
    },
    /// What makes a stretch of the page lead elsewhere: its page, and its place among the links of the page.
    Link {
        page: usize,
        link: usize,
    },
}

/// The number the content of a code is marked with.
pub(crate) fn number_of_code(page: &Page, code: usize) -> usize {
    page.lines.len() + code
}

/// Standard structure types (PDF 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Title,
    Heading,
    Paragraph,
    Table,
    Row,
    ColumnHead,
    Cell,
    Figure,
    Contents,
    /// Name of a part of the contents.
    ContentsCaption,
    ContentsEntry,
    /// What an entry refers to the page with.
    Reference,
    Link,
}

impl Kind {
    /// Its name in the file.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Title => "H1",
            Self::Heading => "H2",
            Self::Paragraph => "P",
            Self::Table => "Table",
            Self::Row => "TR",
            Self::ColumnHead => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
            Self::Contents => "TOC",
            Self::ContentsCaption => "Caption",
            Self::ContentsEntry => "TOCI",
            Self::Reference => "Reference",
            Self::Link => "Link",
        }
    }

    /// What a line of this role is part of; none for an artifact.
    pub(crate) fn of(role: Role) -> Option<Self> {
        match role {
            Role::Mark | Role::Leader => None,
            Role::Title => Some(Self::Title),
            Role::Heading => Some(Self::Heading),
            Role::ColumnHead => Some(Self::ColumnHead),
            Role::Cell => Some(Self::Cell),
            _ => Some(Self::Paragraph),
        }
    }
}

/// The elements of a sheet, in reading order.
pub(crate) fn structure_of(sheet: &Sheet) -> Vec<Element> {
    let mut tree = Vec::new();
    for (number, page) in sheet.pages.iter().enumerate() {
        let mut codes = page.codes.iter().enumerate();
        let mut at = 0;
        while at < page.lines.len() {
            let stretch = |roles: &[Role]| {
                page.lines[at..].iter().take_while(|line| roles.contains(&line.role)).count()
            };
            let cells = stretch(&[Role::ColumnHead, Role::Cell]);
            let entries = stretch(&[Role::Contents, Role::Leader]);
            if cells > 0 {
                tree.push(table(page, number, at..at + cells));
                at += cells;
            } else if entries > 0 {
                push_contents(&mut tree, page, number, at..at + entries);
                at += entries;
            } else {
                // The words beside a code come behind it.
                if page.lines[at].role == Role::CheckCode {
                    tree.extend(codes.by_ref().map(|(code, _)| figure(number, code)));
                }
                push_line(&mut tree, page, number, at);
                at += 1;
            }
        }
        tree.extend(codes.map(|(code, _)| figure(number, code)));
    }
    tree
}

fn figure(page: usize, code: usize) -> Element {
    Element { kind: Kind::Figure, kids: vec![Kid::Code { page, code }] }
}

/// Lines of a table of contents: those that lead to a page are entries, another names the entries under it.
fn push_contents(tree: &mut Vec<Element>, page: &Page, number: usize, lines: Range<usize>) {
    let mut contents = Vec::new();
    for at in lines.filter(|&at| page.lines[at].role == Role::Contents) {
        let line = Kid::Line { page: number, line: at };
        let Some(link) = page.links.iter().position(|link| link.lines.contains(&at)) else {
            push_all(tree, &mut contents);
            contents.push(Kid::Element(Element { kind: Kind::ContentsCaption, kids: vec![line] }));
            continue;
        };
        if page.links[link].lines.start == at {
            let lines = page.links[link].lines.clone();
            let shown = lines.filter(|&line| Kind::of(page.lines[line].role).is_some());
            let mut kids: Vec<Kid> = shown.map(|line| Kid::Line { page: number, line }).collect();
            kids.push(Kid::Link { page: number, link });
            let within = |kind, kid| Element { kind, kids: vec![Kid::Element(kid)] };
            let reference = within(Kind::Reference, Element { kind: Kind::Link, kids });
            contents.push(Kid::Element(within(Kind::ContentsEntry, reference)));
        }
    }
    push_all(tree, &mut contents);
}

fn push_all(tree: &mut Vec<Element>, contents: &mut Vec<Kid>) {
    if !contents.is_empty() {
        tree.push(Element { kind: Kind::Contents, kids: std::mem::take(contents) });
    }
}

fn push_line(tree: &mut Vec<Element>, page: &Page, number: usize, at: usize) {
    let role = page.lines[at].role;
    let Some(kind) = Kind::of(role) else { return };
    if page.lines[at].glyphs.is_empty() {
        return;
    }
    let kid = Kid::Line { page: number, line: at };
    // A further line of a paragraph or title, and the small label under its blank, belong to what was begun.
    let goes_on = match role {
        Role::Continued | Role::Label => true,
        Role::Title => at > 0 && page.lines[at - 1].role == Role::Title,
        _ => false,
    };
    match tree.last_mut() {
        Some(last) if goes_on && matches!(last.kind, Kind::Paragraph | Kind::Title | Kind::Heading) => {
            last.kids.push(kid);
        }
        _ => tree.push(Element { kind, kids: vec![kid] }),
    }
}

/// A cell being gathered: upper edge, left edge, its lines.
struct Found {
    top: f32,
    left: f32,
    is_head: bool,
    lines: Vec<usize>,
}

fn table(page: &Page, number: usize, lines: Range<usize>) -> Element {
    let mut cells: Vec<Found> = Vec::new();
    for at in lines {
        let line = &page.lines[at];
        let (top, left) = (upper_edge(page, line), left_edge(page, line));
        let same = |cell: &&mut Found| cell.top == top && cell.left == left;
        match cells.iter_mut().rev().take(8).find(same) {
            Some(cell) => cell.lines.push(at),
            None => cells.push(Found { top, left, is_head: line.role == Role::ColumnHead, lines: vec![at] }),
        }
    }
    let mut columns: Vec<f32> = cells.iter().map(|cell| cell.left).collect();
    columns.sort_by(f32::total_cmp);
    columns.dedup();
    let rows = cells.chunk_by(|a, b| a.top == b.top).map(|row| {
        let is_head = row[0].is_head;
        // A cell without words has its place in the row all the same.
        let kids = columns.iter().map(|left| {
            let words = row.iter().filter(|cell| cell.left == *left).flat_map(|cell| &cell.lines);
            let kids = words.map(|&line| Kid::Line { page: number, line }).collect();
            Kid::Element(Element { kind: if is_head { Kind::ColumnHead } else { Kind::Cell }, kids })
        });
        Kid::Element(Element { kind: Kind::Row, kids: kids.collect() })
    });
    Element { kind: Kind::Table, kids: rows.collect() }
}

/// The nearest level rule above a line of a table.
fn upper_edge(page: &Page, line: &TextLine) -> f32 {
    let x = middle(line);
    let over = page.rules.iter().filter(|rule| {
        rule.from.1 == rule.to.1 && rule.from.0 <= x && x <= rule.to.0 && rule.from.1 <= line.y
    });
    over.map(|rule| rule.from.1).fold(f32::MIN, f32::max)
}

/// The nearest upright rule left of a line of a table.
fn left_edge(page: &Page, line: &TextLine) -> f32 {
    // Above the baseline: an upright rule may end at the level rule just below.
    let (x, y) = (middle(line), line.y - line.size * 0.3);
    let left = page.rules.iter().filter(|rule| {
        let (top, bottom) = (rule.from.1.min(rule.to.1), rule.from.1.max(rule.to.1));
        rule.from.0 == rule.to.0 && rule.from.0 <= x && top <= y && y <= bottom
    });
    left.map(|rule| rule.from.0).fold(f32::MIN, f32::max)
}

/// The middle of a line of type.
fn middle(line: &TextLine) -> f32 {
    let from = line.x + line.glyphs.first().map_or(0.0, |glyph| glyph.x);
    (from + line.right()) / 2.0
}

#[cfg(test)]
mod tests;
