//! Reading a file of ours back: the text in drawing order, to be held against the digest that was signed.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object};

use crate::qr::captions;

/// A certificate has one page; whoever sends a book is not read to its end.
const MOST_PAGES: usize = 4;
/// A page's operators take 40 kB; more is a bomb.
const MOST_BYTES: usize = 4 << 20;

/// Why no text was read.
#[derive(Debug, thiserror::Error)]
pub enum ReadFault {
    /// Not a PDF, or a damaged one.
    #[error("文件不是完整的 PDF，读不出来")]
    NotAPdf(#[source] lopdf::Error),
    /// More pages than any paper of ours.
    #[error("这份 PDF 有 {0} 页，不是守章出具的证明")]
    TooManyPages(usize),
}

/// Every character a file shows, in drawing order.
///
/// # Errors
/// [`ReadFault`] when the bytes are no PDF or far more than a certificate.
pub fn text_of(pdf: &[u8]) -> Result<String, ReadFault> {
    let document = Document::load_mem(pdf).map_err(ReadFault::NotAPdf)?;
    let pages = document.get_pages();
    if pages.len() > MOST_PAGES {
        return Err(ReadFault::TooManyPages(pages.len()));
    }
    let mut text = String::new();
    for page in pages.into_values() {
        let bytes = document.get_page_content_with_limit(page, MOST_BYTES).map_err(ReadFault::NotAPdf)?;
        let content = Content::decode(&bytes).map_err(ReadFault::NotAPdf)?;
        let fonts = document.get_page_fonts(page).map_err(ReadFault::NotAPdf)?;
        let encodings = fonts.into_iter().filter_map(|(name, font)| {
            font.get_font_encoding_with_limit(&document, MOST_BYTES).ok().map(|encoding| (name, encoding))
        });
        let mut reader = Reader { encodings: encodings.collect(), font: None, spans: Vec::new(), text };
        content.operations.iter().for_each(|operation| reader.take(operation));
        text = reader.text;
    }
    Ok(text)
}

/// Whether a page of a file shows a picture, as a scan of a paper does and no paper of ours.
#[must_use]
pub fn shows_pictures(pdf: &[u8]) -> bool {
    let Ok(document) = Document::load_mem(pdf) else { return false };
    document
        .objects
        .values()
        .any(|object| object.as_stream().is_ok_and(|stream| stream.dict.get(b"Subtype").is_ok_and(is_image)))
}

fn is_image(subtype: &Object) -> bool {
    subtype.as_name().is_ok_and(|name| name == b"Image")
}

/// What [`text_of`] read, without the words beside the code, which come last; nothing when they do not stand there.
#[must_use]
pub fn text_without_code(text: &str, short_code: &str) -> Option<String> {
    text.strip_suffix(&captions(short_code).concat()).map(str::to_owned)
}

struct Reader<'a> {
    encodings: BTreeMap<Vec<u8>, Encoding<'a>>,
    font: Option<Vec<u8>>,
    /// Open marked content, and whether its text was stated.
    spans: Vec<bool>,
    text: String,
}

impl Reader<'_> {
    fn take(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "Tf" => self.font = operands.first().and_then(|name| name.as_name().ok()).map(<[u8]>::to_vec),
            "Tj" | "'" | "\"" => operands.iter().for_each(|string| self.show(string)),
            "TJ" => {
                let strings = operands.first().and_then(|array| array.as_array().ok());
                strings.into_iter().flatten().for_each(|string| self.show(string));
            }
            "BMC" => self.spans.push(false),
            "BDC" => {
                let stated =
                    operands.last().and_then(|properties| properties.as_dict().ok()).and_then(actual_text);
                // Inside a stated text another one says nothing new.
                if let Some(stated) = stated.as_ref().filter(|_| !self.is_stated()) {
                    self.text.push_str(stated);
                }
                self.spans.push(stated.is_some());
            }
            "EMC" => drop(self.spans.pop()),
            _ => {}
        }
    }

    fn is_stated(&self) -> bool {
        self.spans.contains(&true)
    }

    fn show(&mut self, string: &Object) {
        let (Ok(bytes), false) = (string.as_str(), self.is_stated()) else { return };
        let encoding = self.font.as_ref().and_then(|font| self.encodings.get(font));
        let shown = encoding.and_then(|encoding| Document::decode_text(encoding, bytes).ok());
        // What cannot be read is not passed over: it must not look like nothing.
        self.text.push_str(shown.as_deref().unwrap_or("\u{FFFD}"));
    }
}

/// `/ActualText` of marked content: UTF-16 with a mark in front.
fn actual_text(properties: &Dictionary) -> Option<String> {
    let bytes = properties.get(b"ActualText").ok()?.as_str().ok()?;
    let units: Vec<u16> = bytes
        .strip_prefix(&[0xFE, 0xFF])?
        .chunks_exact(2)
        .map(|two| u16::from_be_bytes([two[0], two[1]]))
        .collect();
    String::from_utf16(&units).ok()
}
