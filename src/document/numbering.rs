//! How an edition numbers its headings, paragraphs and lists.
//!
//! Every number in a document is printed already; the scheme serves formats that count for themselves.

use serde::{Deserialize, Serialize};

/// The scheme of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Headings from the first level down; deeper ones carry no number.
    pub headings: Vec<NumberStyle>,
    /// Annexes.
    pub annex: NumberStyle,
    /// Paragraphs of the body.
    pub paragraph: NumberStyle,
    /// Items of numbered lists, from the first level down.
    pub items: Vec<NumberStyle>,
}

/// How a number is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberStyle {
    /// The digits or letters of the level itself.
    pub format: NumberFormat,
    /// The text around them, with `%1` for the number of the first level, `%2` for that of the second, and so on.
    pub pattern: String,
}

/// The digits or letters of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberFormat {
    /// 1, 2, 3.
    Decimal,
    /// I, II, III.
    UpperRoman,
    /// i, ii, iii.
    LowerRoman,
    /// A, B, C.
    UpperLatin,
    /// a, b, c.
    LowerLatin,
    /// а, б, в.
    LowerCyrillic,
    /// 一, 二, 三.
    Chinese,
    /// أ, ب, ج in the order of the alphabet of numerals.
    Arabic,
    /// أولا, ثانيا, ثالثا.
    ArabicOrdinal,
}

impl NumberFormat {
    /// A number in these digits or letters; in plain digits where the letters do not reach.
    pub fn write(self, number: usize) -> String {
        let letters = match self {
            Self::Decimal => None,
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).map(|roman| roman.to_lowercase()),
            Self::UpperLatin => letter("ABCDEFGHIJKLMNOPQRSTUVWXYZ", number),
            Self::LowerLatin => letter("abcdefghijklmnopqrstuvwxyz", number),
            // Without ё, й, ъ, ы and ь, as lists in Russian go.
            Self::LowerCyrillic => letter("абвгдежзиклмнопрстуфхцчшщэюя", number),
            Self::Chinese => chinese(number),
            Self::Arabic => letter("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", number),
            Self::ArabicOrdinal => arabic_ordinal(number),
        };
        letters.unwrap_or_else(|| number.to_string())
    }
}

impl Scheme {
    /// The number of a heading, from those of the headings above it down to its own; none below the numbered levels.
    pub fn heading(&self, path: &[usize]) -> Option<String> {
        numbered(&self.headings, path)
    }

    /// The number of an annex.
    pub fn annex(&self, number: usize) -> String {
        self.annex.write(number)
    }

    /// The number of a paragraph.
    pub fn paragraph(&self, number: usize) -> String {
        self.paragraph.write(number)
    }

    /// The number of an item of a list, from those of the items around it down to its own.
    pub fn item(&self, path: &[usize]) -> Option<String> {
        numbered(&self.items, path)
    }
}

impl NumberStyle {
    /// A number of one level.
    pub fn write(&self, number: usize) -> String {
        self.pattern.replace("%1", &self.format.write(number))
    }
}

fn numbered(levels: &[NumberStyle], path: &[usize]) -> Option<String> {
    let level = levels.get(path.len().checked_sub(1)?)?;
    let numbers = levels.iter().zip(path).zip(1..);
    Some(numbers.fold(level.pattern.clone(), |text, ((style, number), place)| {
        text.replace(&format!("%{place}"), &style.format.write(*number))
    }))
}

fn letter(alphabet: &str, number: usize) -> Option<String> {
    alphabet.chars().nth(number.checked_sub(1)?).map(String::from)
}

/// Roman numerals up to 399, which is far beyond any list.
fn roman(number: usize) -> Option<String> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    // Tens are written as ones, with the next letters.
    let ten = |c: char| match c {
        'I' => 'X',
        'V' => 'L',
        _ => 'C',
    };
    let hundreds = (1..400).contains(&number).then(|| "C".repeat(number / 100))?;
    let tens: String = ONES[number / 10 % 10].chars().map(ten).collect();
    Some(hundreds + &tens + ONES[number % 10])
}

/// Chinese numerals up to 99.
fn chinese(number: usize) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, 0) => None,
        (0, ones) => Some(DIGITS[ones].to_owned()),
        (1, ones) => Some(format!("十{}", DIGITS[ones])),
        (tens @ 2..=9, ones) => Some(format!("{}十{}", DIGITS[tens], DIGITS[ones])),
        _ => None,
    }
}

/// Arabic ordinals, as headings carry them, up to the twentieth.
fn arabic_ordinal(number: usize) -> Option<String> {
    const ONES: [&str; 10] =
        ["أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"];
    const TEENS: [&str; 9] = ["حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"];
    match number {
        1..=10 => Some(ONES[number - 1].to_owned()),
        11..=19 => Some(format!("{} عشر", TEENS[number - 11])),
        20 => Some("عشرون".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_the_letters_of_the_scheme() {
        let write = |format: NumberFormat, numbers: &[usize]| {
            numbers.iter().map(|number| format.write(*number)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            write(NumberFormat::UpperRoman, &[1, 4, 9, 14, 40, 99, 399]),
            "I IV IX XIV XL XCIX CCCXCIX"
        );
        assert_eq!(write(NumberFormat::LowerRoman, &[3, 400]), "iii 400");
        assert_eq!(write(NumberFormat::UpperLatin, &[1, 26, 27]), "A Z 27");
        assert_eq!(write(NumberFormat::LowerCyrillic, &[1, 7, 10, 11]), "а ж к л");
        assert_eq!(
            write(NumberFormat::Chinese, &[1, 10, 11, 20, 21, 99, 100]),
            "一 十 十一 二十 二十一 九十九 100"
        );
        assert_eq!(write(NumberFormat::Arabic, &[1, 2, 3, 4]), "أ ب ج د");
        assert_eq!(write(NumberFormat::ArabicOrdinal, &[1, 10, 12, 21]), "أولا عاشرا ثاني عشر 21");
        assert_eq!(write(NumberFormat::Decimal, &[0, 12]), "0 12");
    }

    #[test]
    fn a_level_may_print_the_numbers_of_those_above_it() {
        let style = |format, pattern: &str| NumberStyle { format, pattern: pattern.to_owned() };
        let levels = [style(NumberFormat::UpperRoman, "%1."), style(NumberFormat::Decimal, "%1.%2")];
        assert_eq!(numbered(&levels, &[2]).as_deref(), Some("II."));
        assert_eq!(numbered(&levels, &[2, 3]).as_deref(), Some("II.3"));
        assert_eq!(numbered(&levels, &[2, 3, 1]), None);
    }
}
