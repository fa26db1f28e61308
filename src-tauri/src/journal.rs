//! The log: which command, how long, which problem code. Never a name, an id number or a sentence somebody typed.

use std::path::Path;

use log::LevelFilter;
use tauri::Runtime;
use tauri::plugin::TauriPlugin;
use tauri_plugin_log::{Builder, RotationStrategy, Target, TargetKind};

/// A megabyte is some ten thousand commands; the last few files are kept.
const FILE_BYTES: u128 = 1024 * 1024;
const FILES_KEPT: usize = 5;

/// Writes `shouzhang.log` into the data folder.
pub(crate) fn plugin<R: Runtime>(folder: &Path) -> TauriPlugin<R> {
    let file = TargetKind::Folder { path: folder.join("logs"), file_name: Some("shouzhang".to_owned()) };
    Builder::new()
        .clear_targets()
        .target(Target::new(file))
        .level(LevelFilter::Warn)
        .level_for(env!("CARGO_CRATE_NAME"), LevelFilter::Info)
        .max_file_size(FILE_BYTES)
        .rotation_strategy(RotationStrategy::KeepSome(FILES_KEPT))
        .build()
}

/// Notes where a panic happened; its words may repeat what somebody typed and are left out.
pub(crate) fn note_panics() {
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => log::error!("panic at {}:{}", place.file(), place.line()),
        None => log::error!("panic at an unknown place"),
    }));
}
