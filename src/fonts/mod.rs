//! Fonts: the faces that a report may be set in, and what is known of them.
//!
//! Input: the fonts inside the program, folders of the project, and the fonts
//! of the machine if the project asks for them. Output: [`FontLibrary`], which
//! knows how wide a text comes out and which characters nothing can draw, and
//! hands the bytes to the typesetter. It shapes no text: kerning and ligatures
//! are left to the typesetter; Arabic is measured in its joined forms.
//!
//! The order of the faces is the same on every run: embedded first, then the
//! folders as the project lists them, then those of the machine, each by path.

mod arabic;
mod coverage;
mod embedded;
mod face;
mod families;
mod folders;
mod widths;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{io, iter};

pub(crate) use coverage::{is_forbidden, is_invisible};
pub use face::{Face, Origin, Style};
pub use families::{Families, SANS, SERIF};

use coverage::Coverage;
use widths::Widths;

/// Why the fonts of a project cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// A folder of the project or one of its fonts cannot be read.
    #[error("cannot read the fonts in {}", path.display())]
    Unreadable {
        /// The folder or the file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file of the project has the extension of a font and is not one.
    #[error("{} is not a font", path.display())]
    NotAFont {
        /// The file.
        path: PathBuf,
    },
    /// A folder of the project has no font.
    #[error("{} has no TrueType or OpenType font", path.display())]
    NoFont {
        /// The folder.
        path: PathBuf,
    },
}

/// Is shown every file of fonts that is read.
pub type Seen<'a> = &'a mut dyn FnMut(&Path, &[u8]);

/// The faces that a report may be set in.
#[derive(Debug)]
pub struct FontLibrary {
    faces: Vec<Face>,
    coverage: OnceLock<Coverage>,
    widths: Widths,
}

impl FontLibrary {
    /// The embedded fonts, those in the given folders and, if asked, those of the machine.
    ///
    /// # Errors
    /// A given folder that cannot be read, has no font, or has a file that is
    /// not the font it claims to be. Faulty fonts of the machine are passed over.
    pub fn new(folders: &[PathBuf], system: bool) -> Result<Self, FontError> {
        Self::read(folders, system, &mut |_, _| {})
    }

    /// The same, showing each file that is read to whoever wants to know.
    ///
    /// # Errors
    /// As [`FontLibrary::new`].
    pub fn read(folders: &[PathBuf], system: bool, seen: Seen<'_>) -> Result<Self, FontError> {
        let mut faces: Vec<Face> =
            embedded::EMBEDDED.iter().flat_map(|bytes| Face::embedded(bytes)).collect();
        for folder in folders {
            faces.extend(faces_in(folder, seen)?);
        }
        if system {
            let files =
                folders::system_folders().into_iter().filter_map(|folder| folders::font_files(&folder).ok());
            faces.extend(files.flatten().filter_map(|file| Face::in_file(&file, seen).ok()).flatten());
        }
        Ok(Self { faces, coverage: OnceLock::new(), widths: Widths::default() })
    }

    /// The bytes of each font inside the program.
    pub fn embedded() -> &'static [&'static [u8]] {
        embedded::EMBEDDED
    }

    /// The faces, in the order in which they are preferred.
    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// The width of a text in one line, in the unit of `size`.
    ///
    /// A character that the family lacks is measured in the face that stands in
    /// for it: those of the same kind first, then any other.
    pub fn measure(&self, text: &str, family: &str, bold: bool, size: f64) -> f64 {
        let look_up = |letter| self.advance(letter, family, bold);
        let width = |text: &str| self.widths.sum(text.chars(), (family, bold), look_up);
        if arabic::has_letters(text) { width(&arabic::joined(text)) * size } else { width(text) * size }
    }

    fn advance(&self, letter: char, family: &str, bold: bool) -> f64 {
        if is_invisible(letter) {
            return 0.0;
        }
        let families = iter::once(family).chain(Families::kin(family));
        let preferred = families.filter_map(|family| self.upright(family, bold));
        // What no face has is reported before typesetting; half an em is as good as any width.
        preferred.chain(&self.faces).find_map(|face| face.advance(letter)).unwrap_or(0.5)
    }

    /// The upright face of a family in the given weight, or else in another.
    fn upright(&self, family: &str, bold: bool) -> Option<&Face> {
        let mut upright = self.faces.iter().filter(|face| face.family() == family && !face.style().slanted);
        let first = upright.next()?;
        Some(iter::once(first).chain(upright).find(|face| face.style().bold == bold).unwrap_or(first))
    }

    /// The characters of a text that cannot be printed, each once, in the order of the text.
    ///
    /// The typesetter falls back to any face, so a character is missing if no
    /// face at all has it. Characters that nothing is drawn for are not missing;
    /// those that an archived PDF may not hold always are.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for letter in text.chars().filter(|letter| !self.prints(*letter)) {
            if !missing.contains(&letter) {
                missing.push(letter);
            }
        }
        missing
    }

    fn prints(&self, letter: char) -> bool {
        let coverage = self.coverage.get_or_init(|| self.all_characters());
        !is_forbidden(letter) && (coverage.contains(letter) || is_invisible(letter))
    }

    fn all_characters(&self) -> Coverage {
        let mut coverage = Coverage::new();
        for face in &self.faces {
            face.look(|bytes| {
                if let Ok(face) = ttf_parser::Face::parse(bytes, face.index()) {
                    coverage.add(&face);
                }
            });
        }
        coverage
    }
}

/// The faces in a folder of the project.
fn faces_in(folder: &Path, seen: Seen<'_>) -> Result<Vec<Face>, FontError> {
    let unreadable = |path: &Path, source| FontError::Unreadable { path: path.to_owned(), source };
    let files = folders::font_files(folder).map_err(|source| unreadable(folder, source))?;
    let mut found = Vec::new();
    for file in files {
        let faces = Face::in_file(&file, seen).map_err(|source| unreadable(&file, source))?;
        if faces.is_empty() {
            return Err(FontError::NotAFont { path: file });
        }
        found.extend(faces);
    }
    if found.is_empty() {
        return Err(FontError::NoFont { path: folder.to_owned() });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedded() -> FontLibrary {
        FontLibrary::new(&[], false).expect("the embedded fonts need nothing from outside")
    }

    #[test]
    fn the_embedded_faces_are_those_of_the_readme() {
        let library = embedded();
        let faces = library.faces().iter();
        let faces: Vec<_> =
            faces.map(|face| (face.family(), face.style().bold, face.style().slanted)).collect();
        assert_eq!(
            faces,
            [
                ("Amiri", true, false),
                ("Amiri", false, false),
                ("Noto Sans", true, false),
                ("Noto Sans", true, true),
                ("Noto Sans", false, true),
                ("Noto Sans", false, false),
                ("Noto Sans SC", true, false),
                ("Noto Sans SC", false, false),
                ("Noto Serif", true, false),
                ("Noto Serif", true, true),
                ("Noto Serif", false, true),
                ("Noto Serif", false, false),
                ("Noto Serif SC", true, false),
                ("Noto Serif SC", false, false),
            ]
        );
    }

    #[test]
    fn only_what_no_face_draws_is_missing() {
        let library = embedded();
        assert!(library.missing("A中éЖع≤▲鸞—\u{a0}").is_empty());
        assert_eq!(library.missing("a\u{1F600}b\u{0E01}\u{1F600}"), ['\u{1F600}', '\u{0E01}']);
    }

    #[test]
    fn what_is_never_drawn_is_not_missing() {
        let invisible = "\t\r\n\u{85}\u{AD}\u{200B}\u{200D}\u{200F}\u{2028}\u{2066}\u{FE0F}\u{E0100}";
        assert!(embedded().missing(invisible).is_empty());
    }

    #[test]
    fn what_an_archived_pdf_may_not_hold_is_missing() {
        assert_eq!(
            embedded().missing("a\0\u{1B}b\u{FEFF}\u{E000}"),
            ['\0', '\u{1B}', '\u{FEFF}', '\u{E000}']
        );
    }

    #[test]
    fn widths_add_up_and_bold_is_wider() {
        let library = embedded();
        let width = |text, bold| library.measure(text, "Noto Sans", bold, 10.0);
        // The M of Noto Sans is 907 of 1000 units wide.
        assert!((width("M", false) - 9.07).abs() < 1e-9);
        assert!((width("MM", false) - 2.0 * width("M", false)).abs() < 1e-9);
        assert!(width("M", true) > width("M", false));
        assert!((width("M\u{200B}M", false) - width("MM", false)).abs() < 1e-9);
    }

    #[test]
    fn a_character_of_another_script_is_measured_in_the_face_that_stands_in() {
        let library = embedded();
        assert!((library.measure("中文", "Noto Sans", false, 10.0) - 20.0).abs() < 1e-9);
        let arrow = library.measure("→", "Noto Sans SC", true, 10.0);
        assert!((library.measure("→", "Noto Sans", true, 10.0) - arrow).abs() < 1e-9);
    }

    #[test]
    fn arabic_is_as_wide_as_its_joined_letters() {
        let width = |text| embedded().measure(text, "Amiri", false, 1000.0);
        // As HarfBuzz shapes it; the letters alone would be 3,205 and 3,401 units wide.
        assert!((width("مؤسسة") - 2249.0).abs() < 1e-9);
        assert!((width("الأنظف") - 2605.0).abs() < 1.5);
        assert!((width("مؤسسة 14001") - 2249.0 - width(" 14001")).abs() < 1e-9);
    }

    #[test]
    fn a_folder_without_fonts_and_a_file_that_is_none_are_errors() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let library = || FontLibrary::new(&[folder.path().to_owned()], false);
        assert!(matches!(library(), Err(FontError::NoFont { .. })));
        std::fs::write(folder.path().join("a.ttf"), "text").expect("a file in it");
        assert!(matches!(library(), Err(FontError::NotAFont { path }) if path.ends_with("a.ttf")));
        let nowhere = [folder.path().join("nowhere")];
        assert!(matches!(FontLibrary::new(&nowhere, false), Err(FontError::Unreadable { .. })));
    }

    #[test]
    fn a_font_in_a_folder_comes_after_the_embedded_ones() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let inner = folder.path().join("inner");
        std::fs::create_dir(&inner).expect("a folder in it");
        std::fs::write(inner.join("house.TTF"), embedded::EMBEDDED[0]).expect("a font in that");
        let library = FontLibrary::new(&[folder.path().to_owned()], false).expect("one font to find");
        let house = library.faces().last().expect("it is the last one");
        assert_eq!((library.faces().len(), house.family()), (15, "Amiri"));
        assert_eq!(house.advance('A'), library.faces()[0].advance('A'));
        assert_eq!(house.look(<[u8]>::len), Some(embedded::EMBEDDED[0].len()));
    }
}
