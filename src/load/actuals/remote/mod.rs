//! Actual values that lie in a database: put together there, but for the records that take judgement.
//!
//! An engine is asked for the rows of each indicator and period, for the units,
//! and for whatever makes it plain which records need no judgement. What these
//! come to is put together by the engine. The rows of all others are fetched,
//! and are cleaned, screened and put together as those of a file are. So the
//! figures, the counts and the findings are those of a local run.

mod answers;
mod figures;
mod lists;
mod records;
mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use polars::prelude::{
    Column as Values, DataFrame, Expr, IntoLazy, NamedFrom, PolarsError, Series, UnionArgs, col, concat, len,
    lit, when,
};
use time::{Date, format_description::well_known::Iso8601};

pub(in crate::load) use answers::Stopped;
use answers::ask;
use figures::Figures;
use records::About;
use rows::Reader;

use super::super::Placed;
use super::super::cell::Spot;
use super::super::database::Remote;
use super::super::plan::{Plan, Step};
use super::super::source::ROW;
use super::super::table::{LazyTable, Origin, UNNUMBERED};
use super::codes::{self, texts};
use super::collect;
use super::group;
use super::pass::{self, Rows, Shape};
use super::screens::{self, Elsewhere, Known, Repeated};
use super::states::{Check, States};
use super::{Actuals, Context, put_together, states};
use crate::diag::Findings;
use crate::model::{
    Aggregation, Grid, InForce, Indicator, IndicatorId, Kind, MissingReason, Period, State, UnitCode,
};

/// From how many digits on it is no chance that two projects share all their numbers.
const TELLING: i64 = 5;

/// Puts together the actual values of a table that lies in a database.
///
/// # Errors
/// An engine that has no words for what is asked, or refuses it; an answer that is not what was asked for.
pub(super) fn aggregate(
    table: &LazyTable,
    remote: &Remote,
    context: &Context<'_>,
    findings: &mut Findings,
) -> Result<Actuals, Stopped> {
    let shape = Shape::of(table);
    let reader = Reader::new(remote, &shape, context.origin);
    let all = reader.rows(&[])?;
    let census = Census::of(&ask(remote, &rows::census(all.clone()))?)?;
    let scope = Scope::of(&census, context);
    let units = ask(remote, &rows::texts(all.clone(), "unit_code"))?;
    let mut found = Found {
        scope: &scope,
        shape: &shape,
        units: suspect_units(&units, context)?,
        no_dates: no_dates(remote, &shape, &all)?,
        indicators: BTreeSet::new(),
        projects: BTreeSet::new(),
    };
    found.indicators = mixed_scales(remote, &all, &found)?;
    found.projects = alike_projects(remote, &all, &found)?;
    let figures = Figures {
        shape: &shape,
        rows: found.told_apart(all.clone())?,
        latest: scope.any(|it| [it.over_units, it.over_time].contains(&Aggregation::Latest)),
    };
    let plain = Plain::of(remote, &figures, &scope, context)?;
    let special = found.special(remote, &reader, table)?;
    let strays = found.strays(remote, &reader, table)?;
    let special_rows = special.height() as u64;
    let here = Here::of(table, (special, strays), &census, (&shape, context))?;
    let known = Known { complete: found.complete(), projects: found.projects, of_units: plain.of_units };
    let context = Context { origin: &here.origin, ..*context };
    let mut whole = put_together(here.rows, &shape, &context, &Elsewhere::new(known), findings)?;
    let mut actuals = plain.actuals;
    // What neither was fetched nor is of a latest revision was replaced by one.
    actuals.counts.superseded = scope.rows.saturating_sub(special_rows).saturating_sub(plain.rows);
    whole.take_in(actuals);
    Ok(whole)
}

/// How many rows each indicator and period has, as they are written.
struct Census(Vec<(Option<String>, Option<String>, u64)>);

impl Census {
    fn of(frame: &DataFrame) -> Result<Self, PolarsError> {
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

    fn rows(&self) -> u64 {
        self.0.iter().map(|(_, _, count)| count).sum()
    }
}

/// The indicators and periods whose rows count.
struct Scope<'a> {
    grid: Grid,
    indicators: Vec<&'a Placed<Indicator>>,
    /// The periods, by their texts.
    periods: BTreeMap<String, Period>,
    /// The indicators and steps of periods that are not in force.
    outside: Vec<(String, i32)>,
    /// The steps of periods that have rows in force, and that of the report.
    steps: Vec<i32>,
    /// How many rows these have.
    rows: u64,
}

impl<'a> Scope<'a> {
    fn of(census: &Census, &Context { framework, grid, origin }: &Context<'a>) -> Self {
        let mut by_id: BTreeMap<&str, &'a Placed<Indicator>> = BTreeMap::new();
        for indicator in framework.indicators {
            by_id.entry(indicator.row.id.as_str()).or_insert(indicator);
        }
        let mut scope = Self {
            grid,
            indicators: Vec::new(),
            periods: BTreeMap::new(),
            outside: Vec::new(),
            steps: Vec::new(),
            rows: 0,
        };
        let (mut used, mut steps) = (BTreeSet::new(), BTreeSet::from([0]));
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
                steps.insert(step);
            } else if !scope.outside.contains(&(id.clone(), step)) {
                scope.outside.push((id.clone(), step));
            }
        }
        scope.indicators = used.into_iter().filter_map(|id| by_id.get(id).copied()).collect();
        scope.steps = steps.into_iter().collect();
        scope
    }

    /// Whether rows of one period of the report may be about different days.
    fn has_several_periods(&self) -> bool {
        let periods: BTreeSet<Period> = self.periods.values().copied().collect();
        let cells: BTreeSet<Period> = periods.iter().filter_map(|period| self.grid.cell(*period)).collect();
        cells.len() < periods.len()
    }

    fn any(&self, is: impl Fn(&Indicator) -> bool) -> bool {
        self.indicators.iter().any(|indicator| is(&indicator.row))
    }
}

/// What makes rows be fetched, besides what they say themselves.
struct Found<'a> {
    scope: &'a Scope<'a>,
    shape: &'a Shape,
    units: BTreeSet<String>,
    no_dates: BTreeSet<String>,
    /// Indicators whose values need all be looked at.
    indicators: BTreeSet<String>,
    projects: BTreeSet<(Option<String>, String)>,
}

impl Found<'_> {
    fn about(&self) -> About<'_> {
        About {
            shape: self.shape,
            indicators: lists::of_indicators(&self.scope.indicators, &self.indicators),
            periods: lists::of_periods(&self.scope.periods, self.scope.grid),
            outside: &self.scope.outside,
            units: &self.units,
            projects: &self.projects,
            no_dates: &self.no_dates,
            several: self.scope.has_several_periods(),
            runs: self.scope.any(|it| it.kind == Kind::Cumulative),
        }
    }

    /// The rows that count of the latest revisions.
    fn live(&self, rows: Plan) -> Result<Plan, PolarsError> {
        let about = self.about();
        records::live(records::counting(rows, &about), &about)
    }

    /// The rows of percentages that count, of the latest revisions.
    fn percentages(&self, rows: Plan) -> Result<Plan, PolarsError> {
        let about = self.about();
        let rows = records::counting(rows, &about).then(Step::Keep(col("percent")));
        records::live(rows, &about)
    }

    /// The rows that count, told apart.
    fn told_apart(&self, rows: Plan) -> Result<Plan, PolarsError> {
        let about = self.about();
        records::told_apart(self.live(rows)?, &about)
    }

    /// The indicators of which every row is fetched.
    fn complete(&self) -> BTreeSet<String> {
        let always = self.scope.indicators.iter().filter(|it| lists::is_always_fetched(&it.row));
        always.map(|indicator| indicator.row.id.to_string()).chain(self.indicators.iter().cloned()).collect()
    }

    /// The rows of records that take judgement, as they stand in the database.
    fn special(&self, remote: &Remote, reader: &Reader<'_>, table: &LazyTable) -> Result<DataFrame, Stopped> {
        let rows = self.told_apart(reader.rows(&table.columns)?)?.then(Step::Keep(col("special")));
        kept(remote, rows, table)
    }

    /// The rows that do not count and may break a rule, which is said all the same.
    fn strays(&self, remote: &Remote, reader: &Reader<'_>, table: &LazyTable) -> Result<DataFrame, Stopped> {
        let indicators = self.scope.indicators.iter().map(|it| it.row.id.as_str());
        let known = codes::is_one_of(col("indicator"), indicators);
        let counts = codes::is_one_of(col("period"), self.scope.periods.keys().map(String::as_str));
        let outside = self.scope.outside.iter().map(|(indicator, step)| {
            let is_of = |period: &Period| {
                self.scope.grid.cell(*period).and_then(|cell| self.scope.grid.steps_to(cell)) == Some(*step)
            };
            let texts = self.scope.periods.iter().filter(|(_, period)| is_of(period));
            let texts = codes::is_one_of(col("period"), texts.map(|(text, _)| text.as_str()));
            col("indicator").eq(lit(indicator.as_str())).and(texts)
        });
        let outside = rows::any(outside);
        let admitted = known.and(counts).fill_null(lit(false)).and(outside.not());
        let rows = reader.rows(&table.columns)?.then(Step::Keep(col("suspect").and(admitted.not())));
        kept(remote, rows, table)
    }
}

/// Rows with the columns of their table.
fn kept(remote: &Remote, rows: Plan, table: &LazyTable) -> Result<DataFrame, Stopped> {
    let names: Vec<String> = table.columns.iter().map(|name| format!("kept_{name}")).collect();
    let (query, _) = super::super::plan::sql(&rows.then(Step::Only(names.clone())), remote.dialect)?;
    let frame = remote.ask(&query)?;
    let named = names.iter().zip(&table.columns);
    let named = named.map(|(kept, name)| col(kept.as_str()).alias(name.as_str()));
    Ok(frame.lazy().select(named.collect::<Vec<Expr>>()).collect()?)
}

/// The units whose codes are not known, or are written in several ways.
fn suspect_units(frame: &DataFrame, context: &Context<'_>) -> Result<BTreeSet<String>, PolarsError> {
    let written = texts(frame, "unit_code")?;
    let codes: BTreeSet<&str> = written.iter().flatten().collect();
    let mut names: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for code in &codes {
        names.entry(screens::bare(code)).or_default().push(code);
    }
    let several = names.into_values().filter(|codes| codes.len() > 1).flatten();
    let table = context.framework.units.filter(|known| !known.is_empty());
    let unknown = codes.iter().copied().filter(|code| table.is_some_and(|known| !known.contains(*code)));
    Ok(several.chain(unknown).map(ToOwned::to_owned).collect())
}

/// The texts that should be dates and are none, or are written in a way that cannot be compared.
fn no_dates(remote: &Remote, shape: &Shape, rows: &Plan) -> Result<BTreeSet<String>, Stopped> {
    let mut no_dates = BTreeSet::new();
    for column in ["as_of", "checked_on"].into_iter().filter(|column| shape.has(column)) {
        let answer = ask(remote, &rows::texts(rows.clone(), column))?;
        let is_date = |text: &str| text.len() == 10 && Date::parse(text, &Iso8601::DATE).is_ok();
        let written = texts(&answer, column)?;
        no_dates.extend(written.iter().flatten().filter(|text| !is_date(text)).map(ToOwned::to_owned));
    }
    Ok(no_dates)
}

/// The percentages of which some may be fractions: all of their rows are looked at.
///
/// It is asked more widely than the screen does, because rows may still be set aside.
fn mixed_scales(remote: &Remote, rows: &Plan, found: &Found<'_>) -> Result<BTreeSet<String>, Stopped> {
    if !found.scope.any(|it| it.unit == crate::model::MeasureUnit::Percent) {
        return Ok(BTreeSet::new());
    }
    let number = || col("number");
    let screened = col("total").and(col("live")).and(col("has"));
    let counted =
        |condition: Expr, name: &str| when(condition).then(lit(1)).otherwise(lit(0)).sum().alias(name);
    let small = number().gt(lit(0.0)).and(number().lt(lit(1.0))).and(col("value").is_not_null());
    let clean = if found.scope.has_several_periods() {
        // Whose periods overlap is left without values.
        lit(false)
    } else {
        col("odd_key").not().and(col("twins").eq(lit(1)))
    };
    let between = number().gt(lit(1.0)).and(number().lt_eq(lit(10.0))).and(clean);
    let plan = found.percentages(rows.clone())?.then(Step::Keep(screened)).then(Step::Group(
        vec!["indicator".to_owned()],
        vec![counted(small, "small"), counted(number().gt(lit(1.0)), "large"), counted(between, "between")],
    ));
    let answer = ask(remote, &plan)?;
    let mixed = col("small").gt(lit(0)).and(col("large").gt(lit(0))).and(col("between").lt(col("small")));
    let mixed = answer.lazy().filter(mixed).collect()?;
    Ok(texts(&mixed, "indicator")?.iter().flatten().map(ToOwned::to_owned).collect())
}

/// The projects of a unit that may have all their numbers of a period in common.
fn alike_projects(
    remote: &Remote,
    rows: &Plan,
    found: &Found<'_>,
) -> Result<BTreeSet<(Option<String>, String)>, Stopped> {
    if !found.shape.has("project") {
        return Ok(BTreeSet::new());
    }
    let screened = col("total").and(col("live")).and(col("has"));
    let counts = col("number").neq(lit(0.0)).or(col("number").is_null());
    let content = col("place") * lit(100_003_i64) + col("start") * lit(3_i64) + col("end");
    let rows = found
        .live(rows.clone())?
        .then(Step::Keep(screened.and(counts).and(col("project").is_not_null())))
        .then(Step::With(vec![content.alias("content"), digits().alias("digits")]));
    let keys = ["unit_code", "cell", "project"].map(ToOwned::to_owned).to_vec();
    let sums = ["content", "digits", "value", "numerator", "denominator"];
    let prints = sums.iter().map(|column| col(*column).sum());
    let prints = rows.then(Step::Group(keys, prints.chain([len().alias("rows")]).collect()));
    let same = ["unit_code", "cell", "rows", "content", "value", "numerator", "denominator"];
    let alike = prints
        .then(Step::Keep(col("digits").gt_eq(lit(TELLING))))
        .then(Step::With(vec![rows::over(len(), &same)?.alias("alike")]))
        .then(Step::Keep(col("alike").gt(lit(1))))
        .then(Step::Only(["unit_code", "project"].map(ToOwned::to_owned).to_vec()));
    let answer = ask(remote, &alike)?;
    let (units, projects) = (texts(&answer, "unit_code")?, texts(&answer, "project")?);
    let alike = units
        .iter()
        .zip(projects.iter())
        .filter_map(|(unit, project)| Some((unit.map(ToOwned::to_owned), project?.to_owned())));
    Ok(alike.collect())
}

/// No fewer digits than the screen counts in a number: all decimal places where there is any.
fn digits() -> Expr {
    let told = || when(col("value").is_not_null()).then(col("value")).otherwise(col("numerator")).abs();
    let whole = [(10, 1), (100, 2), (1_000, 3), (10_000, 4)].into_iter().rev();
    let whole = whole.fold(lit(9_i64), |otherwise, (below, digits)| {
        when(told().lt(lit(below))).then(lit(digits)).otherwise(otherwise)
    });
    whole + when((told() % lit(1)).neq(lit(0))).then(lit(6_i64)).otherwise(lit(0_i64))
}

/// What the records come to that the engine puts together.
struct Plain {
    actuals: Actuals,
    /// How many rows they have.
    rows: u64,
    of_units: BTreeMap<(String, Option<String>, Period), Repeated>,
}

impl Plain {
    fn of(
        remote: &Remote,
        figures: &Figures<'_>,
        scope: &Scope<'_>,
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
            totals.push((figures.carried(&scope.steps, most)?, figures.given(true)));
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
        plain.lost(remote, figures, (scope, carries), grid)?;
        if shape.has(states::COLUMN) {
            plain.states(remote, figures, context)?;
        }
        Ok(plain)
    }

    /// Counts the rows of units, by what is said of them.
    fn count(&mut self, frame: &DataFrame, grid: Grid) -> Result<(), PolarsError> {
        let total = |column: &str| -> Result<u64, PolarsError> {
            Ok(frame.column(column)?.i64()?.iter().flatten().filter_map(|it| u64::try_from(it).ok()).sum())
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
            let number =
                |count: Option<i64>| count.and_then(|it| usize::try_from(it).ok()).unwrap_or_default();
            let known =
                self.of_units.entry((id.to_owned(), unit.map(ToOwned::to_owned), period)).or_default();
            known.rows += number(rows);
            known.repeated += number(repeated);
        }
        Ok(())
    }

    /// The records that running totals lost.
    fn lost(
        &mut self,
        remote: &Remote,
        figures: &Figures<'_>,
        (scope, carries): (&Scope<'_>, Option<u32>),
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
        if let Some(most) = carries.filter(|_| runs(true)) {
            plans.push(figures.lost(Some((&scope.steps, most)))?);
        }
        for plan in plans {
            let frame = ask(remote, &plan)?;
            let value =
                when(col("count").gt(lit(0))).then(col("value")).otherwise(lit(polars::prelude::NULL));
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

/// The rows that are here, with what is known of all of them.
struct Here {
    rows: Rows,
    origin: Arc<Origin>,
}

impl Here {
    /// Reads the rows that were fetched, and says of all rows how many each indicator and period has.
    fn of(
        table: &LazyTable,
        (special, strays): (DataFrame, DataFrame),
        census: &Census,
        (shape, context): (&Shape, &Context<'_>),
    ) -> Result<Self, Stopped> {
        // Where each cell has a type of its own, columns take theirs from the rows that came.
        let both = UnionArgs { to_supertypes: true, ..UnionArgs::default() };
        let frame = if strays.height() > 0 {
            concat([special.lazy(), strays.lazy()], both)?.collect()?
        } else {
            special
        };
        let groups = census.0.iter().map(|(indicator, period, _)| {
            [("indicator", indicator), ("period", period)]
                .into_iter()
                .filter_map(|(name, text)| text.as_ref().map(|text| format!("{name} {text}")))
                .collect::<Vec<String>>()
                .join(", ")
        });
        let (table, first) = table.clone().with_fetched(frame, groups.collect())?;
        let origin = Arc::new(table.origin.clone());
        let mut rows = pass::read(table, shape, context.framework)?;
        rows.census = of_all(census, &rows, first)?;
        rows.read = census.rows();
        Ok(Self { rows, origin })
    }
}

/// How many rows that can be read belong to each indicator and period, wherever they are.
///
/// `first` is the number that stands for the first of the census.
fn of_all(census: &Census, rows: &Rows, first: usize) -> Result<DataFrame, PolarsError> {
    let broken = &rows.broken;
    let (ids, periods) = (texts(broken, "indicator")?, texts(broken, "period")?);
    let mut unread: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for (id, period) in ids.iter().zip(periods.iter()) {
        if let (Some(id), Some(period)) = (id, period) {
            *unread.entry((id, period)).or_default() += 1;
        }
    }
    let (mut indicators, mut texts, mut counts, mut numbers) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for ((id, period, count), index) in census.0.iter().zip(0_usize..) {
        // A row without one of them breaks a rule.
        let (Some(id), Some(period)) = (id, period) else { continue };
        let broken = unread.get(&(id.as_str(), period.as_str())).copied().unwrap_or_default();
        let sound = count.saturating_sub(broken);
        if sound > 0 {
            indicators.push(id.as_str());
            texts.push(period.as_str());
            counts.push(sound);
            numbers.push(super::super::source::after(first, index));
        }
    }
    let coded = |name: &str, texts: Vec<&str>| -> Result<Values, PolarsError> {
        // By the codes of the rows that are here.
        let dtype = rows.census.column(name)?.dtype();
        Ok(Series::new(name.into(), texts).cast(dtype)?.into())
    };
    DataFrame::new_infer_height(vec![
        coded("indicator", indicators)?,
        coded("period", texts)?,
        Series::new("rows".into(), counts).into(),
        Series::new(ROW.into(), numbers).into(),
    ])
}
