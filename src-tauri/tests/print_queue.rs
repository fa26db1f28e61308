//! Printing through a real print system: a cupsd of the test's own, asked by the very code the window uses.

#![cfg(unix)]

use shouzhang_app::spool::PrintQueue;
use shouzhang_app::spool::cups::Cups;
use shouzhang_desk::wire::JobState;
use shouzhang_desk::{HostFault, PrintOrder};
use shouzhang_tests::PrintHouse;

const NUMBER: &str = "柳荫居证〔2026〕0418号";

fn house() -> PrintHouse {
    PrintHouse::open().expect("cupsd starts; `cargo xtask setup` installs it")
}

fn order<'a>(printer: &'a str, pdf: &'a [u8]) -> PrintOrder<'a> {
    PrintOrder { printer, title: NUMBER, pdf }
}

#[test]
fn the_queue_gets_the_stored_bytes_and_nothing_else() {
    let house = house();
    house.add_printer("desk", "一号窗口打印机").expect("lpadmin");
    let cups = Cups::at(&house.server());
    let pdf: Vec<u8> =
        b"%PDF-1.7\n".iter().copied().chain((0..200_000).map(|n: u32| n.to_le_bytes()[0])).collect();
    let job = cups.print(&order("desk", &pdf)).expect("the queue takes it");
    assert_eq!(job, "desk-1", "the job is named in the queue's own words");
    assert_eq!(
        house.printed().expect("the spool is readable"),
        [pdf],
        "what the printer gets is what the book holds"
    );
    let status = cups.watch("desk", &job).expect("the queue answers");
    assert!(
        matches!(status.state, JobState::Done | JobState::Printing),
        "nothing stands in its way: {status:?}"
    );
    assert_eq!(status.reason, None, "there is nothing to complain about");
}

#[test]
fn printers_are_listed_with_what_people_call_them() {
    let house = house();
    let cups = Cups::at(&house.server());
    assert_eq!(cups.printers().expect("the queue answers"), [], "a computer without printers has none");
    house.add_printer("desk", "一号窗口打印机").expect("lpadmin");
    house.add_printer("hall", "大厅打印机").expect("lpadmin");
    house.reject("hall").expect("cupsreject");
    let printers = cups.printers().expect("the queue answers");
    let seen: Vec<_> =
        printers.iter().map(|p| (p.name.as_str(), p.description.as_str(), p.is_default)).collect();
    assert_eq!(
        seen,
        [("desk", "一号窗口打印机", false), ("hall", "大厅打印机", true)],
        "name, what people say, default"
    );
    assert_eq!(printers[0].trouble, None, "the first one works");
    assert_eq!(
        printers[1].trouble.as_deref(),
        Some("打印机设成了不接收文件"),
        "the second takes nothing and says so"
    );
}

#[test]
fn a_paused_queue_keeps_the_job_and_says_so() {
    let house = house();
    house.add_printer("desk", "一号窗口打印机").expect("lpadmin");
    house.pause("desk").expect("cupsdisable");
    let cups = Cups::at(&house.server());
    let job = cups.print(&order("desk", b"%PDF-1.7 paused")).expect("a stopped queue still takes jobs");
    let status = cups.watch("desk", &job).expect("the queue answers");
    assert_eq!(status.state, JobState::Failed, "no paper will come by itself");
    assert_eq!(status.reason.as_deref(), Some("打印机已暂停"), "and the clerk is told why");
    house.resume("desk").expect("cupsenable");
    let later = cups.watch("desk", &job).expect("the queue answers");
    assert_ne!(later.state, JobState::Failed, "once it goes on, the job goes on: {later:?}");
}

#[test]
fn a_printer_that_is_not_there_is_named() {
    let house = house();
    let cups = Cups::at(&house.server());
    let fault = cups.print(&order("desk", b"%PDF-1.7")).expect_err("there is no printer");
    assert!(
        matches!(&fault, HostFault::NoSuchPrinter(name) if name == "desk"),
        "its name is said: {fault:?}"
    );
    let option = cups.print(&order("-x", b"%PDF-1.7")).expect_err("an option is no printer");
    assert!(
        matches!(option, HostFault::NoSuchPrinter(_)),
        "names come from the list only, so no option can slip in"
    );
    assert!(house.printed().expect("the spool is readable").is_empty(), "nothing reached a queue");
}

#[test]
fn a_printer_removed_under_a_job_is_no_mystery() {
    let house = house();
    house.add_printer("desk", "一号窗口打印机").expect("lpadmin");
    house.pause("desk").expect("cupsdisable");
    let cups = Cups::at(&house.server());
    let job = cups.print(&order("desk", b"%PDF-1.7")).expect("the queue takes it");
    house.remove_printer("desk").expect("lpadmin");
    let status = cups.watch("desk", &job).expect("the queue answers");
    assert_eq!(status.state, JobState::Failed, "that paper will not come");
    assert_eq!(status.reason.as_deref(), Some("打印机已从系统里删掉"), "and the clerk is told why");
}

#[test]
fn a_queue_that_refuses_jobs_says_so() {
    let house = house();
    house.add_printer("desk", "一号窗口打印机").expect("lpadmin");
    house.reject("desk").expect("cupsreject");
    let fault = Cups::at(&house.server()).print(&order("desk", b"%PDF-1.7")).expect_err("it takes nothing");
    assert_eq!(
        fault.to_string(),
        "打印机没有接下这份文件：打印机设成了不接收文件",
        "in words, not in CUPS's English"
    );
}

#[test]
fn without_a_print_service_every_question_says_so() {
    let server = {
        let house = house();
        house.server()
    };
    let cups = Cups::at(&server);
    let faults = [
        cups.printers().map(drop).expect_err("nobody answers"),
        cups.print(&order("desk", b"%PDF-1.7")).map(drop).expect_err("nobody answers"),
        cups.watch("desk", "desk-1").map(drop).expect_err("nobody answers"),
    ];
    for fault in faults {
        assert_eq!(fault.to_string(), "问不到打印队列：打印服务没有启动", "the clerk is told what to start");
    }
}
