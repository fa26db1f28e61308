//! 打印: the stored bytes go to the print queue; whether paper came out, the clerk says.

use shouzhang_domain::{CertificateNumber, PrintState};
use shouzhang_store::{Act, Event, Paper};

use crate::contract::Counter;
use crate::host::{HostFault, PrintOrder};
use crate::problem::{Answer, Problem};
use crate::wire::{
    ConfirmPrint, DocumentDetail, JobReport, JobState, Nothing, PrintDocument, PrintJob, PrintSample,
    Printers, ProblemCode, SavePrinter, WatchJob,
};

use super::sample::sample_pdf;
use super::settings::chosen_printer;
use super::show_document::{detail_of, paper_by_number, stored_document};

pub(crate) fn list_printers(counter: &Counter<'_>, _: Nothing) -> Answer<Printers> {
    let chosen = counter.desk.read(chosen_printer)?;
    Ok(Printers { printers: counter.host.printers().map_err(host_problem)?, chosen })
}

pub(crate) fn print_document(counter: &Counter<'_>, request: PrintDocument) -> Answer<PrintJob> {
    let number = CertificateNumber::typed(&request.number);
    let (paper, pdf, printed_before) = counter.desk.read(|reader| {
        let paper = paper_by_number(reader, &number)?;
        let before = match paper {
            Paper::Certificate(id) => reader.state(id)?.print == PrintState::Confirmed,
            Paper::RefusalSlip(_) => false,
        };
        if let Paper::Certificate(id) = paper
            && reader.state(id)?.is_void
        {
            return Err(Problem::refused(
                ProblemCode::AlreadyVoid,
                format!("{number} 已经作废，不能再打印"),
                "要打印重开的那一份，请在台账里查它的文号",
            ));
        }
        Ok((paper, stored_document(reader, &number)?, before))
    })?;
    let job = send(counter, request.printer.as_deref(), number.as_str(), &pdf)?;
    if printed_before {
        counter.desk.write(|writer| {
            let clerk = writer.hall()?.hall.clerk;
            let event = Event::Reprinted { of: paper, note: &job.printer, seal_use: None };
            writer.record(&Act { actor: &clerk, now: counter.now }, &event)?;
            Ok(())
        })?;
    }
    Ok(job)
}

pub(crate) fn watch_job(counter: &Counter<'_>, request: WatchJob) -> Answer<JobReport> {
    let status = counter.host.watch(&request.printer, &request.job).map_err(host_problem)?;
    let reason = status.reason.map(|reason| format!("：{reason}")).unwrap_or_default();
    let text = match status.state {
        JobState::Printing if reason.is_empty() => "正在打印".to_owned(),
        JobState::Printing => format!("还没打出来{reason}。处理好以后会接着打"),
        JobState::Done => "打印机已经收下并打完，请看纸出来了没有".to_owned(),
        JobState::Failed => format!("没打出来{reason}。证明已经编号，不用重填；处理好以后按 Ctrl+P 再打"),
    };
    Ok(JobReport { state: status.state, text })
}

pub(crate) fn confirm_print(counter: &Counter<'_>, request: ConfirmPrint) -> Answer<DocumentDetail> {
    let number = CertificateNumber::typed(&request.number);
    counter.desk.write(|writer| {
        let paper = paper_by_number(writer, &number)?;
        let clerk = writer.hall()?.hall.clerk;
        let note = request.reason.trim();
        let event = match request.came_out {
            true => Event::Printed { of: paper, note },
            false => Event::PrintFailed { of: paper, note },
        };
        writer.record(&Act { actor: &clerk, now: counter.now }, &event)?;
        detail_of(counter, writer, &number)
    })
}

pub(crate) fn print_sample(counter: &Counter<'_>, request: PrintSample) -> Answer<PrintJob> {
    let desk = counter.desk;
    let item = desk.knowledge.item(&request.code)?;
    let pdf = sample_pdf(desk.knowledge, desk.fonts, item)?;
    send(counter, request.printer.as_deref(), &format!("{} 空白样表", item.code), &pdf)
}

/// The sample of the most usual item, on the printer in question: its rare characters and rules show what a printer can do.
pub(crate) fn print_test_page(counter: &Counter<'_>, request: SavePrinter) -> Answer<PrintJob> {
    let desk = counter.desk;
    let item = desk.knowledge.catalog.enabled_items().next();
    let item = item.ok_or_else(|| Problem::not_found("清单里没有启用的事项", "请先导入清单"))?;
    let pdf = sample_pdf(desk.knowledge, desk.fonts, item)?;
    send(counter, request.printer.as_deref(), "打印测试页", &pdf)
}

/// Puts a page into the queue of the printer named, or the one of the settings.
pub(crate) fn send(
    counter: &Counter<'_>,
    printer: Option<&str>,
    title: &str,
    pdf: &[u8],
) -> Answer<PrintJob> {
    let printer = match printer.map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => name.to_owned(),
        None => counter.desk.read(chosen_printer)?.ok_or_else(no_printer)?,
    };
    let job = counter.host.print(&PrintOrder { printer: &printer, title, pdf }).map_err(host_problem)?;
    Ok(PrintJob { printer, job })
}

fn no_printer() -> Problem {
    Problem::refused(
        ProblemCode::NoPrinter,
        "还没有选打印机",
        "可以先存成 PDF，用别的电脑打；或到“设置 › 打印机”里选一台",
    )
}

/// What the desktop could not do, as the clerk is told.
pub(crate) fn host_problem(fault: HostFault) -> Problem {
    let message = fault.to_string();
    match fault {
        HostFault::NoPrintSystem | HostFault::NoSuchPrinter(_) => {
            let hint = "可以先存成 PDF，用别的电脑打；或到“设置 › 打印机”里另选一台";
            Problem::refused(ProblemCode::NoPrinter, message, hint)
        }
        HostFault::JobRefused(_) | HostFault::QueueSilent(_) => {
            let hint = "请看打印机开了没有、有没有纸，再按 Ctrl+P；已经登记的不用重填";
            Problem::failed(ProblemCode::PrintFailed, message, hint, fault)
        }
        HostFault::NotSaved { .. } => Problem::failed(
            ProblemCode::FileNotWritten,
            message,
            "请换一个位置再存；已经登记的不受影响",
            fault,
        ),
        HostFault::NoDialogs => {
            Problem::refused(ProblemCode::FileNotWritten, message, "请在命令里写明文件位置")
        }
    }
}
