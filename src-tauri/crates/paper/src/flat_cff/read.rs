//! Finding the outlines in a CFF table. Every offset comes from the file, so every step checks its bounds.

/// Why a CFF table cannot be subset by copying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FlatCffFault {
    /// Offsets or counts that lead outside the table.
    #[error("the CFF table ends early or points outside itself")]
    Truncated,
    /// An operand or operator the format does not have.
    #[error("a CFF dictionary holds the byte {0:#04x}, which starts nothing")]
    UnknownByte(u8),
    /// A key every CID-keyed font must have is missing.
    #[error("a CFF dictionary lacks the operator {0:#06x}")]
    Lacks(u16),
    /// The font has subroutines or several font dictionaries.
    #[error("the CFF font has subroutines or several font dictionaries")]
    NotFlat,
    /// A glyph the font does not have.
    #[error("the CFF font has no glyph {0}")]
    NoGlyph(u16),
    /// More glyphs or longer tables than the format can address.
    #[error("too many glyphs for one CFF font")]
    TooMany,
}

type Found<T> = Result<T, FlatCffFault>;

/// Operators of the dictionaries, two-byte ones as `0x0c00 | second byte`.
pub(super) mod op {
    pub(crate) const FONT_BBOX: u16 = 5;
    pub(crate) const CHAR_STRINGS: u16 = 17;
    pub(crate) const PRIVATE: u16 = 18;
    pub(crate) const LOCAL_SUBRS: u16 = 19;
    pub(crate) const ROS: u16 = 0x0c1e;
    pub(crate) const FD_ARRAY: u16 = 0x0c24;
}

fn big_endian(data: &[u8], at: usize, size: usize) -> Found<usize> {
    let end = at.checked_add(size).ok_or(FlatCffFault::Truncated)?;
    let bytes = data.get(at..end).ok_or(FlatCffFault::Truncated)?;
    Ok(bytes.iter().fold(0, |sum, &byte| sum << 8 | usize::from(byte)))
}

/// An INDEX: `count` items, their offsets and where the data begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Index {
    count: usize,
    offset_size: usize,
    offsets_at: usize,
    /// Offsets count from here (one before the first byte of data).
    base: usize,
    /// First byte after the INDEX.
    end: usize,
}

impl Index {
    fn read(cff: &[u8], at: usize) -> Found<Self> {
        let count = big_endian(cff, at, 2)?;
        if count == 0 {
            return Ok(Self { count: 0, offset_size: 1, offsets_at: at, base: at, end: at + 2 });
        }
        let offset_size = big_endian(cff, at + 2, 1)?;
        if !(1..=4).contains(&offset_size) {
            return Err(FlatCffFault::Truncated);
        }
        let offsets_at = at + 3;
        let base = offsets_at + (count + 1) * offset_size - 1;
        let length = big_endian(cff, offsets_at + count * offset_size, offset_size)?;
        Ok(Self { count, offset_size, offsets_at, base, end: base + length })
    }

    fn item<'a>(&self, cff: &'a [u8], place: usize) -> Found<&'a [u8]> {
        if place >= self.count {
            return Err(FlatCffFault::Truncated);
        }
        let offset = |i: usize| big_endian(cff, self.offsets_at + i * self.offset_size, self.offset_size);
        cff.get(self.base + offset(place)?..self.base + offset(place + 1)?).ok_or(FlatCffFault::Truncated)
    }
}

/// The entries of a DICT: operator and integer operands. Real numbers are read over as 0; none is needed here.
#[derive(Debug)]
struct Dict(Vec<(u16, Vec<i32>)>);

impl Dict {
    fn read(data: &[u8]) -> Found<Self> {
        let (mut entries, mut operands, mut at) = (Vec::new(), Vec::new(), 0);
        while let Some(&byte) = data.get(at) {
            at += 1;
            let small = i32::from(byte);
            let next = |at: usize| big_endian(data, at, 1).map(|byte| byte as i32);
            match byte {
                12 => {
                    entries.push((0x0c00 | next(at)? as u16, std::mem::take(&mut operands)));
                    at += 1;
                }
                0..=21 => entries.push((u16::from(byte), std::mem::take(&mut operands))),
                28 => {
                    operands.push(i32::from(big_endian(data, at, 2)? as u16 as i16));
                    at += 2;
                }
                29 => {
                    operands.push(big_endian(data, at, 4)? as u32 as i32);
                    at += 4;
                }
                30 => {
                    while next(at)? & 0x0f != 0x0f {
                        at += 1;
                    }
                    at += 1;
                    operands.push(0);
                }
                32..=246 => operands.push(small - 139),
                247..=250 => {
                    operands.push((small - 247) * 256 + next(at)? + 108);
                    at += 1;
                }
                251..=254 => {
                    operands.push(-(small - 251) * 256 - next(at)? - 108);
                    at += 1;
                }
                other => return Err(FlatCffFault::UnknownByte(other)),
            }
        }
        Ok(Self(entries))
    }

    fn get(&self, operator: u16) -> Found<&[i32]> {
        let entry = self.0.iter().find(|(op, _)| *op == operator);
        entry.map(|(_, operands)| operands.as_slice()).ok_or(FlatCffFault::Lacks(operator))
    }

    fn has(&self, operator: u16) -> bool {
        self.get(operator).is_ok()
    }

    fn offset(&self, operator: u16, place: usize) -> Found<usize> {
        let operand = self.get(operator)?.get(place).ok_or(FlatCffFault::Lacks(operator))?;
        usize::try_from(*operand).map_err(|_| FlatCffFault::Truncated)
    }
}

/// A CFF font whose outlines can be copied as they are.
#[derive(Debug)]
pub(crate) struct FlatCff {
    cff: &'static [u8],
    charstrings: Index,
    /// The private dictionary: hinting values, without subroutines.
    pub(super) private: &'static [u8],
    /// Font bounding box, font units.
    pub(super) bounds: [i32; 4],
}

impl FlatCff {
    /// Reads the headers of a bare CFF table.
    ///
    /// # Errors
    /// [`FlatCffFault`] when the table is damaged or the font is not flat.
    pub(crate) fn read(cff: &'static [u8]) -> Result<Self, FlatCffFault> {
        let names = Index::read(cff, big_endian(cff, 2, 1)?)?;
        let tops = Index::read(cff, names.end)?;
        let strings = Index::read(cff, tops.end)?;
        if Index::read(cff, strings.end)?.count != 0 {
            return Err(FlatCffFault::NotFlat);
        }
        let top = Dict::read(tops.item(cff, 0)?)?;
        top.get(op::ROS)?;
        let charstrings = Index::read(cff, top.offset(op::CHAR_STRINGS, 0)?)?;
        let font_dicts = Index::read(cff, top.offset(op::FD_ARRAY, 0)?)?;
        if font_dicts.count != 1 {
            return Err(FlatCffFault::NotFlat);
        }
        let font_dict = Dict::read(font_dicts.item(cff, 0)?)?;
        let (size, start) = (font_dict.offset(op::PRIVATE, 0)?, font_dict.offset(op::PRIVATE, 1)?);
        let end = start.checked_add(size).ok_or(FlatCffFault::Truncated)?;
        let private = cff.get(start..end).ok_or(FlatCffFault::Truncated)?;
        if Dict::read(private)?.has(op::LOCAL_SUBRS) {
            return Err(FlatCffFault::NotFlat);
        }
        let bounds = match top.get(op::FONT_BBOX) {
            Ok(&[a, b, c, d]) => [a, b, c, d],
            _ => [0; 4],
        };
        Ok(Self { cff, charstrings, private, bounds })
    }

    /// The outline of a glyph, as it stands in the file.
    pub(super) fn charstring(&self, glyph: u16) -> Found<&'static [u8]> {
        if usize::from(glyph) >= self.charstrings.count {
            return Err(FlatCffFault::NoGlyph(glyph));
        }
        self.charstrings.item(self.cff, usize::from(glyph))
    }
}
