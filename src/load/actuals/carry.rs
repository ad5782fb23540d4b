//! Carries the last value of a record forward into periods for which it has none.

use polars::prelude::{
    DataFrame, DataType, Expr, IntoLazy, LazyFrame, NamedFrom, PolarsError, Series, UnionArgs, col,
    concat_lf_diagonal, lit, when,
};

use super::super::source::ROW;
use super::group::{LEAF, columns, has_value, not_carried, not_due};
use super::ways::WAYS;

/// Leaves with the values that stand in for missing ones (`method.md` 4.3 and 4.5, T25).
///
/// A record without a value in a period takes its latest one of the periods
/// before, if that is not too old and the row of the period does not say that
/// nothing was due. `steps` are the periods that have figures, as steps from the
/// reporting period. The column `age` says from how many periods before a value
/// comes, and `from` from which.
pub(super) fn carry_forward(leaves: LazyFrame, steps: &[i32]) -> Result<LazyFrame, PolarsError> {
    let stopped = not_due(&col("reason")).or(col("rows_present").gt(lit(0)).and(has_value().not()));
    let leaves = leaves.with_columns(not_carried()).with_column(stopped.alias("stopped"));
    let carrying = leaves.clone().filter(col("max_age").is_not_null());
    let others = leaves.filter(col("max_age").is_null());
    let together = concat_lf_diagonal([carrying.clone(), candidates(carrying, steps)?], union())?;
    let filled = together.group_by(LEAF.map(col)).agg(aggregates());
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
fn candidates(carrying: LazyFrame, steps: &[i32]) -> Result<LazyFrame, PolarsError> {
    let oldest = steps.iter().min().copied().unwrap_or_default();
    let ages: Vec<u32> = (1..=oldest.unsigned_abs()).collect();
    let ages = DataFrame::new_infer_height(vec![Series::new("older".into(), ages).into()])?;
    let in_report = steps.iter().map(|step| col("cell").eq(lit(*step))).reduce(Expr::or);
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
        .filter(in_report.unwrap_or_else(|| lit(false)))
        .drop(polars::prelude::by_name(["older"], true, false)))
}

/// A leaf of its own row, if there is one, and of the youngest value.
fn aggregates() -> Vec<Expr> {
    let own = || col("age").eq(lit(0));
    let youngest = || has_value().and(col("age").eq(col("age").filter(has_value()).min()));
    let mut aggregates = vec![
        col("rows").sum(),
        col("rows_present").sum(),
        col("derived").sum(),
        col("stopped").any(true),
        col("counted").any(true),
        // Without a row of its own the record is not reported, which has the lowest rank.
        when(own().any(true)).then(col("reason").filter(own()).min()).otherwise(lit(0_u32)).alias("reason"),
    ];
    let of_youngest = ["value", "numerator", "denominator", "weight", "end", "from"];
    aggregates.extend(of_youngest.map(|column| col(column).filter(youngest()).first()));
    aggregates.push(col("age").filter(has_value()).min().alias("age"));
    let own_row = col(ROW).filter(own()).min();
    // The rows of periods may come in any order, so that neither the first nor the last one is its own.
    aggregates
        .push(when(own().any(true)).then(own_row).otherwise(col(ROW).filter(youngest()).first()).alias(ROW));
    aggregates.extend(WAYS.map(|way| col(way).first()));
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
        .agg([col("now").any(true), col("value").sum(), col(ROW).min()])
        .filter(col("now").not().and(col("cell").lt_eq(lit(0))));
    let by = columns(&["indicator", "cell", "unit_code"], &[]);
    Ok(records.group_by(by).agg([
        super::group::rows_of_group().alias("records"),
        col("value").sum(),
        col(ROW).min(),
    ]))
}
