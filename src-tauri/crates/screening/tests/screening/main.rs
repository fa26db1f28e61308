//! The screening on a small catalog of its own, where every rule that fires can be seen in `sample.rs`.

mod broken;
mod contexts;
mod disguises;
mod properties;
mod reading;
mod requests;
mod sample;
mod wording;
