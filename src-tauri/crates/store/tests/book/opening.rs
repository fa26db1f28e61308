//! What is not opened, and stays as it was.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rusqlite::Connection;
use shouzhang_store::{Book, Founding, OpenError, StoreError};

use crate::invented::{at, create, hall, numbering};

/// All files of a folder with their bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.clone(), fs::read(path).expect("readable")))
        .collect();
    files.sort();
    files
}

/// Opens, expects a refusal, and sees that nothing in the folder changed.
fn refused(path: &Path) -> OpenError {
    let folder = path.parent().expect("a folder");
    let before = contents(folder);
    let error = Book::open(path).expect_err("refused");
    assert!(contents(folder) == before, "the folder is byte for byte as it was after: {error}");
    let sentence = error.to_string();
    assert!(sentence.contains('请'), "the sentence says what to do next: {sentence}");
    assert!(!sentence.contains(folder.to_str().expect("text")), "and shows no path: {sentence}");
    error
}

fn refused_creation(path: &Path) -> OpenError {
    let before = contents(path.parent().expect("a folder"));
    let founding = Founding {
        hall: &hall(),
        numbering: &numbering(),
        catalog_release: "2026.10",
        now: at("2026-11-02T08:00:00+08:00"),
    };
    let error = Book::create(path, &founding).expect_err("refused");
    assert!(contents(path.parent().expect("a folder")) == before, "nothing changed: {error}");
    error
}

/// Writes four bytes of the header of a book.
fn with_header(path: &Path, at: usize, value: u32) {
    let mut bytes = fs::read(path).expect("a book");
    bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
    fs::write(path, bytes).expect("written");
}

#[test]
fn a_new_book_is_one_file_and_opens_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("柳荫 社区.book");
    let id = create(&path).id();
    assert_eq!(contents(dir.path()).len(), 1, "no log and no temporary file stays when it is closed");
    let mut book = Book::open(&path).expect("opened");
    assert_eq!(book.id(), id, "the same book");
    let identity = book.read(|r| r.identity()).expect("read");
    assert_eq!(identity.catalog_release, "2026.10", "founded with this release");
    assert_eq!(identity.founded_at, at("2026-11-02T08:00:00+08:00"), "at this moment");
    book.read(|r| {
        assert_eq!(r.hall()?.hall, hall(), "with its hall");
        assert_eq!(r.numbering()?.numbering, numbering(), "and its numbering");
        Ok::<_, StoreError>(())
    })
    .expect("read");
}

#[test]
fn a_missing_file_is_not_created() {
    let dir = tempfile::tempdir().expect("a folder");
    assert!(matches!(refused(&dir.path().join("none.book")), OpenError::Missing), "missing");
    let error = Book::open(dir.path().join("no folder/none.book")).expect_err("no folder");
    assert!(matches!(error, OpenError::Missing), "a missing folder is the stick that was pulled: {error:?}");
}

#[test]
fn an_empty_file_is_no_new_book() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    fs::write(&path, b"").expect("written");
    assert!(matches!(refused(&path), OpenError::Empty), "SQLite alone would take it for a new one");
}

#[test]
fn what_is_not_sqlite_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    for bytes in [&b"%PDF-1.7"[..], b"SQLite format 3\0", &[0x7F; 4096]] {
        fs::write(&path, bytes).expect("written");
        assert!(matches!(refused(&path), OpenError::NotABook), "{} bytes", bytes.len());
    }
    fs::remove_file(&path).expect("removed");
    fs::create_dir(&path).expect("a folder of that name");
    assert!(matches!(Book::open(&path), Err(OpenError::NotABook)), "a folder is no book");
}

#[test]
fn a_database_of_another_program_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    let other = Connection::open(&path).expect("made");
    other.execute_batch("PRAGMA application_id = 77; CREATE TABLE t (x)").expect("filled");
    drop(other);
    assert!(matches!(refused(&path), OpenError::Foreign { application_id: 77 }), "not ours");
}

#[test]
fn a_newer_book_names_both_versions() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    drop(create(&path));
    with_header(&path, 60, 9);
    let error = refused(&path);
    assert!(matches!(error, OpenError::Newer { book: 9, program: 3 }), "{error:?}");
    assert!(error.to_string().contains("第 9 版") && error.to_string().contains("第 3 版"), "{error}");
}

#[test]
fn a_book_of_no_version_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    drop(create(&path));
    with_header(&path, 60, 0);
    assert!(matches!(refused(&path), OpenError::NotABook), "ours by its id, with no tables by its version");
}

#[test]
fn a_damaged_schema_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    drop(create(&path));
    let mut bytes = fs::read(&path).expect("a book");
    bytes[100..400].fill(0xAA);
    fs::write(&path, bytes).expect("written");
    assert!(matches!(refused(&path), OpenError::Damaged { .. }), "the first page is garbage");
}

/// Takes away the right to write; gives it back when dropped. Root does not feel permission bits, the immutable flag it
/// does.
struct Sealed<'a>(&'a Path);

impl<'a> Sealed<'a> {
    fn new(path: &'a Path) -> Self {
        let mut rights = fs::metadata(path).expect("there").permissions();
        rights.set_readonly(true);
        fs::set_permissions(path, rights).expect("set");
        let can_still_write = match path.is_dir() {
            true => tempfile::tempfile_in(path).is_ok(),
            false => fs::OpenOptions::new().append(true).open(path).is_ok(),
        };
        if can_still_write {
            let done =
                Command::new("chattr").arg("+i").arg(path).status().expect("chattr (package e2fsprogs)");
            assert!(
                done.success(),
                "this test needs a file system with the immutable flag, or a user who is not root"
            );
        }
        Self(path)
    }
}

impl Drop for Sealed<'_> {
    fn drop(&mut self) {
        let _ = Command::new("chattr").arg("-i").arg(self.0).status();
        if let Ok(about) = fs::metadata(self.0) {
            let mut rights = about.permissions();
            #[allow(clippy::permissions_set_readonly_false, reason = "the folder is removed right after")]
            rights.set_readonly(false);
            let _ = fs::set_permissions(self.0, rights);
        }
    }
}

#[test]
fn a_read_only_file_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    drop(create(&path));
    let _sealed = Sealed::new(&path);
    assert!(matches!(refused(&path), OpenError::ReadOnlyFile { .. }), "it could not take a certificate");
}

#[test]
fn a_read_only_folder_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().join("stick");
    fs::create_dir(&folder).expect("made");
    let path = folder.join("a.book");
    drop(create(&path));
    let _sealed = Sealed::new(&folder);
    assert!(matches!(refused(&path), OpenError::ReadOnlyFolder { .. }), "there would be no room for the log");
    let error = refused_creation(&folder.join("b.book"));
    assert!(matches!(error, OpenError::ReadOnlyFolder { .. }), "nor for a new book: {error:?}");
}

#[test]
fn creating_never_touches_what_is_there() {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, bytes) in
        [("empty.book", &b""[..]), ("letter.book", b"Dear all"), ("a.book", b"SQLite format 3\0")]
    {
        let path = dir.path().join(name);
        fs::write(&path, bytes).expect("written");
        let error = refused_creation(&path);
        assert!(matches!(error, OpenError::AlreadyThere), "{name}: {error:?}");
    }
}

#[test]
fn a_log_left_by_another_book_keeps_a_new_one_from_being_made() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("a.book-wal"), b"frames of a book that was moved away").expect("written");
    let error = refused_creation(&dir.path().join("a.book"));
    assert!(matches!(error, OpenError::LeftoverLog), "SQLite would play it into the new book: {error:?}");
}

#[test]
fn a_new_book_needs_a_folder_and_numbers_that_can_be_told_apart() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut alike = numbering();
    alike.refusal = alike.certificate.clone();
    let founding = Founding {
        hall: &hall(),
        numbering: &alike,
        catalog_release: "2026.10",
        now: at("2026-11-02T08:00:00+08:00"),
    };
    let error = Book::create(dir.path().join("a.book"), &founding).expect_err("refused");
    assert!(matches!(error, OpenError::Founding { source: StoreError::PatternsAlike }), "{error:?}");
    assert!(contents(dir.path()).is_empty(), "no half book is left");
    let founding = Founding { numbering: &numbering(), ..founding };
    let error = Book::create(dir.path().join("none/a.book"), &founding).expect_err("refused");
    assert!(matches!(error, OpenError::NoFolder { .. }), "{error:?}");
}

#[test]
fn a_path_that_looks_like_an_address_is_a_path() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("file:a.book?mode=memory");
    drop(create(&path));
    assert!(path.is_file(), "SQLite must not read it as one of its addresses");
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_book_and_its_log_lies_beside_the_book() {
    let dir = tempfile::tempdir().expect("a folder");
    let (there, here) = (dir.path().join("there"), dir.path().join("here"));
    fs::create_dir(&there).and_then(|()| fs::create_dir(&here)).expect("two folders");
    drop(create(&there.join("a.book")));
    std::os::unix::fs::symlink(there.join("a.book"), here.join("link.book")).expect("linked");
    let book = Book::open(here.join("link.book")).expect("opened");
    assert!(there.join("a.book-wal").exists(), "two logs for one file would damage it");
    assert_eq!(contents(&here).len(), 1, "nothing beside the link");
    drop(book);
}
