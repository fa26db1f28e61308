//! Running one of CUPS's programs: arguments as an array, English answers, a limit on waiting.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use shouzhang_desk::HostFault;

/// A queue on this computer answers in a few milliseconds; one over the network may be gone.
const PATIENCE: Duration = Duration::from_secs(15);
const GLANCE: Duration = Duration::from_millis(5);

/// What a program said.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) ok: bool,
    pub(super) out: String,
    pub(super) err: String,
}

/// How CUPS's programs are started.
#[derive(Debug, Clone)]
pub(super) struct Program {
    server: Option<String>,
}

impl Program {
    pub(super) fn new(server: Option<String>) -> Self {
        Self { server }
    }

    /// Runs a program that needs no input.
    pub(super) fn ask(&self, name: &str, arguments: &[&str]) -> Result<Said, HostFault> {
        self.feed(name, arguments, &[])
    }

    /// Runs a program and gives it `input`.
    pub(super) fn feed(&self, name: &str, arguments: &[&str], input: &[u8]) -> Result<Said, HostFault> {
        let mut child = self.command(name, arguments).spawn().map_err(|fault| match fault.kind() {
            io::ErrorKind::NotFound => HostFault::NoPrintSystem,
            _ => unheard(name, &fault),
        })?;
        let (out, err) = (collect(child.stdout.take()), collect(child.stderr.take()));
        if let Some(mut pipe) = child.stdin.take() {
            // A program that refuses early closes its input; what it said about that is in `err`.
            match pipe.write_all(input) {
                Err(fault) if fault.kind() != io::ErrorKind::BrokenPipe => return Err(unheard(name, &fault)),
                _ => drop(pipe),
            }
        }
        let status = wait(&mut child).map_err(|fault| unheard(name, &fault))?;
        Ok(Said { ok: status.success(), out: text(out), err: text(err) })
    }

    fn command(&self, name: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(name);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // The answers are read by their English words; printers may have Chinese names all the same.
        command.env("LC_ALL", "C.UTF-8").env_remove("LANGUAGE");
        if let Some(server) = &self.server {
            command.env("CUPS_SERVER", server);
        }
        command
    }
}

/// Reads a pipe to its end on a thread of its own, so that a long answer cannot block the program.
fn collect<P: Read + Send + 'static>(pipe: Option<P>) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe
            && let Err(fault) = pipe.read_to_end(&mut bytes)
        {
            log::warn!("print queue: answer broke off: {fault}");
        }
        bytes
    })
}

fn text(collected: JoinHandle<Vec<u8>>) -> String {
    String::from_utf8_lossy(&collected.join().unwrap_or_default()).into_owned()
}

/// Waits for the program, but not for ever.
fn wait(child: &mut Child) -> io::Result<ExitStatus> {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if started.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Err(io::ErrorKind::TimedOut.into());
        }
        thread::sleep(GLANCE);
    }
}

fn unheard(name: &str, fault: &io::Error) -> HostFault {
    log::warn!("{name}: {fault}");
    let why = if fault.kind() == io::ErrorKind::TimedOut {
        "等了十五秒没有回答"
    } else {
        "打印程序没有运行起来"
    };
    HostFault::QueueSilent(why.to_owned())
}
