//! Who may lean on whom in the page.

use shouzhang_tests::{CONTRACT, File, files};

use crate::assert_none;

/// A room of the page and what its imports must not reach, with the reason.
const NEVER: [(&str, &str, &str); 9] = [
    ("ui/src/ipc/", "ui/src/screens/", "the wire does not know the screens"),
    ("ui/src/ipc/", "ui/src/parts/", "the wire does not know the parts"),
    ("ui/src/ipc/", "ui/src/state/", "the wire does not know the state"),
    ("ui/src/parts/", "ui/src/ipc/", "a part is handed what it shows"),
    ("ui/src/parts/", "ui/src/screens/", "a part does not know who uses it"),
    ("ui/src/parts/", "ui/src/state/", "a part is handed what it shows"),
    ("ui/src/state/", "ui/src/screens/", "state does not know who shows it"),
    ("ui/src/style/", "ui/src/", "style knows nothing"),
    ("ui/src/copy", "ui/src/screens/", "words do not know who says them"),
];

#[test]
fn the_page_imports_only_along_the_arrows() {
    let mut findings = Vec::new();
    for file in page_files() {
        for import in imports(&file) {
            for (room, never, why) in NEVER {
                if file.path.starts_with(room) && import.starts_with(never) && !import.starts_with(room) {
                    findings.push(format!("{} ─► {import}: {why}", file.path));
                }
            }
        }
    }
    assert_none(&findings, "who may lean on whom stands in README.md");
}

#[test]
fn only_the_wire_talks_to_tauri() {
    let offenders: Vec<_> = page_files()
        .into_iter()
        .filter(|file| !file.path.starts_with("ui/src/ipc/") && file.text.contains("@tauri-apps/"))
        .map(|file| file.path)
        .collect();
    assert_none(&offenders, "only ui/src/ipc may import @tauri-apps");
}

#[test]
fn no_screen_reaches_into_another() {
    let mut findings = Vec::new();
    for file in page_files() {
        let Some(own) = screen_of(&file.path) else { continue };
        for import in imports(&file) {
            if screen_of(&import).is_some_and(|other| other != own) {
                findings.push(format!("{} ─► {import}", file.path));
            }
        }
    }
    assert_none(&findings, "what two screens share belongs to parts or state");
}

#[test]
fn the_verifier_knows_of_the_window_only_the_shape_of_a_verdict() {
    let mut findings = Vec::new();
    let files = files().expect("the repository can be read");
    let own: Vec<_> = files
        .iter()
        .filter(|file| file.path.starts_with("ui/verifier/") && file.path.ends_with(".ts"))
        .filter(|file| !file.path.ends_with(".test.ts"))
        .collect();
    assert!(!own.is_empty(), "there is a verifier to look at");
    for file in own {
        for import in imports(file).into_iter().filter(|import| !import.starts_with("ui/verifier/")) {
            let is_type = file
                .text
                .lines()
                .any(|line| line.starts_with("import type") && line.ends_with("from '../src/ipc/contract'"));
            if import != "ui/src/ipc/contract" || !is_type {
                findings.push(format!("{} ─► {import}", file.path));
            }
        }
        for word in ["fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "import("] {
            if file.text.contains(word) {
                findings.push(format!("{}: `{word}` would leave the file", file.path));
            }
        }
    }
    assert_none(&findings, "the page for receiving units stands alone and sends nothing");
}

#[test]
fn the_bindings_are_fresh() {
    let written = files().expect("the repository can be read").into_iter().find(|file| file.path == CONTRACT);
    let written = written.map(|file| file.text).unwrap_or_default();
    assert!(written == shouzhang_desk::typescript(), "{CONTRACT} is stale: run `cargo xtask bindings`");
}

fn page_files() -> Vec<File> {
    let files = files().expect("the repository can be read");
    let page: Vec<_> = files
        .into_iter()
        .filter(|file| {
            file.path.starts_with("ui/src/") && (file.path.ends_with(".ts") || file.path.ends_with(".vue"))
        })
        // Tests may pretend to be the desk.
        .filter(|file| !file.path.ends_with(".test.ts") && !file.path.starts_with("ui/src/testing/"))
        .collect();
    assert!(!page.is_empty(), "there is a page to look at");
    page
}

/// What a file imports from the page itself, as paths from the top of the repository.
fn imports(file: &File) -> Vec<String> {
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let quoted = |line: &str| {
        let at =
            ["from '", "import '", "import('"].iter().find_map(|lead| Some(line.find(lead)? + lead.len()))?;
        line[at..].split('\'').next().map(str::to_owned)
    };
    let specifiers = file.text.lines().filter_map(quoted).filter(|specifier| specifier.starts_with('.'));
    specifiers.map(|specifier| joined(folder, &specifier)).collect()
}

fn joined(folder: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for step in relative.split('/') {
        match step {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    let path = parts.join("/");
    // A folder stands for its index.
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.contains('.') || !["ipc", "parts", "state", "screens"].contains(&last) {
        path
    } else {
        path + "/"
    }
}

fn screen_of(path: &str) -> Option<&str> {
    let (screen, _) = path.strip_prefix("ui/src/screens/")?.split_once('/')?;
    Some(screen)
}
