//! Groups rows over time into leaves, and leaves into units.
//!
//! A leaf is one record (a project of a unit) in one period of the report.

use polars::prelude::{DataType, Expr, LazyFrame, NULL, col, len, lit, when};

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
        col("end").filter(has_value()).max().alias("end"),
        col(ROW).min(),
    ];
    aggregates.extend(WAYS.map(|way| col(way).first()));
    aggregates.extend(weight_aggregates());
    for column in NUMBERS {
        let number = || col(column);
        let latest = latest(number(), has_value());
        aggregates.extend([
            number().drop_nulls().len().alias(format!("{column}_count")),
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
    let weight = || col("weight").filter(col("value").is_not_null());
    [
        (col("value") * col("weight")).sum().alias("weighted_sum"),
        weight().sum().alias("weight_sum"),
        weight().drop_nulls().len().alias("weight_count"),
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

/// One row per indicator, period and unit, with all the parts that any aggregation over units needs.
///
/// `by` are further columns that tell the rows apart.
pub(super) fn over_units(leaves: LazyFrame, by: &[&str]) -> LazyFrame {
    let value = || col("value");
    let pair = |column: &str| col(column).filter(has_pair());
    let weighted = || value().is_not_null().and(col("weight").is_not_null());
    let carried = || col("age").gt(lit(0)).and(has_value());
    let own = || has_value().and(col("age").eq(lit(0)));
    leaves.group_by(columns(&["indicator", "cell", "unit_code"], by)).agg([
        col("rows").sum(),
        col("rows_present").sum(),
        col("reason").min(),
        col(ROW).min(),
        own().or(not_due(&col("reason")).not()).sum().alias("leaves_due"),
        own().sum().alias("leaves_present"),
        col("derived").gt(lit(0)).sum().alias("derived"),
        carried().sum().alias("carried"),
        value().filter(carried()).drop_nulls().len().alias("carried_values"),
        value().filter(carried()).sum().alias("carried_sum"),
        col("from").filter(carried()).min().alias("carried_from"),
        col("from").filter(carried()).max().alias("carried_to"),
        value().drop_nulls().len().alias("count"),
        value().sum().alias("sum"),
        value().min().alias("min"),
        value().max().alias("max"),
        latest(value(), value().is_not_null()).alias("latest"),
        col("end").filter(value().is_not_null()).max().alias("end"),
        has_pair().sum().alias("pairs"),
        has_pair().and(value().is_not_null()).sum().alias("both"),
        col("rows_present").gt(lit(0)).and(has_value().not()).sum().alias("unaggregated"),
        pair("numerator").sum(),
        pair("denominator").sum(),
        weighted().sum().alias("weighted"),
        (value() * col("weight")).sum().alias("weighted_sum"),
        col("weight").filter(weighted()).sum().alias("weights"),
    ])
}

/// The number of different items per unit and, in rows of no `level`, over all units.
///
/// The corporate number is counted anew: an item that two units name is one.
pub(super) fn distinct(rows: LazyFrame, by: &[&str]) -> Result<LazyFrame, polars::prelude::PolarsError> {
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
