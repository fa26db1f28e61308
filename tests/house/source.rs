//! What may not stand in a source file: clocks, unfinished work, swallowed faults, places of one machine.

use shouzhang_tests::{File, files};

use crate::assert_none;

/// The two places that read the clock: the window's command and the command line.
const CLOCKS: [&str; 2] = ["src-tauri/src/call.rs", "src-tauri/crates/cli/src/counter.rs"];
/// The places where the compiler is asked to look away, each with its reason beside it.
const UNSAFE: [&str; 3] = [
    "src-tauri/src/main.rs",
    "src-tauri/crates/desk/src/fonts.rs",
    "src-tauri/crates/paper/benches/figures.rs",
];

#[test]
fn the_clock_is_read_in_two_places() {
    let words = ["Utc::now", "Local::now", "SystemTime::now"];
    let findings =
        lines_with(&words, |file| file.path.ends_with(".rs") && !CLOCKS.contains(&file.path.as_str()));
    assert_none(
        &findings,
        "time comes in as `now`; the clock is read by the shell and the command line alone",
    );
}

#[test]
fn nothing_is_left_unfinished() {
    let rust = ["todo!", "unimplemented!", "#[ignore", "allow(dead_code", "allow(unused", "dbg!("];
    let page =
        [".skip(", "test.only", "it.only", "describe.only", "@ts-ignore", "@ts-nocheck", "eslint-disable"];
    let mut findings = lines_with(&rust, |file| file.path.ends_with(".rs"));
    findings.extend(lines_with(&page, |file| file.path.starts_with("ui/src/")));
    findings.extend(lines_with(&["TODO", "FIXME", "XXX"], is_code));
    assert_none(&findings, "finish it, or say in the issue what is missing");
}

#[test]
fn library_code_does_not_give_up_without_a_word() {
    let library = |file: &File| {
        file.path.ends_with(".rs") && file.path.contains("/src/") && !is_test_module(&file.path)
    };
    let mut findings = Vec::new();
    for file in files().expect("the repository can be read").iter().filter(|file| library(file)) {
        // Tests stand at the end of a file.
        let shipped = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in shipped.lines().enumerate() {
            if [".unwrap()", ".expect(\"\")"].iter().any(|word| line.contains(word)) {
                findings.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    assert_none(&findings, "return the fault, or say with `expect` why it cannot happen");
}

#[test]
fn unsafe_code_stands_in_three_places() {
    let places = |file: &File| file.path.ends_with(".rs") && !UNSAFE.contains(&file.path.as_str());
    let findings = lines_with(&["unsafe {", "unsafe fn", "unsafe impl", "(unsafe_code"], places);
    assert_none(&findings, "there is a safe way; if there is none, give the reason and name the file here");
}

#[test]
fn places_of_one_machine_stay_on_that_machine() {
    let findings = lines_with(&["/root/", "/home/", "/Users/", "C:\\Users", "/work/"], |file| {
        !file.path.ends_with(".lock") && !file.path.ends_with("package-lock.json")
    });
    assert_none(&findings, "a path of one machine does not belong in the project");
}

#[test]
fn the_page_shows_words_never_markup() {
    let findings = lines_with(&["v-html", "innerHTML", "eval(", "new Function"], |file| {
        let is_page = file.path.starts_with("ui/src/") || file.path.starts_with("ui/verifier/");
        is_page && !file.path.ends_with(".test.ts")
    });
    assert_none(&findings, "what a resident typed is text; the strict CSP forbids the rest");
}

/// Lines of the chosen files with one of the words, this room left out: it has to name what it forbids.
fn lines_with(words: &[&str], chosen: impl Fn(&File) -> bool) -> Vec<String> {
    let mut findings = Vec::new();
    for file in files().expect("the repository can be read").iter().filter(|file| chosen(file)) {
        if file.path.starts_with("tests/house/") {
            continue;
        }
        for (number, line) in file.text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                findings.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    findings
}

fn is_code(file: &File) -> bool {
    [".rs", ".ts", ".vue", ".toml", ".sql", ".mjs"].iter().any(|end| file.path.ends_with(end))
}

fn is_test_module(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/") || path.starts_with("tests/")
}
