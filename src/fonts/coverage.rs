//! Which characters fonts have.

use ttf_parser::Face;

/// A set of characters, as a bit for each code point.
#[derive(Debug)]
pub(super) struct Coverage(Box<[u64]>);

const CODE_POINTS: usize = 0x11_0000;

impl Coverage {
    pub(super) fn new() -> Self {
        Self(vec![0; CODE_POINTS / 64].into())
    }

    /// Adds the characters that a face has.
    pub(super) fn add(&mut self, face: &Face<'_>) {
        for table in face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables) {
            if table.is_unicode() {
                table.codepoints(|code| self.insert(code));
            }
        }
    }

    pub(super) fn contains(&self, letter: char) -> bool {
        let (word, bit) = position(u32::from(letter));
        self.0[word] & bit != 0
    }

    fn insert(&mut self, code: u32) {
        let (word, bit) = position(code);
        // A damaged font may list numbers beyond the last code point.
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }
}

fn position(code: u32) -> (usize, u64) {
    (code as usize / 64, 1 << (code % 64))
}

/// Whether nothing is drawn for a character, so that it needs no font.
///
/// These are the controls, the line and paragraph separators and the default
/// ignorable code points of Unicode: the soft hyphen, zero-width spaces and
/// joiners, bidirectional marks and variation selectors.
pub(crate) fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
                | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// Whether an archived PDF may not hold a character, whatever the fonts have.
///
/// These are the controls that break no line, the byte order mark, and the
/// characters for private use, whose meaning only their font knows.
pub(crate) fn is_forbidden(letter: char) -> bool {
    let breaks = matches!(letter, '\t'..='\r' | '\u{85}');
    (letter.is_control() && !breaks)
        || matches!(letter, '\u{FEFF}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}
