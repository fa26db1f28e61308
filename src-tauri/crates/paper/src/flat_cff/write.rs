//! Writing the cut-down CFF font.

use super::read::{FlatCff, FlatCffFault};

/// First SIDs after the 391 standard strings: our own String INDEX holds "Adobe" and "Identity".
const SID_ADOBE: i32 = 391;
const SID_IDENTITY: i32 = 392;

/// Every integer is written in the five-byte form, so that no length depends on a value.
fn number(out: &mut Vec<u8>, value: i32) {
    out.push(29);
    out.extend(value.to_be_bytes());
}

/// An INDEX with one item.
fn index_of_one(out: &mut Vec<u8>, item: &[u8]) -> Result<(), FlatCffFault> {
    let end = u16::try_from(item.len() + 1).map_err(|_| FlatCffFault::TooMany)?;
    out.extend([0, 1, 2, 0, 1]);
    out.extend(end.to_be_bytes());
    out.extend(item);
    Ok(())
}

/// Where the parts of the font ended up, counted from its first byte.
#[derive(Default)]
struct Places {
    charset: i32,
    fd_select: i32,
    fd_array: i32,
    charstrings: i32,
}

fn place(out: &[u8]) -> Result<i32, FlatCffFault> {
    i32::try_from(out.len()).map_err(|_| FlatCffFault::TooMany)
}

impl FlatCff {
    /// A bare CFF table with just these glyphs in this order; the CID of each is its place. Glyph 0 must come first.
    ///
    /// # Errors
    /// [`FlatCffFault`] when a glyph does not exist or the result would be too large to address.
    pub(crate) fn subset(&self, glyphs: &[u16], name: &str) -> Result<Vec<u8>, FlatCffFault> {
        let outlines = glyphs.iter().map(|&glyph| self.charstring(glyph)).collect::<Result<Vec<_>, _>>()?;
        self.write(glyphs, &outlines, name)
    }

    /// The same table without outlines: enough to say what it holds, for whoever only asks that.
    pub(crate) fn hollow(&self, glyphs: &[u16], name: &str) -> Result<Vec<u8>, FlatCffFault> {
        const END_OF_GLYPH: &[u8] = &[14];
        self.write(glyphs, &vec![END_OF_GLYPH; glyphs.len()], name)
    }

    fn write(&self, glyphs: &[u16], outlines: &[&[u8]], name: &str) -> Result<Vec<u8>, FlatCffFault> {
        let count = u16::try_from(glyphs.len()).map_err(|_| FlatCffFault::TooMany)?;
        let bytes: usize = outlines.iter().map(|outline| outline.len()).sum();
        let mut out = Vec::with_capacity(bytes + glyphs.len() * 4 + 512);
        out.extend([1, 0, 4, 4]);
        index_of_one(&mut out, name.as_bytes())?;
        let top_at = out.len() + 7;
        let top_length = self.top_dict(count, &Places::default()).len();
        index_of_one(&mut out, &vec![0; top_length])?;
        out.extend([0, 2, 1, 1, 6, 14]);
        out.extend(b"AdobeIdentity");
        out.extend([0, 0]);
        let mut places = Places { charset: place(&out)?, ..Places::default() };
        // Charset format 2: one range, CID 1 onwards.
        out.push(2);
        out.extend(1u16.to_be_bytes());
        out.extend(count.saturating_sub(2).to_be_bytes());
        places.fd_select = place(&out)?;
        // FDSelect format 3: one range, all glyphs in font dictionary 0.
        out.extend([3, 0, 1, 0, 0, 0]);
        out.extend(count.to_be_bytes());
        let private_at = place(&out)?;
        out.extend(self.private);
        places.fd_array = place(&out)?;
        let mut font_dict = Vec::new();
        number(&mut font_dict, i32::try_from(self.private.len()).map_err(|_| FlatCffFault::TooMany)?);
        number(&mut font_dict, private_at);
        font_dict.push(18);
        index_of_one(&mut out, &font_dict)?;
        places.charstrings = place(&out)?;
        write_charstrings(&mut out, count, outlines)?;
        out[top_at..top_at + top_length].copy_from_slice(&self.top_dict(count, &places));
        Ok(out)
    }

    fn top_dict(&self, count: u16, places: &Places) -> Vec<u8> {
        let mut dict = Vec::with_capacity(96);
        let mut entry = |operands: &[i32], operator: &[u8]| {
            operands.iter().for_each(|&operand| number(&mut dict, operand));
            dict.extend(operator);
        };
        entry(&[SID_ADOBE, SID_IDENTITY, 0], &[12, 30]);
        entry(&self.bounds, &[5]);
        entry(&[i32::from(count)], &[12, 34]);
        entry(&[places.charset], &[15]);
        entry(&[places.charstrings], &[17]);
        entry(&[places.fd_array], &[12, 36]);
        entry(&[places.fd_select], &[12, 37]);
        dict
    }
}

fn write_charstrings(out: &mut Vec<u8>, count: u16, outlines: &[&[u8]]) -> Result<(), FlatCffFault> {
    out.extend(count.to_be_bytes());
    out.push(4);
    let mut offset = 1u32;
    out.extend(offset.to_be_bytes());
    for outline in outlines {
        let length = u32::try_from(outline.len()).map_err(|_| FlatCffFault::TooMany)?;
        offset = offset.checked_add(length).ok_or(FlatCffFault::TooMany)?;
        out.extend(offset.to_be_bytes());
    }
    outlines.iter().for_each(|outline| out.extend(*outline));
    Ok(())
}

/// Length of the wrapper before the table.
pub(crate) const WRAPPER: usize = 28;

/// The smallest OpenType wrapper round a bare CFF table: printpdf recognises the kind of a program by it and takes the
/// table out again.
pub(crate) fn wrap_as_opentype(cff: &[u8]) -> Vec<u8> {
    const HEADER: u32 = WRAPPER as u32;
    let mut out = Vec::with_capacity(cff.len() + WRAPPER);
    out.extend(b"OTTO");
    out.extend([0, 1, 0, 16, 0, 0, 0, 0]);
    out.extend(b"CFF ");
    out.extend([0; 4]);
    out.extend(HEADER.to_be_bytes());
    out.extend(u32::try_from(cff.len()).expect("a subset of one page is far below 4 GB").to_be_bytes());
    out.extend(cff);
    out
}
