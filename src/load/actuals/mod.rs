//! Actual values: from rows of reports to one set of parts per indicator, period and unit.
//!
//! Numbers are read as decimals of [`SCALE`] places and added as whole numbers,
//! so that neither the order of rows nor the number of threads can change a sum.

mod breakdown;
mod carry;
mod cells;
mod clean;
mod collect;
mod fitting;
mod group;
mod in_force;
mod judgement;
mod numbers;
mod parts;
mod screens;
mod states;
mod trace;
mod units;
mod ways;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use polars::prelude::{
    DataFrame, DataType, Expr, IntoLazy, LazyFrame, PolarsError, col, concat_str, lit, when,
};

pub use cells::{Carried, Cell, Cells, LevelGap, Lost};
pub use parts::{NoValue, Parts, Quotient};
pub use states::{Check, States, UnitStates};
pub use trace::{RowQuery, TracedRow, TracedRows};

use super::Placed;
use super::cell::{Spot, YEAR};
use super::source::{ROW, caught};
use super::table::{LazyTable, Origin, Tables, read_finding, text};
use super::words::IndicatorWords;
use crate::diag::{Findings, Place, Reported};
use crate::manifest::TableName;
use crate::model::{
    Category, Grid, Indicator, IndicatorId, Language, Localised, Method, MissingReason, Period, RowFate,
    UnitCode,
};

/// Decimal places with which values are read; further ones are rounded off.
const SCALE: usize = 18;

/// The columns of numbers.
const NUMBERS: [&str; 4] = ["value", "numerator", "denominator", "weight"];

/// How the names of columns begin that say which part of a total a row is about.
pub(super) const DIMENSION: &str = "by_";

/// Columns that make a row of the table unique, besides its revision, its item and its dimensions.
///
/// The period is given by its days, because one period can be written in several ways.
const KEY: [&str; 5] = ["indicator", "unit_code", "project", "start", "end"];

/// The actual values of a project.
#[derive(Debug)]
pub struct Actuals {
    /// What was reported, by indicator and period.
    pub cells: BTreeMap<(IndicatorId, Period), Cells>,
    /// The parts of totals, by indicator and period.
    pub breakdowns: BTreeMap<(IndicatorId, Period), BTreeMap<Category, Cells>>,
    /// The units in which a running total has fewer records than in the period before.
    pub lost: BTreeMap<(IndicatorId, Period), BTreeMap<Option<UnitCode>, Placed<Lost>>>,
    /// Why the indicators that are judged were judged so.
    pub rationales: Rationales,
    /// What became of the rows.
    pub counts: RowCounts,
    /// How far the values were checked, where the data say so.
    pub states: Option<States>,
    origin: Arc<Origin>,
}

impl Actuals {
    /// The place of the first row that a cell was read from.
    pub fn place(&self, cell: &Cell, column: &str) -> Place {
        self.origin.place(cell.first_row, column)
    }
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
    /// The codes in the table of units; none where the project has no such table.
    pub(super) units: Option<&'a BTreeSet<String>>,
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

/// Lists the rows behind a figure of an indicator, read again.
///
/// # Errors
/// A table that is not there or cannot be read.
pub(super) fn rows_of(
    tables: &Tables<'_>,
    framework: &Framework<'_>,
    grid: Grid,
    query: RowQuery<'_>,
    findings: &mut Findings,
) -> Result<Vec<TracedRow>, Reported> {
    let table = tables.require(TableName::Actuals, findings)?;
    let origin = Arc::new(table.origin.clone());
    let context = Context { framework, grid, origin: &origin };
    let indicator = framework.indicators.iter().find(|indicator| indicator.row.id == *query.indicator);
    let Some(indicator) = indicator else { return Ok(Vec::new()) };
    caught(|| trace::trace(table, &context, &indicator.row, query))
        .map_err(|error| findings.fatal(read_finding(TableName::Actuals, &origin, &error)))
}

/// Lists the rows behind the figures of all indicators, read again in one pass.
///
/// # Errors
/// A table that is not there or cannot be read.
pub(super) fn all_rows(
    tables: &Tables<'_>,
    framework: &Framework<'_>,
    grid: Grid,
    findings: &mut Findings,
) -> Result<TracedRows, Reported> {
    let table = tables.require(TableName::Actuals, findings)?;
    let origin = Arc::new(table.origin.clone());
    let context = Context { framework, grid, origin: &origin };
    caught(|| trace::trace_all(table, &context))
        .map_err(|error| findings.fatal(read_finding(TableName::Actuals, &origin, &error)))
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
    let origin = Arc::new(table.origin.clone());
    let context = Context { framework, grid, origin: &origin };
    caught(|| run(table, &context, findings))
        .map_err(|error| findings.fatal(read_finding(TableName::Actuals, &origin, &error)))
}

/// What rows are read with.
struct Context<'a> {
    framework: &'a Framework<'a>,
    grid: Grid,
    origin: &'a Arc<Origin>,
}

fn run(
    table: LazyTable,
    &Context { framework, grid, origin }: &Context<'_>,
    findings: &mut Findings,
) -> Result<Actuals, PolarsError> {
    let columns = table.columns.clone();
    let has_states = columns.iter().any(|column| column == states::COLUMN);
    let dimensions: Vec<&str> =
        columns.iter().map(String::as_str).filter(|column| column.starts_with(DIMENSION)).collect();
    let frame = judgement::with_numbers(typed(table, &dimensions), framework.words)?.collect()?;
    let mut counts = RowCounts { read: rows(&frame), ..RowCounts::default() };
    let context = Context { framework, grid, origin };
    numbers::report_rounded(&frame, origin, findings)?;
    let frame = cleaned(frame, &columns, &context, findings, (&mut counts, &mut |_, _| Ok(())))?;
    units::known(&frame, origin, framework, findings)?;
    clean::check_sums(&frame, origin, findings)?;
    let rationales = judgement::rationales(&frame, origin, framework, grid, findings)?;
    let mut reporter = screens::Reporter { origin, grid, findings };
    screens::screen(&of_totals(&frame, &dimensions)?, framework.indicators, &mut reporter)?;
    let states = has_states.then(|| states::read(&frame, origin, grid, findings)).transpose()?;
    let split = breakdown::split(frame, &dimensions, origin, findings)?;
    let (cells, lost) = totals(split.totals, grid)?;
    let breakdowns = split.parts.map(|parts| of_parts(parts, &dimensions, grid)).transpose()?;
    Ok(Actuals {
        cells,
        breakdowns: breakdowns.unwrap_or_default(),
        lost: placed(lost, origin),
        rationales,
        counts,
        states,
        origin: Arc::clone(origin),
    })
}

/// The rows that give a total by a number: parts of one record are no values of its series, and items no numbers.
fn of_totals(frame: &DataFrame, dimensions: &[&str]) -> Result<DataFrame, PolarsError> {
    let whole = dimensions.iter().map(|dimension| col(*dimension).is_null());
    let whole = whole.fold(col("counts").not(), Expr::and);
    frame.clone().lazy().filter(whole).collect()
}

/// Is told after each step of the cleaning what became of the rows that it set aside, and which are left.
type Witness<'a> = &'a mut dyn FnMut(RowFate, &DataFrame) -> Result<(), PolarsError>;

/// The rows that count, with what is counted of them.
fn cleaned(
    frame: DataFrame,
    columns: &[String],
    &Context { framework, grid, origin }: &Context<'_>,
    findings: &mut Findings,
    (counts, set_aside): (&mut RowCounts, Witness<'_>),
) -> Result<DataFrame, PolarsError> {
    let named =
        |wanted: fn(&str) -> bool| columns.iter().map(String::as_str).filter(move |name| wanted(name));
    let dimensions: Vec<&str> = named(|column| column.starts_with(DIMENSION)).collect();
    let parts: Vec<&str> = dimensions.iter().copied().chain(named(|column| column == "item")).collect();
    let frame = clean::usable(frame, origin, framework, findings, counts)?;
    let frame = clean::in_grid(frame, origin, grid, findings, counts)?;
    set_aside(RowFate::Unusable, &frame)?;
    let frame = in_force::in_force(frame, origin, (framework, grid), findings, counts)?;
    let frame = ways::with_ways(frame, framework.indicators)?;
    set_aside(RowFate::NotInForce, &frame)?;
    let frame = fitting::fitting(frame, origin, findings)?;
    let frame = clean::latest_revision(frame, &parts, counts)?;
    set_aside(RowFate::Superseded, &frame)?;
    let frame = clean::without_duplicates(frame, &parts, origin, findings, counts)?;
    set_aside(RowFate::Duplicate, &frame)?;
    let frame = clean::without_overlaps(frame, &dimensions, origin, findings)?;
    counted(frame, counts)
}

type ByPeriod<T> = BTreeMap<(IndicatorId, Period), T>;
type LostRecords = Vec<((IndicatorId, Period), Option<UnitCode>, Lost, usize)>;

/// What was reported in all, and the records that running totals lost.
fn totals(rows: DataFrame, grid: Grid) -> Result<(ByPeriod<Cells>, LostRecords), PolarsError> {
    let steps = steps(&rows)?;
    let any = |column: &str| Ok::<_, PolarsError>(rows.column(column)?.bool()?.any());
    let (counts, running) = (any("counted")?, any("running")?);
    let carries = rows.column("max_age")?.null_count() < rows.height();
    let whole = rows.column("whole")?.bool()?.all();
    let leaves =
        if whole && !counts { rows.clone().lazy() } else { group::over_time(rows.clone().lazy(), &[]) };
    let leaves = if carries {
        carry::carry_forward(leaves, &steps)?
    } else {
        leaves.with_columns(group::not_carried())
    };
    let leaves = if running { leaves.collect()?.lazy() } else { leaves };
    let units = group::over_units(leaves.clone(), &[]).collect()?;
    let distinct = counts.then(|| group::distinct(rows.lazy(), &[])?.collect()).transpose()?;
    let reported = collect::collect(&units, distinct.as_ref(), &[], grid)?;
    let lost = running.then(|| carry::lost(leaves)?.collect()).transpose()?;
    let lost = lost.map(|lost| collect::lost(&lost, grid)).transpose()?.unwrap_or_default();
    // Totals have no dimension, so that each is the only part of itself.
    let whole = reported.into_iter().filter_map(|(key, parts)| Some((key, parts.into_values().next()?)));
    Ok((whole.collect(), lost))
}

/// What was reported for the parts of totals; they are never carried forward.
fn of_parts(
    rows: DataFrame,
    dimensions: &[&str],
    grid: Grid,
) -> Result<ByPeriod<BTreeMap<Category, Cells>>, PolarsError> {
    let leaves = group::over_time(rows.clone().lazy(), dimensions).with_columns(group::not_carried());
    let units = group::over_units(leaves, dimensions).collect()?;
    let distinct = group::distinct(rows.lazy(), dimensions)?.collect()?;
    collect::collect(&units, Some(&distinct), dimensions, grid)
}

/// The periods that have rows, as steps from the reporting period, and the reporting period itself.
fn steps(rows: &DataFrame) -> Result<Vec<i32>, PolarsError> {
    let found = rows.column("cell")?.unique()?;
    let steps: BTreeSet<i32> = found.i32()?.iter().flatten().chain([0]).collect();
    Ok(steps.into_iter().collect())
}

fn placed(lost: LostRecords, origin: &Arc<Origin>) -> ByPeriod<BTreeMap<Option<UnitCode>, Placed<Lost>>> {
    let mut placed: ByPeriod<BTreeMap<_, _>> = BTreeMap::new();
    for (key, unit, lost, row) in lost {
        let spot = Spot::new(Arc::clone(origin), row);
        placed.entry(key).or_default().insert(unit, Placed { row: lost, spot });
    }
    placed
}

fn rows(frame: &DataFrame) -> u64 {
    frame.height() as u64
}

/// The columns that the rest needs, as text and, next to it, as what they should be.
fn typed(table: LazyTable, dimensions: &[&str]) -> LazyFrame {
    let has = |column: &str| table.columns.iter().any(|name| name == column);
    let optional = |column: &str| if has(column) { text(column) } else { null_text(column) };
    let period = match (has("period"), has("period_start") && has("period_end")) {
        (true, false) => text("period"),
        (false, true) => span(),
        (true, true) => text("period").fill_null(span()),
        (false, false) => null_text("period"),
    };
    let mut columns = vec![col(ROW), text("indicator"), period.alias("period")];
    columns.extend(["unit_code", "project", "missing_reason", "as_of", "item"].map(optional));
    columns.extend([states::COLUMN, "checked_by", "checked_on"].map(optional));
    columns.extend(dimensions.iter().map(|dimension| text(dimension)));
    columns.extend(judgement::columns().filter(|(column, _)| has(column)).map(|(column, _)| text(&column)));
    columns
        .extend(NUMBERS.iter().chain(&["revision"]).map(|column| optional(column).alias(text_name(column))));
    columns.extend(NUMBERS.map(|column| {
        if has(column) {
            numbers::number(column, &table.origin.numbers)
        } else {
            optional(column).cast(decimal())
        }
    }));
    columns.push(optional("revision").cast(DataType::UInt32));
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
    let (start, end) = (|| text("period_start"), || text("period_end"));
    let is_year = start().str().len_chars().eq(lit(YEAR));
    when(is_year).then(concat_str([start(), end()], " to ", false)).otherwise(concat_str(
        [start(), end()],
        "/",
        false,
    ))
}

/// The rows with what is counted of them, and how many have a value or lack one.
fn counted(frame: DataFrame, counts: &mut RowCounts) -> Result<DataFrame, PolarsError> {
    let frame = frame
        .lazy()
        .with_columns([
            group::reason_rank().alias("reason"),
            group::has_value().cast(DataType::UInt32).alias("rows_present"),
            lit(1_u32).alias("rows"),
            lit(0_u32).alias("derived"),
        ])
        .collect()?;
    let by_reason =
        frame.clone().lazy().group_by([col("reason")]).agg([group::rows_of_group().alias("count")]);
    let by_reason = by_reason.collect()?;
    for index in 0..by_reason.height() {
        let Some(rows) = by_reason.column("count")?.u64()?.get(index) else { continue };
        let rank = by_reason.column("reason")?.u32()?.get(index);
        match rank.and_then(|rank| MissingReason::ALL.get(rank as usize)) {
            Some(reason) => *counts.missing.entry(*reason).or_insert(0) += rows,
            None => counts.used += rows,
        }
    }
    Ok(frame)
}
