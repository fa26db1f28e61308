//! All guides between one cover, with the rules before them and the prohibited list behind.

use shouzhang_catalog::{NotACertificate, Statement};
use shouzhang_domain::{Item, Prohibition, long_date};
use shouzhang_paper::{Block, BodySize, Booklet, Chapter, Grid, Leaflet, Line, Part, Piece, Row};

use super::sections::{heading, numbered};
use super::{Edition, guide};

/// Which items a booklet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Those switched on.
    Enabled,
    /// All of the release; those switched off say so.
    All,
}

/// The booklet of an edition.
pub(crate) fn booklet(edition: &Edition<'_>, extent: Extent) -> Booklet {
    let release = edition.catalog.release();
    let items = edition.catalog.items().iter().filter(|item| extent == Extent::All || item.enabled);
    let chapter = |item: &Item| Chapter {
        name: format!("{}　{}", item.code, item.name),
        leaflet: Leaflet { foot: String::new(), ..guide(edition, item) },
    };
    let whose = edition.hall.map(|hall| hall.committee_name.clone());
    let blank = |ems| Piece::Blank { label: String::new(), ems };
    let words = |text: &str| Piece::Words(text.to_owned());
    let published = match edition.publisher {
        "" => Line(vec![words("发布人："), blank(10)]),
        publisher => Line::words(publisher),
    };
    let effective = match edition.effective_on {
        "" => {
            let day = [blank(3), words("年"), blank(2), words("月"), blank(2), words("日")];
            Line(std::iter::once(words("生效日期：")).chain(day).collect())
        }
        day => Line::words(format!("生效日期：{day}")),
    };
    Booklet {
        title: "证明事项办事指南".to_owned(),
        subtitle: whose
            .into_iter()
            .chain([release.title.clone(), format!("{}版", release.version)])
            .collect(),
        imprint: vec![published, effective, Line::words(format!("{}编制", long_date(release.compiled_on)))],
        parts: vec![
            single("编制说明", preface(edition)),
            Part { name: "可以出具的事项".to_owned(), chapters: items.map(chapter).collect() },
            single("附：不应出具的事项", prohibited(edition)),
        ],
        foot: format!("证明事项办事指南　{}版", release.version),
    }
}

/// A chapter that stands on its own.
fn single(name: &str, leaflet: Leaflet) -> Part {
    Part { name: String::new(), chapters: vec![Chapter { name: name.to_owned(), leaflet }] }
}

fn leaflet(title: &str, blocks: Vec<Block>) -> Leaflet {
    Leaflet {
        letterhead: String::new(),
        title: title.to_owned(),
        subtitle: String::new(),
        body: BodySize::SmallFour,
        blocks,
        sample: None,
        foot: String::new(),
    }
}

fn preface(edition: &Edition<'_>) -> Leaflet {
    let release = edition.catalog.release();
    let texts = |statements: &[Statement]| -> Vec<String> {
        statements.iter().map(|statement| statement.text.clone()).collect()
    };
    let layers = release.layers.iter().map(|layer| {
        let note = layer.note.as_ref().map(|note| format!("（{note}）")).unwrap_or_default();
        Row::words([layer.name.clone(), format!("{}{note}", layer.document)])
    });
    let grades = release.grades.iter().map(|(grade, meaning)| Row::words([grade.letter(), meaning.as_str()]));
    let others =
        release.not_certificates.iter().map(|other: &NotACertificate| Row::words([&other.name, &other.text]));
    let mut blocks = vec![heading("一、清单的层级")];
    blocks.push(grid([0.16, 0.84], ["层级", "文件"], layers.collect()));
    blocks.push(heading("二、原则"));
    blocks.extend(numbered(&texts(&release.principles)));
    blocks.push(heading("三、启用"));
    blocks.push(Block::Paragraph(Line::words(&release.how_to_use)));
    blocks.push(heading("四、证据等级"));
    blocks.push(grid([0.16, 0.84], ["等级", "含义"], grades.collect()));
    blocks.push(heading("五、两张清单都没有的"));
    blocks.push(Block::Paragraph(Line::words(&release.catch_all.text)));
    blocks.push(heading("六、不是证明的"));
    blocks.push(grid([0.36, 0.64], ["协助事项", "怎么办"], others.collect()));
    leaflet("编制说明", blocks)
}

fn prohibited(edition: &Edition<'_>) -> Leaflet {
    let row = |prohibition: &Prohibition| {
        Row::words([
            prohibition.number.to_string(),
            prohibition.name.clone(),
            prohibition.alternative.short.clone(),
        ])
    };
    let rows = edition.catalog.enabled_prohibitions().map(row).collect();
    let head = ["序号", "事项", "居民可以这样办"].map(str::to_owned).to_vec();
    let intro = "下列事项不应由基层群众性自治组织出具证明。窗口不受理，打印《不予出具告知单》，告诉居民去哪里办，\
                 并登记索要单位。";
    let blocks = vec![
        Block::Paragraph(Line::words(intro)),
        Block::Grid(Grid { columns: vec![0.09, 0.27, 0.64], head: Some(head), rows }),
    ];
    leaflet("不应出具的事项", blocks)
}

fn grid(columns: [f32; 2], head: [&str; 2], rows: Vec<Row>) -> Block {
    Block::Grid(Grid { columns: columns.to_vec(), head: Some(head.map(str::to_owned).to_vec()), rows })
}
