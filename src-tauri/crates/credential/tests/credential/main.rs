//! Codes, short codes and trust bundles from the outside.

mod bundles;
mod changes;
mod codes;
mod file_signatures;
mod invented;
mod known_answers;
mod mutations;
mod short_codes;
mod verdicts;
