//! `cargo xtask bench`: the figures of the README, in release builds, on this machine.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::setup;
use crate::steps::{Failure, Outcome, Steps, cargo, npm, target};

/// How a measurement announces a figure on its standard output: `figure: what | how much | limit`.
const MARK: &str = "figure: ";

/// Builds the release, runs the benches of the rooms and the measurements in the real window, and prints one table.
pub(crate) fn bench(steps: &mut Steps) -> Outcome {
    setup::everything(steps)?;
    // Sets the same page in the same run; left out where it cannot be had.
    if let Err(failure) = setup::python_package(steps, "peer", "typst==0.15.2") {
        println!("typst could not be installed; the comparison is left out:\n{failure}");
    }
    steps.run("UI build", &mut npm(["run", "--silent", "build"]))?;
    let release = ["build", "--release", "-p", "shouzhang-app", "-p", "shouzhang-cli"];
    steps.run("release build", &mut cargo(release))?;
    let mut figures = Vec::new();
    listen(&mut cargo(["bench", "--workspace", "--benches"]), &mut figures)?;
    figures.push(register_search()?);
    let measured = [
        "test",
        "--release",
        "--workspace",
        "--test",
        "e2e",
        "figures::",
        "--",
        "--nocapture",
        "--test-threads=1",
    ];
    listen(&mut cargo(measured), &mut figures)?;
    listen(&mut npm(["run", "--silent", "size"]), &mut figures)?;
    steps.summary();
    print_table(&figures);
    Ok(())
}

/// Runs a command, shows what it says and keeps its figures.
fn listen(command: &mut Command, figures: &mut Vec<String>) -> Outcome {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|fault| Failure::io("measurement", &fault))?;
    let said = child.stdout.take().ok_or_else(|| Failure::new("the measurement has no output"))?;
    for line in BufReader::new(said).lines() {
        let line = line.map_err(|fault| Failure::io("measurement", &fault))?;
        // A test says its name first.
        if let Some((_, figure)) = line.split_once(MARK) {
            figures.push(figure.to_owned());
        } else if line.starts_with('.') && line.contains("gzip") {
            // The size script of the UI.
            figures.push(line.replacen(' ', " size | ", 1).replacen(" (", " | (", 1));
        }
        println!("{line}");
    }
    let status = child.wait().map_err(|fault| Failure::io("measurement", &fault))?;
    if status.success() { Ok(()) } else { Err(Failure::new("a measurement failed; see above")) }
}

/// The slowest of the register's questions, from what criterion kept of the store's bench.
fn register_search() -> Result<String, Failure> {
    let group = target().join("criterion/look up in 100,000");
    let unread = |fault: std::io::Error| Failure::io("target/criterion/look up in 100,000", &fault);
    let mut slowest = (0.0, String::new());
    for question in fs::read_dir(&group).map_err(unread)? {
        let question = question.map_err(unread)?;
        // criterion's own report lies beside the questions.
        let Ok(sample) = fs::read_to_string(question.path().join("new/sample.json")) else { continue };
        let name = question.file_name().to_string_lossy().into_owned();
        let p95 = ninety_fifth(&sample)
            .ok_or_else(|| Failure::new(format!("criterion kept no times of “{name}”")))?;
        if p95 > slowest.0 {
            slowest = (p95, name);
        }
    }
    let (nanoseconds, question) = slowest;
    Ok(format!(
        "register search over 100,000 rows, slowest question ({question}) | p95 {:.1} ms | ≤ 150 ms",
        nanoseconds / 1e6
    ))
}

/// The 95th of a hundred times, in nanoseconds: `{"iters": […], "times": […]}` holds how often and how long altogether.
fn ninety_fifth(sample: &str) -> Option<f64> {
    let list = |name: &str| {
        let (_, rest) = sample.split_once(&format!("\"{name}\":["))?;
        let numbers = rest.split_once(']')?.0.split(',').map(|number| number.trim().parse::<f64>());
        numbers.collect::<Result<Vec<_>, _>>().ok()
    };
    let mut each: Vec<f64> =
        list("times")?.into_iter().zip(list("iters")?).map(|(time, rounds)| time / rounds).collect();
    each.sort_by(f64::total_cmp);
    each.get(each.len() * 95 / 100).copied()
}

fn print_table(figures: &[String]) {
    println!("\n| what | measured | limit |\n| --- | --- | --- |");
    for figure in figures {
        println!("| {figure} |");
    }
}
