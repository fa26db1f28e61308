//! The window of 守章: starts the app, opens the book, hands the page's commands to the desk.
//!
//! This crate is for what only a desktop can do: the window, its one IPC command, the print queue, the dialogs, the data
//! folder, the log, and the clock. It deliberately does not know: items, rules, numbers, SQL, PDF, or any command's
//! meaning — all of that lies behind [`shouzhang_desk::run`].
//!
//! Start reading at [`start`], then `call.rs` (the one command), `opening.rs` (which book) and `spool/mod.rs` (printing).

mod arguments;
mod call;
mod host;
mod journal;
mod opening;
pub mod spool;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use tauri::{App, Manager, Runtime};

pub use arguments::Arguments;
pub use call::{Counter, commands};
pub use opening::{Opening, open_book};

/// The page, the configuration and the permissions, as embedded by `build.rs`.
#[must_use]
pub fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

/// Starts the app and runs until its window is closed.
///
/// # Panics
/// Never on purpose; a panic on any thread is written to the log by its place alone.
#[must_use]
pub fn start() -> ExitCode {
    let arguments = Arguments::parse();
    journal::note_panics();
    match build(arguments) {
        Ok(app) => {
            app.run(|_, _| ());
            ExitCode::SUCCESS
        }
        Err(fault) => {
            // No window to say it in: a terminal is the only place left.
            eprintln!("守章没有启动：{fault}");
            ExitCode::FAILURE
        }
    }
}

fn build(arguments: Arguments) -> tauri::Result<App> {
    let mut builder = tauri::Builder::default();
    // Single instance has to be the first plugin. Tests run several windows side by side and say so.
    if std::env::var_os("SHOUZHANG_MULTI").is_none() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| window::bring_to_front(app)));
    }
    builder
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands())
        .setup(move |app| {
            let folder = opening::data_folder(app.handle())?;
            app.handle().plugin(journal::plugin(&folder))?;
            let counter = Arc::new(Counter::new(host::DesktopHost::new(app.handle().clone())));
            app.manage(Arc::clone(&counter));
            let opening =
                Opening { arguments, data_folder: folder.clone(), resources: app.path().resource_dir().ok() };
            counter.open_in_background(opening);
            window::open(app, &folder)?;
            Ok(())
        })
        .build(context())
}
