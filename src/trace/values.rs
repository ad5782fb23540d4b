//! The rules of values: how rows, parts of the period and reporting units make them, and what was published.

use super::Tracer;
use super::formula::MOST_TERMS;
use super::rows::of_unit;
use crate::assess::outlook::Band;
use crate::assess::{IndicatorPeriod, Measured, Rating};
use crate::document::{Fact, FactKind, Subject};
use crate::explain::{self, Step};
use crate::load::Traced;
use crate::model::{Decimal, Method, PublishedValue, RowFate, Tone};
use crate::quote::Spot;
use crate::wording::{Label, TraceLabel as L, TracePhrase as P};

/// What a value is made of.
enum Made {
    /// The values of units, or numerators and denominators, by a rule that is a sentence.
    OfUnits(String),
    /// Rows, of which the step over time says more where there is one.
    OfRows(L),
}

impl Tracer<'_> {
    /// The title that the report prints for a word of the data or a key; none where it has none.
    pub(super) fn title(self, fact: &Fact, word: &str) -> Option<String> {
        let words = self.quoter.words;
        let of_rating = || {
            let scale = &self.quoter.assessment.scale;
            let rating = Rating::all(scale).find(|rating| rating.key(scale) == word);
            rating.map(|rating| self.quoter.mark(rating).label)
        };
        let of_value = || {
            let Subject::Indicator(id) = &fact.subject else { return None };
            let result = self.quoter.assessment.indicator(id)?;
            let known = result.indicator.words.as_ref()?.numbers();
            let (_, number) = known.into_iter().find(|(known, _)| *known == word)?;
            Some(self.quoter.value_text(result, number, None))
        };
        let of_outlook = || {
            let band = Band::ALL.iter().find(|band| band.key() == word);
            band.map(|band| words.outlook(*band).to_owned())
        };
        let of_tone = || {
            let tone = Tone::ALL.iter().find(|tone| tone.key() == word);
            tone.map(|tone| words.tone(*tone).to_owned())
        };
        let is = |figure: FactKind| fact.figure == figure;
        if is(FactKind::Outlook) {
            of_outlook()
        } else if is(FactKind::OtherRating) {
            of_tone()
        } else if is(FactKind::UnitName) {
            fact.unit.as_ref().map(|unit| self.quoter.unit_name(unit))
        } else if is(FactKind::Rating) {
            of_rating()
        } else {
            of_value().or_else(of_rating)
        }
    }

    /// How an actual value is made: of the units where they make it.
    pub(super) fn of_actual(self, spot: Spot<'_>, value: &str) -> (String, String) {
        let as_reported = || (self.label(L::Reported), value.to_owned());
        let (Some(figures), Some(measured)) = (spot.figures(), spot.measured()) else { return as_reported() };
        if measured.method == Method::Milestone {
            return (
                self.quoter.words.phrase(crate::wording::ExplainPhrase::RuleSteps, &[]),
                value.to_owned(),
            );
        }
        let (made, numbers) = self.of_present(spot, (figures, measured), value);
        let traced = self.rows.get(&(spot.result.indicator.id.clone(), spot.period));
        let rows = || traced.into_iter().flatten().filter(|row| of_unit(row, spot.unit));
        let read = rows().map(|row| (row.fate(), row.own(), row.rows()));
        let over_time = explain::over_time(self.quoter, spot, read).map(|step| step.rule);
        let rule = match (made, over_time) {
            (Made::OfUnits(rule), Some(over_time)) => {
                format!("{rule}{}{over_time}", self.quoter.words.label(Label::SentenceSpace))
            }
            (Made::OfUnits(rule), None) => rule,
            (Made::OfRows(_), Some(over_time)) => over_time,
            (Made::OfRows(label), None) => self.label(label),
        };
        let earlier = rows().filter(|row| row.fate() == RowFate::Earlier).map(Traced::rows).sum();
        (rule, self.with_carried(measured, self.with_earlier(earlier, numbers)))
    }

    /// A formula with the number of values that a later one replaced.
    fn with_earlier(self, earlier: u64, numbers: String) -> String {
        if earlier == 0 {
            return numbers;
        }
        let n = self.quoter.words.count(earlier);
        self.quoter.words.phrase(P::EarlierValues, &[("numbers", &numbers), ("n", &n)])
    }

    /// A formula with what was carried into the value.
    fn with_carried(self, measured: &Measured, numbers: String) -> String {
        let Some(carried) = &measured.basis.carried else { return numbers };
        let words = self.quoter.words;
        let (oldest, newest) = (words.period(carried.oldest), words.period(carried.newest));
        let period = if oldest == newest { oldest } else { format!("{oldest} – {newest}") };
        let (phrase, sum) = match carried.sum {
            Some(sum) => (P::CarriedIn, self.pen().alone(sum)),
            None => (P::CarriedRecordsIn, words.count(carried.records)),
        };
        words.phrase(phrase, &[("numbers", &numbers), ("period", &period), ("sum", &sum)])
    }

    /// How a value that is no weight of steps is made.
    fn of_present(
        self,
        spot: Spot<'_>,
        (figures, measured): (&IndicatorPeriod, &Measured),
        value: &str,
    ) -> (Made, String) {
        let as_reported = || (Made::OfRows(L::Reported), value.to_owned());
        let quotient = measured.basis.quotient.zip(measured.actual.present());
        let quotient = quotient.map(|(quotient, actual)| self.quotient(quotient, actual));
        if spot.unit.is_some() || figures.units.is_empty() {
            if let Some(numbers) = quotient {
                let rule = explain::of_units(self.quoter, spot).map(|step| step.rule);
                return (rule.map_or(Made::OfRows(L::Reported), Made::OfUnits), numbers);
            }
            let rows = measured.observations;
            let is_sum = rows > 1 && spot.result.indicator.over_units == crate::model::Aggregation::Sum;
            return match measured.actual.present().filter(|_| is_sum) {
                Some(sum) => (Made::OfRows(L::Sum), self.sum_of(rows, sum)),
                None => as_reported(),
            };
        }
        let Some(Step { rule, numbers }) = explain::of_units(self.quoter, spot) else { return as_reported() };
        let values: Vec<Decimal> = figures.units.values().filter_map(|unit| unit.actual.present()).collect();
        let terms = Some(values).filter(|values| {
            let sum = values.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
            spot.result.indicator.over_units == crate::model::Aggregation::Sum
                && sum == measured.actual.present()
        });
        if let Some(terms) = terms {
            return (Made::OfUnits(rule), self.sum(&terms, measured.actual.present().unwrap_or_default()));
        }
        let words = self.quoter.words;
        let (open, close) = (words.label(Label::Open), words.label(Label::Close));
        (Made::OfUnits(rule), format!("{}{open}{numbers}{close}", quotient.as_deref().unwrap_or(value)))
    }

    /// What was published, a difference from it, or a part of the difference.
    pub(super) fn of_restatement_rule(self, fact: &Fact, number: Decimal, value: &str) -> (String, String) {
        let what = fact.detail.as_deref().and_then(|detail| detail.split(':').next());
        let before = self.published(fact).and_then(|row| match &row.row.value {
            PublishedValue::Number(before) => Some(before.number),
            PublishedValue::Word(_) | PublishedValue::Missing => None,
        });
        match (what, before) {
            (Some("published"), _) => (self.label(L::AsEntered), value.to_owned()),
            (Some("difference"), Some(before)) => {
                let numbers = before.checked_add(number).map(|today| {
                    let pen = self.pen();
                    format!("{} − {} {}", pen.number(today), pen.number(before), pen.equals(number))
                });
                (self.label(L::RestatedBy), numbers.unwrap_or_else(|| value.to_owned()))
            }
            _ => (self.label(L::RestatedPart), value.to_owned()),
        }
    }

    /// A sum with its terms; of many the first and the last.
    pub(super) fn sum(self, terms: &[Decimal], sum: Decimal) -> String {
        let pen = self.pen();
        match terms {
            [first, .., last] if terms.len() > MOST_TERMS => {
                let (first, last) = (pen.number(*first), pen.number(*last));
                let (n, sum) = (self.quoter.words.count(terms.len() as u64), pen.equals(sum));
                let places = [("first", &*first), ("last", &*last), ("sum", &*sum), ("n", &*n)];
                self.quoter.words.phrase(P::Terms, &places)
            }
            _ => {
                let terms: Vec<String> = terms.iter().map(|term| pen.number(*term)).collect();
                format!("{} {}", terms.join(" + "), pen.equals(sum))
            }
        }
    }

    /// A sum of rows, which are not written one by one.
    pub(super) fn sum_of(self, rows: u64, sum: Decimal) -> String {
        let n = self.quoter.words.count(rows);
        self.quoter.words.phrase(P::SumOfRows, &[("n", &n), ("sum", &self.pen().equals(sum))])
    }
}
