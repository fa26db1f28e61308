//! The one window: what `tauri.conf.json` describes, with every way out of the app's own page closed.

use std::path::Path;

use tauri::webview::{NewWindowResponse, WebviewWindowBuilder};
use tauri::{App, AppHandle, Manager, Runtime, Url};

const LABEL: &str = "main";

/// Opens the window. The page's cache goes into the data folder, with everything else the app writes.
pub(crate) fn open<R: Runtime>(app: &App<R>, data_folder: &Path) -> tauri::Result<()> {
    let windows = &app.config().app.windows;
    let description = windows.iter().find(|w| w.label == LABEL).ok_or(tauri::Error::WebviewNotFound)?;
    WebviewWindowBuilder::from_config(app, description)?
        .data_directory(data_folder.join("webview"))
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// Somebody started the app a second time: show the window that is there.
pub(crate) fn bring_to_front<R: Runtime>(app: &AppHandle<R>) {
    let Some(window) = app.get_webview_window(LABEL) else { return };
    for step in [window.unminimize(), window.set_focus()] {
        if let Err(fault) = step {
            log::warn!("window could not be brought to the front: {fault}");
        }
    }
}

/// Whether an address is the embedded page: `tauri://localhost`, or `http://tauri.localhost` on Windows.
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_embedded_page_may_be_opened() {
        let cases = [
            ("tauri://localhost/", true),
            ("tauri://localhost/index.html#/desk", true),
            ("http://tauri.localhost/", true),
            ("https://example.com/", false),
            ("http://localhost:8000/", false),
            ("file:///etc/passwd", false),
            ("tauri://elsewhere/", false),
        ];
        for (address, own) in cases {
            let url = Url::parse(address).expect("the cases are addresses");
            assert_eq!(
                is_own_page(&url),
                own,
                "{address}: the window shows the app's own page and nothing else"
            );
        }
    }
}
