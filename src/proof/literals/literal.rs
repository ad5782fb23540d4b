//! A number as the author of a text wrote it.

use std::ops::Range;

use crate::model::Decimal;
use rust_decimal::RoundingStrategy;

/// A number in a passage.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Literal {
    /// Where it stands in the passage, with its unit, in bytes.
    pub(super) range: Range<usize>,
    /// Where its digits or words stand, without a unit.
    pub(super) bare: Range<usize>,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its value: of a percentage 82, of a number the number.
    pub(super) value: Decimal,
    /// What it is rounded to.
    pub(super) step: Decimal,
    /// How many decimals it is written with.
    pub(super) decimals: u32,
    /// What it multiplies by, such as a million.
    pub(super) scale: Decimal,
    /// What kind of number it is.
    pub(super) measure: Measure,
    /// How it is written.
    pub(super) form: Form,
    /// How sure it is to be a quantity.
    pub(super) weight: Weight,
    /// What its author says of its exactness.
    pub(super) hedge: Hedge,
    /// Whether it counts hours, days or years.
    pub(super) is_time: bool,
    /// Whether its rounding is downwards, by declaration.
    pub(super) is_truncated: bool,
}

/// What kind of number a literal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// A number of something.
    Plain,
    /// A percentage.
    Percent,
    /// Percentage points.
    Points,
    /// A part of a whole; its value is a percentage.
    Fraction,
    /// A factor between two values.
    Factor,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// In digits.
    Digits,
    /// In words.
    Words,
}

/// How sure a number is to be a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// It says how much or how many.
    Quantity,
    /// It may be a manner of speaking: two reasons, six months.
    Small,
}

/// What the words around a number say of its exactness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hedge {
    /// Nothing.
    None,
    /// It is rounded.
    About,
    /// It is not quite reached.
    Below,
    /// It is passed.
    Above,
}

impl Literal {
    /// Whether the literal is a fact rounded half away from zero to its unit and decimals (`method.md` T53).
    ///
    /// A fact under "nearly" lies below the literal, one over "more than" above it, by less than a step.
    pub(super) fn agrees(&self, fact: Decimal) -> bool {
        match self.measure {
            Measure::Factor => return self.is_factor(fact),
            Measure::Fraction => return self.is_part(fact),
            Measure::Plain | Measure::Percent | Measure::Points => {}
        }
        let Some(steps) = fact.checked_div(self.step) else { return false };
        let Some(own) = self.value.checked_div(self.step) else { return false };
        let rounding =
            if self.is_truncated { RoundingStrategy::ToZero } else { RoundingStrategy::MidpointAwayFromZero };
        let rounded = steps.round_dp_with_strategy(0, rounding) == own.round();
        match self.hedge {
            Hedge::None | Hedge::About => rounded,
            Hedge::Below => {
                // "Nearly 500" is no 431, though both have one digit that counts.
                let far = (self.value / Decimal::TEN).max(self.scale);
                fact < self.value && steps > own - Decimal::ONE && fact >= self.value - far
            }
            Hedge::Above => fact >= self.value && steps < own + Decimal::ONE,
        }
    }

    /// A part of a whole is a manner of speaking within one percentage point, with a hedge within three or, "nearly", four.
    fn is_part(&self, fact: Decimal) -> bool {
        let over = fact - self.value;
        let (near, far) = (Decimal::ONE, Decimal::from(3));
        match self.hedge {
            Hedge::None => over.abs() <= near,
            Hedge::About => over.abs() <= far,
            Hedge::Below => over < Decimal::ZERO && over >= -Decimal::from(4),
            // "More than half" says nothing of how much more, short of the next such part.
            Hedge::Above => over > Decimal::ZERO && over <= Decimal::from(16),
        }
    }

    /// A factor is reached, and not by half as much again (`method.md` T57).
    fn is_factor(&self, fact: Decimal) -> bool {
        let share = |hundredths: i64| self.value * Decimal::new(hundredths, 2);
        let (low, high) = match self.hedge {
            Hedge::None | Hedge::Above if self.value < Decimal::ONE => (share(67), share(100)),
            Hedge::None | Hedge::Above => (share(100), share(150)),
            Hedge::About => (share(90), share(110)),
            Hedge::Below if self.value < Decimal::ONE => (share(100), share(110)),
            Hedge::Below => (share(90), share(100)),
        };
        low <= fact && fact <= high
    }

    /// The digits that say something: those of 48,200 are three.
    pub(super) fn significant(&self) -> usize {
        let digits = self.value.abs().normalize().mantissa().to_string();
        digits.trim_end_matches('0').len()
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn literal(value: Decimal, step: Decimal, measure: Measure) -> Literal {
        Literal {
            range: 0..0,
            bare: 0..0,
            tokens: 0..0,
            value,
            step,
            decimals: 0,
            scale: Decimal::ONE,
            measure,
            form: Form::Digits,
            weight: Weight::Quantity,
            hedge: Hedge::None,
            is_time: false,
            is_truncated: false,
        }
    }

    #[test]
    fn t53_a_literal_agrees_with_the_fact_rounded_to_its_unit() {
        let about = Literal { hedge: Hedge::About, ..literal(dec!(1200000), dec!(100000), Measure::Plain) };
        assert!(about.agrees(dec!(1243500)));
        assert!(about.agrees(dec!(1150000)));
        assert!(!about.agrees(dec!(1250000)));
    }

    #[test]
    fn t54_the_next_tenth_of_a_million_does_not_agree() {
        assert!(!literal(dec!(1300000), dec!(100000), Measure::Plain).agrees(dec!(1243500)));
    }

    #[test]
    fn t55_a_percentage_cut_off_agrees_only_where_that_is_declared() {
        let literal = literal(dec!(82), dec!(1), Measure::Percent);
        assert!(!literal.agrees(dec!(82.5)));
        assert!(Literal { is_truncated: true, ..literal }.agrees(dec!(82.5)));
    }

    #[test]
    fn t57_doubled_needs_the_factor_or_a_hedge() {
        let doubled = literal(dec!(2), dec!(1), Measure::Factor);
        assert!(!doubled.agrees(dec!(1.95)));
        assert!(doubled.agrees(dec!(2.1)));
        assert!(Literal { hedge: Hedge::Below, ..doubled }.agrees(dec!(1.95)));
    }

    #[test]
    fn nearly_and_more_than_take_a_side() {
        let nearly = Literal { hedge: Hedge::Below, ..literal(dec!(50000), dec!(10000), Measure::Plain) };
        assert!(nearly.agrees(dec!(49213)) && !nearly.agrees(dec!(50100)));
        let coarse = Literal { hedge: Hedge::Below, ..literal(dec!(500), dec!(100), Measure::Plain) };
        assert!(coarse.agrees(dec!(460)) && !coarse.agrees(dec!(431)));
        let over = Literal { hedge: Hedge::Above, ..literal(dec!(48000), dec!(1000), Measure::Plain) };
        assert!(over.agrees(dec!(48213)) && !over.agrees(dec!(47900)) && !over.agrees(dec!(49000)));
    }

    #[test]
    fn a_third_is_a_manner_of_speaking_of_its_percentage() {
        let third = literal(dec!(33.333), dec!(1), Measure::Fraction);
        assert!(third.agrees(dec!(34.1)) && !third.agrees(dec!(34.4)));
        assert!(Literal { hedge: Hedge::About, ..third }.agrees(dec!(34.4)));
    }
}
