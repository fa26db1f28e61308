//! Where the files of a release come from: built in, or a folder of the county's own.

use std::fs;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/catalog");

/// Folders of a release, beside its top. Nothing deeper is read.
const FOLDERS: [&str; 6] = ["", "additions", "papers", "permitted", "prohibited", "screening"];

/// Largest file read, in bytes. The largest of the embedded release has 1.4 million.
const MAX_BYTES: u64 = 1 << 21;

/// One file of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Name inside the release with `/` between folders, such as `permitted/K29.toml`.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// Why the files of a release could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadFault {
    /// The folder itself.
    #[error("打不开清单文件夹，请确认选的是放着 release.toml 的那个文件夹")]
    OpenFolder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// One file in it.
    #[error("读不了清单文件 {name}")]
    ReadFile {
        /// Name inside the release.
        name: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// A file in GBK or another encoding.
    #[error("清单文件 {name} 不是 UTF-8 编码，请用记事本打开后另存为 UTF-8")]
    NotUtf8 {
        /// Name inside the release.
        name: String,
    },
    /// A file far larger than any item can be.
    #[error("清单文件 {name} 有 {bytes} 字节，太大了，不像是清单文件")]
    TooLarge {
        /// Name inside the release.
        name: String,
        /// Its size in bytes.
        bytes: u64,
    },
}

/// The files of the release that is built into the program.
#[must_use]
pub fn embedded() -> Vec<Source> {
    let mut sources = Vec::new();
    for folder in FOLDERS {
        let Some(dir) = (if folder.is_empty() { Some(&EMBEDDED) } else { EMBEDDED.get_dir(folder) }) else {
            continue;
        };
        for file in dir.files().filter(|f| is_toml(f.path())) {
            let text = file.contents_utf8().expect("the tests read every embedded file as UTF-8").to_owned();
            sources.push(Source { name: name_of(file.path()), text });
        }
    }
    sources
}

/// The files of a release in a folder: `*.toml` at its top and in `permitted`, `prohibited`, `additions`, `papers`
/// and `screening`.
///
/// # Errors
/// [`ReadFault`] naming the first file that cannot be read.
pub fn read_folder(folder: &Path) -> Result<Vec<Source>, ReadFault> {
    let mut sources = Vec::new();
    for inner in FOLDERS {
        let dir = folder.join(inner);
        if !inner.is_empty() && !dir.is_dir() {
            continue;
        }
        let fault = |source| ReadFault::OpenFolder { folder: dir.clone(), source };
        for entry in fs::read_dir(&dir).map_err(fault)? {
            let path = entry.map_err(fault)?.path();
            if path.is_file() && is_toml(&path) {
                let name = name_of(path.strip_prefix(folder).unwrap_or(&path));
                sources.push(read_file(&path, name)?);
            }
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(sources)
}

fn read_file(path: &Path, name: String) -> Result<Source, ReadFault> {
    let bytes =
        fs::metadata(path).map_err(|source| ReadFault::ReadFile { name: name.clone(), source })?.len();
    if bytes > MAX_BYTES {
        return Err(ReadFault::TooLarge { name, bytes });
    }
    let bytes = fs::read(path).map_err(|source| ReadFault::ReadFile { name: name.clone(), source })?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source { name, text }),
        Err(_) => Err(ReadFault::NotUtf8 { name }),
    }
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"))
}

fn name_of(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_what_was_embedded() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/catalog");
        let mut embedded = embedded();
        embedded.sort_by(|a, b| a.name.cmp(&b.name));
        let read = read_folder(&folder).expect("the release lies in the repository");
        assert_eq!(read, embedded, "the same files, whether built in or read from a folder");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("missing");
        assert!(
            matches!(read_folder(&missing), Err(ReadFault::OpenFolder { .. })),
            "there is no such folder"
        );
        fs::create_dir(folder.path().join("permitted")).expect("a folder");
        let gbk = folder.path().join("permitted/K29.toml");
        fs::write(&gbk, [0xBE, 0xD3, 0xD7, 0xA1]).expect("a file");
        let fault = read_folder(folder.path()).expect_err("居住 in GBK is no UTF-8");
        assert_eq!(
            fault.to_string(),
            "清单文件 permitted/K29.toml 不是 UTF-8 编码，请用记事本打开后另存为 UTF-8",
            "the sentence says what to do"
        );
        fs::write(&gbk, vec![b'#'; 3 << 20]).expect("a file");
        assert!(
            matches!(read_folder(folder.path()), Err(ReadFault::TooLarge { bytes: 3_145_728, .. })),
            "three megabytes are no item"
        );
    }

    #[test]
    fn other_files_in_the_folder_do_not_matter() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("说明.txt"), "给人看的").expect("a file");
        fs::write(folder.path().join("release.toml.bak"), "old").expect("a file");
        assert!(read_folder(folder.path()).expect("readable").is_empty(), "only .toml belongs to a release");
    }
}
