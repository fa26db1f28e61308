//! 逻辑结构: which lines make a heading, a paragraph, a table and its cells, for whoever reads the page without eyes.
//!
//! The tree comes from the sheet alone: the role of each line, and — for cells — the rules that stand round it. The content
//! of line `n` of a page is marked with the number `n`; a mark behind the text and everything that is no type is an
//! artifact (PDF 32000-1, 14.8).

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
        let mut at = 0;
        while at < page.lines.len() {
            let is_cell = |line: &TextLine| matches!(line.role, Role::ColumnHead | Role::Cell);
            let cells = page.lines[at..].iter().take_while(|line| is_cell(line)).count();
            if cells > 0 {
                tree.push(table(page, number, at..at + cells));
                at += cells;
            } else {
                push_line(&mut tree, page, number, at);
                at += 1;
            }
        }
    }
    tree
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

fn table(page: &Page, number: usize, lines: std::ops::Range<usize>) -> Element {
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
mod tests {
    use super::*;
    use crate::document::{Document, Kind as Paper, Line, Piece};
    use crate::lay_out;
    use crate::proof::fonts;

    fn outline(sheet: &Sheet) -> Vec<String> {
        let words = |page: usize, line: usize| sheet.pages[page].lines[line].text();
        fn say(element: &Element, words: &dyn Fn(usize, usize) -> String) -> String {
            let kids = element.kids.iter().map(|kid| match kid {
                Kid::Element(inner) => say(inner, words),
                Kid::Line { page, line } => words(*page, *line),
            });
            format!("{}({})", element.kind.tag(), kids.collect::<Vec<_>>().join("|"))
        }
        structure_of(sheet).iter().map(|element| say(element, &words)).collect()
    }

    fn household() -> Document {
        let rows = [["王某", "妻子"], ["阿卜杜热合曼·吾布力喀斯木·买买提明·阿卜杜拉", "女婿"]];
        let row = |cells: &[&str; 2]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        Document {
            kind: Paper::Certificate,
            title: "家庭成员证明".into(),
            number: Some("柳荫居证〔2026〕0418号".into()),
            salutation: Some(Line::words("示例公证处：")),
            paragraphs: vec![
                Line::words("字".repeat(40)),
                Line(vec![Piece::Table {
                    field: "members".into(),
                    label: "家庭成员".into(),
                    head: vec!["姓名".into(), "关系".into()],
                    rows: rows.iter().map(row).collect(),
                }]),
                Line::words("特此证明。"),
            ],
            signer: "柳荫社区居民委员会".into(),
            date: Some("2026年11月23日".into()),
            signatures: Vec::new(),
            footer: Vec::new(),
        }
    }

    #[test]
    fn lines_become_headings_paragraphs_and_cells() {
        let sheet = lay_out(fonts(), &household()).expect("it fits");
        let tree = outline(&sheet);
        let expected = [
            "P(柳荫居证〔2026〕0418号)".to_owned(),
            "H1(家庭成员证明)".to_owned(),
            "P(示例公证处：)".to_owned(),
            format!("P({}|{})", "字".repeat(26), "字".repeat(14)),
            "Table(TR(TH(姓名)|TH(关系))|TR(TD(王某)|TD(妻子))|TR(TD(阿卜杜热合曼·吾布力喀斯木·|买买提明·阿卜杜拉)|TD(女婿)))".to_owned(),
            "P(特此证明。)".to_owned(),
            "P(柳荫社区居民委员会)".to_owned(),
            "P(2026年11月23日)".to_owned(),
        ];
        assert_eq!(tree[..expected.len()], expected, "in reading order; a long name stays in its cell");
    }

    #[test]
    fn a_cell_to_write_in_has_its_place() {
        let mut paper = household();
        paper.kind = Paper::Sample;
        if let Piece::Table { rows, .. } = &mut paper.paragraphs[1].0[0] {
            *rows = vec![vec!["合计".into(), String::new()]];
        }
        let tree = outline(&lay_out(fonts(), &paper).expect("it fits"));
        assert!(tree.contains(&"Table(TR(TH(姓名)|TH(关系))|TR(TD(合计)|TD()))".to_owned()), "{tree:?}");
        assert!(
            !tree.iter().any(|element| element.contains("P(样　本|")),
            "the mark behind the text is no text"
        );
    }
}
