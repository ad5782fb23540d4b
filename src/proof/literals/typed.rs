//! The numbers of a text by what they say, to be compared with those of the same text in another language.
//!
//! Most texts of an edition are printed as they were written: what the literal
//! check has read is not read again.

use std::collections::HashMap;

use super::context::Names;
use super::exempt::Class;
use super::literal::{Literal, Measure, Weight};
use super::number::number;
use super::recognise::{self, Reading};
use crate::model::{Decimal, Language};
use crate::quote::Quoter;

/// Reads the numbers of texts in the language of an edition, those of each text once.
pub(in crate::proof) struct Numbers<'a> {
    pub(super) quoter: Quoter<'a>,
    pub(super) names: Names<'a>,
    /// What was read already, where somebody asks for it again.
    pub(super) known: Option<Known>,
}

/// The numbers of texts that were read, of headings apart from others.
#[derive(Debug, Default)]
pub(super) struct Known([HashMap<String, Vec<Typed>>; 2]);

/// A number that is typed in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::proof) struct Typed {
    /// As it is written.
    pub(in crate::proof) written: String,
    /// Whether every language has to say it with a number.
    pub(in crate::proof) is_sure: bool,
    amount: Amount,
    sort: Sort,
}

/// What sort of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// It counts things.
    Count,
    /// It counts hours, days or years.
    Time,
    /// It is exempt from the literal check.
    Exempt(Class),
}

/// What a number says, apart from its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Amount {
    /// How many, or how many times.
    Number(Decimal),
    /// How many of a hundred.
    Share(Decimal),
    /// About how many of a hundred: a third, halved.
    Part(Decimal),
    /// How many percentage points.
    Points(Decimal),
}

impl<'a> Numbers<'a> {
    /// The numbers of an edition; they are kept where it is compared with others.
    pub(in crate::proof) fn new(quoter: Quoter<'a>, is_compared: bool) -> Self {
        Self { quoter, names: Names::new(quoter), known: is_compared.then(Known::default) }
    }

    /// The numbers of a text, those in digits that are exempt from the literal check among them.
    pub(in crate::proof) fn of(&self, text: &str, is_heading: bool) -> Vec<Typed> {
        let language = self.quoter.words.language();
        let read = || recognise::read(language, text, &self.names.defined, is_heading);
        let known = self.known.as_ref().and_then(|known| known.get(text, is_heading));
        known.unwrap_or_else(|| typed(language, text, &read()))
    }
}

impl Known {
    /// Keeps the numbers of a text that was read.
    pub(super) fn keep(&mut self, language: Language, (text, is_heading): (&str, bool), reading: &Reading) {
        self.0[usize::from(is_heading)].insert(text.to_owned(), typed(language, text, reading));
    }

    fn get(&self, text: &str, is_heading: bool) -> Option<Vec<Typed>> {
        self.0[usize::from(is_heading)].get(text).cloned()
    }
}

/// The numbers of a text of which nothing else is known.
#[cfg(test)]
pub(in crate::proof) fn numbers_of(language: Language, text: &str) -> Vec<Typed> {
    let reading = recognise::read(language, text, &super::exempt::Defined::default(), false);
    typed(language, text, &reading)
}

fn typed(language: Language, text: &str, reading: &Reading) -> Vec<Typed> {
    let typed = reading.literals.iter().map(|literal| Typed {
        written: text[literal.range.clone()].to_owned(),
        is_sure: literal.weight == Weight::Quantity && literal.measure != Measure::Factor,
        amount: amount(literal),
        sort: if literal.is_time { Sort::Time } else { Sort::Count },
    });
    let exempt = reading.exempt.iter().filter_map(|(range, class)| {
        let written = &text[range.clone()];
        let (number, length) = number(language, written)?;
        let (amount, sort) = (Amount::Number(number.value.normalize()), Sort::Exempt(*class));
        let written = written.to_owned();
        (length == written.len()).then_some(Typed { written, is_sure: false, amount, sort })
    });
    typed.chain(exempt).collect()
}

fn amount(literal: &Literal) -> Amount {
    let value = literal.value.normalize();
    match literal.measure {
        Measure::Plain => Amount::Number(value),
        Measure::Percent => Amount::Share(value),
        Measure::Points => Amount::Points(value),
        Measure::Fraction => Amount::Part(value),
        // What one language halves another reduces by half.
        Measure::Factor if value < Decimal::ONE => Amount::Part(value * Decimal::ONE_HUNDRED),
        Measure::Factor => Amount::Number(value),
    }
}

impl Typed {
    /// Whether both are of the same sort: two years, two times, two numbers of things.
    pub(in crate::proof) fn is_like(&self, other: &Self) -> bool {
        self.sort == other.sort
    }

    /// Whether both say the same.
    pub(in crate::proof) fn says(&self, other: &Self) -> bool {
        match (self.amount, other.amount) {
            (Amount::Part(own), Amount::Part(other) | Amount::Share(other))
            | (Amount::Share(own), Amount::Part(other)) => (own - other).abs() < Decimal::ONE,
            (own, other) => own == other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_known_and_a_heading_is_read_otherwise() {
        let (language, text) = (Language::English, "3 of 12 countries");
        let reading = recognise::read(language, text, &super::super::exempt::Defined::default(), false);
        let mut known = Known::default();
        known.keep(language, (text, false), &reading);
        assert_eq!(known.get(text, false), Some(numbers_of(language, text)));
        assert_eq!((known.get(text, true), known.get("3 of 12", false)), (None, None));
    }
}
