//! The drawing operations of a page.

use std::collections::BTreeMap;

use printpdf::{
    Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, FontId, Greyscale, Line, LineCapStyle,
    LineDashPattern, LinePoint, Op, PaintMode, PdfFontHandle, Point, Polygon, PolygonRing, Pt, Rgb, TextItem,
    TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};

use crate::fonts::FaceId;
use crate::program::{Part, Parts};
use crate::sheet::{Code, Glyph, Ink, Page, Ring, Rule, TextLine, Tint};
use crate::spans::{SharedGlyphs, spans_of};
use crate::structure::{Kind, number_of_code};

/// Name of a program's font resource. `F1` … would collide with the built-in fonts.
pub(crate) fn resource(face: FaceId, part: Part) -> FontId {
    let name = match (part, face) {
        (Part::Own, FaceId::Fangsong) => "CFang",
        (Part::Own, FaceId::Song) => "CSong",
        (Part::Own, FaceId::SongWide) => "CWide",
        (Part::Own, FaceId::Title) => "CTitle",
        (Part::Own, FaceId::Latin) => "CLatin",
        (Part::Wording, FaceId::Fangsong) => "WFang",
        (Part::Wording, FaceId::Song) => "WSong",
        (Part::Wording, FaceId::SongWide) => "WWide",
        (Part::Wording, FaceId::Title) => "WTitle",
        (Part::Wording, FaceId::Latin) => "WLatin",
    };
    FontId(name.to_owned())
}

/// What drawing a page has to know of the whole file.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Glyphs that stand for several characters of the file.
    pub(crate) shared: SharedGlyphs,
    /// Which program each character is drawn from.
    pub(crate) parts: Parts,
}

/// Names of the codes on a page.
pub(crate) fn code_names(page: usize) -> impl Iterator<Item = XObjectId> {
    (0..).map(move |code: usize| XObjectId(format!("Code{page}-{code}")))
}

/// A code as a drawing of its own: one square of its coordinates is one of its squares, runs of dark ones are rectangles.
/// Handed over as bytes: as operations of the page it took as long to write as everything else on it.
pub(crate) fn drawing_of(code: &Code) -> ExternalXObject {
    // Numbers are written by hand: formatting a thousand of them took as long as the layout of the page.
    let mut content = String::with_capacity(10 * 1024);
    for (row, from, to) in code.runs() {
        for number in [from, row, to - from] {
            push_number(&mut content, number);
            content.push(' ');
        }
        content.push_str("1 re\n");
    }
    content.push_str("f\n");
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let size = DictItem::Int(code.size as i64);
    let frame = vec![DictItem::Int(0), DictItem::Int(0), size.clone(), size];
    let dict = [
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Form")),
        ("BBox".to_owned(), DictItem::Array(frame)),
        ("Resources".to_owned(), DictItem::Dict { map: BTreeMap::new() }),
    ];
    let stream = ExternalStream { dict: dict.into(), content: content.into_bytes(), compress: true };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

/// Writes a number below a thousand.
fn push_number(content: &mut String, number: usize) {
    for (unit, least) in [(100, 100), (10, 10), (1, 0)] {
        if number >= least {
            content.push(char::from(b'0' + (number / unit % 10) as u8));
        }
    }
}

/// The operations that draw a page, back to front.
pub(crate) fn ops_of(page: &Page, number: usize, marks: &Marks) -> Vec<Op> {
    let mut content = Content { ops: Vec::new(), height: page.height, marks, fill: None, spacing: 0.0 };
    if !page.tints.is_empty() {
        content.artifact(|content| page.tints.iter().for_each(|tint| content.tint(tint)));
    }
    for (at, line) in page.lines.iter().enumerate().filter(|(_, line)| !line.glyphs.is_empty()) {
        match Kind::of(line.role) {
            Some(kind) => content.marked(kind, at, |content| content.line(line)),
            None => content.artifact(|content| content.line(line)),
        }
    }
    if !page.rules.is_empty() || !page.rings.is_empty() {
        content.artifact(|content| {
            page.rings.iter().for_each(|ring| content.ring(ring));
            content.ops.push(Op::SetLineCapStyle { cap: LineCapStyle::Butt });
            page.rules.iter().for_each(|rule| content.rule(rule));
        });
    }
    for ((at, code), id) in page.codes.iter().enumerate().zip(code_names(number)) {
        content.marked(Kind::Figure, number_of_code(page, at), |content| content.code(id, code));
    }
    content.ops
}

struct Content<'a> {
    ops: Vec<Op>,
    height: f32,
    marks: &'a Marks,
    /// The fill colour last set.
    fill: Option<f32>,
    /// The character spacing last set: it outlives a text section.
    spacing: f32,
}

/// To thousandths of a point: short numbers in the file, the same on every machine.
pub(crate) fn round(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

fn grey(ink: Ink) -> f32 {
    match ink {
        Ink::Black => 0.0,
        Ink::Grey(level) => level,
    }
}

fn grey_colour(level: f32) -> Color {
    Color::Greyscale(Greyscale { percent: level, icc_profile: None })
}

impl Content<'_> {
    /// Draws what belongs to no element of the structure.
    fn artifact(&mut self, draw: impl FnOnce(&mut Self)) {
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        draw(self);
        self.ops.push(Op::EndMarkedContent);
    }

    /// Draws the content an element of the structure refers to by its number.
    fn marked(&mut self, kind: Kind, number: usize, draw: impl FnOnce(&mut Self)) {
        let map = [("MCID".to_owned(), DictItem::Int(number as i64))].into();
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: kind.tag().to_owned(), properties });
        draw(self);
        self.ops.push(Op::EndMarkedContentWithProperties);
    }

    fn point(&self, (x, y): (f32, f32)) -> Point {
        Point { x: Pt(round(x)), y: Pt(round(self.height - y)) }
    }

    fn fill(&mut self, level: f32) {
        if self.fill != Some(level) {
            self.fill = Some(level);
            self.ops.push(Op::SetFillColor { col: grey_colour(level) });
        }
    }

    fn tint(&mut self, tint: &Tint) {
        let ((left, top), (right, bottom)) = (tint.from, tint.to);
        let (r, g, b) = tint.rgb;
        self.fill = None;
        self.ops.push(Op::SetFillColor { col: Color::Rgb(Rgb { r, g, b, icc_profile: None }) });
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        let points = corners.map(|corner| LinePoint { p: self.point(corner), bezier: false }).to_vec();
        self.ops.push(Op::DrawPolygon {
            polygon: Polygon {
                rings: vec![PolygonRing { points }],
                mode: PaintMode::Fill,
                winding_order: WindingOrder::NonZero,
            },
        });
    }

    fn rule(&mut self, rule: &Rule) {
        self.ops.push(Op::SetOutlineColor { col: grey_colour(grey(rule.ink)) });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(rule.width) });
        let points = [rule.from, rule.to].map(|end| LinePoint { p: self.point(end), bezier: false }).to_vec();
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    fn ring(&mut self, ring: &Ring) {
        // Four Bézier quarters; the control points stand at this share of the radius.
        const QUARTER: f32 = 0.552_285;
        let (x, y) = ring.centre;
        let (r, k) = (ring.radius, ring.radius * QUARTER);
        let path = [
            (r, 0.0, false),
            (r, k, true),
            (k, r, true),
            (0.0, r, false),
            (-k, r, true),
            (-r, k, true),
            (-r, 0.0, false),
            (-r, -k, true),
            (-k, -r, true),
            (0.0, -r, false),
            (k, -r, true),
            (r, -k, true),
            (r, 0.0, false),
        ];
        let points = path.map(|(dx, dy, bezier)| LinePoint { p: self.point((x + dx, y + dy)), bezier });
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetOutlineColor { col: grey_colour(grey(ring.ink)) },
            Op::SetOutlineThickness { pt: Pt(0.6) },
            Op::SetLineCapStyle { cap: LineCapStyle::Butt },
            Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &[3.0, 2.5]) },
            Op::DrawLine { line: Line { points: points.to_vec(), is_closed: true } },
            Op::RestoreGraphicsState,
        ]);
    }

    /// The code is a drawing of its own in whole numbers, placed here.
    fn code(&mut self, id: XObjectId, code: &Code) {
        let origin = self.point(code.at);
        let module = round(code.module);
        let matrix = CurTransMat::Raw([module, 0.0, 0.0, -module, origin.x.0, origin.y.0]);
        let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix { matrix },
            Op::SetFillColor { col: grey_colour(0.0) },
            Op::UseXobject { id, transform },
            Op::RestoreGraphicsState,
        ]);
    }

    fn line(&mut self, line: &TextLine) {
        self.fill(grey(line.ink));
        self.ops.push(Op::StartTextSection);
        if line.turn != 0.0 {
            let (sine, cosine) = line.turn.to_radians().sin_cos();
            let origin = self.point((line.x, line.y));
            let matrix = [cosine, sine, -sine, cosine, origin.x.0, origin.y.0].map(round);
            self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) });
        }
        let origin =
            if line.turn == 0.0 { self.point((line.x, line.y)) } else { self.point((0.0, self.height)) };
        let mut pen = Pen { origin, at: (0.0, 0.0) };
        let spans = spans_of(line, &self.marks.shared);
        let mut start = 0;
        while start < line.glyphs.len() {
            let span = spans.iter().find(|span| span.start == start);
            let end = span.map_or_else(
                || {
                    spans
                        .iter()
                        .map(|span| span.start)
                        .find(|&next| next > start)
                        .unwrap_or(line.glyphs.len())
                },
                |span| span.end,
            );
            let glyphs = &line.glyphs[start..end];
            if span.is_some() {
                self.ops.push(begin_actual_text(glyphs));
            }
            self.segments(glyphs, line, &mut pen);
            if span.is_some() {
                self.ops.push(Op::EndMarkedContentWithProperties);
            }
            start = end;
        }
        self.ops.push(Op::EndTextSection);
    }

    /// Shows glyphs, one string for each stretch of the same face.
    fn segments(&mut self, glyphs: &[Glyph], line: &TextLine, pen: &mut Pen) {
        let marks = self.marks;
        let font = |glyph: &Glyph| (glyph.face, marks.parts.part(glyph));
        for stretch in glyphs.chunk_by(|a, b| font(a) == font(b)) {
            let (face, part) = font(&stretch[0]);
            let font = PdfFontHandle::External(resource(face, part));
            self.ops.push(Op::SetFont { font, size: Pt(line.size) });
            let spacing = round(usual_spacing(stretch));
            if spacing != self.spacing {
                self.spacing = spacing;
                self.ops.push(Op::SetCharacterSpacing { multiplier: spacing });
            }
            let target = (round(stretch[0].x), round(face.rise() * line.size));
            self.ops.push(Op::SetTextCursor { pos: pen.move_to(target) });
            self.ops.push(Op::ShowText { items: items(stretch, line.size, spacing) });
        }
    }
}

/// Where the start of the line being written stands: the text cursor moves relative to it.
struct Pen {
    origin: Point,
    at: (f32, f32),
}

impl Pen {
    fn move_to(&mut self, target: (f32, f32)) -> Point {
        let origin = std::mem::replace(&mut self.origin, Point { x: Pt(0.0), y: Pt(0.0) });
        let x = round(origin.x.0 + target.0 - self.at.0);
        let y = round(origin.y.0 + target.1 - self.at.1);
        self.at = target;
        Point { x: Pt(x), y: Pt(y) }
    }
}

/// The space most often found after a glyph of the stretch.
fn usual_spacing(glyphs: &[Glyph]) -> f32 {
    let mut spaces: Vec<i32> = glyphs
        .windows(2)
        .map(|pair| ((pair[1].x - pair[0].x - pair[0].advance) * 1000.0).round() as i32)
        .collect();
    spaces.sort_unstable();
    let runs = spaces.chunk_by(|a, b| a == b);
    let most = runs.max_by_key(|run| run.len()).map_or(0, |run| run[0]);
    most as f32 / 1000.0
}

/// The strings of a stretch, with corrections where a glyph stands elsewhere than the spacing would put it.
fn items(glyphs: &[Glyph], size: f32, spacing: f32) -> Vec<TextItem> {
    let mut items = Vec::new();
    let mut text = String::new();
    let mut pen = glyphs[0].x;
    for glyph in glyphs {
        let off = glyph.x - pen;
        if off.abs() > 0.02 {
            items.push(TextItem::Text(std::mem::take(&mut text)));
            let thousandths = (-off * 1000.0 / size).round();
            items.push(TextItem::Offset(thousandths));
            pen -= thousandths * size / 1000.0;
        }
        text.push(glyph.character);
        pen += glyph.advance + spacing;
    }
    items.push(TextItem::Text(text));
    items
}

/// States the text of the glyphs that follow, for whoever extracts it.
fn begin_actual_text(glyphs: &[Glyph]) -> Op {
    let text: String = glyphs.iter().map(|glyph| glyph.character).collect();
    let data = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let map = [("ActualText".to_owned(), DictItem::String { data, literal: false })].into();
    Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties: DictItem::Dict { map } }
}
