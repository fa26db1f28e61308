//! `papers/receipt.toml`, `papers/sign_off.toml` and `papers/stub.toml`: the wording of papers that go with a certificate.

use shouzhang_domain::{MaterialsWording, ReceiptWording, SignOffWording, StubWording, WrittenRow};

use crate::evidence_file::read_legal_bases;
use crate::lines::{Lines, columns, demand};
use crate::page::Page;
use crate::table::Table;

/// Reads `papers/receipt.toml`.
pub(crate) fn read_receipt(page: &Page<'_>) -> Option<ReceiptWording> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let lines = Lines { page, keys: &ReceiptWording::KEYS };
    let mut wording = ReceiptWording {
        version: top.count("version", 1..=u32::MAX),
        compiled_on: top.day("compiled_on"),
        title: top.text("title"),
        salutation: lines.line(&mut top, "salutation"),
        opening: lines.line(&mut top, "opening"),
        blanks: top.table("blanks").map(|table| lines.blanks(table)).unwrap_or_default(),
        rows: lines.rows(&mut top, "rows"),
        on_the_spot: Vec::new(),
        within: Vec::new(),
        materials: top.table("materials").map(read_materials).unwrap_or_default(),
        collect: lines.line(&mut top, "collect"),
        deliberation: lines.line(&mut top, "deliberation"),
        refused: lines.line(&mut top, "refused"),
        telephones: lines.line(&mut top, "telephones"),
        legal_bases: read_legal_bases(&mut top),
        foot: lines.line(&mut top, "foot"),
    };
    if let Some(mut table) = top.table("due") {
        wording.on_the_spot = lines.line(&mut table, "on_the_spot");
        wording.within = lines.line(&mut table, "within");
        demand(&table, "within", "这里", "回执", [&wording.within], &[("days", "几个工作日")]);
        table.close();
    }
    let opening = [&wording.salutation, &wording.opening];
    demand(&top, "opening", "开头", "回执", opening, &[("applicant", "申请人"), ("item", "事项")]);
    let rows = wording.rows.iter().map(|(_, line)| line);
    demand(&top, "rows", "[[rows]] 里", "回执", rows, &[("due", "办结时限")]);
    top.close();
    Some(wording)
}

fn read_materials(mut table: Table<'_, '_>) -> MaterialsWording {
    let materials = MaterialsWording {
        heading: table.text("heading"),
        columns: columns(&mut table, "columns"),
        verified: table.text("verified"),
        received: table.text("received"),
        missing: table.text("missing"),
    };
    table.close();
    materials
}

/// Reads `papers/sign_off.toml`.
pub(crate) fn read_sign_off(page: &Page<'_>) -> Option<SignOffWording> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let lines = Lines { page, keys: &SignOffWording::KEYS };
    let written = top.some_tables("written", "手写的栏目");
    let wording = SignOffWording {
        version: top.count("version", 1..=u32::MAX),
        compiled_on: top.day("compiled_on"),
        title: top.text("title"),
        rule: lines.line(&mut top, "rule"),
        rows: lines.rows(&mut top, "rows"),
        written: written.into_iter().map(|row| read_written(&lines, row)).collect(),
        legal_bases: read_legal_bases(&mut top),
        foot: lines.line(&mut top, "foot"),
    };
    let rows = wording.rows.iter().map(|(_, line)| line);
    demand(&top, "rows", "[[rows]] 里", "审签单", rows, &[("item", "事项")]);
    let written = wording.written.iter().map(|row| &row.text);
    demand(&top, "written", "[[written]] 里", "审签单", written, &[("head", "负责人")]);
    top.close();
    Some(wording)
}

fn read_written(lines: &Lines<'_, '_>, mut table: Table<'_, '_>) -> WrittenRow {
    /// Half a page, in millimetres.
    const HIGHEST: u32 = 120;
    let row = WrittenRow {
        label: table.text("label"),
        text: lines.line_if_any(&mut table, "text"),
        height: u8::try_from(table.count("height", 1..=HIGHEST)).unwrap_or_default(),
    };
    table.close();
    row
}

/// Reads `papers/stub.toml`.
pub(crate) fn read_stub(page: &Page<'_>) -> Option<StubWording> {
    let file = page.parse()?;
    let mut top = Table::top(page, &file);
    let lines = Lines { page, keys: &StubWording::KEYS };
    let mut wording = StubWording {
        version: top.count("version", 1..=u32::MAX),
        compiled_on: top.day("compiled_on"),
        title: top.text("title"),
        rows: lines.rows(&mut top, "rows"),
        later_rows: lines.rows(&mut top, "later_rows"),
        archive: top.table("archive").map(|table| lines.row(table)).unwrap_or_default(),
        life_heading: String::new(),
        life_columns: <[String; 4]>::default(),
        received_heading: String::new(),
        received: Vec::new(),
        signers: Vec::new(),
        foot: lines.line(&mut top, "foot"),
    };
    if let Some(mut table) = top.table("life") {
        wording.life_heading = table.text("heading");
        wording.life_columns = columns(&mut table, "columns");
        table.close();
    }
    if let Some(mut table) = top.table("received") {
        wording.received_heading = table.text("heading");
        wording.received = lines.line(&mut table, "text");
        wording.signers = table.some_texts("signers").into_iter().map(|signer| signer.value).collect();
        table.close();
    }
    let rows = wording.rows.iter().map(|(_, line)| line);
    demand(&top, "rows", "[[rows]] 里", "存根", rows, &[("item", "事项")]);
    demand(&top, "archive", "[archive] 里", "存根", [&wording.archive.1], &[("sha256", "存档的校验值")]);
    top.close();
    Some(wording)
}
