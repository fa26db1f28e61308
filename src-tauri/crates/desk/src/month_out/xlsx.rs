//! XLSX: one workbook, three sheets, text only — a cell can never become a formula.

use std::io;
use std::path::Path;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use shouzhang_store::{Month, Reader};

use super::{Column, Table, Written, not_written, rows};
use crate::knowledge::Knowledge;
use crate::problem::Answer;

/// Most rows of a sheet, headings included.
const MOST_ROWS: u32 = 1_048_576;

struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    next: u32,
    format: &'a Format,
}

impl Table for Sheet<'_> {
    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        if self.next >= MOST_ROWS {
            return Err(io::Error::other("a sheet holds 1,048,576 rows; export as CSV"));
        }
        // An empty cell has its column's format: a month of a hundred thousand rows has many of them.
        for (column, cell) in (0u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            self.sheet.write_string_with_format(self.next, column, cell, self.format).map_err(told)?;
        }
        self.next += 1;
        Ok(())
    }
}

pub(super) fn write(
    knowledge: &Knowledge,
    reader: &Reader<'_>,
    month: Month,
    folder: &Path,
    name: &str,
) -> Answer<Vec<Written>> {
    let mut workbook = Workbook::new();
    let plain = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top).set_text_wrap();
    let mut written = Written::default();
    let sheets: [(&str, &[Column]); 3] = [
        ("证明出具台账", &rows::CERTIFICATES),
        ("不予出具登记", &rows::REFUSALS),
        ("用印登记", &rows::SEAL_USES),
    ];
    for (what, columns) in sheets {
        let sheet =
            workbook.add_worksheet_with_constant_memory().map_err(|fault| not_written(told(fault)))?;
        begin(sheet, what, name, columns, &plain).map_err(|fault| not_written(told(fault)))?;
        let mut table = Sheet { sheet, next: 1, format: &plain };
        match what {
            "证明出具台账" => {
                written.certificates = Some(rows::certificates(reader, month, &mut table)?)
            }
            "不予出具登记" => {
                written.refusals = Some(rows::refusals(knowledge, reader, month, &mut table)?)
            }
            _ => written.seal_uses = Some(rows::seal_uses(reader, month, &mut table)?),
        }
    }
    written.path = folder.join(format!("{name} 台账.xlsx"));
    save(&mut workbook, folder, &written.path).map_err(not_written)?;
    Ok(vec![written])
}

/// Headings that stay in sight, columns wide enough to read, and pages that print.
fn begin(
    sheet: &mut Worksheet,
    what: &str,
    name: &str,
    columns: &[Column],
    plain: &Format,
) -> Result<(), XlsxError> {
    let heading = Format::new()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_background_color("#E5EEF9");
    sheet.set_name(what)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_header(format!("&C&\"宋体\"&14{name} {what}"));
    sheet.set_footer("&C第 &P 页 共 &N 页");
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_freeze_panes(1, 0)?;
    for (index, column) in (0u16..).zip(columns) {
        sheet.set_column_width(index, f64::from(column.width))?;
        sheet.set_column_format(index, plain)?;
    }
    for (index, column) in (0u16..).zip(columns) {
        sheet.write_string_with_format(0, index, column.heading, &heading)?;
    }
    Ok(())
}

fn save(workbook: &mut Workbook, folder: &Path, path: &Path) -> io::Result<()> {
    let mut file = super::new_file(folder)?;
    workbook.save_to_writer(file.as_file_mut()).map_err(told)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|fault| fault.error)?;
    Ok(())
}

fn told(fault: XlsxError) -> io::Error {
    match fault {
        XlsxError::IoError(fault) => fault,
        other => io::Error::other(other),
    }
}
