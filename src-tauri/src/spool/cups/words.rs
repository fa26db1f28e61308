//! CUPS's reasons in the clerk's language: what is wrong with the printer, and where to lay a hand on it.

use super::answer::{Job, PrinterBlock};

/// A queue that takes no jobs.
pub(super) const NOT_ACCEPTING: &str = "打印机设成了不接收文件";
/// The printer was removed while a job was on its way.
pub(super) const PRINTER_GONE: &str = "打印机已从系统里删掉";
const PAUSED: &str = "打印机已暂停";

/// Reason words of a printer (RFC 8011 §5.4.12, PWG 5100.9), worst first; a word may end in `-error`, `-warning`, `-report`.
const PRINTER_REASONS: [(&str, &str); 19] = [
    ("offline", "打印机脱机"),
    ("shutdown", "打印机关着"),
    ("connecting-to-device", "正在连接打印机，一直没连上"),
    ("timed-out", "打印机没有回应"),
    ("media-empty", "没有纸"),
    ("media-needed", "没有合适的纸，请放 A4 纸"),
    ("media-jam", "卡纸"),
    ("input-tray-missing", "纸盒没有装好"),
    ("output-area-full", "出纸口满了"),
    ("output-tray-missing", "出纸盘没有装好"),
    ("cover-open", "打印机盖子开着"),
    ("door-open", "打印机门开着"),
    ("interlock-open", "打印机盖子没有合好"),
    ("toner-empty", "没有碳粉"),
    ("marker-supply-empty", "没有墨"),
    ("spool-area-full", "打印机存满了"),
    ("cups-missing-filter", "打印机驱动不完整"),
    ("paused", PAUSED),
    ("moving-to-paused", PAUSED),
];

/// The device's remarks, as CUPS's backends word them.
const REMARKS: [(&str, &str); 8] = [
    ("may not exist or is unavailable", "打印机没有开机或没有连上"),
    ("unable to locate printer", "网络上找不到打印机"),
    ("not responding", "打印机没有回应"),
    ("unable to connect", "连不上打印机"),
    ("network host", "连不上打印机"),
    ("is busy", "打印机正忙"),
    ("in use", "打印机正忙"),
    ("out of paper", "没有纸"),
];

/// What keeps a printer from working, if anything does. A warning about low toner does not.
pub(super) fn trouble(block: &PrinterBlock) -> Option<String> {
    let from_alerts = PRINTER_REASONS
        .iter()
        .find(|(word, _)| block.alerts.iter().any(|alert| alert.starts_with(word)))
        .map(|(_, chinese)| *chinese);
    let from_remark = || remark(&block.remark);
    let from_state = || block.stopped.then_some(PAUSED);
    from_alerts.or_else(from_remark).or_else(from_state).map(str::to_owned)
}

/// What keeps a waiting job from being printed, as far as the job itself says.
pub(super) fn stuck(job: &Job) -> Option<String> {
    let held = job.alerts.iter().any(|alert| alert.starts_with("job-hold") || alert.starts_with("job-held"));
    remark(&job.status).or(held.then_some("任务被挂起，没有开始打印")).map(str::to_owned)
}

/// Why a job that is over did not come out, where CUPS says so.
pub(super) fn thrown_out(job: &Job) -> Option<&'static str> {
    let says = |word: &str| job.alerts.iter().any(|alert| alert.contains(word));
    if says("canceled") {
        Some("任务被取消")
    } else if says("aborted") || says("document-format-error") {
        Some("打印系统打不了这份文件，把任务丢掉了")
    } else {
        None
    }
}

/// Why `lp` did not take a job.
pub(super) fn refusal(said: &str) -> &'static str {
    if said.contains("not accepting") {
        NOT_ACCEPTING
    } else if said.contains("does not exist") {
        PRINTER_GONE
    } else if said.contains("Not authorized") || said.contains("Forbidden") {
        "这台电脑不许当前用户打印"
    } else if said.contains("o large") || said.contains("No space") {
        "打印队列存满了"
    } else {
        "打印系统没有收下"
    }
}

/// Why `lpstat` did not answer.
pub(super) fn silence(said: &str) -> &'static str {
    let not_running =
        ["not running", "Connection refused", "Bad file descriptor", "No such file", "connect to server"];
    if not_running.iter().any(|words| said.contains(words)) {
        "打印服务没有启动"
    } else {
        "打印服务没有回答"
    }
}

fn remark(said: &str) -> Option<&'static str> {
    let said = said.to_lowercase();
    REMARKS.iter().find(|(words, _)| said.contains(words)).map(|(_, chinese)| *chinese)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printer(alerts: &[&str], remark: &str, stopped: bool) -> PrinterBlock {
        let alerts = alerts.iter().map(|word| (*word).to_owned()).collect();
        PrinterBlock { alerts, remark: remark.to_owned(), stopped, ..PrinterBlock::default() }
    }

    #[test]
    fn a_printer_in_trouble_says_what_to_lay_a_hand_on() {
        let cases = [
            (printer(&["media-empty-error"], "", false), Some("没有纸")),
            (printer(&["toner-low-warning"], "", false), None),
            (printer(&["media-jam", "media-empty"], "", false), Some("没有纸")),
            (printer(&["offline-report"], "", false), Some("打印机脱机")),
            (printer(&["paused"], "paused by hand", true), Some("打印机已暂停")),
            (
                printer(&[], "The printer may not exist or is unavailable at this time.", false),
                Some("打印机没有开机或没有连上"),
            ),
            (printer(&[], "", true), Some("打印机已暂停")),
            (printer(&[], "Sending data to printer.", false), None),
        ];
        for (block, expected) in cases {
            assert_eq!(
                trouble(&block).as_deref(),
                expected,
                "{block:?}: the clerk is told what is wrong, if anything"
            );
        }
    }

    #[test]
    fn a_job_thrown_out_is_told_from_one_that_came_out() {
        let job = |alert: &str| Job { alerts: vec![alert.to_owned()], ..Job::default() };
        let cases = [
            ("job-completed-successfully", None),
            ("processing-to-stop-point", None),
            ("job-canceled-by-user", Some("任务被取消")),
            ("aborted-by-system", Some("打印系统打不了这份文件，把任务丢掉了")),
        ];
        for (alert, expected) in cases {
            assert_eq!(thrown_out(&job(alert)), expected, "{alert}: the queue's own word decides");
        }
    }
}
