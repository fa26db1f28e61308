//! The labelled phrasings of `tests/fixtures/screening`, one JSON object a line.

use std::fs;
use std::ops::Range;

use serde::Deserialize;

use crate::root;

/// What a phrasing has to be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Want {
    /// A request for something on the prohibited list.
    Prohibited,
    /// A request for a permitted item.
    Permitted,
    /// A request for something on neither list.
    Unlisted,
    /// A text that certifies something prohibited.
    Blocked,
    /// A text that certifies nothing prohibited.
    Clean,
}

/// What is put to the engine.
#[derive(Debug, Clone)]
pub enum Asked {
    /// Typed into the search box.
    Request(String),
    /// Title and body about to be issued.
    Text {
        /// Its title.
        title: String,
        /// Its body.
        body: String,
        /// Where the body certifies, in characters, as far as somebody marked it.
        marked: Vec<Range<usize>>,
    },
}

/// One labelled phrasing.
#[derive(Debug, Clone)]
pub struct Phrasing {
    /// Which file it stands in: `requests`, `texts`, `disguised`.
    pub source: &'static str,
    /// Name of the file.
    pub file: &'static str,
    /// What is put to the engine.
    pub asked: Asked,
    /// What has to come out.
    pub want: Want,
    /// Codes of which any is right.
    pub items: Vec<String>,
    /// Kind of phrasing.
    pub kind: String,
    /// Whether it belongs to the third nobody writes rules from.
    pub held_back: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    text: Option<String>,
    title: Option<String>,
    body: Option<String>,
    want: Want,
    items: Vec<String>,
    kind: String,
}

/// The files, and the source each belongs to.
const FILES: [(&str, &str); 28] = [
    ("requests", "requests-p01-p10.jsonl"),
    ("requests", "requests-p11-p20.jsonl"),
    ("requests", "requests-prohibited-2.jsonl"),
    ("requests", "requests-other.jsonl"),
    ("requests", "requests-other-2.jsonl"),
    ("requests", "requests-3.jsonl"),
    ("texts", "texts.jsonl"),
    ("texts", "texts-blocked-2.jsonl"),
    ("texts", "texts-clean-2.jsonl"),
    ("texts", "texts-marked-kin.jsonl"),
    ("texts", "texts-marked-identity.jsonl"),
    ("texts", "texts-marked-conduct.jsonl"),
    ("texts", "texts-marked-life.jsonl"),
    ("texts", "texts-marked-means.jsonl"),
    ("texts", "texts-marked-all.jsonl"),
    ("texts", "texts-marked-short.jsonl"),
    ("texts", "texts-marked-letters.jsonl"),
    ("texts", "texts-marked-buried.jsonl"),
    ("texts", "texts-marked-kin-2.jsonl"),
    ("texts", "texts-marked-identity-2.jsonl"),
    ("texts", "texts-marked-conduct-2.jsonl"),
    ("texts", "texts-marked-life-2.jsonl"),
    ("texts", "texts-marked-means-2.jsonl"),
    ("texts", "texts-marked-things-2.jsonl"),
    ("texts", "texts-marked-near.jsonl"),
    ("texts", "texts-marked-plain.jsonl"),
    ("texts", "texts-marked-everyday.jsonl"),
    ("disguised", "disguised.jsonl"),
];

/// All phrasings, in the order of the files.
///
/// # Errors
/// A file that is not there or a line that is none, with its place.
pub fn all() -> Result<Vec<Phrasing>, String> {
    let mut phrasings = Vec::new();
    for (source, name) in FILES {
        let path = root().join("tests/fixtures/screening").join(name);
        let file = fs::read_to_string(&path).map_err(|fault| format!("{name}: {fault}"))?;
        for (number, line) in (1..).zip(file.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let line: Line = serde_json::from_str::<Line>(line)
                .map_err(|fault| format!("{name}, line {number}: {fault}"))?;
            phrasings
                .push(phrasing(source, name, line).ok_or_else(|| format!("{name}, line {number}: no text"))?);
        }
    }
    Ok(phrasings)
}

fn phrasing(source: &'static str, file: &'static str, line: Line) -> Option<Phrasing> {
    let (asked, hashed) = match (line.text, line.title, line.body) {
        (Some(text), None, None) => (Asked::Request(text.clone()), text),
        (None, Some(title), Some(body)) => {
            let (body, marked) = without_marks(&body);
            let hashed = format!("{title}{body}");
            (Asked::Text { title, body, marked }, hashed)
        }
        _ => return None,
    };
    let Line { want, items, kind, .. } = line;
    Some(Phrasing { source, file, asked, want, items, kind, held_back: is_held_back(&hashed) })
}

/// The body without the marks `⟦` and `⟧` around what certifies, and where they stood, in characters.
fn without_marks(body: &str) -> (String, Vec<Range<usize>>) {
    let (mut bare, mut marked, mut at, mut opened) = (String::with_capacity(body.len()), Vec::new(), 0, 0);
    for c in body.chars() {
        match c {
            '⟦' => opened = at,
            '⟧' => marked.push(opened..at),
            _ => {
                bare.push(c);
                at += 1;
            }
        }
    }
    (bare, marked)
}

/// A third, chosen by the text alone (FNV-1a): it stays the same third when lines are added.
#[must_use]
pub fn is_held_back(text: &str) -> bool {
    let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, fnv) % 3 == 0
}
