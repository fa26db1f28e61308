//! `cargo xtask bench`: the figures of the README, in release builds, on this machine.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::setup;
use crate::steps::{Failure, Outcome, Steps, cargo, npm};

/// How a measurement announces a figure on its standard output: `figure: what | how much | limit`.
const MARK: &str = "figure: ";

/// Builds the release, runs the benches of the rooms and the measurements in the real window, and prints one table.
pub(crate) fn bench(steps: &mut Steps) -> Outcome {
    setup::everything(steps)?;
    steps.run("UI build", &mut npm(["run", "--silent", "build"]))?;
    let release = ["build", "--release", "-p", "shouzhang-app", "-p", "shouzhang-cli"];
    steps.run("release build", &mut cargo(release))?;
    steps.run("benches of the rooms", &mut cargo(["bench", "--workspace", "--benches"]))?;
    let mut figures = Vec::new();
    let measured =
        ["test", "--release", "--workspace", "--test", "figures", "--", "--nocapture", "--test-threads=1"];
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
        if let Some(figure) = line.strip_prefix(MARK) {
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

fn print_table(figures: &[String]) {
    println!("\n| what | measured | limit |\n| --- | --- | --- |");
    for figure in figures {
        println!("| {figure} |");
    }
}
