//! Who may lean on whom in Rust.

use std::collections::BTreeSet;

use shouzhang_tests::{File, files};
use toml::Table;

use crate::assert_none;

/// A room, its folder, and the siblings it may lean on.
const ROOMS: [(&str, &str, &[&str]); 11] = [
    ("shouzhang-domain", "src-tauri/crates/domain", &[]),
    ("shouzhang-screening", "src-tauri/crates/screening", &["shouzhang-domain"]),
    ("shouzhang-catalog", "src-tauri/crates/catalog", &["shouzhang-domain"]),
    ("shouzhang-credential", "src-tauri/crates/credential", &["shouzhang-domain"]),
    ("shouzhang-store", "src-tauri/crates/store", &["shouzhang-domain"]),
    ("shouzhang-paper", "src-tauri/crates/paper", &["shouzhang-domain"]),
    (
        "shouzhang-desk",
        "src-tauri/crates/desk",
        &[
            "shouzhang-domain",
            "shouzhang-screening",
            "shouzhang-catalog",
            "shouzhang-credential",
            "shouzhang-store",
            "shouzhang-paper",
        ],
    ),
    ("shouzhang-cli", "src-tauri/crates/cli", &["shouzhang-desk"]),
    ("shouzhang-app", "src-tauri", &["shouzhang-desk"]),
    ("xtask", "src-tauri/xtask", &["shouzhang-tests"]),
    ("shouzhang-tests", "tests", &[]),
];

/// Crates that live in one room only, by the beginning of their name.
const OWNED: [(&str, &str); 11] = [
    ("cms", "shouzhang-credential"),
    ("x509-cert", "shouzhang-credential"),
    ("rxing", "shouzhang-credential"),
    ("sm2", "shouzhang-credential"),
    ("ed25519", "shouzhang-credential"),
    ("qrcodegen", "shouzhang-paper"),
    ("rusqlite", "shouzhang-store"),
    ("printpdf", "shouzhang-paper"),
    ("hayro", "shouzhang-paper"),
    ("rust_xlsxwriter", "shouzhang-desk"),
    ("tauri", "shouzhang-app"),
];

/// Crates that would let a room of pure rules touch the world.
const DOMAIN_LEANS_ON: [&str; 2] = ["chrono", "thiserror"];

#[test]
fn manifests_draw_only_the_arrows_of_the_house() {
    let files = files().expect("the repository can be read");
    let mut findings = Vec::new();
    for (room, folder, may) in ROOMS {
        for name in dependencies(&files, folder, "dependencies") {
            if name.starts_with("shouzhang-") && !may.contains(&name.as_str()) {
                findings.push(format!("{room} ─► {name}: this arrow is not in the house"));
            }
            let owner = OWNED.iter().find(|(owned, _)| name.starts_with(owned)).map(|(_, owner)| *owner);
            if owner.is_some_and(|owner| owner != room) {
                findings.push(format!("{room} ─► {name}: only {} may lean on it", owner.unwrap_or_default()));
            }
            if room == "shouzhang-domain" && !DOMAIN_LEANS_ON.contains(&name.as_str()) {
                findings.push(format!("{room} ─► {name}: the domain leans on chrono and thiserror only"));
            }
        }
    }
    assert_none(&findings, "who may lean on whom stands in README.md");
}

#[test]
fn sources_use_only_the_arrows_of_the_house() {
    let files = files().expect("the repository can be read");
    let mut findings = Vec::new();
    for (room, folder, may) in ROOMS {
        let sources = format!("{folder}/src/");
        for file in files.iter().filter(|file| file.path.starts_with(&sources) && file.path.ends_with(".rs"))
        {
            for named in siblings_named_in(&file.text) {
                if named != room && !may.contains(&named.as_str()) && !is_test_prop(room, &named) {
                    findings
                        .push(format!("{}: {room} ─► {named}: this arrow is not in the house", file.path));
                }
            }
            for (owned, owner) in OWNED.iter().filter(|(_, owner)| *owner != room) {
                if file.text.contains(&format!("{owned}::")) {
                    findings.push(format!("{}: {room} ─► {owned}: only {owner} may lean on it", file.path));
                }
            }
        }
    }
    assert_none(&findings, "who may lean on whom stands in README.md");
}

#[test]
fn every_room_of_the_workspace_is_in_the_picture() {
    let files = files().expect("the repository can be read");
    let workspace: Table = manifest(&files, "Cargo.toml");
    let members = workspace["workspace"]["members"].as_array().expect("members is a list").iter();
    let members: BTreeSet<_> = members.filter_map(|member| member.as_str().map(str::to_owned)).collect();
    let pictured: BTreeSet<_> = ROOMS.iter().map(|(_, folder, _)| (*folder).to_owned()).collect();
    assert_eq!(members, pictured, "a new room needs its arrows drawn here and in README.md's map");
    for (room, folder, _) in ROOMS {
        let lints = manifest(&files, &format!("{folder}/Cargo.toml")).get("lints").cloned();
        let inherits = lints.and_then(|lints| lints.get("workspace").and_then(toml::Value::as_bool));
        assert_eq!(
            inherits,
            Some(true),
            "{room} has to live under the workspace's lints (ASCII identifiers among them)"
        );
    }
}

/// Test props live in the tests of a room, never in what is shipped.
fn is_test_prop(room: &str, named: &str) -> bool {
    room == "shouzhang-tests" && named == "shouzhang-tests"
}

fn siblings_named_in(source: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (at, _) in source.match_indices("shouzhang_") {
        let word: String = source[at..].chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
        if source[at + word.len()..].starts_with("::") {
            named.insert(word.replace('_', "-"));
        }
    }
    named
}

fn dependencies(files: &[File], folder: &str, section: &str) -> Vec<String> {
    let manifest = manifest(files, &format!("{folder}/Cargo.toml"));
    let names = |table: Option<&toml::Value>| {
        table
            .and_then(toml::Value::as_table)
            .map(|t| t.keys().cloned().collect::<Vec<_>>())
            .unwrap_or_default()
    };
    let mut all = names(manifest.get(section));
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    all.extend(targets.into_iter().flatten().flat_map(|(_, target)| names(target.get(section))));
    all
}

fn manifest(files: &[File], path: &str) -> Table {
    let file = files.iter().find(|file| file.path == path);
    file.unwrap_or_else(|| panic!("{path} is missing")).text.parse().expect("a manifest is TOML")
}
