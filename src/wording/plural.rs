//! Words that change with a number: the only place that knows the plural forms of a language.
//!
//! A text writes `{n:row|rows}`: the form is chosen by the number that is printed at `{n}`. The
//! forms stand in the order of the plural categories of the language, the last one for "other".

use super::Wording;
use crate::model::Language;

impl Wording {
    /// What a place of a phrase prints: the text given for it, or the form that goes with it.
    pub fn place<'a>(self, place: &'a str, printed: impl Fn(&str) -> Option<&'a str>) -> Option<&'a str> {
        match place.split_once(':') {
            None => printed(place),
            Some((name, forms)) => printed(name).map(|number| self.plural(forms, number)),
        }
    }

    /// The form that goes with a printed number; a text with fewer forms repeats its last one.
    pub fn plural<'a>(self, forms: &'a str, number: &str) -> &'a str {
        let category = match self.language() {
            Language::English => usize::from(number != "1"),
            // Nothing in Chinese changes with a number.
            Language::Chinese => 0,
        };
        forms.split('|').take(category + 1).last().unwrap_or(forms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Phrase;

    #[test]
    fn the_form_goes_with_the_number() {
        let english = Wording::new(Language::English);
        assert_eq!(english.phrase(Phrase::RowsRead, &[("n", "1")]), "1 row of actual values was read.");
        assert_eq!(english.phrase(Phrase::RowsRead, &[("n", "0")]), "0 rows of actual values were read.");
        assert_eq!(english.phrase(Phrase::RowsRead, &[("n", "21")]), "21 rows of actual values were read.");
        let chinese = Wording::new(Language::Chinese);
        assert_eq!(chinese.phrase(Phrase::RowsRead, &[("n", "1")]), "共读取实际值1行。");
    }

    #[test]
    fn a_number_that_comes_later_chooses_the_form_then() {
        let english = Wording::new(Language::English);
        let text = english.phrase(Phrase::OverallCounts, &[("period", "2025")]);
        assert!(text.contains("{total:"), "{text}");
    }
}
