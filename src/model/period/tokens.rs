//! The text of a period, taken apart: numbers, words and the marks between them.

use super::super::fold;
use super::names;

/// The longest text that is looked at, in characters with single spaces; the longest period of all forms is shorter.
const LONGEST: usize = 80;

/// A piece of the text of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A number of four digits.
    Year(i32),
    /// A number of two digits.
    Two(u8),
    /// A number of one digit.
    One(u8),
    /// A mark, or a word of that meaning.
    Mark(Mark),
    /// The name of a month.
    Month(u8),
    /// The sign of a part of a year, which a number counts.
    Part(Part),
    /// The sign of a fiscal year.
    Fiscal,
}

/// What stands between numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Hyphen,
    Slash,
    /// A word such as "to".
    To,
}

/// A part of a year, or the year as the only part of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Year,
    Half,
    Quarter,
    Month,
    Week,
}

/// The text in lower case and half width, with one kind of hyphen, space and digit; none of a text too long.
pub(super) fn folded(text: &str) -> Option<String> {
    let characters = text.trim().chars().filter(|c| !fold::is_invisible(*c)).map(fold::half_width);
    let characters = characters.map(|c| match (c, fold::digit(c)) {
        (_, Some(digit)) => char::from(b'0' + digit),
        ('\u{2010}'..='\u{2015}' | '\u{2212}' | '~' | '\u{301c}', None) => '-',
        (space, None) if space.is_whitespace() => ' ',
        (other, None) => other,
    });
    let mut folded = String::new();
    let mut left = LONGEST;
    for c in characters {
        // However wide a gap is, it is one.
        if c == ' ' && folded.ends_with(' ') {
            continue;
        }
        left = left.checked_sub(1)?;
        folded.extend(c.to_lowercase());
    }
    Some(folded.trim().to_owned())
}

/// The tokens of a folded text; none where something in it is no token.
pub(super) fn tokens(folded: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            ' ' => 1,
            '-' | '/' => {
                tokens.push(Token::Mark(if first == '-' { Mark::Hyphen } else { Mark::Slash }));
                1
            }
            '0'..='9' => {
                let length = length_of(rest, |c| c.is_ascii_digit());
                tokens.push(number(&rest[..length])?);
                length
            }
            _ if first.is_alphabetic() => {
                let length = length_of(rest, char::is_alphabetic);
                let (token, length) = word(rest, length)?;
                tokens.extend(token);
                length + length_of(&rest[length..], |c| matches!(c, '.' | ','))
            }
            _ => return None,
        };
        rest = &rest[taken..];
    }
    Some(tokens)
}

fn length_of(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn number(digits: &str) -> Option<Token> {
    match digits.len() {
        1 => digits.parse().ok().map(Token::One),
        2 => digits.parse().ok().map(Token::Two),
        4 => digits.parse().ok().map(Token::Year),
        _ => None,
    }
}

/// The token of the word that a text begins with, and how long it is; words without a meaning have none.
fn word(text: &str, length: usize) -> Option<(Option<Token>, usize)> {
    let token = match &text[..length] {
        "of" | "de" | "del" | "year" | "г" | "год" | "года" => return Some((None, length)),
        "fy" | "fiscal" => Token::Fiscal,
        "a" => Token::Part(Part::Year),
        "h" | "s" | "half" | "semester" | "semestre" | "полугодие" => Token::Part(Part::Half),
        "q" | "qtr" | "quarter" | "trimestre" | "квартал" | "кв" => Token::Part(Part::Quarter),
        "m" => Token::Part(Part::Month),
        "w" | "week" => Token::Part(Part::Week),
        "to" | "au" | "al" | "по" | "至" | "إلى" => Token::Mark(Mark::To),
        name => match names::month(name) {
            Some(month) => Token::Month(month),
            None => return name_of_two_words(text, length),
        },
    };
    Some((Some(token), length))
}

/// A month of Arabic has a name of two words.
fn name_of_two_words(text: &str, first: usize) -> Option<(Option<Token>, usize)> {
    let second = text[first..].strip_prefix(' ')?;
    let length = first + 1 + length_of(second, char::is_alphabetic);
    names::month(&text[..length]).map(|month| (Some(Token::Month(month)), length))
}

/// The tokens without the marks that only tie a number to its word, as in "2020-Q3" and "Jul-2020".
pub(super) fn untied(tokens: &[Token]) -> Vec<Token> {
    let is_number = |token| matches!(token, Token::Year(_) | Token::Two(_) | Token::One(_));
    let is_word = |token| matches!(token, Token::Month(_) | Token::Part(_) | Token::Fiscal);
    let ties = |index: usize| {
        let (Some(before), Some(after)) =
            (index.checked_sub(1).map(|before| tokens[before]), tokens.get(index + 1))
        else {
            return false;
        };
        matches!(tokens[index], Token::Mark(Mark::Hyphen | Mark::Slash))
            && (is_number(before) && is_word(*after) || is_word(before) && is_number(*after))
    };
    (0..tokens.len()).filter(|index| !ties(*index)).map(|index| tokens[index]).collect()
}

/// Whether two texts have the same form, whatever their numbers and months are.
pub(super) fn alike(left: &[Token], right: &[Token]) -> bool {
    let form = |token: &Token| match token {
        Token::Year(_) => Token::Year(0),
        Token::One(_) | Token::Two(_) => Token::One(0),
        Token::Month(_) => Token::Month(1),
        Token::Mark(_) | Token::Part(_) | Token::Fiscal => *token,
    };
    left.iter().map(form).eq(right.iter().map(form))
}
