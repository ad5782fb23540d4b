//! Which way the pieces of a line run, in a language that is read from the right.
//!
//! Readers of SVG take every line for one that runs from left to right. So each
//! piece that runs one way becomes an element of its own, and its place is
//! computed here, by the rules of the Unicode bidirectional algorithm (UAX 9) as
//! far as labels need them: letters, numbers with their signs, what is neutral,
//! and isolates, which are obeyed and then left out.

/// A piece of a line that is painted at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// What is painted, from its own side: mirrored and turned if it would not turn itself.
    pub(super) text: String,
    /// Whether the piece runs from the left, against the line.
    pub(super) is_turned: bool,
}

/// What a character asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter written from the left.
    Left,
    /// A letter written from the right.
    Right,
    /// A digit, or a sign that belongs to a number.
    Number,
    /// Whatever is around decides.
    Neutral,
}

/// Brackets and signs that change with the direction.
const MIRRORED: &[(char, char)] =
    &[('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›'), ('≤', '≥')];

/// Whether a character is an Arabic vowel sign or another mark that readers do without.
///
/// A font draws them as glyphs of their own, for which SVG readers keep no text,
/// so that a PDF with them would not conform.
pub(super) fn is_vowel_sign(letter: char) -> bool {
    matches!(letter, '\u{64B}'..='\u{652}' | '\u{670}')
}

/// Whether a character only says how others run.
pub(super) fn is_control(letter: char) -> bool {
    matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Takes a line apart, in the order in which it is read from the right.
pub(super) fn pieces(line: &str) -> Vec<Piece> {
    let letters = classified(line);
    let lefts = resolved(&letters);
    let mut groups: Vec<(bool, Vec<(char, Class)>)> = Vec::new();
    for (letter, is_ltr) in letters.into_iter().zip(lefts) {
        match groups.last_mut() {
            Some((direction, group)) if *direction == is_ltr => group.push(letter),
            _ => groups.push((is_ltr, vec![letter])),
        }
    }
    groups.into_iter().flat_map(|(is_ltr, group)| painted(is_ltr, &group)).collect()
}

/// The characters that are painted, each with what it asks for.
fn classified(line: &str) -> Vec<(char, Class)> {
    let (mut letters, mut within) = (Vec::new(), Vec::new());
    for letter in line.chars().filter(|letter| !is_vowel_sign(*letter)) {
        match letter {
            '\u{2066}' => within.push(Some(Class::Left)),
            '\u{2067}' => within.push(Some(Class::Right)),
            '\u{2068}' => within.push(None),
            '\u{2069}' => drop(within.pop()),
            _ if is_control(letter) => {}
            _ => letters.push((letter, within.last().copied().flatten().unwrap_or_else(|| class(letter)))),
        }
    }
    join_numbers(&mut letters);
    letters
}

fn class(letter: char) -> Class {
    match letter {
        '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => Class::Right,
        _ if letter.is_ascii_digit() => Class::Number,
        _ if letter.is_alphanumeric() => Class::Left,
        _ => Class::Neutral,
    }
}

/// Separators within numbers, signs before and units after them belong to them.
fn join_numbers(letters: &mut [(char, Class)]) {
    for index in 0..letters.len() {
        let is_number = |at: Option<usize>| {
            at.and_then(|at| letters.get(at)).is_some_and(|(_, class)| *class == Class::Number)
        };
        let (before, after) = (is_number(index.checked_sub(1)), is_number(Some(index + 1)));
        let joined = match letters[index] {
            ('.' | ',' | ':' | '/' | '\u{A0}' | '\u{202F}', Class::Neutral) => before && after,
            ('+' | '-' | '\u{2212}' | '±', Class::Neutral) => after,
            ('%' | '‰' | '°', Class::Neutral) => before,
            ('$' | '€' | '£', Class::Neutral) => before || after,
            _ => false,
        };
        if joined {
            letters[index].1 = Class::Number;
        }
    }
}

/// Whether each character runs from the left; what is neutral goes with its neighbours if they agree.
fn resolved(letters: &[(char, Class)]) -> Vec<bool> {
    let mut strong = false;
    // A number after letters from the left goes on with them; another counts as its surroundings.
    let sides: Vec<Option<bool>> = letters
        .iter()
        .map(|(_, class)| match class {
            Class::Left => {
                strong = true;
                Some(true)
            }
            Class::Right => {
                strong = false;
                Some(false)
            }
            Class::Number => Some(strong),
            Class::Neutral => None,
        })
        .collect();
    let mut before = false;
    let side = |(index, (_, class)): (usize, &(char, Class))| {
        before = sides[index].unwrap_or(before);
        match class {
            Class::Left | Class::Number => true,
            Class::Right => false,
            Class::Neutral => before && sides[index..].iter().find_map(|side| *side).unwrap_or_default(),
        }
    };
    letters.iter().enumerate().map(side).collect()
}

/// What is painted of letters that run one way.
///
/// Signs at the ends of Arabic would be taken for parts of a line from the
/// left, so they become pieces of their own.
fn painted(is_ltr: bool, group: &[(char, Class)]) -> Vec<Piece> {
    let text = |part: &[(char, Class)]| part.iter().map(|(letter, _)| *letter).collect::<String>();
    if is_ltr {
        return vec![Piece { text: text(group), is_turned: true }];
    }
    let is_letter = |(_, class): &(char, Class)| *class == Class::Right;
    let is_sign = |(letter, class): &(char, Class)| *class != Class::Right && !letter.is_whitespace();
    let (Some(first), Some(last)) = (group.iter().position(is_letter), group.iter().rposition(is_letter))
    else {
        return vec![signs(group)];
    };
    let mut pieces = Vec::new();
    let start = if group[..first].iter().any(is_sign) { first } else { 0 };
    let end = if group[last + 1..].iter().any(is_sign) { last + 1 } else { group.len() };
    pieces.extend((start > 0).then(|| signs(&group[..start])));
    pieces.push(Piece { text: text(&group[start..end]), is_turned: false });
    pieces.extend((end < group.len()).then(|| signs(&group[end..])));
    pieces
}

/// Signs that run from the right, written as they look from the left.
fn signs(group: &[(char, Class)]) -> Piece {
    let mirrored = |letter: char| {
        let pair = MIRRORED.iter().find(|(left, right)| letter == *left || letter == *right);
        pair.map_or(letter, |(left, right)| if letter == *left { *right } else { *left })
    };
    let text = group.iter().rev().map(|(letter, _)| mirrored(*letter)).collect();
    Piece { text, is_turned: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces in reading order, those from the right in brackets.
    fn shown(line: &str) -> Vec<String> {
        let shown = |Piece { text, is_turned }| if is_turned { text } else { format!("<{text}>") };
        pieces(line).into_iter().map(shown).collect()
    }

    #[test]
    fn numbers_and_latin_words_are_pieces_from_the_left() {
        assert_eq!(shown("بلغ 1,234.5 في"), ["<بلغ >", "1,234.5", "< في>"]);
        assert_eq!(shown("وفق ISO 9001 و"), ["<وفق >", "ISO 9001", "< و>"]);
        assert_eq!(shown("1.1 المؤسسات"), ["1.1", "< المؤسسات>"]);
        assert_eq!(shown("\u{2212}8.6%"), ["\u{2212}8.6%"]);
    }

    #[test]
    fn what_is_isolated_runs_as_it_says_and_the_isolates_are_left_out() {
        assert_eq!(shown("\u{2066}< 100%\u{2069}"), ["< 100%"]);
        assert_eq!(shown("نسبة \u{2066}53.5%\u{2069}"), ["<نسبة >", "53.5%"]);
    }

    #[test]
    fn vowel_signs_are_left_out() {
        assert_eq!(shown("تُنشر الإحصاءات"), shown("تنشر الإحصاءات"));
    }

    #[test]
    fn a_range_is_read_from_the_right() {
        assert_eq!(shown("2021–2025"), ["2021", "–", "2025"]);
        assert_eq!(shown("\u{2066}45–95\u{2069}"), ["45–95"]);
    }

    #[test]
    fn signs_at_the_ends_of_arabic_stand_apart_and_brackets_are_mirrored() {
        assert_eq!(shown("▲ تحقق"), [" ▲", "<تحقق>"]);
        assert_eq!(shown("(عمل):"), [")", "<عمل>", ":("]);
        assert_eq!(shown("عمل (لائق) الآن"), ["<عمل (لائق) الآن>"]);
    }
}
