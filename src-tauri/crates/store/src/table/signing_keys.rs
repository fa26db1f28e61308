//! `signing_keys`: the keys the hall signs its codes with. What an algorithm is, is not known here.

use std::fmt;

use rusqlite::params;
use rusqlite::types::Type;
use shouzhang_domain::{EntryKind, Moment};

use crate::chain::{hex, sha256};
use crate::error::{Doing, StoreError};
use crate::facts;
use crate::reader::{Act, Reader, Writer};
use crate::table::register::NewEntry;
use crate::written::{Cells, moment_text, to_millisecond};

/// How a secret is kept in its column. Another way is another number, when the book is encrypted.
const AS_IT_IS: u8 = 0;

/// A key the hall signs with.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningKey {
    /// Its number, from 1; stands in every code signed with it.
    pub key: u16,
    /// From when it signs, until the next one does.
    pub since: Moment,
    /// Which algorithms.
    pub suite: u8,
    /// The public key.
    pub public: Vec<u8>,
    /// What the secret key is made of.
    pub secret: Vec<u8>,
}

/// A key to take into use.
#[derive(Clone, Copy)]
pub struct NewSigningKey<'a> {
    /// Which algorithms.
    pub suite: u8,
    /// The public key.
    pub public: &'a [u8],
    /// What the secret key is made of.
    pub secret: &'a [u8],
    /// From when it signs; none for at once.
    pub signs_from: Option<Moment>,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey")
            .field("key", &self.key)
            .field("suite", &self.suite)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for NewSigningKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewSigningKey").field("suite", &self.suite).finish_non_exhaustive()
    }
}

/// What the entry of a key says: bound into the chain, so that no other key can be put in its place.
pub(crate) fn note(key: u16, suite: u8, public: &[u8], signs_from: Option<&str>) -> String {
    let digest = hex(&sha256(&[&[suite], public].concat()));
    let from = signs_from.map(|moment| format!("，自{moment}起用")).unwrap_or_default();
    format!("启用验真密钥{key}{from}，指纹{}", &digest[..32])
}

const SELECT: &str = "SELECT k.key, coalesce(k.signs_from, e.at), k.suite, k.public, k.wrapping, k.secret
     FROM signing_keys k JOIN register e ON e.seq = k.seq";

fn read(row: &mut Cells<'_>) -> rusqlite::Result<SigningKey> {
    let (key, since, suite, public) = (row.take()?, row.moment()?, row.take()?, row.take()?);
    let wrapping: u8 = row.take()?;
    if wrapping != AS_IT_IS {
        let why = "a way of keeping secrets this version does not know";
        return Err(rusqlite::Error::FromSqlConversionFailure(4, Type::Integer, why.into()));
    }
    Ok(SigningKey { key, since, suite, public, secret: row.take()? })
}

impl Reader<'_> {
    /// All keys of the hall, oldest first.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn signing_keys(&self) -> Result<Vec<SigningKey>, StoreError> {
        self.all(Doing::Reading, &format!("{SELECT} ORDER BY k.key"), [], read)
    }

    /// The key the hall signs with at a moment, if there is one then.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn signing_key(&self, at: Moment) -> Result<Option<SigningKey>, StoreError> {
        let sql = format!("{SELECT} WHERE coalesce(k.signs_from, e.at) <= ?1 ORDER BY k.key DESC LIMIT 1");
        self.one(Doing::Reading, &sql, [moment_text(at)], read)
    }
}

impl Writer<'_> {
    /// Takes a key into use, now or from a day to come; gives its number.
    ///
    /// # Errors
    /// What SQLite may say; a key that would sign before its entry, or no later than the one before it, is refused by the
    /// book itself.
    pub fn add_signing_key(&self, act: &Act<'_>, new: &NewSigningKey<'_>) -> Result<u16, StoreError> {
        let doing = Doing::AddingKey;
        let next = self.next(doing, act)?;
        let key = self.signing_keys()?.last().map_or(1, |last| last.key.saturating_add(1));
        let signs_from = new.signs_from.map(|moment| moment_text(to_millisecond(moment)));
        let note = note(key, new.suite, new.public, signs_from.as_deref());
        let entry = NewEntry { kind: EntryKind::SettingsChanged, paper: None, actor: act.actor, note: &note };
        self.append(doing, &next, &entry, &facts::settings_changed(entry.note, None, None, None))?;
        self.execute(
            doing,
            "INSERT INTO signing_keys (key, seq, suite, public, wrapping, secret, signs_from)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![key, next.seq, new.suite, new.public, AS_IT_IS, new.secret, signs_from],
        )?;
        Ok(key)
    }
}
