//! `cargo xtask …`: the commands of the README.
//!
//! This crate is for setting a fresh machine up and for running what belongs together in one command, the same for a person
//! and for CI. It deliberately does not know: what a test tests, or anything about certificates beyond one example.
//!
//! Start reading at `steps.rs` (how a step is run and timed), then `test.rs` (what CI runs) and `setup.rs`.

#![expect(clippy::print_stdout, reason = "a command line speaks to the terminal")]

mod bench;
mod run;
mod setup;
mod show;
mod steps;
mod test;

use std::process::ExitCode;

use steps::{Outcome, Steps, cargo};

const HELP: &str = "\
cargo xtask <command>

  run         Sets up what is missing, builds, and opens 守章 on a demonstration hall (invented people, id numbers with
              the area code 341599 that does not exist). Without a display it shows the main job instead: issues a
              certificate and a refusal slip, exports the month, photographs the window, and prints where it all lies.
  test        Everything CI runs: formatting, clippy, Rust and UI tests, house rules, acceptance, torture (100 kills),
              and the end-to-end tests in the real window. The first failure stops it.
  bench       Measures the figures of the README (release builds) and prints them as a table.
  torture     Kills the program 1000 times while it issues certificates and checks that nothing is lost.
  screening   Says how well the screening does over the labelled phrasings; with --misses, where it fails in the open part.
  learn       Learns from the open part how requests and certifying clauses are worded: writes learnt.toml,
              learnt_texts.toml and certifying.toml under assets/catalog/screening. With --check it asks a part of what
              it learnt from instead, and writes nothing.
  bindings    Writes ui/src/ipc/contract.ts from the desk's contract.
  bundle      Builds the .deb and .rpm packages.
  setup       Only installs what is missing: Debian packages with apt (after saying which), UI packages with npm.

On a machine with nothing but Rust, Node and apt, `run` and `test` install what they need by themselves.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut steps = Steps::new();
    let outcome = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["run"] => run::run(&mut steps),
        ["test"] => test::test(&mut steps),
        ["bench"] => bench::bench(&mut steps),
        ["torture"] => torture(&mut steps),
        ["screening"] => example(&mut steps, "screening", &[]),
        ["screening", "--misses"] => example(&mut steps, "screening", &["--misses"]),
        ["learn"] => example(&mut steps, "learn", &[]),
        ["learn", "--check"] => example(&mut steps, "learn", &["--check"]),
        ["bindings"] => example(&mut steps, "bindings", &[]),
        ["bundle"] => bundle(&mut steps),
        ["setup"] => setup::everything(&mut steps),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprint!("There is no `cargo xtask {}`.\n\n{HELP}", words.join(" "));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

/// A thousand kills. `cargo xtask test` does a hundred.
fn torture(steps: &mut Steps) -> Outcome {
    setup::to_build(steps)?;
    let mut kill = cargo(["test", "--workspace", "--test", "torture"]);
    kill.env("SHOUZHANG_KILLS", "1000");
    steps.run("kill -9 torture ×1000", &mut kill)
}

/// A program of the tests that writes or measures something of the repository.
fn example(steps: &mut Steps, name: &str, words: &[&str]) -> Outcome {
    // Unoptimised, learning takes half an hour.
    let quick = "profile.dev.package.shouzhang-tests.opt-level=3";
    let mut run =
        cargo(["run", "--quiet", "-p", "shouzhang-tests", "--config", quick, "--example", name, "--"]);
    steps.run(name, run.args(words))
}

fn bundle(steps: &mut Steps) -> Outcome {
    setup::to_build(steps)?;
    setup::ui_packages(steps)?;
    let mut bundle =
        steps::npm(["exec", "--yes", "--package=@tauri-apps/cli@2.12.5", "--", "tauri", "build", "--ci"]);
    bundle.current_dir(steps::root().join("src-tauri"));
    steps.run("packages", &mut bundle)
}
