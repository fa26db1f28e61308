//! Golden pages: every kind of paper as laid-out text and as a small picture, under `tests/golden` of the repository.
//!
//! After a change that is meant to alter pages, run `SHOUZHANG_BLESS=1 cargo test -p shouzhang-paper`, look at every
//! picture and at the difference of the texts, and commit them with the change.

use std::fs;
use std::path::PathBuf;

use shouzhang_paper::{Sheet, picture};

use crate::papers::{sheets, top};

/// Width of the kept pictures: one pixel a point.
const WIDTH: u32 = 595;
/// Mean difference of a colour value that rounding on another processor may bring.
const TOLERANCE: f64 = 0.35;
/// Share of pixels that may differ visibly.
const VISIBLE: f64 = 0.001;

fn golden(name: &str) -> PathBuf {
    top().join("tests/golden").join(name)
}

#[test]
fn every_kind_of_paper_looks_as_it_did() {
    let bless = std::env::var_os("SHOUZHANG_BLESS").is_some_and(|value| value == "1");
    let kept = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let mut changed = Vec::new();
    for (name, sheet, pdf) in sheets() {
        // Kept for whoever wants to look at the page in full.
        fs::write(kept.join(format!("{name}.pdf")), &pdf).expect("the target folder takes a file");
        if bless {
            write(name, &sheet, &pdf);
        } else if let Err(how) = compare(name, &sheet, &pdf) {
            changed.push(format!("{name}: {how}"));
        }
    }
    assert!(
        changed.is_empty(),
        "the pages are as they were; if the change is meant, look at them in {} and bless them:\n{}",
        kept.display(),
        changed.join("\n")
    );
}

fn write(name: &str, sheet: &Sheet, pdf: &[u8]) {
    fs::create_dir_all(golden("")).expect("tests/golden can be made");
    fs::write(golden(&format!("{name}.txt")), sheet.text()).expect("the golden text can be written");
    let drawn = picture(pdf, WIDTH).expect("our own file can be shown");
    write_png(&golden(&format!("{name}.png")), drawn.width, drawn.height, &colours(&drawn.rgba));
}

/// The picture without its opaque fourth channel.
fn colours(rgba: &[u8]) -> Vec<u8> {
    rgba.chunks(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
}

fn compare(name: &str, sheet: &Sheet, pdf: &[u8]) -> Result<(), String> {
    let text_file = golden(&format!("{name}.txt"));
    let kept = fs::read_to_string(&text_file).map_err(|e| format!("{}: {e}", text_file.display()))?;
    let now = sheet.text();
    if let Some((old, new)) = kept.lines().zip(now.lines()).find(|(old, new)| old != new) {
        return Err(format!("laid out differently\n- {old}\n+ {new}"));
    }
    if kept != now {
        return Err("has more or fewer lines than before".to_owned());
    }
    let drawn = picture(pdf, WIDTH).map_err(|e| e.to_string())?;
    let (width, height, pixels) = read_png(&golden(&format!("{name}.png")));
    if (width, height) != (drawn.width, drawn.height) {
        return Err(format!("a picture of {width}×{height} became {}×{}", drawn.width, drawn.height));
    }
    match difference(&pixels, &colours(&drawn.rgba)) {
        (mean, visible) if mean > TOLERANCE || visible > VISIBLE => {
            Err(format!("looks different: mean {mean:.3}, visible in {visible:.5} of the page"))
        }
        _ => Ok(()),
    }
}

/// Writes the smallest file: these are kept for ever.
fn write_png(path: &PathBuf, width: u32, height: u32, rgb: &[u8]) {
    let file = fs::File::create(path).expect("the golden picture can be made");
    let mut encoder = png::Encoder::new(std::io::BufWriter::new(file), width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(rgb).expect("the golden picture can be written");
    writer.finish().expect("the golden picture can be finished");
}

fn read_png(path: &PathBuf) -> (u32, u32, Vec<u8>) {
    let file = fs::File::open(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().expect("a PNG file");
    let mut bytes = vec![0; reader.output_buffer_size().expect("a picture of a page fits in memory")];
    let info = reader.next_frame(&mut bytes).expect("a whole picture");
    bytes.truncate(info.buffer_size());
    (info.width, info.height, bytes)
}

/// Mean difference of all values, and the share of values that differ by more than a quarter of the range.
fn difference(a: &[u8], b: &[u8]) -> (f64, f64) {
    let differences = a.iter().zip(b).map(|(x, y)| u32::from(x.abs_diff(*y)));
    let (sum, visible) = differences.fold((0u32, 0u32), |(sum, visible), difference| {
        (sum + difference, visible + u32::from(difference > 64))
    });
    (f64::from(sum) / a.len() as f64, f64::from(visible) / a.len() as f64)
}
