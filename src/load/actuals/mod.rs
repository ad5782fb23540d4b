//! Actual values: from rows of reports to one set of parts per indicator, period and unit.
//!
//! Numbers are read as decimals of [`SCALE`] places and added as whole numbers,
//! so that neither the order of rows nor the number of threads can change a sum.

mod alike;
mod behind;
mod breakdown;
mod carry;
mod cells;
mod clean;
mod codes;
mod collect;
mod fitting;
mod group;
mod in_force;
mod judgement;
mod keys;
mod numbers;
mod overlaps;
mod parts;
mod pass;
mod remote;
mod screens;
mod stages;
mod states;
mod store;
mod sums;
mod together;
mod trace;
mod units;
mod ways;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use polars::prelude::{DataFrame, DataType, Expr, IntoLazy, PolarsError, col, lit};

pub use alike::{Alike, Traced, TracedRows};
pub(super) use behind::{all_rows, rows_of};
pub use cells::{Carried, Cell, Cells, LevelGap, Lost};
pub use parts::{NoValue, Parts, Quotient};
pub use states::{Check, States, UnitStates};
pub use trace::{RowQuery, TracedRow};

use super::Placed;
use super::cell::Spot;
use clean::Admission;
use group::Given;
use pass::{Rows, Shape};
use remote::Stopped;
use screens::Elsewhere;
use stages::{Stage, Staged};
use together::Admitted;

use super::database::Remote;
use super::source::caught;
use super::table::{LazyTable, Origin, Tables, read_finding};
use super::words::IndicatorWords;
use crate::diag::{Findings, Place, Reported};
use crate::manifest::TableName;
use crate::model::{
    Category, Grid, Indicator, IndicatorId, Language, Localised, Method, MissingReason, Period, RowFate,
    UnitCode,
};

/// Decimal places with which values are read; further ones are rounded off.
const SCALE: usize = 18;

/// How the names of columns begin that say which part of a total a row is about.
pub(super) const DIMENSION: &str = "by_";

/// How many dimensions a table may have: which of them a row fills is kept in the bits of one number.
pub(super) const MOST_DIMENSIONS: usize = 64;

/// Columns that make a row of the table unique, besides its revision, its item and its dimensions.
///
/// The period is given by its days, because one period can be written in several ways.
const KEY: [&str; 5] = ["indicator", "unit_code", "project", "start", "end"];

/// Columns that say something about a row and enter no figure.
const SAID: [&str; 7] = ["as_of", states::COLUMN, "checked_by", "checked_on", "period", "worded", "revision"];

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
    /// The rows behind the figures, where they stay in a database and were asked for.
    pub(super) traced: Option<TracedRows>,
    origin: Arc<Origin>,
}

impl Actuals {
    /// No values yet.
    fn empty(origin: &Arc<Origin>) -> Self {
        Self {
            cells: BTreeMap::new(),
            breakdowns: BTreeMap::new(),
            lost: BTreeMap::new(),
            rationales: Rationales::new(),
            counts: RowCounts::default(),
            states: None,
            traced: None,
            origin: Arc::clone(origin),
        }
    }

    /// Takes in what other records come to.
    fn take_in(&mut self, other: Self) {
        let Self { cells, breakdowns, lost, rationales, counts, states, traced: _, origin: _ } = other;
        self.take_in_cells(cells);
        self.take_in_parts(breakdowns);
        for (key, units) in lost {
            let known = self.lost.entry(key).or_default();
            for (unit, lost) in units {
                match known.entry(unit) {
                    Entry::Vacant(place) => {
                        place.insert(lost);
                    }
                    Entry::Occupied(mut known) => known.get_mut().row.merge(&lost.row),
                }
            }
        }
        self.rationales.extend(rationales);
        self.counts.take_in(counts);
        if let (Some(all), Some(found)) = (&mut self.states, states) {
            all.take_in(found);
        }
    }

    fn take_in_cells(&mut self, cells: impl IntoIterator<Item = ((IndicatorId, Period), Cells)>) {
        for (key, cells) in cells {
            self.cells.entry(key).or_default().merge(cells);
        }
    }

    fn take_in_parts(&mut self, parts: ByPeriod<BTreeMap<Category, Cells>>) {
        for (key, parts) in parts {
            let known = self.breakdowns.entry(key).or_default();
            for (category, cells) in parts {
                known.entry(category).or_default().merge(cells);
            }
        }
    }

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
    fn take_in(&mut self, other: Self) {
        let Self { read, used, missing, superseded, duplicate, outside, outside_framework, unusable } = other;
        self.read += read;
        self.used += used;
        for (reason, rows) in missing {
            *self.missing.entry(reason).or_default() += rows;
        }
        self.superseded += superseded;
        self.duplicate += duplicate;
        self.outside += outside;
        self.outside_framework += outside_framework;
        self.unusable += unusable;
    }

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

/// Reads and aggregates the table of actual values.
///
/// `traced` asks for the rows behind the figures, too, where they stay in a database.
///
/// # Errors
/// A table that is not there or cannot be read.
pub(super) fn aggregate(
    tables: &Tables<'_>,
    framework: &Framework<'_>,
    (grid, traced): (Grid, bool),
    findings: &mut Findings,
) -> Result<Actuals, Reported> {
    let table = tables.require(TableName::Actuals, findings)?;
    let origin = Arc::new(table.origin.clone());
    let context = Context { framework, grid, origin: &origin, traced };
    if let Some(remote) = table.remote.clone() {
        return there(table, &remote, &context, findings);
    }
    caught(|| run(table, &context, findings))
        .map_err(|error| findings.fatal(read_finding(TableName::Actuals, &origin, &error)))
}

/// Aggregates a table that stays in its database; all of it is fetched where its engine cannot do that.
fn there(
    table: LazyTable,
    remote: &Remote,
    context: &Context<'_>,
    findings: &mut Findings,
) -> Result<Actuals, Reported> {
    let unread = |error: &PolarsError| read_finding(TableName::Actuals, context.origin, error);
    let what = match remote::aggregate(&table, remote, context, findings) {
        Ok(actuals) => return Ok(actuals),
        Err(Stopped::Fault(fault)) => return Err(findings.fatal(remote.finding(&fault))),
        Err(Stopped::Answer(error)) => return Err(findings.fatal(unread(&error))),
        Err(Stopped::Unknown(what)) => what,
    };
    let (table, origin) = fetched(table, remote, what, findings)?;
    let context = Context { origin: &origin, ..*context };
    caught(|| run(table, &context, findings))
        .map_err(|error| findings.fatal(read_finding(TableName::Actuals, &origin, &error)))
}

/// A table that stays in its database with all of its rows, because its engine has no words for what is asked.
fn fetched(
    table: LazyTable,
    remote: &Remote,
    what: String,
    findings: &mut Findings,
) -> Result<(LazyTable, Arc<Origin>), Reported> {
    remote.fetch_all(what);
    let rows = remote.ask(&remote.query).map_err(|fault| findings.fatal(remote.finding(&fault)))?;
    let origin = table.origin.clone();
    let fetched = table.with_fetched(rows, Vec::new());
    let (table, _) =
        fetched.map_err(|error| findings.fatal(read_finding(TableName::Actuals, &origin, &error)))?;
    let origin = Arc::new(table.origin.clone());
    Ok((table, origin))
}

/// What rows are read with.
#[derive(Clone, Copy)]
struct Context<'a> {
    framework: &'a Framework<'a>,
    grid: Grid,
    origin: &'a Arc<Origin>,
    /// Whether the rows behind the figures are asked for, where they stay in a database.
    traced: bool,
}

fn run(table: LazyTable, context: &Context<'_>, findings: &mut Findings) -> Result<Actuals, PolarsError> {
    let shape = Shape::of(&table);
    let rows = pass::read(table, &shape, context.framework)?;
    put_together(rows, &shape, context, &Elsewhere::default(), findings)
}

/// Cleans, screens and aggregates rows; `elsewhere` says what is known of those that are not among them.
fn put_together(
    rows: Rows,
    shape: &Shape,
    context: &Context<'_>,
    elsewhere: &Elsewhere,
    findings: &mut Findings,
) -> Result<Actuals, PolarsError> {
    let &Context { framework, grid, origin, .. } = context;
    let mut whole = Actuals::empty(origin);
    whole.counts.read = rows.read;
    whole.states = shape.has(states::COLUMN).then(States::default);
    for (column, (count, first)) in &rows.rounded {
        findings.report(numbers::rounded(*count, origin.place(*first, column)));
    }
    let of = (shape, origin.as_ref());
    let about = (framework, grid);
    let (admission, census) = clean::admission(&rows, of, about, findings, &mut whole.counts)?;
    let steps = in_force::steps(&census, framework, grid)?;
    let store = Admitted { store: rows.sound, shape, admission, elsewhere, prints: Mutex::default() };
    // All that follows is a matter of each indicator by itself, besides projects that are there twice.
    let (mut staged, mut units) = (Vec::new(), units::Used::default());
    for share in store.store.shares() {
        let work = |part, findings: &mut Findings| store.part(part, context, (&steps, findings));
        for part in findings.at_once(share, work) {
            let Some(part) = part? else { continue };
            whole.take_in(part.actuals);
            staged.push(part.staged);
            units.take_in(part.units);
        }
    }
    if let Some(suspects) = store.of_alike_projects(context)? {
        let suspects = elsewhere.of_whole_projects(suspects)?;
        let mut found = Staged::apart_from(findings);
        let mut reporter = screens::Reporter { origin, grid, elsewhere, findings: found.of(Stage::Screens) };
        screens::projects(&suspects, &mut reporter)?;
        staged.push(found);
    }
    Staged::report(staged, findings);
    units.report(origin, framework, findings);
    Ok(whole)
}

/// Is told after each step of the cleaning what became of the rows that it set aside, and which are left.
type Witness<'a> = &'a mut dyn FnMut(RowFate, &DataFrame) -> Result<(), PolarsError>;

/// The rows that count, with what is counted of them.
fn cleaned(
    frame: DataFrame,
    (shape, admission): (&Shape, &Admission),
    &Context { framework, origin, .. }: &Context<'_>,
    staged: &mut Staged,
    (counts, set_aside): (&mut RowCounts, Witness<'_>),
) -> Result<DataFrame, PolarsError> {
    let dimensions = shape.dimensions();
    let parts: Vec<&str> = dimensions.iter().copied().chain(shape.has("item").then_some("item")).collect();
    set_aside(RowFate::Unusable, &frame)?;
    let frame = ways::with_ways(admission.in_force(frame)?, framework.indicators)?;
    set_aside(RowFate::NotInForce, &frame)?;
    let frame = clean::with_repeated(fitting::without_stray_items(frame)?, &parts)?;
    let frame = clean::latest_revision(frame, &parts, counts)?;
    set_aside(RowFate::Superseded, &frame)?;
    let frame = fitting::fitting(frame, origin, staged.of(Stage::Fitting))?;
    let frame = clean::without_duplicates(&frame, &parts, origin, staged.of(Stage::Duplicates), counts)?;
    set_aside(RowFate::Duplicate, &frame)?;
    let frame = overlaps::without_overlaps(frame, &dimensions, origin, staged.of(Stage::Overlaps))?;
    counted(frame, counts)
}

type ByPeriod<T> = BTreeMap<(IndicatorId, Period), T>;
type LostRecords = Vec<((IndicatorId, Period), Option<UnitCode>, Lost, usize)>;

/// What was reported in all, and the records that running totals lost.
fn totals(rows: DataFrame, grid: Grid, steps: &[i32]) -> Result<(ByPeriod<Cells>, LostRecords), PolarsError> {
    let any = |column: &str| Ok::<_, PolarsError>(rows.column(column)?.bool()?.any());
    let (counts, running) = (any("counted")?, any("running")?);
    let carries = rows.column("max_age")?.null_count() < rows.height();
    let most = rows.column("max_age")?.u32()?.iter().flatten().max().unwrap_or_default();
    let given = Given::of(&rows, carries)?;
    let leaves = group::over_time(&rows, &[])?.lazy();
    let leaves = if carries {
        carry::carry_forward(leaves, steps, most)?
    } else {
        leaves.with_columns(group::not_carried())
    };
    let leaves = if running { leaves.collect()?.lazy() } else { leaves };
    let keys = ["indicator", "cell", "unit_code"];
    let units = pass::collect(group::over_units(leaves.clone(), &keys, given)?, &rows)?;
    let units = group::completed(units, given)?;
    let distinct = counts.then(|| group::distinct(rows.lazy(), &[])?.collect()).transpose()?;
    let reported = collect::collect(&units, distinct.as_ref(), &[], grid)?;
    let lost = running.then(|| carry::lost(leaves)?.collect()).transpose()?;
    let lost = lost.map(|lost| collect::lost(&lost, grid)).transpose()?.unwrap_or_default();
    // Totals have no dimension, so that each is the only part of itself.
    let whole = reported.into_iter().filter_map(|(key, parts)| Some((key, parts.into_values().next()?)));
    Ok((whole.collect(), lost))
}

/// What was reported for the parts of totals; they are never carried forward.
///
/// Parts have a value at the corporate level only, so that their units are put together at once.
fn of_parts(
    rows: DataFrame,
    dimensions: &[&str],
    grid: Grid,
) -> Result<ByPeriod<BTreeMap<Category, Cells>>, PolarsError> {
    let any = |column: &str| Ok::<_, PolarsError>(rows.column(column)?.bool()?.any());
    let counts = any("counted")?;
    let given = Given::of(&rows, false)?;
    let leaves = group::over_time(&rows, dimensions)?.lazy();
    let leaves = leaves.with_columns(group::not_carried()).with_column(group::of_unit());
    let keys = [&["indicator", "cell", group::OF_UNIT], dimensions].concat();
    let units = pass::collect(group::over_units(leaves, &keys, given)?, &rows)?;
    let units = group::completed(units, given)?.lazy().with_column(group::any_unit()).collect()?;
    let distinct = counts.then(|| group::distinct(rows.lazy(), dimensions)?.collect()).transpose()?;
    collect::collect(&units, distinct.as_ref(), dimensions, grid)
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
