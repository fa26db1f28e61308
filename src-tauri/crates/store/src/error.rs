//! What can go wrong with an open book.

use std::fmt;

use rusqlite::ErrorCode;
use shouzhang_domain::{CertificateNumber, Series};

/// What was being done when it went wrong. Displays as the words of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doing {
    /// Beginning a transaction.
    Beginning,
    /// Writing everything through to the disk.
    Committing,
    /// Reading.
    Reading,
    /// Searching the register.
    LookingUp,
    /// Registering a certificate.
    Issuing,
    /// Registering a refusal.
    Refusing,
    /// Adding an entry to the register.
    Recording,
    /// Writing a new version of the hall.
    ChangingHall,
    /// Writing a new version of the numbering.
    ChangingNumbering,
    /// Keeping a setting.
    KeepingSetting,
    /// Keeping a draft.
    KeepingDraft,
    /// Taking a signing key into use.
    AddingKey,
    /// Keeping a trust bundle.
    KeepingTrust,
    /// Walking the register.
    Verifying,
}

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Beginning => "打开台账写入",
            Self::Committing => "把台账写进磁盘",
            Self::Reading => "读台账",
            Self::LookingUp => "查台账",
            Self::Issuing => "登记证明",
            Self::Refusing => "登记不予出具",
            Self::Recording => "记台账",
            Self::ChangingHall => "改大厅资料",
            Self::ChangingNumbering => "改文号设置",
            Self::KeepingSetting => "存设置",
            Self::KeepingDraft => "存草稿",
            Self::AddingKey => "启用验真密钥",
            Self::KeepingTrust => "导入信任名单",
            Self::Verifying => "核对台账",
        })
    }
}

/// Why something was not read or not written. Whatever it is: nothing of the transaction stays, no number is used.
///
/// The sentences are for the clerk; they carry no SQL, no path and nothing about a resident.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk (or the book's bound) is full.
    #[error(
        "电脑磁盘满了，{doing}没有完成，什么也没有存，文号没有占用。请删掉不用的文件、清空回收站，腾出地方后再办一次"
    )]
    DiskFull {
        /// What was being done.
        doing: Doing,
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// Another window or the command line is writing, for longer than the five seconds one waits.
    #[error("另一个窗口正在写台账，{doing}没有完成。请等几秒钟再试；还不行，就关掉另一个窗口")]
    Locked {
        /// What was being done.
        doing: Doing,
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// The file or its disk became read-only while the book was open.
    #[error("台账文件现在写不进去，{doing}没有完成，什么也没有存。请检查写保护和文件夹权限，再办一次")]
    ReadOnly {
        /// What was being done.
        doing: Doing,
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// SQLite found damaged pages.
    #[error("台账文件损坏，{doing}没有完成。请停办，先把台账所在的文件夹整个复制留存，再用最近的备份恢复")]
    Damaged {
        /// What was being done.
        doing: Doing,
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// A guard of the book said no: the row would change or repeat something.
    #[error(
        "台账的保护规则不让这样写，{doing}没有完成，什么也没有存。请重新打开这一页再办；再出现请告诉管理员"
    )]
    Constraint {
        /// What was being done.
        doing: Doing,
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// A row holds something this version does not understand.
    #[error("台账里有一处读不懂，{doing}没有完成。可能被别的软件改过，请核对台账，并告诉管理员")]
    Unreadable {
        /// What was being done.
        doing: Doing,
        /// Which column, and why.
        #[source]
        source: rusqlite::Error,
    },
    /// Anything else SQLite said.
    #[error("{doing}时出错，没有完成，什么也没有存。请再试一次；还不行请重启软件，并告诉管理员")]
    Broken {
        /// What was being done.
        doing: Doing,
        /// What SQLite said.
        #[source]
        source: rusqlite::Error,
    },
    /// An earlier statement of the transaction failed and the caller passed over it.
    #[error("前面一步已经出错，{doing}没有完成，什么也没有存。请再办一次")]
    RolledBack {
        /// What was being done.
        doing: Doing,
    },
    /// The system gave no random bytes for a salt.
    #[error("电脑没有给出随机数，{doing}没有完成，什么也没有存。请重启电脑再办一次")]
    NoRandomness {
        /// What was being done.
        doing: Doing,
        /// What the system said.
        #[source]
        source: getrandom::Error,
    },
    /// The serial handed in is not the next one of its series and year: the number was taken before this transaction, or
    /// the year is not that of the moment.
    #[error("文号不是接下来的号（应为 {year} 年第 {expected} 号）。请再办一次，会重新编号")]
    NotTheNextNumber {
        /// Which series.
        series: Series,
        /// Year of the moment.
        year: i32,
        /// The next serial.
        expected: u32,
    },
    /// Under the present pattern the next number reads like one already on paper.
    #[error("文号“{0}”已经用过，不能再用。请到设置里改文号样式，让它和以前的文号分得开")]
    NumberTaken(CertificateNumber),
    /// A first number below what is already used.
    #[error("{year} 年已经编到第 {used} 号，起始号不能是 {wanted}。请填 {} 或更大的号", .used + 1)]
    FirstNumberTooLow {
        /// Which series.
        series: Series,
        /// Which year.
        year: i32,
        /// The first number asked for.
        wanted: u32,
        /// The highest serial used.
        used: u32,
    },
    /// Certificates and slips would carry equal numbers.
    #[error(
        "证明和告知单的文号样式一样，分不清是哪一种。请改其中一个，如 …证〔{{年}}〕{{号}}号 和 …告〔{{年}}〕{{号}}号"
    )]
    PatternsAlike,
    /// The certificate or slip an entry is about is not in the book.
    #[error("台账里没有这一件，{doing}没有完成。请回到台账重新选一件")]
    NoSuchPaper {
        /// What was being done.
        doing: Doing,
    },
    /// The certificate is void already.
    #[error("这份证明已经作废，不能再作废或者补发。请在台账里看最新的一份")]
    AlreadyVoid,
    /// The stored bytes are not the ones that were registered.
    #[error("“{0}”的文件和登记时不一样，不能打印。请停办，先把台账所在的文件夹整个复制留存，再告诉管理员")]
    DocumentAltered(CertificateNumber),
}

impl StoreError {
    /// Sorts what SQLite said into what a caller can tell apart.
    pub(crate) fn sql(doing: Doing, source: rusqlite::Error) -> Self {
        match &source {
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..) => Self::Unreadable { doing, source },
            other => match other.sqlite_error_code() {
                Some(ErrorCode::DiskFull) => Self::DiskFull { doing, source },
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked { doing, source },
                Some(ErrorCode::ReadOnly) => Self::ReadOnly { doing, source },
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged { doing, source },
                Some(ErrorCode::ConstraintViolation) => Self::Constraint { doing, source },
                _ => Self::Broken { doing, source },
            },
        }
    }
}

/// Says what was being done when SQLite refused.
pub(crate) trait During<T> {
    fn during(self, doing: Doing) -> Result<T, StoreError>;
}

impl<T> During<T> for rusqlite::Result<T> {
    fn during(self, doing: Doing) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::sql(doing, source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    #[test]
    fn what_a_screen_must_tell_apart_is_told_apart() {
        let sorted = |code| {
            let source =
                rusqlite::Error::SqliteFailure(ffi::Error::new(code), Some("near \"SELECT\"".into()));
            StoreError::sql(Doing::Issuing, source)
        };
        assert!(matches!(sorted(ffi::SQLITE_FULL), StoreError::DiskFull { .. }), "make room");
        assert!(matches!(sorted(ffi::SQLITE_BUSY), StoreError::Locked { .. }), "wait");
        assert!(matches!(sorted(ffi::SQLITE_BUSY_SNAPSHOT), StoreError::Locked { .. }), "wait");
        assert!(matches!(sorted(ffi::SQLITE_READONLY), StoreError::ReadOnly { .. }), "look at the switch");
        assert!(matches!(sorted(ffi::SQLITE_CORRUPT), StoreError::Damaged { .. }), "stop");
        assert!(matches!(sorted(ffi::SQLITE_CONSTRAINT_TRIGGER), StoreError::Constraint { .. }), "a guard");
        assert!(matches!(sorted(ffi::SQLITE_IOERR), StoreError::Broken { .. }), "anything else");
        for code in [ffi::SQLITE_FULL, ffi::SQLITE_BUSY, ffi::SQLITE_CONSTRAINT, ffi::SQLITE_IOERR] {
            let sentence = sorted(code).to_string();
            assert!(
                sentence.contains('请') && sentence.contains("登记证明"),
                "says what, and what to do: {sentence}"
            );
            assert!(!sentence.contains("SELECT"), "and shows no SQL: {sentence}");
        }
    }
}
