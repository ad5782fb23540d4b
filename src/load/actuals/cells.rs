//! What was reported for an indicator in a period, by unit, with what it rests on.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rust_decimal::RoundingStrategy;

use super::parts::{Parts, fold};
use crate::model::{Aggregation, Decimal, Indicator, MissingReason, Period, UnitCode};

/// What was reported for an indicator, or for a part of its total, in a period.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    /// By unit; no unit is the corporate level.
    pub by_unit: BTreeMap<Option<UnitCode>, Cell>,
    /// The number of different items over all units, where items are counted.
    pub distinct: Option<u64>,
}

/// What a unit reported for an indicator in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The numbers.
    pub parts: Parts,
    /// Rows that belong to it.
    pub rows: u64,
    /// Rows with a value.
    pub rows_present: u64,
    /// Records (projects) of which a value was due.
    pub records_due: u64,
    /// Records with a value of the period itself.
    pub records_present: u64,
    /// The least explained reason among the records without a value.
    pub reason: Option<MissingReason>,
    /// The values of periods before that stand in for missing ones.
    pub carried: Option<Carried>,
    /// Records whose total was formed from its breakdown.
    pub derived: u64,
    /// The first row that it was read from; 0 where the rows have no numbers.
    pub first_row: usize,
}

/// Values carried forward from periods before (`method.md` 4.3 and 4.5, T25).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Records whose value was carried forward.
    pub records: u64,
    /// The sum of these values; none where they are ratios, or too large.
    pub sum: Option<Decimal>,
    /// The period that the oldest of them comes from.
    pub oldest: Period,
    /// The period that the newest of them comes from.
    pub newest: Period,
}

/// A value of the corporate level, and what its units come to where that is another one (`method.md` 4.5, T32).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelGap {
    /// The value of the corporate level, which counts.
    pub corporate: Decimal,
    /// What the units come to.
    pub units: Decimal,
}

/// Records with a value in the period before and none in this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// How many they are.
    pub records: u64,
    /// The sum of their values in the period before.
    pub sum: Option<Decimal>,
}

impl Cells {
    /// What the corporate level reported itself, or else what its units reported together.
    ///
    /// A value of the corporate level that was only carried forward gives way to
    /// units that reported.
    pub fn corporate(&self) -> Option<Cell> {
        let units = self.of_units();
        self.own(units.as_ref()).cloned().or(units)
    }

    /// Whether the corporate level reported itself, so that its units have no part in its value.
    pub fn is_own(&self) -> bool {
        self.own(self.of_units().as_ref()).is_some()
    }

    fn own(&self, units: Option<&Cell>) -> Option<&Cell> {
        let reported = units.is_some_and(|units| units.records_present > 0);
        self.by_unit.get(&None).filter(|own| own.carried.is_none() || !reported)
    }

    /// The difference between what the corporate level and what its units reported, if there is one.
    ///
    /// The units are rounded as finely as the corporate value is written or printed.
    pub fn gap(&self, indicator: &Indicator) -> Option<LevelGap> {
        let value = |cell: &Cell| cell.parts.value(indicator.over_units, &indicator.unit).ok();
        let reported = |cell: &&Cell| cell.records_present > 0 && indicator.over_units != Aggregation::None;
        let own = self.by_unit.get(&None).filter(reported)?;
        let units = self.of_units().filter(|units| units.records_present > 0)?;
        LevelGap::between(value(own)?, value(&units)?, indicator.decimals)
    }

    /// What the units reported together.
    pub fn of_units(&self) -> Option<Cell> {
        let mut units = self.by_unit.iter().filter(|(unit, _)| unit.is_some()).map(|(_, cell)| cell);
        let mut sum = units.next()?.clone();
        units.for_each(|cell| sum.merge(cell));
        if let (Some(distinct), true) = (self.distinct, sum.records_present > 0) {
            sum.parts = Parts::items(distinct);
        }
        Some(sum)
    }
}

impl Cell {
    /// Takes in what another unit reported.
    pub fn merge(&mut self, other: &Self) {
        self.parts.merge(&other.parts);
        self.rows += other.rows;
        self.rows_present += other.rows_present;
        self.records_due += other.records_due;
        self.records_present += other.records_present;
        self.reason = fold(self.reason, other.reason, |a, b| Some(a.min(b)));
        self.carried = fold(self.carried.take(), other.carried.clone(), |a, b| Some(a.and(&b)));
        self.derived += other.derived;
        self.first_row = self.first_row.min(other.first_row);
    }
}

impl Cells {
    /// Takes in what further records of the same indicator and period come to.
    pub(super) fn merge(&mut self, other: Self) {
        for (unit, cell) in other.by_unit {
            match self.by_unit.entry(unit) {
                Entry::Vacant(place) => {
                    place.insert(cell);
                }
                Entry::Occupied(mut known) => known.get_mut().merge(&cell),
            }
        }
        // Different items are counted where all rows of the indicator are.
        self.distinct = self.distinct.or(other.distinct);
    }
}

impl Lost {
    /// Takes in further records.
    pub(super) fn merge(&mut self, other: &Self) {
        self.records += other.records;
        self.sum = fold(self.sum, other.sum, Decimal::checked_add);
    }
}

impl LevelGap {
    /// The gap between two values; none where they are the same as finely as the first one is written.
    pub fn between(corporate: Decimal, units: Decimal, decimals: u8) -> Option<Self> {
        let places = corporate.normalize().scale().max(u32::from(decimals));
        let rounded = units.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        (rounded != corporate).then_some(Self { corporate, units })
    }

    /// What the units come to, less the corporate value.
    pub fn difference(self) -> Option<Decimal> {
        self.units.checked_sub(self.corporate)
    }
}

impl Carried {
    fn and(self, other: &Self) -> Self {
        Self {
            records: self.records + other.records,
            sum: self.sum.zip(other.sum).and_then(|(a, b)| a.checked_add(b)),
            oldest: self.oldest.min(other.oldest),
            newest: self.newest.max(other.newest),
        }
    }
}
