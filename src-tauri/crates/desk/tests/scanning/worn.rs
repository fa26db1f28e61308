//! Scans as they come from a counter's machine: turned a little, blurred, noisy. The same every time.

use shouzhang_credential::Grey;
use shouzhang_desk::{Desk, Moment, NoDesktop, Reply, find_fonts, run};
use shouzhang_paper::{Picture, picture};

/// A4 is 210 mm wide.
const PAPER: f32 = 210.0;
/// Where the code stands, with room for turning: left, top, side, in millimetres.
const CODE: (f32, f32, f32) = (14.0, 190.0, 66.0);

/// How a scan is worn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wear {
    /// Degrees.
    pub(crate) turn: f32,
    /// Pixels averaged to each side.
    pub(crate) blur: usize,
    /// Most a pixel is off, of 255.
    pub(crate) noise: f32,
    /// Where the noise begins.
    pub(crate) seed: u32,
}

impl Wear {
    /// The `n`th: turned −5° to +5°, blurred or not, up to a sixth of the range off, paper not quite white.
    pub(crate) fn of(n: u32, blur: usize) -> Self {
        let turn = (n * 37 % 101) as f32 / 10.0 - 5.0;
        Self { turn, blur: n as usize % (blur + 1), noise: 10.0 + (n * 13 % 31) as f32, seed: n }
    }
}

/// The demonstration hall, and papers of it.
pub(crate) fn papers(folder: &std::path::Path, many: u32) -> Vec<Vec<u8>> {
    let now = Moment::parse_from_rfc3339("2026-11-23T14:36:00+08:00").expect("a moment");
    let fonts = find_fonts().unwrap_or_else(|problem| panic!("{}", problem.wire.message));
    std::fs::create_dir_all(folder).expect("a folder");
    let desk =
        Desk::found_demonstration(&folder.join("hall.book"), &fonts, now).expect("the demonstration hall");
    let bytes = |name: &str, request: serde_json::Value| match run(
        &desk,
        &NoDesktop,
        name,
        &request.to_string(),
        now,
    ) {
        Ok(Reply::Bytes(bytes)) => bytes,
        Ok(Reply::Json(json)) => json.into_bytes(),
        Err(problem) => panic!("{name}: {}", problem.wire.message),
    };
    let page = bytes("look_up", serde_json::json!({ "filter": "valid", "page": 1 }));
    let page: serde_json::Value = serde_json::from_slice(&page).expect("JSON");
    let rows = page["rows"].as_array().expect("rows").iter();
    let numbers = rows.filter_map(|row| row["number"].as_str().map(str::to_owned));
    let all: Vec<Vec<u8>> =
        numbers.map(|number| bytes("read_document", serde_json::json!({ "number": number }))).collect();
    all.into_iter().cycle().take(many as usize).collect()
}

/// The page at this resolution.
pub(crate) fn page(pdf: &[u8], dpi: f32) -> Picture {
    picture(pdf, (PAPER / 25.4 * dpi) as u32).expect("our own file can be shown")
}

/// The part of the page with the code, worn.
pub(crate) fn scan(page: &Picture, wear: Wear) -> Grey {
    let mm = page.width as f32 / PAPER;
    let (left, top, side) = (CODE.0 * mm, CODE.1 * mm, (CODE.2 * mm) as usize);
    let (sine, cosine) = wear.turn.to_radians().sin_cos();
    let half = side as f32 / 2.0;
    let mut grey = vec![255.0_f32; side * side];
    for y in 0..side {
        for x in 0..side {
            let (dx, dy) = (x as f32 - half, y as f32 - half);
            let at = (left + half + dx * cosine - dy * sine, top + half + dx * sine + dy * cosine);
            grey[y * side + x] = sample(page, at);
        }
    }
    for _ in 0..wear.blur {
        grey = blurred(&grey, side);
    }
    let mut state = wear.seed.wrapping_mul(0x9E37_79B9) | 1;
    let rgba: Vec<u8> = grey
        .iter()
        .flat_map(|&value| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            let off = (state % 2001) as f32 / 1000.0 - 1.0;
            // Ink is never quite black, paper never quite white.
            let worn = (28.0 + value * 0.86 + off * wear.noise).clamp(0.0, 255.0) as u8;
            [worn, worn, worn, 255]
        })
        .collect();
    let side = u32::try_from(side).expect("a small picture");
    Grey::from_rgba(side, side, &rgba).expect("as many pixels as its sides say")
}

/// Between four pixels.
fn sample(page: &Picture, (x, y): (f32, f32)) -> f32 {
    let (x, y) = (x.clamp(0.0, page.width as f32 - 2.0), y.clamp(0.0, page.height as f32 - 2.0));
    let (column, row) = (x as usize, y as usize);
    let (right, down) = (x - column as f32, y - row as f32);
    let pixel = |column: usize, row: usize| f32::from(page.rgba[4 * (row * page.width as usize + column)]);
    let upper = pixel(column, row) * (1.0 - right) + pixel(column + 1, row) * right;
    let lower = pixel(column, row + 1) * (1.0 - right) + pixel(column + 1, row + 1) * right;
    upper * (1.0 - down) + lower * down
}

/// The mean of each pixel and its eight neighbours.
fn blurred(grey: &[f32], side: usize) -> Vec<f32> {
    let mean = |i: usize| {
        let (x, y) = (i % side, i / side);
        let rows = y.saturating_sub(1)..(y + 2).min(side);
        let values =
            rows.flat_map(|y| (x.saturating_sub(1)..(x + 2).min(side)).map(move |x| grey[y * side + x]));
        let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
        sum / count
    };
    (0..grey.len()).map(mean).collect()
}
