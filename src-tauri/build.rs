//! Embeds `ui/dist`, the window's description and the permission list; only the one command `call` exists for the page.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["call"]);
    let attributes = tauri_build::Attributes::new().app_manifest(commands);
    if let Err(fault) = tauri_build::try_build(attributes) {
        panic!("the shell cannot be put together: {fault:#}");
    }
}
