//! 月度导出: what a month holds, and writing it out.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};
use shouzhang_domain::PrintState;
use shouzhang_store::{Act, Event, Export, Month, Reader};

use crate::contract::Counter;
use crate::month_out::{self, Written};
use crate::problem::{Answer, Problem};
use crate::translate::moment;
use crate::wire::{
    CheckMonth, ChosenFolder, ExportFormat, ExportMonth, Exported, MonthCheck, Nothing, ProblemCode,
};

use super::look_up::month;
use super::print::host_problem;

pub(crate) fn check_month(counter: &Counter<'_>, request: CheckMonth) -> Answer<MonthCheck> {
    let month = month(&request.month)?;
    counter.desk.read(|reader| check(reader, month))
}

fn check(reader: &Reader<'_>, month: Month) -> Answer<MonthCheck> {
    let counts = reader.month_counts(month)?;
    let mut check = MonthCheck {
        month: month.to_string(),
        certificates: counts.issued,
        refusals: counts.refused,
        seal_uses: counts.seal_uses,
        voids: 0,
        unconfirmed: 0,
        numbers: reader.numbers_of(month)?.map(|range| format!("{} — {}", range.first, range.last)),
        gaps: Vec::new(),
        last_export: reader.exports(month)?.iter().map(|entry| entry.at).max().map(moment),
    };
    let mut last: Option<(i32, u32)> = None;
    reader.certificates_of_month::<Problem>(month, |row| {
        let (year, serial) = (row.certificate.year, row.certificate.serial);
        if let Some((last_year, last_serial)) = last
            && last_year == year
            && serial > last_serial + 1
        {
            check.gaps.push(gap(last_serial + 1, serial - 1));
        }
        last = Some((year, serial));
        check.voids += u32::from(row.state.is_void);
        check.unconfirmed += u32::from(!row.state.is_void && row.state.print != PrintState::Confirmed);
        Ok(())
    })?;
    Ok(check)
}

/// Numbers nobody has: only a first number set higher makes a gap.
fn gap(first: u32, last: u32) -> String {
    if first == last { format!("缺第 {first} 号") } else { format!("缺第 {first} 到 {last} 号") }
}

pub(crate) fn export_month(counter: &Counter<'_>, request: ExportMonth) -> Answer<Exported> {
    let desk = counter.desk;
    let month = month(&request.month)?;
    let folder = Path::new(request.folder.trim());
    if request.folder.trim().is_empty() || !folder.is_dir() {
        return Err(Problem::refused(
            ProblemCode::FileNotWritten,
            "没有这个文件夹，导出没有完成",
            "请重新选文件夹；U 盘请看插好了没有",
        ));
    }
    let files = desk.read(|reader| {
        let at = reader.moment(counter.now)?;
        month_out::write(desk, reader, month, request.format, folder, at)
    })?;
    let format = match request.format {
        ExportFormat::Xlsx => "xlsx",
        ExportFormat::Csv => "csv",
        ExportFormat::Pdf => "pdf",
    };
    let exports = files.iter().map(|file| export(month, format, file)).collect::<Answer<Vec<Export>>>()?;
    desk.write(|writer| {
        let clerk = writer.hall()?.hall.clerk;
        for export in &exports {
            writer.record(&Act { actor: &clerk, now: counter.now }, &Event::Exported { export })?;
        }
        Ok(())
    })?;
    let sum = |count: fn(&Export) -> Option<u32>| exports.iter().filter_map(count).sum();
    Ok(Exported {
        files: files.iter().map(|file| file.path.display().to_string()).collect(),
        certificates: sum(|export| export.certificates),
        refusals: sum(|export| export.refusals),
        seal_uses: sum(|export| export.seal_uses),
    })
}

/// What the register keeps of a file: what it holds, and its digest.
fn export(month: Month, format: &str, file: &Written) -> Answer<Export> {
    let digest: std::io::Result<[u8; 32]> = File::open(&file.path).and_then(|mut opened| {
        let (mut digest, mut block) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            match opened.read(&mut block)? {
                0 => return Ok(digest.finalize().into()),
                n => digest.update(&block[..n]),
            }
        }
    });
    let sha256 = digest.map_err(|fault| {
        Problem::failed(ProblemCode::FileNotWritten, "导出的文件读不回来", "请换一个文件夹再导出", fault)
    })?;
    Ok(Export {
        month,
        format: format.to_owned(),
        certificates: file.certificates,
        refusals: file.refusals,
        seal_uses: file.seal_uses,
        sha256,
    })
}

pub(crate) fn choose_folder(counter: &Counter<'_>, _: Nothing) -> Answer<ChosenFolder> {
    let folder = counter.host.choose_folder().map_err(host_problem)?;
    Ok(ChosenFolder { folder: folder.map(|folder| folder.display().to_string()) })
}
