//! The rows of data behind a figure, with what became of each.
//!
//! Nothing is kept from the aggregation: the rows are read again, cleaned by the
//! same steps, and told apart by the step that set them aside.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{DataFrame, DataType, IntoLazy, PolarsError, col};
use serde::Serialize;
use time::Date;

use super::super::Scaled;
use super::super::table::{LazyTable, row_numbers, text};
use super::alike::{self, Groups, Kind, Traced, TracedRows};
use super::codes::is_one_of;
use super::pass::{self, Shape, written};
use super::stages::Staged;
use super::store::Store;
use super::{Actuals, Context, RowCounts, clean, cleaned, text_name};
use crate::diag::Findings;
use crate::model::{Aggregation, Grid, Indicator, IndicatorId, MissingReason, Period, RowFate, UnitCode};

/// The column that tells the rows apart, also those of several files.
const ID: &str = "id";

/// Which rows are asked for.
#[derive(Debug, Clone, Copy)]
pub struct RowQuery<'a> {
    /// The indicator.
    pub indicator: &'a IndicatorId,
    /// The period of the report.
    pub period: Period,
    /// The unit; all of them where none is named.
    pub unit: Option<&'a UnitCode>,
}

/// A row of data, as written, with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TracedRow {
    /// The file, or the table where it is made by SQL.
    pub file: String,
    /// The row; the header is row 1. None where it stays in a database, where rows have no numbers.
    pub row: Option<usize>,
    /// The unit, if the row names one.
    pub unit: Option<String>,
    /// The project, if the row names one.
    pub project: Option<String>,
    /// The period as written.
    pub period: String,
    /// The value as written, after its factor, or what is counted.
    pub value: Option<String>,
    /// The numerator as written.
    pub numerator: Option<String>,
    /// The denominator as written.
    pub denominator: Option<String>,
    /// By what the project multiplied numbers of the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scaled: Vec<Scaled>,
    /// The period that is written.
    #[serde(skip)]
    pub own: Option<Period>,
    /// Its groups and its revision, such as `by_sex=F`, of a row that stands in no file and has no other place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<String>,
    /// What became of the row.
    pub fate: RowFate,
}

impl TracedRow {
    /// The value as written, or the numerator and denominator.
    pub fn written(&self) -> String {
        match (&self.value, &self.numerator, &self.denominator) {
            (Some(value), _, _) => value.clone(),
            (None, Some(numerator), Some(denominator)) => format!("{numerator}/{denominator}"),
            (None, _, _) => String::new(),
        }
    }

    /// By what the project multiplied the numbers, such as `value × 100`; empty where by nothing.
    pub fn factors(&self) -> String {
        let factors = self.scaled.iter().map(|Scaled { column, factor }| format!("{column} × {factor}"));
        factors.collect::<Vec<_>>().join(", ")
    }
}

impl Actuals {
    /// Whether its rows are those of the result of a query, which stand in no file.
    pub(in crate::load) fn is_of_result(&self) -> bool {
        self.origin.files.is_none()
    }
}

/// A row with where it belongs.
#[derive(Clone)]
struct Row {
    id: u32,
    indicator: IndicatorId,
    /// Its period of the report, if it lies in one.
    cell: Option<Period>,
    /// Whether it is a part of a total.
    is_part: bool,
    traced: TracedRow,
}

impl Row {
    /// The last day of the period that is written.
    fn end(&self) -> Option<Date> {
        self.traced.own.map(Period::end)
    }
}

/// The rows behind each of some figures, in the order of the data.
pub(in crate::load) fn trace(
    mut table: LazyTable,
    context: &Context<'_>,
    queries: &[RowQuery<'_>],
) -> Result<Vec<Vec<TracedRow>>, PolarsError> {
    let asked = is_one_of(text("indicator"), queries.iter().map(|query| query.indicator.as_str()));
    table.frame = table.frame.filter(asked);
    let all = by_indicator(table, context)?;
    let rows_of = |query: &RowQuery<'_>| {
        let mut known = context.framework.indicators.iter();
        let indicator = known.find(|indicator| indicator.row.id == *query.indicator);
        let (Some(indicator), Some(all)) = (indicator, all.get(query.indicator)) else { return Vec::new() };
        let is_asked =
            |row: &&Row| query.unit.is_none_or(|unit| row.traced.unit.as_deref() == Some(unit.as_str()));
        let own: Vec<Row> = all.iter().filter(is_asked).cloned().collect();
        // A unit has rows of its own also where the corporate level sets them aside.
        let is_beside = query.unit.is_none() && has_corporate(&own, query.period);
        let rows = of_period(&own, &indicator.row, (query.period, is_beside), context.grid);
        rows.into_iter().map(|(row, fate)| TracedRow { fate, ..row.traced.clone() }).collect()
    };
    Ok(queries.iter().map(rows_of).collect())
}

/// The rows behind the figures of all indicators, read in one pass.
pub(in crate::load) fn trace_all(table: LazyTable, context: &Context<'_>) -> Result<TracedRows, PolarsError> {
    let by_indicator = by_indicator(table, context)?;
    let mut traced = TracedRows::new();
    let periods: BTreeSet<Period> = by_indicator
        .values()
        .flatten()
        .filter_map(|row| row.cell)
        .chain([context.grid.reporting()])
        .collect();
    for indicator in context.framework.indicators {
        let Some(rows) = by_indicator.get(&indicator.row.id) else { continue };
        for period in &periods {
            let rows = of_period(rows, &indicator.row, (*period, has_corporate(rows, *period)), context.grid);
            let rows = rows.into_iter().map(|(row, fate)| TracedRow { fate, ..row.traced.clone() });
            let rows: Vec<Traced> = rows.map(Traced::Row).collect();
            if !rows.is_empty() {
                traced.insert((indicator.row.id.clone(), *period), rows);
            }
        }
    }
    Ok(traced)
}

/// The rows of a table as groups of those that are alike.
///
/// `steps` are the periods into which values may be carried forward.
pub(super) fn groups(
    table: LazyTable,
    context: &Context<'_>,
    steps: &BTreeSet<i32>,
) -> Result<Groups, PolarsError> {
    let by_indicator = by_indicator(table, context)?;
    let mut groups = Groups::default();
    for indicator in context.framework.indicators {
        let Some(rows) = by_indicator.get(&indicator.row.id) else { continue };
        let (mut own, mut into): (BTreeMap<u32, RowFate>, BTreeMap<u32, u64>) = Default::default();
        for period in steps.iter().filter_map(|step| context.grid.step(*step)) {
            for (row, fate) in of_period(rows, &indicator.row, (period, false), context.grid) {
                if fate == RowFate::Carried {
                    *into.entry(row.id).or_default() |= alike::carried_into(context.grid, row.cell, period)?;
                } else {
                    own.insert(row.id, fate);
                }
            }
        }
        for row in rows {
            let Some(fate) = own.get(&row.id) else { continue };
            let kind = Kind {
                indicator: indicator.row.id.to_string(),
                unit: row.traced.unit.clone(),
                period: row.traced.period.clone(),
                fate: *fate,
                is_part: row.is_part,
                into: into.get(&row.id).copied().unwrap_or_default(),
            };
            groups.add(kind, 1);
        }
    }
    Ok(groups)
}

/// The rows of a table, judged, by indicator.
fn by_indicator(
    table: LazyTable,
    context: &Context<'_>,
) -> Result<BTreeMap<IndicatorId, Vec<Row>>, PolarsError> {
    let mut by_indicator: BTreeMap<IndicatorId, Vec<Row>> = BTreeMap::new();
    for row in judged(table, context)? {
        by_indicator.entry(row.indicator.clone()).or_default().push(row);
    }
    Ok(by_indicator)
}

/// The rows of a table, each with the step of the cleaning that set it aside.
fn judged(table: LazyTable, context: &Context<'_>) -> Result<Vec<Row>, PolarsError> {
    let shape = Shape::of(&table);
    let frame = pass::typed(table, &shape, context.framework)?.with_row_index(ID, None).collect()?;
    let mut all = read(&frame, context, &shape)?;
    let mut left: BTreeSet<u32> = all.iter().map(|row| row.id).collect();
    let mut fates: BTreeMap<u32, RowFate> = BTreeMap::new();
    let mut set_aside = |fate: RowFate, frame: &DataFrame| {
        let kept = ids(frame)?;
        fates.extend(left.difference(&kept).map(|id| (*id, fate)));
        left = kept;
        Ok(())
    };
    // What is wrong with the rows was reported when the figures were computed.
    let rows = pass::split(&frame, Store::whole(), (&shape, context.framework))?;
    let mut counts = RowCounts { read: rows.read, ..RowCounts::default() };
    let mut unheard = Findings::new();
    let about = (context.framework, context.grid);
    let (admission, _) = clean::admission(&rows, (&shape, context.origin), about, &mut unheard, &mut counts)?;
    let Some(frame) = rows.sound.rows(0)? else { return Ok(all) };
    let frame = pass::complete(frame, &shape, context.framework)?;
    let staged = &mut Staged::default();
    let cleaned =
        cleaned(admission.of(frame)?, (&shape, &admission), context, staged, (&mut counts, &mut set_aside))?;
    for (id, reason) in reasons(&cleaned)? {
        fates.insert(id, reason.map_or(RowFate::Used, RowFate::Missing));
    }
    for row in &mut all {
        row.traced.fate = fates.get(&row.id).copied().unwrap_or(RowFate::Unusable);
    }
    Ok(all)
}

/// The rows as written, none of them judged yet.
fn read(frame: &DataFrame, context: &Context<'_>, shape: &Shape) -> Result<Vec<Row>, PolarsError> {
    let numbers = row_numbers(frame)?;
    let named = |column: &str| -> Result<Vec<Option<String>>, PolarsError> {
        if frame.column(column).is_err() {
            return Ok(vec![None; frame.height()]);
        }
        Ok(written(frame, column)?.iter().map(|cell| cell.map(ToOwned::to_owned)).collect())
    };
    let indicators = named("indicator")?;
    let (units, projects, periods) = (named("unit_code")?, named("project")?, named("period")?);
    let (values, items) = (named(&text_name("value"))?, named("item")?);
    let (numerators, denominators) = (named(&text_name("numerator"))?, named(&text_name("denominator"))?);
    let dimensions = shape.dimensions();
    let parts: Vec<Vec<Option<String>>> =
        dimensions.iter().map(|dimension| named(dimension)).collect::<Result<_, _>>()?;
    let revisions = named(&text_name("revision"))?;
    let apart = |index: usize| -> Vec<String> {
        if context.origin.numbered(numbers[index]).is_some() && context.origin.files.is_some() {
            return Vec::new();
        }
        let told = dimensions.iter().copied().zip(&parts).chain([("revision", &revisions)]);
        let told = told.filter_map(|(column, cells)| Some(format!("{column}={}", cells[index].as_ref()?)));
        told.collect()
    };
    let mut read = Vec::with_capacity(numbers.len());
    for (index, id) in frame.column(ID)?.cast(&DataType::UInt32)?.u32()?.iter().enumerate() {
        let Some(id) = id else { continue };
        let period = periods[index].clone().unwrap_or_default();
        let own = context.origin.periods.parse(&period).ok();
        let cell = own.and_then(|period| context.grid.cell(period));
        read.push(Row {
            id,
            indicator: IndicatorId::new(indicators[index].clone().unwrap_or_default()),
            cell,
            is_part: parts.iter().any(|part| part[index].is_some()),
            traced: TracedRow {
                file: context.origin.file(numbers[index]).to_owned(),
                row: context.origin.numbered(numbers[index]),
                unit: units[index].clone(),
                project: projects[index].clone(),
                period,
                value: values[index].clone().or_else(|| items[index].clone()),
                numerator: numerators[index].clone(),
                denominator: denominators[index].clone(),
                scaled: context.origin.scaled(numbers[index], &["value", "numerator", "denominator"]),
                own,
                apart: apart(index),
                fate: RowFate::Unusable,
            },
        });
    }
    Ok(read)
}

fn ids(frame: &DataFrame) -> Result<BTreeSet<u32>, PolarsError> {
    Ok(frame.column(ID)?.cast(&DataType::UInt32)?.u32()?.iter().flatten().collect())
}

/// Why each of the rows that are left has no value; none where it has one.
fn reasons(frame: &DataFrame) -> Result<Vec<(u32, Option<MissingReason>)>, PolarsError> {
    let reasons = frame.clone().lazy().select([col(ID), col("reason")]).collect()?;
    let (ids, ranks) =
        (reasons.column(ID)?.cast(&DataType::UInt32)?, reasons.column("reason")?.cast(&DataType::UInt32)?);
    let reason = |rank: u32| MissingReason::ALL.get(usize::try_from(rank).ok()?).copied();
    let pairs = ids.u32()?.iter().zip(ranks.u32()?.iter());
    Ok(pairs.filter_map(|(id, rank)| Some((id?, rank.and_then(reason)))).collect())
}

/// Whether the corporate level has a value of its own in a period.
fn has_corporate(all: &[Row], period: Period) -> bool {
    let is_corporate =
        |row: &Row| row.traced.fate == RowFate::Used && !row.is_part && row.traced.unit.is_none();
    all.iter().any(|row| row.cell == Some(period) && is_corporate(row))
}

/// The rows of a period, and those of earlier ones whose values are carried into it, with what became of them.
///
/// `is_beside` says that the corporate level sets the values of units aside.
fn of_period<'r>(
    all: &'r [Row],
    indicator: &Indicator,
    (period, is_beside): (Period, bool),
    grid: Grid,
) -> Vec<(&'r Row, RowFate)> {
    let is_here = |row: &&Row| row.cell == Some(period);
    let is_used = |row: &Row| row.traced.fate == RowFate::Used;
    let record = |row: &Row| {
        let TracedRow { unit, project, own, .. } = &row.traced;
        (unit.clone(), project.clone(), *own)
    };
    let totals: BTreeSet<_> =
        all.iter().filter(is_here).filter(|row| is_used(row) && !row.is_part).map(record).collect();
    let latest = latest(all, indicator);
    let is_earlier =
        |row: &Row| is_used(row) && latest.get(&place(row)).is_some_and(|last| row.end() < Some(*last));
    let carried = carried(all, indicator, period, grid);
    let mut traced = Vec::new();
    for row in all {
        let (here, used) = (row.cell == Some(period), is_used(row));
        let fate = if !here {
            if !used || !carried.contains(&row.id) || is_earlier(row) {
                continue;
            }
            RowFate::Carried
        } else if is_earlier(row) {
            RowFate::Earlier
        } else if used && row.is_part && totals.contains(&record(row)) {
            RowFate::Part
        } else if used && is_beside && row.traced.unit.is_some() {
            RowFate::BesideCorporate
        } else {
            row.traced.fate
        };
        traced.push((row, fate));
    }
    traced
}

/// A record in a period of the report.
type Place = (Option<String>, Option<String>, Option<Period>);

fn place(row: &Row) -> Place {
    (row.traced.unit.clone(), row.traced.project.clone(), row.cell)
}

/// The day of the latest value of each record in each period, where only the latest counts.
fn latest(all: &[Row], indicator: &Indicator) -> BTreeMap<Place, Date> {
    let mut latest: BTreeMap<Place, Date> = BTreeMap::new();
    let used = all.iter().filter(|row| row.traced.fate == RowFate::Used);
    for row in used.filter(|_| indicator.over_time == Aggregation::Latest) {
        if let Some(end) = row.end() {
            let last = latest.entry(place(row)).or_insert(end);
            *last = end.max(*last);
        }
    }
    latest
}

/// The latest rows of records that have no value in the period, where the indicator carries them forward.
fn carried(all: &[Row], indicator: &Indicator, period: Period, grid: Grid) -> BTreeSet<u32> {
    let Some(max_age) = indicator.carried_for() else { return BTreeSet::new() };
    let record = |row: &Row| (row.traced.unit.clone(), row.traced.project.clone());
    let answered = |row: &&Row| match row.traced.fate {
        RowFate::Used => true,
        RowFate::Missing(reason) => !reason.was_due(),
        RowFate::Superseded
        | RowFate::Duplicate
        | RowFate::Part
        | RowFate::BesideCorporate
        | RowFate::Carried
        | RowFate::Earlier
        | RowFate::NotInForce
        | RowFate::Unusable => false,
    };
    let here = all.iter().filter(|row| row.cell == Some(period));
    let answered: BTreeSet<_> = here.filter(answered).map(record).collect();
    let mut latest: BTreeMap<_, Period> = BTreeMap::new();
    let candidates = || {
        all.iter().filter(|row| {
            let step = |period| grid.steps_to(period);
            let age = row.cell.and_then(|cell| step(period)?.checked_sub(step(cell)?));
            let is_young =
                age.and_then(|age| u32::try_from(age).ok()).is_some_and(|age| age > 0 && age <= max_age);
            is_young && row.traced.fate == RowFate::Used && !row.is_part && !answered.contains(&record(row))
        })
    };
    for row in candidates() {
        let Some(cell) = row.cell else { continue };
        let last = latest.entry(record(row)).or_insert(cell);
        *last = cell.max(*last);
    }
    candidates().filter(|row| row.cell == latest.get(&record(row)).copied()).map(|row| row.id).collect()
}
