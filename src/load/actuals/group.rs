//! Groups rows over time into leaves, and leaves into units.
//!
//! A leaf is one record (a project of a unit) in one period of the report.

use polars::prelude::{
    BooleanChunked, Column, DataFrame, DataType, Expr, Int32Chunked, IntoColumn, IntoLazy, LazyFrame, NULL,
    NamedFrom, PolarsError, Series, col, len, lit, when,
};

use super::super::source::ROW;
use super::keys;
use super::pass::collect;
use super::ways::{WAYS, is, rank};
use crate::model::{Aggregation, MissingReason};

/// A row, or several of one record in one period of the report.
pub(super) const LEAF: [&str; 4] = ["indicator", "cell", "unit_code", "project"];

/// The numbers of a row.
const NUMBERS: [&str; 3] = ["value", "numerator", "denominator"];

/// The rank of the reason why a row has no value; none where it has one.
pub(super) fn reason_rank() -> Expr {
    when(has_value()).then(lit(NULL)).otherwise(rank_of_reason()).cast(DataType::UInt32)
}

/// The rank of the reason that a row gives, from the least explained on.
pub(super) fn rank_of_reason() -> Expr {
    let known = MissingReason::ALL.into_iter().zip(0_u32..);
    let unexplained = lit(0_u32);
    known.fold(unexplained, |otherwise, (reason, rank)| {
        when(col("missing_reason").eq(lit(reason.key()))).then(lit(rank)).otherwise(otherwise)
    })
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
pub(super) fn over_time(rows: &DataFrame, by: &[&str]) -> Result<DataFrame, PolarsError> {
    let key = [&LEAF[..], by].concat();
    let kept = of_leaves(&key);
    let rows = rows.select(kept.iter().copied())?;
    let leaves = keys::numbered(&rows, &key)?;
    if leaves.count == rows.height() {
        return Ok(rows);
    }
    // A row that is alone in its leaf is the leaf.
    let sizes = leaves.sizes();
    let alone: BooleanChunked = leaves.of.iter().map(|leaf| sizes[*leaf as usize] == 1).collect();
    let several: Vec<u32> = leaves.of.into_iter().filter(|leaf| sizes[*leaf as usize] > 1).collect();
    let mut together = rows.filter(&!&alone)?;
    let way = together.column("way")?.u8()?;
    let latest = way.iter().any(|way| way == Some(rank(Aggregation::Latest)));
    let given = Given { latest, ..Given::of(&together, false)? };
    if latest {
        let with_value = together.clone().lazy().select([has_value().alias(AT_LAST)]).collect()?;
        let at_last = at_last(&several, together.column("end")?.i32()?, with_value.column(AT_LAST)?.bool()?);
        together.with_column(at_last.with_name(AT_LAST.into()).into_column())?;
    }
    together.with_column(Series::new(LEAF_NUMBER.into(), several).into_column())?;
    let grouped = together.clone().lazy().group_by([col(LEAF_NUMBER)]);
    let grouped = grouped.agg(aggregates(&key, given));
    let schema = rows.schema();
    let leaf = |column: &&str| {
        let (made, dtype) = (of_leaf(column, given), schema.get(column).cloned());
        dtype.map_or(made.clone(), |dtype| made.strict_cast(dtype)).alias(*column)
    };
    let leaves = grouped.select(kept.iter().map(leaf).collect::<Vec<Expr>>());
    let mut leaves = collect(leaves, &together)?;
    leaves.vstack_mut(&rows.filter(&alone)?)?;
    Ok(leaves)
}

/// The columns of leaves.
pub(super) fn of_leaves<'a>(key: &[&'a str]) -> Vec<&'a str> {
    let kept = ["rows", "rows_present", "derived", "counted", "end", ROW, "weight", "reason"];
    [key, &kept, &WAYS, &NUMBERS].concat()
}

/// A column of a leaf, from the [`aggregates`] of its rows.
pub(super) fn of_leaf(column: &str, given: Given) -> Expr {
    match column {
        "weight" if given.weights => chosen_weight(given),
        "reason" => when(col("rows_present").gt(lit(0))).then(lit(NULL)).otherwise(col("reason")),
        "value" => chosen("value", given),
        "numerator" | "denominator" if given.pairs => chosen(column, given),
        "weight" | "numerator" | "denominator" => nothing(),
        kept => col(kept),
    }
}

/// The column that says which leaf a row belongs to.
pub(super) const LEAF_NUMBER: &str = "leaf";

/// The column that says whether a row with a value ends on the last day of its group that has one.
pub(super) const AT_LAST: &str = "at_last";

/// Which rows with a value end on the last day of their group that has one.
fn at_last(groups: &[u32], ends: &Int32Chunked, with_value: &BooleanChunked) -> BooleanChunked {
    let ends = || ends.iter().zip(with_value.iter()).map(|(end, has)| end.filter(|_| has == Some(true)));
    let mut last: Vec<Option<i32>> = vec![None; groups.iter().max().map_or(0, |most| *most as usize + 1)];
    for (group, end) in groups.iter().zip(ends()) {
        let last = &mut last[*group as usize];
        *last = end.max(*last);
    }
    let is_last = |(group, end): (&u32, Option<i32>)| end.is_some() && end == last[*group as usize];
    groups.iter().zip(ends()).map(is_last).collect()
}

/// What is made of the rows of a leaf.
pub(super) fn aggregates(key: &[&str], given: Given) -> Vec<Expr> {
    let mut aggregates = vec![
        col("rows").sum(),
        col("rows_present").sum(),
        col("derived").sum(),
        col("reason").min(),
        col("counted").max(),
        only("end", has_value()).max().alias("end"),
        col(ROW).min(),
    ];
    aggregates.extend(key.iter().chain(&WAYS).map(|column| col(*column).first()));
    if given.weights {
        aggregates.extend(weight_aggregates(given));
    }
    if given.pairs {
        let both = has_pair().and(col("value").is_not_null());
        aggregates.push(both.cast(DataType::UInt32).sum().alias("both_count"));
    }
    for column in NUMBERS.into_iter().filter(|column| *column == "value" || given.pairs) {
        let number = || col(column);
        aggregates.extend([
            number().count().alias(format!("{column}_count")),
            number().sum().alias(format!("{column}_sum")),
        ]);
        if column == "value" {
            aggregates.extend([number().min().alias("value_min"), number().max().alias("value_max")]);
        }
        if given.latest {
            aggregates.push(only(column, col(AT_LAST)).max().alias(format!("{column}_latest")));
        }
    }
    aggregates
}

/// The number of a leaf: the aggregate that its indicator asks for, if there is any number.
fn chosen(column: &str, given: Given) -> Expr {
    let aggregate = |name: &str| col(format!("{column}_{name}"));
    let count = || aggregate("count");
    let latest = || if given.latest { aggregate("latest") } else { nothing() };
    // Of pairs only sums and the latest belong together, and sums of values make no ratio.
    let made = if column == "value" {
        let weighted = || {
            if given.weights && given.quotients {
                over(col("weighted_sum"), col("weight_sum"))
            } else {
                nothing()
            }
        };
        when(is(Aggregation::Latest))
            .then(latest())
            .when(count().eq(lit(1)).or(is(Aggregation::Sum)))
            .then(aggregate("sum"))
            .when(is(Aggregation::Max))
            .then(aggregate("max"))
            .when(is(Aggregation::Min))
            .then(aggregate("min"))
            .when(is(Aggregation::Mean))
            .then(if given.quotients { over(aggregate("sum"), count()) } else { nothing() })
            .when(is(Aggregation::WeightedMean))
            .then(weighted())
            .otherwise(nothing())
    } else {
        when(is(Aggregation::Latest))
            .then(latest())
            .when(count().eq(lit(1)).or(is(Aggregation::Sum)).or(is(Aggregation::RatioOfSums)))
            .then(aggregate("sum"))
            .otherwise(nothing())
    };
    let counts = count().gt(lit(0));
    let counts = if given.pairs { counts.and(is_mixed().not()) } else { counts };
    when(counts).then(made.cast(super::decimal())).otherwise(nothing())
}

/// Whether some rows of a leaf have a value and others a ratio, of which only the latest can be told.
fn is_mixed() -> Expr {
    let counts = || ["value_count", "numerator_count"].map(col);
    let has_both = counts().map(|count| count.gt(lit(0))).into_iter().reduce(Expr::and);
    let differs = counts().map(|count| count.neq(col("both_count"))).into_iter().reduce(Expr::or);
    let [has_both, differs] = [has_both, differs].map(|all| all.unwrap_or_else(|| lit(false)));
    is(Aggregation::Latest).not().and(has_both).and(differs)
}

/// No number.
fn nothing() -> Expr {
    lit(NULL).cast(super::decimal())
}

/// A quotient; none where it would be an error.
fn over(sum: Expr, count: Expr) -> Expr {
    let count = when(count.clone().gt(lit(0))).then(count).otherwise(lit(NULL)).cast(super::decimal());
    sum / count
}

fn weight_aggregates(given: Given) -> Vec<Expr> {
    let weight = || only("weight", col("value").is_not_null());
    let mut aggregates = vec![
        (col("value") * col("weight")).sum().alias("weighted_sum"),
        weight().sum().alias("weight_sum"),
        weight().count().alias("weight_count"),
    ];
    if given.latest {
        aggregates.push(only("weight", col(AT_LAST)).max().alias("weight_latest"));
    }
    aggregates
}

/// The weight of a leaf among others: that of the latest value, the mean of those of a mean, or their sum.
fn chosen_weight(given: Given) -> Expr {
    let mean = || over(col("weight_sum"), col("weight_count")).cast(super::decimal());
    when(col("weight_count").eq(lit(0)))
        .then(nothing())
        .when(is(Aggregation::Latest))
        .then(if given.latest { col("weight_latest") } else { nothing() })
        .when(col("weight_count").eq(lit(1)))
        .then(col("weight_sum"))
        .when(is(Aggregation::Mean))
        .then(if given.quotients { mean() } else { nothing() })
        .otherwise(col("weight_sum"))
        .cast(super::decimal())
}

/// What rows or leaves have, so that nothing is added up that is not there.
#[expect(clippy::struct_excessive_bools, reason = "five independent questions to the rows")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Given {
    /// Numerators with denominators.
    pub(super) pairs: bool,
    /// Weights.
    pub(super) weights: bool,
    /// Values of periods before.
    pub(super) carried: bool,
    /// Indicators of whose values the latest one counts.
    pub(super) latest: bool,
    /// Records of several rows in a period of which a mean is formed.
    pub(super) quotients: bool,
}

impl Given {
    /// What the leaves of rows have, before they are put together over units.
    pub(super) fn of(rows: &DataFrame, carried: bool) -> Result<Self, PolarsError> {
        let any = |column: &str| rows.column(column).is_ok_and(|column| column.null_count() < rows.height());
        let latest = rows.column("latest_unit")?.bool()?.any();
        let (pairs, weights) = (any("numerator"), any("weight"));
        Ok(Self { pairs, weights, carried, latest, quotients: true })
    }
}

/// Where a condition holds, a column; elsewhere nothing.
///
/// A sum over it is one plain pass, where one over filtered rows would gather each group anew.
pub(super) fn only(column: &str, condition: Expr) -> Expr {
    when(condition).then(col(column)).otherwise(lit(NULL))
}

/// One row per indicator, period and unit, or what else `keys` are, with all the parts that any
/// aggregation over units needs.
pub(super) fn over_units(leaves: LazyFrame, keys: &[&str], given: Given) -> Result<LazyFrame, PolarsError> {
    let leaves = if given.latest { with_at_last(leaves, keys)? } else { leaves };
    Ok(leaves.group_by(columns(keys, &[])).agg(of_units(given)))
}

/// What is made of the leaves of a unit.
pub(super) fn of_units(given: Given) -> Vec<Expr> {
    let value = || col("value");
    let own = || has_value().and(col("age").eq(lit(0)));
    let latest = if given.latest { only("value", col(AT_LAST)).max() } else { value().max() };
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
    aggregates
}

/// Beside each leaf whether it has a value that ends on the last day of its group.
fn with_at_last(leaves: LazyFrame, keys: &[&str]) -> Result<LazyFrame, PolarsError> {
    let mut leaves = leaves.collect()?;
    let groups = keys::numbered(&leaves, keys)?;
    let with_value = leaves.column("value")?.is_not_null();
    let at_last = at_last(&groups.of, leaves.column("end")?.i32()?, &with_value);
    leaves.with_column(at_last.with_name(AT_LAST.into()).into_column())?;
    Ok(leaves.lazy())
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
