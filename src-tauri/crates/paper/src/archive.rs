//! Making an archive file of what printpdf built: PDF/A-2u.
//!
//! printpdf's own conformance setting writes a printing profile under the wrong key and no metadata, so the finished
//! object tree is completed here: output intent, metadata, language, identifier from content, no clock, no chance.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use crate::draw::Facts;
use crate::program::Program;
use crate::text_string::text_string;
use crate::xmp::{PRODUCER, Packet, pdf_date};

/// sRGB, 736 bytes, public domain.
const PROFILE: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/icc/srgb.icc"));
/// How hard is tried to make a stream small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// What is written once and gone through again and again: the operators of a page, tables of characters.
    Least,
    /// Outlines, of which most of a file consists. A higher level takes half as long again and saves nothing.
    Usual,
    /// What is kept and put into many files.
    Most,
}

impl Effort {
    const ALL: [Self; 3] = [Self::Least, Self::Usual, Self::Most];

    fn level(self) -> Compression {
        Compression::new(match self {
            Self::Least => 1,
            Self::Usual => 3,
            Self::Most => 9,
        })
    }
}

/// Shorter streams gain nothing.
const WORTH_DEFLATING: usize = 20;

/// Why the object tree could not be completed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ArchiveFault {
    /// The tree has no catalog or pages.
    #[error("the document built by printpdf lacks an object")]
    Tree(#[source] lopdf::Error),
    /// Compressing or writing.
    #[error("writing the file's bytes")]
    Writing(#[source] std::io::Error),
}

/// Completes the document and gives the bytes of the file.
pub(crate) fn finish(document: Document, facts: &Facts<'_>) -> Result<Vec<u8>, ArchiveFault> {
    finish_with(document, facts, &[])
}

/// Completes a document whose identifier depends on more than is in its tree.
pub(crate) fn finish_with(
    mut document: Document,
    facts: &Facts<'_>,
    more: &[u8],
) -> Result<Vec<u8>, ArchiveFault> {
    document.version = "1.7".to_owned();
    drop_leftovers(&mut document)?;
    let id = identifier(&document, facts, more);
    let is_tagged = document.catalog().is_ok_and(|catalog| catalog.has(b"StructTreeRoot"));
    let metadata = metadata(facts, id, is_tagged);
    let metadata = document.add_object(metadata);
    let profile = document
        .add_object(Stream::new(dictionary! { "N" => 3, "Alternate" => "DeviceRGB" }, PROFILE.to_vec()));
    let intent = document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    });
    let catalog = document.catalog_mut().map_err(ArchiveFault::Tree)?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Reference(intent)]);
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.remove(b"PageLayout");
    if catalog.has(b"Outlines") {
        catalog.set("PageMode", "UseOutlines");
    } else {
        catalog.remove(b"PageMode");
    }
    replace_information(&mut document, facts);
    let half = Object::String(id.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![half.clone(), half]);
    deflate_streams(&mut document)?;
    let mut bytes = Vec::with_capacity(128 * 1024);
    document.save_to(&mut bytes).map_err(ArchiveFault::Writing)?;
    Ok(bytes)
}

/// Takes out what printpdf writes for every page without need.
fn drop_leftovers(document: &mut Document) -> Result<(), ArchiveFault> {
    let pages: Vec<_> = document.get_pages().into_values().collect();
    for page in pages {
        let page = document.get_object_mut(page).and_then(Object::as_dict_mut).map_err(ArchiveFault::Tree)?;
        let no_annotations =
            page.get(b"Annots").and_then(Object::as_array).is_ok_and(|annotations| annotations.is_empty());
        if no_annotations {
            page.remove(b"Annots");
        }
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
    }
    Ok(())
}

/// The file's identifier, made from everything that can differ between two papers.
fn identifier(document: &Document, facts: &Facts<'_>, more: &[u8]) -> [u8; 16] {
    let mut hash = Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    };
    for text in [facts.title, facts.author, facts.number, &pdf_date(facts.made_at)] {
        part(text.as_bytes());
    }
    // A font program says nothing that the table of its characters does not say.
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    streams.filter(|stream| !is_font_program(&stream.dict)).for_each(|stream| part(&stream.content));
    hash.update(more);
    let mut id = [0; 16];
    id.copy_from_slice(&hash.finalize()[..16]);
    id
}

fn metadata(facts: &Facts<'_>, id: [u8; 16], is_tagged: bool) -> Stream {
    let Facts { title, author, number, made_at } = *facts;
    let packet = Packet { title, author, number, made_at, id, is_tagged };
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Stream::new(dictionary, packet.bytes()).with_compression(false)
}

/// The document information may say only what the XMP packet repeats.
fn replace_information(document: &mut Document, facts: &Facts<'_>) {
    let literal = |text: &str| Object::string_literal(text);
    let mut information = Dictionary::new();
    information.set("Title", text_string(facts.title));
    information.set("Author", text_string(facts.author));
    information.set("Subject", text_string(facts.number));
    information.set("Creator", literal(PRODUCER));
    information.set("Producer", literal(PRODUCER));
    let made = pdf_date(facts.made_at);
    information.set("CreationDate", literal(&made));
    information.set("ModDate", literal(&made));
    if let Ok(old) = document.trailer.get(b"Info").and_then(Object::as_reference) {
        document.objects.remove(&old);
    }
    let information = document.add_object(information);
    document.trailer.set("Info", information);
}

fn deflate_streams(document: &mut Document) -> Result<(), ArchiveFault> {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let mut deflated = deflate(&stream.content, Effort::Least).map_err(ArchiveFault::Writing)?;
        if ends_like_a_line(&deflated) {
            pad(stream);
            deflated = deflate(&stream.content, Effort::Least).map_err(ArchiveFault::Writing)?;
        }
        if deflated.len() + WORTH_DEFLATING < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(deflated);
        }
    }
    Ok(())
}

/// Data that ends in a line end is taken for a byte shorter by readers that look for `endstream` and the line end
/// before it; an archive file must not leave that open (ISO 19005-2, 6.1.7.1).
fn ends_like_a_line(bytes: &[u8]) -> bool {
    matches!(bytes.last(), Some(b'\r' | b'\n'))
}

/// Adds a byte that means nothing: a blank to operators and tables of characters, a stray byte behind the last table of
/// a font program. It changes the checksum the deflated data end in.
fn pad(stream: &mut Stream) {
    let is_font = is_font_program(&stream.dict);
    stream.content.push(if is_font { 1 } else { b' ' });
    if stream.dict.has(b"Length1") {
        stream.dict.set("Length1", stream.content.len() as i64);
    }
}

/// Operators of a page, compressed as an archive file asks for.
pub(crate) fn deflated(mut content: Vec<u8>) -> std::io::Result<Vec<u8>> {
    let mut bytes = deflate(&content, Effort::Usual)?;
    while ends_like_a_line(&bytes) {
        content.push(b' ');
        bytes = deflate(&content, Effort::Usual)?;
    }
    Ok(bytes)
}

/// Bytes nothing may stand behind, compressed; none if they would end like a line.
pub(crate) fn deflated_as_it_is(content: &[u8]) -> std::io::Result<Option<Vec<u8>>> {
    let bytes = deflate(content, Effort::Usual)?;
    Ok((!ends_like_a_line(&bytes)).then_some(bytes))
}

/// A font program as it stands in the file.
#[derive(Debug)]
pub(crate) struct Deflated {
    /// Length before compressing.
    pub(crate) length: usize,
    pub(crate) bytes: Vec<u8>,
}

impl Deflated {
    /// Compresses a font program, with stray bytes behind its last table if it would end like a line.
    pub(crate) fn of(program: &[u8], effort: Effort) -> std::io::Result<Self> {
        let mut bytes = deflate(program, effort)?;
        let mut padded = Vec::new();
        while ends_like_a_line(&bytes) {
            if padded.is_empty() {
                padded.extend(program);
            }
            padded.push(1);
            bytes = deflate(&padded, effort)?;
        }
        Ok(Self { length: padded.len().max(program.len()), bytes })
    }
}

/// Puts the compressed font programs into the place of the plain ones.
pub(crate) fn store_programs(document: &mut Document, programs: &[Program]) {
    let is_program = |stream: &Stream| is_font_program(&stream.dict);
    let streams = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    for stream in streams.filter(|stream| is_program(stream)) {
        let Some(program) = programs.iter().find(|program| program.embedded() == stream.content) else {
            continue;
        };
        if stream.dict.has(b"Length1") {
            stream.dict.set("Length1", program.stored.length as i64);
        }
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(program.stored.bytes.clone());
    }
}

fn is_font_program(dictionary: &Dictionary) -> bool {
    let subtype = dictionary.get(b"Subtype").and_then(Object::as_name);
    dictionary.has(b"Length1") || subtype.is_ok_and(|name| name == b"CIDFontType0C")
}

thread_local! {
    /// Their tables are large: setting them up anew for every stream took as long as compressing.
    static COMPRESSORS: RefCell<[Compress; 3]> =
        RefCell::new(Effort::ALL.map(|effort| Compress::new(effort.level(), true)));
}

fn deflate(bytes: &[u8], effort: Effort) -> std::io::Result<Vec<u8>> {
    COMPRESSORS.with_borrow_mut(|compressors| {
        let compressor = &mut compressors[effort as usize];
        compressor.reset();
        let mut into = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let taken = compressor.total_in() as usize;
            let status = compressor.compress_vec(&bytes[taken..], &mut into, FlushCompress::Finish)?;
            if status == Status::StreamEnd {
                return Ok(into);
            }
            into.reserve(bytes.len() / 2 + 64);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_stream_ends_in_a_line_end() {
        for extra in 0..600 {
            let content = vec![b'a'; 200 + extra];
            let mut document = Document::new();
            let text = document.add_object(Stream::new(Dictionary::new(), content.clone()));
            let length = content.len() as i64;
            let font = document.add_object(Stream::new(dictionary! { "Length1" => length }, content.clone()));
            deflate_streams(&mut document).expect("deflated");
            for id in [text, font] {
                let stream = document.get_object(id).and_then(Object::as_stream).expect("a stream");
                assert!(!ends_like_a_line(&stream.content), "{} bytes end in a line end", content.len());
                let inflated = stream.decompressed_content().expect("inflated");
                assert!(inflated.starts_with(&content), "the content is kept");
                let stated = stream.dict.get(b"Length1").and_then(Object::as_i64);
                assert!(stated.map_or(true, |stated| stated == inflated.len() as i64), "Length1 is true");
            }
        }
    }
}
