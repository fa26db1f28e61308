//! What only a computer with a desktop can do: print, save a copy, choose a folder.
//!
//! Verbs ask this narrow trait; the shell implements it with the system's print queue and dialogs, the tests with a private
//! queue, the CLI with a refusal. It grows only when a verb needs something new.

use std::path::PathBuf;

use crate::wire::{JobState, Printer};

/// A page for the print queue: the stored bytes as they are.
#[derive(Debug, Clone, Copy)]
pub struct PrintOrder<'a> {
    /// Name of the printer in the system's list.
    pub printer: &'a str,
    /// What the queue shows: the number, never a name of a person.
    pub title: &'a str,
    /// The PDF.
    pub pdf: &'a [u8],
}

/// How a job is doing, as the queue says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobStatus {
    /// State.
    pub state: JobState,
    /// The queue's reason when it is stuck or failed, in Chinese where known: `没有纸`, `打印机脱机`.
    pub reason: Option<String>,
}

/// Why the desktop could not do it.
#[derive(Debug, thiserror::Error)]
pub enum HostFault {
    /// This host has no printers at all (command line, or no print system installed).
    #[error("这台电脑上没有打印系统")]
    NoPrintSystem,
    /// There is no such printer now.
    #[error("找不到打印机“{0}”")]
    NoSuchPrinter(String),
    /// The queue did not take the job.
    #[error("打印机没有接下这份文件：{0}")]
    JobRefused(String),
    /// The queue could not be asked.
    #[error("问不到打印队列：{0}")]
    QueueSilent(String),
    /// A file could not be written.
    #[error("文件没有存上：{reason}")]
    NotSaved {
        /// In words.
        reason: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// This host has no windows to ask in.
    #[error("这里没有窗口，不能选择位置")]
    NoDialogs,
}

/// The desktop around the desk.
pub trait Host: Send + Sync {
    /// The printers of this computer.
    ///
    /// # Errors
    /// [`HostFault::NoPrintSystem`] or [`HostFault::QueueSilent`].
    fn printers(&self) -> Result<Vec<Printer>, HostFault>;

    /// Puts a page into the queue and returns the job in the queue's own words.
    ///
    /// # Errors
    /// Any [`HostFault`] about printing.
    fn print(&self, order: &PrintOrder<'_>) -> Result<String, HostFault>;

    /// How a job is doing.
    ///
    /// # Errors
    /// [`HostFault::QueueSilent`].
    fn watch(&self, printer: &str, job: &str) -> Result<JobStatus, HostFault>;

    /// Saves bytes where the user says; `None` when the user changed their mind.
    ///
    /// # Errors
    /// [`HostFault::NotSaved`] or [`HostFault::NoDialogs`].
    fn save(&self, suggested_name: &str, bytes: &[u8]) -> Result<Option<PathBuf>, HostFault>;

    /// Lets the user choose a folder; `None` when the user changed their mind.
    ///
    /// # Errors
    /// [`HostFault::NoDialogs`].
    fn choose_folder(&self) -> Result<Option<PathBuf>, HostFault>;
}

/// A host without a desktop: the command line.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoDesktop;

impl Host for NoDesktop {
    fn printers(&self) -> Result<Vec<Printer>, HostFault> {
        Err(HostFault::NoPrintSystem)
    }

    fn print(&self, _: &PrintOrder<'_>) -> Result<String, HostFault> {
        Err(HostFault::NoPrintSystem)
    }

    fn watch(&self, _: &str, _: &str) -> Result<JobStatus, HostFault> {
        Err(HostFault::NoPrintSystem)
    }

    fn save(&self, _: &str, _: &[u8]) -> Result<Option<PathBuf>, HostFault> {
        Err(HostFault::NoDialogs)
    }

    fn choose_folder(&self) -> Result<Option<PathBuf>, HostFault> {
        Err(HostFault::NoDialogs)
    }
}
