//! A picture of a page, from the very bytes that are printed.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// Widest picture, in pixels: A4 at 600 dpi.
const WIDEST: u32 = 4960;

/// A picture, row by row from the top, four bytes a pixel: red, green, blue, opaque.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// `width * height * 4` bytes.
    pub rgba: Vec<u8>,
}

/// Why no picture was made.
#[derive(Debug, thiserror::Error)]
pub enum PictureFault {
    /// Not a PDF file, or one without pages.
    #[error("文件不是完整的 PDF，显示不了")]
    NotAPdf,
    /// A page number beyond the end.
    #[error("文件没有第 {0} 页")]
    NoSuchPage(usize),
    /// 0 pixels, or more than any screen or printer asks for.
    #[error("图片宽度 {0} 像素不合用，应在 1 到 {WIDEST} 之间")]
    Width(u32),
    /// The PNG encoder failed.
    #[error("图片编码出错")]
    Encoding(#[source] png::EncodingError),
}

/// Draws the first page, `width_px` pixels wide, on white.
///
/// # Errors
/// [`PictureFault`] when the bytes are no PDF or the width is out of bounds.
pub fn picture(pdf: &[u8], width_px: u32) -> Result<Picture, PictureFault> {
    picture_of_page(pdf, 0, width_px)
}

/// Draws the page with this index (from 0), `width_px` pixels wide, on white.
///
/// # Errors
/// [`PictureFault`] when the bytes are no PDF, have no such page, or the width is out of bounds.
pub fn picture_of_page(pdf: &[u8], page: usize, width_px: u32) -> Result<Picture, PictureFault> {
    if !(1..=WIDEST).contains(&width_px) {
        return Err(PictureFault::Width(width_px));
    }
    let pdf = Pdf::new(pdf.to_vec()).map_err(|_| PictureFault::NotAPdf)?;
    let pages = pdf.pages();
    let page = pages.get(page).ok_or(PictureFault::NoSuchPage(page + 1))?;
    let (width, _) = page.render_dimensions();
    // A hair more than exact: the renderer cuts the fraction of a pixel off.
    let scale = (width_px as f32 + 0.01) / width;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let render_settings = RenderSettings { hinting: false, ..RenderSettings::default() };
    let pixmap =
        render(page, &RenderCache::new(), &InterpreterSettings::default(), &render_settings, &settings);
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    // On an opaque ground premultiplied and plain colour are the same.
    let rgba = pixmap.data_as_u8_slice().to_vec();
    Ok(Picture { width, height, rgba })
}

impl Picture {
    /// The picture as a PNG file.
    ///
    /// # Errors
    /// [`PictureFault::Encoding`] when the encoder fails.
    pub fn png(&self) -> Result<Vec<u8>, PictureFault> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header().map_err(PictureFault::Encoding)?;
        writer.write_image_data(&self.rgba).map_err(PictureFault::Encoding)?;
        writer.finish().map_err(PictureFault::Encoding)?;
        Ok(bytes)
    }
}
