//! What must not change once a version is released.

use shouzhang_store::{hex, sha256};

#[test]
fn released_migrations_are_frozen() {
    let released = [
        (
            "0001_book.sql",
            &include_bytes!("../../migrations/0001_book.sql")[..],
            "7cc2eafb2f823bec514edbae705a79f2fc7fe3a9dc6ccc95207454819f810a23",
        ),
        (
            "0002_credentials.sql",
            &include_bytes!("../../migrations/0002_credentials.sql")[..],
            "dd312952047048e68ecbbe61f230abef9f88dc180379667f936a556b3733c071",
        ),
        (
            "0003_key_dates.sql",
            &include_bytes!("../../migrations/0003_key_dates.sql")[..],
            "4aab216e4cc81ab69a7ac8b321ac4b0ae3e1e112e5c6dd672d366847f203e1d7",
        ),
    ];
    for (name, sql, pinned) in released {
        assert_eq!(
            hex(&sha256(sql)),
            pinned,
            "{name} is in the books of the halls; write a new step instead"
        );
    }
    let steps = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations")).expect("the folder");
    assert_eq!(steps.count(), released.len(), "every step is pinned here");
}
