//! What must not change once a version is released.

use shouzhang_store::{hex, sha256};

#[test]
fn released_migrations_are_frozen() {
    let released = [(
        "0001_book.sql",
        &include_bytes!("../../migrations/0001_book.sql")[..],
        "b512abfca0ba13c0bbf865a87859430c5b4f22fdea4d8e2b2903df2b62dfd2e5",
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
