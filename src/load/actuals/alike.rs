//! What figures rest on: rows of data, or groups of rows that are alike.
//!
//! Rows of a table that stays in its database have no numbers, and are too many
//! to be named one by one. They are traced as groups: how many of a unit and a
//! period became what. No row is in two groups, so that groups of several
//! figures can be put together.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::PolarsError;

use super::Context;
use super::trace::TracedRow;
use crate::model::{Grid, IndicatorId, Period, RowFate};

/// What the figures of all indicators rest on, by indicator and period.
pub type TracedRows = BTreeMap<(IndicatorId, Period), Vec<Traced>>;

/// Over how many periods of the report a group can say that its values are carried.
pub(super) const MOST_CARRIED: u32 = 62;

/// A row that a figure rests on, or several that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Traced {
    /// A row.
    Row(TracedRow),
    /// Rows that are alike.
    Alike(Alike),
}

/// Rows of a table that stays in its database, of one unit and period, of which the same became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The table.
    pub file: String,
    /// What tells the group from the others of its table.
    pub number: usize,
    /// The unit, if the rows name one.
    pub unit: Option<String>,
    /// The period as written.
    pub period: String,
    /// The period that is written.
    pub own: Option<Period>,
    /// What became of the rows.
    pub fate: RowFate,
    /// How many they are.
    pub rows: u64,
}

impl Traced {
    /// The unit, if the rows name one.
    pub fn unit(&self) -> Option<&str> {
        match self {
            Self::Row(row) => row.unit.as_deref(),
            Self::Alike(group) => group.unit.as_deref(),
        }
    }

    /// What became of the rows.
    pub fn fate(&self) -> RowFate {
        match self {
            Self::Row(row) => row.fate,
            Self::Alike(group) => group.fate,
        }
    }

    /// The period that the rows write.
    pub fn own(&self) -> Option<Period> {
        match self {
            Self::Row(row) => row.own,
            Self::Alike(group) => group.own,
        }
    }

    /// How many rows they are.
    pub fn rows(&self) -> u64 {
        match self {
            Self::Row(_) => 1,
            Self::Alike(group) => group.rows,
        }
    }
}

/// What rows of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind {
    pub(super) indicator: String,
    pub(super) unit: Option<String>,
    /// The period as written.
    pub(super) period: String,
    /// What became of them in their period, whatever the corporate level has.
    pub(super) fate: RowFate,
    /// Whether they are parts of totals.
    pub(super) is_part: bool,
    /// Into which later periods of the report their values are carried: a bit for each, by how much later it is.
    pub(super) into: u64,
}

/// The indicator, unit and period of rows, as written.
pub(super) type Place = (String, Option<String>, String);

impl Kind {
    /// Rows of a place that never count.
    pub(super) fn aside((indicator, unit, period): Place, fate: RowFate) -> Self {
        Self { indicator, unit, period, fate, is_part: false, into: 0 }
    }
}

/// Groups of rows, with how many each has.
#[derive(Debug, Default)]
pub(super) struct Groups(BTreeMap<Kind, u64>);

impl Groups {
    /// Adds rows to a group.
    pub(super) fn add(&mut self, kind: Kind, rows: u64) {
        if rows > 0 {
            *self.0.entry(kind).or_default() += rows;
        }
    }

    /// How many rows they have at each place.
    pub(super) fn by_place(&self) -> BTreeMap<Place, u64> {
        let mut by_place = BTreeMap::new();
        for (kind, rows) in &self.0 {
            let place = (kind.indicator.clone(), kind.unit.clone(), kind.period.clone());
            *by_place.entry(place).or_default() += rows;
        }
        by_place
    }

    /// What each figure rests on.
    pub(super) fn traced(self, context: &Context<'_>) -> TracedRows {
        let grid = context.grid;
        let periods = |kind: &Kind| {
            let own = context.origin.periods.parse(&kind.period).ok()?;
            Some((own, grid.cell(own)?))
        };
        let is_corporate = |kind: &Kind| {
            kind.unit.is_none() && !kind.is_part && matches!(kind.fate, RowFate::Used | RowFate::Earlier)
        };
        let corporate = self.0.keys().filter(|kind| is_corporate(kind));
        let corporate = corporate.filter_map(|kind| Some((kind.indicator.clone(), periods(kind)?.1)));
        let corporate: BTreeSet<(String, Period)> = corporate.collect();
        let mut traced = TracedRows::new();
        for ((kind, rows), number) in self.0.into_iter().zip(1..) {
            let Some((own, cell)) = periods(&kind) else { continue };
            let Kind { indicator, unit, period, fate, is_part: _, into } = kind;
            let has_corporate = || corporate.contains(&(indicator.clone(), cell));
            let is_beside = fate == RowFate::Used && unit.is_some() && has_corporate();
            let fate = if is_beside { RowFate::BesideCorporate } else { fate };
            let id = IndicatorId::new(indicator);
            let file = context.origin.shown.clone();
            let own = Alike { file, number, unit, period, own: Some(own), fate, rows };
            let carried = Traced::Alike(Alike { fate: RowFate::Carried, ..own.clone() });
            for later in later(grid, cell, into) {
                traced.entry((id.clone(), later)).or_default().push(carried.clone());
            }
            traced.entry((id, cell)).or_default().push(Traced::Alike(own));
        }
        traced
    }
}

/// The periods of the report that the bits of a number say, by how much later than a period they are.
fn later(grid: Grid, cell: Period, into: u64) -> impl Iterator<Item = Period> {
    let ages = (1..=MOST_CARRIED).zip(1_i32..).filter(move |(age, _)| into >> age & 1 == 1);
    ages.filter_map(move |(_, age)| grid.step(grid.steps_to(cell)? + age))
}

/// The bit for a period into which values of an earlier one are carried.
pub(super) fn carried_into(grid: Grid, from: Option<Period>, into: Period) -> Result<u64, PolarsError> {
    let age = from.and_then(|from| grid.steps_to(into)?.checked_sub(grid.steps_to(from)?));
    let age = age.and_then(|age| u32::try_from(age).ok()).filter(|age| *age <= MOST_CARRIED);
    age.map(|age| 1 << age).ok_or_else(|| {
        let message = format!("values are carried into {into} over more than {MOST_CARRIED} periods");
        PolarsError::ComputeError(message.into())
    })
}
