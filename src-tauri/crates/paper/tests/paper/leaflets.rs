//! Papers of several pages: where they are cut, what is repeated, what leads where.

use shouzhang_paper::{
    Block, BodySize, Booklet, Chapter, Grid, LayoutFault, Leaflet, Line, Page, Part, Poster, PosterColumn,
    PosterEntry, Role, Row, Sheet, draw_with_bookmarks, lay_out_booklet, lay_out_leaflet, lay_out_poster,
};

use crate::papers::{fonts, moment, prose};

fn leaflet(blocks: Vec<Block>) -> Leaflet {
    Leaflet {
        letterhead: "柳荫社区便民服务大厅".into(),
        title: "居住情况说明办事指南".into(),
        subtitle: "事项编码K29".into(),
        body: BodySize::SmallFour,
        blocks,
        sample: None,
        foot: "K29 居住情况说明".into(),
    }
}

fn paragraph(length: usize) -> Block {
    Block::Paragraph(Line::words(prose(length)))
}

fn pages(leaflet: &Leaflet) -> Vec<Page> {
    lay_out_leaflet(fonts(), leaflet).expect("it fits").pages
}

/// The text lines of a page, without its foot.
fn body(page: &Page) -> Vec<(Role, String)> {
    let lines = page.lines.iter().filter(|line| line.role != Role::Footer);
    lines.map(|line| (line.role, line.text())).collect()
}

#[test]
fn a_heading_is_never_alone_at_the_end_of_a_page() {
    for lines in 20..50 {
        let blocks = vec![paragraph(37 * lines), Block::Heading("二、办理条件".into()), paragraph(200)];
        for page in pages(&leaflet(blocks)) {
            let last = body(&page).pop().expect("a page has lines");
            assert_ne!(last.0, Role::Heading, "after {lines} lines");
        }
    }
}

#[test]
fn no_line_of_a_paragraph_stands_alone_on_a_page() {
    for lines in 30..50 {
        let found = pages(&leaflet(vec![paragraph(37 * lines), paragraph(37 * 6)]));
        for pair in found.windows(2) {
            let (before, after) = (body(&pair[0]), body(&pair[1]));
            let is_widow =
                after[0].0 == Role::Continued && after.get(1).is_none_or(|line| line.0 != Role::Continued);
            assert!(!is_widow, "“{}” stands alone at the head of a page", after[0].1);
            let last = before.last().expect("a page has lines");
            let is_orphan = last.0 == Role::Paragraph && after[0].0 == Role::Continued;
            assert!(!is_orphan, "“{}” stands alone at the end of a page", last.1);
        }
    }
}

#[test]
fn a_long_table_repeats_its_head_and_breaks_no_row() {
    let rows = (1..=60).map(|i| Row::words([format!("第{i}份材料"), prose(60)])).collect();
    let head = Some(vec!["材料".to_owned(), "要求".to_owned()]);
    let found = pages(&leaflet(vec![Block::Grid(Grid { columns: vec![0.3, 0.7], head, rows })]));
    assert!(found.len() > 2, "sixty rows take several pages");
    for page in &found {
        let heads = page.lines.iter().filter(|line| line.role == Role::ColumnHead).count();
        assert_eq!(heads, 2, "both heads stand on every page");
    }
    let cells: Vec<String> = found.iter().flat_map(body).map(|(_, text)| text).collect();
    let names = cells.iter().filter(|text| text.ends_with("份材料")).count();
    assert_eq!(names, 60, "every row is there once");
    let high = Row::words([prose(10), prose(3000)]);
    let grid = Grid { columns: vec![0.9, 0.1], head: None, rows: vec![high] };
    let fault = lay_out_leaflet(fonts(), &leaflet(vec![Block::Grid(grid)])).expect_err("higher than a page");
    assert!(matches!(fault, LayoutFault::DoesNotFit { .. }), "a row no page holds is told: {fault}");
}

#[test]
fn the_closing_stays_with_the_text_above_it() {
    for lines in 24..44 {
        let closing = Block::Closing {
            signer: Line::words("六安市金安区清河街道柳荫社区居民委员会"),
            date: Line::words("2026年11月23日"),
        };
        let found = pages(&leaflet(vec![paragraph(37 * lines), closing]));
        let last = body(found.last().expect("a page"));
        let text = last.iter().filter(|line| matches!(line.0, Role::Paragraph | Role::Continued)).count();
        assert!(text > 0, "the date is never alone on a page (after {lines} lines)");
    }
}

#[test]
fn every_page_is_numbered_and_keeps_to_the_type_area() {
    let found = pages(&leaflet((0..12).map(|_| paragraph(400)).collect()));
    for (i, page) in found.iter().enumerate() {
        let number = format!("第{}页　共{}页", i + 1, found.len());
        let foot = page.lines.iter().any(|line| line.role == Role::Footer && line.text() == number);
        assert!(foot, "“{number}” stands at the foot");
        for line in page.lines.iter().filter(|line| line.role != Role::Footer) {
            let y = line.y * 25.4 / 72.0;
            assert!(y < 297.0 - 35.0, "“{}” at {y} mm stands in the lower margin", line.text());
        }
    }
}

fn booklet(chapters: usize) -> Booklet {
    let chapter = |i: usize| Chapter {
        name: format!("K{i:02}　第{i}个事项"),
        leaflet: Leaflet {
            title: format!("第{i}个事项办事指南"),
            ..leaflet(vec![paragraph(300 * (1 + i % 5))])
        },
    };
    Booklet {
        title: "证明事项办事指南".into(),
        subtitle: vec!["2026.11版".into()],
        imprint: vec![Line::words("2026年11月23日编制")],
        parts: vec![Part {
            name: "可以出具的事项".into(), chapters: (1..=chapters).map(chapter).collect()
        }],
        foot: "证明事项办事指南".into(),
    }
}

#[test]
fn the_contents_lead_to_the_pages_where_the_titles_stand() {
    for count in [1, 20, 36, 80] {
        let (sheet, bookmarks) = lay_out_booklet(fonts(), &booklet(count)).expect("it fits");
        let titled = |page: &Page, title: &str| {
            page.lines.iter().any(|line| line.role == Role::Title && line.text() == title)
        };
        let part = bookmarks.last().expect("the part has a bookmark");
        assert_eq!(part.children.len(), count, "every chapter has a bookmark");
        let shown = contents(&sheet);
        for (i, bookmark) in part.children.iter().enumerate() {
            let title = format!("第{}个事项办事指南", i + 1);
            assert!(titled(&sheet.pages[bookmark.page], &title), "the bookmark leads to “{title}”");
            let printed = shown.iter().find(|(name, _)| *name == bookmark.title);
            assert_eq!(printed.map(|(_, page)| *page), Some(bookmark.page + 1), "and the contents say so");
        }
    }
}

/// Names and page numbers of the contents, as printed.
fn contents(sheet: &Sheet) -> Vec<(String, usize)> {
    let lines = sheet.pages.iter().flat_map(|page| &page.lines).filter(|line| line.role == Role::Contents);
    let texts: Vec<String> = lines.map(shouzhang_paper::TextLine::text).collect();
    texts.windows(2).filter_map(|pair| Some((pair[0].clone(), pair[1].parse().ok()?))).collect()
}

#[test]
fn a_booklet_is_drawn_with_its_bookmarks() {
    let (sheet, bookmarks) = lay_out_booklet(fonts(), &booklet(3)).expect("it fits");
    let facts = shouzhang_paper::Facts {
        title: "证明事项办事指南",
        author: "某县民政局",
        number: "清单2026.11版",
        made_at: moment(),
    };
    let draw = || draw_with_bookmarks(fonts(), &sheet, &bookmarks, &facts).expect("drawn");
    let pdf = draw();
    let has = |needle: &str| pdf.windows(needle.len()).any(|window| window == needle.as_bytes());
    assert!(has("/Outlines") && has("/UseOutlines"), "a reader shows the bookmarks on opening");
    assert!(pdf == draw(), "the same bytes again");
}

#[test]
fn a_poster_fits_its_sheet_or_says_so() {
    let entry = |i: usize| PosterEntry {
        name: format!("第{i}个事项"),
        detail: "凭居民身份证或户口簿证明；登记有变更更正的由派出所出具。".into(),
    };
    let column = |count| PosterColumn {
        heading: "可以出具".into(),
        note: "请带本人身份证件。".into(),
        name_share: 0.35,
        entries: (1..=count).map(entry).collect(),
    };
    let poster = |count| Poster {
        letterhead: "柳荫社区便民服务大厅".into(),
        title: "证明事项清单".into(),
        subtitle: "能开的当场办".into(),
        left: column(count),
        right: column(16),
        foot: vec!["2026.11版".into()],
    };
    let page = lay_out_poster(fonts(), &poster(18)).expect("it fits").pages.remove(0);
    assert_eq!((page.width.round(), page.height.round()), (842.0, 1191.0), "A3 upright");
    for line in &page.lines {
        assert!(
            line.right() < page.width - 50.0 && line.y < page.height - 50.0,
            "“{}” is inside",
            line.text()
        );
    }
    let fault = lay_out_poster(fonts(), &poster(200)).expect_err("two hundred entries do not fit");
    assert!(matches!(fault, LayoutFault::DoesNotFit { .. }), "{fault}");
}
