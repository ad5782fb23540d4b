//! Which way each piece of a text runs.
//!
//! Word asks of every run whether it is written from right to left, and does
//! not resolve that itself as a browser does. The rules here are those of the
//! Unicode bidirectional algorithm (UAX 9) as far as one paragraph of prose
//! needs them, without nested embeddings; isolates are obeyed and then left out,
//! because Word has none. Other programs do resolve it, and know only the text: so
//! marks at the ends of signs and numbers keep them on their side in a line from the right.

use super::runs::JOINER;

/// A piece of text that runs one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The text.
    pub(super) text: String,
    /// Whether it runs from right to left.
    pub(super) from_the_right: bool,
}

/// A letter from the left, and one from the right, that are not seen.
const LEFT_MARK: char = '\u{200E}';
const RIGHT_MARK: char = '\u{200F}';
/// What stands between two numbers.
const PARTING: &[char] = &['–', '—', '-', '/', ':', ';', ',', '.', '،', '؛', JOINER];

/// What a character asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter of a script written from left to right.
    Left,
    /// A letter of a script written from right to left.
    Right,
    /// A digit, or a sign that belongs to a number.
    Number,
    /// Whatever is around it decides.
    Neutral,
}

/// Takes a text apart into pieces that each run one way.
pub(super) fn stretches(text: &str, base_from_the_right: bool) -> Vec<Stretch> {
    let (letters, mut classes) = isolated(text);
    if !base_from_the_right && !classes.contains(&Class::Right) {
        let text: String = letters.into_iter().collect();
        return if text.is_empty() { Vec::new() } else { vec![Stretch { text, from_the_right: false }] };
    }
    join_numbers(&letters, &mut classes);
    let right = resolve(&letters, &classes, base_from_the_right);
    let mut found: Vec<Stretch> = Vec::new();
    for (letter, from_the_right) in letters.into_iter().zip(right) {
        match found.last_mut() {
            Some(last) if last.from_the_right == from_the_right => last.text.push(letter),
            _ => found.push(Stretch { text: letter.into(), from_the_right }),
        }
    }
    if base_from_the_right {
        found.iter_mut().for_each(mark);
    }
    found
}

/// Puts a mark of direction beside what would go with its surroundings, in a line from the right.
fn mark(stretch: &mut Stretch) {
    let text = &mut stretch.text;
    if stretch.from_the_right {
        // What parts two numbers would join them to one text from the left.
        if text.chars().all(|letter| letter.is_whitespace() || PARTING.contains(&letter)) {
            text.insert(0, RIGHT_MARK);
            if text.ends_with(['–', '—', '-']) {
                text.push(JOINER);
            }
        }
        return;
    }
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | ',');
    if text.chars().all(is_plain) {
        return;
    }
    if !text.starts_with(is_letter_from_the_left) {
        text.insert(0, LEFT_MARK);
    }
    if !text.ends_with(is_letter_from_the_left) {
        text.push(LEFT_MARK);
    }
}

fn is_letter_from_the_left(letter: char) -> bool {
    class(letter) == Class::Left
}

/// The characters without isolates, with what each asks for; what is isolated asks for its direction.
fn isolated(text: &str) -> (Vec<char>, Vec<Class>) {
    let (mut letters, mut classes, mut within) = (Vec::new(), Vec::new(), Vec::new());
    for letter in text.chars() {
        match letter {
            '\u{2066}' => within.push(Class::Left),
            '\u{2067}' => within.push(Class::Right),
            // What is inside decides for itself.
            '\u{2068}' => within.push(Class::Neutral),
            '\u{2069}' => drop(within.pop()),
            '\u{202A}'..='\u{202E}' => {}
            _ => {
                let own = class(letter);
                letters.push(letter);
                classes.push(match within.last() {
                    Some(forced @ (Class::Left | Class::Right)) => *forced,
                    Some(Class::Neutral | Class::Number) | None => own,
                });
            }
        }
    }
    (letters, classes)
}

fn class(letter: char) -> Class {
    match letter {
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{200F}' => {
            Class::Right
        }
        '\u{200E}' => Class::Left,
        _ if letter.is_ascii_digit() => Class::Number,
        _ if letter.is_alphanumeric() => Class::Left,
        _ => Class::Neutral,
    }
}

/// Signs before a number, separators within it and units after it are a part of it.
fn join_numbers(letters: &[char], classes: &mut [Class]) {
    let is_number = |classes: &[Class], index: usize| classes.get(index) == Some(&Class::Number);
    for index in 0..letters.len() {
        if classes[index] != Class::Neutral {
            continue;
        }
        let before = index.checked_sub(1).is_some_and(|before| is_number(classes, before));
        let after = is_number(classes, index + 1);
        let joined = match letters[index] {
            '.' | ',' | ':' | '/' | '\'' | '’' | '\u{A0}' | '\u{202F}' => before && after,
            // A range runs as its surroundings do: marks that turn it tempt LibreOffice to break within its numbers.
            '-' => after && !is_range(letters, index),
            '+' | '\u{2212}' | '±' => after,
            '%' | '‰' | '°' => before,
            '$' | '€' | '£' | '#' => before || after,
            _ => false,
        };
        if joined {
            classes[index] = Class::Number;
        }
    }
}

/// Whether a hyphen stands between two numbers, and not in a chain of more, such as a date.
fn is_range(letters: &[char], hyphen: usize) -> bool {
    let is_digit = |letter: &char| letter.is_ascii_digit();
    let (before, after) = (&letters[..hyphen], &letters[hyphen + 1..]);
    let first = before.iter().rev().take_while(|letter| is_digit(letter)).count();
    let last = after.iter().take_while(|letter| is_digit(letter)).count();
    let is_chain = before[..before.len() - first].ends_with(&['-']) || after[last..].starts_with(&['-']);
    first > 0 && last > 0 && !is_chain
}

/// Which characters run from right to left; what is neutral goes with its two neighbours, if they agree.
fn resolve(letters: &[char], classes: &[Class], base: bool) -> Vec<bool> {
    // A number after letters from left to right goes with them; another one counts as its surroundings.
    let mut strong = base;
    let mut sides: Vec<Option<bool>> = Vec::with_capacity(classes.len());
    for class in classes {
        sides.push(match class {
            Class::Left => Some(false),
            Class::Right => Some(true),
            Class::Number => Some(strong),
            Class::Neutral => None,
        });
        strong = sides.last().copied().flatten().unwrap_or(strong);
    }
    pair_brackets((letters, classes), &mut sides, base);
    let mut before = base;
    let mut resolved = Vec::with_capacity(classes.len());
    for (index, class) in classes.iter().enumerate() {
        before = sides[index].unwrap_or(before);
        let after = sides[index..].iter().find_map(|side| *side).unwrap_or(base);
        let around = if before == after { before } else { base };
        resolved.push(*class != Class::Number && around);
    }
    resolved
}

/// Brackets that belong together run the way of what they hold, if that is the way of the text or of
/// what stands before them (rule N0).
///
/// Those around one sign from the left go with it, which looks the same: other programs than Word
/// may end a line where the way changes.
fn pair_brackets((letters, classes): (&[char], &[Class]), sides: &mut [Option<bool>], base: bool) {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (index, letter) in letters.iter().enumerate() {
        match letter {
            // What is isolated has its way already.
            '(' | '[' if sides[index].is_none() => open.push(index),
            ')' | ']' if sides[index].is_none() => pairs.extend(open.pop().map(|start| (start, index))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    for (start, end) in pairs {
        let is_sign = classes[start + 1] == Class::Left
            && !classes[start..end].contains(&Class::Right)
            && !letters[start..end].iter().any(|letter| letter.is_whitespace());
        if is_sign {
            (sides[start], sides[end]) = (Some(false), Some(false));
            continue;
        }
        let held: Vec<bool> = sides[start..end].iter().copied().flatten().collect();
        let before = sides[..start].iter().rev().find_map(|side| *side).unwrap_or(base);
        let way = if held.contains(&base) || before == base { base } else { before };
        if !held.is_empty() {
            (sides[start], sides[end]) = (Some(way), Some(way));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a text, those from right to left in brackets, marks from the left and right as `>` and `<`,
    /// joiners as `~`.
    fn pieces(text: &str, base: bool) -> Vec<String> {
        let shown = |stretch: Stretch| {
            let Stretch { text, from_the_right } = stretch;
            let text = text.replace(LEFT_MARK, ">").replace(RIGHT_MARK, "<").replace(JOINER, "~");
            if from_the_right { format!("<{text}>") } else { text }
        };
        stretches(text, base).into_iter().map(shown).collect()
    }

    #[test]
    fn a_text_without_letters_from_right_to_left_is_one_piece() {
        assert_eq!(pieces("Paragraph 12 (a), 53.5%", false), ["Paragraph 12 (a), 53.5%"]);
        assert_eq!(pieces("\u{2066}GB.294/8/1\u{2069}", false), ["GB.294/8/1"]);
        assert_eq!(pieces("", true), [""; 0]);
    }

    #[test]
    fn arabic_words_within_a_text_from_left_to_right_stand_apart() {
        assert_eq!(pieces("see عمل لائق, and 2", false), ["see ", "<عمل لائق>", ", and 2"]);
    }

    #[test]
    fn numbers_and_latin_words_run_from_left_to_right_in_arabic() {
        assert_eq!(pieces("بلغ 1,234.5 في", true), ["<بلغ >", "1,234.5", "< في>"]);
        assert_eq!(pieces("نسبة 53.5% منها", true), ["<نسبة >", ">53.5%>", "< منها>"]);
        assert_eq!(pieces("وفق ISO 9001:2015 و", true), ["<وفق >", "ISO 9001:2015>", "< و>"]);
        // A range reads from right to left, so that its parts are runs of their own.
        assert_eq!(pieces("2021–2025", true), ["2021", "<<–~>", "2025"]);
        assert_eq!(pieces("للفترة 2026-2027", true), ["<للفترة >", "2026", "<<-~>", "2027"]);
        assert_eq!(pieces("2\u{2060}-\u{2060}8", true), ["2", "<<~-~>", "8"]);
        assert_eq!(pieces("في 2026-04-15", true), ["<في >", ">2026-04-15>"]);
        assert_eq!(pieces("\u{2067}2021–2025\u{2069}", true), ["<2021–2025>"]);
    }

    #[test]
    fn signs_symbols_and_brackets_stay_with_what_they_belong_to() {
        assert_eq!(pieces("بنسبة \u{2212}8.6%", true), ["<بنسبة >", ">\u{2212}8.6%>"]);
        assert_eq!(
            pieces("الوثيقة \u{2066}GB.303/PFA/2(Rev.)\u{2069}.", true),
            ["<الوثيقة >", "GB.303/PFA/2(Rev.)>", "<<.>"]
        );
        assert_eq!(pieces("PFA/2(Rev.) و", true), ["PFA/2(Rev.)>", "< و>"]);
        assert_eq!(pieces("(عمل)", true), ["<(عمل)>"]);
        assert_eq!(
            pieces("إطار (\u{2066}GB.303/4\u{2069}) جديد", true),
            ["<إطار >", ">(GB.303/4)>", "< جديد>"]
        );
        assert_eq!(pieces("عمل (GB.303 جديد)", true), ["<عمل (>", "GB.303", "< جديد)>"]);
        assert_eq!(pieces("عمل (2021–2025)", true), ["<عمل (>", "2021", "<<–~>", "2025", "<)>"]);
        // A formula is one piece, with its brackets.
        assert_eq!(
            pieces("متوسط: \u{2066}(1 × 0.7 + 2) ÷ 10 ≈ 0.8\u{2069}", true),
            ["<متوسط: >", ">(1 × 0.7 + 2) ÷ 10 ≈ 0.8>"]
        );
        // The numbers of a range stay on their sides of what parts them.
        assert_eq!(pieces("58.5%–75.2%", true), [">58.5%>", "<<–~>", ">75.2%>"]);
    }
}
