//! 短码: what one types when scanning fails.
//!
//! Five groups of four: hall (30 bits), key (3), year (7) and serial (20), thirty bits of a digest of the signature, two
//! check symbols. A short code is no signature: whoever holds the book (or the whole code) can confirm it, everybody else
//! learns from it only whether the number is on the void list.

use std::fmt;

use crate::check_symbols;
use crate::credential::Credential;
use crate::hall_id::HallId;
use crate::serial::Serial;

/// Crockford's base 32: no I, L, O, U on paper; typed, they are taken for what they look like.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DATA: usize = 18;
const SYMBOLS: usize = DATA + 2;
const GROUP: usize = 4;
const FIRST_YEAR: u32 = 2000;

/// Hall, number and a trace of the signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShortCode {
    /// Which hall.
    pub hall: HallId,
    /// Which certificate.
    pub serial: Serial,
    key: u8,
    trace: u32,
}

/// Why a typed text is no short code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShortCodeFault {
    /// A character that stands in no short code.
    #[error("短码里没有“{0}”。请照纸上的短码再输一次")]
    Character(char),
    /// Not twenty characters.
    #[error("短码是 {SYMBOLS} 位，现在是 {0} 位。请照纸上的短码再输一次")]
    Length(usize),
    /// The check characters say that something was mistyped.
    #[error("短码输错了一两位，对不上。请照纸上的短码再输一次")]
    Mistyped,
}

impl ShortCode {
    /// The short code of a credential.
    #[must_use]
    pub fn of(credential: &Credential) -> Self {
        let payload = credential.payload();
        let digest = payload.suite.digest(&[b"CZ-SHORT-1\0", &credential.signature()]);
        let trace = u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]]) >> 2;
        let key = u8::try_from(payload.key & 7).expect("three bits");
        Self { hall: payload.hall, serial: payload.serial, key, trace }
    }

    /// Whether it is the short code of this credential.
    #[must_use]
    pub fn is_of(&self, credential: &Credential) -> bool {
        Self::of(credential) == *self
    }

    /// Reads a short code as typed: blanks, dashes and case do not matter, full-width characters are taken for plain
    /// ones, O for 0, I and L for 1.
    ///
    /// # Errors
    /// [`ShortCodeFault`] saying what to look at again.
    pub fn parse(text: &str) -> Result<Self, ShortCodeFault> {
        let typed = text.chars().filter(|c| !c.is_whitespace() && !is_dash(*c));
        let symbols: Vec<u8> = typed.take(4 * SYMBOLS).map(symbol).collect::<Result<_, _>>()?;
        if symbols.len() != SYMBOLS {
            return Err(ShortCodeFault::Length(symbols.len()));
        }
        let (data, checks) = symbols.split_at(DATA);
        if check_symbols::of(data) != checks {
            return Err(ShortCodeFault::Mistyped);
        }
        let number = |symbols: &[u8]| symbols.iter().fold(0_u32, |n, &symbol| (n << 5) | u32::from(symbol));
        let place = number(&data[6..12]);
        let year =
            i32::try_from(FIRST_YEAR + ((place >> 20) & 0x7F)).map_err(|_| ShortCodeFault::Mistyped)?;
        Ok(Self {
            hall: HallId::new(number(&data[..6])).ok_or(ShortCodeFault::Mistyped)?,
            serial: Serial::new(year, place & 0xF_FFFF).ok_or(ShortCodeFault::Mistyped)?,
            key: u8::try_from(place >> 27).map_err(|_| ShortCodeFault::Mistyped)?,
            trace: number(&data[12..18]),
        })
    }
}

impl fmt::Display for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = u32::from(self.serial.year()) - FIRST_YEAR;
        let place = (u32::from(self.key) << 27) | (year << 20) | self.serial.in_year();
        let mut symbols: Vec<u8> = Vec::with_capacity(SYMBOLS);
        for number in [self.hall.number(), place, self.trace] {
            symbols
                .extend((0..6).rev().map(|at| u8::try_from((number >> (5 * at)) & 31).expect("five bits")));
        }
        symbols.extend(check_symbols::of(&symbols));
        for (i, &symbol) in symbols.iter().enumerate() {
            if i > 0 && i % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(ALPHABET[usize::from(symbol)]))?;
        }
        Ok(())
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '—' | '–' | '‐' | '_' | '·' | '.')
}

fn symbol(typed: char) -> Result<u8, ShortCodeFault> {
    let plain = match typed {
        '！'..='～' => char::from_u32(u32::from(typed) - 0xFEE0).unwrap_or(typed),
        c => c,
    };
    let meant = match plain.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    let at = ALPHABET.iter().position(|&letter| char::from(letter) == meant);
    at.and_then(|at| u8::try_from(at).ok()).ok_or(ShortCodeFault::Character(typed))
}
