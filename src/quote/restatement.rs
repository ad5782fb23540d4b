//! Figures that were published before, beside what they are today.

use super::{Quote, Quoter};
use crate::assess::IndicatorResult;
use crate::document::{Exact, Fact, FactKind, Subject};
use crate::model::{Decimal, MeasureUnit, Method, MoneyUnit};
use crate::wording::rounded;

/// How a number was printed when it was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishedForm {
    /// Whether it is a share that is printed in per cent.
    pub share: bool,
    /// Whether the sign of percentages stands behind it.
    pub percent: bool,
    /// What it counts in.
    pub unit: MoneyUnit,
    /// Its decimals.
    pub decimals: u8,
}

impl PublishedForm {
    /// A value of the results in the unit of the print, rounded to its decimals, half away from zero.
    ///
    /// None where it is too large.
    pub fn printed(self, value: Decimal) -> Option<Decimal> {
        let factor = if self.share { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        let value = value.checked_mul(factor)?.checked_div(self.unit.size())?;
        Some(rounded(value, self.decimals))
    }
}

impl<'a> Quoter<'a> {
    /// A number in the unit in which it was published.
    fn in_form(self, number: Decimal, form: PublishedForm) -> String {
        let (words, decimals) = (self.words, form.decimals);
        if form.percent || form.share {
            words.percent(number / Decimal::ONE_HUNDRED, decimals)
        } else {
            words.number(number, decimals)
        }
    }

    /// A figure of today as it would be printed where it was published.
    pub fn as_published(self, today: Quote, form: PublishedForm) -> Quote {
        let printed = today.number.and_then(|number| form.printed(number));
        match printed {
            Some(number) => Quote { text: self.in_form(number, form), ..today },
            None => today,
        }
    }

    /// A number that was published for a figure, in the unit of the print.
    pub fn published(self, fact: &Fact, document: &str, number: Decimal, form: PublishedForm) -> Quote {
        let fact = restatement(fact, "published", document);
        self.number(fact, Some(number), |number| self.in_form(number, form))
    }

    /// A word, or the lack of a value, that was published for a figure.
    pub fn published_word(self, fact: &Fact, document: &str, word: &str, text: String) -> Quote {
        let fact = restatement(fact, "published", document);
        Quote { text, fact, number: None, key: Some(word.to_owned()), mark: None }
    }

    /// The difference of today, or a part of it, in the unit of the print; of percentages in points.
    pub fn restated_by(
        self,
        fact: &Fact,
        (what, document): (&str, &str),
        amount: Decimal,
        form: PublishedForm,
    ) -> Quote {
        let fact = restatement(fact, what, document);
        self.number(fact, Some(amount), |amount| self.words.signed(amount, form.decimals))
    }

    /// A number of published figures; the detail says which.
    pub fn published_figures(self, which: &str, count: usize) -> Quote {
        let fact = Fact::new(Subject::Report, FactKind::Restatement, None).of(which);
        self.number(fact, Some(Decimal::from(count)), |count| self.words.number(count, 0))
    }

    /// Whether the values behind a figure are percentages themselves.
    pub fn counts_percentages(self, fact: &Fact) -> bool {
        let is_value = matches!(
            fact.figure,
            FactKind::Actual | FactKind::Baseline | FactKind::Target | FactKind::Change | FactKind::Increment
        );
        let unit = self.indicator_of(fact).map(|result| &result.indicator.unit);
        is_value && unit == Some(&MeasureUnit::Percent)
    }

    /// Whether a figure is a distance in standard deviations, and no share.
    pub fn counts_deviations(self, fact: &Fact) -> bool {
        self.indicator_of(fact).is_some_and(|result| result.indicator.method == Some(Method::Distance))
    }

    fn indicator_of(self, fact: &Fact) -> Option<&'a IndicatorResult> {
        match &fact.subject {
            Subject::Indicator(id) => self.assessment.indicator(id),
            Subject::Area(_)
            | Subject::Result(_)
            | Subject::Actors { .. }
            | Subject::Goal { .. }
            | Subject::Assumptions(_)
            | Subject::Part { .. }
            | Subject::Resources { .. }
            | Subject::Reallocation(_)
            | Subject::Report
            | Subject::Recommendations(_)
            | Subject::Measurement => None,
        }
    }

    /// The words of a figure whose value is a word, such as a rating; the word itself where there are none.
    pub fn word_of(self, figure: &Quote, word: &str) -> String {
        let scale = &self.assessment.scale;
        match crate::assess::Rating::all(scale).find(|rating| rating.key(scale) == word) {
            Some(rating) => self.mark(rating).label,
            None if figure.exact() == Exact::Word(word.to_owned()) => figure.text.clone(),
            None => word.to_owned(),
        }
    }
}

/// The identity of what was published for a figure, in a document.
pub fn restatement(fact: &Fact, what: &str, document: &str) -> Fact {
    let kind = fact.figure.key();
    let detail = fact.detail.as_ref().map_or_else(|| kind.to_owned(), |detail| format!("{kind}:{detail}"));
    Fact { figure: FactKind::Restatement, ..fact.clone() }.of(&format!("{what}:{detail}:{document}"))
}
