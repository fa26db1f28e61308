//! How large a room may be, what it is called, and that it says what it is for.

use shouzhang_tests::{CONTRACT, File, files};

use crate::assert_none;

/// Over this many lines a file holds two things.
const LONGEST: usize = 650;
/// What a file should stay under; longer ones are named when the tests run with `--nocapture`.
const COMFORTABLE: usize = 300;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 8] = ["util", "utils", "common", "helper", "helpers", "manager", "service", "misc"];

#[test]
fn no_file_holds_two_things() {
    let mut findings = Vec::new();
    for file in sources().iter().filter(|file| file.path != CONTRACT) {
        let lines = file.text.lines().count();
        if lines > LONGEST {
            findings.push(format!("{}: {lines} lines", file.path));
        } else if lines > COMFORTABLE {
            eprintln!("long: {} has {lines} lines", file.path);
        }
    }
    assert_none(&findings, "a file this long holds two things; give each a file");
}

#[test]
fn names_say_what_is_inside() {
    let mut findings = Vec::new();
    for file in sources() {
        for part in file.path.split('/') {
            let stem = part.split('.').next().unwrap_or_default().to_lowercase();
            if EMPTY_NAMES.contains(&stem.as_str()) {
                findings.push(format!("{}: `{part}` says nothing about what is inside", file.path));
            }
        }
        for word in file.text.split(|c: char| !c.is_ascii_alphanumeric()) {
            let tail = ["Manager", "Helper", "Utils"]
                .iter()
                .find(|tail| word.ends_with(**tail) && word.len() > tail.len());
            if tail.is_some() && !NOT_OURS.contains(&word) && !file.path.starts_with("tests/house/") {
                findings.push(format!("{}: `{word}` says nothing about what it does", file.path));
            }
        }
    }
    assert_none(&findings, "call a thing after what it is");
}

/// Types of others that end in an empty word.
const NOT_OURS: [&str; 1] = ["PackageManager"];

#[test]
fn every_crate_opens_with_its_three_parts() {
    let mut findings = Vec::new();
    let files = files().expect("the repository can be read");
    for manifest in
        files.iter().filter(|file| file.path.ends_with("Cargo.toml") && file.text.contains("[package]"))
    {
        let folder = manifest.path.trim_end_matches("Cargo.toml");
        let door = ["src/lib.rs", "src/main.rs"].iter().find_map(|door| {
            let path = format!("{folder}{door}");
            files.iter().find(|file| file.path == path)
        });
        let Some(door) = door else {
            findings.push(format!("{}: no src/lib.rs or src/main.rs", manifest.path));
            continue;
        };
        let prose: Vec<&str> =
            door.text.lines().filter_map(|line| line.strip_prefix("//!")).map(str::trim).collect();
        let prose = prose.join(" ");
        // What it is for is said first; the other two announce themselves.
        let starts = door.text.lines().next().is_some_and(|line| line.starts_with("//! "));
        for (part, said) in [
            ("what it is for", starts),
            ("what it deliberately does not know", prose.contains("deliberately does not know")),
            ("where to start reading", prose.contains("tart reading")),
        ] {
            if !said {
                findings.push(format!("{}: its doc does not say {part}", door.path));
            }
        }
    }
    assert_none(
        &findings,
        "a crate's doc says what it is for, what it deliberately does not know, where to start reading",
    );
}

#[test]
fn migrations_are_numbered_without_a_gap() {
    let files = files().expect("the repository can be read");
    let folder = "src-tauri/crates/store/migrations/";
    let names: Vec<_> = files.iter().filter_map(|file| file.path.strip_prefix(folder)).collect();
    assert!(!names.is_empty(), "the book has at least its first migration in {folder}");
    for (position, name) in names.iter().enumerate() {
        let expected = format!("{:04}_", position + 1);
        assert!(
            name.starts_with(&expected) && name.ends_with(".sql"),
            "{folder}{name}: expected {expected}….sql"
        );
    }
}

#[test]
fn the_readme_maps_every_room() {
    let files = files().expect("the repository can be read");
    let readme =
        files.iter().find(|file| file.path == "README.md").map(|file| file.text.as_str()).unwrap_or_default();
    let rooms = [
        "assets",
        "src-tauri",
        "domain",
        "catalog",
        "credential",
        "screening",
        "store",
        "paper",
        "desk",
        "cli",
        "xtask",
        "ui",
        "tests",
    ];
    let mapped = |room: &str| {
        readme
            .lines()
            .any(|line| line.split_whitespace().next().map(|word| word.trim_end_matches('/')) == Some(room))
    };
    let missing: Vec<_> = rooms.iter().filter(|room| !mapped(room)).map(|room| (*room).to_owned()).collect();
    assert_none(&missing, "README.md's map leaves these rooms out");
    for command in ["cargo xtask run", "cargo xtask test"] {
        assert!(readme.contains(command), "README.md names the two commands; `{command}` is missing");
    }
}

fn sources() -> Vec<File> {
    let files = files().expect("the repository can be read");
    let is_source =
        |file: &File| [".rs", ".ts", ".vue", ".mjs", ".css"].iter().any(|end| file.path.ends_with(end));
    files.into_iter().filter(is_source).collect()
}
