//! `cargo xtask run`: see the app.

use std::fs;

use crate::steps::{Failure, Outcome, Steps, cargo, npm, root, target};
use crate::{setup, show};

/// Builds and opens the window on a demonstration hall, or shows the main job where there is no display.
pub(crate) fn run(steps: &mut Steps) -> Outcome {
    if has_display() {
        setup::to_build(steps)?;
        build(steps)?;
        return open(steps);
    }
    println!(
        "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened."
    );
    println!(
        "Instead the main job is shown: a certificate, a refusal slip, the month's export, and a photograph of the"
    );
    println!("window on a screen without a monitor.");
    setup::to_show(steps)?;
    build(steps)?;
    show::main_job(steps)
}

/// The page, the window and the command line, in the debug profile: it is built in half the time, and everything that
/// draws or computes much is optimised there too.
pub(crate) fn build(steps: &mut Steps) -> Outcome {
    setup::ui_packages(steps)?;
    steps.run("UI build", &mut npm(["run", "--silent", "build"]))?;
    steps.run("window and command line", &mut cargo(["build", "-p", "shouzhang-app", "-p", "shouzhang-cli"]))
}

/// Opens the window; the demonstration hall has a data folder of its own.
fn open(steps: &mut Steps) -> Outcome {
    let home = target().join("demonstration");
    fs::create_dir_all(&home).map_err(|fault| Failure::io("target/demonstration", &fault))?;
    println!("\nThe demonstration hall lives in {}; delete the folder to begin anew.", shown(&home));
    let mut app = std::process::Command::new(target().join("debug/shouzhang-app"));
    app.arg("--demo").env("SHOUZHANG_HOME", &home).current_dir(root());
    steps.run("守章", &mut app)
}

fn has_display() -> bool {
    cfg!(not(target_os = "linux"))
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// A path as one would type it from the top of the repository.
pub(crate) fn shown(path: &std::path::Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
