//! 核对: is everything that was registered still there, and still as it was?
//!
//! The chain is walked from its first entry, every row is encoded again and held against what its entry is bound to,
//! every document against its SHA-256, the serials against each other. What this cannot see is a book whose end was cut
//! off as a whole (an old copy put back, a lost log): that takes a witness outside the file, see
//! [`Reader::head`](crate::Reader::head).

mod bound;
mod chain;
mod credentials;
mod documents;
mod serials;
mod structure;

use crate::book::Book;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::table::register::Head;

/// How much is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All rows; of the documents only that they are there. About a second for fifty thousand entries.
    Rows,
    /// All rows, the bytes of every document, and the structure of the file. Reads everything once.
    Whole,
}

/// What kind of thing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// SQLite says that the file is damaged.
    DamagedFile,
    /// Entries are missing.
    MissingEntries,
    /// An entry is not what its digest says.
    AlteredEntry,
    /// An entry does not follow the one before it.
    BrokenChain,
    /// An entry is earlier than the one before it.
    TimeRunsBackwards,
    /// What an entry registered is not what stands in the book now.
    AlteredFacts,
    /// A row holds something this version does not understand.
    UnreadableRow,
    /// A row is missing that must be there.
    MissingRow,
    /// A row is there that no entry registered.
    UnregisteredRow,
    /// The bytes of a document are missing.
    MissingDocument,
    /// The bytes of a document are not the registered ones.
    AlteredDocument,
    /// Numbers are missing that nothing explains.
    MissingNumbers,
    /// The start-up list does not agree with the entries.
    WrongUnconfirmed,
}

/// One thing that is wrong, as a sentence for the clerk; it names numbers, nothing about a resident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind.
    pub fault: Fault,
    /// At which entry, where there is one.
    pub seq: Option<u32>,
    /// In Chinese.
    pub sentence: String,
}

/// What a walk through the book found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Entries walked.
    pub entries: u32,
    /// Certificates held against their entries.
    pub certificates: u32,
    /// Refusals held against their entries.
    pub refusals: u32,
    /// Documents whose bytes were held against their SHA-256.
    pub documents: u32,
    /// The end of the chain, where there is one.
    pub head: Option<Head>,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// What looks odd and is explained, such as a jump of the serials after the first number was set.
    pub notes: Vec<String>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    fn found(&mut self, fault: Fault, seq: impl Into<Option<u32>>, sentence: impl Into<String>) {
        self.findings.push(Finding { fault, seq: seq.into(), sentence: sentence.into() });
    }
}

type Pass = fn(&Reader<'_>, &mut Report) -> Result<(), StoreError>;

impl Book {
    /// Walks the whole book and says what is wrong; one state of it, while others may go on writing.
    ///
    /// # Errors
    /// [`StoreError`] when the book cannot be read at all. Damage is a finding, not an error.
    pub fn verify(&mut self, extent: Extent) -> Result<Report, StoreError> {
        let mut passes: Vec<Pass> = vec![
            chain::walk,
            bound::certificates,
            bound::refusals,
            bound::tellings,
            bound::reissues,
            bound::settings,
            bound::exports,
            credentials::keys,
            credentials::codes,
            credentials::bundles,
            structure::references,
            structure::missing_rows,
            structure::unconfirmed,
            serials::certificates,
            serials::refusals,
        ];
        match extent {
            Extent::Rows => passes.push(documents::lengths),
            Extent::Whole => passes.extend([documents::bytes as Pass, structure::pages]),
        }
        self.read(|reader| {
            let mut report = Report {
                entries: 0,
                certificates: 0,
                refusals: 0,
                documents: 0,
                head: None,
                findings: Vec::new(),
                notes: Vec::new(),
            };
            for pass in passes {
                match pass(reader, &mut report) {
                    Err(StoreError::Damaged { .. }) => {
                        report.found(
                            Fault::DamagedFile,
                            None,
                            "台账文件有损坏的地方，读不完。请停办，把台账文件夹整个复制留存，再用备份恢复",
                        );
                    }
                    passed => passed?,
                }
            }
            report.findings.dedup();
            Ok(report)
        })
    }
}
