//! The parts of an aggregate: what any aggregation over units needs, mergeable in any order.

use time::Date;

use crate::model::{Aggregation, Decimal, MeasureUnit, MissingReason};

/// What a unit reported for an indicator in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The numbers.
    pub parts: Parts,
    /// Rows that belong to it.
    pub rows: u64,
    /// Rows with a value.
    pub rows_present: u64,
    /// Records (projects) that belong to it.
    pub records: u64,
    /// Records with a value.
    pub records_present: u64,
    /// The least explained reason among the records without a value.
    pub reason: Option<MissingReason>,
}

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
}

/// Why the parts make no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoValue {
    /// There are no parts.
    Empty,
    /// The denominators add up to zero.
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
            Aggregation::RatioOfSums if self.pairs > 0 => self.ratio(unit),
            Aggregation::RatioOfSums | Aggregation::None => Err(NoValue::NotAggregated),
        }
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
    /// order of merging never matters.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.unaggregated += other.unaggregated;
        self.pairs += other.pairs;
        self.both += other.both;
        self.sum = fold(self.sum, other.sum, Decimal::checked_add);
        self.numerator = fold(self.numerator, other.numerator, Decimal::checked_add);
        self.denominator = fold(self.denominator, other.denominator, Decimal::checked_add);
        self.min = fold(self.min, other.min, |a, b| Some(a.min(b)));
        self.max = fold(self.max, other.max, |a, b| Some(a.max(b)));
        self.latest = fold(self.latest, other.latest, |a, b| Some(a.max(b)));
    }
}

fn fold<T>(a: Option<T>, b: Option<T>, both: impl Fn(T, T) -> Option<T>) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => both(a, b),
        (Some(one), None) | (None, Some(one)) => Some(one),
        (None, None) => None,
    }
}

impl Cell {
    /// Whether anything was due from it.
    pub fn is_due(&self) -> bool {
        self.records_present > 0 || self.reason.is_none_or(MissingReason::was_due)
    }

    /// Takes in what another unit reported.
    pub fn merge(&mut self, other: &Self) {
        self.parts.merge(&other.parts);
        self.rows += other.rows;
        self.rows_present += other.rows_present;
        self.records += other.records;
        self.records_present += other.records_present;
        self.reason = fold(self.reason, other.reason, |a, b| Some(a.min(b)));
    }
}
