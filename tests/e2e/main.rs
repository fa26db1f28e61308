//! The built app in a real window, driven through WebKitWebDriver: what a clerk does, with the keys a clerk has; and the
//! page for receiving units in a real Chromium.
//!
//! Every test has a screen, a print queue, a data folder and a demonstration hall of its own (see `stage.rs`). Screenshots
//! are kept in `target/e2e`.

mod axe;
mod browser;
mod composing;
mod counter_day;
mod figures;
mod notice;
mod receiving_unit;
mod restart;
mod screens;
mod stage;
mod unusable_book;
mod window;
