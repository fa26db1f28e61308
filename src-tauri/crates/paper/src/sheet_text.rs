//! A sheet as text, for golden pages: what stands where, in what face and size, one line of type a line.

use std::fmt::{self, Write};

use crate::fonts::FaceId;
use crate::sheet::{Ink, Page, Role, Sheet, TextLine};

impl Role {
    /// The word in golden pages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Mark => "样本标记",
            Self::Number => "编号",
            Self::Letterhead => "抬头",
            Self::Title => "标题",
            Self::Subtitle => "副题",
            Self::Contents => "目录",
            Self::Leader => "引点",
            Self::Salutation => "称谓",
            Self::Heading => "小标题",
            Self::Paragraph => "段首",
            Self::Continued => "续行",
            Self::Label => "小字",
            Self::ColumnHead => "表头",
            Self::Cell => "表格",
            Self::Signer => "署名",
            Self::Date => "日期",
            Self::Signature => "签名",
            Self::SealPlace => "章位",
            Self::Law => "依据",
            Self::Footer => "页脚",
            Self::CheckCode => "验真",
        }
    }
}

impl Sheet {
    /// The sheet as text: for each line of type its baseline and ends in millimetres, its size in points, what it is, how
    /// far its characters stand apart beyond the natural width, and its text, with `{face …}` round what is not in the
    /// usual face.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (i, page) in self.pages.iter().enumerate() {
            write_page(&mut out, i + 1, page).expect("a string takes whatever is written");
        }
        out
    }
}

fn mm(points: f32) -> f32 {
    points * 25.4 / 72.0
}

fn write_page(out: &mut String, number: usize, page: &Page) -> fmt::Result {
    writeln!(out, "第 {number} 页 {:.0}×{:.0} 毫米", mm(page.width), mm(page.height))?;
    for line in &page.lines {
        write!(
            out,
            "{:6.1} │{:6.1}–{:<6.1}│{:5.1} │ {} │ ",
            mm(line.y),
            mm(line.x + line.glyphs.first().map_or(0.0, |glyph| glyph.x)),
            mm(line.right()),
            line.size,
            line.role.word(),
        )?;
        if line.turn != 0.0 {
            write!(out, "斜{:.0}° ", line.turn)?;
        }
        if let Ink::Grey(level) = line.ink {
            write!(out, "灰{:.0}% ", (1.0 - level) * 100.0)?;
        }
        writeln!(out, "{}{}", marked(line), spacing(line))?;
    }
    for tint in &page.tints {
        let (from, to) = (tint.from, tint.to);
        writeln!(out, "底色 {:.1},{:.1} – {:.1},{:.1}", mm(from.0), mm(from.1), mm(to.0), mm(to.1))?;
    }
    for rule in &page.rules {
        let (from, to) = (rule.from, rule.to);
        writeln!(
            out,
            "线 {:.1},{:.1} – {:.1},{:.1} 粗 {}",
            mm(from.0),
            mm(from.1),
            mm(to.0),
            mm(to.1),
            rule.width
        )?;
    }
    for ring in &page.rings {
        let (x, y) = ring.centre;
        writeln!(out, "圈 {:.1},{:.1} 半径 {:.1}", mm(x), mm(y), mm(ring.radius))?;
    }
    for link in &page.links {
        let (from, to, leads) = (link.from, link.to, link.page + 1);
        writeln!(
            out,
            "链接 {:.1},{:.1} – {:.1},{:.1} 到第 {leads} 页 “{}”",
            mm(from.0),
            mm(from.1),
            mm(to.0),
            mm(to.1),
            link.says
        )?;
    }
    for code in &page.codes {
        let ((x, y), side) = (code.at, code.module * code.size as f32);
        writeln!(out, "码 {:.1},{:.1} 边 {:.1} {}×{}", mm(x), mm(y), mm(side), code.size, code.size)?;
    }
    Ok(())
}

/// The text, with what is in another face than 仿宋, Latin or the title's marked.
fn marked(line: &TextLine) -> String {
    let mut text = String::new();
    for stretch in line.glyphs.chunk_by(|a, b| a.face == b.face) {
        let characters: String = stretch.iter().map(|glyph| glyph.character).collect();
        match stretch[0].face {
            FaceId::Fangsong | FaceId::Latin | FaceId::Title => text.push_str(&characters),
            other => {
                let _ = write!(text, "{{{other} {characters}}}");
            }
        }
    }
    text
}

/// How far Han characters stand apart beyond their width, in thousandths of the size; nothing when naturally set.
fn spacing(line: &TextLine) -> String {
    let mut gaps: Vec<i32> = line
        .glyphs
        .windows(2)
        .filter(|pair| pair.iter().all(|glyph| glyph.face == FaceId::Fangsong))
        .map(|pair| ((pair[1].x - pair[0].x - pair[0].advance) / line.size * 1000.0).round() as i32)
        .collect();
    gaps.sort_unstable();
    match gaps.get(gaps.len() / 2) {
        Some(&gap) if gap != 0 => format!("  ⟨{gap:+}‰⟩"),
        _ => String::new(),
    }
}
