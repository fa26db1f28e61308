//! Everything CI runs. What CI does is what a developer does.

use std::process::Command;

use crate::setup;
use crate::steps::{Outcome, Steps, cargo, npm, target};

/// Runs every check, cheap ones first; the first failure stops.
///
/// All Rust steps name the whole workspace, so that dependencies are built once with one set of features. The targets of
/// `tests` are switched off in its manifest and named here, one step each.
pub(crate) fn test(steps: &mut Steps) -> Outcome {
    steps.run("formatting", &mut cargo(["fmt", "--all", "--check"]))?;
    setup::everything(steps)?;
    steps.run("UI types", &mut npm(["run", "--silent", "typecheck"]))?;
    steps.run("UI tests", &mut npm(["run", "--silent", "test"]))?;
    steps.run("UI build", &mut npm(["run", "--silent", "build"]))?;
    steps.run("UI size", &mut npm(["run", "--silent", "size"]))?;
    steps.run("verifier page", &mut npm(["run", "--silent", "verifier", "--", "--check"]))?;
    let clippy = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    steps.run("clippy", &mut cargo(clippy))?;
    steps.run("clippy of the test rooms", &mut clippy_of(&ROOMS))?;
    steps.run("Rust tests", &mut cargo(["test", "--workspace"]))?;
    for (room, what) in ROOMS {
        let mut test = cargo(["test", "--workspace", "--test", room]);
        if room == "acceptance" {
            // Built by the tests of the command line; building it alone would choose other features and begin anew.
            test.env("SHOUZHANG_CLI", target().join("debug/shouzhang"));
        }
        steps.run(what, &mut test)?;
    }
    steps.summary();
    Ok(())
}

/// The rooms of `tests`, in the order they are run.
const ROOMS: [(&str, &str); 5] = [
    ("house", "house rules"),
    ("acceptance", "acceptance"),
    ("pages", "every page, and its archive file"),
    ("torture", "kill -9 torture ×100"),
    ("e2e", "end to end in the real window"),
];

fn clippy_of(rooms: &[(&str, &str)]) -> Command {
    let mut clippy = cargo(["clippy", "--workspace"]);
    for (room, _) in rooms {
        clippy.args(["--test", room]);
    }
    clippy.args(["--", "-D", "warnings"]);
    clippy
}
