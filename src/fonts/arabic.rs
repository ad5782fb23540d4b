//! Arabic letters as they join, for measuring.
//!
//! A letter alone is up to twice as wide as one within a word, so that widths
//! of letters do not add up to the width of a word. The block of presentation
//! forms of Unicode has a character for each form, and fonts for Arabic have
//! their glyphs. Ligatures other than that of lam and alef are left out: they
//! make a text at most a few per cent narrower.

/// The first letter of the table below, and the first of the presentation forms.
const FIRST: (u32, u32) = (0x0621, 0xFE80);

/// How many forms each letter from U+0621 on has: 1 joins to none, 2 to the one before, 4 to both sides.
///
/// The forms follow each other in the order alone, last, first, middle. U+063B to U+0640 have none there.
const FORMS: [u32; 42] = [
    1, 2, 2, 2, 2, 4, 2, 4, 2, 4, 4, 4, 4, 4, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 4, 4, 4,
    4, 4, 4, 4, 2, 2, 4,
];

const LAM: char = '\u{0644}';

/// Alefs with the ligature that they make with a lam before them, alone; the one that is joined follows it.
const LAM_ALEF: &[(char, u32)] =
    &[('\u{0622}', 0xFEF5), ('\u{0623}', 0xFEF7), ('\u{0625}', 0xFEF9), ('\u{0627}', 0xFEFB)];

/// The text with a presentation form for each Arabic letter.
pub(super) fn joined(text: &str) -> String {
    let letters: Vec<char> = text.chars().filter(|letter| !is_mark(*letter)).collect();
    let mut joined = String::with_capacity(text.len());
    let mut is_tied = false;
    let mut index = 0;
    while let Some(&letter) = letters.get(index) {
        let next = letters.get(index + 1).copied();
        index += 1;
        if let Some(ligature) = next.filter(|_| letter == LAM).and_then(lam_alef) {
            joined.extend(char::from_u32(ligature + u32::from(is_tied)));
            is_tied = false;
            index += 1;
            continue;
        }
        let Some((alone, count)) = forms(letter) else {
            joined.push(letter);
            // A tatweel joins to both sides.
            is_tied = letter == '\u{0640}';
            continue;
        };
        let ties = count == 4 && next.is_some_and(joins_back);
        let form = match (is_tied && count > 1, ties) {
            (false, false) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (true, true) => 3,
        };
        joined.extend(char::from_u32(alone + form));
        is_tied = ties;
    }
    joined
}

/// Whether a text has letters that join.
pub(super) fn has_letters(text: &str) -> bool {
    text.chars().any(|letter| ('\u{0621}'..='\u{064A}').contains(&letter))
}

/// Vowel signs stand over or under the letters and do not part them.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{064B}'..='\u{065F}' | '\u{0670}')
}

fn lam_alef(letter: char) -> Option<u32> {
    LAM_ALEF.iter().find(|(alef, _)| *alef == letter).map(|(_, ligature)| *ligature)
}

fn joins_back(letter: char) -> bool {
    letter == '\u{0640}' || forms(letter).is_some_and(|(_, count)| count > 1)
}

/// The form of a letter that stands alone, and how many forms it has.
fn forms(letter: char) -> Option<(u32, u32)> {
    let place = usize::try_from(u32::from(letter).checked_sub(FIRST.0)?).ok()?;
    let count = FORMS.get(place).copied().filter(|count| *count > 0)?;
    Some((FIRST.1 + FORMS[..place].iter().sum::<u32>(), count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_take_the_form_of_their_place_in_the_word() {
        // Meem, hamza on waw, seen, seen, teh marbuta: the waw joins only to the letter before it.
        assert_eq!(joined("مؤسسة"), "\u{FEE3}\u{FE86}\u{FEB3}\u{FEB4}\u{FE94}");
        assert_eq!(joined("ياء"), "\u{FEF3}\u{FE8E}\u{FE80}");
        assert_eq!(joined("في ISO 1"), "\u{FED3}\u{FEF2} ISO 1");
    }

    #[test]
    fn lam_and_alef_are_one_sign_and_vowel_signs_part_nothing() {
        assert_eq!(joined("لا"), "\u{FEFB}");
        assert_eq!(joined("الأنظف"), "\u{FE8D}\u{FEF7}\u{FEE7}\u{FEC8}\u{FED2}");
        assert_eq!(joined("بلا"), "\u{FE91}\u{FEFC}");
        assert_eq!(joined("بَي"), "\u{FE91}\u{FEF2}");
    }
}
