//! What a value rests on: records, values carried forward, totals formed from parts, levels that differ.

use crate::check::Fall;
use crate::load::{Carried, Cell, LevelGap, Quotient};
use crate::model::{Period, UnitCode};

/// What the figures of an indicator rest on, at one level in one period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Basis {
    /// The records (projects) behind the value.
    pub records: Records,
    /// The values of periods before that stand in for missing ones.
    pub carried: Option<Carried>,
    /// The numbers that the value is the quotient of, if it is one.
    pub quotient: Option<Quotient>,
    /// Records whose total was formed from its breakdown.
    pub derived: u64,
    /// What the units come to, where the corporate level reports another value.
    pub gap: Option<LevelGap>,
    /// What the targets of the units add up to, where the corporate target is another one.
    pub target_gap: Option<LevelGap>,
    /// The missing values that make a running total fall.
    pub fall: Option<Fall>,
    /// The records that a change on the period before does not have on both sides.
    pub unlike: Option<Unlike>,
}

/// What tells the records behind a value from those behind the value of the period before.
///
/// Values that are carried forward are among the records: they make the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlike {
    /// The period before.
    pub period: Period,
    /// Records with a value then.
    pub before: u64,
    /// Records with a value now.
    pub now: u64,
    /// Units with a value then and none now.
    pub gone: Vec<UnitCode>,
    /// Units with a value now and none then.
    pub joined: Vec<UnitCode>,
}

/// Records with a value of the period itself, of those of which one was due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Records {
    /// Records with a value.
    pub reporting: u64,
    /// Records of which one was due.
    pub due: u64,
}

impl Basis {
    pub(super) fn of(cell: Option<&Cell>) -> Self {
        let Some(cell) = cell else { return Self::default() };
        Self {
            records: Records { reporting: cell.records_present, due: cell.records_due },
            carried: cell.carried.clone(),
            derived: cell.derived,
            ..Self::default()
        }
    }

    /// Records behind the value, with those whose value was carried forward.
    pub(super) fn records_used(&self) -> u64 {
        self.records.reporting + self.carried.as_ref().map_or(0, |carried| carried.records)
    }

    /// The period of the latest available value, where nothing was reported in the period itself.
    pub fn latest_available(&self) -> Option<Period> {
        let carried = self.carried.as_ref().filter(|_| self.records.reporting == 0);
        carried.map(|carried| carried.oldest)
    }
}
