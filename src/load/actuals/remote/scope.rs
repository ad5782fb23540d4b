//! Which rows count, by how many there are of each indicator and period.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{DataFrame, PolarsError};

use super::super::super::Placed;
use super::super::codes::texts;
use super::super::{Context, RowQuery};
use crate::model::{Grid, InForce, Indicator, Period};

/// How many rows each indicator and period has, as they are written.
pub(super) struct Census(pub(super) Vec<(Option<String>, Option<String>, u64)>);

impl Census {
    pub(super) fn of(frame: &DataFrame) -> Result<Self, PolarsError> {
        let (indicators, periods) = (texts(frame, "indicator")?, texts(frame, "period")?);
        let counts = frame.column("rows")?.i64()?.iter();
        let owned = |text: Option<&str>| text.map(ToOwned::to_owned);
        let rows = indicators.iter().zip(periods.iter()).zip(counts);
        let rows = rows.map(|((indicator, period), count)| {
            let count = count.and_then(|count| u64::try_from(count).ok());
            count.map(|count| (owned(indicator), owned(period), count))
        });
        let rows: Option<Vec<_>> = rows.collect();
        let mut rows = rows.ok_or_else(|| PolarsError::NoData("a group has no count".into()))?;
        rows.sort();
        Ok(Self(rows))
    }

    /// The periods of the report that have rows, as steps, and that of the report itself.
    pub(super) fn steps(&self, &Context { grid, origin, .. }: &Context<'_>) -> BTreeSet<i32> {
        let texts = self.0.iter().filter_map(|(_, text, _)| text.as_ref());
        let cells = texts.filter_map(|text| grid.cell(origin.periods.parse(text).ok()?));
        let steps = cells.filter_map(|cell| grid.steps_to(cell)).filter(|step| *step <= 0);
        steps.chain([0]).collect()
    }

    pub(super) fn rows(&self) -> u64 {
        self.0.iter().map(|(_, _, count)| count).sum()
    }
}

/// The indicators and periods whose rows count.
pub(super) struct Scope<'a> {
    pub(super) grid: Grid,
    pub(super) indicators: Vec<&'a Placed<Indicator>>,
    /// The periods, by their texts.
    pub(super) periods: BTreeMap<String, Period>,
    /// The indicators and steps of periods that are not in force.
    pub(super) outside: Vec<(String, i32)>,
    /// How many rows these have.
    pub(super) rows: u64,
}

impl<'a> Scope<'a> {
    pub(super) fn of(census: &Census, &Context { framework, grid, origin, .. }: &Context<'a>) -> Self {
        let mut by_id: BTreeMap<&str, &'a Placed<Indicator>> = BTreeMap::new();
        for indicator in framework.indicators {
            by_id.entry(indicator.row.id.as_str()).or_insert(indicator);
        }
        let mut scope =
            Self { grid, indicators: Vec::new(), periods: BTreeMap::new(), outside: Vec::new(), rows: 0 };
        let mut used = BTreeSet::new();
        for (id, text, count) in &census.0 {
            let (Some(id), Some(text)) = (id, text) else { continue };
            let Ok(period) = origin.periods.parse(text) else { continue };
            let cell = grid.cell(period).filter(|cell| *cell <= grid.reporting());
            let Some((cell, step)) = cell.and_then(|cell| Some((cell, grid.steps_to(cell)?))) else {
                continue;
            };
            let Some(indicator) = by_id.get(id.as_str()) else { continue };
            used.insert(id.as_str());
            scope.periods.insert(text.clone(), period);
            if indicator.row.in_force == InForce::default() || indicator.row.in_force.holds(cell) {
                scope.rows += count;
            } else if !scope.outside.contains(&(id.clone(), step)) {
                scope.outside.push((id.clone(), step));
            }
        }
        scope.indicators = used.into_iter().filter_map(|id| by_id.get(id).copied()).collect();
        scope
    }

    /// The periods that have rows in force that can be read, as steps, and that of the report.
    ///
    /// `census` says how many of these there are, wherever they are.
    pub(super) fn steps(&self, census: &DataFrame) -> Result<Vec<i32>, PolarsError> {
        let mut steps = BTreeSet::from([0]);
        let (ids, periods) = (texts(census, "indicator")?, texts(census, "period")?);
        for (id, text) in ids.iter().zip(periods.iter()) {
            let period = text.and_then(|text| self.periods.get(text));
            let cell = period.and_then(|period| self.grid.cell(*period));
            let known = self.indicators.iter().any(|indicator| Some(indicator.row.id.as_str()) == id);
            let step = cell.and_then(|cell| self.grid.steps_to(cell)).filter(|_| known);
            let Some(step) = step else { continue };
            if !self.outside.iter().any(|(outside, cell)| Some(outside.as_str()) == id && *cell == step) {
                steps.insert(step);
            }
        }
        Ok(steps.into_iter().collect())
    }

    /// Whether rows of one period of the report may be about different days.
    pub(super) fn has_several_periods(&self) -> bool {
        let periods: BTreeSet<Period> = self.periods.values().copied().collect();
        let cells: BTreeSet<Period> = periods.iter().filter_map(|period| self.grid.cell(*period)).collect();
        cells.len() < periods.len()
    }

    pub(super) fn any(&self, is: impl Fn(&Indicator) -> bool) -> bool {
        self.indicators.iter().any(|indicator| is(&indicator.row))
    }
}

/// Whether a row that writes its period so may be behind a figure: of its period, or carried into it.
pub(super) fn may_count(text: &str, query: &RowQuery<'_>, context: &Context<'_>) -> bool {
    let grid = context.grid;
    let step = |period: Period| grid.steps_to(period);
    let cell = context.origin.periods.parse(text).ok().and_then(|period| grid.cell(period));
    let age = cell.and_then(|cell| step(query.period)?.checked_sub(step(cell)?));
    let mut known = context.framework.indicators.iter();
    let indicator = known.find(|indicator| indicator.row.id == *query.indicator);
    let most = indicator.and_then(|indicator| indicator.row.carried_for()).unwrap_or_default();
    age.and_then(|age| u32::try_from(age).ok()).is_some_and(|age| age <= most)
}
