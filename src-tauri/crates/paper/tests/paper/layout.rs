//! Where things stand on the page.

use shouzhang_paper::{Document, Kind, LayoutFault, Line, Page, Piece, Role, lay_out, lay_out_slip};

use crate::papers::{self, documents, fonts, name, prose, rare_characters, sheets, slips, value, words};

fn mm(points: f32) -> f32 {
    points * 25.4 / 72.0
}

fn page_of(document: &Document) -> Page {
    lay_out(fonts(), document).expect("it fits").pages.remove(0)
}

fn refused(document: &Document) -> LayoutFault {
    lay_out(fonts(), document).map(|_| "laid out").expect_err("this is refused")
}

fn size_of_body(page: &Page) -> f32 {
    page.lines.iter().find(|line| line.role == Role::Paragraph).expect("there is a body").size
}

#[test]
fn the_body_keeps_to_the_margins_of_the_standard() {
    for (name, sheet, _) in sheets() {
        for line in sheet.pages[0].lines.iter().filter(|line| line.turn == 0.0) {
            let left = mm(line.x + line.glyphs[0].x);
            // An opening mark at the head and a stop at the end put only their blank halves into the margin.
            assert!(left > 28.0 - 3.0, "{name}: “{}” begins at {left} mm", line.text());
            let right = mm(line.right());
            assert!(right < 184.0 + 3.0, "{name}: “{}” ends at {right} mm", line.text());
            let y = mm(line.y);
            assert!((20.0..290.0).contains(&y), "{name}: “{}” stands at {y} mm", line.text());
        }
    }
}

#[test]
fn a_certificate_keeps_the_upper_and_lower_margin() {
    for (name, document) in documents() {
        for line in
            page_of(&document).lines.iter().filter(|line| line.turn == 0.0 && line.role != Role::Footer)
        {
            // The framed 样本 is taller than the number that stands in its place.
            let above = if document.kind == Kind::Sample { 1.0 } else { 0.1 };
            let top = mm(line.y - line.size * 0.88);
            assert!(top > 37.0 - above, "{name}: “{}” reaches up to {top} mm", line.text());
            assert!(mm(line.y) < 262.0, "{name}: “{}” stands at {} mm", line.text(), mm(line.y));
        }
    }
}

#[test]
fn the_body_stands_on_28_characters_and_22_rows() {
    let mut plain = rare_characters();
    plain.paragraphs = vec![Line::words("字".repeat(26 + 28 + 28))];
    plain.salutation = None;
    let page = page_of(&plain);
    let lines = page.lines.iter().filter(|line| matches!(line.role, Role::Paragraph | Role::Continued));
    let lengths: Vec<usize> = lines.map(|line| line.glyphs.len()).collect();
    assert_eq!(lengths, [26, 28, 28], "28 characters a line, two of them the indent of the first");
    for (name, document) in [
        ("plain", plain),
        ("a title of two lines", papers::long_title()),
        ("a committee of 28 characters", papers::long_committee()),
    ] {
        let page = page_of(&document);
        assert!((size_of_body(&page) - 15.79).abs() < 0.01, "{name}: 3号");
        for line in page.lines.iter().filter(|line| matches!(line.role, Role::Paragraph | Role::Continued)) {
            let row = (mm(line.y) - 41.9) / (225.0 / 22.0);
            assert!(
                (row - row.round()).abs() < 0.01 && row < 22.0,
                "{name}: “{}” stands in row {row}",
                line.text()
            );
        }
    }
}

#[test]
fn justified_lines_end_at_the_right_margin() {
    let page = page_of(&papers::decision(200));
    let body: Vec<_> =
        page.lines.iter().filter(|line| matches!(line.role, Role::Paragraph | Role::Continued)).collect();
    for pair in body.windows(2).filter(|pair| pair[1].role == Role::Continued) {
        let last = pair[0].glyphs.last().expect("a line holds glyphs");
        let right = mm(pair[0].right());
        let hangs = "，。、；：）”》".contains(last.character);
        let straight = (right - 184.0).abs() < 0.05 || (hangs && (183.9..186.9).contains(&right));
        assert!(straight, "“{}” ends at {right} mm", pair[0].text());
    }
}

#[test]
fn no_line_begins_with_a_stop_or_ends_with_an_opening_mark() {
    for length in 40..140 {
        let page = page_of(&papers::decision(length));
        for line in &page.lines {
            let text = line.text();
            let (first, last) = (text.chars().next(), text.chars().last());
            assert!(
                first.is_some_and(|c| !"，。、；：？！）”》〕…·".contains(c)),
                "“{text}” at length {length}"
            );
            assert!(last.is_some_and(|c| !"（“《〔".contains(c)), "“{text}” at length {length}");
        }
    }
}

#[test]
fn a_name_stands_on_one_line_in_one_face_wherever_it_falls() {
    for before in 0..40 {
        let mut paper = rare_characters();
        paper.paragraphs =
            vec![Line(vec![words(&"字".repeat(before)), name("a", "姓名", "欧阳𬱖"), words("居住在此。")])];
        let page = page_of(&paper);
        let line = page.lines.iter().find(|line| line.text().contains("欧阳𬱖"));
        let line = line.unwrap_or_else(|| panic!("broken after {before} characters"));
        let at = line.glyphs.iter().position(|glyph| glyph.character == '欧').expect("it is there");
        let faces: Vec<_> = line.glyphs[at..at + 3].iter().map(|glyph| glyph.face).collect();
        assert!(faces.windows(2).all(|pair| pair[0] == pair[1]), "one face, not {faces:?}");
    }
}

#[test]
fn an_identity_number_is_never_torn_and_leaves_no_hole_wherever_it_falls() {
    for before in 0..40 {
        let mut paper = rare_characters();
        let id = value("applicant_id", "证件号码", "341599199001010016");
        let after = "，经入户走访和查看原件核实，情况属实，特此说明，供有关单位参考使用。";
        paper.paragraphs = vec![Line(vec![words(&"字".repeat(before)), id, words(after)])];
        let page = page_of(&paper);
        let whole = page.lines.iter().any(|line| line.text().contains("341599199001010016"));
        assert!(whole, "数字不能回行, {before} characters before it");
        for line in page.lines.iter().filter(|line| matches!(line.role, Role::Paragraph | Role::Continued)) {
            let widest = line
                .glyphs
                .windows(2)
                .map(|pair| (pair[1].x - pair[0].x - pair[0].advance) / line.size)
                .fold(0.0, f32::max);
            assert!(
                widest < 0.36,
                "{widest} em between two characters of “{}” ({before} before)",
                line.text()
            );
        }
    }
}

#[test]
fn the_place_for_the_seal_is_clear() {
    for (name, document) in documents() {
        let page = page_of(&document);
        let date = page.lines.iter().find(|line| line.role == Role::Date).expect("there is a date");
        let signers: Vec<_> = page.lines.iter().filter(|line| line.role == Role::Signer).collect();
        let centre_x = (date.x + date.glyphs[0].x + date.right()) / 2.0;
        let last = signers.last().map_or(date.y - date.size * 1.8, |line| line.y);
        let centre_y = (last + date.y) / 2.0 - date.size * 0.33;
        let half = 25.0 * 72.0 / 25.4;
        let others = page.lines.iter().filter(|line| {
            line.turn == 0.0
                && !matches!(line.role, Role::Date | Role::Signer | Role::SealPlace | Role::Label)
        });
        for line in others {
            let above = line.y + line.size * 0.2 < centre_y - half + 0.1;
            let below = line.y - line.size * 0.9 > centre_y + half - 0.1;
            assert!(above || below, "{name}: “{}” stands in the 50×50 mm of the seal", line.text());
        }
        assert!(centre_x + half < 200.0 * 72.0 / 25.4, "{name}: the seal stays on the paper");
    }
}

#[test]
fn the_date_is_centred_under_the_committee() {
    for (name, document) in documents() {
        let page = page_of(&document);
        let middle = |line: &shouzhang_paper::TextLine| (line.x + line.glyphs[0].x + line.right()) / 2.0;
        let date = page.lines.iter().find(|line| line.role == Role::Date).expect("there is a date");
        for signer in page.lines.iter().filter(|line| line.role == Role::Signer) {
            let off = (middle(date) - middle(signer)).abs();
            assert!(off < 2.5 || document.kind == Kind::Sample, "{name}: {off} points off the middle");
            assert!(signer.y < date.y, "{name}: the date stands under the name");
        }
    }
}

#[test]
fn the_body_steps_down_and_then_is_refused_naming_the_longest_field() {
    let mut sizes: Vec<f32> = Vec::new();
    let mut fault = None;
    for length in (40..700).step_by(20) {
        match lay_out(fonts(), &papers::decision(length)) {
            Ok(sheet) => {
                assert!(fault.is_none(), "what was refused at a shorter length is not accepted at {length}");
                sizes.push(size_of_body(&sheet.pages[0]));
            }
            Err(refused) => fault = Some(refused),
        }
    }
    let steps: Vec<f32> =
        sizes.chunk_by(|a, b| a == b).map(|chunk| (chunk[0] * 10.0).round() / 10.0).collect();
    assert_eq!(steps, vec![15.8, 14.7, 13.8], "3号, 小三, 四号, never larger again");
    let Some(LayoutFault::DoesNotFit { field, label, lines, characters }) = fault else {
        panic!("the longest does not fit");
    };
    assert_eq!(field.as_deref(), Some("claimants"), "the longest field");
    assert_eq!(label, "主张监护的人及理由", "by its label");
    assert!(lines > 0 && characters >= lines * 28, "and by how much: {lines} lines, {characters} characters");
}

#[test]
fn two_paragraphs_of_500_characters_are_refused_with_a_sentence() {
    let sentence = refused(&papers::decision(500)).to_string();
    assert!(sentence.contains("一页纸排不下") && sentence.contains("主张监护的人及理由"), "{sentence}");
}

#[test]
fn a_missing_character_is_refused_before_drawing() {
    for (character, advice) in
        [('\u{E5E5}', "旧系统"), ('\u{30EDD}', "还没有收"), ('\u{0007}', "控制字符"), ('😀', "核对")]
    {
        let mut paper = rare_characters();
        paper.paragraphs[0].0[0] = name("applicant_name", "申请人姓名", &format!("欧阳{character}"));
        let fault = refused(&paper);
        let expected = LayoutFault::MissingGlyph {
            field: Some("applicant_name".into()),
            label: "申请人姓名".into(),
            character,
        };
        assert_eq!(fault, expected, "field and character are named");
        let sentence = fault.to_string();
        assert!(sentence.contains(advice), "{sentence} says what to do");
    }
}

#[test]
fn a_certificate_lacks_nothing() {
    let lacks = |change: fn(&mut Document)| {
        let mut paper = rare_characters();
        change(&mut paper);
        refused(&paper)
    };
    assert_eq!(lacks(|p| p.number = None), LayoutFault::Lacks("编号"), "no number");
    assert_eq!(lacks(|p| p.date = None), LayoutFault::Lacks("日期"), "no date");
    assert_eq!(lacks(|p| p.signer.clear()), LayoutFault::Lacks("落款单位"), "nobody signs");
    assert_eq!(lacks(|p| p.paragraphs.clear()), LayoutFault::Lacks("正文"), "no body");
    assert_eq!(lacks(|p| p.title.clear()), LayoutFault::Lacks("标题"), "no title");
    let blank = |p: &mut Document| {
        p.paragraphs[0].0[6] = Piece::Blank { label: "居住地址".into(), ems: 20 };
    };
    assert_eq!(lacks(blank), LayoutFault::StillBlank { label: "居住地址".into() }, "a place still to fill");
}

#[test]
fn what_has_a_fixed_place_does_not_run_out_of_it() {
    let too_long = |change: fn(&mut Document)| {
        let mut paper = rare_characters();
        change(&mut paper);
        refused(&paper).to_string()
    };
    let title = too_long(|p| p.title = "长".repeat(60));
    assert!(title.contains("标题太长"), "{title}");
    let number = too_long(|p| p.number = Some("长".repeat(40)));
    assert!(number.contains("编号太长"), "{number}");
    let signer = too_long(|p| p.signer = "长".repeat(70));
    assert!(signer.contains("落款单位太长"), "{signer}");
    let footer = too_long(|p| p.footer = vec![prose(400)]);
    assert!(footer.contains("页脚太长"), "{footer}");
    let signature = too_long(|p| p.signatures = vec!["长".repeat(20)]);
    assert!(signature.contains("签名栏太长"), "{signature}");
}

#[test]
fn a_sample_carries_neither_number_nor_date() {
    let mut paper = papers::sample();
    paper.number = Some("柳荫居证〔2026〕0418号".into());
    paper.date = Some("2026年11月23日".into());
    let text = lay_out(fonts(), &paper).expect("it fits").text();
    assert!(!text.contains("0418") && !text.contains("23日"), "even when they are handed in");
    assert!(text.contains("不能作为证明使用") && text.contains("样　本"), "and says what it is");
}

#[test]
fn a_line_end_in_a_value_begins_an_indented_line() {
    let page = page_of(&papers::long_title());
    let line = page.lines.iter().find(|line| line.text().starts_with("二、1996年"));
    let line = line.expect("the second point begins a line");
    assert_eq!(line.role, Role::Paragraph, "as a paragraph of its own");
    assert!(mm(line.x + line.glyphs[0].x) > 28.0 + 10.0, "indented by two characters");
}

#[test]
fn every_slip_addresses_the_resident_and_says_all_four_things() {
    for (name, slip) in slips() {
        let text = lay_out_slip(fonts(), &slip).expect("it fits").text();
        let mut from = 0;
        for heading in ["您要的是什么", "为什么社区不出", "您可以这样办", "对方还要怎么办", "依据"]
        {
            let at = text[from..].find(heading).unwrap_or_else(|| panic!("{name}: {heading} is missing"));
            from += at;
        }
        for part in [&slip.number, &slip.supervision_phone, &slip.hall_name, &slip.date, &slip.clerk] {
            assert!(text.contains(part.as_str()), "{name}: {part} is printed");
        }
        assert!(!text.contains('你'), "{name}: a resident is 您");
    }
}

#[test]
fn evidence_that_is_not_grade_a_says_so() {
    let text = lay_out_slip(fonts(), &papers::slip()).expect("it fits").text();
    assert_eq!(text.matches("〔B级：").count(), 2, "two of the five are grade B");
}

#[test]
fn a_village_speaks_of_itself_as_one() {
    let mut slip = papers::off_catalog_slip();
    slip.committee = shouzhang_domain::CommitteeKind::Villagers;
    let text = lay_out_slip(fonts(), &slip).expect("it fits").text();
    assert!(text.contains("为什么村里不出") && !text.contains("为什么社区不出"), "村里, not 社区");
}

#[test]
fn a_slip_lacks_nothing() {
    let mut slip = papers::slip();
    slip.bases.clear();
    let fault = lay_out_slip(fonts(), &slip).map(|_| "laid out").expect_err("no law");
    assert_eq!(fault, LayoutFault::Lacks("依据"), "a refusal stands on law");
    let mut slip = papers::slip();
    slip.supervision_phone.clear();
    let fault = lay_out_slip(fonts(), &slip).map(|_| "laid out").expect_err("no phone");
    assert_eq!(fault, LayoutFault::Lacks("监督电话"), "the resident can complain");
    let mut slip = papers::slip();
    slip.request = prose(3000);
    let fault = lay_out_slip(fonts(), &slip).map(|_| "laid out").expect_err("3,000 characters");
    let LayoutFault::DoesNotFit { field, .. } = fault else { panic!("too much text: {fault}") };
    assert_eq!(field.as_deref(), Some("request"), "the field to shorten");
}
