//! `shouzhang --help` is clear everywhere, and a command written wrongly is told from a refusal.

use std::process::{Command, Output};

const VERBS: [&str; 23] = [
    "trust",
    "county",
    "init",
    "check",
    "items",
    "issue",
    "refuse",
    "sample",
    "guide",
    "publish",
    "commitment",
    "poster",
    "notice",
    "receipt",
    "sign-off",
    "stub",
    "list",
    "show",
    "void",
    "reissue",
    "export",
    "verify",
    "verifier",
];

fn shouzhang(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_shouzhang")).args(words).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_help_names_every_verb() {
    let help = said(&shouzhang(&["--help"]));
    for verb in VERBS {
        assert!(help.contains(verb), "--help names {verb}:\n{help}");
    }
}

#[test]
fn every_verb_explains_itself() {
    for verb in VERBS {
        let output = shouzhang(&[verb, "--help"]);
        assert_eq!(output.status.code(), Some(0), "{verb} --help is no fault");
        let usage = format!("用法：shouzhang {verb}");
        assert!(said(&output).contains(&usage), "{verb} --help shows how it is written");
    }
}

#[test]
fn a_command_written_wrongly_fails_with_two() {
    for words in [&["nothing"][..], &["issue"], &["init", "--book"], &[]] {
        assert_eq!(
            shouzhang(words).status.code(),
            Some(2),
            "{words:?} is a fault of writing, not the rules' no"
        );
    }
}
