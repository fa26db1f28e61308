use super::*;
use crate::document::{Document, Kind as Paper, Line, Piece};
use crate::proof::fonts;
use crate::{
    Block, BodySize, Booklet, Chapter, CheckCode, Leaflet, Part, lay_out, lay_out_booklet, put_code,
};

fn outline(sheet: &Sheet) -> Vec<String> {
    fn say(element: &Element, sheet: &Sheet) -> String {
        let words = |page: usize, line: usize| sheet.pages[page].lines[line].text();
        let kids = element.kids.iter().map(|kid| match kid {
            Kid::Element(inner) => say(inner, sheet),
            Kid::Line { page, line } => words(*page, *line),
            Kid::Code { page, code } => sheet.pages[*page].codes[*code].says.clone(),
            Kid::Link { page, link } => sheet.pages[*page].links[*link].says.clone(),
        });
        format!("{}({})", element.kind.tag(), kids.collect::<Vec<_>>().join("|"))
    }
    structure_of(sheet).iter().map(|element| say(element, sheet)).collect()
}

fn household() -> Document {
    let rows = [["王某", "妻子"], ["阿卜杜热合曼·吾布力喀斯木·买买提明·阿卜杜拉", "女婿"]];
    let row = |cells: &[&str; 2]| cells.iter().map(|cell| (*cell).to_owned()).collect();
    Document {
        kind: Paper::Certificate,
        title: "家庭成员证明".into(),
        number: Some("柳荫居证〔2026〕0418号".into()),
        salutation: Some(Line::words("示例公证处：")),
        paragraphs: vec![
            Line::words("字".repeat(40)),
            Line(vec![Piece::Table {
                field: "members".into(),
                label: "家庭成员".into(),
                head: vec!["姓名".into(), "关系".into()],
                rows: rows.iter().map(row).collect(),
            }]),
            Line::words("特此证明。"),
        ],
        signer: "柳荫社区居民委员会".into(),
        date: Some("2026年11月23日".into()),
        signatures: Vec::new(),
        footer: Vec::new(),
    }
}

#[test]
fn lines_become_headings_paragraphs_and_cells() {
    let sheet = lay_out(fonts(), &household()).expect("it fits");
    let tree = outline(&sheet);
    let expected = [
        "P(柳荫居证〔2026〕0418号)".to_owned(),
        "H1(家庭成员证明)".to_owned(),
        "P(示例公证处：)".to_owned(),
        format!("P({}|{})", "字".repeat(26), "字".repeat(14)),
        "Table(TR(TH(姓名)|TH(关系))|TR(TD(王某)|TD(妻子))|TR(TD(阿卜杜热合曼·吾布力喀斯木·|买买提明·阿卜杜拉)|TD(女婿)))".to_owned(),
        "P(特此证明。)".to_owned(),
        "P(柳荫社区居民委员会)".to_owned(),
        "P(2026年11月23日)".to_owned(),
    ];
    assert_eq!(tree[..expected.len()], expected, "in reading order; a long name stays in its cell");
}

#[test]
fn a_cell_to_write_in_has_its_place() {
    let mut paper = household();
    paper.kind = Paper::Sample;
    if let Piece::Table { rows, .. } = &mut paper.paragraphs[1].0[0] {
        *rows = vec![vec!["合计".into(), String::new()]];
    }
    let tree = outline(&lay_out(fonts(), &paper).expect("it fits"));
    assert!(tree.contains(&"Table(TR(TH(姓名)|TH(关系))|TR(TD(合计)|TD()))".to_owned()), "{tree:?}");
    assert!(!tree.iter().any(|element| element.contains("P(样　本|")), "the mark behind the text is no text");
}

#[test]
fn a_code_is_a_figure_that_says_what_it_is_before_the_words_beside_it() {
    let mut sheet = lay_out(fonts(), &household()).expect("it fits");
    let code = CheckCode { digits: "31415926535897932384", short_code: "A2RN-9MFA-3XTD-8H2W-7PZ4" };
    put_code(fonts(), &mut sheet, &code).expect("there is room");
    let tree = outline(&sheet);
    let figure = tree.iter().position(|element| element.starts_with("Figure(验真码：")).expect("a figure");
    assert_eq!(tree[figure + 1], "P(扫码查验　短码：)", "what scanning fails over stands behind it");
}

#[test]
fn an_entry_of_the_contents_is_a_link_that_says_where_it_leads() {
    let chapter = |name: &str| {
        let leaflet = Leaflet {
            letterhead: String::new(),
            title: name.to_owned(),
            subtitle: String::new(),
            body: BodySize::SmallFour,
            blocks: vec![Block::Paragraph(Line::words("不收费。"))],
            sample: None,
            foot: String::new(),
        };
        Chapter { name: name.to_owned(), leaflet }
    };
    let booklet = Booklet {
        title: "办事指南".into(),
        subtitle: Vec::new(),
        imprint: Vec::new(),
        parts: vec![
            Part { name: String::new(), chapters: vec![chapter("编制说明")] },
            Part { name: "可以出具的事项".into(), chapters: vec![chapter("居住情况说明")] },
        ],
        foot: "办事指南".into(),
    };
    let tree = outline(&lay_out_booklet(fonts(), &booklet).expect("it fits").0);
    let contents: Vec<&String> = tree.iter().filter(|element| element.starts_with("TOC(")).collect();
    assert_eq!(
        contents,
        [
            "TOC(TOCI(Reference(Link(编制说明|3|编制说明，第3页))))",
            "TOC(Caption(可以出具的事项)|TOCI(Reference(Link(居住情况说明|4|居住情况说明，第4页))))",
        ],
        "each part under its name; the dots between are for the eye"
    );
}
