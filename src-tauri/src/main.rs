//! Starts the window of 守章.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    calm_rendering();
    shouzhang_app::start()
}

/// Keeps WebKitGTK off the DMABUF path, which paints a white window on some graphics cards and costs 90 MB without one.
/// Whoever sets the variable to something else is obeyed.
#[expect(
    unsafe_code,
    reason = "the variable has to be in the environment before WebKitGTK starts its processes"
)]
fn calm_rendering() {
    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_none() {
        // SAFETY: first statement of the program; no other thread exists that could read the environment meanwhile.
        unsafe { std::env::set_var(VARIABLE, "1") }
    }
}
