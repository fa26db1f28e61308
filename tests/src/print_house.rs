//! A print queue of one's own: a cupsd on a free port, with every file in a temporary folder.
//!
//! Queues are raw and lead nowhere, so what a printer would have got lies in the spool, byte for byte.

use std::fs;
use std::io;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(15);

/// A running cupsd. It ends, and its files go, when this is dropped.
#[derive(Debug)]
pub struct PrintHouse {
    folder: TempDir,
    server: Child,
    port: u16,
}

impl PrintHouse {
    /// Starts a cupsd without printers.
    ///
    /// # Errors
    /// When cupsd is not installed (`cargo xtask setup` installs it) or does not come up.
    pub fn open() -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("print-house-").tempdir()?;
        let port = free_port()?;
        let (cupsd_conf, files_conf) =
            (folder.path().join("cupsd.conf"), folder.path().join("cups-files.conf"));
        for room in ["spool", "cache", "state", "tmp", "log"] {
            fs::create_dir(folder.path().join(room))?;
        }
        fs::write(&cupsd_conf, server_configuration(port))?;
        fs::write(&files_conf, files_configuration(&folder))?;
        let server = Command::new("/usr/sbin/cupsd")
            .arg("-f")
            .arg("-c")
            .arg(&cupsd_conf)
            .arg("-s")
            .arg(&files_conf)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut house = Self { folder, server, port };
        house.wait_until_open()?;
        Ok(house)
    }

    /// `host:port`, the value for `CUPS_SERVER`.
    #[must_use]
    pub fn server(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Adds a printer that people call `description`; the first one becomes the default.
    ///
    /// # Errors
    /// What `lpadmin` said.
    pub fn add_printer(&self, name: &str, description: &str) -> io::Result<()> {
        self.tell("lpadmin", &["-p", name, "-E", "-v", "file:/dev/null", "-m", "raw", "-D", description])?;
        self.tell("lpadmin", &["-d", name])
    }

    /// Stops a printer; jobs are taken and wait.
    ///
    /// # Errors
    /// What `cupsdisable` said.
    pub fn pause(&self, name: &str) -> io::Result<()> {
        self.tell("cupsdisable", &[name])
    }

    /// Lets a printer go on.
    ///
    /// # Errors
    /// What `cupsenable` said.
    pub fn resume(&self, name: &str) -> io::Result<()> {
        self.tell("cupsenable", &[name])
    }

    /// Makes a printer refuse jobs.
    ///
    /// # Errors
    /// What `cupsreject` said.
    pub fn reject(&self, name: &str) -> io::Result<()> {
        self.tell("cupsreject", &[name])
    }

    /// Takes a printer away.
    ///
    /// # Errors
    /// What `lpadmin` said.
    pub fn remove_printer(&self, name: &str) -> io::Result<()> {
        self.tell("lpadmin", &["-x", name])
    }

    /// What was sent to the printers, in the order of the jobs.
    ///
    /// # Errors
    /// When the spool cannot be read.
    pub fn printed(&self) -> io::Result<Vec<Vec<u8>>> {
        let mut documents: Vec<PathBuf> = Vec::new();
        for entry in fs::read_dir(self.folder.path().join("spool"))? {
            let path = entry?.path();
            // cNNNNN is a job's card, dNNNNN-001 its document.
            if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"d")) {
                documents.push(path);
            }
        }
        documents.sort();
        documents.into_iter().map(fs::read).collect()
    }

    fn tell(&self, program: &str, arguments: &[&str]) -> io::Result<()> {
        let said = Command::new(program)
            .args(arguments)
            .env("CUPS_SERVER", self.server())
            .env("LC_ALL", "C.UTF-8")
            .output()?;
        if said.status.success() {
            return Ok(());
        }
        Err(io::Error::other(format!("{program}: {}", String::from_utf8_lossy(&said.stderr).trim())))
    }

    fn wait_until_open(&mut self) -> io::Result<()> {
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if let Some(status) = self.server.try_wait()? {
                return Err(io::Error::other(format!("cupsd ended at once: {status}")));
            }
            if started.elapsed() > PATIENCE {
                return Err(io::Error::from(io::ErrorKind::TimedOut));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for PrintHouse {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to end.
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn server_configuration(port: u16) -> String {
    let open = "  Order allow,deny\n  Allow all\n";
    format!(
        "Listen 127.0.0.1:{port}\nLogLevel warn\nMaxLogSize 0\nDefaultAuthType None\nWebInterface No\nBrowsing No\n\
         PreserveJobFiles Yes\nPreserveJobHistory Yes\n\
         <Location />\n{open}</Location>\n<Location /admin>\n{open}</Location>\n\
         <Policy default>\n<Limit All>\n{open}</Limit>\n</Policy>\n"
    )
}

fn files_configuration(folder: &TempDir) -> String {
    let at = |room: &str| folder.path().join(room).display().to_string();
    format!(
        "FileDevice Yes\nServerRoot {}\nCacheDir {}\nStateDir {}\nRequestRoot {}\nTempDir {}\n\
         AccessLog {}\nErrorLog {}\nPageLog {}\n",
        folder.path().display(),
        at("cache"),
        at("state"),
        at("spool"),
        at("tmp"),
        at("log/access"),
        at("log/error"),
        at("log/page"),
    )
}
