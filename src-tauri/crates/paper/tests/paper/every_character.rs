//! Characters from all over GB 18030-2022 level 3 go into a file and come back: by poppler and by MuPDF, whatever the plane.

use std::path::Path;
use std::process::Command;

use shouzhang_paper::{Line, Sheet, draw, lay_out};

use crate::papers::{facts_of, fonts, rare_characters, value};

/// Every 11th ideograph of the set; the set is counted in the crate's own tests.
fn across_level_three() -> Vec<char> {
    let blocks = [
        '\u{4E00}'..='\u{9FEF}',
        '\u{3400}'..='\u{4DB5}',
        '\u{20000}'..='\u{2A6D6}',
        '\u{2A700}'..='\u{2B734}',
        '\u{2B740}'..='\u{2B81D}',
        '\u{2B820}'..='\u{2CEA1}',
        '\u{2CEB0}'..='\u{2EBE0}',
    ];
    // The 21 compatibility ideographs of GBK are kept as they are: they stand in people's names.
    let compatible = "\u{F92C}\u{F979}\u{F995}\u{F9E7}\u{F9F1}\u{FA0C}\u{FA0D}\u{FA0E}\u{FA0F}\u{FA11}\u{FA13}\u{FA14}\u{FA18}\
                      \u{FA1F}\u{FA20}\u{FA21}\u{FA23}\u{FA24}\u{FA27}\u{FA28}\u{FA29}";
    blocks.into_iter().flatten().step_by(11).chain(compatible.chars()).collect()
}

/// As many pages as the characters take, 300 on each.
fn sheet() -> Sheet {
    let page = |characters: &[char]| {
        let mut paper = rare_characters();
        let text: String = characters.iter().collect();
        paper.paragraphs = vec![Line(vec![value("text", "正文", &text)])];
        lay_out(fonts(), &paper).expect("300 characters fit on a page").pages.remove(0)
    };
    Sheet { pages: across_level_three().chunks(300).map(page).collect() }
}

fn text_by(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output =
        output.unwrap_or_else(|fault| panic!("{program} is installed by `cargo xtask setup`: {fault}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("a reader writes UTF-8");
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn characters_of_every_plane_come_back_exactly() {
    let sheet = sheet();
    let bytes = draw(fonts(), &sheet, &facts_of(&rare_characters())).expect("drawn");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("every-character.pdf");
    std::fs::write(&file, bytes).expect("the target folder takes a file");
    let path = file.to_str().expect("a path of ours");
    for (program, arguments) in
        [("pdftotext", &["-raw", path, "-"][..]), ("mutool", &["draw", "-q", "-F", "txt", path][..])]
    {
        let text = text_by(program, arguments);
        for line in sheet.pages.iter().flat_map(|page| &page.lines) {
            let typed: String = line.text().chars().filter(|c| !c.is_whitespace()).collect();
            assert!(text.contains(&typed), "{program} does not give back “{typed}”");
        }
    }
}
