//! What was drawn: the same bytes every time, text that comes back as typed, a sound archive file, a page that is not
//! blank.

use std::path::{Path, PathBuf};
use std::process::Command;

use shouzhang_paper::{PictureFault, draw, lay_out, picture, picture_of_page};

use crate::papers::{documents, facts_of, fonts, rare_characters, sheets, value};

fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Text of a PDF file by poppler, line ends and all.
fn extracted(name: &str, pdf: &[u8]) -> String {
    let file = scratch(&format!("text-of-{name}.pdf"));
    std::fs::write(&file, pdf).expect("the target folder takes a file");
    let output = Command::new("pdftotext").arg(&file).arg("-").output();
    let output = output.expect("pdftotext is installed (poppler-utils)");
    assert!(output.status.success(), "{name}: pdftotext reads the file");
    String::from_utf8(output.stdout).expect("pdftotext writes UTF-8")
}

#[test]
fn the_same_paper_gives_the_same_bytes_in_one_process() {
    let paper = rare_characters();
    let sheet = lay_out(fonts(), &paper).expect("it fits");
    let first = draw(fonts(), &sheet, &facts_of(&paper)).expect("drawn");
    for (name, document) in documents() {
        let sheet = lay_out(fonts(), &document).expect(name);
        draw(fonts(), &sheet, &facts_of(&document)).expect(name);
    }
    let again = draw(fonts(), &sheet, &facts_of(&paper)).expect("drawn again");
    assert!(first == again, "nothing drawn in between leaves a trace");
    let other_moment = facts_of(&paper).made_at + chrono::TimeDelta::seconds(1);
    let facts = shouzhang_paper::Facts { made_at: other_moment, ..facts_of(&paper) };
    assert!(first != draw(fonts(), &sheet, &facts).expect("drawn"), "the moment is part of the bytes");
}

/// The identifier in a file's trailer.
fn identifier(pdf: &[u8]) -> String {
    let text = String::from_utf8_lossy(pdf);
    let at = text.rfind("/ID[<").expect("there is an identifier") + 5;
    text[at..at + 32].to_owned()
}

#[test]
fn two_papers_that_differ_in_one_word_have_different_identifiers() {
    let paper = rare_characters();
    let mut other = paper.clone();
    other.paragraphs[1].0[1] = value("purpose", "办理用途", "子女转学报名");
    let drawn = |document| {
        let sheet = lay_out(fonts(), document).expect("it fits");
        draw(fonts(), &sheet, &facts_of(document)).expect("drawn")
    };
    assert_ne!(
        identifier(&drawn(&paper)),
        identifier(&drawn(&other)),
        "made from content, not from the facts alone"
    );
    assert_eq!(identifier(&drawn(&paper)), identifier(&drawn(&paper)), "and from nothing else");
}

/// Set for the second process: where to write the bytes.
const OTHER_PROCESS: &str = "SHOUZHANG_PAPER_OTHER_PROCESS";

#[test]
fn the_same_paper_gives_the_same_bytes_in_another_process() {
    let paper = rare_characters();
    let sheet = lay_out(fonts(), &paper).expect("it fits");
    let here = draw(fonts(), &sheet, &facts_of(&paper)).expect("drawn");
    if let Some(file) = std::env::var_os(OTHER_PROCESS) {
        std::fs::write(file, here).expect("the target folder takes a file");
        return;
    }
    let file = scratch("other-process.pdf");
    let this_test = "drawing::the_same_paper_gives_the_same_bytes_in_another_process";
    let status = Command::new(std::env::current_exe().expect("this test runs from a file"))
        .args(["--exact", this_test])
        .env(OTHER_PROCESS, &file)
        .output()
        .expect("this test can be run again")
        .status;
    assert!(status.success(), "the other process draws too");
    assert!(here == std::fs::read(&file).expect("it wrote its bytes"), "no chance and no clock in the bytes");
}

#[test]
fn text_comes_back_exactly_as_typed() {
    for (name, sheet, pdf) in sheets() {
        let text = extracted(name, &pdf);
        let lines = sheet.pages.iter().flat_map(|page| &page.lines);
        for line in lines.filter(|line| line.turn == 0.0) {
            // A wide blank may come back as another blank; a place to write in comes back as nothing.
            for words in line.text().split('　').filter(|words| !words.trim().is_empty()) {
                let in_one_piece = !has_blank_within(line);
                assert!(
                    text.contains(words) || !in_one_piece,
                    "{name}: “{words}” comes back whole, without blanks nobody typed, from:\n{text}"
                );
            }
        }
    }
}

/// A ruled blank or a tab within the line: poppler takes what stands on both sides for two pieces.
fn has_blank_within(line: &shouzhang_paper::TextLine) -> bool {
    line.glyphs.windows(2).any(|pair| pair[1].x - pair[0].x - pair[0].advance > line.size)
}

#[test]
fn characters_beyond_the_basic_plane_come_back() {
    let paper = rare_characters();
    let sheet = lay_out(fonts(), &paper).expect("it fits");
    let text = extracted("beyond", &draw(fonts(), &sheet, &facts_of(&paper)).expect("drawn"));
    for words in ["欧阳𬱖", "流波䃥镇", "341599199001010016", "柳荫居证〔2026〕0418号", "2026年11月23日"]
    {
        assert!(text.contains(words), "{words} comes back exactly");
    }
}

#[test]
fn every_file_is_sound() {
    for (name, _, pdf) in sheets() {
        let file = scratch(&format!("sound-{name}.pdf"));
        std::fs::write(&file, &pdf).expect("the target folder takes a file");
        let output = Command::new("qpdf").arg("--check").arg(&file).output().expect("qpdf is installed");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success() && !said.contains("WARNING"),
            "{name}: qpdf finds nothing wrong: {said}"
        );
    }
}

#[test]
fn a_file_says_what_an_archive_asks_for() {
    for (name, _, pdf) in sheets() {
        let has = |needle: &str| pdf.windows(needle.len()).any(|window| window == needle.as_bytes());
        assert!(pdf.starts_with(b"%PDF-1.7"), "{name}: version");
        for part in [
            "<pdfaid:part>2<",
            "<pdfaid:conformance>U<",
            "/GTS_PDFA1",
            "/DestOutputProfile",
            "(zh-CN)",
            "/ID[<",
        ] {
            assert!(has(part), "{name}: PDF/A-2u asks for {part}");
        }
        assert!(!has("/GTS_PDFX"), "{name}: nothing is left of the printing standard");
        assert!(pdf.len() < 140_000, "{name}: only the glyphs used are embedded, not {} bytes", pdf.len());
    }
}

#[test]
fn no_certificate_carries_a_seal_or_a_mark() {
    for (name, sheet, _) in sheets() {
        let page = &sheet.pages[0];
        let marked = !page.rings.is_empty() || page.lines.iter().any(|line| line.turn != 0.0);
        assert_eq!(marked, name == "sample", "{name}: ring and mark stand on samples only");
    }
}

#[test]
fn a_picture_shows_the_page() {
    for (name, _, pdf) in sheets() {
        let drawn = picture(&pdf, 300).expect("our own file can be shown");
        assert_eq!((drawn.width, drawn.height), (300, 424), "{name}: A4");
        assert_eq!(drawn.rgba.len(), 300 * 424 * 4, "{name}: four bytes a pixel");
        let dark = drawn.rgba.chunks(4).filter(|pixel| pixel[0] < 128).count();
        assert!((500..20_000).contains(&dark), "{name}: type on white, {dark} dark pixels");
        assert!(drawn.rgba.chunks(4).all(|pixel| pixel[3] == 255), "{name}: opaque");
    }
}

#[test]
fn what_cannot_be_shown_is_said() {
    let paper = rare_characters();
    let sheet = lay_out(fonts(), &paper).expect("it fits");
    let pdf = draw(fonts(), &sheet, &facts_of(&paper)).expect("drawn");
    assert!(matches!(picture(b"no file", 100), Err(PictureFault::NotAPdf)), "not a PDF");
    assert!(matches!(picture(&pdf, 0), Err(PictureFault::Width(0))), "no width");
    assert!(matches!(picture(&pdf, 50_000), Err(PictureFault::Width(50_000))), "beyond any printer");
    assert!(matches!(picture_of_page(&pdf, 1, 100), Err(PictureFault::NoSuchPage(2))), "one page only");
}
