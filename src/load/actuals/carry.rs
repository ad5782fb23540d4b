//! Carries the last value of a record forward into periods for which it has none.

use polars::prelude::{
    BooleanChunked, DataFrame, DataType, Expr, IntoColumn, IntoLazy, LazyFrame, NULL, NamedFrom, PolarsError,
    Series, UnionArgs, col, concat_lf_diagonal, lit, when,
};

use super::super::source::ROW;
use super::group::{LEAF, LEAF_NUMBER, columns, has_value, not_carried, not_due, only};
use super::keys::{self, Numbered};
use super::ways::WAYS;

/// Leaves with the values that stand in for missing ones (`method.md` 4.3 and 4.5, T25).
///
/// A record without a value in a period takes its latest one of the periods
/// before, if that is not too old and the row of the period does not say that
/// nothing was due. `steps` are the periods that have figures, as steps from the
/// reporting period, and `most` the most periods for which a value may stand in. The column `age` says from how many periods before a value
/// comes, and `from` from which.
pub(super) fn carry_forward(leaves: LazyFrame, steps: &[i32], most: u32) -> Result<LazyFrame, PolarsError> {
    let stopped = not_due(&col("reason")).or(col("rows_present").gt(lit(0)).and(has_value().not()));
    let leaves = leaves.with_columns(not_carried()).with_column(stopped.alias("stopped"));
    let carrying = leaves.clone().filter(col("max_age").is_not_null());
    let others = leaves.filter(col("max_age").is_null());
    let mut together = concat_lf_diagonal([carrying.clone(), candidates(carrying, steps, most)?], union())?
        .with_column(has_value().alias(YOUNGEST))
        .collect()?;
    let records = keys::numbered(&together, &LEAF)?;
    let youngest = youngest(&records, &together)?;
    together.with_column(youngest.with_name(YOUNGEST.into()).into_column())?;
    together.with_column(Series::new(LEAF_NUMBER.into(), records.of).into_column())?;
    let filled = together.lazy().group_by([col(LEAF_NUMBER)]).agg(aggregates());
    let filled = filled.drop(polars::prelude::by_name([LEAF_NUMBER], true, false));
    let nothing = |column: &str| {
        let empty = lit(polars::prelude::NULL).cast(super::decimal());
        when(col("stopped")).then(empty).otherwise(col(column)).alias(column)
    };
    let filled = filled.with_columns(["value", "numerator", "denominator", "weight"].map(nothing));
    concat_lf_diagonal([others, filled], union())
}

fn union() -> UnionArgs {
    UnionArgs { to_supertypes: true, ..UnionArgs::default() }
}

/// Each value in each of the later periods that it might stand in for.
fn candidates(carrying: LazyFrame, steps: &[i32], most: u32) -> Result<LazyFrame, PolarsError> {
    let oldest = steps.iter().min().copied().unwrap_or_default();
    let ages: Vec<u32> = (1..=oldest.unsigned_abs().min(most)).collect();
    let ages = DataFrame::new_infer_height(vec![Series::new("older".into(), ages).into()])?;
    let in_report = col("cell").is_in(lit(Series::new("cell".into(), steps)).implode(true), false);
    Ok(carrying
        .filter(has_value())
        .cross_join(ages.lazy(), None)
        .filter(col("older").lt_eq(col("max_age")))
        .with_columns([
            (col("cell") + col("older").cast(DataType::Int32)).alias("cell"),
            col("older").alias("age"),
            lit(0_u32).alias("rows"),
            lit(0_u32).alias("rows_present"),
            lit(0_u32).alias("derived"),
            lit(0_u32).alias("reason"),
            lit(false).alias("stopped"),
        ])
        .filter(in_report)
        .drop(polars::prelude::by_name(["older"], true, false)))
}

/// The column that says whether a row has the youngest value of its record.
pub(super) const YOUNGEST: &str = "youngest";

/// Which of the rows with a value is the youngest of its record; no two of a record are of one age.
fn youngest(records: &Numbered, rows: &DataFrame) -> Result<BooleanChunked, PolarsError> {
    let ages = rows.column("age")?.cast(&DataType::Int64)?;
    let (ages, with_value) = (ages.i64()?, rows.column(YOUNGEST)?.bool()?);
    let ages = || ages.iter().zip(with_value.iter()).map(|(age, has)| age.filter(|_| has == Some(true)));
    let mut least: Vec<Option<i64>> = vec![None; records.count];
    for (record, age) in records.of.iter().zip(ages()) {
        let least = &mut least[*record as usize];
        *least = [*least, age].into_iter().flatten().min();
    }
    let is_least = |(record, age): (&u32, Option<i64>)| age.is_some() && age == least[*record as usize];
    Ok(records.of.iter().zip(ages()).map(is_least).collect())
}

/// A leaf of its own row, if there is one, and of the youngest value.
pub(super) fn aggregates() -> Vec<Expr> {
    let own = || col("age").eq(lit(0));
    // There is one such row at most, so that any way of putting several together gives its value.
    let of_youngest = |column: &str| only(column, col(YOUNGEST)).max();
    let of_own = |column: &str| only(column, own()).min();
    let has_own = || own().max();
    let mut aggregates = vec![
        col("rows").sum(),
        col("rows_present").sum(),
        col("derived").sum(),
        col("stopped").max(),
        col("counted").max(),
        // Without a row of its own the record is not reported, which has the lowest rank.
        when(has_own()).then(of_own("reason")).otherwise(lit(0_u32)).alias("reason"),
        when(has_own()).then(of_own(ROW)).otherwise(of_youngest(ROW)).alias(ROW),
    ];
    let kept = ["value", "numerator", "denominator", "weight", "end", "from", "age"];
    aggregates.extend(kept.map(|column| of_youngest(column).alias(column)));
    aggregates.extend(LEAF.iter().chain(&WAYS).map(|column| col(*column).first()));
    aggregates
}

/// Records of running totals that have a value in a period and none in the next one, by unit.
pub(super) fn lost(leaves: LazyFrame) -> Result<LazyFrame, PolarsError> {
    let known = leaves.filter(col("running").and(has_value()));
    let part = |now: bool| {
        known.clone().select([
            col("indicator"),
            if now { col("cell") } else { col("cell") + lit(1) },
            col("unit_code"),
            col("project"),
            col("value"),
            col(ROW),
            lit(now).alias("now"),
        ])
    };
    let records = concat_lf_diagonal([part(true), part(false)], union())?
        .group_by(LEAF.map(col))
        .agg([col("now").any(true), sum_of_values(), col(ROW).min()])
        .filter(col("now").not().and(col("cell").lt_eq(lit(0))));
    let by = columns(&["indicator", "cell", "unit_code"], &[]);
    Ok(records.group_by(by).agg([
        super::group::rows_of_group().alias("records"),
        sum_of_values(),
        col(ROW).min(),
    ]))
}

/// The sum of the values; none where there is no value.
fn sum_of_values() -> Expr {
    let value = || col("value");
    when(value().count().gt(lit(0))).then(value().sum()).otherwise(lit(NULL)).alias("value")
}
