//! What the window has sworn: one command, its own page only, no way around.

use serde_json::Value;
use shouzhang_tests::files;

fn json(path: &str) -> Value {
    let file = files().expect("the repository can be read").into_iter().find(|file| file.path == path);
    serde_json::from_str(&file.unwrap_or_else(|| panic!("{path} is missing")).text).expect("it is JSON")
}

#[test]
fn the_page_may_call_the_desk_and_nothing_else() {
    let main = json("src-tauri/capabilities/main.json");
    assert_eq!(main["permissions"], serde_json::json!(["allow-call"]), "one command is all the page needs");
    assert_eq!(main["windows"], serde_json::json!(["main"]), "there is one window");
    assert!(main.get("remote").is_none(), "no page from elsewhere may call anything");
}

#[test]
fn the_window_is_locked_down() {
    let app = &json("src-tauri/tauri.conf.json")["app"];
    assert_eq!(app["withGlobalTauri"], false, "no global way to the shell");
    assert_eq!(app["security"]["freezePrototype"], true, "nobody patches Object");
    let policy = app["security"]["csp"].as_str().expect("there is a content security policy");
    for word in [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "frame-src 'none'",
    ] {
        assert!(policy.contains(word), "the policy has to say {word}");
    }
    for word in ["unsafe-inline", "unsafe-eval", "https:", "*"] {
        assert!(!policy.contains(word), "the policy must not say {word}");
    }
    assert_eq!(app["windows"].as_array().map(Vec::len), Some(1), "one window");
    assert_eq!(
        app["windows"][0]["zoomHotkeysEnabled"], false,
        "type size is a setting, not a slip of the hand"
    );
}
