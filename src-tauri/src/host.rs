//! What only a desktop can do: print, save a copy, choose a folder.
//!
//! The dialogs block the thread that asks, so the desk never runs on the main thread (see `call.rs`).
//!
//! `SHOUZHANG_SAVE_DIR` answers every dialog with that folder. It is for tests in the real window, where nobody can press
//! a button of the system's own dialog.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use shouzhang_desk::wire::Printer;
use shouzhang_desk::{Host, HostFault, JobStatus, PrintOrder};
use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;
use tempfile::NamedTempFile;

use crate::spool::{PrintQueue, system_queue};

/// The desktop around the desk.
pub(crate) struct DesktopHost<R: Runtime> {
    app: AppHandle<R>,
    queue: Box<dyn PrintQueue>,
    answers: Option<PathBuf>,
}

impl<R: Runtime> DesktopHost<R> {
    /// The desktop this app runs on.
    pub(crate) fn new(app: AppHandle<R>) -> Self {
        let answers = std::env::var_os("SHOUZHANG_SAVE_DIR").map(PathBuf::from);
        Self { app, queue: system_queue(), answers }
    }

    /// Asks where to save; `None` when the user changed their mind.
    fn ask_where(&self, suggested_name: &str) -> Result<Option<PathBuf>, HostFault> {
        if let Some(folder) = &self.answers {
            return Ok(Some(folder.join(suggested_name)));
        }
        let dialog = self.app.dialog().file().set_title("另存一份").set_file_name(suggested_name);
        local(dialog.blocking_save_file())
    }
}

impl<R: Runtime> Host for DesktopHost<R> {
    fn printers(&self) -> Result<Vec<Printer>, HostFault> {
        self.queue.printers()
    }

    fn print(&self, order: &PrintOrder<'_>) -> Result<String, HostFault> {
        self.queue.print(order)
    }

    fn watch(&self, printer: &str, job: &str) -> Result<JobStatus, HostFault> {
        self.queue.watch(printer, job)
    }

    fn save(&self, suggested_name: &str, bytes: &[u8]) -> Result<Option<PathBuf>, HostFault> {
        let Some(path) = self.ask_where(suggested_name)? else { return Ok(None) };
        write_whole(&path, bytes)
            .map_err(|source| HostFault::NotSaved { reason: reason_of(&source), source })?;
        Ok(Some(path))
    }

    fn choose_folder(&self) -> Result<Option<PathBuf>, HostFault> {
        match &self.answers {
            Some(folder) => Ok(Some(folder.clone())),
            None => local(self.app.dialog().file().set_title("选一个文件夹").blocking_pick_folder()),
        }
    }
}

/// The dialog's answer as a path of this computer.
fn local(answer: Option<tauri_plugin_dialog::FilePath>) -> Result<Option<PathBuf>, HostFault> {
    let path = answer.map(tauri_plugin_dialog::FilePath::into_path).transpose();
    path.map_err(|fault| HostFault::NotSaved {
        reason: "只能存到这台电脑的文件夹里".to_owned(),
        source: io::Error::new(io::ErrorKind::Unsupported, fault.to_string()),
    })
}

/// Writes a file whole, or not at all: through a neighbour that is renamed.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map(drop).map_err(|fault| fault.error)
}

/// Why a file could not be written, for the clerk.
fn reason_of(fault: &io::Error) -> String {
    match fault.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "磁盘满了".to_owned(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "这个位置不许写".to_owned(),
        io::ErrorKind::NotFound => "这个文件夹不在了".to_owned(),
        _ => "这个位置写不进去".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_copy_is_the_same_bytes_and_replaces_an_older_one() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("一份.pdf");
        write_whole(&path, b"older and longer").expect("the folder is writable");
        write_whole(&path, b"newer").expect("the folder is writable");
        assert_eq!(std::fs::read(&path).expect("it was written"), b"newer", "the copy is the stored bytes");
        assert_eq!(
            std::fs::read_dir(folder.path()).expect("it is there").count(),
            1,
            "no neighbour is left behind"
        );
    }

    #[test]
    fn a_copy_that_cannot_be_saved_says_why_in_words() {
        let missing =
            write_whole(Path::new("/no/such/folder/一份.pdf"), b"x").expect_err("there is no such folder");
        assert_eq!(reason_of(&missing), "这个文件夹不在了", "the clerk is told what is wrong with the place");
    }
}
