//! Reading what `lpstat` and `lp` print.

/// A printer as `lpstat -l -p` describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PrinterBlock {
    /// Name in the list.
    pub(super) name: String,
    /// What people call it; its name when nobody gave it one.
    pub(super) description: String,
    /// Whether the queue was stopped.
    pub(super) stopped: bool,
    /// The queue's remark under the first line, if it has one.
    pub(super) remark: String,
    /// Reason words, for example `media-empty-error`.
    pub(super) alerts: Vec<String>,
}

/// A job as `lpstat -l -o` describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Job {
    /// `printer-17`.
    pub(super) id: String,
    /// The device's remark.
    pub(super) status: String,
    /// Reason words.
    pub(super) alerts: Vec<String>,
}

/// Reads `lpstat -l -p`.
pub(super) fn printers(said: &str) -> Vec<PrinterBlock> {
    let mut blocks: Vec<PrinterBlock> = Vec::new();
    for line in said.lines() {
        if let Some(head) = line.strip_prefix("printer ") {
            let (name, state) = head.split_once(' ').unwrap_or((head, ""));
            let stopped = state.starts_with("disabled");
            blocks.push(PrinterBlock {
                name: name.to_owned(),
                description: name.to_owned(),
                stopped,
                ..PrinterBlock::default()
            });
        } else if let Some(block) = blocks.last_mut() {
            read_detail(block, line.trim());
        }
    }
    blocks
}

fn read_detail(block: &mut PrinterBlock, line: &str) {
    if let Some(description) = line.strip_prefix("Description:") {
        if !description.trim().is_empty() {
            block.description = description.trim().to_owned();
        }
    } else if let Some(alerts) = line.strip_prefix("Alerts:") {
        block.alerts = reason_words(alerts);
    } else if block.remark.is_empty() && block.alerts.is_empty() && !line.contains(':') {
        // The remark is the one line before the labelled ones.
        line.clone_into(&mut block.remark);
    }
}

/// Reads `lpstat -l -o`.
pub(super) fn jobs(said: &str) -> Vec<Job> {
    let mut jobs: Vec<Job> = Vec::new();
    for line in said.lines() {
        if !line.starts_with(char::is_whitespace) {
            let id = line.split_whitespace().next().unwrap_or_default().to_owned();
            jobs.push(Job { id, ..Job::default() });
        } else if let Some(job) = jobs.last_mut() {
            if let Some(status) = line.trim().strip_prefix("Status:") {
                status.trim().clone_into(&mut job.status);
            } else if let Some(alerts) = line.trim().strip_prefix("Alerts:") {
                job.alerts = reason_words(alerts);
            }
        }
    }
    jobs
}

/// Reads `lpstat -d`.
pub(super) fn default_printer(said: &str) -> Option<String> {
    said.lines()
        .find_map(|line| line.strip_prefix("system default destination: "))
        .map(|name| name.trim().to_owned())
}

/// Names of printers that take no jobs, from `lpstat -a`.
pub(super) fn rejecting(said: &str) -> Vec<String> {
    let refusing = said.lines().filter_map(|line| line.split_once(" not accepting requests"));
    refusing.map(|(name, _)| name.to_owned()).collect()
}

/// Reads `request id is desk-1 (0 file(s))`.
pub(super) fn request_id(said: &str) -> Option<String> {
    let id = said.lines().find_map(|line| line.strip_prefix("request id is "))?.split_whitespace().next()?;
    Some(id.to_owned())
}

fn reason_words(line: &str) -> Vec<String> {
    line.split_whitespace().filter(|word| *word != "none").map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_PRINTERS: &str = "printer desk disabled since Thu Nov 26 06:40:56 2026 -\n\tpaused by hand\n\tForm mounted:\n\
        \tContent types: any\n\tDescription: 一号窗口\n\tAlerts: paused\n\tLocation: \n\tUsers allowed:\n\t\t(all)\n\
        printer hall now printing hall-4.  enabled since Thu Nov 26 06:41:08 2026\n\tForm mounted:\n\tDescription: \n\
        \tAlerts: media-empty-error toner-low-warning\n\tCharset sets:\n\t\t(none)\n";

    #[test]
    fn printers_are_read_with_their_remarks_and_alerts() {
        let blocks = printers(TWO_PRINTERS);
        let names: Vec<_> =
            blocks.iter().map(|b| (b.name.as_str(), b.description.as_str(), b.stopped)).collect();
        assert_eq!(names, [("desk", "一号窗口", true), ("hall", "hall", false)], "each block is one printer");
        assert_eq!(blocks[0].remark, "paused by hand", "the line under the first is the queue's remark");
        assert_eq!(blocks[1].remark, "", "labels are no remark");
        assert_eq!(blocks[1].alerts, ["media-empty-error", "toner-low-warning"], "every reason word is kept");
    }

    #[test]
    fn jobs_are_read_with_their_status() {
        let said = "bad-4                   root              1024   Thu Nov 26 06:41:08 2026\n\
            \tStatus: The printer may not exist or is unavailable at this time.\n\tAlerts: job-printing\n\tqueued for bad\n";
        let jobs = jobs(said);
        assert_eq!(jobs.len(), 1, "indented lines belong to the job above");
        assert_eq!(jobs[0].id, "bad-4", "the id is the first word");
        assert!(jobs[0].status.starts_with("The printer may not exist"), "the device's remark is kept");
    }

    #[test]
    fn short_answers_are_read() {
        assert_eq!(
            request_id("request id is desk-12 (0 file(s))\n").as_deref(),
            Some("desk-12"),
            "lp's answer"
        );
        assert_eq!(
            default_printer("system default destination: desk\n").as_deref(),
            Some("desk"),
            "lpstat -d"
        );
        assert_eq!(default_printer("no system default destination\n"), None, "there need not be one");
        let accepting =
            "desk accepting requests since x\nhall not accepting requests since x -\n\tRejecting Jobs\n";
        assert_eq!(rejecting(accepting), ["hall"], "lpstat -a");
    }
}
