//! Numbers as a source writes them, read strictly: what could be another number is none.

mod digits;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use rust_decimal::Decimal;

use self::digits::{Digits, read_exponent};
use super::fold;

/// The Arabic mark before decimals.
const ARABIC_DECIMAL: char = '\u{66b}';
/// The Arabic mark for thousands.
const ARABIC_THOUSANDS: char = '\u{66c}';
/// How a source writes its numbers.
///
/// Digits may be Latin, Arabic, Persian or of full width, in one number all of one kind. The Arabic marks
/// for decimals and thousands mean nothing else and are always read; other marks only as declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberForm {
    decimal: char,
    thousands: Vec<char>,
    grouping: Grouping,
    brackets: bool,
    percent: PercentSign,
}

/// How many digits stand between marks for thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// Three: 1,234,567.
    #[default]
    Threes,
    /// Three at the end and two before: 12,34,567.
    Indian,
}

/// What a percent sign behind a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PercentSign {
    /// The source has no such signs.
    #[default]
    Refused,
    /// The number counts percentage points: `53%` is 53.
    Points,
    /// The number is a share: `53%` is 0.53.
    Share,
}

/// Marks that cannot be those of a form of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MarkFault {
    /// A digit, a letter or another sign of numbers.
    #[error("`{0}` cannot be a mark within numbers")]
    NoMark(char),
    /// The same mark for decimals and for thousands.
    #[error("`{0}` cannot stand for decimals and for thousands")]
    Twice(char),
}

/// Why a text is not a number of the form; the display follows the quoted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotANumber {
    /// There is nothing.
    #[error("is empty")]
    Empty,
    /// Not a number, or infinite.
    #[error("is no finite number")]
    NotFinite,
    /// A word or mark for a missing value.
    #[error("says that there is no number")]
    MissingWord,
    /// No digits.
    #[error("is not a number")]
    NoDigits,
    /// A character that has no place there.
    #[error("is not a number: `{0}` has no place there")]
    Unexpected(char),
    /// A mark that is not declared.
    #[error("has the mark `{0}`, which is not declared")]
    UndeclaredMark(char),
    /// Marks for thousands between other digits than thousands.
    #[error("has marks for thousands in the wrong places")]
    WrongGroups,
    /// Digits of two scripts.
    #[error("has digits of two scripts")]
    MixedDigits,
    /// Brackets, which are not declared to mean below zero.
    #[error("is in brackets, which are not declared to mean below zero")]
    Brackets,
    /// A percent sign, which is not declared.
    #[error("has a percent sign, which is not declared")]
    Percent,
    /// Larger than any number that is kept.
    #[error("is too large to be kept exactly")]
    OutOfRange,
    /// More digits than are kept.
    #[error("has more digits than can be kept exactly")]
    TooManyDigits,
}

impl NotANumber {
    /// What the writer of the data can do.
    pub fn help(self) -> &'static str {
        match self {
            Self::Empty | Self::NotFinite | Self::MissingWord | Self::NoDigits => {
                "leave the cell empty, or list the word under `null` of the source as one for an empty cell"
            }
            Self::Unexpected(_) => "write a number with a decimal point, such as 1250.5",
            Self::UndeclaredMark(_) => {
                "write numbers with a decimal point and no grouping marks, or declare how the source writes them"
            }
            Self::WrongGroups => "put a mark before every three digits from the end, or none at all",
            Self::MixedDigits => "write all digits of a number in one script",
            Self::Brackets => "write a minus sign, or declare that brackets mean below zero",
            Self::Percent => "write the number alone, or declare what the percent sign means",
            Self::OutOfRange | Self::TooManyDigits => {
                "write fewer digits, or use a larger unit, such as millions"
            }
        }
    }
}

impl Default for NumberForm {
    /// A decimal point and no other marks.
    fn default() -> Self {
        Self {
            decimal: '.',
            thousands: Vec::new(),
            grouping: Grouping::Threes,
            brackets: false,
            percent: PercentSign::Refused,
        }
    }
}

impl NumberForm {
    /// The form with the given marks.
    ///
    /// A space stands for every space, an apostrophe also for the typographic one.
    ///
    /// # Errors
    /// Characters that cannot be such marks.
    pub fn new(decimal: char, thousands: &[char]) -> Result<Self, MarkFault> {
        let thousands: Vec<char> = thousands.iter().copied().map(canonical).collect();
        for mark in [&[decimal], thousands.as_slice()].concat() {
            if mark.is_alphanumeric() || mark.is_control() || matches!(mark, '+' | '-' | '(' | ')' | '%') {
                return Err(MarkFault::NoMark(mark));
            }
        }
        let decimal = canonical(decimal);
        if decimal == ' ' || decimal == ARABIC_THOUSANDS {
            return Err(MarkFault::NoMark(decimal));
        }
        if thousands.contains(&ARABIC_DECIMAL) || thousands.contains(&decimal) {
            return Err(MarkFault::Twice(decimal));
        }
        Ok(Self { decimal, thousands, ..Self::default() })
    }

    /// The form with another grouping of the digits.
    #[must_use]
    pub fn grouped(self, grouping: Grouping) -> Self {
        Self { grouping, ..self }
    }

    /// The form with brackets that mean below zero.
    #[must_use]
    pub fn with_brackets(self) -> Self {
        Self { brackets: true, ..self }
    }

    /// The form with percent signs.
    #[must_use]
    pub fn with_percent(self, percent: PercentSign) -> Self {
        Self { percent, ..self }
    }

    /// The number of a text, with all its digits.
    ///
    /// # Errors
    /// A text that is no number of this form, or one that cannot be kept exactly: nothing is rounded.
    pub fn parse(&self, text: &str) -> Result<Decimal, NotANumber> {
        let text = cleaned(text)?;
        // What a spreadsheet writes for an error may have a digit.
        if text.starts_with('#') || !text.contains(|c: char| c.is_ascii_digit()) {
            return Err(without_digits(&text));
        }
        let (text, percent_behind) = without_percent(&text);
        let (text, in_brackets) = without_brackets(text);
        let (text, percent_within) = if in_brackets { without_percent(text) } else { (text, false) };
        if in_brackets && !self.brackets {
            return Err(NotANumber::Brackets);
        }
        let percent = percent_behind || percent_within;
        if percent && self.percent == PercentSign::Refused {
            return Err(NotANumber::Percent);
        }
        let sign = text.chars().next().filter(|c| matches!(c, '+' | '-'));
        if let Some(sign) = sign.filter(|_| in_brackets) {
            return Err(NotANumber::Unexpected(sign));
        }
        let share = percent && self.percent == PercentSign::Share;
        let number = self.read(&text[sign.map_or(0, char::len_utf8)..], if share { -2 } else { 0 })?;
        Ok(if in_brackets || sign == Some('-') { -number } else { number })
    }

    /// A number as the form writes it, without marks for thousands; [`NumberForm::parse`] reads it back.
    pub fn write(&self, number: Decimal) -> String {
        let plain = number.to_string();
        if self.decimal == '.' { plain } else { plain.replace('.', self.decimal.encode_utf8(&mut [0; 4])) }
    }

    /// A number of the form, to show what is expected.
    pub fn example(&self) -> String {
        let mark = self.thousands.first().map(char::to_string).unwrap_or_default();
        format!("1{mark}250{}5", self.decimal)
    }

    /// The number of a text without signs, times a power of ten.
    fn read(&self, text: &str, power: i32) -> Result<Decimal, NotANumber> {
        let is_exponent = |c| matches!(c, 'e' | 'E');
        if let Some(letter) = text.chars().find(|c| c.is_alphabetic() && !is_exponent(*c)) {
            return Err(NotANumber::Unexpected(letter));
        }
        let (body, exponent) = match text.split_once(is_exponent) {
            Some((body, exponent)) => (body, Some(exponent)),
            None => (text, None),
        };
        let mut digits = Digits::default();
        for c in body.chars() {
            self.take(c, &mut digits)?;
        }
        if digits.decimals.is_none() {
            digits.end_of_whole()?;
        }
        match exponent {
            None => digits.decimal(power),
            Some(_) if digits.mark.is_some() => Err(NotANumber::Unexpected('e')),
            Some(exponent) => digits.decimal(read_exponent(exponent)?.saturating_add(power)),
        }
    }

    /// Takes the next character of the digits and their marks.
    fn take(&self, c: char, digits: &mut Digits) -> Result<(), NotANumber> {
        if let Some(digit) = c.to_digit(10) {
            return digits.push(digit);
        }
        let is_decimal = c == self.decimal || c == ARABIC_DECIMAL;
        let is_thousands = c == ARABIC_THOUSANDS || self.thousands.contains(&c);
        if is_decimal && digits.decimals.is_none() {
            digits.end_of_whole()?;
            digits.decimals = Some(0);
            return Ok(());
        }
        if !is_thousands {
            let is_mark = matches!(c, '.' | ',' | ' ' | '\'' | '_');
            return Err(if is_mark && !is_decimal {
                NotANumber::UndeclaredMark(c)
            } else {
                NotANumber::Unexpected(c)
            });
        }
        let length = digits.group;
        let fits = match (digits.mark, self.grouping) {
            // A zero in front of thousands is a decimal comma that was taken for a mark.
            (None, grouping) => !digits.begins_with_zero && (1..=grouping.longest_first()).contains(&length),
            (Some(mark), grouping) => mark == c && length == grouping.inner(),
        };
        if !fits || digits.decimals.is_some() {
            return Err(NotANumber::WrongGroups);
        }
        (digits.mark, digits.group) = (Some(c), 0);
        Ok(())
    }
}

impl Grouping {
    /// The most digits before the first mark.
    fn longest_first(self) -> usize {
        match self {
            Self::Threes => 3,
            Self::Indian => 2,
        }
    }

    /// How many digits stand between two marks.
    fn inner(self) -> usize {
        match self {
            Self::Threes => 3,
            Self::Indian => 2,
        }
    }
}

/// One character for all that mean the same in a number.
fn canonical(c: char) -> char {
    match fold::half_width(c) {
        '\u{2019}' | '\u{2bc}' => '\'',
        '\u{2212}' => '-',
        '\u{66a}' => '%',
        space if space.is_whitespace() && !space.is_control() => ' ',
        other => other,
    }
}

/// The text in one script and with one character for each mark, without what cannot be seen.
fn cleaned(text: &str) -> Result<Cow<'_, str>, NotANumber> {
    if text.is_ascii() {
        return Ok(Cow::Borrowed(text.trim()));
    }
    let mut script = None;
    let mut cleaned = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !fold::is_invisible(*c)) {
        let Some(digit) = fold::digit(c) else {
            cleaned.push(canonical(c));
            continue;
        };
        let zero = u32::from(c) - u32::from(digit);
        if *script.get_or_insert(zero) != zero {
            return Err(NotANumber::MixedDigits);
        }
        cleaned.push(char::from(b'0' + digit));
    }
    Ok(Cow::Owned(cleaned.trim().to_owned()))
}

/// What a text without digits says.
fn without_digits(text: &str) -> NotANumber {
    const NOT_FINITE: [&str; 6] = ["nan", "inf", "infinity", "∞", "#div/0!", "#num!"];
    const MISSING: [&str; 15] =
        ["-", "--", "–", "—", "..", "...", "…", "n/a", "na", "n.a.", "n.d.", "#n/a", "null", "none", "nil"];
    // No word of the lists is longer.
    let word: String = text.chars().take(10).flat_map(char::to_lowercase).collect();
    if text.is_empty() {
        NotANumber::Empty
    } else if NOT_FINITE.contains(&word.trim_start_matches(['+', '-'])) {
        NotANumber::NotFinite
    } else if MISSING.contains(&word.as_str()) {
        NotANumber::MissingWord
    } else {
        NotANumber::NoDigits
    }
}

/// The text without the percent sign at its end, and whether it has one.
fn without_percent(text: &str) -> (&str, bool) {
    text.strip_suffix('%').map_or((text, false), |text| (text.trim_end(), true))
}

/// The text within brackets, and whether it has them.
fn without_brackets(text: &str) -> (&str, bool) {
    let within = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    within.map_or((text, false), |text| (text.trim(), true))
}
