//! CUPS, asked the way an administrator asks it: `lpstat` and `lp`, with argument arrays and never through a shell.
//!
//! A printer's name is only ever passed on when CUPS listed it, so no name can be taken for an option. The page goes to `lp`
//! on its standard input: nothing with a resident's data is left in a temporary folder, not even when the app is killed.

mod answer;
mod program;
mod words;

use shouzhang_desk::wire::{JobState, Printer};
use shouzhang_desk::{HostFault, JobStatus, PrintOrder};

use super::PrintQueue;
use answer::{Job, PrinterBlock};
use program::{Program, Said};

/// The CUPS server of this computer, or another one.
#[derive(Debug, Clone)]
pub struct Cups {
    program: Program,
}

impl Cups {
    /// The server the environment names (`CUPS_SERVER`, `client.conf`), usually the one on this computer.
    #[must_use]
    pub fn here() -> Self {
        Self { program: Program::new(None) }
    }

    /// The server at `host:port`.
    #[must_use]
    pub fn at(server: &str) -> Self {
        Self { program: Program::new(Some(server.to_owned())) }
    }

    /// Every printer as `lpstat` describes it; none when CUPS has none.
    fn blocks(&self) -> Result<Vec<PrinterBlock>, HostFault> {
        let said = self.program.ask("lpstat", &["-l", "-p"])?;
        if said.ok {
            return Ok(answer::printers(&said.out));
        }
        if said.err.contains("No destinations added") { Ok(Vec::new()) } else { Err(silent(&said)) }
    }

    fn block(&self, printer: &str) -> Result<PrinterBlock, HostFault> {
        let blocks = self.blocks()?;
        let found = blocks.into_iter().find(|block| block.name == printer);
        found.ok_or_else(|| HostFault::NoSuchPrinter(printer.to_owned()))
    }

    /// A job of a printer, among those that wait or those that are over.
    fn job(&self, printer: &str, which: &str, job: &str) -> Result<Option<Job>, HostFault> {
        let said = self.program.ask("lpstat", &["-l", "-W", which, "-o", printer])?;
        if !said.ok {
            return Err(silent(&said));
        }
        Ok(answer::jobs(&said.out).into_iter().find(|found| found.id == job))
    }
}

impl PrintQueue for Cups {
    fn printers(&self) -> Result<Vec<Printer>, HostFault> {
        let blocks = self.blocks()?;
        if blocks.is_empty() {
            return Ok(Vec::new());
        }
        let default = answer::default_printer(&self.program.ask("lpstat", &["-d"])?.out);
        let rejecting = answer::rejecting(&self.program.ask("lpstat", &["-a"])?.out);
        let printer = |block: PrinterBlock| {
            let refuses = rejecting.contains(&block.name).then(|| words::NOT_ACCEPTING.to_owned());
            Printer {
                is_default: default.as_deref() == Some(block.name.as_str()),
                trouble: refuses.or_else(|| words::trouble(&block)),
                description: block.description,
                name: block.name,
            }
        };
        Ok(blocks.into_iter().map(printer).collect())
    }

    fn print(&self, order: &PrintOrder<'_>) -> Result<String, HostFault> {
        let block = self.block(order.printer)?;
        // As large as drawn: the binding margin and the place of the seal are part of the form.
        let options =
            ["-d", &block.name, "-t", order.title, "-o", "media=A4", "-o", "print-scaling=none", "-"];
        let said = self.program.feed("lp", &options, order.pdf)?;
        match answer::request_id(&said.out) {
            Some(job) if said.ok => Ok(job),
            _ => Err(HostFault::JobRefused(words::refusal(&said.err).to_owned())),
        }
    }

    fn watch(&self, printer: &str, job: &str) -> Result<JobStatus, HostFault> {
        let failed = |reason: &str| JobStatus { state: JobState::Failed, reason: Some(reason.to_owned()) };
        let block = match self.block(printer) {
            Ok(block) => block,
            Err(HostFault::NoSuchPrinter(_)) => return Ok(failed(words::PRINTER_GONE)),
            Err(fault) => return Err(fault),
        };
        if let Some(waiting) = self.job(&block.name, "not-completed", job)? {
            let reason = words::stuck(&waiting).or_else(|| words::trouble(&block));
            let state = if block.stopped { JobState::Failed } else { JobState::Printing };
            return Ok(JobStatus { state, reason });
        }
        // CUPS before 2.4.3 does not say whether a job that is over was printed or thrown out; then it counts as out of the
        // queue, and the clerk says whether paper came.
        let over = self.job(&block.name, "completed", job)?;
        let thrown_out = over.as_ref().and_then(words::thrown_out);
        Ok(thrown_out.map_or(JobStatus { state: JobState::Done, reason: None }, failed))
    }
}

/// The queue did not answer. Its own words go to the log; they name servers, not people.
fn silent(said: &Said) -> HostFault {
    log::warn!("lpstat: {}", said.err.trim());
    HostFault::QueueSilent(words::silence(&said.err).to_owned())
}
