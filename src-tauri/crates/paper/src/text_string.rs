//! Text that is no content of a page, such as titles and descriptions (PDF 32000-1, 7.9.2.2).

use lopdf::{Object, StringFormat};

/// The text as UTF-16 with its byte order mark.
pub(crate) fn text_string(text: &str) -> Object {
    let bytes = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}
