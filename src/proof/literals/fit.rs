//! Whether a number can be a figure by its unit and the words behind it, and how near it is to one.

use super::figure::{Figure, Kind};
use super::judge::{Judge, TELLING};
use super::lexicon::Patterns;
use super::literal::{Form, Hedge, Literal, Measure};
use crate::model::Decimal;

impl Judge<'_, '_> {
    /// Whether a number can be a figure by its unit.
    pub(super) fn fits(&self, literal: &Literal, figure: &Figure) -> bool {
        let kinds = match literal.measure {
            Measure::Plain => figure.measure == Measure::Plain,
            Measure::Percent | Measure::Fraction => figure.measure == Measure::Percent,
            Measure::Points => figure.measure == Measure::Points,
            Measure::Factor => figure.measure == Measure::Factor,
        };
        kinds && (literal.measure != Measure::Plain || self.fits_words(literal, figure))
    }

    /// Whether the words behind a number are those of what the figure counts.
    fn fits_words(&self, literal: &Literal, figure: &Figure) -> bool {
        let end = literal.tokens.end;
        let (countries, indicators) =
            (self.has(&self.lexicon.countries, end), self.has(&self.lexicon.indicators, end));
        match figure.kind {
            Kind::Units | Kind::Indicators if literal.decimals > 0 => false,
            Kind::Units => {
                !indicators
                    && !self.is_unit_of(end, figure)
                    && !literal.is_time
                    && literal.scale == Decimal::ONE
            }
            Kind::Indicators => {
                !countries && !self.is_unit(end) && !literal.is_time && literal.scale == Decimal::ONE
            }
            Kind::Money => !countries && !indicators && !literal.is_time && !self.is_unit_not_money(end),
            Kind::Actual
            | Kind::Target
            | Kind::Baseline
            | Kind::Change
            | Kind::Difference
            | Kind::Achievement
            | Kind::Share
            | Kind::Factor => {
                let is_time_unit = figure
                    .unit
                    .iter()
                    .any(|word| self.lexicon.time.at(&[word.as_str()], self.lexicon.language).is_some());
                let other =
                    (self.is_unit(end) || self.looks_like_unit(end, figure)) && !self.is_unit_of(end, figure);
                !countries && !indicators && !other && (!literal.is_time || is_time_unit)
            }
        }
    }

    /// Whether words before a number say that it counts a part of what was counted last.
    pub(super) fn is_part(&self, start: usize) -> bool {
        (1..=4.min(start)).any(|length| {
            let found = self.lexicon.partitive.at(&self.words[start - length..start], self.lexicon.language);
            found.is_some_and(|found| found.length == length)
        })
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).copied().unwrap_or_default()
    }

    pub(super) fn has<T: Copy>(&self, patterns: &Patterns<T>, at: usize) -> bool {
        self.words.get(at..).is_some_and(|rest| patterns.at(rest, self.lexicon.language).is_some())
    }

    /// Whether the word there is one of a unit of measure.
    pub(super) fn is_unit(&self, at: usize) -> bool {
        self.defined.units.contains(self.word(at))
    }

    fn is_unit_not_money(&self, at: usize) -> bool {
        self.is_unit(at) && !self.has(&self.lexicon.money, at)
    }

    fn is_unit_of(&self, at: usize, figure: &Figure) -> bool {
        let word = self.word(at);
        let is_money = figure
            .unit
            .iter()
            .any(|unit| self.lexicon.money.at(&[unit.as_str()], self.lexicon.language).is_some());
        figure.unit.iter().any(|unit| unit == word) || (is_money && self.has(&self.lexicon.money, at))
    }

    /// Whether a short word ends as the unit does: `MWh` beside `GWh`.
    fn looks_like_unit(&self, at: usize, figure: &Figure) -> bool {
        let word = self.word(at);
        if matches!(word, "吉" | "兆" | "太") {
            return figure.unit.first().is_some_and(|unit| unit != word);
        }
        let tail = |text: &str| text.get(1..).filter(|tail| tail.len() >= 2).map(ToOwned::to_owned);
        word.len() <= 4
            && word.is_ascii()
            && figure.unit.iter().any(|unit| {
                unit.len() <= 4
                    && unit.is_ascii()
                    && unit != word
                    && tail(unit).is_some()
                    && tail(unit) == tail(word)
            })
    }
}

/// Whether the same digits stand in both, whatever they count.
pub(super) fn shows_same(literal: &Literal, figure: &Figure) -> bool {
    if literal.significant() < 2 || literal.measure == Measure::Factor || figure.kind == Kind::Factor {
        return false;
    }
    let own = literal.value / literal.scale;
    Literal { value: own, step: literal.step / literal.scale, ..literal.clone() }
        .agrees(figure.value / figure.scale)
}

/// Whether a number is so near to a figure, or so like it, that it must be meant for it.
pub(super) fn is_near(literal: &Literal, figure: &Figure, wide: i64) -> bool {
    let (own, other) = (literal.value.abs(), figure.value.abs());
    if own.is_zero() || other.is_zero() {
        return false;
    }
    let near = match literal.measure {
        Measure::Percent => (own - other).abs() <= Decimal::from(if wide > 50 { 15 } else { 10 }),
        Measure::Points => (own - other).abs() <= Decimal::TWO,
        Measure::Fraction => {
            (own - other).abs() <= Decimal::from(if literal.hedge == Hedge::Above { 0 } else { 12 })
        }
        Measure::Factor => true,
        Measure::Plain => {
            let share = Decimal::new(wide, 2);
            own >= other * share && other >= own * share
        }
    };
    near || (literal.form == Form::Digits && literal.measure != Measure::Factor && is_alike(literal, figure))
}

/// Whether the digits are those of the figure in another order, with another one, or with other zeros.
pub(super) fn is_alike(literal: &Literal, figure: &Figure) -> bool {
    let digits =
        |value: Decimal| value.normalize().mantissa().abs().to_string().trim_end_matches('0').to_owned();
    let own = digits(literal.value);
    let printed = figure.value / figure.scale;
    let other = digits(printed.round_dp(literal.decimals));
    if own.len() < TELLING || other.len() < TELLING {
        return false;
    }
    let sorted = |text: &str| {
        let mut all: Vec<char> = text.chars().collect();
        all.sort_unstable();
        all
    };
    own == other
        || sorted(&own) == sorted(&other)
        || (own.len() == other.len() && own.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1)
}
