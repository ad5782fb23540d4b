//! The parts of an aggregate: what any aggregation over units needs, mergeable in any order.

use time::Date;

use crate::model::{Aggregation, Decimal, MeasureUnit};

/// The numbers of one or more records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// Number of values.
    pub count: u64,
    /// Their sum.
    pub sum: Option<Decimal>,
    /// The smallest.
    pub min: Option<Decimal>,
    /// The largest.
    pub max: Option<Decimal>,
    /// The one with the latest end of its period, with that day.
    pub latest: Option<(Date, Decimal)>,
    /// Number of records whose values over time make no value.
    pub unaggregated: u64,
    /// Number of numerators that have a denominator.
    pub pairs: u64,
    /// Number of records that have a value and such a pair.
    pub both: u64,
    /// Sum of these numerators.
    pub numerator: Option<Decimal>,
    /// Sum of their denominators.
    pub denominator: Option<Decimal>,
    /// Number of values that have a weight.
    pub weighted: u64,
    /// Sum of these values, each times its weight.
    pub weighted_sum: Option<Decimal>,
    /// Sum of their weights.
    pub weights: Option<Decimal>,
    /// Number of different items, where items are counted.
    pub items: Option<u64>,
}

/// The two numbers that a value is the quotient of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotient {
    /// What is divided: a sum of numerators, of values, or of values times their weights.
    pub above: Decimal,
    /// What it is divided by: a sum of denominators, the number of values, or the sum of their weights.
    pub below: Decimal,
    /// Whether a hundred times the quotient is the value.
    pub is_percentage: bool,
}

/// Why the parts make no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoValue {
    /// There are no parts.
    Empty,
    /// The denominators, or the weights, add up to zero.
    ZeroDenominator,
    /// The values stand for themselves and cannot be put together.
    NotAggregated,
    /// The numbers are too large.
    Overflow,
}

impl Parts {
    /// The parts of a single value.
    pub fn single(value: Decimal) -> Self {
        Self { count: 1, sum: Some(value), min: Some(value), max: Some(value), ..Self::default() }
    }

    /// The parts of a single value with the weight of others, if there is one.
    pub fn weighted_as(value: Decimal, others: &Self) -> Self {
        let product = others.weights.and_then(|weight| weight.checked_mul(value));
        Self {
            weighted: u64::from(product.is_some()),
            weighted_sum: product,
            weights: others.weights.filter(|_| product.is_some()),
            ..Self::single(value)
        }
    }

    /// The parts of a number of different items.
    pub fn items(items: u64) -> Self {
        Self { items: Some(items), ..Self::default() }
    }

    /// The value that these parts make.
    ///
    /// A single value needs no aggregation and is itself whatever the declared
    /// way, so that a corporate percentage may be reported without its parts.
    ///
    /// # Errors
    /// Parts that make no value, with the reason.
    pub fn value(&self, way: Aggregation, unit: &MeasureUnit) -> Result<Decimal, NoValue> {
        if self.unaggregated > 0 {
            return Err(NoValue::NotAggregated);
        }
        if let Some(items) = self.items {
            return Ok(Decimal::from(items));
        }
        // Values beside ratios cannot be put together, unless every record has both.
        let mixed = self.count > 0 && self.pairs > 0 && (self.both != self.count || self.both != self.pairs);
        match (self.count, self.pairs) {
            _ if mixed => return Err(NoValue::NotAggregated),
            (0, 0) => return Err(NoValue::Empty),
            (1, 0) => return self.sum.ok_or(NoValue::Overflow),
            (0, 1) => return self.ratio(unit),
            (_, _) => {}
        }
        match way {
            Aggregation::Sum => self.sum.ok_or(NoValue::NotAggregated),
            Aggregation::Min => self.min.ok_or(NoValue::NotAggregated),
            Aggregation::Max => self.max.ok_or(NoValue::NotAggregated),
            Aggregation::Latest => self.latest.map(|(_, value)| value).ok_or(NoValue::NotAggregated),
            Aggregation::Mean => {
                let sum = self.sum.ok_or(NoValue::NotAggregated)?;
                sum.checked_div(Decimal::from(self.count)).ok_or(NoValue::Overflow)
            }
            Aggregation::WeightedMean => self.weighted_mean(),
            Aggregation::RatioOfSums if self.pairs > 0 => self.ratio(unit),
            Aggregation::RatioOfSums | Aggregation::CountDistinct | Aggregation::None => {
                Err(NoValue::NotAggregated)
            }
        }
    }

    /// The numbers that the value is the quotient of, if it is one.
    pub fn quotient(&self, way: Aggregation, unit: &MeasureUnit) -> Option<Quotient> {
        self.value(way, unit).ok()?;
        let plain = |(above, below)| Quotient { above, below, is_percentage: false };
        let of_pairs = || {
            let is_percentage = *unit == MeasureUnit::Percent;
            self.numerator.zip(self.denominator).map(|pair| Quotient { is_percentage, ..plain(pair) })
        };
        match (self.items, self.count, self.pairs, way) {
            (Some(_), ..) | (None, 1, 0, _) => None,
            (None, 0, 1, _) => of_pairs(),
            (None, _, _, Aggregation::RatioOfSums) => of_pairs(),
            (None, _, _, Aggregation::Mean) => self.sum.map(|sum| plain((sum, Decimal::from(self.count)))),
            (None, _, _, Aggregation::WeightedMean) => self.weighted_sum.zip(self.weights).map(plain),
            (
                None,
                _,
                _,
                Aggregation::Sum
                | Aggregation::Min
                | Aggregation::Max
                | Aggregation::Latest
                | Aggregation::CountDistinct
                | Aggregation::None,
            ) => None,
        }
    }

    /// The mean of the values, each counted by its weight (`method.md` 4.5, T22).
    fn weighted_mean(&self) -> Result<Decimal, NoValue> {
        if self.weighted != self.count {
            return Err(NoValue::NotAggregated);
        }
        let (Some(sum), Some(weights)) = (self.weighted_sum, self.weights) else {
            return Err(NoValue::Overflow);
        };
        if weights.is_zero() {
            return Err(NoValue::ZeroDenominator);
        }
        sum.checked_div(weights).ok_or(NoValue::Overflow)
    }

    /// Numerators over denominators, in percentage points where the unit is the percentage.
    fn ratio(&self, unit: &MeasureUnit) -> Result<Decimal, NoValue> {
        let (Some(numerator), Some(denominator)) = (self.numerator, self.denominator) else {
            return Err(NoValue::Overflow);
        };
        if denominator.is_zero() {
            return Err(NoValue::ZeroDenominator);
        }
        let factor = match unit {
            MeasureUnit::Percent => Decimal::ONE_HUNDRED,
            MeasureUnit::Named(_) => Decimal::ONE,
        };
        let scaled = numerator.checked_mul(factor).ok_or(NoValue::Overflow)?;
        scaled.checked_div(denominator).ok_or(NoValue::Overflow)
    }

    /// Takes in the parts of further records.
    ///
    /// Of two latest values of the same day the larger one is kept, so that the
    /// order of merging never matters. Two numbers of different items make none:
    /// an item may be in both.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.unaggregated += other.unaggregated;
        self.pairs += other.pairs;
        self.both += other.both;
        self.weighted += other.weighted;
        self.sum = fold(self.sum, other.sum, Decimal::checked_add);
        self.numerator = fold(self.numerator, other.numerator, Decimal::checked_add);
        self.denominator = fold(self.denominator, other.denominator, Decimal::checked_add);
        self.weighted_sum = fold(self.weighted_sum, other.weighted_sum, Decimal::checked_add);
        self.weights = fold(self.weights, other.weights, Decimal::checked_add);
        self.min = fold(self.min, other.min, |a, b| Some(a.min(b)));
        self.max = fold(self.max, other.max, |a, b| Some(a.max(b)));
        self.latest = fold(self.latest, other.latest, |a, b| Some(a.max(b)));
        self.unaggregated += u64::from(self.items.is_some() && other.items.is_some());
        self.items = fold(self.items, other.items, |_, _| None);
    }
}

/// Puts two values together, of which either may be missing.
pub(super) fn fold<T>(a: Option<T>, b: Option<T>, both: impl Fn(T, T) -> Option<T>) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => both(a, b),
        (Some(one), None) | (None, Some(one)) => Some(one),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn numbers_of_items_are_never_added() {
        let mut parts = Parts::items(2);
        parts.merge(&Parts::items(2));
        parts.merge(&Parts::items(1));
        let unit = MeasureUnit::Named(None);
        assert_eq!(parts.value(Aggregation::CountDistinct, &unit), Err(NoValue::NotAggregated));
        let mut alone = Parts::items(3);
        alone.merge(&Parts::default());
        assert_eq!(alone.value(Aggregation::CountDistinct, &unit), Ok(dec!(3)));
    }

    #[test]
    fn values_and_ratios_go_together_only_where_every_record_has_both() {
        let pair =
            Parts { pairs: 1, numerator: Some(dec!(1)), denominator: Some(dec!(4)), ..Parts::default() };
        let both = Parts { pairs: 1, both: 1, ..Parts { count: 1, sum: Some(dec!(25)), ..pair.clone() } };
        let value = Parts::single(dec!(30));
        let of = |other: &Parts| {
            let mut parts = both.clone();
            parts.merge(other);
            parts.value(Aggregation::RatioOfSums, &MeasureUnit::Percent)
        };
        assert_eq!(of(&both), Ok(dec!(25)));
        assert_eq!(of(&value), Err(NoValue::NotAggregated));
        assert_eq!(of(&pair), Err(NoValue::NotAggregated));
    }

    #[test]
    fn weights_that_add_up_to_zero_make_no_mean() {
        let weights = Parts { weights: Some(dec!(0)), ..Parts::default() };
        let mut parts = Parts::weighted_as(dec!(60), &weights);
        parts.merge(&Parts::weighted_as(dec!(90), &weights));
        let unit = MeasureUnit::Percent;
        assert_eq!(parts.value(Aggregation::WeightedMean, &unit), Err(NoValue::ZeroDenominator));
        // A value without a weight makes none either.
        parts.merge(&Parts::single(dec!(5)));
        assert_eq!(parts.value(Aggregation::WeightedMean, &unit), Err(NoValue::NotAggregated));
    }
}
