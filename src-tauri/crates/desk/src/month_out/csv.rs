//! CSV: UTF-8 with BOM, so that a spreadsheet on a Chinese Windows reads it right; one file a table.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use shouzhang_store::{Month, Reader};
use tempfile::NamedTempFile;

use super::cell::without_formula;
use super::{Column, Table, Written, not_written, rows};
use crate::knowledge::Knowledge;
use crate::problem::{Answer, Problem};

struct CsvTable {
    writer: csv::Writer<BufWriter<NamedTempFile>>,
    cells: Vec<String>,
}

impl Table for CsvTable {
    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        self.cells.clear();
        self.cells.extend(cells.iter().map(|cell| without_formula(cell)));
        self.writer.write_record(&self.cells).map_err(io::Error::from)
    }
}

pub(super) fn write(
    knowledge: &Knowledge,
    reader: &Reader<'_>,
    month: Month,
    folder: &Path,
    name: &str,
) -> Answer<Vec<Written>> {
    let file = |what: &str, columns: &[Column], fill: &dyn Fn(&mut dyn Table) -> Answer<u32>| {
        let path = folder.join(format!("{name} {what}.csv"));
        let mut table = begin(folder, columns).map_err(not_written)?;
        let count = fill(&mut table)?;
        finish(table, &path).map_err(not_written)?;
        Ok::<_, Problem>((path, Some(count)))
    };
    let (path, certificates) =
        file("证明出具台账", &rows::CERTIFICATES, &|table| rows::certificates(reader, month, table))?;
    let issued = Written { path, certificates, ..Written::default() };
    let (path, refusals) = file("不予出具登记", &rows::REFUSALS, &|table| {
        rows::refusals(knowledge, reader, month, table)
    })?;
    let refused = Written { path, refusals, ..Written::default() };
    let (path, seal_uses) =
        file("用印登记", &rows::SEAL_USES, &|table| rows::seal_uses(reader, month, table))?;
    Ok(vec![issued, refused, Written { path, seal_uses, ..Written::default() }])
}

fn begin(folder: &Path, columns: &[Column]) -> io::Result<CsvTable> {
    let mut file = BufWriter::new(super::new_file(folder)?);
    file.write_all("\u{FEFF}".as_bytes())?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(file);
    writer.write_record(columns.iter().map(|column| column.heading))?;
    Ok(CsvTable { writer, cells: Vec::with_capacity(columns.len()) })
}

fn finish(table: CsvTable, path: &Path) -> io::Result<()> {
    let buffered = table.writer.into_inner().map_err(|fault| io::Error::other(fault.to_string()))?;
    let file = buffered.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|fault| fault.error)?;
    Ok(())
}
