//! The rules of the house, read off its files: who leans on whom, where the clock is, what things are called.
//!
//! A rule that breaks names the file and what is wrong with it, so that nobody has to look it up here.

mod arrows;
mod people;
mod shape;
mod source;
mod sworn;
mod ui_arrows;

/// Fails with every finding on a line of its own.
fn assert_none(findings: &[String], why: &str) {
    assert!(findings.is_empty(), "{why}\n  {}", findings.join("\n  "));
}
