//! A screen without a monitor: an Xvfb of one's own.

use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running Xvfb. It ends when this is dropped.
#[derive(Debug)]
pub struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// Starts a screen of `width` × `height` pixels on the first free display number.
    ///
    /// # Errors
    /// When Xvfb is not installed (`cargo xtask setup` installs it) or does not come up.
    pub fn open(width: u32, height: u32) -> io::Result<Self> {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-noreset",
                "-screen",
                "0",
                &format!("{width}x{height}x24"),
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut number = String::new();
        if let Some(said) = server.stdout.take() {
            BufReader::new(said).read_line(&mut number)?;
        }
        if number.trim().is_empty() {
            server.wait()?;
            return Err(io::Error::other("Xvfb ended without opening a display"));
        }
        Ok(Self { server, display: format!(":{}", number.trim()) })
    }

    /// Value for `DISPLAY`.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Photographs the whole screen into a PNG.
    ///
    /// # Errors
    /// When ImageMagick's `import` is not installed or fails.
    pub fn photograph(&self, file: &Path) -> io::Result<()> {
        let import =
            Command::new("import").args(["-display", &self.display, "-window", "root"]).arg(file).output()?;
        if import.status.success() {
            return Ok(());
        }
        Err(io::Error::other(format!("import: {}", String::from_utf8_lossy(&import.stderr).trim())))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to end.
        drop(self.server.kill());
        drop(self.server.wait());
    }
}
