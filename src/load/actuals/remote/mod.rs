//! Actual values that lie in a database: put together there, but for the records that take judgement.
//!
//! An engine is asked for the rows of each indicator and period, for the units,
//! and for whatever makes it plain which records need no judgement. What these
//! come to is put together by the engine. The rows of all others are fetched,
//! and are cleaned, screened and put together as those of a file are. So the
//! figures, the counts and the findings are those of a local run.

mod answers;
mod figures;
mod here;
mod lists;
mod plain;
mod records;
mod rows;
mod scope;
mod traces;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use polars::prelude::{DataFrame, Expr, IntoLazy, PolarsError, col, len, lit, when};
use time::{Date, format_description::well_known::Iso8601};

pub(in crate::load) use answers::Stopped;
use answers::ask;
use figures::Figures;
use here::Here;
use plain::Plain;
use records::About;
use rows::Reader;
use scope::{Census, Scope};
use traces::Traces;

use super::super::database::Remote;
use super::super::plan::{Plan, Step};
use super::super::table::LazyTable;
use super::codes::{self, texts};
use super::pass::Shape;
use super::screens::{self, Elsewhere, Known};
use super::{Actuals, Context, RowQuery, TracedRow, put_together, trace};
use crate::diag::Findings;
use crate::model::{Aggregation, Kind, MeasureUnit, Period, UnitCode};

/// From how many digits on it is no chance that two projects share all their numbers.
const TELLING: i64 = 5;

/// How many projects a query names at most.
const MOST_NAMED: usize = 5_000;

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
    let special = found.special(remote, &reader, table)?;
    let strays = found.strays(remote, &reader, table)?;
    let special_rows = special.height() as u64;
    let here = Here::of(table, (special, strays), &census, (&shape, context))?;
    let steps = scope.steps(&here.rows.census)?;
    let plain = Plain::of(remote, &figures, (&scope, &steps), context)?;
    let known =
        Known { complete: found.complete(), projects: found.projects.clone(), of_units: plain.of_units };
    let context = Context { origin: &here.origin, ..*context };
    let traces = context.traced.then(|| Traces {
        remote,
        counting: records::counting(all.clone(), &found.about()),
        told_apart: figures.rows.clone(),
        outside: found.outside(all),
        steps: census.steps(&context),
        carries: scope.indicators.iter().filter_map(|it| it.row.carried_for()).max(),
    });
    let traced = traces.map(|traces| {
        // Before rows that were fetched are grouped, which has no words for longer ones either.
        traces.oldest()?;
        let fetched = trace::groups(here.table, &context, &traces.steps)?;
        Ok::<_, Stopped>(traces.of(fetched)?.traced(&context))
    });
    let traced = traced.transpose()?;
    let mut whole = put_together(here.rows, &shape, &context, &Elsewhere::new(known), findings)?;
    whole.traced = traced;
    let mut actuals = plain.actuals;
    // What neither was fetched nor is of a latest revision was replaced by one.
    actuals.counts.superseded = scope.rows.saturating_sub(special_rows).saturating_sub(plain.rows);
    whole.take_in(actuals);
    Ok(whole)
}

/// The rows behind each of some figures: those of their indicators and units are fetched, of the periods that count.
///
/// # Errors
/// An engine that has no words for what is asked, or refuses it; an answer that is not what was asked for.
pub(super) fn rows_of(
    table: &LazyTable,
    remote: &Remote,
    context: &Context<'_>,
    queries: &[RowQuery<'_>],
) -> Result<Vec<Vec<TracedRow>>, Stopped> {
    let shape = Shape::of(table);
    let reader = Reader::new(remote, &shape, context.origin);
    let indicators = queries.iter().map(|query| query.indicator.as_str());
    let of_indicators = codes::is_one_of(col("indicator"), indicators);
    let units: Option<Vec<&str>> = queries.iter().map(|query| query.unit.map(UnitCode::as_str)).collect();
    let is_asked = match units {
        Some(units) => of_indicators.and(codes::is_one_of(col("unit_code"), units.into_iter())),
        None => of_indicators,
    };
    let asked = |rows: Plan| rows.then(Step::Keep(is_asked.clone()));
    let periods = ask(remote, &rows::texts(asked(reader.rows(&[])?), "period"))?;
    let periods = texts(&periods, "period")?;
    let may_count = |text: &&str| queries.iter().any(|query| scope::may_count(text, query, context));
    let counts = codes::is_one_of(col("period"), periods.iter().flatten().filter(may_count));
    let rows = asked(reader.rows(&table.columns)?).then(Step::Keep(counts));
    let (fetched, _) = table.clone().with_fetched(kept(remote, rows, table)?, Vec::new())?;
    let origin = Arc::new(fetched.origin.clone());
    let context = Context { origin: &origin, ..*context };
    Ok(trace::trace(fetched, &context, queries)?)
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
        let admitted = known.and(counts).fill_null(lit(false)).and(self.is_outside().not());
        let rows = reader.rows(&table.columns)?.then(Step::Keep(col("suspect").and(admitted.not())));
        kept(remote, rows, table)
    }

    /// Whether the indicator of a row is not in force in its period.
    fn is_outside(&self) -> Expr {
        let outside = self.scope.outside.iter().map(|(indicator, step)| {
            let is_of = |period: &Period| {
                self.scope.grid.cell(*period).and_then(|cell| self.scope.grid.steps_to(cell)) == Some(*step)
            };
            let texts = self.scope.periods.iter().filter(|(_, period)| is_of(period));
            let texts = codes::is_one_of(col("period"), texts.map(|(text, _)| text.as_str()));
            col("indicator").eq(lit(indicator.as_str())).and(texts)
        });
        rows::any(outside)
    }

    /// The rows of indicators that are not in force in their period, unless they are fetched; none where all are.
    fn outside(&self, rows: Plan) -> Option<Plan> {
        let is_there = !self.scope.outside.is_empty();
        is_there.then(|| rows.then(Step::Keep(self.is_outside().and(col("suspect").not()))))
    }
}

/// Rows with the columns of their table.
fn kept(remote: &Remote, rows: Plan, table: &LazyTable) -> Result<DataFrame, Stopped> {
    let names: Vec<String> = (0..table.columns.len()).map(rows::kept_name).collect();
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
        // Weeks of years are dates, too, and would be compared as texts.
        let is_plain = |text: &str| {
            let mut bytes = text.bytes().enumerate();
            bytes.all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
        };
        let is_date =
            |text: &str| text.len() == 10 && is_plain(text) && Date::parse(text, &Iso8601::DATE).is_ok();
        let written = texts(&answer, column)?;
        no_dates.extend(written.iter().flatten().filter(|text| !is_date(text)).map(ToOwned::to_owned));
    }
    Ok(no_dates)
}

/// Whether a number of a row has more digits than an engine is asked to read, or is none.
fn is_unsure() -> Expr {
    rows::any(["value_odd", "numerator_odd", "denominator_odd"].map(col))
}

/// The percentages of which some may be fractions: all of their rows are looked at.
///
/// It is asked more widely than the screen does, because rows may still be set aside.
fn mixed_scales(remote: &Remote, rows: &Plan, found: &Found<'_>) -> Result<BTreeSet<String>, Stopped> {
    if !found.scope.any(|it| it.unit == MeasureUnit::Percent) {
        return Ok(BTreeSet::new());
    }
    let number = || col("number");
    let screened = col("total").and(col("live")).and(col("has").or(is_unsure()));
    let counted =
        |condition: Expr, name: &str| when(condition).then(lit(1)).otherwise(lit(0)).sum().alias(name);
    // What is not known to the last digit, or at all, is taken for either.
    let unsure = |condition: Expr| condition.or(number().is_null());
    let small = number().gt(lit(0.0)).and(number().lt(lit(1.0))).and(col("value").is_not_null());
    let small =
        small.or(col("value_odd").and(unsure(number().gt_eq(lit(0.0)).and(number().lt_eq(lit(1.0))))));
    let large = number().gt(lit(1.0)).or(is_unsure().and(unsure(number().gt_eq(lit(1.0)))));
    let clean = if found.scope.has_several_periods() {
        // Whose periods overlap is left without values.
        lit(false)
    } else {
        col("odd_key").not().and(col("twins").eq(lit(1)))
    };
    let between = number().gt(lit(1.0)).and(number().lt_eq(lit(10.0))).and(clean);
    let plan = found.percentages(rows.clone())?.then(Step::Keep(screened)).then(Step::Group(
        vec!["indicator".to_owned()],
        vec![counted(small, "small"), counted(large, "large"), counted(between, "between")],
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
    // Rows that may be set aside are no part of what two projects have in common.
    // Those of numbers that are not known to the last digit are set aside seldom, and alike.
    let clean = col("odd_key").not().or(is_unsure()).and(col("twins").eq(lit(1)));
    let screened = col("total").and(col("live")).and(col("has")).and(clean);
    let counts = col("number").neq(lit(0.0)).or(col("number").is_null()).or(is_unsure());
    let told = when(is_unsure()).then(lit(TELLING)).otherwise(digits());
    let content = col("place") * lit(100_003_i64) + col("start") * lit(3_i64) + col("end");
    let rows = found
        .live(rows.clone())?
        .then(Step::Keep(screened.and(counts).and(col("project").is_not_null())))
        .then(Step::With(vec![content.alias("content"), told.alias("digits")]));
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
    let alike: BTreeSet<_> = alike.collect();
    if alike.len() > MOST_NAMED {
        return Err(Stopped::Unknown(format!("{} projects have numbers like those of others", alike.len())));
    }
    Ok(alike)
}

/// No fewer digits than the screen counts in a number: all decimal places where there is any.
fn digits() -> Expr {
    let told = || when(col("value").is_not_null()).then(col("value")).otherwise(col("numerator")).abs();
    let whole = [(10, 1), (100, 2), (1_000, 3), (10_000, 4)].into_iter().rev();
    let whole = whole.fold(lit(9_i64), |otherwise, (below, digits)| {
        when(told().lt(lit(below))).then(lit(digits)).otherwise(otherwise)
    });
    // More than three times ten would not fit the largest number.
    let places = [(1, 0), (10, 1), (100, 2), (1_000, 3)].into_iter().rev();
    let places = places.fold(lit(6_i64), |otherwise, (times, places)| {
        let is_whole = ((told() * lit(times)) % lit(1)).eq(lit(0));
        when(is_whole).then(lit(i64::from(places))).otherwise(otherwise)
    });
    whole + places
}
