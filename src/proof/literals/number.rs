//! Numbers in digits, as languages and houses write them (`documents.md` 5.5, `method.md` T58).

use crate::model::{Decimal, Language};

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value.
    pub(super) value: Decimal,
    /// How many decimals it is written with.
    pub(super) decimals: u32,
    /// How many digits its whole part has.
    pub(super) digits: usize,
    /// Whether its digits are set in groups.
    pub(super) is_grouped: bool,
}

/// What stands between digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Group,
    Decimal,
}

/// The number that begins a text, and how long it is in bytes.
pub(super) fn number(language: Language, text: &str) -> Option<(Number, usize)> {
    let (first, mut at) = digits(text)?;
    let (mut whole, mut fraction, mut is_grouped) = (first, None::<String>, false);
    while let Some(mark) = text[at..].chars().next() {
        let Some((next, length)) = digits(&text[at + mark.len_utf8()..]) else { break };
        let sign = match sign(language, mark, next.len()) {
            Some(Sign::Group) if whole == "0" && matches!(mark, '.' | ',') => {
                fraction = Some(next);
                Sign::Decimal
            }
            Some(Sign::Group) if (is_grouped || whole.len() <= 3) && next.len() == 3 => {
                whole.push_str(&next);
                is_grouped = true;
                Sign::Group
            }
            Some(Sign::Decimal) => {
                fraction = Some(next);
                Sign::Decimal
            }
            Some(Sign::Group) | None => break,
        };
        at += mark.len_utf8() + length;
        if sign == Sign::Decimal {
            break;
        }
    }
    let fraction = fraction.unwrap_or_default();
    let decimals = u32::try_from(fraction.len()).ok()?;
    let value = format!("{whole}.{fraction}").trim_end_matches('.').parse().ok()?;
    Some((Number { value, decimals, digits: whole.len(), is_grouped }, at))
}

/// What a mark between digits is, given how many digits follow.
fn sign(language: Language, mark: char, following: usize) -> Option<Sign> {
    let threes = following == 3;
    match (language, mark) {
        (_, '\u{a0}' | '\u{202f}' | '\u{2009}' | '٬') => Some(Sign::Group),
        (_, '٫') => Some(Sign::Decimal),
        (Language::French | Language::Spanish | Language::Russian, ' ') => Some(Sign::Group),
        (Language::English | Language::Chinese | Language::Arabic, '.') => Some(Sign::Decimal),
        (Language::English | Language::Chinese, ',' | '，') => threes.then_some(Sign::Group),
        (Language::Arabic, ',' | '،') => Some(if threes { Sign::Group } else { Sign::Decimal }),
        (Language::French | Language::Spanish | Language::Russian, ',') => Some(Sign::Decimal),
        (Language::French | Language::Spanish | Language::Russian, '.') => {
            Some(if threes { Sign::Group } else { Sign::Decimal })
        }
        _ => None,
    }
}

/// The digits that begin a text as those of data files, and how long they are in bytes.
fn digits(text: &str) -> Option<(String, usize)> {
    let digit = |c: char| match c {
        '0'..='9' => Some(c),
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    };
    let found: String = text.chars().map_while(digit).collect();
    let length = text.chars().take(found.len()).map(char::len_utf8).sum();
    (!found.is_empty()).then_some((found, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(language: Language, text: &str) -> (String, usize) {
        let (number, length) = number(language, text).expect("it begins with a digit");
        (number.value.to_string(), text[..length].chars().count())
    }

    #[test]
    fn t58_french_english_and_arabic_write_the_same_number() {
        for (language, text) in [
            (Language::English, "1,234.5"),
            (Language::English, "1\u{a0}234.5"),
            (Language::French, "1 234,5"),
            (Language::French, "1\u{202f}234,5"),
            (Language::Spanish, "1.234,5"),
            (Language::Russian, "1\u{a0}234,5"),
            (Language::Chinese, "1,234.5"),
            (Language::Arabic, "١٬٢٣٤٫٥"),
            (Language::Arabic, "1,234.5"),
            (Language::Arabic, "١٢٣٤٫٥"),
        ] {
            assert_eq!(read(language, text), ("1234.5".to_owned(), text.chars().count()), "{text}");
        }
    }

    #[test]
    fn a_mark_that_ends_a_clause_belongs_to_no_number() {
        assert_eq!(read(Language::English, "2022, 2023"), ("2022".to_owned(), 4));
        assert_eq!(read(Language::English, "171,834. The"), ("171834".to_owned(), 7));
        assert_eq!(read(Language::English, "12,34"), ("12".to_owned(), 2));
        assert_eq!(read(Language::French, "2024 300"), ("2024".to_owned(), 4));
        assert_eq!(read(Language::Spanish, "0.125"), ("0.125".to_owned(), 5));
        assert_eq!(read(Language::Chinese, "２０万"), ("20".to_owned(), 2));
        assert_eq!(number(Language::English, "x1"), None);
    }
}
