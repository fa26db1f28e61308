//! The code on a certificate: where it stands, that it is large enough, and that the page can be read back.

use shouzhang_paper::{
    CheckCode, Document, Kind, LayoutFault, Role, Sheet, draw, lay_out, put_code, text_of, text_without_code,
};

use crate::papers::{documents, facts_of, fonts, rare_characters};

const SHORT_CODE: &str = "A2RN-9MFA-3XTD-8H2W-7PZ4";
const MM: f32 = 72.0 / 25.4;

/// As many digits as a payload of `bytes` bytes takes.
fn digits(bytes: usize) -> String {
    "2718281828459045235360287471352662497757247093699959574966967627724076630353"
        .chars()
        .cycle()
        .take(bytes * 8 * 1233 / 4096 + 1)
        .collect()
}

fn with_code(document: &Document, bytes: usize) -> Sheet {
    let mut sheet = lay_out(fonts(), document).expect("it fits");
    let code = CheckCode { digits: &digits(bytes), short_code: SHORT_CODE };
    put_code(fonts(), &mut sheet, &code).expect("there is room");
    sheet
}

fn certificates() -> impl Iterator<Item = (&'static str, Document)> {
    documents().into_iter().filter(|(_, document)| document.kind == Kind::Certificate)
}

#[test]
fn the_code_stands_clear_of_words_and_seal_on_every_certificate() {
    for (name, document) in certificates() {
        for bytes in [122, 170, 251, 300] {
            let sheet = with_code(&document, bytes);
            let page = &sheet.pages[0];
            let code = &page.codes[0];
            let ((x, y), side) = (code.at, code.module * code.size as f32);
            assert!(code.module >= 0.5 * MM - 0.001, "{name}: a module of {} mm", code.module / MM);
            let quiet = 4.0 * code.module;
            for line in page.lines.iter().filter(|line| line.role != Role::CheckCode) {
                let (left, right) = (line.x, line.right());
                let (top, bottom) = (line.y - line.size * 0.9, line.y + line.size * 0.2);
                let is_beside = right < x - quiet
                    || left > x + side + quiet
                    || bottom < y - quiet
                    || top > y + side + quiet;
                assert!(is_beside, "{name}, {bytes} bytes: {} touches the code", line.text());
            }
            for line in page.lines.iter().filter(|line| line.role == Role::CheckCode) {
                assert!(
                    line.y - line.size * 0.86 > y + side + quiet - 0.1,
                    "{name}: {} is below",
                    line.text()
                );
            }
            // 落款: the seal is put on signer and date, and may reach 25 mm to the left of their middle.
            let signer = page.lines.iter().find(|line| line.role == Role::Date).expect("a date");
            let middle = (signer.x + signer.right()) / 2.0;
            assert!(x + side < middle - 25.0 * MM, "{name}, {bytes} bytes: the seal is clear of the code");
        }
    }
}

#[test]
fn everything_on_the_page_is_read_back_as_it_was_set() {
    for (name, document) in certificates() {
        let sheet = with_code(&document, 170);
        let pdf = draw(fonts(), &sheet, &facts_of(&document)).expect("drawn");
        let text = text_of(&pdf).expect("our own file");
        assert_eq!(text_without_code(&text, SHORT_CODE).as_deref(), Some(sheet.content().as_str()), "{name}");
        assert_eq!(text_without_code(&text, "A2RN-9MFA-3XTD-8H2W-7PZ5"), None, "{name}: another short code");
        let plain = lay_out(fonts(), &document).expect("it fits");
        assert_eq!(plain.content(), sheet.content(), "{name}: the code itself is not part of what is signed");
    }
}

#[test]
fn what_is_no_pdf_is_not_read() {
    for bytes in [&b""[..], b"%PDF-1.7", b"PK\x03\x04", &[0; 300]] {
        assert!(text_of(bytes).is_err(), "{} bytes", bytes.len());
    }
    let pdf =
        draw(fonts(), &with_code(&rare_characters(), 170), &facts_of(&rare_characters())).expect("drawn");
    for cut in [10, 100, pdf.len() / 2, pdf.len() - 30] {
        // A reader may mend what is cut off; what matters is that it ends.
        drop(text_of(&pdf[..cut]));
    }
}

#[test]
fn what_no_code_holds_is_refused() {
    let mut sheet = lay_out(fonts(), &rare_characters()).expect("it fits");
    for wrong in ["", "12a", "１２", &digits(600)] {
        let refused = put_code(fonts(), &mut sheet, &CheckCode { digits: wrong, short_code: SHORT_CODE });
        assert!(matches!(refused, Err(LayoutFault::TooLong { .. })), "{} digits", wrong.len());
    }
    assert!(sheet.pages[0].codes.is_empty(), "and the page is as it was");
}
