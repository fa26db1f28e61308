//! The print queue of this computer, behind one trait: CUPS on Linux, the spooler on Windows.

use shouzhang_desk::wire::Printer;
use shouzhang_desk::{HostFault, JobStatus, PrintOrder};

#[cfg(unix)]
pub mod cups;
#[cfg(windows)]
pub mod windows;

/// A print queue: which printers there are, a page into the queue, how a job is doing.
pub trait PrintQueue: Send + Sync {
    /// The printers of this computer.
    ///
    /// # Errors
    /// [`HostFault::NoPrintSystem`] or [`HostFault::QueueSilent`].
    fn printers(&self) -> Result<Vec<Printer>, HostFault>;

    /// Puts a page into the queue of a printer from [`Self::printers`] and returns the job in the queue's own words.
    ///
    /// # Errors
    /// Any [`HostFault`] about printing.
    fn print(&self, order: &PrintOrder<'_>) -> Result<String, HostFault>;

    /// How a job is doing.
    ///
    /// # Errors
    /// [`HostFault::NoPrintSystem`] or [`HostFault::QueueSilent`].
    fn watch(&self, printer: &str, job: &str) -> Result<JobStatus, HostFault>;
}

/// The queue of the system this app runs on.
#[must_use]
pub fn system_queue() -> Box<dyn PrintQueue> {
    #[cfg(unix)]
    return Box::new(cups::Cups::here());
    #[cfg(windows)]
    return Box::new(windows::Spooler);
}
