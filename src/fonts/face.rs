//! A face: one style of one family, embedded or in a file.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use ttf_parser::name_id;

use super::Seen;

/// One style of one family.
///
/// A face in a file is described when it is found and forgotten again, because
/// a machine has far more fonts than a report uses.
#[derive(Debug)]
pub struct Face {
    family: String,
    style: Style,
    index: u32,
    origin: Origin,
    parsed: OnceLock<Option<ttf_parser::Face<'static>>>,
}

/// Where the bytes of a face are.
#[derive(Debug)]
pub enum Origin {
    /// In the program.
    Embedded(&'static [u8]),
    /// In a file.
    File(PathBuf),
}

/// Weight and slope of a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether the face is semi-bold or bolder.
    pub bold: bool,
    /// Whether the face is italic or oblique.
    pub slanted: bool,
}

impl Face {
    /// The faces in bytes that are part of the program.
    pub(super) fn embedded(bytes: &'static [u8]) -> Vec<Self> {
        Self::describe(bytes, || Origin::Embedded(bytes))
    }

    /// The faces in a file; none if it is not a font.
    pub(super) fn in_file(path: &Path, seen: Seen<'_>) -> std::io::Result<Vec<Self>> {
        let bytes = fs::read(path)?;
        seen(path, &bytes);
        Ok(Self::describe(&bytes, || Origin::File(path.to_owned())))
    }

    fn describe(bytes: &[u8], origin: impl Fn() -> Origin) -> Vec<Self> {
        let faces = ttf_parser::fonts_in_collection(bytes).unwrap_or(1);
        let described = (0..faces).filter_map(|index| {
            let face = ttf_parser::Face::parse(bytes, index).ok()?;
            Some(Self {
                family: family(&face)?,
                style: Style {
                    bold: face.weight().to_number() >= 600,
                    slanted: face.is_italic() || face.is_oblique(),
                },
                index,
                origin: origin(),
                parsed: OnceLock::new(),
            })
        });
        described.collect()
    }

    /// The name of the family.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Weight and slope.
    pub fn style(&self) -> Style {
        self.style
    }

    /// Which face of its file it is.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// Where its bytes are.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Looks at its bytes; nothing if its file can no longer be read.
    pub fn look<T>(&self, look: impl FnOnce(&[u8]) -> T) -> Option<T> {
        match &self.origin {
            Origin::Embedded(bytes) => Some(look(bytes)),
            Origin::File(path) => fs::read(path).ok().map(|bytes| look(&bytes)),
        }
    }

    /// The width of a character in ems; nothing if the face lacks it.
    pub(super) fn advance(&self, letter: char) -> Option<f64> {
        let face = self.parsed.get_or_init(|| self.parse()).as_ref()?;
        let advance = face.glyph_hor_advance(face.glyph_index(letter)?)?;
        Some(f64::from(advance) / f64::from(face.units_per_em()))
    }

    /// Parses the face to stay: the few files that text is measured with are
    /// kept in memory for the life of the program.
    fn parse(&self) -> Option<ttf_parser::Face<'static>> {
        let bytes: &'static [u8] = match &self.origin {
            Origin::Embedded(bytes) => bytes,
            Origin::File(path) => fs::read(path).ok()?.leak(),
        };
        ttf_parser::Face::parse(bytes, self.index).ok()
    }
}

/// The name of the family that a face belongs to.
fn family(face: &ttf_parser::Face<'_>) -> Option<String> {
    let name =
        |id| face.names().into_iter().filter(|name| name.name_id == id).find_map(|name| name.to_string());
    name(name_id::TYPOGRAPHIC_FAMILY).or_else(|| name(name_id::FAMILY))
}
