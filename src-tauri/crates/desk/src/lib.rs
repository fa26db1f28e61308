//! Under construction.
mod bindings;
mod commands;
mod host;
pub mod wire;
pub use bindings::typescript;
pub use host::{Host, HostFault, JobStatus, NoDesktop, PrintOrder};
