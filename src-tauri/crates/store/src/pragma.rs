//! What SQLite must be told at each open, and must be found to have understood.

use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::header::APPLICATION_ID;
use crate::open_error::OpenError;

/// How long one waits for another window.
const PATIENCE: Duration = Duration::from_secs(5);

/// Name, how it is set, and what must be read back.
///
/// WAL with `synchronous = FULL` (2) loses nothing acknowledged at a power cut; `mmap` and unchecked cells do not go with
/// it. `recursive_triggers` lets the guards see what INSERT OR REPLACE removes. `secure_delete` leaves nothing of a draft.
const SETTINGS: [(&str, &str, &str); 9] = [
    ("journal_mode", "wal", "wal"),
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("recursive_triggers", "ON", "1"),
    ("mmap_size", "0", "0"),
    ("cell_size_check", "ON", "1"),
    ("secure_delete", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
];

/// Switches of the connection itself.
const SWITCHES: [(&str, DbConfig, bool); 6] = [
    ("defensive", DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
    ("triggers", DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true),
    ("foreign keys", DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
    ("trusted schema", DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    ("double-quoted strings", DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
    ("double-quoted strings in the schema", DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
];

/// Sets everything.
pub(crate) fn set(conn: &Connection) -> Result<(), OpenError> {
    conn.busy_timeout(PATIENCE).map_err(OpenError::sql)?;
    for (_, switch, on) in SWITCHES {
        conn.set_db_config(switch, on).map_err(OpenError::sql)?;
    }
    for (name, value, _) in SETTINGS {
        // Some answer with the new value, some with nothing; what counts is read back below.
        conn.pragma_update(None, name, value).map_err(OpenError::sql)?;
    }
    conn.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Reads everything back, and that the book is ours and of this version.
pub(crate) fn read_back(conn: &Connection, version: u32) -> Result<(), OpenError> {
    for (name, switch, wanted) in SWITCHES {
        let found = conn.db_config(switch).map_err(OpenError::sql)?;
        must_be(name, &wanted.to_string(), &found.to_string())?;
    }
    for (name, _, wanted) in SETTINGS {
        must_be(name, wanted, &value(conn, name)?)?;
    }
    must_be("busy_timeout", &PATIENCE.as_millis().to_string(), &value(conn, "busy_timeout")?)?;
    must_be("application_id", &APPLICATION_ID.to_string(), &value(conn, "application_id")?)?;
    must_be("user_version", &version.to_string(), &value(conn, "user_version")?)
}

/// The version SQLite sees; with a log beside the file it may differ from the first hundred bytes.
pub(crate) fn version(conn: &Connection) -> Result<u32, OpenError> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(OpenError::sql)
}

fn value(conn: &Connection, name: &str) -> Result<String, OpenError> {
    conn.pragma_query_value(None, name, |row| {
        Ok(match row.get_ref(0)? {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            other => other.as_str()?.to_owned(),
        })
    })
    .map_err(OpenError::sql)
}

fn must_be(name: &'static str, wanted: &str, found: &str) -> Result<(), OpenError> {
    if wanted == found {
        return Ok(());
    }
    Err(OpenError::Setting { name, wanted: wanted.to_owned(), found: found.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlite_is_new_enough() {
        // Before 3.51.3 two connections that write and checkpoint at once could damage the file.
        assert!(rusqlite::version_number() >= 3_051_003, "{} has the WAL-reset fault", rusqlite::version());
    }

    #[test]
    fn a_setting_that_did_not_take_is_named() {
        let conn = Connection::open_in_memory().expect("memory");
        set(&conn).expect("set");
        let refused = read_back(&conn, 1).expect_err("a book in memory has no log");
        assert!(
            matches!(&refused, OpenError::Setting { name: "journal_mode", found, .. } if found == "memory"),
            "{refused}"
        );
    }
}
