//! Every screen: reached by its key, readable for everyone, whole at every type size.

use fantoccini::key::Key;
use serde_json::json;

use crate::axe::assert_accessible;
use crate::stage::Stage;
use crate::window::Window;

/// Type sizes of the settings: 100 %, 125 %, 150 %.
const FONTS: [&str; 3] = ["normal", "large", "xlarge"];

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_screen_is_whole_and_accessible_at_every_type_size() {
    let stage = Stage::set("screens");
    let window = stage.open().await;
    for font in FONTS {
        window.ask("save_appearance", json!({ "font": font, "highContrast": false })).await;
        window.reload().await;
        window
            .wait_until(
                "the type size is set",
                &format!("return document.documentElement.dataset.font === '{font}'"),
            )
            .await;
        for (key, hash, settled, name) in [
            ('1', "#/desk", ".home", "desk"),
            ('2', "#/register", "#register-table", "register"),
            ('3', "#/items", "#items-search", "items"),
            ('4', "#/check", "#check-code", "check"),
            ('5', "#/settings", "#settings-panel", "settings"),
        ] {
            window.chord(Key::Alt, key).await;
            window.wait_for_screen(hash).await;
            window.wait_for(settled).await;
            look_at(&window, &format!("{name}-{font}")).await;
        }
        look_at_the_inner_screens(&window, font).await;
    }
}

/// The screens without a key of their own.
async fn look_at_the_inner_screens(window: &Window<'_>, font: &str) {
    window.go_to("#/register/month").await;
    window.wait_for("#export-run").await;
    look_at(window, &format!("month-{font}")).await;

    window.go_to("#/items?code=K26").await;
    window.wait_for("#notice-open").await;
    window.press(&[Key::F8]).await;
    window.wait_for_focus("#notice-meeting").await;
    look_at(window, &format!("notice-{font}")).await;
    window.press(&[Key::Escape]).await;

    window.go_to("#/desk").await;
    window.wait_for_focus("#q").await;
    window.type_text("qs").await;
    window.wait_for("#block-panel").await;
    look_at(window, &format!("block-{font}")).await;
    window.press(&[Key::F8]).await;
    window.wait_for_focus("#slip-unit").await;
    look_at(window, &format!("slip-{font}")).await;
    window.press(&[Key::Escape]).await;
    window.press(&[Key::Escape]).await;

    window.type_text("jzqk").await;
    window.wait_for("#opt-K29[aria-selected=true]").await;
    look_at(window, &format!("guide-{font}")).await;
    window.press(&[Key::Enter]).await;
    window.wait_for_screen("#/fill").await;
    window.wait_for("#checks").await;
    // At larger type the paper gives way to the form; Ctrl+Y shows it.
    if font == FONTS[0] {
        window.wait_for("#preview-img").await;
    }
    look_at(window, &format!("fill-{font}")).await;
    window.press(&[Key::F1]).await;
    window.wait_for("[role=dialog]").await;
    look_at(window, &format!("keys-{font}")).await;
    window.press(&[Key::Escape]).await;
}

async fn look_at(window: &Window<'_>, name: &str) {
    window.photograph(name).await;
    assert_whole(window, name).await;
    assert_accessible(window, name).await;
    window.assert_clean(name).await;
}

/// Nothing scrolls sideways and nothing to press lies outside the window.
async fn assert_whole(window: &Window<'_>, name: &str) {
    let outside = window.run(
        "const over = document.documentElement.scrollWidth - innerWidth; \
         const wide = [...document.querySelectorAll('button, input, select, textarea, a[href]')] \
           .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1) \
           .map(e => e.id || e.textContent.trim() || e.tagName); \
         const sideways = [...document.querySelectorAll('body, main, main *')] \
           .filter(e => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX)) \
           .map(e => 'scrolls sideways: ' + (e.id || e.className || e.tagName)); \
         return [...(over > 0 ? ['the page is ' + over + ' px too wide'] : []), ...wide, ...sideways]",
    );
    assert_eq!(outside.await, json!([]), "{name}: everything lies inside 1366×768");
}
