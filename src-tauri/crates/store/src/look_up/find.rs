//! The sets: one statement a condition, each answered by one index.
//!
//! `INDEXED BY` where the whole index is walked: it is an error if the index is not there, not a slow answer.

use rusqlite::{ToSql, params};
use shouzhang_domain::ItemCode;

use super::term::Term;
use crate::error::StoreError;
use crate::month::Stretch;
use crate::reader::Reader;
use crate::seqs::Seqs;

/// Rows whose name holds a text. Nearly every name is another one, so the index of names is walked.
const CERTIFICATES_BY_NAME: &str =
    "SELECT certificate FROM certificate_bodies INDEXED BY certificate_bodies_by_name
     WHERE instr(subject_name, ?3) > 0 AND certificate BETWEEN ?1 AND ?2";
const REFUSALS_BY_NAME: &str = "SELECT refusal FROM refusal_bodies INDEXED BY refusal_bodies_by_name
     WHERE instr(applicant_name, ?3) > 0 AND refusal BETWEEN ?1 AND ?2";
const REFUSALS_BY_REQUEST: &str = "SELECT refusal FROM refusal_bodies INDEXED BY refusal_bodies_by_request
     WHERE instr(request, ?3) > 0 AND refusal BETWEEN ?1 AND ?2";

/// Items, prohibitions and units are few and repeat: the index is asked for each different one (`each`), and only those
/// that hold the text are followed to their rows.
macro_rules! by_repeated {
    ($table:literal, $column:literal) => {
        concat!(
            "WITH RECURSIVE each (v) AS (SELECT min(",
            $column,
            ") FROM ",
            $table,
            " UNION ALL SELECT (SELECT min(",
            $column,
            ") FROM ",
            $table,
            " WHERE ",
            $column,
            " > v) FROM each
               WHERE v IS NOT NULL)
             SELECT seq FROM ",
            $table,
            " WHERE ",
            $column,
            " IN (SELECT v FROM each WHERE instr(v, ?3) > 0)
                 AND seq BETWEEN ?1 AND ?2"
        )
    };
}

/// One of the readings begins with the letters: the first (`?3`), or one after a blank (`?4`).
const CERTIFICATES_BY_LETTERS: &str =
    "SELECT certificate FROM certificate_bodies INDEXED BY certificate_bodies_by_pinyin
     WHERE (instr(subject_pinyin, ?3) = 1 OR instr(subject_initials, ?3) = 1
            OR instr(subject_pinyin, ?4) > 0 OR instr(subject_initials, ?4) > 0)
         AND certificate BETWEEN ?1 AND ?2";
const REFUSALS_BY_LETTERS: &str = "SELECT refusal FROM refusal_bodies INDEXED BY refusal_bodies_by_pinyin
     WHERE (instr(applicant_pinyin, ?3) = 1 OR instr(applicant_initials, ?3) = 1
            OR instr(applicant_pinyin, ?4) > 0 OR instr(applicant_initials, ?4) > 0)
         AND refusal BETWEEN ?1 AND ?2";

impl Reader<'_> {
    pub(super) fn every_certificate(&self, within: Stretch) -> Result<Seqs, StoreError> {
        self.found("SELECT seq FROM certificates WHERE seq BETWEEN ?1 AND ?2", within)
    }

    pub(super) fn every_refusal(&self, within: Stretch) -> Result<Seqs, StoreError> {
        self.found("SELECT seq FROM refusals WHERE seq BETWEEN ?1 AND ?2", within)
    }

    pub(super) fn void_certificates(&self, within: Stretch) -> Result<Seqs, StoreError> {
        let sql = "SELECT certificate FROM register INDEXED BY register_of_void
             WHERE kind IN ('voided', 'reissued') AND certificate BETWEEN ?1 AND ?2";
        self.found(sql, within)
    }

    pub(super) fn unconfirmed_certificates(&self, within: Stretch) -> Result<Seqs, StoreError> {
        self.found("SELECT certificate FROM unconfirmed WHERE certificate BETWEEN ?1 AND ?2", within)
    }

    pub(super) fn certificates_of_item(&self, item: &ItemCode, within: Stretch) -> Result<Seqs, StoreError> {
        let sql = "SELECT seq FROM certificates WHERE item_code = ?3 AND seq BETWEEN ?1 AND ?2";
        let mut found = Seqs::default();
        self.add_found(&mut found, sql, within, &item.as_str())?;
        Ok(found)
    }

    /// Certificates whose number or id number is the term.
    pub(super) fn certificates_named(&self, term: &Term, within: Stretch) -> Result<Seqs, StoreError> {
        let mut found = Seqs::default();
        let by_number = "SELECT seq FROM certificates WHERE number = ?3 AND seq BETWEEN ?1 AND ?2";
        self.add_found(&mut found, by_number, within, &term.number.as_str())?;
        let by_id = "SELECT certificate FROM certificate_bodies
             WHERE id_number = ?3 AND certificate BETWEEN ?1 AND ?2";
        self.add_found(&mut found, by_id, within, &term.upper)?;
        Ok(found)
    }

    /// Certificates that meet one term in any way.
    pub(super) fn certificates_met(&self, term: &Term, within: Stretch) -> Result<Seqs, StoreError> {
        let mut found = self.certificates_named(term, within)?;
        self.add_found(&mut found, CERTIFICATES_BY_NAME, within, &term.text)?;
        self.add_found(&mut found, by_repeated!("certificates", "item_name"), within, &term.text)?;
        self.add_found(&mut found, by_repeated!("certificates", "asking_unit"), within, &term.text)?;
        let by_code = "SELECT seq FROM certificates WHERE item_code = ?3 AND seq BETWEEN ?1 AND ?2";
        self.add_found(&mut found, by_code, within, &term.upper)?;
        if let Some(last_four) = &term.last_four {
            let sql = "SELECT certificate FROM certificate_bodies
                 WHERE substr(id_number, -4) = ?3 AND certificate BETWEEN ?1 AND ?2";
            self.add_found(&mut found, sql, within, last_four)?;
        }
        if let Some(serial) = &term.serial {
            let sql = "SELECT seq FROM certificates WHERE serial = ?3 AND seq BETWEEN ?1 AND ?2";
            self.add_found(&mut found, sql, within, serial)?;
        }
        if let Some(letters) = &term.letters {
            let later = format!(" {letters}");
            let given = params![within.first, within.last, letters, later];
            self.collect(&mut found, CERTIFICATES_BY_LETTERS, given)?;
        }
        Ok(found)
    }

    /// Refusals whose slip has the term as its number.
    pub(super) fn refusals_named(&self, term: &Term, within: Stretch) -> Result<Seqs, StoreError> {
        let mut found = Seqs::default();
        let sql = "SELECT seq FROM refusals WHERE number = ?3 AND seq BETWEEN ?1 AND ?2";
        self.add_found(&mut found, sql, within, &term.number.as_str())?;
        Ok(found)
    }

    /// Refusals that meet one term in any way.
    pub(super) fn refusals_met(&self, term: &Term, within: Stretch) -> Result<Seqs, StoreError> {
        let mut found = self.refusals_named(term, within)?;
        self.add_found(&mut found, REFUSALS_BY_NAME, within, &term.text)?;
        self.add_found(&mut found, REFUSALS_BY_REQUEST, within, &term.text)?;
        self.add_found(&mut found, by_repeated!("refusals", "prohibition_names"), within, &term.text)?;
        self.add_found(&mut found, by_repeated!("refusals", "requesting_unit"), within, &term.text)?;
        let by_ground = "SELECT seq FROM refusals WHERE ground = ?3 AND seq BETWEEN ?1 AND ?2";
        self.add_found(&mut found, by_ground, within, &term.upper)?;
        if let Some(serial) = &term.serial {
            let sql = "SELECT seq FROM refusals WHERE serial = ?3 AND seq BETWEEN ?1 AND ?2";
            self.add_found(&mut found, sql, within, serial)?;
        }
        if let Some(letters) = &term.letters {
            let later = format!(" {letters}");
            self.collect(
                &mut found,
                REFUSALS_BY_LETTERS,
                params![within.first, within.last, letters, later],
            )?;
        }
        Ok(found)
    }

    fn found(&self, sql: &str, within: Stretch) -> Result<Seqs, StoreError> {
        let mut found = Seqs::default();
        self.collect(&mut found, sql, params![within.first, within.last])?;
        Ok(found)
    }

    fn add_found(
        &self,
        found: &mut Seqs,
        sql: &str,
        within: Stretch,
        wanted: &dyn ToSql,
    ) -> Result<(), StoreError> {
        self.collect(found, sql, params![within.first, within.last, wanted])
    }
}
