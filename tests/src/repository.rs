//! The repository as files, without what is built or fetched.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where the contract is written down in TypeScript.
pub const CONTRACT: &str = "ui/src/ipc/contract.ts";

/// A text file of the repository.
#[derive(Debug, Clone)]
pub struct File {
    /// Path from the top, with `/`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// The top of the repository.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies in a folder of the repository")
}

/// Every text file of the repository, in the order of their paths.
///
/// # Errors
/// When a folder or file cannot be read.
pub fn files() -> io::Result<Vec<File>> {
    let mut paths = Vec::new();
    walk(root(), &mut paths)?;
    paths.sort();
    let mut files = Vec::with_capacity(paths.len());
    for path in paths {
        // Pictures, fonts and books are not text.
        if let Ok(text) = String::from_utf8(fs::read(&path)?) {
            let path = path
                .strip_prefix(root())
                .expect("it was found below the top")
                .to_string_lossy()
                .replace('\\', "/");
            files.push(File { path, text });
        }
    }
    Ok(files)
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    const NOT_OURS: [&str; 6] = [".git", "target", "node_modules", "dist", "gen", "fonts"];
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() && !NOT_OURS.iter().any(|name| entry.file_name() == *name) {
            walk(&entry.path(), paths)?;
        } else if kind.is_file() && entry.file_name() != ".git" {
            // In a second work tree `.git` is a file.
            paths.push(entry.path());
        }
    }
    Ok(())
}
