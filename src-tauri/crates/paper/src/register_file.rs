//! The file of a register: a frame with fonts and metadata, drawn as every paper is, and pages written behind it one by one.

use std::io::{self, Write};
use std::rc::Rc;

use lopdf::xref::XrefEntry;
use lopdf::{Document, Object, ObjectId, dictionary};

use crate::archive::{deflated, deflated_as_it_is, finish_with};
use crate::draw::{DrawFault, Facts, tree_of};
use crate::faces::SetGlyph;
use crate::fonts::Fonts;
use crate::program::{Program, programs_of};
use crate::register::Codes;
use crate::register_objects::{Batch, ObjectPlaces};
use crate::register_page::{HEIGHT, WIDTH};
use crate::register_tags::Structure;
use crate::register_text::PageText;
use crate::sheet::{Glyph, Ink, Page, Role, Sheet, TextLine};

/// What the survey found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) pages: usize,
    /// Whether the file carries its structure.
    pub(crate) is_tagged: bool,
}

/// Everything of the file but its pages.
#[derive(Debug)]
pub(crate) struct Frame {
    /// The file up to its table of objects.
    head: Vec<u8>,
    /// What the trailer says of it.
    trailer: String,
    /// Offsets of the objects in `head`, by number.
    offsets: Vec<(u32, u64)>,
    /// The object whose kids the pages are.
    parent: u32,
    /// The object of the fonts.
    resources: u32,
    /// Number of the first page's object; its content is the next, and so on.
    first: u32,
    /// Number of the root of the structure, if there is to be one.
    root: Option<u32>,
    /// The first number that is free.
    free: u32,
    codes: Rc<Codes>,
}

impl Frame {
    /// Draws the frame of a register of this size that shows these glyphs.
    pub(crate) fn draw(
        fonts: &Fonts,
        glyphs: &[SetGlyph],
        size: Size,
        facts: &Facts<'_>,
        digest: &[u8],
    ) -> Result<Self, DrawFault> {
        let sheet = specimen(glyphs);
        let programs = programs_of(fonts, &sheet)?;
        let codes = Rc::new(codes_of(&programs));
        let mut tree = tree_of(fonts, &sheet, &programs, facts.title)?;
        let (parent, resources) = without_specimen(&mut tree).map_err(broken)?;
        let first = tree.max_id + 1;
        let kids =
            (0..size.pages).map(|i| Object::Reference((first + 2 * i as u32, 0))).collect::<Vec<Object>>();
        let holder = tree.get_object_mut(parent).and_then(Object::as_dict_mut).map_err(broken)?;
        holder.set("Count", kids.len() as i64);
        holder.set("Kids", kids);
        tree.max_id += 2 * size.pages as u32;
        let root = size.is_tagged.then(|| keep_root(&mut tree)).transpose().map_err(broken)?;
        let whole = finish_with(tree, facts, digest)?;
        let read = Document::load_mem(&whole).map_err(broken)?;
        let offsets = read.reference_table.entries.iter().filter_map(|(&id, entry)| match entry {
            XrefEntry::Normal { offset, .. } => Some((id, u64::from(*offset))),
            _ => None,
        });
        let table = find_last(&whole, b"\nxref\n").map(|at| at + 1);
        let table = table.ok_or_else(|| DrawFault::Building {
            warnings: vec!["the frame has no table of objects".to_owned()],
        })?;
        Ok(Self {
            head: whole[..table].to_vec(),
            trailer: trailer_of(&read).map_err(broken)?,
            offsets: offsets.collect(),
            parent: parent.0,
            resources: resources.0,
            first,
            root,
            free: read.max_id.max(first + 2 * size.pages as u32) + 1,
            codes,
        })
    }

    pub(crate) fn codes(&self) -> Rc<Codes> {
        Rc::clone(&self.codes)
    }

    pub(crate) fn is_tagged(&self) -> bool {
        self.root.is_some()
    }
}

/// Keeps a number for the root of the structure and names it in the catalog.
fn keep_root(tree: &mut Document) -> lopdf::Result<u32> {
    let root = tree.new_object_id();
    let catalog = tree.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(root.0)
}

/// Catalog, information and identifier, as the trailer names them.
fn trailer_of(file: &Document) -> lopdf::Result<String> {
    let number = |key: &[u8]| Ok::<u32, lopdf::Error>(file.trailer.get(key)?.as_reference()?.0);
    let mut id = String::new();
    for half in file.trailer.get(b"ID")?.as_array()? {
        let digits = half.as_str()?.iter().map(|byte| format!("{byte:02X}"));
        id.push_str(&format!("<{}>", digits.collect::<String>()));
    }
    Ok(format!("/Root {} 0 R/Info {} 0 R/ID[{id}]", number(b"Root")?, number(b"Info")?))
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
        links: Vec::new(),
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
    places: ObjectPlaces,
    structure: Option<Structure>,
    /// The next free number, where there is no structure to count on.
    free: u32,
}

impl<W: Write> Stream<W> {
    pub(crate) fn begin(mut out: W, frame: &Frame) -> io::Result<Self> {
        out.write_all(&frame.head)?;
        let mut places = ObjectPlaces::default();
        frame.offsets.iter().for_each(|&(number, at)| places.object(number, at));
        let structure = frame.root.map(|root| Structure::new(root, frame.free));
        Ok(Self { out, at: frame.head.len() as u64, places, structure, free: frame.free })
    }

    /// Writes the page with this number, from 1.
    pub(crate) fn page(&mut self, number: usize, text: &PageText, frame: &Frame) -> io::Result<()> {
        let id = frame.first + 2 * (number as u32 - 1);
        let marks = text.marks().zip(self.structure.as_mut());
        let elements = marks.map(|(marks, structure)| structure.page(id, marks));
        let key = elements.as_ref().map(|_| format!("/Tabs/S/StructParents {}", number - 1));
        let page = format!(
            "<</Type/Page/Parent {} 0 R/MediaBox[0 0 {WIDTH:.3} {HEIGHT:.3}]/Resources {} 0 R/Contents {} 0 R{}>>",
            frame.parent,
            frame.resources,
            id + 1,
            key.unwrap_or_default()
        );
        self.object(id, &[page.as_bytes()])?;
        self.stream(id + 1, "", deflated(text.operators())?)?;
        elements.map_or(Ok(()), |elements| self.batch(&elements))
    }

    fn object(&mut self, id: u32, parts: &[&[u8]]) -> io::Result<()> {
        self.places.object(id, self.at);
        let head = format!("{id} 0 obj\n");
        for part in [&[head.as_bytes()][..], parts, &[b"\nendobj\n"]].concat() {
            self.out.write_all(part)?;
            self.at += part.len() as u64;
        }
        Ok(())
    }

    fn stream(&mut self, id: u32, dictionary: &str, content: Vec<u8>) -> io::Result<()> {
        let head = format!("<<{dictionary}/Filter/FlateDecode/Length {}>>stream\n", content.len());
        self.object(id, &[head.as_bytes(), &content, b"\nendstream"])
    }

    fn batch(&mut self, batch: &Batch) -> io::Result<()> {
        let id = self.take_number();
        let (dictionary, content) = batch.stream();
        self.places.batch(id, batch);
        self.stream(id, &dictionary, deflated(content)?)
    }

    fn take_number(&mut self) -> u32 {
        match &mut self.structure {
            Some(structure) => structure.take_number(),
            None => {
                self.free += 1;
                self.free - 1
            }
        }
    }

    /// Writes what holds the structure, and where everything lies.
    pub(crate) fn finish(mut self, frame: &Frame) -> io::Result<W> {
        if let Some(elements) = self.structure.as_mut().map(Structure::finish) {
            self.batch(&elements)?;
        }
        let at = self.at;
        loop {
            let id = self.take_number();
            let (dictionary, rows) = self.places.stream(id, at);
            if let Some(content) = deflated_as_it_is(&rows)? {
                self.stream(id, &format!("{dictionary}{}", frame.trailer), content)?;
                break;
            }
        }
        write!(self.out, "startxref\n{at}\n%%EOF\n")?;
        self.out.flush()?;
        Ok(self.out)
    }
}
