//! Running commands one after the other: named, timed, the first failure stops.

use std::ffi::OsStr;
use std::fmt;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a command of `cargo xtask` comes to.
pub(crate) type Outcome = Result<(), Failure>;

/// Why it stopped, and how to repeat the step alone.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    /// A failure in words.
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// A failure of the file system or of starting a program.
    pub(crate) fn io(what: &str, fault: &io::Error) -> Self {
        Self(format!("{what}: {fault}"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The steps run so far.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    done: Vec<(String, Duration)>,
}

impl Steps {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Runs a command as a step; its output goes to the terminal.
    pub(crate) fn run(&mut self, name: &str, command: &mut Command) -> Outcome {
        println!("\n━━ {name}: {}", spelled(command));
        let started = Instant::now();
        let status = command.stdin(Stdio::null()).status().map_err(|fault| cannot_start(command, &fault))?;
        let took = started.elapsed();
        if !status.success() {
            let place = place(command);
            return Err(Failure(format!(
                "━━ {name} FAILED ({status}) after {}. To repeat it:\n   {place}{}",
                seconds(took),
                spelled(command)
            )));
        }
        println!("━━ {name}: ok, {}", seconds(took));
        self.done.push((name.to_owned(), took));
        Ok(())
    }

    /// Prints how long each step took.
    pub(crate) fn summary(&self) {
        println!("\n━━ times");
        for (name, took) in &self.done {
            println!("{:>9}  {name}", seconds(*took));
        }
        let total: Duration = self.done.iter().map(|(_, took)| *took).sum();
        println!("{:>9}  altogether", seconds(total));
    }
}

/// The top of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("xtask lies two folders below the top")
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A cargo command at the top of the repository.
pub(crate) fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    // The cargo that runs this, so that a toolchain chosen with `+` is kept.
    program(&std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments, root())
}

/// An npm command in `ui`.
pub(crate) fn npm<const N: usize>(arguments: [&str; N]) -> Command {
    let mut npm =
        program(OsStr::new(if cfg!(windows) { "npm.cmd" } else { "npm" }), arguments, &root().join("ui"));
    if !io::stdout().is_terminal() {
        // With CI set, some runners colour a log file.
        npm.env("NO_COLOR", "1");
    }
    npm
}

fn program<const N: usize>(name: &OsStr, arguments: [&str; N], folder: &Path) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(folder);
    // The package being run by cargo is xtask, not the one to be built.
    for (variable, _) in std::env::vars_os() {
        if variable.to_str().is_some_and(|v| v.starts_with("CARGO_PKG_") || v.starts_with("CARGO_MANIFEST_"))
        {
            command.env_remove(variable);
        }
    }
    command
}

/// A command as one would type it.
pub(crate) fn spelled(command: &Command) -> String {
    let variables = command.get_envs().filter_map(|(name, value)| Some((name, value?)));
    let variables = variables.map(|(name, value)| format!("{}={} ", name.display(), value.display()));
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args()).map(|word| {
        let word = word.to_string_lossy();
        if word.contains([' ', '*', '$', '"']) { format!("'{word}'") } else { word.into_owned() }
    });
    variables.collect::<String>() + &words.collect::<Vec<_>>().join(" ")
}

fn place(command: &Command) -> String {
    let folder = command.get_current_dir().filter(|folder| *folder != root());
    let folder = folder.and_then(|folder| folder.strip_prefix(root()).ok());
    folder.map_or_else(String::new, |folder| format!("cd {} && ", folder.display()))
}

fn cannot_start(command: &Command, fault: &io::Error) -> Failure {
    let program = command.get_program().display();
    Failure(format!("`{program}` cannot be started: {fault}. Is it installed and on the PATH?"))
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}
