//! Finding the code in a picture: a scan, a photograph, a page that was drawn.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{GrayImage, ImageReader, Limits, imageops};
use rxing::helpers::detect_in_luma_slice;
use rxing::{BarcodeFormat, RXingResult};

/// Widest and highest picture looked at: a phone of a hundred million pixels stays below.
const LARGEST_SIDE: u32 = 16_384;
/// Memory a picture may take while it is read.
const MOST_BYTES: u64 = 400 << 20;
/// Sides the picture is tried at, longest first side: a code in a large photograph is found more surely when noise is
/// averaged away, a small one only in full size.
const SIDES: [u32; 3] = [2400, 1600, 1000];

/// A picture in shades of grey.
#[derive(Debug, Clone)]
pub struct Grey(GrayImage);

/// Why a file is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureFault {
    /// Not a PNG or JPEG, damaged, or far too large.
    #[error("这不是能认的图片。请用 PNG、JPG 图片或 PDF 文件，照片不要超过 400 兆像素")]
    NotAPicture(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Grey {
    /// Reads a PNG or JPEG.
    ///
    /// # Errors
    /// [`PictureFault::NotAPicture`].
    pub fn from_file(bytes: &[u8]) -> Result<Self, PictureFault> {
        let mut reader = ImageReader::new(Cursor::new(bytes))
            .with_guessed_format()
            .map_err(|fault| PictureFault::NotAPicture(Box::new(fault)))?;
        let mut limits = Limits::default();
        limits.max_image_width = Some(LARGEST_SIDE);
        limits.max_image_height = Some(LARGEST_SIDE);
        limits.max_alloc = Some(MOST_BYTES);
        reader.limits(limits);
        let picture = reader.decode().map_err(|fault| PictureFault::NotAPicture(Box::new(fault)))?;
        Ok(Self(picture.into_luma8()))
    }

    /// Takes opaque pixels, four bytes each, row by row; nothing when they are not that many.
    #[must_use]
    pub fn from_rgba(width: u32, height: u32, rgba: &[u8]) -> Option<Self> {
        // Rec. 601, in 256ths.
        let luma = |pixel: &[u8]| {
            let sum = 77 * u32::from(pixel[0]) + 150 * u32::from(pixel[1]) + 29 * u32::from(pixel[2]);
            u8::try_from(sum >> 8).unwrap_or(u8::MAX)
        };
        GrayImage::from_raw(width, height, rgba.chunks_exact(4).map(luma).collect()).map(Self)
    }

    /// The digits of the code in the picture, if there is one that can be read.
    #[must_use]
    pub fn digits(&self) -> Option<String> {
        let longest = self.0.width().max(self.0.height());
        let smaller = SIDES.into_iter().filter(|&side| side < longest);
        let shrunk = smaller.map(|side| {
            let (width, height) = (self.0.width() * side / longest, self.0.height() * side / longest);
            imageops::thumbnail(&self.0, width.max(1), height.max(1))
        });
        // Up to a scanned page the full size comes first; a photograph of many megapixels is shrunk first.
        if longest <= 4000 {
            read(&self.0).or_else(|| shrunk.into_iter().find_map(|picture| read(&picture)))
        } else {
            shrunk.into_iter().find_map(|picture| read(&picture)).or_else(|| read(&self.0))
        }
    }
}

/// The decoder is somebody else's: should it panic on a picture, there was no code in it.
fn read(picture: &GrayImage) -> Option<String> {
    let detect = || {
        detect_in_luma_slice(
            picture.as_raw(),
            picture.width(),
            picture.height(),
            Some(BarcodeFormat::QR_CODE),
        )
    };
    let found: RXingResult = catch_unwind(AssertUnwindSafe(detect)).ok()?.ok()?;
    let text = found.getText();
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.to_owned())
}
