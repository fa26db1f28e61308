//! The laid-out page: where every glyph, rule and mark stands. A value, so that it can be compared and reviewed.
//!
//! Lengths are points (1/72 inch); `x` counts from the left edge of the paper, `y` from its top edge down to the
//! baseline.

use std::ops::Range;

use crate::fonts::FaceId;

/// A laid-out paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its pages, in order.
    pub pages: Vec<Page>,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width of the paper.
    pub width: f32,
    /// Height of the paper.
    pub height: f32,
    /// Tinted grounds, drawn first.
    pub tints: Vec<Tint>,
    /// Lines of type, in reading order; marks behind the text come first.
    pub lines: Vec<TextLine>,
    /// Straight rules.
    pub rules: Vec<Rule>,
    /// Dashed circles.
    pub rings: Vec<Ring>,
    /// Two-dimensional codes.
    pub codes: Vec<Code>,
    /// What leads to other pages.
    pub links: Vec<Link>,
}

/// What a line of type is. Golden pages name it; a tagged PDF can be made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// 样本 behind the text.
    Mark,
    /// 编号.
    Number,
    /// Name of the hall above a slip's title.
    Letterhead,
    /// 标题.
    Title,
    /// A line under a title, or on a cover.
    Subtitle,
    /// A line of a table of contents.
    Contents,
    /// Dots between a name and its page number.
    Leader,
    /// 称谓.
    Salutation,
    /// Heading of a block.
    Heading,
    /// First line of a paragraph.
    Paragraph,
    /// A further line of the paragraph.
    Continued,
    /// Small label under a blank.
    Label,
    /// Head of a table column.
    ColumnHead,
    /// Words in a table.
    Cell,
    /// 署名.
    Signer,
    /// 成文日期.
    Date,
    /// 经办人（签名）.
    Signature,
    /// 盖章处 on a sample.
    SealPlace,
    /// 依据 in small type.
    Law,
    /// 页脚.
    Footer,
    /// Words beside the two-dimensional code.
    CheckCode,
}

/// How dark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ink {
    /// Black.
    Black,
    /// A grey, 0 black to 1 white.
    Grey(f32),
}

/// A line of type.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLine {
    /// What it is.
    pub role: Role,
    /// Left end.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Type size.
    pub size: f32,
    /// How dark.
    pub ink: Ink,
    /// Turned counter-clockwise about (`x`, `y`), degrees.
    pub turn: f32,
    /// The glyphs, left to right.
    pub glyphs: Vec<Glyph>,
}

/// One glyph of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its face.
    pub face: FaceId,
    /// Glyph id in the font file.
    pub id: u16,
    /// The character it shows.
    pub character: char,
    /// Origin, from the left end of the line.
    pub x: f32,
    /// Advance, as the embedded font states it.
    pub advance: f32,
    /// Part of the fixed wording, the same on every paper of its kind.
    pub fixed: bool,
}

/// A straight rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// One end.
    pub from: (f32, f32),
    /// Other end.
    pub to: (f32, f32),
    /// Thickness.
    pub width: f32,
    /// How dark.
    pub ink: Ink,
}

/// A dashed circle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    /// Centre.
    pub centre: (f32, f32),
    /// Radius.
    pub radius: f32,
    /// How dark.
    pub ink: Ink,
}

/// A tinted ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tint {
    /// Left, top.
    pub from: (f32, f32),
    /// Right, bottom.
    pub to: (f32, f32),
    /// Red, green, blue, 0 to 1.
    pub rgb: (f32, f32, f32),
}

/// A two-dimensional code: dark squares on white.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// Left, top.
    pub at: (f32, f32),
    /// Side of a square.
    pub module: f32,
    /// Squares in a row.
    pub size: usize,
    /// Row by row from the top, `size * size` of them: whether it is dark.
    pub dark: Vec<bool>,
    /// What it is, for whoever hears the page.
    pub says: String,
}

/// A stretch of a page that leads to another page.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Left, top.
    pub from: (f32, f32),
    /// Right, bottom.
    pub to: (f32, f32),
    /// Its lines of type, among those of its page.
    pub lines: Range<usize>,
    /// Index of the page it leads to, from 0.
    pub page: usize,
    /// Where it leads, for whoever hears the page.
    pub says: String,
}

impl Code {
    /// Runs of dark squares: row, first column, one past the last column.
    pub(crate) fn runs(&self) -> Vec<(usize, usize, usize)> {
        let rows = self.dark.chunks(self.size.max(1)).enumerate();
        rows.flat_map(|(row, squares)| {
            let mut at = 0;
            let runs = squares.chunk_by(|a, b| a == b).filter_map(move |run| {
                let from = at;
                at += run.len();
                run[0].then_some((row, from, at))
            });
            runs.collect::<Vec<_>>()
        })
        .collect()
    }
}

impl Sheet {
    /// The characters of all pages in drawing order, without those beside the two-dimensional code: what a certificate
    /// says, for its digest.
    #[must_use]
    pub fn content(&self) -> String {
        let lines = self.pages.iter().flat_map(|page| &page.lines);
        lines.filter(|line| line.role != Role::CheckCode).map(TextLine::text).collect()
    }
}

impl TextLine {
    /// The characters of the line.
    #[must_use]
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }

    /// Where the last glyph ends, on the paper.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.x + self.glyphs.iter().map(|glyph| glyph.x + glyph.advance).fold(0.0, f32::max)
    }
}
