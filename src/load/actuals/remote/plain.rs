//! What the records come to that an engine puts together, from its answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use polars::prelude::{DataFrame, IntoLazy, NULL, PolarsError, col, lit, when};
use time::{Date, format_description::well_known::Iso8601};

use super::super::super::Placed;
use super::super::super::cell::Spot;
use super::super::super::database::Remote;
use super::super::super::source::ROW;
use super::super::super::table::UNNUMBERED;
use super::super::codes::texts;
use super::super::collect;
use super::super::group;
use super::super::screens::Repeated;
use super::super::states::{Check, States};
use super::super::{Actuals, Context, states};
use super::answers::{self, Stopped, ask};
use super::figures::Figures;
use super::records;
use super::scope::Scope;
use crate::model::{Grid, IndicatorId, Kind, MissingReason, Period, State, UnitCode};

/// What the records come to that the engine puts together.
pub(super) struct Plain {
    pub(super) actuals: Actuals,
    /// How many rows they have.
    pub(super) rows: u64,
    pub(super) of_units: BTreeMap<(String, Option<String>, Period), Repeated>,
}

impl Plain {
    /// Asks for it.
    pub(super) fn of(
        remote: &Remote,
        figures: &Figures<'_>,
        (scope, steps): (&Scope<'_>, &[i32]),
        context: &Context<'_>,
    ) -> Result<Self, Stopped> {
        let grid = context.grid;
        let shape = figures.shape;
        let mut plain = Self { actuals: Actuals::empty(context.origin), rows: 0, of_units: BTreeMap::new() };
        plain.actuals.states = shape.has(states::COLUMN).then(States::default);
        let carries = scope.indicators.iter().filter_map(|it| it.row.carried_for()).max();
        let stays = scope.any(|it| it.carried_for().is_none());
        let mut totals = Vec::new();
        if stays {
            totals.push((figures.units()?, figures.given(false)));
        }
        if let Some(most) = carries {
            totals.push((figures.carried(steps, most)?, figures.given(true)));
        }
        for (plan, given) in totals {
            answers::each(remote, &plan, &mut |frame| {
                plain.count(&frame, grid)?;
                let units = group::completed(frame, given)?;
                let cells = collect::collect(&units, None, &[], grid)?;
                // Totals have no dimension, so that each is the only part of itself.
                let cells =
                    cells.into_iter().filter_map(|(key, parts)| Some((key, parts.into_values().next()?)));
                plain.actuals.take_in_cells(cells);
                Ok(())
            })?;
        }
        let dimensions = shape.dimensions();
        if !dimensions.is_empty() {
            answers::each(remote, &figures.parts()?, &mut |frame| {
                plain.count(&frame, grid)?;
                let units = group::completed(frame, figures.given(false))?;
                let units = units.lazy().with_column(group::any_unit()).collect()?;
                plain.actuals.take_in_parts(collect::collect(&units, None, &dimensions, grid)?);
                Ok(())
            })?;
        }
        plain.lost(remote, figures, (scope, carries.map(|most| (steps, most))), grid)?;
        if shape.has(states::COLUMN) {
            plain.states(remote, figures, context)?;
        }
        Ok(plain)
    }

    /// Counts the rows of units, by what is said of them.
    fn count(&mut self, frame: &DataFrame, grid: Grid) -> Result<(), PolarsError> {
        let total = |column: &str| -> Result<u64, PolarsError> {
            let counts = frame.column(column)?.i64()?.iter().map(counted);
            counts.sum::<Result<u64, PolarsError>>()
        };
        let counts = &mut self.actuals.counts;
        self.rows += total("rows")?;
        counts.used += total("rows_present")?;
        for (rank, reason) in (0_u32..).zip(MissingReason::ALL) {
            let rows = total(&records::missing_name(rank))?;
            if rows > 0 {
                *counts.missing.entry(reason).or_default() += rows;
            }
        }
        // Parts are not screened, and have no units here.
        if frame.column("unit_code").is_err() {
            return Ok(());
        }
        let (ids, units) = (texts(frame, "indicator")?, texts(frame, "unit_code")?);
        let cells = frame.column("cell")?.i64()?.iter();
        let (rows, repeated) = (frame.column("screened_rows")?.i64()?, frame.column("repeated_rows")?.i64()?);
        let keys = ids.iter().zip(units.iter()).zip(cells);
        for (((id, unit), cell), (rows, repeated)) in keys.zip(rows.iter().zip(repeated.iter())) {
            let period = cell.and_then(|cell| i32::try_from(cell).ok()).and_then(|cell| grid.step(cell));
            let (Some(id), Some(period)) = (id, period) else { continue };
            let number = |count: Option<i64>| -> Result<usize, PolarsError> {
                counted(count).map(|count| usize::try_from(count).unwrap_or(usize::MAX))
            };
            let known =
                self.of_units.entry((id.to_owned(), unit.map(ToOwned::to_owned), period)).or_default();
            known.rows += number(rows)?;
            known.repeated += number(repeated)?;
        }
        Ok(())
    }

    /// The records that running totals lost.
    fn lost(
        &mut self,
        remote: &Remote,
        figures: &Figures<'_>,
        (scope, carries): (&Scope<'_>, Option<(&[i32], u32)>),
        grid: Grid,
    ) -> Result<(), Stopped> {
        let runs = |carried: bool| {
            scope.any(|it| {
                it.kind == Kind::Cumulative && it.adds_up() && it.carried_for().is_some() == carried
            })
        };
        let mut plans = Vec::new();
        if runs(false) {
            plans.push(figures.lost(None)?);
        }
        if carries.is_some() && runs(true) {
            plans.push(figures.lost(carries)?);
        }
        for plan in plans {
            let frame = ask(remote, &plan)?;
            let value = when(col("count").gt(lit(0))).then(col("value")).otherwise(lit(NULL));
            let number = lit(UNNUMBERED as u64).alias(ROW);
            let frame = frame.lazy().with_columns([value.alias("value"), number]).collect()?;
            for (key, unit, lost, row) in collect::lost(&frame, grid)? {
                let spot = Spot::new(Arc::clone(&self.actuals.origin), row);
                self.actuals.lost.entry(key).or_default().insert(unit, Placed { row: lost, spot });
            }
        }
        Ok(())
    }

    /// How far the values were checked.
    fn states(
        &mut self,
        remote: &Remote,
        figures: &Figures<'_>,
        context: &Context<'_>,
    ) -> Result<(), Stopped> {
        let counted = ask(remote, &figures.states())?;
        let checks = ask(remote, &figures.checks())?;
        let found = self.actuals.states.get_or_insert_default();
        let (ids, units) = (texts(&counted, "indicator")?, texts(&counted, "unit_code")?);
        let (cells, ranks) = (counted.column("cell")?.i64()?, counted.column("state")?.i64()?);
        let rows = counted.column("rows")?.i64()?;
        let step = |cell: Option<i64>| context.grid.step(i32::try_from(cell?).ok()?);
        for index in 0..counted.height() {
            let state = ranks.get(index).and_then(|rank| State::ALL.get(usize::try_from(rank).ok()?));
            let rows = rows.get(index).and_then(|rows| u64::try_from(rows).ok());
            let (Some(id), Some(period), Some(state), Some(rows)) =
                (ids.get(index), step(cells.get(index)), state, rows)
            else {
                continue;
            };
            let spot = Spot::new(Arc::clone(context.origin), UNNUMBERED);
            let of_figure = found.rows.entry((IndicatorId::new(id), period)).or_default();
            let of_unit = of_figure.entry(units.get(index).map(UnitCode::new)).or_default();
            of_unit.insert(*state, Placed { row: rows, spot });
        }
        let (ids, cells) = (texts(&checks, "indicator")?, checks.column("cell")?.i64()?);
        let (names, days) = (texts(&checks, "checked_by")?, texts(&checks, "checked_on")?);
        let mut latest: BTreeMap<(IndicatorId, Period), BTreeMap<&str, Option<Date>>> = BTreeMap::new();
        for index in 0..checks.height() {
            let (Some(id), Some(period), Some(name)) =
                (ids.get(index), step(cells.get(index)), names.get(index))
            else {
                continue;
            };
            let day = days.get(index).and_then(|day| Date::parse(day, &Iso8601::DATE).ok());
            let known = latest.entry((IndicatorId::new(id), period)).or_default().entry(name).or_default();
            *known = (*known).max(day);
        }
        for (key, checks) in latest {
            let checks = checks.into_iter().map(|(by, on)| Check { by: by.to_owned(), on });
            found.checks.insert(key, checks.collect());
        }
        Ok(())
    }
}

/// A count of an answer, which every group has.
fn counted(count: Option<i64>) -> Result<u64, PolarsError> {
    let count = count.and_then(|count| u64::try_from(count).ok());
    count.ok_or_else(|| PolarsError::NoData("a group has no count".into()))
}
