//! Cutting down a CFF font by copying charstrings.
//!
//! A CID-keyed CFF font without subroutines and with one font dictionary — which is what the Fandol faces are — can be
//! subset by copying the outlines byte for byte under a new index. That is some hundred times faster than taking the
//! outlines apart, leaves them unaltered (which the font's licence asks for), and avoids an explicit font matrix.
//!
//! Layout of the format: Adobe Technical Note 5176, "The Compact Font Format Specification".

mod read;
mod write;

pub(crate) use read::{FlatCff, FlatCffFault};
pub(crate) use write::{WRAPPER, wrap_as_opentype};

#[cfg(test)]
mod tests;
