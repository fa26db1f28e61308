//! Append-only: all ways in, tried with SQL from outside — with the settings of a book and with those of a careless tool.

use std::path::Path;

use rusqlite::Connection;
use shouzhang_domain::Series;
use shouzhang_store::{Event, Export, FirstSerial, Issue, Month, Paper, Replacement, sha256};

use crate::invented::{act, certificate, create, hall, issue, moment, numbering, refusal, refuse, seal_use};
use crate::signed::{add_key, issue_with_code};

/// Table, key, and a column to change.
const TABLES: [(&str, &str, &str); 19] = [
    ("book", "one", "catalog_release"),
    ("register", "seq", "actor"),
    ("entry_bodies", "seq", "note"),
    ("halls", "version", "head"),
    ("numberings", "version", "refusal_pattern"),
    ("first_serials", "serial", "serial"),
    ("documents", "seq", "length"),
    ("document_bytes", "document", "bytes"),
    ("certificates", "seq", "clerk"),
    ("certificate_bodies", "certificate", "subject_name"),
    ("refusals", "seq", "clerk"),
    ("refusal_bodies", "refusal", "request"),
    ("seal_uses", "seq", "copies"),
    ("seal_use_bodies", "seal_use", "note"),
    ("exports", "seq", "format"),
    ("signing_keys", "key", "public"),
    ("credentials", "certificate", "short_code"),
    ("credential_bodies", "credential", "bytes"),
    ("trust_bundles", "seq", "version"),
];

/// A book in which every table has rows.
fn filled(path: &Path) {
    let mut book = create(path);
    book.write(|w| add_key(w, 0)).expect("a key");
    book.write(|w| w.keep_trust_bundle(&act(moment(0)), 7, b"a bundle")).expect("kept");
    book.write(|w| issue_with_code(w, 0, certificate(9))).expect("issued with a code");
    let first = book.write(|w| issue(w, 1, certificate(1), 300)).expect("issued");
    let second = book.write(|w| issue(w, 2, certificate(2), 300)).expect("issued");
    book.write(|w| refuse(w, 3, refusal(3), 300)).expect("refused");
    book.write(|w| refuse(w, 4, refusal(4), 300)).expect("refused");
    book.write(|w| w.change_hall(&act(moment(5)), &hall())).expect("changed");
    let mut ahead = numbering();
    ahead.firsts.push(FirstSerial { series: Series::Certificate, year: 2027, serial: 5 });
    book.write(|w| w.change_numbering(&act(moment(6)), &ahead)).expect("changed");
    let void = Event::Voided { certificate: second.id, reason: "x" };
    book.write(|w| w.record(&act(moment(7)), &void)).expect("void");
    let export = Export {
        month: Month::new(2026, 11).expect("a month"),
        format: "csv".into(),
        certificates: Some(2),
        refusals: None,
        seal_uses: None,
        sha256: sha256(b"file"),
    };
    for n in [8, 9] {
        book.write(|w| w.record(&act(moment(n)), &Event::Exported { export: &export })).expect("exported");
    }
    book.write(|w| {
        let number = w.next_number(Series::Certificate, 2026)?;
        let (facts, seal_use) = (certificate(3), seal_use(&certificate(3)));
        let replaces = Some(Replacement { certificate: first.id, reason: "姓名写错" });
        w.issue(
            &act(moment(9)),
            Issue { number: &number, facts, pdf: b"%PDF", seal_use, code: None, replaces },
        )
    })
    .expect("reissued");
    let printed = Event::Printed { of: Paper::Certificate(second.id), note: "" };
    book.write(|w| w.record(&act(moment(10)), &printed)).expect("printed");
}

/// The whole content, table by table.
fn content(conn: &Connection) -> Vec<String> {
    let dump = |(table, _, _): &(&str, &str, &str)| {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table}")).expect("a table");
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| {
            (0..columns)
                .map(|i| Ok(format!("{:?}", row.get_ref(i)?)))
                .collect::<Result<Vec<_>, rusqlite::Error>>()
        });
        format!("{table}: {:?}", rows.expect("rows").collect::<Result<Vec<_>, _>>().expect("read"))
    };
    TABLES.iter().map(dump).collect()
}

fn columns(conn: &Connection, table: &str) -> Vec<String> {
    let statement = conn.prepare(&format!("SELECT * FROM {table}")).expect("a table");
    statement.column_names().map(str::to_owned).collect()
}

/// Every statement must fail and leave the book as it was.
fn tried(conn: &Connection, how: &str, sql: &str) {
    let before = content(conn);
    let outcome = conn.execute_batch(&format!("BEGIN; {sql}; COMMIT"));
    if outcome.is_err() && !conn.is_autocommit() {
        conn.execute_batch("ROLLBACK").expect("rolled back");
    }
    assert!(content(conn) == before, "{how}: {sql} changed the book ({outcome:?})");
    assert!(outcome.is_err(), "{how}: {sql} was not refused");
}

/// All ways in, for every table.
fn all_ways(conn: &Connection, settings: &str) {
    for (table, key, column) in TABLES {
        let how = format!("{settings}, {table}");
        let all = columns(conn, table);
        let list = all.join(", ");
        let with = |column: &str, expression: &str| -> String {
            all.iter()
                .map(|c| if c == column { expression.to_owned() } else { c.clone() })
                .collect::<Vec<_>>()
                .join(", ")
        };
        let first = format!("(SELECT min({key}) FROM {table})");
        tried(conn, &how, &format!("UPDATE {table} SET {column} = {column} || 'x'"));
        tried(conn, &how, &format!("UPDATE OR REPLACE {table} SET {column} = {column}"));
        tried(conn, &how, &format!("UPDATE {table} SET {key} = {key} + 100"));
        tried(conn, &how, &format!("DELETE FROM {table}"));
        tried(conn, &how, &format!("DELETE FROM {table} WHERE {key} = {first}"));
        let same = format!("INTO {table} ({list}) SELECT {list} FROM {table} WHERE {key} = {first}");
        tried(conn, &how, &format!("INSERT OR REPLACE {same}"));
        tried(conn, &how, &format!("REPLACE {same}"));
        tried(conn, &how, &format!("INSERT {same} ON CONFLICT DO UPDATE SET {column} = {column}"));
        let gap = with(key, &format!("(SELECT max({key}) + 2 FROM {table})"));
        tried(
            conn,
            &how,
            &format!("INSERT INTO {table} ({list}) SELECT {gap} FROM {table} WHERE {key} = {first}"),
        );
        let next = with(key, &format!("(SELECT max({key}) + 1 FROM {table})"));
        tried(
            conn,
            &how,
            &format!(
                "INSERT OR REPLACE INTO {table} ({list}) SELECT {next} FROM {table} WHERE {key} = {first}"
            ),
        );
    }
}

#[test]
fn no_way_in_with_the_settings_of_a_book() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    filled(&path);
    let conn = Connection::open(&path).expect("opened");
    conn.execute_batch("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON").expect("set");
    all_ways(&conn, "as a book");
}

#[test]
fn no_way_in_with_the_settings_of_a_careless_tool() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    filled(&path);
    let conn = Connection::open(&path).expect("opened");
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = OFF").expect("set");
    all_ways(&conn, "as a careless tool");
}

/// With `recursive_triggers` off, REPLACE removes the old row of a unique key without asking a delete trigger.
#[test]
fn a_unique_key_is_no_way_around() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    filled(&path);
    let conn = Connection::open(&path).expect("opened");
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = OFF").expect("set");
    let entry = |kind: &str, certificate: &str| {
        format!(
            "INSERT INTO register (seq, kind, certificate, refusal, at, at_raw, actor, commitment, prev_hash, hash, suite)
             SELECT seq + 1, '{kind}', {certificate}, NULL, at, at_raw, actor, commitment, hash, hash, suite
             FROM register ORDER BY seq DESC LIMIT 1"
        )
    };
    let void = "(SELECT certificate FROM register WHERE kind = 'voided')";
    tried(&conn, "a second voiding", &entry("voided", void).replacen("INSERT", "INSERT OR REPLACE", 1));
    // A new certificate, as it ought to be, but for one unique key that is an old one's.
    let again = |old: &str| {
        let next = |column: &String| match column.as_str() {
            column if column == old => column.to_owned(),
            "seq" | "document" => "(SELECT max(seq) FROM register)".to_owned(),
            "number" => "'柳荫居证〔2026〕0999号'".to_owned(),
            "serial" => "999".to_owned(),
            "replaces" => "NULL".to_owned(),
            column => column.to_owned(),
        };
        let columns = columns(&conn, "certificates");
        let values: Vec<String> = columns.iter().map(next).collect();
        format!(
            "{}; INSERT OR REPLACE INTO certificates ({}) SELECT {} FROM certificates WHERE replaces IS NOT NULL",
            entry("issued", "seq + 1"),
            columns.join(", "),
            values.join(", ")
        )
    };
    for old in ["number", "serial", "replaces"] {
        tried(&conn, "a key again", &again(old));
    }
    let fresh = again("nothing");
    let taken = conn.execute_batch(&format!("BEGIN; {fresh}; ROLLBACK"));
    assert!(taken.is_ok(), "but for the old key the row would have been taken: {taken:?}");
}

#[test]
fn an_entry_cannot_be_put_in_out_of_order() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    filled(&path);
    let conn = Connection::open(&path).expect("opened");
    let entry = |columns: &str| {
        format!(
            "INSERT INTO register (seq, kind, certificate, refusal, at, at_raw, actor, commitment, prev_hash, hash, suite)
             SELECT {columns} FROM register ORDER BY seq DESC LIMIT 1"
        )
    };
    for (how, columns) in [
        ("a gap", "seq + 2, 'exported', NULL, NULL, at, at_raw, actor, commitment, hash, hash, suite"),
        (
            "another past",
            "seq + 1, 'exported', NULL, NULL, at, at_raw, actor, commitment, prev_hash, hash, suite",
        ),
        (
            "an earlier time",
            "seq + 1, 'exported', NULL, NULL, '2020-01-01T00:00:00.000+08:00', at_raw, actor, commitment, hash, hash, suite",
        ),
        (
            "void of nothing",
            "seq + 1, 'voided', NULL, NULL, at, at_raw, actor, commitment, hash, hash, suite",
        ),
        ("issued as another", "seq + 1, 'issued', 2, NULL, at, at_raw, actor, commitment, hash, hash, suite"),
        (
            "issued with no certificate",
            "seq + 1, 'issued', seq + 1, NULL, at, at_raw, actor, commitment, hash, hash, suite",
        ),
        (
            "refused with no refusal",
            "seq + 1, 'refused', NULL, seq + 1, at, at_raw, actor, commitment, hash, hash, suite",
        ),
    ] {
        tried(&conn, how, &entry(columns));
    }
}

#[test]
fn types_are_kept() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("a.book");
    filled(&path);
    let conn = Connection::open(&path).expect("opened");
    let loose: Vec<String> = conn
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite_%'")
        .and_then(|mut tables| tables.query_map([], |row| row.get(0))?.collect())
        .expect("listed");
    assert!(loose.is_empty(), "every table is STRICT: {loose:?}");
    let guarded: u32 = conn
        .query_row(
            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'",
            [],
            |row| row.get(0),
        )
        .expect("counted");
    assert_eq!(
        guarded as usize,
        TABLES.len() + 3,
        "all but settings, drafts and the list of unconfirmed are guarded"
    );
}
