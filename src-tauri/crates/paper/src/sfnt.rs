//! Changing one number of a TrueType file: the units per em.
//!
//! The 宋 faces are drawn at 0.93 of the 仿宋's size. Baking the scale into the subset lets a whole line keep one type
//! size, so that text extraction does not see a word end wherever the face changes.

use std::ops::Range;

/// A table's place in the directory and in the file.
struct Table {
    record: usize,
    data: Range<usize>,
}

fn u32_at(sfnt: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(sfnt.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn find(sfnt: &[u8], tag: &[u8; 4]) -> Option<Table> {
    let count = usize::from(u16::from_be_bytes(sfnt.get(4..6)?.try_into().ok()?));
    let record = (0..count).map(|i| 12 + i * 16).find(|&at| sfnt.get(at..at + 4) == Some(tag.as_slice()))?;
    let (start, length) = (u32_at(sfnt, record + 8)? as usize, u32_at(sfnt, record + 12)? as usize);
    let data = start..start.checked_add(length)?;
    sfnt.get(data.clone())?;
    Some(Table { record, data })
}

/// Sum of big-endian words, the last one filled with zeros (OpenType, "Calculating checksums").
fn checksum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0u32, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

/// Sets the units per em and the checksums. None when the file has no whole `head` table.
pub(crate) fn set_units_per_em(sfnt: &mut [u8], units: u16) -> Option<()> {
    const ADJUSTMENT: usize = 8;
    const UNITS: usize = 18;
    let head = find(sfnt, b"head")?;
    let at = head.data.start;
    if head.data.len() < 54 {
        return None;
    }
    sfnt[at + UNITS..at + UNITS + 2].copy_from_slice(&units.to_be_bytes());
    sfnt[at + ADJUSTMENT..at + ADJUSTMENT + 4].fill(0);
    let sum = checksum(&sfnt[head.data]);
    sfnt[head.record + 4..head.record + 8].copy_from_slice(&sum.to_be_bytes());
    let whole = 0xB1B0_AFBA_u32.wrapping_sub(checksum(sfnt));
    sfnt[at + ADJUSTMENT..at + ADJUSTMENT + 4].copy_from_slice(&whole.to_be_bytes());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::font_files;

    #[test]
    fn the_units_change_and_the_checksums_follow() {
        let mut sfnt = font_files().latin.to_vec();
        set_units_per_em(&mut sfnt, 2202).expect("a whole font");
        let face = ttf_parser::Face::parse(&sfnt, 0).expect("still a font");
        assert_eq!(face.units_per_em(), 2202, "the new size is read back");
        assert_eq!(checksum(&sfnt), 0xB1B0_AFBA, "the whole file sums up as the format asks");
    }

    #[test]
    fn a_damaged_file_is_left_alone() {
        assert_eq!(set_units_per_em(&mut [], 1000), None, "nothing there");
        let mut cut = font_files().latin[..200].to_vec();
        assert_eq!(set_units_per_em(&mut cut, 1000), None, "head lies beyond the end");
    }
}
