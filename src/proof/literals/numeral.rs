//! Chinese numerals.

use crate::model::Decimal;

/// A number written in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// Its value.
    pub(super) value: Decimal,
    /// How many characters it has.
    pub(super) length: usize,
    /// Whether digits follow each other without a place, as in years and in rough numbers.
    pub(super) is_row: bool,
}

/// What a character of numerals is.
#[derive(Clone, Copy)]
enum Sign {
    Digit(u64),
    Place(u64),
    Scale(u64),
}

fn sign(character: &str) -> Option<Sign> {
    Some(match character {
        "零" | "〇" => Sign::Digit(0),
        "一" => Sign::Digit(1),
        "二" | "两" => Sign::Digit(2),
        "三" => Sign::Digit(3),
        "四" => Sign::Digit(4),
        "五" => Sign::Digit(5),
        "六" => Sign::Digit(6),
        "七" => Sign::Digit(7),
        "八" => Sign::Digit(8),
        "九" => Sign::Digit(9),
        "十" => Sign::Place(10),
        "百" => Sign::Place(100),
        "千" => Sign::Place(1_000),
        "万" => Sign::Scale(10_000),
        "亿" => Sign::Scale(100_000_000),
        _ => return None,
    })
}

/// The numeral that begins a row of characters; none where a place has no digit before it, except ten.
pub(super) fn numeral(characters: &[&str]) -> Option<Numeral> {
    let (mut total, mut part, mut digit, mut length, mut is_row) = (0_u64, 0_u64, None, 0, false);
    for character in characters {
        match sign(character) {
            Some(Sign::Digit(next)) => {
                is_row |= digit.is_some_and(|digit| digit != 0);
                digit = Some(next);
            }
            Some(Sign::Place(place)) => {
                if digit.is_none() && (place != 10 || length > 0 && part == 0) {
                    break;
                }
                part = part.checked_add(digit.unwrap_or(1).checked_mul(place)?)?;
                digit = None;
            }
            Some(Sign::Scale(scale)) => {
                let own = part + digit.unwrap_or_default();
                if own == 0 {
                    break;
                }
                total = total.checked_add(own.checked_mul(scale)?)?;
                (part, digit) = (0, None);
            }
            None => break,
        }
        length += 1;
    }
    let value = total.checked_add(part)?.checked_add(digit.unwrap_or_default())?;
    (length > 0).then_some(Numeral { value: Decimal::from(value), length, is_row })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str) -> Option<(String, usize, bool)> {
        let characters: Vec<String> = text.chars().map(String::from).collect();
        let characters: Vec<&str> = characters.iter().map(String::as_str).collect();
        numeral(&characters).map(|it| (it.value.to_string(), it.length, it.is_row))
    }

    #[test]
    fn numerals_are_read_by_their_places() {
        for (text, value, length) in [
            ("十二个", "12", 2),
            ("二十家", "20", 2),
            ("四百三十一个", "431", 5),
            ("三千五百一十九", "3519", 7),
            ("十七万一千八百三十四人", "171834", 10),
            ("两万", "20000", 2),
            ("一亿二千万", "120000000", 5),
            ("一百零五", "105", 4),
        ] {
            assert_eq!(read(text), Some((value.to_owned(), length, false)), "{text}");
        }
    }

    #[test]
    fn places_alone_and_rows_of_digits_are_no_numerals() {
        assert_eq!(read("千方百计"), None);
        assert_eq!(read("万一"), None);
        assert_eq!(read("五六个").map(|(_, _, is_row)| is_row), Some(true));
        assert_eq!(read("二〇二五年").map(|(_, _, is_row)| is_row), Some(true));
    }
}
