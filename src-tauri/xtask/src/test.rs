//! Everything CI runs. What CI does is what a developer does.

use crate::setup;
use crate::steps::{Outcome, Steps, cargo, npm};

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
    let clippy = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    steps.run("clippy", &mut cargo(clippy))?;
    let targets = ["clippy", "--workspace", "--test", "house", "--test", "e2e", "--", "-D", "warnings"];
    steps.run("clippy of the test rooms", &mut cargo(targets))?;
    steps.run("Rust tests", &mut cargo(["test", "--workspace"]))?;
    steps.run("house rules", &mut cargo(["test", "--workspace", "--test", "house"]))?;
    steps.run("end to end in the real window", &mut cargo(["test", "--workspace", "--test", "e2e"]))?;
    steps.summary();
    Ok(())
}
