//! The file of a register: a frame with fonts and metadata, drawn as every paper is, and pages written behind it one by one.

use std::io::{self, Write};
use std::rc::Rc;

use lopdf::xref::XrefEntry;
use lopdf::{Document, Object, ObjectId};

use crate::archive::{deflated, finish_with};
use crate::draw::{DrawFault, Facts, tree_of};
use crate::faces::SetGlyph;
use crate::fonts::Fonts;
use crate::program::{Program, programs_of};
use crate::register::Codes;
use crate::register_page::{HEIGHT, PageText, WIDTH};
use crate::sheet::{Glyph, Ink, Page, Role, Sheet, TextLine};

/// Everything of the file but its pages.
#[derive(Debug)]
pub(crate) struct Frame {
    /// The file up to its table of objects.
    head: Vec<u8>,
    /// The trailer's dictionary.
    trailer: String,
    /// Offsets of the objects in `head`, by number.
    offsets: Vec<(u32, u64)>,
    /// The object whose kids the pages are.
    parent: u32,
    /// The object of the fonts.
    resources: u32,
    /// Number of the first page's object; its content is the next, and so on.
    first: u32,
    codes: Rc<Codes>,
}

impl Frame {
    /// Draws the frame of a register of so many pages that shows these glyphs.
    pub(crate) fn draw(
        fonts: &Fonts,
        glyphs: &[SetGlyph],
        pages: usize,
        facts: &Facts<'_>,
        digest: &[u8],
    ) -> Result<Self, DrawFault> {
        let sheet = specimen(glyphs);
        let programs = programs_of(fonts, &sheet)?;
        let codes = Rc::new(codes_of(&programs));
        let mut tree = tree_of(fonts, &sheet, &programs, facts.title)?;
        let (parent, resources) = without_specimen(&mut tree).map_err(broken)?;
        let first = tree.max_id + 1;
        let kids = (0..pages).map(|i| Object::Reference((first + 2 * i as u32, 0))).collect::<Vec<Object>>();
        let holder = tree.get_object_mut(parent).and_then(Object::as_dict_mut).map_err(broken)?;
        holder.set("Count", kids.len() as i64);
        holder.set("Kids", kids);
        tree.max_id += 2 * pages as u32;
        let whole = finish_with(tree, facts, digest)?;
        let read = Document::load_mem(&whole).map_err(broken)?;
        let offsets = read.reference_table.entries.iter().filter_map(|(&id, entry)| match entry {
            XrefEntry::Normal { offset, .. } => Some((id, u64::from(*offset))),
            _ => None,
        });
        let table = find_last(&whole, b"\nxref\n").map(|at| at + 1);
        let trailer = find_last(&whole, b"trailer").zip(find_last(&whole, b"\nstartxref"));
        let (Some(table), Some((from, to))) = (table, trailer) else {
            return Err(DrawFault::Building {
                warnings: vec!["the frame has no table of objects".to_owned()],
            });
        };
        Ok(Self {
            head: whole[..table].to_vec(),
            trailer: String::from_utf8_lossy(&whole[from..to]).into_owned(),
            offsets: offsets.collect(),
            parent: parent.0,
            resources: resources.0,
            first,
            codes,
        })
    }

    pub(crate) fn codes(&self) -> Rc<Codes> {
        Rc::clone(&self.codes)
    }
}

fn broken(fault: lopdf::Error) -> DrawFault {
    DrawFault::Finishing(Box::new(fault))
}

/// A page that shows every glyph once: the fonts are cut down to it.
fn specimen(glyphs: &[SetGlyph]) -> Sheet {
    let glyph = |glyph: &SetGlyph| Glyph {
        face: glyph.face,
        id: glyph.id,
        character: glyph.character,
        x: 0.0,
        advance: glyph.advance,
        fixed: false,
    };
    let line = TextLine {
        role: Role::Cell,
        x: 0.0,
        y: 0.0,
        size: 8.0,
        ink: Ink::Black,
        turn: 0.0,
        glyphs: glyphs.iter().map(glyph).collect(),
    };
    let page = Page {
        width: WIDTH,
        height: HEIGHT,
        tints: Vec::new(),
        lines: vec![line],
        rules: Vec::new(),
        rings: Vec::new(),
        codes: Vec::new(),
    };
    Sheet { pages: vec![page] }
}

fn codes_of(programs: &[Program]) -> Codes {
    let of = |program: &Program| {
        let face = program.face;
        let glyphs =
            program.glyphs.iter().filter_map(move |(&c, &code)| Some(((face, char::from_u32(c)?), code)));
        glyphs.collect::<Vec<_>>()
    };
    programs.iter().flat_map(of).collect()
}

/// Takes the specimen's page out; gives the holder of pages and the object with the fonts.
fn without_specimen(tree: &mut Document) -> lopdf::Result<(ObjectId, ObjectId)> {
    let parent = tree.catalog()?.get(b"Pages")?.as_reference()?;
    let page = tree.get_pages().into_values().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let dictionary = tree.get_object(page)?.as_dict()?.clone();
    if let Ok(content) = dictionary.get(b"Contents").and_then(Object::as_reference) {
        tree.objects.remove(&content);
    }
    tree.objects.remove(&page);
    let resources = match dictionary.get(b"Resources")? {
        Object::Reference(id) => *id,
        direct => tree.add_object(direct.clone()),
    };
    Ok((parent, resources))
}

fn find_last(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}

/// The file being written.
#[derive(Debug)]
pub(crate) struct Stream<W: Write> {
    out: W,
    at: u64,
    offsets: Vec<(u32, u64)>,
}

impl<W: Write> Stream<W> {
    pub(crate) fn begin(mut out: W, frame: &Frame) -> io::Result<Self> {
        out.write_all(&frame.head)?;
        Ok(Self { out, at: frame.head.len() as u64, offsets: frame.offsets.clone() })
    }

    /// Writes the page with this number, from 1.
    pub(crate) fn page(&mut self, number: usize, text: &PageText, frame: &Frame) -> io::Result<()> {
        let id = frame.first + 2 * (number as u32 - 1);
        let page = format!(
            "<</Type/Page/Parent {} 0 R/MediaBox[0 0 {WIDTH:.3} {HEIGHT:.3}]/Resources {} 0 R/Contents {} 0 R>>",
            frame.parent,
            frame.resources,
            id + 1
        );
        self.object(id, &[page.as_bytes()])?;
        let content = deflated(text.operators())?;
        let head = format!("<</Filter/FlateDecode/Length {}>>stream\n", content.len());
        self.object(id + 1, &[head.as_bytes(), &content, b"\nendstream"])
    }

    fn object(&mut self, id: u32, parts: &[&[u8]]) -> io::Result<()> {
        self.offsets.push((id, self.at));
        let head = format!("{id} 0 obj\n");
        for part in [&[head.as_bytes()][..], parts, &[b"\nendobj\n"]].concat() {
            self.out.write_all(part)?;
            self.at += part.len() as u64;
        }
        Ok(())
    }

    /// Writes table and trailer.
    pub(crate) fn finish(mut self, frame: &Frame) -> io::Result<W> {
        self.offsets.sort_unstable();
        self.out.write_all(b"xref\n0 1\n0000000000 65535 f \n")?;
        for section in self.offsets.chunk_by(|a, b| a.0 + 1 == b.0) {
            writeln!(self.out, "{} {}", section[0].0, section.len())?;
            for (_, offset) in section {
                writeln!(self.out, "{offset:010} 00000 n ")?;
            }
        }
        write!(self.out, "{}\nstartxref\n{}\n%%EOF\n", frame.trailer.trim_end(), self.at)?;
        self.out.flush()?;
        Ok(self.out)
    }
}
