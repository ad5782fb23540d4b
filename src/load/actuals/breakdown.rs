//! Breakdowns of totals: parts must add up to their total, or make one where there is none.
//!
//! Rows of one record and period with the same dimensions filled form a
//! breakdown; breakdowns are never added to each other (`method.md` 4.5, T30, T31).

use polars::prelude::{
    AnyValue, BooleanChunked, ChunkFull, Column, DataFrame, DataType, Expr, IntoLazy, JoinArgs, JoinType,
    LazyFrame, MaintainOrderJoin, NULL, PolarsError, Series, SortMultipleOptions, UnionArgs, col,
    concat_lf_diagonal, lit, when,
};

use super::super::Placed;
use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::KEY;
use super::codes::{self, text_at};
use super::collect::decimal;
use super::group::{columns, has_pair, rows_of_group};
use super::{pass, ways};
use crate::diag::{About, Code, Finding, Findings};
use crate::model::{Decimal, Indicator, MissingReason};

/// Rows of totals, and those of their parts if there are any.
pub(super) struct Split {
    /// One row per record and period, some of them formed from a breakdown.
    pub(super) totals: DataFrame,
    /// The rows of the parts.
    pub(super) parts: Option<DataFrame>,
}

/// Tells totals from parts, checks that they agree, and forms the totals that are not there.
///
/// Items are the same in the total and in its parts, so that every row that
/// names one belongs to the total.
pub(super) fn split(
    rows: DataFrame,
    dimensions: &[&str],
    (origin, indicators): (&Origin, &[Placed<Indicator>]),
    findings: &mut Findings,
) -> Result<Split, PolarsError> {
    let is_part = is_part(&rows, dimensions)?;
    if !is_part.any() {
        return Ok(Split { totals: rows, parts: None });
    }
    let parts = if is_part.all() { rows.clone() } else { rows.filter(&is_part)? };
    let of_totals = !is_part | rows.column("counts")?.bool()?.clone();
    let totals = rows.filter(&of_totals)?;
    drop(rows);
    let sums = pass::collect(sums(parts.clone().lazy(), dimensions), &parts)?;
    let sums = ways::with_ways(sums, indicators)?;
    let compared = with_totals(sums, &totals)?;
    let breakdowns = Breakdowns { compared: &compared, parts: &parts, dimensions };
    for check in CHECKS {
        report_mismatch(breakdowns, check, origin, findings)?;
    }
    let derived = pass::collect(derived(compared.clone().lazy()), &compared)?;
    let derived = ways::with_ways(derived, indicators)?;
    report_conflicts(breakdowns, &derived, origin, findings)?;
    if derived.height() == 0 {
        return Ok(Split { totals, parts: Some(parts) });
    }
    let (derived, totals) = (derived.lazy(), totals.lazy());
    let anti = JoinArgs { nulls_equal: true, ..JoinArgs::new(JoinType::Anti) };
    let kept = totals.join(derived.clone(), KEY.map(col), KEY.map(col), anti);
    let derived = derived.drop(polars::prelude::by_name(["conflict"], true, false));
    let totals =
        concat_lf_diagonal([kept, derived], UnionArgs { to_supertypes: true, ..UnionArgs::default() })?;
    // Only items may name the same row twice, and they stay in the row.
    let totals = totals.with_column(col("counted").fill_null(lit(false)));
    Ok(Split { totals: totals.collect()?, parts: Some(parts) })
}

/// What the findings about breakdowns are made of.
#[derive(Clone, Copy)]
struct Breakdowns<'a> {
    /// The sums of each, beside its total.
    compared: &'a DataFrame,
    /// The rows.
    parts: &'a DataFrame,
    dimensions: &'a [&'a str],
}

/// The power of two that stands for a dimension.
fn bit(place: u32) -> u64 {
    1_u64.checked_shl(place).expect("a table has at most `MOST_DIMENSIONS`")
}

/// Which dimensions are filled: the sum of a power of two for each.
fn set(dimensions: &[&str]) -> Expr {
    let bits = dimensions.iter().zip(0_u32..).map(|(dimension, place)| {
        when(col(*dimension).is_not_null()).then(lit(bit(place))).otherwise(lit(0_u64))
    });
    let set = bits.reduce(|sum, bit| sum + bit).unwrap_or_else(|| lit(0_u64));
    set.cast(DataType::UInt64).alias("set")
}

/// The names of the dimensions that are filled.
fn names(set: u64, dimensions: &[&str]) -> String {
    let filled = dimensions.iter().zip(0_u32..).filter(|(_, place)| set & bit(*place) != 0);
    filled.map(|(dimension, _)| *dimension).collect::<Vec<&str>>().join(", ")
}

/// The sums of each breakdown, with how many of its rows have a value.
fn sums(parts: LazyFrame, dimensions: &[&str]) -> LazyFrame {
    let pair = |column: &str| when(has_pair()).then(col(column)).otherwise(lit(NULL)).sum().alias(column);
    let aggregates = vec![
        rows_of_group().alias("parts"),
        col("value").count().cast(DataType::UInt64).alias("values"),
        has_pair().sum().cast(DataType::UInt64).alias("pairs"),
        col("adds_up").first(),
        col("value").sum(),
        pair("numerator"),
        pair("denominator"),
        col("reason").min(),
        col("rows").sum(),
        col("rows_present").sum(),
        col(ROW).min(),
        col("cell").first(),
        col("whole").first(),
    ];
    let parts = parts.filter(col("counts").not()).with_column(set(dimensions));
    parts.group_by(columns(&KEY, &["set"])).agg(aggregates)
}

/// The records and periods whose breakdowns make a total, because none was reported nor left out.
///
/// Each with the first row of its parts.
pub(super) fn formed(
    parts: &DataFrame,
    totals: &DataFrame,
    dimensions: &[&str],
) -> Result<DataFrame, PolarsError> {
    // What rows are counted by is known only of those that are left in the end.
    let uncounted = ["reason", "rows", "rows_present"].map(|column| lit(0_u32).alias(column));
    let sums = sums(parts.clone().lazy().with_columns(uncounted), dimensions);
    let compared = with_totals(pass::collect(sums, parts)?, totals)?;
    let totals = derived(compared.lazy()).filter(col("derived").gt(lit(0)));
    totals.select(columns(&KEY, &[ROW])).collect()
}

/// Which rows are about a part of a total.
pub(super) fn is_part(rows: &DataFrame, dimensions: &[&str]) -> Result<BooleanChunked, PolarsError> {
    let mut is_part = BooleanChunked::full("is_part".into(), false, rows.height());
    for dimension in dimensions {
        is_part = is_part | rows.column(dimension)?.is_not_null();
    }
    Ok(is_part)
}

/// Beside each breakdown the total that was reported.
fn with_totals(sums: DataFrame, totals: &DataFrame) -> Result<DataFrame, PolarsError> {
    let total = |column: &str| format!("total_{column}");
    let more = ["value", "numerator", "denominator", "missing_reason", ROW];
    if totals.height() == 0 {
        let mut sums = sums;
        for column in more {
            let dtype = totals.column(column)?.dtype();
            let height = sums.height();
            sums.with_column(Column::full_null(total(column).into(), height, dtype))?;
        }
        return Ok(sums);
    }
    let more = more.map(|column| col(column).alias(total(column)));
    let given = totals.clone().lazy().select(KEY.map(col).into_iter().chain(more).collect::<Vec<Expr>>());
    let left = JoinArgs { nulls_equal: true, ..JoinArgs::new(JoinType::Left) };
    sums.lazy().join(given, KEY.map(col), KEY.map(col), left).collect()
}

/// A number of which the parts must add up.
#[derive(Clone, Copy)]
struct Check {
    column: &'static str,
    complete: fn() -> Expr,
}

const CHECKS: [Check; 3] = [
    Check { column: "value", complete: whole_value },
    Check { column: "numerator", complete: whole_pair },
    Check { column: "denominator", complete: whole_pair },
];

/// Whether the values of a breakdown add up and none is missing.
fn whole_value() -> Expr {
    col("adds_up").and(col("values").eq(col("parts")))
}

/// Whether every part of a breakdown has a numerator and a denominator.
fn whole_pair() -> Expr {
    col("pairs").eq(col("parts"))
}

/// Reports breakdowns that do not add up to their total, which is kept.
fn report_mismatch(
    breakdowns: Breakdowns<'_>,
    check: Check,
    origin: &Origin,
    findings: &mut Findings,
) -> Result<(), PolarsError> {
    let (column, total) = (check.column, format!("total_{}", check.column));
    let differs = (check.complete)().and(col(column).neq(col(total.as_str())));
    let total_row = format!("total_{ROW}");
    let order = SortMultipleOptions::default();
    let found = breakdowns.compared.clone().lazy().filter(differs).sort([ROW], order).collect()?;
    if found.height() == 0 {
        return Ok(());
    }
    let found = with_texts(breakdowns.with_rows(found))?;
    let sets = found.column("set")?.u64()?;
    let places = found.column(&total_row)?.cast(&DataType::UInt64)?;
    for (index, first) in row_numbers(&found)?.into_iter().enumerate() {
        let (Some(id), Some(set)) = (text_at(&found, "indicator", index)?, sets.get(index)) else { continue };
        let set = names(set, breakdowns.dimensions);
        let number = |column: &str| Ok::<_, PolarsError>(decimal(&found.column(column)?.get(index)?));
        let (Some(sum), Some(total)) = (number(column)?, number(&total)?) else { continue };
        let rows = rows_of(&found.column("all_rows")?.get(index)?);
        let what = if column == "value" { String::new() } else { format!(" in its {column}s") };
        let gap = sum.checked_sub(total).map(|gap| format!(": a difference of {}", gap.abs()));
        let gap = gap.unwrap_or_else(|| ", which lies too far from it to be subtracted".to_owned());
        let message = format!(
            "the breakdown `{set}` of `{id}` adds up to {sum}{what}, and its total is {total}{gap} ({rows})"
        );
        let place = places.u64()?.get(index).and_then(|row| usize::try_from(row).ok());
        let place = origin.place(place.unwrap_or(first), column);
        let finding = Finding::new(Code::DisaggregationMismatch, place, message);
        let finding = finding.related(origin.place(first, column), "the breakdown begins here");
        let finding = finding.help("correct the rows, or add one for what is not known");
        findings.report(finding.about(About::indicator(id).unit(text_at(&found, "unit_code", index)?)));
    }
    Ok(())
}

/// Whether no total was reported, nor why there is none.
fn open() -> Expr {
    let nothing =
        ["value", "numerator", "missing_reason"].map(|column| col(format!("total_{column}")).is_null());
    nothing.into_iter().reduce(Expr::and).unwrap_or_else(|| lit(false))
}

impl Breakdowns<'_> {
    /// Beside breakdowns the numbers of all their rows.
    fn with_rows(self, found: DataFrame) -> LazyFrame {
        let key = || columns(&KEY, &["set"]);
        let nulls_equal = |kind| JoinArgs { nulls_equal: true, ..JoinArgs::new(kind) };
        let rows = self.parts.clone().lazy().filter(col("counts").not()).with_column(set(self.dimensions));
        let rows = rows.join(found.clone().lazy(), key(), key(), nulls_equal(JoinType::Semi));
        let rows = rows.group_by(key()).agg([col(ROW).alias("all_rows")]);
        let left = JoinArgs { maintain_order: MaintainOrderJoin::Left, ..nulls_equal(JoinType::Left) };
        found.lazy().join(rows, key(), key(), left)
    }

    /// Beside records without a total what each of their complete breakdowns adds up to.
    fn with_sums(self, found: DataFrame) -> LazyFrame {
        let nulls_equal = |kind| JoinArgs { nulls_equal: true, ..JoinArgs::new(kind) };
        let complete = whole_value().or(whole_pair());
        let sum = when(col("adds_up")).then(col("value")).otherwise(col("numerator")).alias("sums");
        let sums = self.compared.clone().lazy().filter(open().and(complete));
        let sums = sums.join(found.clone().lazy(), KEY.map(col), KEY.map(col), nulls_equal(JoinType::Semi));
        let sums = sums.group_by(KEY.map(col)).agg([col("set").alias("sets"), sum]);
        let left = JoinArgs { maintain_order: MaintainOrderJoin::Left, ..nulls_equal(JoinType::Left) };
        found.lazy().join(sums, KEY.map(col), KEY.map(col), left)
    }
}

/// The totals that the breakdowns make, where none was reported.
///
/// A total that was left out with a reason stays out. Breakdowns that disagree
/// make none: choosing one would be a guess.
fn derived(compared: LazyFrame) -> LazyFrame {
    let only = |column: &str, condition: Expr| when(condition).then(col(column)).otherwise(lit(NULL));
    let value = || only("value", whole_value());
    let pair = |column: &str| only(column, whole_pair());
    let mut aggregates = vec![
        value().min().alias("value"),
        value().max().alias("value_max"),
        col("reason").min(),
        col("rows").sum(),
        col("rows_present").sum(),
        col(ROW).min(),
        col("cell").first(),
        col("whole").first(),
    ];
    for column in ["numerator", "denominator"] {
        aggregates
            .extend([pair(column).min().alias(column), pair(column).max().alias(format!("{column}_max"))]);
    }
    let differs = |column: &str| col(column).neq(col(format!("{column}_max"))).fill_null(lit(false));
    let conflict = differs("value").or(differs("numerator")).or(differs("denominator"));
    let grouped = compared.filter(open()).group_by(KEY.map(col)).agg(aggregates);
    let agreed = |column: &str| {
        let nothing = lit(NULL).cast(super::decimal());
        when(col("conflict")).then(nothing).otherwise(col(column)).alias(column)
    };
    let found = || col("value").is_not_null().or(has_pair());
    let pending = MissingReason::ALL.into_iter().zip(0_u32..).find(|(it, _)| *it == MissingReason::PendingQa);
    let pending = lit(pending.map_or(0, |(_, rank)| rank));
    let reason = when(found())
        .then(lit(NULL))
        .when(col("conflict"))
        .then(pending)
        .otherwise(col("reason").fill_null(lit(0_u32)))
        .cast(DataType::UInt32);
    let rows_present = when(found()).then(col("rows_present")).otherwise(lit(0_u32));
    grouped
        .with_column(conflict.alias("conflict"))
        .with_columns(["value", "numerator", "denominator"].map(agreed))
        .with_columns([
            reason.alias("reason"),
            rows_present.alias("rows_present"),
            found().cast(DataType::UInt32).alias("derived"),
        ])
        .drop(polars::prelude::by_name(["value_max", "numerator_max", "denominator_max"], true, false))
}

/// Reports records without a total whose breakdowns disagree.
fn report_conflicts(
    breakdowns: Breakdowns<'_>,
    derived: &DataFrame,
    origin: &Origin,
    findings: &mut Findings,
) -> Result<(), PolarsError> {
    let order = SortMultipleOptions::default();
    let found = derived.clone().lazy().filter(col("conflict")).sort([ROW], order).collect()?;
    if found.height() == 0 {
        return Ok(());
    }
    let found = with_texts(breakdowns.with_sums(found))?;
    for (index, row) in row_numbers(&found)?.into_iter().enumerate() {
        let Some(id) = text_at(&found, "indicator", index)? else { continue };
        let (sets, sums) = (found.column("sets")?.get(index)?, found.column("sums")?.get(index)?);
        let (AnyValue::List(sets), AnyValue::List(sums)) = (sets, sums) else { continue };
        let mut sets: Vec<String> = sets
            .u64()?
            .iter()
            .zip(numbers(&sums))
            .map(|(set, sum)| format!("`{}` to {sum}", names(set.unwrap_or_default(), breakdowns.dimensions)))
            .collect();
        sets.sort_unstable();
        let message = format!(
            "the breakdowns of `{id}` disagree and there is no total: {} add up {}",
            if sets.len() == 2 { "both".to_owned() } else { sets.len().to_string() },
            sets.join(" and ")
        );
        let finding = Finding::new(Code::DisaggregationMismatch, origin.place(row, "value"), message);
        let finding = finding.help("correct the rows, or report the total in a row of its own");
        findings.report(finding.about(About::indicator(id).unit(text_at(&found, "unit_code", index)?)));
    }
    Ok(())
}

/// The rows of a frame that findings are made of, with texts for codes.
fn with_texts(frame: LazyFrame) -> Result<DataFrame, PolarsError> {
    frame.with_columns(["indicator", "unit_code"].map(codes::as_text)).collect()
}

fn numbers(series: &Series) -> Vec<Decimal> {
    series.iter().filter_map(|value| decimal(&value)).collect()
}

/// Numbers of rows in words, in their order.
fn rows_of(list: &AnyValue<'_>) -> String {
    let AnyValue::List(rows) = list else { return String::new() };
    let mut rows: Vec<usize> =
        rows.iter().filter_map(|row| row.extract::<usize>().map(Origin::number)).collect();
    rows.sort_unstable();
    let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
    match rows.split_last() {
        None => "rows without a number".to_owned(),
        Some((last, [])) => format!("row {last}"),
        Some((last, rest)) => format!("rows {} and {last}", rest.join(", ")),
    }
}
