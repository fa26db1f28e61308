//! Under construction.
mod bindings;
mod commands;
pub mod wire;
pub use bindings::typescript;
