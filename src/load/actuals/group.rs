//! Groups rows over time into leaves, and leaves into units.
//!
//! A leaf is one record (a project of a unit) in one period of the report.

use polars::prelude::{Column, DataFrame, DataType, Expr, LazyFrame, NULL, PolarsError, col, len, lit, when};

use super::super::source::ROW;
use super::ways::{WAYS, is};
use crate::model::{Aggregation, MissingReason};

/// A row, or several of one record in one period of the report.
pub(super) const LEAF: [&str; 4] = ["indicator", "cell", "unit_code", "project"];

/// The numbers of a row.
const NUMBERS: [&str; 3] = ["value", "numerator", "denominator"];

/// The rank of the reason why a row has no value; none where it has one.
pub(super) fn reason_rank() -> Expr {
    let known = MissingReason::ALL.into_iter().zip(0_u32..);
    let unexplained = lit(0_u32);
    let rank = known.fold(unexplained, |otherwise, (reason, rank)| {
        when(col("missing_reason").eq(lit(reason.key()))).then(lit(rank)).otherwise(otherwise)
    });
    when(has_value()).then(lit(NULL)).otherwise(rank).cast(DataType::UInt32)
}

/// Whether the rank of a reason is one of those with which nothing was due.
pub(super) fn not_due(rank: &Expr) -> Expr {
    let ranks = MissingReason::ALL.into_iter().zip(0_u32..).filter(|(reason, _)| !reason.was_due());
    let any = ranks.map(|(_, not_due)| rank.clone().eq(lit(not_due))).reduce(Expr::or);
    any.unwrap_or_else(|| lit(false)).fill_null(lit(false))
}

/// Whether a row or leaf has a value, a ratio or a count of items.
pub(super) fn has_value() -> Expr {
    col("value").is_not_null().or(has_pair()).or(col("counted"))
}

pub(super) fn has_pair() -> Expr {
    col("numerator").is_not_null().and(col("denominator").is_not_null())
}

/// The columns of a list and some more.
pub(super) fn columns<'a>(columns: &[&'a str], more: &[&'a str]) -> Vec<Expr> {
    columns.iter().chain(more).map(|column| col(*column)).collect()
}

/// One leaf per record and period, by the indicator's way of aggregating over time.
///
/// `by` are further columns that tell leaves apart. Of two latest values of the
/// same day the larger one counts, so that the order of rows never matters.
pub(super) fn over_time(rows: LazyFrame, by: &[&str]) -> LazyFrame {
    let mut aggregates = vec![
        col("rows").sum(),
        col("rows_present").sum(),
        col("derived").sum(),
        col("reason").min(),
        col("counted").any(true),
        only("end", has_value()).max().alias("end"),
        col(ROW).min(),
    ];
    aggregates.extend(WAYS.map(|way| col(way).first()));
    aggregates.extend(weight_aggregates());
    for column in NUMBERS {
        let number = || col(column);
        let latest = latest(number(), has_value());
        aggregates.extend([
            number().count().alias(format!("{column}_count")),
            number().sum().alias(format!("{column}_sum")),
            number().min().alias(format!("{column}_min")),
            number().max().alias(format!("{column}_max")),
            latest.alias(format!("{column}_latest")),
        ]);
    }
    let leaves = rows.group_by(columns(&LEAF, by)).agg(aggregates);
    let chosen = NUMBERS.map(|column| chosen(column).alias(column));
    let reason = when(col("rows_present").gt(lit(0))).then(lit(NULL)).otherwise(col("reason"));
    let kept = ["rows", "rows_present", "derived", "counted", "end", ROW].map(col);
    let more = [chosen_weight().alias("weight"), reason.alias("reason")];
    let kept = kept.into_iter().chain(WAYS.map(col)).chain(more).chain(chosen);
    leaves.select(columns(&LEAF, by).into_iter().chain(kept).collect::<Vec<Expr>>())
}

/// The number of the latest day among those that count; the larger one of two.
fn latest(number: Expr, counts: Expr) -> Expr {
    let last_day = col("end").filter(counts.clone()).max();
    number.filter(counts.and(col("end").eq(last_day))).max()
}

/// The number of a leaf: the aggregate that its indicator asks for, if there is any number.
fn chosen(column: &str) -> Expr {
    let aggregate = |name: &str| col(format!("{column}_{name}"));
    // Sums of values make no ratio, and of pairs only sums and the latest belong together.
    let adds_up = if column == "value" {
        is(Aggregation::Sum)
    } else {
        is(Aggregation::Sum).or(is(Aggregation::RatioOfSums))
    };
    let of_values = |way: Expr| if column == "value" { way } else { lit(false) };
    let value = when(aggregate("count").eq(lit(1)).or(adds_up))
        .then(aggregate("sum"))
        .when(of_values(is(Aggregation::Max)))
        .then(aggregate("max"))
        .when(of_values(is(Aggregation::Min)))
        .then(aggregate("min"))
        .when(of_values(is(Aggregation::Mean)))
        .then(over(aggregate("sum"), aggregate("count")))
        .when(of_values(is(Aggregation::WeightedMean)))
        .then(over(col("weighted_sum"), col("weight_sum")))
        .when(is(Aggregation::Latest))
        .then(aggregate("latest"))
        .otherwise(lit(NULL))
        .cast(super::decimal());
    when(aggregate("count").gt(lit(0))).then(value).otherwise(lit(NULL))
}

/// A quotient; none where it would be an error.
fn over(sum: Expr, count: Expr) -> Expr {
    let count = when(count.clone().gt(lit(0))).then(count).otherwise(lit(NULL)).cast(super::decimal());
    sum / count
}

fn weight_aggregates() -> [Expr; 4] {
    let weight = || only("weight", col("value").is_not_null());
    [
        (col("value") * col("weight")).sum().alias("weighted_sum"),
        weight().sum().alias("weight_sum"),
        weight().count().alias("weight_count"),
        latest(col("weight"), has_value()).alias("weight_latest"),
    ]
}

/// The weight of a leaf among others: that of the latest value, the mean of those of a mean, or their sum.
fn chosen_weight() -> Expr {
    let mean = over(col("weight_sum"), col("weight_count")).cast(super::decimal());
    when(col("weight_count").eq(lit(0)))
        .then(lit(NULL))
        .when(is(Aggregation::Latest))
        .then(col("weight_latest"))
        .when(is(Aggregation::Mean))
        .then(mean)
        .otherwise(col("weight_sum"))
        .cast(super::decimal())
}

/// What leaves have, so that nothing is added up that is not there.
#[expect(clippy::struct_excessive_bools, reason = "four independent questions to the rows")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Given {
    /// Numerators with denominators.
    pub(super) pairs: bool,
    /// Weights.
    pub(super) weights: bool,
    /// Values of periods before.
    pub(super) carried: bool,
    /// Whether the values of a period all end on the same day, so that each is a latest one.
    pub(super) of_one_day: bool,
}

impl Given {
    /// What the leaves of rows have.
    pub(super) fn of(rows: &DataFrame, carried: bool) -> Self {
        let any = |column: &str| rows.column(column).is_ok_and(|column| column.null_count() < rows.height());
        Self { pairs: any("numerator"), weights: any("weight"), carried, of_one_day: false }
    }
}

/// Where a condition holds, a column; elsewhere nothing.
///
/// A sum over it is one plain pass, where one over filtered rows would gather each group anew.
fn only(column: &str, condition: Expr) -> Expr {
    when(condition).then(col(column)).otherwise(lit(NULL))
}

/// One row per indicator, period and unit, or what else `keys` are, with all the parts that any
/// aggregation over units needs.
pub(super) fn over_units(leaves: LazyFrame, keys: &[&str], given: Given) -> LazyFrame {
    let value = || col("value");
    let own = || has_value().and(col("age").eq(lit(0)));
    let latest = if given.of_one_day { value().max() } else { latest(value(), value().is_not_null()) };
    let mut aggregates = vec![
        col("rows").sum(),
        col("rows_present").sum(),
        col("reason").min(),
        col(ROW).min(),
        own().or(not_due(&col("reason")).not()).sum().alias("leaves_due"),
        own().sum().alias("leaves_present"),
        col("derived").gt(lit(0)).sum().alias("derived"),
        value().count().alias("count"),
        value().sum().alias("sum"),
        value().min().alias("min"),
        value().max().alias("max"),
        latest.alias("latest"),
        only("end", value().is_not_null()).max().alias("end"),
        col("rows_present").gt(lit(0)).and(has_value().not()).sum().alias("unaggregated"),
    ];
    if given.carried {
        let carried = || col("age").gt(lit(0)).and(has_value());
        aggregates.extend([
            carried().sum().alias("carried"),
            only("value", carried()).count().alias("carried_values"),
            only("value", carried()).sum().alias("carried_sum"),
            only("from", carried()).min().alias("carried_from"),
            only("from", carried()).max().alias("carried_to"),
        ]);
    }
    if given.pairs {
        aggregates.extend([
            has_pair().sum().alias("pairs"),
            has_pair().and(value().is_not_null()).sum().alias("both"),
            only("numerator", has_pair()).sum().alias("numerator"),
            only("denominator", has_pair()).sum().alias("denominator"),
        ]);
    }
    if given.weights {
        let weighted = || value().is_not_null().and(col("weight").is_not_null());
        aggregates.extend([
            weighted().sum().alias("weighted"),
            (value() * col("weight")).sum().alias("weighted_sum"),
            only("weight", weighted()).sum().alias("weights"),
        ]);
    }
    leaves.group_by(columns(keys, &[])).agg(aggregates)
}

/// Groups with a column for everything that leaves may have.
pub(super) fn completed(mut units: DataFrame, given: Given) -> Result<DataFrame, PolarsError> {
    let counts = [
        (given.carried, &["carried", "carried_values"][..]),
        (given.pairs, &["pairs", "both"]),
        (given.weights, &["weighted"]),
    ];
    for column in counts.into_iter().filter(|(given, _)| !given).flat_map(|(_, columns)| columns) {
        units.with_column(Column::new_scalar((*column).into(), 0_u32.into(), units.height()))?;
    }
    let numbers = [
        (given.carried, &["carried_sum", "carried_from", "carried_to"][..]),
        (given.pairs, &["numerator", "denominator"]),
        (given.weights, &["weighted_sum", "weights"]),
    ];
    for column in numbers.into_iter().filter(|(given, _)| !given).flat_map(|(_, columns)| columns) {
        units.with_column(Column::full_null((*column).into(), units.height(), &super::decimal()))?;
    }
    Ok(units)
}

/// Whether a row belongs to a unit, and not to the corporate level.
pub(super) const OF_UNIT: &str = "of_unit";

/// The column [`OF_UNIT`].
pub(super) fn of_unit() -> Expr {
    col("unit_code").is_not_null().alias(OF_UNIT)
}

/// One code for all units.
pub(super) fn any_unit() -> Expr {
    when(col(OF_UNIT)).then(lit("")).otherwise(lit(NULL)).alias("unit_code")
}

/// The number of different items per unit and, in rows of no `level`, over all units.
///
/// The corporate number is counted anew: an item that two units name is one.
pub(super) fn distinct(rows: LazyFrame, by: &[&str]) -> Result<LazyFrame, PolarsError> {
    let named = rows.filter(col("counted"));
    let items = || col("item").drop_nulls().n_unique().cast(DataType::UInt64).alias("items");
    let units = named
        .clone()
        .group_by(columns(&["indicator", "cell", "unit_code"], by))
        .agg([items()])
        .with_column(lit(true).alias("own"));
    let together = named
        .filter(col("unit_code").is_not_null())
        .group_by(columns(&["indicator", "cell"], by))
        .agg([items()])
        .with_column(lit(false).alias("own"));
    polars::prelude::concat_lf_diagonal([units, together], polars::prelude::UnionArgs::default())
}

/// Columns that a leaf has after values were carried forward, for leaves of which none was.
pub(super) fn not_carried() -> [Expr; 2] {
    [lit(0_u32).alias("age"), col("cell").alias("from")]
}

/// The number of rows of a group.
pub(super) fn rows_of_group() -> Expr {
    len().cast(DataType::UInt64)
}
