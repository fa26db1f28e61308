//! Writes `ui/src/ipc/contract.ts` from the desk's contract. `cargo xtask bindings` runs this; the house test compares.

use std::io;

use shouzhang_tests::{CONTRACT, root};

fn main() -> io::Result<()> {
    std::fs::write(root().join(CONTRACT), shouzhang_desk::typescript())
}
