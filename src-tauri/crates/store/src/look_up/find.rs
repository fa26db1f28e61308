//! The sets: one statement a condition, each answered by one index.

use rusqlite::params;
use shouzhang_domain::ItemCode;

use super::term::Term;
use crate::error::StoreError;
use crate::month::Stretch;
use crate::reader::Reader;
use crate::seqs::Seqs;

impl Reader<'_> {
    pub(super) fn every_certificate(&self, within: Stretch) -> Result<Seqs, StoreError> {
        self.found("SELECT seq FROM certificates WHERE seq BETWEEN ?1 AND ?2", within)
    }

    pub(super) fn every_refusal(&self, within: Stretch) -> Result<Seqs, StoreError> {
        self.found("SELECT seq FROM refusals WHERE seq BETWEEN ?1 AND ?2", within)
    }

    pub(super) fn void_certificates(&self) -> Result<Seqs, StoreError> {
        let sql = "SELECT certificate FROM register INDEXED BY register_of_void
             WHERE kind IN ('voided', 'reissued') AND certificate BETWEEN ?1 AND ?2";
        self.found(sql, Stretch::ALL)
    }

    pub(super) fn unconfirmed_certificates(&self) -> Result<Seqs, StoreError> {
        self.found("SELECT certificate FROM unconfirmed WHERE certificate BETWEEN ?1 AND ?2", Stretch::ALL)
    }

    pub(super) fn certificates_of_item(&self, item: &ItemCode, within: Stretch) -> Result<Seqs, StoreError> {
        let mut found = Seqs::default();
        let sql = "SELECT seq FROM certificates WHERE item_code = ?3 AND seq BETWEEN ?1 AND ?2";
        self.collect(&mut found, sql, params![within.first, within.last, item.as_str()])?;
        Ok(found)
    }

    /// Certificates that meet one term in any way.
    pub(super) fn certificates_met(&self, term: &Term, within: Stretch) -> Result<Seqs, StoreError> {
        let mut found = Seqs::default();
        for sql in [
            "SELECT certificate FROM certificate_bodies INDEXED BY certificate_bodies_by_name
             WHERE instr(subject_name, ?3) > 0 AND certificate BETWEEN ?1 AND ?2",
            "SELECT seq FROM certificates INDEXED BY certificates_by_item
             WHERE instr(item_name, ?3) > 0 AND seq BETWEEN ?1 AND ?2",
            "SELECT seq FROM certificates INDEXED BY certificates_by_unit
             WHERE instr(asking_unit, ?3) > 0 AND seq BETWEEN ?1 AND ?2",
        ] {
            self.collect(&mut found, sql, params![within.first, within.last, term.text])?;
        }
        for sql in [
            "SELECT certificate FROM certificate_bodies WHERE id_number = ?3 AND certificate BETWEEN ?1 AND ?2",
            "SELECT seq FROM certificates WHERE item_code = ?3 AND seq BETWEEN ?1 AND ?2",
        ] {
            self.collect(&mut found, sql, params![within.first, within.last, term.upper])?;
        }
        let by_number = "SELECT seq FROM certificates WHERE number = ?3 AND seq BETWEEN ?1 AND ?2";
        self.collect(&mut found, by_number, params![within.first, within.last, term.number.as_str()])?;
        if let Some(last_four) = &term.last_four {
            let sql = "SELECT certificate FROM certificate_bodies
                 WHERE substr(id_number, -4) = ?3 AND certificate BETWEEN ?1 AND ?2";
            self.collect(&mut found, sql, params![within.first, within.last, last_four])?;
        }
        if let Some(serial) = term.serial {
            let sql = "SELECT seq FROM certificates WHERE serial = ?3 AND seq BETWEEN ?1 AND ?2";
            self.collect(&mut found, sql, params![within.first, within.last, serial])?;
        }
        if let Some(letters) = &term.letters {
            let sql = "SELECT certificate FROM certificate_bodies INDEXED BY certificate_bodies_by_pinyin
                 WHERE (instr(' ' || subject_pinyin, ' ' || ?3) > 0
                        OR instr(' ' || subject_initials, ' ' || ?3) > 0)
                     AND certificate BETWEEN ?1 AND ?2";
            self.collect(&mut found, sql, params![within.first, within.last, letters])?;
        }
        Ok(found)
    }

    /// Refusals that meet one term in any way.
    pub(super) fn refusals_met(&self, term: &Term, within: Stretch) -> Result<Seqs, StoreError> {
        let mut found = Seqs::default();
        for sql in [
            "SELECT refusal FROM refusal_bodies INDEXED BY refusal_bodies_by_name
             WHERE instr(applicant_name, ?3) > 0 AND refusal BETWEEN ?1 AND ?2",
            "SELECT refusal FROM refusal_bodies INDEXED BY refusal_bodies_by_request
             WHERE instr(request, ?3) > 0 AND refusal BETWEEN ?1 AND ?2",
            "SELECT seq FROM refusals INDEXED BY refusals_by_ground
             WHERE instr(prohibition_names, ?3) > 0 AND seq BETWEEN ?1 AND ?2",
            "SELECT seq FROM refusals INDEXED BY refusals_by_unit
             WHERE instr(requesting_unit, ?3) > 0 AND seq BETWEEN ?1 AND ?2",
        ] {
            self.collect(&mut found, sql, params![within.first, within.last, term.text])?;
        }
        let by_ground = "SELECT seq FROM refusals WHERE ground = ?3 AND seq BETWEEN ?1 AND ?2";
        self.collect(&mut found, by_ground, params![within.first, within.last, term.upper])?;
        let by_number = "SELECT seq FROM refusals WHERE number = ?3 AND seq BETWEEN ?1 AND ?2";
        self.collect(&mut found, by_number, params![within.first, within.last, term.number.as_str()])?;
        if let Some(serial) = term.serial {
            let sql = "SELECT seq FROM refusals WHERE serial = ?3 AND seq BETWEEN ?1 AND ?2";
            self.collect(&mut found, sql, params![within.first, within.last, serial])?;
        }
        if let Some(letters) = &term.letters {
            let sql = "SELECT refusal FROM refusal_bodies INDEXED BY refusal_bodies_by_pinyin
                 WHERE (instr(' ' || applicant_pinyin, ' ' || ?3) > 0
                        OR instr(' ' || applicant_initials, ' ' || ?3) > 0)
                     AND refusal BETWEEN ?1 AND ?2";
            self.collect(&mut found, sql, params![within.first, within.last, letters])?;
        }
        Ok(found)
    }

    fn found(&self, sql: &str, within: Stretch) -> Result<Seqs, StoreError> {
        let mut found = Seqs::default();
        self.collect(&mut found, sql, params![within.first, within.last])?;
        Ok(found)
    }
}
