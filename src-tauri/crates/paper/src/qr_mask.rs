//! Which mask a two-dimensional code is printed with: the one of the least penalty (ISO/IEC 18004, 7.8.3), weighed a row
//! at a time. qrcodegen chooses the same one, module by module, which takes as long as everything else of a code.

use std::ops::Range;

use qrcodegen::{QrCode, QrCodeEcc};

/// A row or column of modules: the first is the lowest bit, dark ones are set.
type Bits = u128;

const MASKS: usize = 8;
/// Masks repeat themselves after so many rows, and as many columns.
const PERIOD: usize = 12;

/// The largest code held: version 14, the largest printed, has 73 modules.
const LARGEST: usize = 96;

/// The modules of a code drawn with mask 0, row by row, under the best mask. None for a code larger than is ever printed.
pub(crate) fn best_masked(code: &QrCode) -> Option<Vec<bool>> {
    let size = usize::try_from(code.size()).ok().filter(|&size| size <= LARGEST)?;
    let function = function_modules(size);
    let drawn = Grid::of(size, |x, y| code.get_module(x as i32, y as i32));
    let candidates = (0..MASKS).map(|mask| {
        let mut grid = drawn.masked(&function, mask);
        grid.draw_format(code.error_correction_level(), mask);
        grid
    });
    // The first of equals, as the standard's order has it.
    let scored = candidates.map(|grid| (grid.penalty(), grid));
    let (_, best) = scored.reduce(|a, b| if b.0 < a.0 { b } else { a })?;
    Some((0..size * size).map(|at| best.rows[at / size] >> (at % size) & 1 == 1).collect())
}

/// The mask as the standard defines it.
fn inverts(mask: usize, x: usize, y: usize) -> bool {
    match mask {
        0 => (x + y).is_multiple_of(2),
        1 => y.is_multiple_of(2),
        2 => x.is_multiple_of(3),
        3 => (x + y).is_multiple_of(3),
        4 => (x / 3 + y / 2).is_multiple_of(2),
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3).is_multiple_of(2),
        _ => ((x + y) % 2 + x * y % 3).is_multiple_of(2),
    }
}

/// Rows of the masks: for each mask its rows, repeated to full width.
fn mask_rows(mask: usize, is_turned: bool) -> [Bits; PERIOD] {
    let at = |x: usize, y: usize| if is_turned { inverts(mask, y, x) } else { inverts(mask, x, y) };
    std::array::from_fn(|y| {
        let once: Bits = (0..PERIOD).fold(0, |row, x| row | Bits::from(at(x, y)) << x);
        (0..Bits::BITS).step_by(PERIOD).fold(0, |row, x| row | once << x)
    })
}

/// Modules that carry no data: finders, timing, alignment, format and version.
fn function_modules(size: usize) -> Grid {
    let mut grid = Grid { size, rows: vec![0; size], columns: vec![0; size] };
    let mut square = |xs: Range<usize>, ys: Range<usize>| {
        ys.for_each(|y| xs.clone().for_each(|x| grid.set(x, y, true)));
    };
    let (head, tail, whole) = (0..9, size - 8..size, 0..size);
    square(head.clone(), head.clone());
    square(tail.clone(), head.clone());
    square(head, tail);
    square(6..7, whole.clone());
    square(whole, 6..7);
    let version = (size - 17) / 4;
    if version >= 7 {
        square(size - 11..size - 8, 0..6);
        square(0..6, size - 11..size - 8);
    }
    let centres = alignment_centres(version, size);
    for (i, &x) in centres.iter().enumerate() {
        for (k, &y) in centres.iter().enumerate() {
            let last = centres.len() - 1;
            let is_finder = (i == 0 && (k == 0 || k == last)) || (i == last && k == 0);
            if !is_finder {
                square(x - 2..x + 3, y - 2..y + 3);
            }
        }
    }
    grid
}

/// Where alignment patterns stand, across and down, in codes smaller than version 32.
fn alignment_centres(version: usize, size: usize) -> Vec<usize> {
    if version == 1 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
    let mut centres: Vec<usize> = (0..count - 1).map(|i| size - 7 - i * step).collect();
    centres.push(6);
    centres.reverse();
    centres
}

/// Modules by rows and by columns.
#[derive(Debug, Clone)]
struct Grid {
    size: usize,
    rows: Vec<Bits>,
    columns: Vec<Bits>,
}

impl Grid {
    fn of(size: usize, is_dark: impl Fn(usize, usize) -> bool) -> Self {
        let mut grid = Self { size, rows: vec![0; size], columns: vec![0; size] };
        for y in 0..size {
            for x in 0..size {
                if is_dark(x, y) {
                    grid.set(x, y, true);
                }
            }
        }
        grid
    }

    fn set(&mut self, x: usize, y: usize, is_dark: bool) {
        self.rows[y] = self.rows[y] & !(1 << x) | Bits::from(is_dark) << x;
        self.columns[x] = self.columns[x] & !(1 << y) | Bits::from(is_dark) << y;
    }

    /// What was drawn with mask 0, with another.
    fn masked(&self, function: &Self, mask: usize) -> Self {
        let all = (1 << self.size) - 1;
        let change = |lines: &[Bits], function: &[Bits], is_turned: bool| {
            let (from, to) = (mask_rows(0, is_turned), mask_rows(mask, is_turned));
            let lines = lines.iter().zip(function).enumerate();
            let changed = lines
                .map(|(i, (line, function))| line ^ (from[i % PERIOD] ^ to[i % PERIOD]) & !function & all);
            changed.collect::<Vec<Bits>>()
        };
        Self {
            size: self.size,
            rows: change(&self.rows, &function.rows, false),
            columns: change(&self.columns, &function.columns, true),
        }
    }

    /// Error correction level and mask, twice, with their own error correction (7.9.1).
    fn draw_format(&mut self, level: QrCodeEcc, mask: usize) {
        let level = match level {
            QrCodeEcc::Low => 1,
            QrCodeEcc::Medium => 0,
            QrCodeEcc::Quartile => 3,
            QrCodeEcc::High => 2,
        };
        let data = level << 3 | mask;
        let rest = (0..10).fold(data, |rest, _| (rest << 1) ^ ((rest >> 9) * 0x537));
        let bits = (data << 10 | rest) ^ 0x5412;
        let size = self.size;
        for i in 0..15 {
            let is_dark = bits >> i & 1 == 1;
            let (x, y) = match i {
                0..=5 => (8, i),
                6 | 7 => (8, i + 1),
                8 => (7, 8),
                _ => (14 - i, 8),
            };
            self.set(x, y, is_dark);
            let (x, y) = if i < 8 { (size - 1 - i, 8) } else { (8, size - 15 + i) };
            self.set(x, y, is_dark);
        }
    }

    /// What scanners stumble over: long runs, blocks, what looks like a finder, too much of one colour.
    fn penalty(&self) -> u32 {
        let lines = self.rows.iter().chain(&self.columns);
        let along: u32 = lines.map(|&line| runs(line, self.size) + finders(line)).sum();
        let within = (1 << (self.size - 1)) - 1;
        let blocks: u32 = self
            .rows
            .windows(2)
            .map(|pair| {
                let same = !(pair[0] ^ pair[1]);
                let level = !(pair[0] ^ pair[0] >> 1) & !(pair[1] ^ pair[1] >> 1);
                (same & level & within).count_ones() * 3
            })
            .sum();
        let dark: u32 = self.rows.iter().map(|row| row.count_ones()).sum();
        let total = (self.size * self.size) as u32;
        let uneven = (dark * 20).abs_diff(total * 10).div_ceil(total) - 1;
        along + blocks + uneven * 10
    }
}

/// Five of one colour in a row cost 3, each further one 1.
fn runs(line: Bits, size: usize) -> u32 {
    let same = !(line ^ line >> 1) & ((1 << (size - 1)) - 1);
    let fifth = same & same >> 1 & same >> 2 & same >> 3;
    fifth.count_ones() + 2 * (fifth & !(fifth << 1)).count_ones()
}

/// Dark and light as 1:1:3:1:1, of any size, with four times as much light beside it cost 40; beyond the edge all is light.
fn finders(line: Bits) -> u32 {
    let dark = |length: usize| (1..length).fold(line, |run, k| run & line >> k);
    // Bit `j` is where the middle begins; light so many modules before it, or from so many behind its beginning.
    let before = |from: usize, to: usize| (from..to).fold(!0, |run: Bits, k| run & !(line << k));
    let behind = |from: usize, to: usize| (from..to).fold(!0, |run: Bits, k| run & !(line >> k));
    let mut found = 0;
    for n in 1.. {
        let middle = dark(3 * n);
        if middle == 0 {
            break;
        }
        let side = dark(n);
        let inner = middle & before(1, n + 1) & behind(3 * n, 4 * n) & side << (2 * n) & side >> (4 * n);
        // Light on both sides, as much as a stroke at least.
        let core = inner & before(2 * n + 1, 3 * n + 1) & behind(5 * n, 6 * n);
        if core != 0 {
            let (wide_before, wide_behind) = (before(2 * n + 1, 6 * n + 1), behind(5 * n, 9 * n));
            found += (core & wide_before).count_ones() + (core & wide_behind).count_ones();
        }
    }
    40 * found
}

#[cfg(test)]
mod tests {
    use super::*;
    use qrcodegen::{Mask, QrSegment, Version};

    #[test]
    fn the_mask_is_the_one_a_careful_encoder_chooses() {
        let mut seed = 7u32;
        for length in (1..760).step_by(3) {
            let digits: String = (0..length)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    char::from(b'0' + (seed >> 16) as u8 % 10)
                })
                .collect();
            let segments = [QrSegment::make_numeric(&digits)];
            for level in [QrCodeEcc::Medium, QrCodeEcc::Quartile] {
                let with = |mask| {
                    let largest = Version::new(18);
                    QrCode::encode_segments_advanced(&segments, level, Version::MIN, largest, mask, false)
                };
                let (Ok(ours), Ok(theirs)) = (with(Some(Mask::new(0))), with(None)) else { continue };
                let size = theirs.size();
                let expected: Vec<bool> =
                    (0..size * size).map(|at| theirs.get_module(at % size, at / size)).collect();
                assert!(best_masked(&ours) == Some(expected), "{length} digits, {size} modules a side");
            }
        }
    }

    #[test]
    fn large_finders_are_found_too() {
        // 2:2:6:2:2 between eight light ones and the edge.
        let line: Bits = 0b11_0011_1111_0011 << 8;
        assert_eq!(finders(line), 80, "eight light before it, and no end of them behind");
        assert_eq!(finders(line | 1), 40, "seven before it are too few");
    }
}
