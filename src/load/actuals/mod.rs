//! Actual values: from rows of reports to one set of parts per indicator, period and unit.
//!
//! Numbers are read as decimals of [`SCALE`] places and added as whole numbers,
//! so that neither the order of rows nor the number of threads can change a sum.

mod clean;
mod group;
mod in_force;
mod judgement;
mod parts;
mod screens;
mod states;

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{DataFrame, DataType, Expr, IntoLazy, LazyFrame, PolarsError, col, concat_str, lit};

pub use parts::{Cell, NoValue, Parts};
pub use states::{Check, States, UnitStates};

use super::Placed;
use super::source::ROW;
use super::table::{LazyTable, Tables, read_finding, text};
use super::words::IndicatorWords;
use crate::diag::{Findings, Reported};
use crate::manifest::TableName;
use crate::model::{
    Grid, Indicator, IndicatorId, Language, Localised, Method, MissingReason, Period, UnitCode,
};

/// Decimal places with which values are read; further ones are rounded off.
const SCALE: usize = 18;

/// Columns that make a row of the table unique, besides its revision.
///
/// The period is given by its days, because one period can be written in several ways.
const KEY: [&str; 5] = ["indicator", "unit_code", "project", "start", "end"];

/// The actual values of a project.
#[derive(Debug)]
pub struct Actuals {
    /// What was reported, by indicator and period, then by unit; no unit is the corporate level.
    pub cells: BTreeMap<(IndicatorId, Period), BTreeMap<Option<UnitCode>, Cell>>,
    /// Why the indicators that are judged were judged so.
    pub rationales: Rationales,
    /// What became of the rows.
    pub counts: RowCounts,
    /// How far the values were checked, where the data say so.
    pub states: Option<States>,
}

/// Reasons of judgements, by indicator, period and unit.
pub type Rationales = BTreeMap<(IndicatorId, Period, Option<UnitCode>), Localised>;

/// What became of the rows of the table: the other numbers add up to those read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Rows of the table.
    pub read: u64,
    /// Rows with a value that entered a figure.
    pub used: u64,
    /// Rows without a value, by reason.
    pub missing: BTreeMap<MissingReason, u64>,
    /// Rows replaced by a later revision.
    pub superseded: u64,
    /// Rows that repeat the key of another.
    pub duplicate: u64,
    /// Rows of periods that the report does not compare.
    pub outside: u64,
    /// Rows of indicators that are not in force in their period.
    pub outside_framework: u64,
    /// Rows that cannot be read.
    pub unusable: u64,
}

impl RowCounts {
    /// Rows without a value, whatever the reason.
    pub fn missing_in_all(&self) -> u64 {
        self.missing.values().sum()
    }
}

/// The framework that the rows refer to.
#[derive(Debug)]
pub(super) struct Framework<'a> {
    /// The indicators.
    pub(super) indicators: &'a [Placed<Indicator>],
    /// The ids in the table of indicators, also of rows that cannot be used.
    pub(super) ids: BTreeSet<&'a str>,
    /// The words that stand for values.
    pub(super) words: &'a IndicatorWords,
    /// The languages of the report, in each of which a judgement needs its reason.
    pub(super) languages: &'a [Language],
}

impl<'a> Framework<'a> {
    /// The indicators that are rated by judgement.
    pub(super) fn judged(&self) -> impl Iterator<Item = &'a IndicatorId> + use<'a> {
        let judged = |row: &&Placed<Indicator>| row.row.method == Some(Method::Qualitative);
        self.indicators.iter().filter(judged).map(|row| &row.row.id)
    }
}

/// Reads and aggregates the table of actual values.
///
/// # Errors
/// A table that is not there or cannot be read.
pub(super) fn aggregate(
    tables: &Tables<'_>,
    framework: &Framework<'_>,
    grid: Grid,
    findings: &mut Findings,
) -> Result<Actuals, Reported> {
    let table = tables.require(TableName::Actuals, findings)?;
    let origin = table.origin.clone();
    run(table, framework, grid, findings)
        .map_err(|error| findings.fatal(read_finding(TableName::Actuals, &origin, &error)))
}

fn run(
    table: LazyTable,
    framework: &Framework<'_>,
    grid: Grid,
    findings: &mut Findings,
) -> Result<Actuals, PolarsError> {
    let origin = table.origin.clone();
    let has_states = table.columns.iter().any(|column| column == states::COLUMN);
    let frame = judgement::with_numbers(typed(table), framework.words)?.collect()?;
    let mut counts = RowCounts { read: rows(&frame), ..RowCounts::default() };
    let frame = clean::usable(frame, &origin, framework, findings, &mut counts)?;
    let (frame, periods) = clean::in_grid(frame, &origin, grid, findings, &mut counts)?;
    let bounds = (framework, periods.as_slice());
    let frame = in_force::in_force(frame, &origin, bounds, findings, &mut counts)?;
    let frame = clean::latest_revision(frame, &mut counts)?;
    let frame = clean::without_duplicates(frame, &origin, findings, &mut counts)?;
    let frame = clean::without_overlaps(frame, &origin, findings)?;
    clean::check_sums(&frame, &origin, findings)?;
    count_values(&frame, &mut counts)?;
    let rationales = judgement::rationales(&frame, &origin, framework, &periods, findings)?;
    let mut reporter = screens::Reporter { origin: &origin, periods: &periods, findings };
    screens::screen(&frame, framework.indicators, &mut reporter)?;
    let states = has_states.then(|| states::read(&frame, &origin, &periods, findings)).transpose()?;
    let cells = group::cells(frame, framework.indicators, &periods)?;
    Ok(Actuals { cells, rationales, counts, states })
}

fn rows(frame: &DataFrame) -> u64 {
    frame.height() as u64
}

/// The columns that the rest needs, as text and, next to it, as what they should be.
fn typed(table: LazyTable) -> LazyFrame {
    let has = |column: &str| table.columns.iter().any(|name| name == column);
    let optional = |column: &str| if has(column) { text(column) } else { null_text(column) };
    let period = match (has("period"), has("period_start") && has("period_end")) {
        (true, false) => text("period"),
        (false, true) => span(),
        (true, true) => text("period").fill_null(span()),
        (false, false) => null_text("period"),
    };
    let mut columns = vec![col(ROW), text("indicator"), period.alias("period")];
    columns.extend(["unit_code", "project", "missing_reason", "as_of"].map(optional));
    columns.extend([states::COLUMN, "checked_by", "checked_on"].map(optional));
    columns.extend(judgement::columns().filter(|(column, _)| has(column)).map(|(column, _)| text(&column)));
    for (column, dtype) in [
        ("value", decimal()),
        ("numerator", decimal()),
        ("denominator", decimal()),
        ("revision", DataType::UInt32),
    ] {
        columns.push(optional(column).alias(text_name(column)));
        columns.push(optional(column).cast(dtype).alias(column));
    }
    table.frame.select(columns)
}

/// Name of the column that keeps the text of a number.
fn text_name(column: &str) -> String {
    format!("{column}_text")
}

fn decimal() -> DataType {
    DataType::Decimal(38, SCALE)
}

fn null_text(column: &str) -> Expr {
    lit(polars::prelude::NULL).cast(DataType::String).alias(column)
}

fn span() -> Expr {
    concat_str([text("period_start"), text("period_end")], "/", false)
}

fn count_values(frame: &DataFrame, counts: &mut RowCounts) -> Result<(), PolarsError> {
    let counted = frame
        .clone()
        .lazy()
        .group_by([group::reason_rank().alias("reason")])
        .agg([polars::prelude::len().cast(DataType::UInt64).alias("rows")])
        .collect()?;
    for index in 0..counted.height() {
        let rows = counted.column("rows")?.u64()?.get(index);
        let rank = counted.column("reason")?.u32()?.get(index);
        let Some(rows) = rows else { continue };
        match rank.and_then(|rank| MissingReason::ALL.get(rank as usize)) {
            Some(reason) => *counts.missing.entry(*reason).or_insert(0) += rows,
            None => counts.used += rows,
        }
    }
    Ok(())
}
