//! The logical structure of a register: a heading and a table for each of its parts, a row and its cells for each entry
//! (PDF 32000-1, 14.7). The elements of a page are written behind it; the tables, which hold them, at the end.

use std::fmt::Write as _;

use crate::register_objects::Batch;
use crate::register_text::{Marked, MarkedRow};

/// More rows than this are printed without structure: every cell is an object of the file.
pub(crate) const MOST_TAGGED_ROWS: usize = 50_000;

/// The elements written so far. Numbers are those of objects.
#[derive(Debug)]
pub(crate) struct Structure {
    /// The root, which the catalog names.
    root: u32,
    document: u32,
    /// The next free number.
    next: u32,
    tables: Vec<Table>,
    /// For each page: which elements its content belongs to.
    owners: Vec<u32>,
}

#[derive(Debug)]
struct Table {
    number: u32,
    /// Title and the line under it.
    above: Vec<u32>,
    rows: Vec<u32>,
}

impl Structure {
    /// Nothing yet; `next` is the next free number.
    pub(crate) fn new(root: u32, next: u32) -> Self {
        Self { root, document: next, next: next + 1, tables: Vec::new(), owners: Vec::new() }
    }

    pub(crate) fn take_number(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// The elements of a page, which is the object `page`.
    pub(crate) fn page(&mut self, page: u32, marked: &Marked) -> Batch {
        let mut batch = Batch::default();
        let mut owners = vec![0; usize::from(marked.count)];
        if marked.title.is_some() {
            self.begin_table(page, marked, &mut batch, &mut owners);
        }
        for row in &marked.rows {
            self.row(page, row, &mut batch, &mut owners);
        }
        let number = self.take_number();
        self.owners.push(number);
        batch.add(number, format_args!("[{}]", references(&owners)));
        batch
    }

    fn begin_table(&mut self, page: u32, marked: &Marked, batch: &mut Batch, owners: &mut [u32]) {
        let mut table = Table { number: self.take_number(), above: Vec::new(), rows: Vec::new() };
        for (tag, mark) in [("H1", marked.title), ("P", marked.subtitle)] {
            let Some(mark) = mark else { continue };
            let (number, document) = (self.take_number(), self.document);
            batch.add(number, format_args!("<</S/{tag}/P {document} 0 R/Pg {page} 0 R/K {mark}>>"));
            owners[usize::from(mark)] = number;
            table.above.push(number);
        }
        self.tables.push(table);
    }

    fn row(&mut self, page: u32, row: &MarkedRow, batch: &mut Batch, owners: &mut [u32]) {
        let number = self.take_number();
        let Some(table) = self.tables.last_mut() else { return };
        table.rows.push(number);
        let table = table.number;
        let cells: Vec<u32> = row.cells.iter().map(|_| self.take_number()).collect();
        batch.add(number, format_args!("<</S/TR/P {table} 0 R/K[{}]>>", references(&cells)));
        let (tag, scope) = match row.is_head {
            true => ("TH", "/A<</O/Table/Scope/Column>>"),
            false => ("TD", ""),
        };
        for (&cell, mark) in cells.iter().zip(&row.cells) {
            match mark {
                Some(mark) => {
                    owners[usize::from(*mark)] = cell;
                    batch
                        .add(cell, format_args!("<</S/{tag}/P {number} 0 R/Pg {page} 0 R/K {mark}{scope}>>"));
                }
                None => batch.add(cell, format_args!("<</S/{tag}/P {number} 0 R{scope}>>")),
            }
        }
    }

    /// What holds all elements.
    pub(crate) fn finish(&mut self) -> Batch {
        let mut batch = Batch::default();
        let document = self.document;
        let mut parts = Vec::new();
        for table in &self.tables {
            parts.extend(&table.above);
            parts.push(table.number);
            let rows = references(&table.rows);
            batch.add(table.number, format_args!("<</S/Table/P {document} 0 R/K[{rows}]>>"));
        }
        let (root, owners) = (self.root, self.take_number());
        batch.add(document, format_args!("<</S/Document/P {root} 0 R/K[{}]>>", references(&parts)));
        let mut numbers = String::new();
        for (key, owners) in self.owners.iter().enumerate() {
            write!(numbers, "{key} {owners} 0 R ").expect("a string takes whatever is written");
        }
        batch.add(owners, format_args!("<</Nums[{numbers}]>>"));
        batch.add(
            root,
            format_args!(
                "<</Type/StructTreeRoot/K[{document} 0 R]/ParentTree {owners} 0 R/ParentTreeNextKey {}>>",
                self.owners.len()
            ),
        );
        batch
    }
}

fn references(numbers: &[u32]) -> String {
    let mut text = String::with_capacity(numbers.len() * 10);
    for number in numbers {
        write!(text, "{number} 0 R ").expect("a string takes whatever is written");
    }
    text
}
