//! Which records an engine can put together: those in which there is nothing to be judged.
//!
//! What a record is judged by here is wider than what the screens and checks of
//! rows in memory ask: a record that they might say something of is told apart
//! and fetched, and they say it. So the figures of the others need no row.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{DataType, Expr, PolarsError, SortOptions, WindowMapping, col, len, lit, when};

use super::super::super::plan::{List, Plan, Step};
use super::super::group::{has_pair, has_value, rank_of_reason};
use super::super::pass::Shape;
use super::super::states;
use super::super::ways::is;
use super::rows::{any, over, where_true};
use crate::model::{Aggregation, MissingReason};

/// What makes a record.
pub(super) const RECORD: [&str; 3] = ["indicator", "unit_code", "project"];

/// A record in a period: the season and the year of it say its days.
pub(super) const PERIOD: [&str; 5] = ["indicator", "unit_code", "project", "season", "year"];

/// The least factor between two values of a record that is looked at; what is reported is larger.
const JUMP: f64 = 499.0;

/// What tells the rows apart that count.
pub(super) struct About<'a> {
    pub(super) shape: &'a Shape,
    /// The indicators of the project.
    pub(super) indicators: List,
    /// The periods that count.
    pub(super) periods: List,
    /// The indicators and steps of periods that are not in force.
    pub(super) outside: &'a [(String, i32)],
    /// Units whose rows are fetched: their codes are not known, or are written in several ways.
    pub(super) units: &'a BTreeSet<String>,
    /// Projects whose rows are fetched, because they may be there twice.
    pub(super) projects: &'a BTreeSet<(Option<String>, String)>,
    /// Texts that are no dates.
    pub(super) no_dates: &'a BTreeSet<String>,
    /// Whether a period of the report has several periods of rows, which may overlap.
    pub(super) several: bool,
    /// Whether there are running totals.
    pub(super) runs: bool,
}

/// The rows that count, each with what is declared of its indicator, and with the days of its period.
pub(super) fn counting(rows: Plan, about: &About<'_>) -> Plan {
    let outside = about.outside.iter().map(|(indicator, cell)| {
        col("indicator").eq(lit(indicator.as_str())).and(col("cell").eq(lit(*cell)))
    });
    let rows = rows
        .then(Step::Beside(about.indicators.clone(), vec!["indicator"]))
        .then(Step::Beside(about.periods.clone(), vec!["period"]));
    if about.outside.is_empty() { rows } else { rows.then(Step::Keep(any(outside).not())) }
}

/// Beside each row what it is, and of each key only the rows of the latest revision (`live`), unless there
/// is something odd about any of them.
///
/// The windows here and in [`told_apart`] go over records in one order, so that an engine sorts them once.
pub(super) fn live(rows: Plan, about: &About<'_>) -> Result<Plan, PolarsError> {
    let dimensions = about.shape.dimensions();
    let is_total = dimensions.iter().map(|dimension| col(*dimension).is_null()).reduce(Expr::and);
    let total = is_total.unwrap_or_else(|| lit(true));
    let sets = dimensions.iter().zip(0_u32..).map(|(dimension, place)| {
        let bit = 1_i64.checked_shl(place).unwrap_or_default();
        when(col(*dimension).is_not_null()).then(lit(bit)).otherwise(lit(0_i64))
    });
    let set = sets.reduce(|sum, bit| sum + bit).unwrap_or_else(|| lit(0_i64));
    let float = |column: &str| col(column).cast(DataType::Float64);
    let factor = when(col("percent")).then(lit(100.0)).otherwise(lit(1.0));
    let ratio = float("numerator") / float("denominator") * factor;
    let value = when(col("value").is_not_null()).then(float("value")).otherwise(ratio);
    let rows = rows.then(Step::With(vec![
        col("revision").fill_null(lit(0)).alias("revised"),
        total.alias("total"),
        set.alias("set"),
        lit(false).alias("counted"),
        value.alias("number"),
    ]));
    let rows = rows.then(Step::With(vec![misfits(about).alias("odd"), has_value().alias("has")]));
    let own = [&PERIOD[..], &["set"], &dimensions, &["item"]].concat();
    let revision = [&own[..], &["revised"]].concat();
    let rows = rows.then(Step::InOrder {
        of: RECORD.to_vec(),
        by: revision[RECORD.len()..].iter().map(|column| (*column).to_owned()).collect(),
    });
    let rows = rows.then(Step::With(vec![
        over(len(), &revision)?.alias("twins"),
        over(col("revised").max(), &own)?.alias("latest"),
        over(col("odd").max(), &own)?.alias("odd_key"),
    ]));
    let rows = rows.then(Step::With(vec![col("revised").eq(col("latest")).alias("live")]));
    Ok(rows.then(Step::Keep(col("live").or(col("odd_key")))))
}

/// Beside each row of [`live`] whether its record is fetched (`special`).
pub(super) fn told_apart(rows: Plan, about: &About<'_>) -> Result<Plan, PolarsError> {
    let rows = rows.then(Step::With(of_records(about)?));
    let rows = rows.then(Step::With(vec![repeats().alias("repeated")]));
    let rows = rows.then(Step::With(vec![doubts(about).alias("doubt")]));
    Ok(rows.then(Step::With(vec![over(col("doubt").max(), &RECORD)?.alias("special")])))
}

/// Rows that do not fit their indicator, or whose value is hard to believe.
fn misfits(about: &About<'_>) -> Expr {
    let there = |column: &str| col(column).is_not_null();
    let weighs = || col("weighs_units").or(col("weighs_time"));
    let outside = || col("value").lt(lit(0)).or(col("value").gt(lit(100)));
    let whole = col("low").lt_eq(lit(0)).and(col("high").gt_eq(lit(100)));
    let limited = there("low").or(there("high"));
    let no_dates = about.no_dates.iter().map(String::as_str);
    let no_date = |column: &str| super::super::codes::is_one_of(col(column), no_dates.clone());
    let units = super::super::codes::is_one_of(col("unit_code"), about.units.iter().map(String::as_str));
    let mut by_unit: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
    for (unit, project) in about.projects {
        by_unit.entry(unit.as_deref()).or_default().push(project);
    }
    let projects = by_unit.into_iter().map(|(unit, projects)| {
        let unit = unit.map_or(col("unit_code").is_null(), |unit| col("unit_code").eq(lit(unit)));
        unit.and(super::super::codes::is_one_of(col("project"), projects.into_iter()))
    });
    let rules = [
        col("suspect"),
        col("fetched"),
        units,
        weighs().and(there("value")).and(col("weight").is_null()),
        // Products of values and weights stay within 64 bits, and those of whole weights are exact.
        weighs().and((col("weight") % lit(1)).neq(lit(0))),
        weighs().and(product().gt_eq(lit(9e12))),
        there("item").and(col("counts").not()),
        col("value").lt(col("low")).or(col("value").gt(col("high"))),
        col("percent").and(outside()),
        has_pair().and(col("numerator").lt(lit(0)).or(col("denominator").lt_eq(lit(0)))),
        has_pair().and(col("percent")).and(col("numerator").gt(col("denominator"))),
        has_pair().and(limited).and(col("percent").and(whole).fill_null(lit(false)).not()),
        has_pair().and(col("cumulative")),
        there("as_of").and(no_date("as_of").or(col("as_of").lt(col("first_day")))),
        there("checked_on").and(no_date("checked_on").or(col("checked_by").is_null())),
    ];
    any(rules.into_iter().chain(projects))
}

fn product() -> Expr {
    let float = |column: &str| col(column).cast(DataType::Float64);
    (float("value") * float("weight")).abs()
}

/// What the rows of a record have around them, as far as there can be something.
fn of_records(about: &About<'_>) -> Result<Vec<Expr>, PolarsError> {
    let dimensions = about.shape.dimensions();
    let series = [&RECORD[..], &["set"], &dimensions, &["has"]].concat();
    let seasons = [&RECORD[..], &["season"]].concat();
    let leaf = [&["indicator", "cell", "unit_code", "project", "set"], &dimensions[..]].concat();
    let part = [&PERIOD[..], &["set"]].concat();
    let before = |column: &str, keys: &[&str], order: &str| -> Result<Expr, PolarsError> {
        let keys: Vec<Expr> = keys.iter().map(|key| col(*key)).collect();
        let order = Some((vec![col(order)], SortOptions::default()));
        col(column).shift(lit(1)).over_with_options(Some(keys), order, WindowMapping::default())
    };
    let size = || where_true(col("total").and(col("number").neq(lit(0.0))), col("number").abs());
    let of_total = |column: &str| over(where_true(col("total"), col(column)).max(), &PERIOD);
    let given = col("value").is_not_null().or(has_pair()).or(col("missing_reason").is_not_null());
    let mut named = vec![("least", over(size().min(), &RECORD)?), ("most", over(size().max(), &RECORD)?)];
    // Totals of the same days of other years follow each other, with parts between them.
    let last = if dimensions.is_empty() { &seasons } else { &[&seasons[..], &["set"], &dimensions].concat() };
    for column in ["year", "value", "numerator", "denominator"] {
        named.push((last_name(column), before(column, last, "year")?));
    }
    if about.several {
        named.extend([
            ("leaf_rows", over(len(), &leaf)?),
            ("leaf_values", over(col("value").count(), &leaf)?),
            ("leaf_pairs", over(col("numerator").count(), &leaf)?),
            ("before_end", before("end", &series, "start")?),
        ]);
    }
    if about.runs {
        named.push(("before_value", before("value", &series, "start")?));
    }
    if !dimensions.is_empty() {
        named.extend([
            ("part_rows", over(len(), &part)?),
            ("part_values", over(col("value").count(), &part)?),
            ("part_pairs", over(col("numerator").count(), &part)?),
            ("part_value", over(col("value").sum(), &part)?),
            ("part_numerator", over(col("numerator").sum(), &part)?),
            ("part_denominator", over(col("denominator").sum(), &part)?),
            ("total_given", over(col("total").and(given).max(), &PERIOD)?),
            ("total_value", of_total("value")?),
            ("total_numerator", of_total("numerator")?),
            ("total_denominator", of_total("denominator")?),
        ]);
    }
    Ok(named.into_iter().map(|(name, expr)| expr.alias(name)).collect())
}

/// The column with what the same days of the year before had.
fn last_name(column: &str) -> &'static str {
    match column {
        "year" => "last_year",
        "value" => "last_value",
        "numerator" => "last_numerator",
        _ => "last_denominator",
    }
}

/// Whether a value is that of the same days of the year before, where that says something.
fn repeats() -> Expr {
    let same = ["value", "numerator", "denominator"]
        .map(|column| col(column).eq_missing(col(format!("last_{column}"))));
    let [value, numerator, denominator] = same;
    let rests = any([
        col("value").eq(col("low")),
        col("value").eq(col("high")),
        col("percent").and(col("value").eq(lit(100))),
    ]);
    let kind = col("total").and(col("has"));
    let kind = kind.and(col("cumulative").not()).and(col("measured"));
    let last_year = col("last_year").eq(col("year") - lit(1));
    any([kind.and(last_year).and(value).and(numerator).and(denominator).and(rests.not())])
}

/// Rows of which the checks of rows in memory might say something, or that engines put together otherwise.
fn doubts(about: &About<'_>) -> Expr {
    let telling = |column: &str| col(column).abs().gt_eq(lit(100)).or((col(column) % lit(1)).neq(lit(0)));
    let mut doubts = vec![
        col("odd_key"),
        col("twins").gt(lit(1)),
        col("most").gt_eq(col("least") * lit(JUMP)),
        col("repeated").and(telling("value").or(telling("denominator"))),
    ];
    if about.several {
        let several = || col("leaf_rows").gt(lit(1));
        let mean = is(Aggregation::Mean).or(is(Aggregation::WeightedMean)).or(col("weighs_units"));
        doubts.extend([
            // A period that overlaps any other one of its record overlaps the one before it.
            col("has").and(col("before_end").gt_eq(col("start"))),
            col("repeated").and(several()),
            several().and(mean),
            several().and(col("leaf_values").gt(lit(0))).and(col("leaf_pairs").gt(lit(0))),
        ]);
    }
    if about.runs {
        doubts.push(col("total").and(col("cumulative")).and(col("before_value").gt(col("value"))));
    }
    if !about.shape.dimensions().is_empty() {
        let part = || col("total").not();
        let whole_value = col("adds_up").and(col("part_values").eq(col("part_rows")));
        let whole_pair = || col("part_pairs").eq(col("part_rows"));
        let differs = |column: &str| col(format!("part_{column}")).neq(col(format!("total_{column}")));
        doubts.extend([
            part().and(col("total_given").fill_null(lit(false)).not()),
            part().and(whole_value).and(differs("value")),
            part().and(whole_pair()).and(differs("numerator").or(differs("denominator"))),
        ]);
    }
    any(doubts)
}

/// The rows of the latest revisions of all records that are not fetched, with what is counted of them.
pub(super) fn plain(rows: Plan) -> Plan {
    let kept = rows.then(Step::Keep(col("special").not().and(col("live"))));
    let weighs = || col("weighs_units").or(col("weighs_time"));
    let reason = where_true(has_value().not(), rank_of_reason().cast(DataType::UInt32));
    let rows = kept.then(Step::With(vec![
        reason.alias("reason"),
        has_value().cast(DataType::UInt32).alias("rows_present"),
        lit(1_u32).alias("rows"),
        lit(0_u32).alias("derived"),
        lit(0_u32).alias(super::super::super::source::ROW),
        where_true(weighs(), col("weight")).alias("weight"),
    ]));
    let missing = (0_u32..).zip(MissingReason::ALL).map(|(rank, _)| {
        when(col("reason").eq(lit(rank))).then(lit(1)).otherwise(lit(0)).alias(missing_name(rank))
    });
    let repeated = col("repeated").cast(DataType::UInt32).alias("repeated_rows");
    let screened = col("total").and(col("has")).and(col("cumulative").not()).and(col("measured"));
    let screened = screened.cast(DataType::UInt32).alias("screened_rows");
    rows.then(Step::With(missing.chain([repeated, screened]).collect()))
}

/// The column that counts the rows without a value for a reason.
pub(super) fn missing_name(rank: u32) -> String {
    format!("missing_{rank}")
}

/// What is counted of rows besides what figures are made of.
pub(super) fn counts() -> Vec<String> {
    let missing = (0_u32..).zip(MissingReason::ALL).map(|(rank, _)| missing_name(rank));
    missing.chain(["repeated_rows", "screened_rows"].map(ToOwned::to_owned)).collect()
}

/// The column with the state of a row, as its rank.
pub(super) fn state() -> Expr {
    states::rank().alias("state")
}
