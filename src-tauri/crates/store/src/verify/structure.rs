//! Rows without entries, entries without rows, and the file itself.

use super::{Fault, Report};
use crate::error::{Doing, StoreError};
use crate::reader::Reader;

const DOING: Doing = Doing::Verifying;

/// Every reference points at something: no certificate without its entry and document, no entry without its certificate.
pub(super) fn references(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    reader.each(
        DOING,
        "SELECT f.\"table\", f.rowid, f.parent FROM pragma_foreign_key_check AS f",
        [],
        |row| Ok((row.take::<String>()?, row.take::<Option<u32>>()?, row.take::<String>()?)),
        |(table, row, parent)| {
            let at = row.map_or_else(String::new, |row| format!("第 {row} 条"));
            if table == "register" {
                let sentence = format!("{at}登记的那一件不见了（{parent}）");
                report.found(Fault::MissingRow, row, sentence);
            } else {
                let sentence = format!("台账里多出没有登记的内容：{table} {at}，缺 {parent}");
                report.found(Fault::UnregisteredRow, row, sentence);
            }
            Ok(())
        },
    )
}

/// What belongs together one to one, and what belongs to entries of one kind only.
pub(super) fn missing_rows(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    let missing: [(&str, &str); 4] = [
        (
            "SELECT seq FROM register r WHERE NOT EXISTS (SELECT 1 FROM entry_bodies b WHERE b.seq = r.seq)",
            "登记的内容",
        ),
        (
            "SELECT seq FROM certificates c
             WHERE NOT EXISTS (SELECT 1 FROM certificate_bodies b WHERE b.certificate = c.seq)",
            "证明的内容",
        ),
        (
            "SELECT seq FROM refusals c WHERE NOT EXISTS (SELECT 1 FROM refusal_bodies b WHERE b.refusal = c.seq)",
            "不予出具的内容",
        ),
        (
            "SELECT seq FROM seal_uses s
             WHERE NOT EXISTS (SELECT 1 FROM seal_use_bodies b WHERE b.seal_use = s.seq)",
            "用印的内容",
        ),
    ];
    for (sql, what) in missing {
        reader.each(
            DOING,
            sql,
            [],
            |row| row.take::<u32>(),
            |seq| {
                report.found(Fault::MissingRow, seq, format!("第 {seq} 条登记缺了{what}"));
                Ok::<_, StoreError>(())
            },
        )?;
    }
    reader.each(
        DOING,
        "SELECT seq FROM seal_uses JOIN register USING (seq) WHERE kind NOT IN ('issued', 'reprinted')
         UNION SELECT seq FROM exports JOIN register USING (seq) WHERE kind <> 'exported'
         UNION SELECT seq FROM halls JOIN register USING (seq) WHERE kind <> 'settings_changed'
         UNION SELECT seq FROM numberings JOIN register USING (seq) WHERE kind <> 'settings_changed'
         UNION SELECT seq FROM certificates JOIN register USING (seq) WHERE kind <> 'issued'
         UNION SELECT seq FROM refusals JOIN register USING (seq) WHERE kind <> 'refused'
         UNION SELECT d.seq FROM documents d JOIN register r USING (seq)
             WHERE d.made_at <> r.at
                OR (d.kind, r.kind) NOT IN (VALUES ('certificate', 'issued'), ('refusal_slip', 'refused'))",
        [],
        |row| row.take::<u32>(),
        |seq| {
            report.found(Fault::UnregisteredRow, seq, format!("第 {seq} 条登记名下有不是它登记的内容"));
            Ok(())
        },
    )
}

/// The start-up list is what the entries say.
pub(super) fn unconfirmed(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    let differing = "WITH open AS (
             SELECT certificate FROM register WHERE kind = 'issued'
             EXCEPT SELECT certificate FROM register
                 WHERE kind IN ('printed', 'voided', 'reissued') AND certificate IS NOT NULL)
         SELECT certificate FROM (SELECT certificate FROM open EXCEPT SELECT certificate FROM unconfirmed)
         UNION SELECT certificate FROM (SELECT certificate FROM unconfirmed EXCEPT SELECT certificate FROM open)";
    reader.each(
        DOING,
        differing,
        [],
        |row| row.take::<u32>(),
        |seq| {
            let sentence = format!("第 {seq} 条登记的证明，在“未确认出纸”名单上的情况和登记不符");
            report.found(Fault::WrongUnconfirmed, seq, sentence);
            Ok(())
        },
    )
}

/// SQLite's own look at every page.
pub(super) fn pages(reader: &Reader<'_>, report: &mut Report) -> Result<(), StoreError> {
    reader.each(
        DOING,
        "PRAGMA quick_check",
        [],
        |row| row.take::<String>(),
        |said| {
            if said != "ok" {
                let sentence =
                    "台账文件的结构有损坏。请停办，把台账文件夹整个复制留存，再用备份恢复".to_owned();
                report.found(Fault::DamagedFile, None, sentence);
            }
            Ok(())
        },
    )
}
