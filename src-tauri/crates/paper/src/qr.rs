//! 验真码 on the page: the two-dimensional code and its short code, at the left of the foot, away from the seal.
//!
//! The signature block stands at the right with 50×50 mm kept clear for the seal, so its left is always free: a committee's
//! name is at most 20 characters wide. The code stands there, above the lines to sign on, on every page at the same place.

use qrcodegen::{DataTooLong, Mask, QrCode, QrCodeEcc, QrSegment, Version};

use crate::composer::{Composer, Place};
use crate::faces::Setting;
use crate::fault::LayoutFault;
use crate::fonts::Fonts;
use crate::foot::place_above_signatures;
use crate::grid::{LEFT, SIZE_SMALL_5, mm};
use crate::qr_mask::best_masked;
use crate::sheet::{Code, Ink, Role, Sheet};

/// What a scanner reads, and what one types when it does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckCode<'a> {
    /// Decimal digits.
    pub digits: &'a str,
    /// 短码: groups parted by `-`, printed in two lines.
    pub short_code: &'a str,
}

/// Printed smaller, cheap printers and cameras lose it.
const LEAST_MODULE: f32 = mm(0.5);
/// Side of the code, unless that would make its modules too small.
const SIDE: f32 = mm(30.0);
/// Quiet zone, modules.
const QUIET: f32 = 4.0;
const CAPTION_LEADING: f32 = mm(3.9);
/// From the last line of the caption to the lines to sign on.
const CLEAR_BELOW: f32 = mm(3.5);
/// Groups of the short code in its first line.
const GROUPS_IN_LINE: usize = 3;
/// Error correction Q up to here, M beyond: the modules stay large enough.
const LARGEST_WITH_Q: u8 = 10;
/// 300 bytes take version 13 at M.
const LARGEST_WITH_M: u8 = 14;
/// For whoever hears the page.
const SAYS: &str = "验真码：扫描后查验真伪；扫不出来的，输入下面的短码";

/// Puts the code on the first page of a laid-out certificate.
///
/// # Errors
/// [`LayoutFault::TooLong`] when the digits are more than a code of bearable size holds.
pub fn put_code(fonts: &Fonts, sheet: &mut Sheet, code: &CheckCode<'_>) -> Result<(), LayoutFault> {
    let Some(first) = sheet.pages.first_mut() else { return Err(LayoutFault::Lacks("正文")) };
    let qr = encode(code.digits).ok_or(LayoutFault::TooLong { what: "验真码", most: 1 })?;
    let size = usize::try_from(qr.size()).map_err(|_| LayoutFault::TooLong { what: "验真码", most: 1 })?;
    let module = (SIDE / size as f32).max(LEAST_MODULE);
    let captions = captions(code.short_code);
    let last_caption = place_above_signatures(first) - CLEAR_BELOW;
    let first_caption = last_caption - (captions.len() - 1) as f32 * CAPTION_LEADING;
    let bottom = first_caption - SIZE_SMALL_5 * 0.86 - QUIET * module;
    let top = bottom - size as f32 * module;
    // The composer works on a page of its own and gives it back.
    let mut composer = Composer { fonts, page: first.clone() };
    for (i, caption) in captions.iter().enumerate() {
        let y = first_caption + i as f32 * CAPTION_LEADING;
        let place = Place { role: Role::CheckCode, x: LEFT, y, size: SIZE_SMALL_5, ink: Ink::Black };
        composer.put_words(caption, Setting::Body, "验真码", 0.0, place)?;
    }
    let dark = best_masked(&qr).ok_or(LayoutFault::TooLong { what: "验真码", most: 1 })?;
    let says = SAYS.to_owned();
    composer.page.codes.push(Code { at: (LEFT, top), module, size, dark, says });
    *first = composer.page;
    Ok(())
}

/// Numeric mode, error correction Q while the version stays small, else M; with mask 0.
fn encode(digits: &str) -> Option<QrCode> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let segments = [QrSegment::make_numeric(digits)];
    let with = |level, largest: u8| -> Result<QrCode, DataTooLong> {
        let (least, largest) = (Version::MIN, Version::new(largest));
        QrCode::encode_segments_advanced(&segments, level, least, largest, Some(Mask::new(0)), false)
    };
    with(QrCodeEcc::Quartile, LARGEST_WITH_Q).or_else(|_| with(QrCodeEcc::Medium, LARGEST_WITH_M)).ok()
}

pub(crate) fn captions(short_code: &str) -> Vec<String> {
    let groups: Vec<&str> = short_code.split('-').collect();
    let lines = groups.chunks(GROUPS_IN_LINE).map(|groups| groups.join("-"));
    // No dash at the end of a line: readers that take words across lines would swallow it.
    std::iter::once("扫码查验　短码：".to_owned()).chain(lines).collect()
}
