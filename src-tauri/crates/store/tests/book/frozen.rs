//! What must not change once a version is released.

use shouzhang_store::{hex, sha256};

#[test]
fn released_migrations_are_frozen() {
    let released = [(
        "0001_book.sql",
        &include_bytes!("../../migrations/0001_book.sql")[..],
        "6e810c49237118407e24adbeacdb5fa2b78d4dc4c333b7c5f84cd64e0afe90b9",
    )];
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
