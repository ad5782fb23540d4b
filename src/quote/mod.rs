//! Quotes computed figures: the only way from the assessment into a text.
//!
//! A [`Quote`] is a figure as printed in one language together with its
//! identity, so that whatever is printed can be found again in the results.

mod area;
mod basis;
mod chain;
mod find;
mod notes;
mod outlook;
mod overall;
mod quality;
mod registers;
mod resources;
mod restatement;
mod robustness;
mod scale;

pub use resources::{Amount, MoneyStyle, ShareColumn};
pub use restatement::{PublishedForm, restatement};

use crate::assess::{Achievement, Assessment, IndicatorPeriod, IndicatorResult, Measured, Rating, UnitShare};
use crate::document::{Exact, Fact, FactKind, Inline, RatingMark, Shown, Subject};
use crate::model::{Decimal, Indicator, MeasureUnit, Period, Scale, TargetValue, UnitCode, Words};
use crate::wording::{Label, Phrase, Wording};

pub use chain::{Group, Tally};

/// Decimals of percentages that are computed.
pub const PERCENT_DECIMALS: u8 = 1;

/// A figure as printed, with its identity.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The figure as printed.
    pub text: String,
    /// Which figure it is.
    pub fact: Fact,
    /// The number behind it, where there is one.
    pub number: Option<Decimal>,
    /// The word behind it that is the same in every language, where there is one.
    pub key: Option<String>,
    /// How it is drawn, if it is a rating.
    pub mark: Option<RatingMark>,
}

impl Quote {
    /// The figure as running text.
    pub fn inline(self) -> Inline {
        let exact = self.exact();
        Inline::Figure { text: self.text, fact: self.fact, exact, at: 0 }
    }

    /// The figure as a drawn rating, if it is one.
    pub fn drawn(self) -> Inline {
        let exact = self.exact();
        match self.mark {
            Some(mark) => Inline::Rating { mark, fact: self.fact, exact, at: 0 },
            None => self.inline(),
        }
    }

    /// The figure as it stands in a text or a picture that has no inlines.
    pub fn shown(&self) -> Shown {
        Shown { text: self.text.clone(), fact: self.fact.clone(), exact: self.exact(), at: 0 }
    }

    /// What stands behind the print: the word where there is one, or else the number.
    pub fn exact(&self) -> Exact {
        match (&self.key, self.number) {
            (Some(key), _) => Exact::Word(key.clone()),
            (None, Some(number)) => Exact::Number(number),
            (None, None) => Exact::Missing,
        }
    }
}

/// Quotes the figures of an assessment in one language.
#[derive(Debug, Clone, Copy)]
pub struct Quoter<'a> {
    /// What was computed.
    pub assessment: &'a Assessment,
    /// The language.
    pub words: Wording,
}

/// An indicator at one level in one period.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    /// The indicator.
    pub result: &'a IndicatorResult,
    /// The period.
    pub period: Period,
    /// The unit; none at the corporate level.
    pub unit: Option<&'a UnitCode>,
}

impl<'a> Spot<'a> {
    /// The figures there, if there are any.
    pub fn measured(self) -> Option<&'a Measured> {
        let figures = self.figures()?;
        match self.unit {
            None => Some(&figures.corporate),
            Some(unit) => figures.units.get(unit),
        }
    }

    /// The figures of the indicator in the period.
    pub fn figures(self) -> Option<&'a IndicatorPeriod> {
        self.result.periods.get(&self.period)
    }

    fn fact(self, figure: FactKind) -> Fact {
        Fact {
            subject: Subject::Indicator(self.result.indicator.id.clone()),
            figure,
            detail: None,
            period: Some(self.period),
            unit: self.unit.cloned(),
        }
    }
}

impl<'a> Quoter<'a> {
    /// Quotes in the given words.
    pub fn new(assessment: &'a Assessment, words: impl Into<Wording>) -> Self {
        Self { assessment, words: words.into() }
    }

    /// The reporting period of an indicator at the corporate level.
    pub fn now(self, result: &'a IndicatorResult) -> Spot<'a> {
        Spot { result, period: self.assessment.reporting, unit: None }
    }

    fn number(self, fact: Fact, number: Option<Decimal>, print: impl Fn(Decimal) -> String) -> Quote {
        let text = number.map_or_else(|| self.words.label(Label::NotAvailable).to_owned(), print);
        Quote { text, fact, number, key: None, mark: None }
    }

    fn value(self, spot: Spot<'_>, figure: FactKind, value: Option<Decimal>, decimals: Option<u8>) -> Quote {
        let quote =
            self.number(spot.fact(figure), value, |value| self.value_text(spot.result, value, decimals));
        let key = value.and_then(|value| word(&spot.result.indicator, value));
        Quote { key, ..quote }
    }

    /// A value of an indicator as printed: a number in its unit, or the word that stands for it.
    pub fn value_text(self, result: &IndicatorResult, value: Decimal, decimals: Option<u8>) -> String {
        let indicator = &result.indicator;
        let titled = match &indicator.words {
            None => None,
            Some(Words::YesNo) => match word(indicator, value).as_deref() {
                Some("yes") => Some(self.words.label(Label::Yes).to_owned()),
                Some(_) => Some(self.words.label(Label::No).to_owned()),
                None => None,
            },
            Some(Words::Ordinal(positions)) => {
                let found = positions.iter().find(|position| position.position == value);
                found.and_then(|found| found.title.get(self.words.language())).map(ToOwned::to_owned)
            }
            Some(Words::Ratings(_)) => {
                let rank = usize::try_from(value).ok().and_then(|rank| result.scale.rank(rank));
                rank.map(|rank| self.words.band(result.scale.band(rank)).to_owned())
            }
        };
        let decimals = decimals.unwrap_or(indicator.decimals);
        titled.unwrap_or_else(|| self.words.value(value, &indicator.unit, decimals))
    }

    /// A target as printed: a value, or a range.
    pub fn target_text(self, result: &IndicatorResult, target: TargetValue, decimals: Option<u8>) -> String {
        let text = |value| self.value_text(result, value, decimals);
        match target {
            TargetValue::Point(value) => text(value),
            TargetValue::Range { low, high } => {
                self.words.phrase(Phrase::RangeOf, &[("low", &text(low)), ("high", &text(high))])
            }
        }
    }

    /// The actual value.
    pub fn actual(self, spot: Spot<'_>, decimals: Option<u8>) -> Quote {
        let value = spot.measured().and_then(|measured| measured.actual.present());
        self.value(spot, FactKind::Actual, value, decimals)
    }

    /// The baseline.
    pub fn baseline(self, spot: Spot<'_>, decimals: Option<u8>) -> Quote {
        let value = spot.measured().and_then(|measured| measured.baseline);
        self.value(spot, FactKind::Baseline, value, decimals)
    }

    /// The target in force.
    pub fn target(self, spot: Spot<'_>, decimals: Option<u8>) -> Quote {
        let target = spot.measured().and_then(|measured| measured.target);
        match target {
            Some(TargetValue::Range { low, high }) => Quote {
                text: self.target_text(spot.result, TargetValue::Range { low, high }, decimals),
                fact: spot.fact(FactKind::Target),
                number: None,
                key: Some(format!("{low}..{high}")),
                mark: None,
            },
            Some(TargetValue::Point(value)) => self.value(spot, FactKind::Target, Some(value), decimals),
            None => self.value(spot, FactKind::Target, None, decimals),
        }
    }

    /// The change on the period before; percentage points carry no sign of percentage.
    pub fn change(self, spot: Spot<'_>, decimals: Option<u8>) -> Quote {
        let change = spot.measured().and_then(|measured| measured.change);
        let decimals = decimals.unwrap_or(spot.result.indicator.decimals);
        self.number(spot.fact(FactKind::Change), change, |change| self.words.signed(change, decimals))
    }

    /// The achievement as a percentage.
    pub fn achievement(self, spot: Spot<'_>, decimals: Option<u8>) -> Quote {
        let achievement = spot.measured().map(|measured| measured.achievement);
        if let Some(Achievement::Distance(deviations)) = achievement {
            let print = |number| {
                let number = self.words.signed(number, decimals.unwrap_or(PERCENT_DECIMALS));
                self.words.phrase(Phrase::Deviations, &[("n", &number)])
            };
            return self.number(spot.fact(FactKind::Achievement), Some(deviations), print);
        }
        let share = achievement.and_then(Achievement::ratio);
        self.share(spot.fact(FactKind::Achievement), share, decimals, &spot.result.scale)
    }

    fn share(self, fact: Fact, share: Option<Decimal>, decimals: Option<u8>, scale: &Scale) -> Quote {
        let decimals = decimals.unwrap_or(PERCENT_DECIMALS);
        self.number(fact, share, |share| self.words.achievement(share, decimals, scale))
    }

    /// The rating.
    pub fn rating(self, spot: Spot<'_>) -> Quote {
        let missing = Rating::Unrated(crate::assess::Unrated::NoData);
        let rating = spot.measured().map_or(missing, |measured| measured.rating);
        self.rated(spot.fact(FactKind::Rating), rating)
    }

    fn rated(self, fact: Fact, rating: Rating) -> Quote {
        let mark = self.mark(rating);
        Quote {
            text: mark.label.clone(),
            fact,
            number: None,
            key: Some(rating.key(&self.assessment.scale).to_owned()),
            mark: Some(mark),
        }
    }

    /// How a rating is drawn.
    pub fn mark(self, rating: Rating) -> RatingMark {
        match rating {
            Rating::Band(rank) => {
                let band = self.assessment.scale.band(rank);
                let label = self.words.band(band).to_owned();
                RatingMark { symbol: band.symbol.clone(), label, colour: band.colour.clone() }
            }
            Rating::Unrated(reason) => {
                let label = self.words.unrated(reason).to_owned();
                RatingMark { symbol: "–".to_owned(), label, colour: "#5c6670".to_owned() }
            }
        }
    }

    /// A number of units of an indicator; the detail says which.
    pub fn units(
        self,
        spot: Spot<'_>,
        detail: &str,
        count: impl Fn(&IndicatorPeriod) -> Option<usize>,
    ) -> Quote {
        let count = spot.figures().and_then(count).map(Decimal::from);
        self.number(spot.fact(FactKind::Count).of(detail), count, |count| self.words.number(count, 0))
    }

    /// The share of units with a value.
    pub fn unit_coverage(self, spot: Spot<'_>, share: Decimal) -> Quote {
        self.number(spot.fact(FactKind::Coverage), Some(share), |share| self.words.percent(share, 0))
    }

    /// A number of rows of data; the detail says which.
    pub fn rows(self, detail: &str, rows: u64) -> Quote {
        let fact = Fact::new(Subject::Report, FactKind::Rows, None).of(detail);
        self.number(fact, Some(Decimal::from(rows)), |rows| self.words.number(rows, 0))
    }

    /// A number of rows behind an actual value; the detail says which.
    pub fn rows_of(self, spot: Spot<'_>, detail: &str, rows: u64) -> Quote {
        let rows = Some(Decimal::from(rows));
        self.number(spot.fact(FactKind::Rows).of(detail), rows, |rows| self.words.number(rows, 0))
    }

    /// The share of units that met their own target.
    pub fn share_met(self, spot: Spot<'_>, decimals: Option<u8>) -> Quote {
        let share = spot.figures().and_then(|figures| figures.unit_share).and_then(UnitShare::share);
        let decimals = decimals.unwrap_or(PERCENT_DECIMALS);
        self.number(spot.fact(FactKind::ShareMet), share, |share| self.words.percent(share, decimals))
    }

    /// The unit at one end of the ranking.
    pub fn ranked(self, spot: Spot<'_>, best: bool) -> Quote {
        let direction = spot.result.direction(spot.period);
        let ranking = spot.figures().map(|figures| figures.ranking(direction)).unwrap_or_default();
        let unit = if best { ranking.first() } else { ranking.last() }.map(|(code, _)| (*code).clone());
        let text = match &unit {
            Some(code) => self.unit_name(code),
            None => self.words.label(Label::NotAvailable).to_owned(),
        };
        let fact = Fact { unit: unit.clone(), ..spot.fact(FactKind::UnitName) };
        Quote { text, fact, number: None, key: unit.map(|code| code.as_str().to_owned()), mark: None }
    }

    /// The name of a unit, or its code where the project names none.
    pub fn unit_name(self, code: &UnitCode) -> String {
        let name = self.assessment.units.get(code).and_then(|name| name.get(self.words.language()));
        name.unwrap_or(code.as_str()).to_owned()
    }

    /// The name of what an indicator is counted in.
    pub fn measure_unit(self, unit: &MeasureUnit) -> &str {
        match unit {
            MeasureUnit::Percent => "%",
            MeasureUnit::Named(Some(name)) => name.get(self.words.language()).unwrap_or_default(),
            MeasureUnit::Named(None) => "",
        }
    }
}

/// The word in data that stands for a value of an indicator, if words stand for its values.
fn word(indicator: &Indicator, value: Decimal) -> Option<String> {
    let words = indicator.words.as_ref()?.numbers();
    words.into_iter().find(|(_, number)| *number == value).map(|(word, _)| word.to_owned())
}
