//! Why a book was not opened or not created.

use std::io;

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

use crate::error::StoreError;

/// Why a book was not opened or not created. A file that is refused is left as it was, byte for byte.
///
/// The sentences are for the clerk; they carry no path.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no such file.
    #[error("没有找到台账文件。请检查U盘是否插好、文件是否被移走；第一次使用请先建立台账")]
    Missing,
    /// A file of no length: a copy that broke off, or a damaged disk. Never a new book.
    #[error("台账文件是空的（0 字节），没有打开。请不要在上面新建，用最近的备份恢复")]
    Empty,
    /// Not an SQLite file, or one too short to be one.
    #[error(
        "这个文件不是台账，没有打开。请选择扩展名为 .book 的台账文件；如果它就是台账，请用最近的备份恢复"
    )]
    NotABook,
    /// An SQLite file of another program.
    #[error("这个文件是别的软件的数据（标识 {application_id:08x}），不是台账，没有打开。请重新选择台账文件")]
    Foreign {
        /// The application id found.
        application_id: u32,
    },
    /// Written by a newer version.
    #[error(
        "这本台账是新版软件写的（台账格式第 {book} 版，本软件只认到第 {program} 版），没有打开。请先升级软件"
    )]
    Newer {
        /// Version of the book.
        book: u32,
        /// Newest version this program knows.
        program: u32,
    },
    /// The file cannot be written.
    #[error("台账文件是只读的，没有打开。请去掉文件的“只读”和U盘的写保护，再打开")]
    ReadOnlyFile {
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The folder cannot be written; SQLite keeps its log beside the book.
    #[error("台账所在的文件夹不能写，没有打开。请把台账放到能写的文件夹，或去掉U盘的写保护")]
    ReadOnlyFolder {
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The folder is on another computer.
    #[error("台账在网络盘上（{kind}），没有打开：网络盘会写坏台账。请把台账放到本机的硬盘上")]
    NetworkDrive {
        /// Kind of the file system.
        kind: String,
    },
    /// There is a file of that name already.
    #[error("这里已经有同名的文件，没有新建，也没有动它。请换一个名字，或者直接打开它")]
    AlreadyThere,
    /// The log of another book lies where the new one would keep its own.
    #[error(
        "这里留着另一本同名台账的日志文件（-wal、-shm 或 -journal），没有新建。请换一个名字，并告诉管理员"
    )]
    LeftoverLog,
    /// There is no such folder.
    #[error("没有这个文件夹，没有新建台账。请先建好文件夹，或者换一个位置")]
    NoFolder {
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// Another window holds the book, for longer than the five seconds one waits.
    #[error("另一个窗口正在写台账，没有打开。请等几秒钟再试；还不行，就关掉另一个窗口")]
    Locked {
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// No room on the disk.
    #[error("电脑磁盘满了，台账没有打开。请删掉不用的文件、清空回收站，腾出地方后再打开")]
    DiskFull,
    /// SQLite found it damaged.
    #[error("台账文件损坏，没有打开。请先把台账所在的文件夹整个复制留存，再用最近的备份恢复")]
    Damaged {
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// The database did not take a setting the book is not safe without.
    #[error("台账没有按安全要求打开（{name} 应为 {wanted}，实际是 {found}）。请把台账放到本机硬盘上，再打开")]
    Setting {
        /// Which.
        name: &'static str,
        /// The value it must have.
        wanted: String,
        /// The value it has.
        found: String,
    },
    /// The copy that is made before an older book is brought up to date failed; the book was not touched.
    #[error("升级台账前没能先留一份副本，台账没有动。请腾出磁盘空间后再打开")]
    Copying {
        /// What went wrong.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Bringing an older book up to date failed; it is as before.
    #[error(
        "台账从第 {from} 版升级没有成功，台账还是原样。请不要再试，把台账文件夹整个复制留存，再告诉管理员"
    )]
    Migrating {
        /// Version of the book.
        from: u32,
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// The first rows of a new book were refused.
    #[error("台账没有建成：{source}")]
    Founding {
        /// Why.
        #[source]
        source: StoreError,
    },
    /// The system did not give the file.
    #[error("读写台账文件出错，没有打开。请检查磁盘和U盘，再打开")]
    File {
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// Anything else SQLite said.
    #[error("打开台账时出错。请再试一次；还不行请重启电脑，并告诉管理员")]
    Broken {
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
}

fn extended_code(fault: &rusqlite::Error) -> Option<i32> {
    fault.sqlite_error().map(|error| error.extended_code)
}

impl OpenError {
    /// Sorts what SQLite said.
    pub(crate) fn sql(source: rusqlite::Error) -> Self {
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked { source },
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // The shared index beside the log could not be given its room.
            Some(ErrorCode::SystemIoFailure) if extended_code(&source) == Some(SQLITE_IOERR_SHMSIZE) => {
                Self::DiskFull
            }
            Some(ErrorCode::ReadOnly) => Self::ReadOnlyFile { source: io::Error::other(source) },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged { source },
            _ => Self::Broken { source },
        }
    }

    /// Sorts what the system said about a file.
    pub(crate) fn file(source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::File { source },
        }
    }
}
