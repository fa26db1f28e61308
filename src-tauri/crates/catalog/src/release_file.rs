//! `release.toml` and `sources.toml`.

use shouzhang_domain::EvidenceGrade;

use crate::evidence_file::{read_grade, read_sources};
use crate::page::Page;
use crate::release::{Document, Layer, NotACertificate, Release, Statement};
use crate::table::Table;

const GRADES: [(&str, EvidenceGrade); 4] =
    [("A", EvidenceGrade::A), ("B", EvidenceGrade::B), ("C", EvidenceGrade::C), ("D", EvidenceGrade::D)];

/// Reads `release.toml`.
pub(crate) fn read_release(page: &Page<'_>) -> Option<Release> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let release = Release {
        version: read_version(&mut top),
        title: top.text("title"),
        compiled_on: top.day("compiled_on"),
        duplicate_window_days: u16::try_from(top.count("duplicate_window_days", 1..=3650))
            .unwrap_or(u16::MAX),
        how_to_use: top.text("how_to_use"),
        grades: top.table("grades").map(read_grades).unwrap_or_default(),
        layers: top.some_tables("layers", "清单层级").into_iter().map(read_layer).collect(),
        principles: top.tables("principles").into_iter().map(read_statement).collect(),
        rules_for_all: top.tables("rules_for_all").into_iter().map(read_statement).collect(),
        catch_all: top
            .table("catch_all")
            .map_or_else(|| Statement { text: String::new(), sources: Vec::new() }, read_statement),
        not_certificates: top.tables("not_certificates").into_iter().map(read_not_a_certificate).collect(),
    };
    top.close();
    Some(release)
}

/// The version is kept with every certificate and printed on lists: short and plain.
fn read_version(top: &mut Table<'_, '_>) -> String {
    let version = top.text("version");
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'.' || b == b'-';
    if version.len() > 20 || !version.bytes().all(plain) {
        top.flaw("version", "version 只用数字、英文字母、点和短横，最多 20 个，如 2026.11");
    }
    version
}

fn read_grades(mut table: Table<'_, '_>) -> Vec<(EvidenceGrade, String)> {
    let grades = GRADES.map(|(letter, grade)| (grade, table.text(letter)));
    table.close();
    grades.into()
}

fn read_layer(mut table: Table<'_, '_>) -> Layer {
    let layer = Layer {
        name: table.text("name"),
        document: table.text("document"),
        sources: read_sources(&mut table),
        note: table.text_if_any("note"),
    };
    table.close();
    layer
}

fn read_statement(mut table: Table<'_, '_>) -> Statement {
    let statement = Statement { text: table.text("text"), sources: read_sources(&mut table) };
    table.close();
    statement
}

fn read_not_a_certificate(mut table: Table<'_, '_>) -> NotACertificate {
    let (name, text) = (table.text("name"), table.text("text"));
    let entry = NotACertificate { name, text, sources: read_sources(&mut table) };
    table.close();
    entry
}

/// Reads `sources.toml`: every section is one document.
pub(crate) fn read_documents(page: &Page<'_>) -> Option<Vec<Document>> {
    let file = page.parse()?;
    let sections = Table::top(page, &file).named_tables();
    Some(sections.into_iter().filter_map(|(key, table)| read_document(key, table)).collect())
}

fn read_document(key: String, mut table: Table<'_, '_>) -> Option<Document> {
    let (title, doc_no, version) =
        (table.text("title"), table.text_if_any("doc_no"), table.text_if_any("version"));
    let (read_at, grade, note) = (table.text("where"), read_grade(&mut table), table.text_if_any("note"));
    table.close();
    Some(Document { key, title, doc_no, version, read_at, grade: grade?, note })
}
