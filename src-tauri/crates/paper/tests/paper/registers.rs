//! Registers to be printed: counted the first time, written the second.

use shouzhang_paper::{
    Facts, RegisterColumn, RegisterFault, RegisterFile, RegisterSurvey, RegisterTable, picture_of_page,
};

use crate::papers::{fonts, moment};

fn table() -> RegisterTable {
    let column = |heading: &str, share: f32| RegisterColumn { heading: heading.into(), share };
    RegisterTable {
        title: "证明出具台账".into(),
        subtitle: "六安市金安区清河街道柳荫社区居民委员会　2026年11月".into(),
        columns: vec![
            column("序号", 0.06),
            column("证明编号\n出具时间", 0.16),
            column("申请人", 0.14),
            column("用途", 0.64),
        ],
        foot: "证明出具台账　个人信息已遮蔽".into(),
    }
}

fn row(i: usize) -> Vec<String> {
    vec![
        i.to_string(),
        format!("柳荫居证〔2026〕{i:04}号\n2026-11-23 14:36"),
        format!("欧阳𬱖\n341599********{:04}", i % 10_000),
        "子女入学报名，".repeat(1 + i % 9),
    ]
}

fn facts() -> Facts<'static> {
    Facts {
        title: "2026年11月台账", author: "柳荫社区居民委员会", number: "2026-11", made_at: moment()
    }
}

fn survey(rows: usize) -> RegisterSurvey<'static> {
    let mut survey = RegisterSurvey::new(fonts());
    survey.begin(&table()).expect("the heads fit");
    (1..=rows).for_each(|i| survey.row(&row(i)).expect("a row fits"));
    survey
}

fn file(rows: usize) -> Vec<u8> {
    let plan = survey(rows).finish(&facts()).expect("the frame is drawn");
    let mut file = RegisterFile::new(plan, Vec::new()).expect("begun");
    file.begin(&table()).expect("the heads fit");
    (1..=rows).for_each(|i| file.row(&row(i)).expect("written"));
    file.finish().expect("ended")
}

/// The text of a sound file, which is kept under this name.
fn text(name: &str, pdf: &[u8]) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("register-{name}.pdf"));
    std::fs::write(&path, pdf).expect("the target folder takes a file");
    let check =
        std::process::Command::new("qpdf").arg("--check").arg(&path).output().expect("qpdf is installed");
    let said = String::from_utf8_lossy(&check.stdout).into_owned();
    assert!(check.status.success() && !said.contains("WARNING"), "qpdf finds nothing wrong: {said}");
    let output = std::process::Command::new("pdftotext").arg(&path).arg("-").output();
    String::from_utf8(output.expect("pdftotext is installed").stdout).expect("UTF-8")
}

#[test]
fn every_row_is_on_a_page_under_the_heads() {
    let rows = 200;
    let pages = survey(rows).pages();
    assert!(pages > 5, "two hundred rows take several pages");
    let pdf = file(rows);
    let text = text("rows", &pdf);
    for i in 1..=rows {
        assert!(text.contains(&format!("柳荫居证〔2026〕{i:04}号")), "row {i} is there");
    }
    assert!(text.contains("欧阳𬱖"), "characters beyond the basic plane too");
    assert_eq!(text.matches("证明编号").count(), pages, "the heads stand on every page");
    assert!(text.contains(&format!("第{pages}页")), "and the last page says that it is the last");
    picture_of_page(&pdf, pages - 1, 800).expect("the last page can be shown");
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    assert!(file(40) == file(40), "no chance and no clock");
    let (one, other) = (file(40), file(41));
    assert!(one != other, "and others give others");
}

#[test]
fn rows_that_changed_in_between_are_told() {
    let plan = survey(20).finish(&facts()).expect("the frame is drawn");
    let mut file = RegisterFile::new(plan, Vec::new()).expect("begun");
    file.begin(&table()).expect("the heads fit");
    (2..=21).for_each(|i| file.row(&row(i)).expect("written"));
    let fault = file.finish().expect_err("these are other rows");
    assert!(matches!(fault, RegisterFault::RowsChanged), "{fault}");
}

#[test]
fn a_character_no_face_has_leaves_a_sign_nobody_overlooks() {
    let mut survey = RegisterSurvey::new(fonts());
    let cells = ["1", "\u{30EDE}", "", ""].map(str::to_owned);
    survey.begin(&table()).expect("the heads fit");
    survey.row(&cells).expect("a register is not held back by one character");
    let mut file = RegisterFile::new(survey.finish(&facts()).expect("drawn"), Vec::new()).expect("begun");
    file.begin(&table()).expect("the heads fit");
    file.row(&cells).expect("written");
    assert!(
        text("missing", &file.finish().expect("ended")).contains('〓'),
        "the sign for a missing character"
    );
}

#[test]
fn an_empty_register_has_its_heads() {
    let text = text("empty", &file(0));
    assert!(text.contains("证明编号") && text.contains("共1页"), "one page: {text}");
}
