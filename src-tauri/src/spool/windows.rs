//! The Windows spooler, through `winprint`: Windows draws the PDF itself (`Windows.Data.Pdf`) and hands it to the driver.
//!
//! Written against the crate's source and **not compiled or run so far**: no Windows toolchain was at hand. It is kept
//! small for that reason. What the spooler does with a page after taking it is not observed: `winprint` gives no job number,
//! so [`Spooler::watch`] says that the page has left the app, and the clerk confirms the paper on the outcome screen.

use std::io::Write;

use shouzhang_desk::wire::{JobState, Printer};
use shouzhang_desk::{HostFault, JobStatus, PrintOrder};
use winprint::printer::{FilePrinter, FindDeviceError, PrintOutcome, PrinterDevice, WinPdfPrinter};
use winprint::ticket::PrintTicket;

use super::PrintQueue;

/// The spooler of this computer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spooler;

impl PrintQueue for Spooler {
    fn printers(&self) -> Result<Vec<Printer>, HostFault> {
        let devices = PrinterDevice::all().map_err(|fault| silent(&fault))?;
        let default = PrinterDevice::user_default().map_err(|fault| silent(&fault))?;
        let is_default = |name: &str| default.as_ref().is_some_and(|device| device.name() == name);
        let printer = |device: PrinterDevice| Printer {
            name: device.name().to_owned(),
            description: device.name().to_owned(),
            is_default: is_default(device.name()),
            trouble: None,
        };
        Ok(devices.into_iter().map(printer).collect())
    }

    fn print(&self, order: &PrintOrder<'_>) -> Result<String, HostFault> {
        let device = PrinterDevice::by_os_name(order.printer).map_err(|fault| match fault {
            FindDeviceError::NotFound => HostFault::NoSuchPrinter(order.printer.to_owned()),
            other => silent(&other),
        })?;
        // The spooler shows the file's name, so the file is named after the number; its folder is private and goes away.
        let folder =
            tempfile::Builder::new().prefix("shouzhang-").tempdir().map_err(|fault| refused(&fault))?;
        let path = folder.path().join(format!("{}.pdf", order.title));
        let mut file = std::fs::File::create(&path).map_err(|fault| refused(&fault))?;
        file.write_all(order.pdf).map_err(|fault| refused(&fault))?;
        drop(file);
        let ticket = PrintTicket::default_for(&device).unwrap_or_default();
        match WinPdfPrinter::new(device).print(&path, ticket).map_err(|fault| refused(&fault))? {
            PrintOutcome::Completed => Ok(order.title.to_owned()),
            PrintOutcome::Canceled => Err(HostFault::JobRefused("打印被取消".to_owned())),
        }
    }

    fn watch(&self, _: &str, _: &str) -> Result<JobStatus, HostFault> {
        Ok(JobStatus { state: JobState::Done, reason: None })
    }
}

fn silent(fault: &dyn std::error::Error) -> HostFault {
    log::error!("spooler: {fault}");
    HostFault::QueueSilent("Windows 打印服务没有回答".to_owned())
}

fn refused(fault: &dyn std::error::Error) -> HostFault {
    log::error!("spooler: {fault}");
    HostFault::JobRefused("Windows 没有把它送进队列".to_owned())
}
