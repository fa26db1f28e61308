//! Measurements in the real window, for `cargo xtask bench`.

fn main() {}
