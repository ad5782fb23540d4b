//! Figures as they were published before.

use time::Date;

use super::keyed::keyed;
use super::{Decimal, Localised, MoneyUnit};

/// A figure as it was published.
#[derive(Debug, Clone)]
pub struct Published {
    /// The id of the figure.
    pub figure: String,
    /// The value as it was printed.
    pub value: PublishedValue,
    /// The symbol of the document, or whatever it is called by.
    pub document: Option<String>,
    /// The date of the document.
    pub date: Option<Date>,
    /// The value that took its place when it was restated, as printed then.
    pub restated_as: Option<PublishedValue>,
    /// Why it is another value today, in one word.
    pub cause: Option<RestatementCause>,
    /// Why, in a sentence.
    pub reason: Option<Localised>,
}

impl Published {
    /// What the document is called by in the ids of figures: its symbol, or else its date.
    pub fn called(&self) -> String {
        let date = self.date.map(|date| date.to_string());
        self.document.clone().or(date).unwrap_or_default()
    }
}

/// A value as it was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishedValue {
    /// A number.
    Number(PublishedNumber),
    /// A word that is the same in every language, such as the key of a rating.
    Word(String),
    /// That there was none.
    Missing,
}

/// A number as it was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishedNumber {
    /// The number, in its unit.
    pub number: Decimal,
    /// The decimals that were printed.
    pub decimals: u8,
    /// Whether it had the sign of percentages.
    pub percent: bool,
    /// What it counts in.
    pub unit: MoneyUnit,
}

keyed!(
    /// Why a published figure is another one today.
    RestatementCause {
        /// Values came late or were corrected.
        Data = "data",
        /// The target or the baseline was revised.
        Target = "target",
        /// The definition or the method was changed.
        Method = "method",
        /// It was rounded otherwise.
        Rounding = "rounding",
        /// The results framework was changed.
        Framework = "framework",
        /// It was published wrongly.
        Error = "error",
    }
);

impl PublishedValue {
    /// The words for a value that was not given.
    pub const MISSING: [&'static str; 2] = ["n/a", "missing"];

    /// Reads a value as it was printed: `171,834`, `98.2%`, `42.7 million`, `largely-met`, `n/a`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if Self::MISSING.contains(&text) {
            return Some(Self::Missing);
        }
        let is_word = |letter: char| letter.is_ascii_lowercase() || matches!(letter, '-' | '_');
        if text.starts_with(|letter: char| letter.is_ascii_lowercase()) && text.chars().all(is_word) {
            return Some(Self::Word(text.to_owned()));
        }
        let (rest, percent) = match text.strip_suffix('%') {
            Some(rest) => (rest.trim_end(), true),
            None => (text, false),
        };
        let units = [MoneyUnit::Thousand, MoneyUnit::Million];
        let named =
            units.into_iter().find_map(|unit| Some((rest.strip_suffix(unit.key())?.trim_end(), unit)));
        let (rest, unit) = named.unwrap_or((rest, MoneyUnit::One));
        let (negative, rest) = match rest.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, rest.strip_prefix('+').unwrap_or(rest)),
        };
        let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let fraction_fits =
            fraction.is_empty() != rest.contains('.') && fraction.bytes().all(|b| b.is_ascii_digit());
        if !fraction_fits || !digits(&ungrouped(whole)?) {
            return None;
        }
        let number: Decimal = format!("{}.{fraction}0", ungrouped(whole)?).parse().ok()?;
        Some(Self::Number(PublishedNumber {
            number: if negative { -number } else { number },
            decimals: u8::try_from(fraction.len()).ok()?,
            percent,
            unit,
        }))
    }
}

/// A whole number without commas between groups of three digits; none where they stand elsewhere.
fn ungrouped(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split(',').collect();
    let (first, rest) = groups.split_first()?;
    let fits = rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || first.len() <= 3);
    fits.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Option<(String, u8, bool, MoneyUnit)> {
        match PublishedValue::parse(text)? {
            PublishedValue::Number(it) => {
                Some((it.number.normalize().to_string(), it.decimals, it.percent, it.unit))
            }
            PublishedValue::Word(_) | PublishedValue::Missing => None,
        }
    }

    #[test]
    fn numbers_are_read_as_they_were_printed() {
        let one = MoneyUnit::One;
        assert_eq!(number("171,834"), Some(("171834".to_owned(), 0, false, one)));
        assert_eq!(number("98.20%"), Some(("98.2".to_owned(), 2, true, one)));
        assert_eq!(number("−1,234.5 %"), Some(("-1234.5".to_owned(), 1, true, one)));
        assert_eq!(number("42.7 million"), Some(("42.7".to_owned(), 1, false, MoneyUnit::Million)));
    }

    #[test]
    fn what_is_no_number_is_a_word_or_nothing() {
        assert_eq!(PublishedValue::parse("largely-met"), Some(PublishedValue::Word("largely-met".into())));
        assert_eq!(PublishedValue::parse("n/a"), Some(PublishedValue::Missing));
        for wrong in ["", "1,2", "1234,567", "12.", "1.2.3", "about 5", "5 apples", "1 234", "%"] {
            assert_eq!(PublishedValue::parse(wrong), None, "{wrong}");
        }
    }
}
