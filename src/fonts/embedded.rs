//! The fonts inside the program, as the build script unpacked them.

/// The bytes of each font, in the order of the file names; each file holds one face.
pub(super) const EMBEDDED: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/fonts.rs"));
