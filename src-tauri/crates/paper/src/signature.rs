//! The place for a signature in a file, and putting it there.
//!
//! The signature covers every byte of the file but itself. Its place is kept with zeros while the file is written; then
//! the range around it is digested, signed, and the hexadecimal digits are put over the zeros.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use sha2::{Digest, Sha256};
use shouzhang_domain::Moment;

use crate::text_string::text_string;
use crate::xmp::pdf_date;

/// A signature with its certificate takes about 900 bytes.
const ROOM: usize = 2048;
/// Keeps the places of the range's numbers as wide as any number there.
const WIDE: i64 = 9_999_999_999;

/// What signs a file.
pub trait FileSigner {
    /// CMS SignedData (DER) over a file whose signed range has this SHA-256.
    ///
    /// # Errors
    /// Whatever kept it from signing.
    fn sign(&self, sha256: &[u8; 32]) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>>;
}

/// Adds an invisible signature field with room for the signature.
pub(crate) fn keep_room(document: &mut Document, signer: &str, at: Moment) -> Result<(), lopdf::Error> {
    let page_id = document.get_pages().into_values().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let signature = document.add_object(dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "Name" => text_string(signer),
        "M" => Object::string_literal(pdf_date(at)),
        "ByteRange" => vec![0.into(), WIDE.into(), WIDE.into(), WIDE.into()],
        "Contents" => Object::String(vec![0; ROOM], StringFormat::Hexadecimal),
    });
    let field = document.add_object(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => Object::string_literal("Signature"),
        // For a reader who hears the page.
        "TU" => text_string("电子签名"),
        // Hidden from nobody and printed, as an archive file asks for; without a size there is nothing to see.
        "F" => 132,
        "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
        "P" => page_id,
        "V" => signature,
    });
    dictionary(document, page_id)?.set("Annots", vec![Object::Reference(field)]);
    document
        .catalog_mut()?
        .set("AcroForm", dictionary! { "SigFlags" => 3, "Fields" => vec![Object::Reference(field)] });
    tag(document, page_id, field)
}

/// Puts the field at the end of the structure, as PDF/UA asks: a Form element that refers to it, and the way back.
fn tag(document: &mut Document, page: ObjectId, field: ObjectId) -> Result<(), lopdf::Error> {
    let root = document.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let tree = document.get_dictionary(root)?;
    let top =
        tree.get(b"K")?.as_array()?.first().ok_or(lopdf::Error::ObjectNotFound(root))?.as_reference()?;
    let parents = tree.get(b"ParentTree")?.as_reference()?;
    let key = tree.get(b"ParentTreeNextKey")?.as_i64()?;
    let form = document.add_object(dictionary! {
        "Type" => "StructElem",
        "S" => "Form",
        "P" => top,
        "Pg" => page,
        "K" => dictionary! { "Type" => "OBJR", "Obj" => field, "Pg" => page },
    });
    list(document, top, b"K")?.push(form.into());
    list(document, parents, b"Nums")?.extend([key.into(), form.into()]);
    dictionary(document, root)?.set("ParentTreeNextKey", key + 1);
    dictionary(document, field)?.set("StructParent", key);
    Ok(())
}

fn dictionary(document: &mut Document, id: ObjectId) -> Result<&mut Dictionary, lopdf::Error> {
    document.get_object_mut(id)?.as_dict_mut()
}

fn list<'a>(
    document: &'a mut Document,
    id: ObjectId,
    key: &[u8],
) -> Result<&'a mut Vec<Object>, lopdf::Error> {
    dictionary(document, id)?.get_mut(key)?.as_array_mut()
}

/// Why a file was not signed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SignatureFault {
    /// The place that was kept is not there, or not wide enough.
    #[error("the file has no room for its signature")]
    NoRoom,
    /// The signer did not sign.
    #[error("signing the file")]
    Signing(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Signs a written file in its place.
pub(crate) fn fill(mut file: Vec<u8>, signer: &dyn FileSigner) -> Result<Vec<u8>, SignatureFault> {
    let zeros = [b"<".as_slice(), &vec![b'0'; 2 * ROOM], b">"].concat();
    let start = position(&file, &zeros).ok_or(SignatureFault::NoRoom)?;
    let end = start + zeros.len();
    let kept = format!("[0 {WIDE} {WIDE} {WIDE}]");
    let range = position(&file, kept.as_bytes()).ok_or(SignatureFault::NoRoom)?;
    let stated = format!("[0 {start} {end} {}]", file.len() - end);
    let stated = format!("{stated:<width$}", width = kept.len());
    file[range..range + kept.len()].copy_from_slice(stated.as_bytes());
    let mut hasher = Sha256::new();
    hasher.update(&file[..start]);
    hasher.update(&file[end..]);
    let signature = signer.sign(&hasher.finalize().into()).map_err(SignatureFault::Signing)?;
    if signature.len() > ROOM {
        return Err(SignatureFault::NoRoom);
    }
    let digits: String = signature.iter().map(|byte| format!("{byte:02X}")).collect();
    file[start + 1..start + 1 + digits.len()].copy_from_slice(digits.as_bytes());
    Ok(file)
}

fn position(file: &[u8], what: &[u8]) -> Option<usize> {
    file.windows(what.len()).position(|window| window == what)
}
