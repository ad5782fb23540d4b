//! How far the rows behind each figure were checked: columns `qa_status`, `checked_by`, `checked_on`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use polars::prelude::{
    DataFrame, DataType, Expr, IntoLazy, PolarsError, SortMultipleOptions, col, len, lit, when,
};
use time::{Date, format_description::well_known::Iso8601};

use super::super::Placed;
use super::super::cell::{Spot, date_finding, empty_finding};
use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::codes::texts;
use super::group;
use crate::diag::{Finding, Findings, Place};
use crate::model::{Grid, IndicatorId, Period, State, UnitCode};

/// The column with the state of a row.
pub(super) const COLUMN: &str = "qa_status";

/// How far the values of each figure were checked.
#[derive(Debug, Clone, Default)]
pub struct States {
    /// By indicator and period, then by unit; no unit is the corporate level.
    pub rows: BTreeMap<(IndicatorId, Period), BTreeMap<Option<UnitCode>, UnitStates>>,
    /// Who checked rows of an indicator and period.
    pub checks: BTreeMap<(IndicatorId, Period), Vec<Check>>,
}

impl States {
    /// Takes in how far the values of other records were checked.
    pub(super) fn take_in(&mut self, other: Self) {
        for (key, units) in other.rows {
            let known = self.rows.entry(key).or_default();
            for (unit, states) in units {
                let known = known.entry(unit).or_default();
                for (state, rows) in states {
                    match known.entry(state) {
                        Entry::Vacant(place) => {
                            place.insert(rows);
                        }
                        Entry::Occupied(mut known) => known.get_mut().row += rows.row,
                    }
                }
            }
        }
        for (key, checks) in other.checks {
            let known = self.checks.entry(key).or_default();
            for check in checks {
                match known.iter_mut().find(|known| known.by == check.by) {
                    Some(known) => known.on = known.on.max(check.on),
                    None => known.push(check),
                }
            }
            known.sort_by(|a, b| a.by.cmp(&b.by));
        }
    }
}

/// The number of rows with a value in each state, with the place of the first of them.
pub type UnitStates = BTreeMap<State, Placed<u64>>;

/// Somebody who checked rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The name as the data give it.
    pub by: String,
    /// The latest day.
    pub on: Option<Date>,
}

/// Reads the states of rows that were cleaned; a row without one is a draft.
pub(super) fn read(
    frame: &DataFrame,
    origin: &Origin,
    grid: Grid,
    findings: &mut Findings,
) -> Result<States, PolarsError> {
    let with_value = frame.clone().lazy().filter(group::has_value()).collect()?;
    let mut states = States::default();
    count(&with_value, origin, grid, &mut states)?;
    checks(&with_value, origin, grid, &mut states, findings)?;
    Ok(states)
}

/// The place of a state among all of them.
pub(super) fn rank() -> Expr {
    let rank = State::ALL.into_iter().zip(0_u32..).fold(lit(0_u32), |otherwise, (state, rank)| {
        when(col(COLUMN).eq(lit(state.key()))).then(lit(rank)).otherwise(otherwise)
    });
    rank.cast(DataType::UInt32)
}

fn count(frame: &DataFrame, origin: &Origin, grid: Grid, states: &mut States) -> Result<(), PolarsError> {
    let keys = ["indicator", "cell", "unit_code"].map(col);
    let counted = frame
        .clone()
        .lazy()
        .group_by(keys.into_iter().chain([rank().alias("state")]).collect::<Vec<Expr>>())
        .agg([len().cast(DataType::UInt64).alias("rows"), col(ROW).min()])
        .collect()?;
    let origin = Arc::new(origin.clone());
    let (ids, units) = (texts(&counted, "indicator")?, texts(&counted, "unit_code")?);
    let (cells, ranks) = (counted.column("cell")?.i32()?, counted.column("state")?.u32()?);
    let rows = counted.column("rows")?.u64()?;
    for (index, first) in row_numbers(&counted)?.into_iter().enumerate() {
        let period = cells.get(index).and_then(|steps| grid.step(steps));
        let state = ranks.get(index).and_then(|rank| State::ALL.get(rank as usize));
        let (Some(id), Some(period), Some(state), Some(rows)) =
            (ids.get(index), period, state, rows.get(index))
        else {
            continue;
        };
        let placed = Placed { row: rows, spot: Spot::new(Arc::clone(&origin), first) };
        let of_figure = states.rows.entry((IndicatorId::new(id), period)).or_default();
        of_figure.entry(units.get(index).map(UnitCode::new)).or_default().insert(*state, placed);
    }
    Ok(())
}

fn checks(
    frame: &DataFrame,
    origin: &Origin,
    grid: Grid,
    states: &mut States,
    findings: &mut Findings,
) -> Result<(), PolarsError> {
    let keys = ["indicator", "cell", "checked_by", "checked_on"];
    let checks = frame
        .clone()
        .lazy()
        .filter(col("checked_by").is_not_null().or(col("checked_on").is_not_null()))
        .group_by(keys.map(col))
        .agg([len().cast(DataType::UInt64).alias("rows"), col(ROW).min()])
        .sort([ROW], SortMultipleOptions::default())
        .collect()?;
    let (ids, cells) = (texts(&checks, "indicator")?, checks.column("cell")?.i32()?);
    let (names, days) = (texts(&checks, "checked_by")?, texts(&checks, "checked_on")?);
    let counts = checks.column("rows")?.u64()?;
    let mut latest: BTreeMap<(IndicatorId, Period), BTreeMap<&str, Option<Date>>> = BTreeMap::new();
    let mut dates = Dates::new(origin, "checked_on");
    for (index, row) in row_numbers(&checks)?.into_iter().enumerate() {
        let day = days.get(index).and_then(|text| dates.read(text, row, findings));
        let period = cells.get(index).and_then(|steps| grid.step(steps));
        let Some(name) = names.get(index) else {
            findings.report(unnamed(origin.place(row, "checked_by"), counts.get(index)));
            continue;
        };
        let (Some(id), Some(period)) = (ids.get(index), period) else { continue };
        let of_figure = latest.entry((IndicatorId::new(id), period)).or_default();
        let known = of_figure.entry(name).or_default();
        *known = (*known).max(day);
    }
    states.checks = latest
        .into_iter()
        .map(|(key, checks)| {
            let checks = checks.into_iter().map(|(by, on)| Check { by: by.to_owned(), on });
            (key, checks.collect())
        })
        .collect();
    Ok(())
}

/// The finding that rows of an indicator and period have a day of checking, and nobody who checked them.
fn unnamed(place: Place, rows: Option<u64>) -> Finding {
    let mut finding = empty_finding(place, "checked_by");
    let help = match rows {
        Some(rows) if rows > 1 => {
            finding.message += &format!(" ({rows} rows of this day, of which this is the first)");
            "say who checked the rows, or remove the day"
        }
        Some(_) | None => "say who checked the row, or remove the day",
    };
    finding.help(help)
}

/// Reads the dates of a column, and reports each text that is none once.
pub(super) struct Dates<'a> {
    origin: &'a Origin,
    column: &'static str,
    read: BTreeMap<String, Option<Date>>,
}

impl<'a> Dates<'a> {
    /// A reader of a column.
    pub(super) fn new(origin: &'a Origin, column: &'static str) -> Self {
        Self { origin, column, read: BTreeMap::new() }
    }

    /// The date that a text of the column gives.
    pub(super) fn read(&mut self, text: &str, row: usize, findings: &mut Findings) -> Option<Date> {
        if let Some(read) = self.read.get(text) {
            return *read;
        }
        let date = Date::parse(text, &Iso8601::DATE).ok();
        if date.is_none() {
            findings.report(date_finding(self.origin.place(row, self.column), text));
        }
        self.read.insert(text.to_owned(), date);
        date
    }
}
