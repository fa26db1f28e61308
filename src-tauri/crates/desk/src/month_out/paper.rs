//! PDF: the three tables to be printed, landscape A4, heads on every page. The rows are read twice: once to count pages,
//! once to write them, so that a month of any size takes no more memory than a page.

use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use shouzhang_domain::{Hall, Moment, long_date};
use shouzhang_paper::{
    Facts, Fonts, RegisterColumn, RegisterFault, RegisterFile, RegisterSurvey, RegisterTable,
};
use shouzhang_store::{Month, Reader};

use super::{Table, Written, new_file, not_written, rows};
use crate::knowledge::Knowledge;
use crate::problem::Answer;

/// A column on paper: its head, its share of the width, and which cells of the row stand in it: lines one under the
/// other, cells of a line side by side.
type Printed = (&'static str, f32, &'static [&'static [usize]]);

const CERTIFICATES: [Printed; 13] = [
    ("序号", 0.035, &[&[0]]),
    ("证明编号\n出具时间", 0.122, &[&[1], &[2]]),
    ("事项\n式样、清单版本", 0.113, &[&[3, 4], &[5, 6]]),
    ("申请人、电话\n证件号码", 0.11, &[&[7, 9], &[8]]),
    ("住址", 0.075, &[&[10]]),
    ("用证单位\n单位依据", 0.11, &[&[11], &[12]]),
    ("用途", 0.07, &[&[13]]),
    ("核实方式、人\n核实日期", 0.07, &[&[14, 15], &[16]]),
    ("经办人\n负责人", 0.055, &[&[17], &[18]]),
    ("份数", 0.03, &[&[19]]),
    ("有效期至", 0.06, &[&[20]]),
    ("状态\n作废原因", 0.08, &[&[21], &[22]]),
    ("领取人签名\n领取日期", 0.07, &[]),
];

const REFUSALS: [Printed; 8] = [
    ("序号", 0.035, &[&[0]]),
    ("告知单编号\n日期", 0.13, &[&[2], &[1]]),
    ("申请人\n联系电话", 0.085, &[&[3], &[4]]),
    ("申请事项（原话）", 0.16, &[&[5]]),
    ("清单项", 0.11, &[&[6, 7]]),
    ("索要单位\n单位依据", 0.155, &[&[8], &[9]]),
    ("告知的替代办法", 0.27, &[&[10]]),
    ("经办人", 0.055, &[&[11]]),
];

const SEAL_USES: [Printed; 11] = [
    ("序号", 0.035, &[&[0]]),
    ("用印时间", 0.095, &[&[1]]),
    ("用印内容", 0.22, &[&[2]]),
    ("文号", 0.135, &[&[3]]),
    ("印章", 0.1, &[&[4]]),
    ("份数", 0.03, &[&[5]]),
    ("申请用印人\n电话", 0.095, &[&[6], &[7]]),
    ("签批人", 0.06, &[&[8]]),
    ("印章保管人", 0.07, &[&[9]]),
    ("经办人", 0.06, &[&[10]]),
    ("备注", 0.1, &[&[11]]),
];

/// Something that takes a register: the survey, then the file.
trait Sink {
    fn begin(&mut self, table: &RegisterTable) -> Result<(), RegisterFault>;
    fn row(&mut self, cells: &[String]) -> Result<(), RegisterFault>;
}

impl Sink for RegisterSurvey<'_> {
    fn begin(&mut self, table: &RegisterTable) -> Result<(), RegisterFault> {
        RegisterSurvey::begin(self, table)
    }

    fn row(&mut self, cells: &[String]) -> Result<(), RegisterFault> {
        RegisterSurvey::row(self, cells)
    }
}

impl<W: io::Write> Sink for RegisterFile<'_, W> {
    fn begin(&mut self, table: &RegisterTable) -> Result<(), RegisterFault> {
        RegisterFile::begin(self, table)
    }

    fn row(&mut self, cells: &[String]) -> Result<(), RegisterFault> {
        RegisterFile::row(self, cells)
    }
}

/// Brings the cells of a row into the columns of the paper.
struct OnPaper<'a> {
    sink: &'a mut dyn Sink,
    columns: &'static [Printed],
}

impl Table for OnPaper<'_> {
    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        let line = |wanted: &&[usize]| {
            let cells = wanted.iter().filter_map(|&i| cells.get(i)).filter(|cell| !cell.is_empty());
            cells.map(String::as_str).collect::<Vec<_>>().join(" ")
        };
        let stacked = |lines: &[&[usize]]| {
            let lines = lines.iter().map(line).filter(|line| !line.is_empty());
            lines.collect::<Vec<_>>().join("\n")
        };
        let cells: Vec<String> = self.columns.iter().map(|(_, _, wanted)| stacked(wanted)).collect();
        self.sink.row(&cells).map_err(io::Error::other)
    }
}

/// What goes on every page.
pub(super) struct Sheets<'a> {
    pub(super) knowledge: &'a Knowledge,
    pub(super) fonts: &'a Fonts,
    pub(super) hall: &'a Hall,
    pub(super) month: Month,
    pub(super) at: Moment,
}

pub(super) fn write(
    sheets: &Sheets<'_>,
    reader: &Reader<'_>,
    folder: &Path,
    name: &str,
) -> Answer<Vec<Written>> {
    let told = |fault: RegisterFault| not_written(io::Error::other(fault));
    let mut survey = RegisterSurvey::new(sheets.fonts);
    sheets.pour(reader, &mut survey)?;
    let title = format!("{}年{}月台账", sheets.month.year(), sheets.month.month());
    let facts = Facts {
        title: &title,
        author: &sheets.hall.committee_name,
        number: &sheets.month.to_string(),
        made_at: sheets.at,
    };
    let plan = survey.finish(&facts).map_err(told)?;
    let file = new_file(folder).map_err(not_written)?;
    let mut register = RegisterFile::new(plan, BufWriter::new(file)).map_err(told)?;
    let mut written = sheets.pour(reader, &mut register)?;
    written.path = folder.join(format!("{name} 台账.pdf"));
    let file = register.finish().map_err(told)?;
    save(file, &written.path).map_err(not_written)?;
    Ok(vec![written])
}

fn save(mut file: BufWriter<tempfile::NamedTempFile>, path: &Path) -> io::Result<()> {
    file.flush()?;
    let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|fault| fault.error)?;
    Ok(())
}

impl Sheets<'_> {
    /// The three tables, row by row.
    fn pour(&self, reader: &Reader<'_>, sink: &mut dyn Sink) -> Answer<Written> {
        let certificates =
            rows::certificates(reader, self.month, &mut self.table(sink, "证明出具台账", &CERTIFICATES)?)?;
        let refusals = rows::refusals(
            self.knowledge,
            reader,
            self.month,
            &mut self.table(sink, "不予出具登记", &REFUSALS)?,
        )?;
        let seal_uses = rows::seal_uses(reader, self.month, &mut self.table(sink, "用印登记", &SEAL_USES)?)?;
        Ok(Written {
            certificates: Some(certificates),
            refusals: Some(refusals),
            seal_uses: Some(seal_uses),
            ..Written::default()
        })
    }

    fn table<'s>(
        &self,
        sink: &'s mut dyn Sink,
        what: &str,
        columns: &'static [Printed],
    ) -> Answer<OnPaper<'s>> {
        let column =
            |(heading, share, _): &Printed| RegisterColumn { heading: (*heading).to_owned(), share: *share };
        let (year, month) = (self.month.year(), self.month.month());
        let table = RegisterTable {
            title: what.to_owned(),
            subtitle: format!("{}　{year}年{month}月", self.hall.committee_name),
            columns: columns.iter().map(column).collect(),
            foot: format!(
                "{what}　{year}年{month}月　个人信息已遮蔽　制表：{}　审核：　　　　　　　打印日期：{}",
                self.hall.clerk,
                long_date(self.at.date_naive())
            ),
        };
        sink.begin(&table).map_err(|fault| not_written(io::Error::other(fault)))?;
        Ok(OnPaper { sink, columns })
    }
}
