//! Rows that do not fit the aggregation of their indicator: values without a
//! weight, values where items are counted, items where none are.

use polars::prelude::{
    Column, DataFrame, DataType, Expr, IntoLazy, NULL, PolarsError, SortMultipleOptions, col, len, lit, when,
};

use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::clean::without_value;
use super::codes::texts;
use crate::diag::{About, Code, Finding, Findings};

/// A rule that rows must keep to fit their indicator.
struct Rule {
    broken: Expr,
    code: Code,
    column: &'static str,
    message: fn(&str) -> String,
    help: &'static str,
}

fn rules() -> Vec<Rule> {
    let has_number = || col("value").is_not_null().or(col("numerator").is_not_null());
    // A number of the corporate level for a whole period is not put together with others.
    let alone = || col("unit_code").is_null().and(col("project").is_null()).and(col("whole"));
    vec![
        Rule {
            broken: col("weighs_units")
                .or(col("weighs_time"))
                .and(col("value").is_not_null())
                .and(col("weight").is_null())
                .and(alone().not()),
            code: Code::WeightMissing,
            column: "weight",
            message: |id| format!("a value of `{id}` has no weight and cannot enter its weighted mean"),
            help: "fill the column `weight` with how much the value counts, such as the number of people it stands for",
        },
        Rule {
            broken: col("counts").and(has_number()).and(col("value").eq(lit(0)).fill_null(lit(false)).not()),
            code: Code::ValueContradicted,
            column: "value",
            message: |id| format!("a row of `{id}` has a value, and the indicator counts different items"),
            help: "write one row for each `item` and leave `value` empty; a `value` of 0 says that there is none",
        },
    ]
}

/// Name of the column that says whether a row names an item where none is counted.
const STRAY: &str = "stray";

/// The rows without items where none are counted: these tell no rows apart.
///
/// Which rows had one is kept for [`fitting`], which is told of the latest revisions only.
pub(super) fn without_stray_items(frame: DataFrame) -> Result<DataFrame, PolarsError> {
    let mut frame = frame;
    if frame.column("item")?.null_count() == frame.height() {
        frame.with_column(Column::new_scalar(STRAY.into(), false.into(), frame.height()))?;
        return Ok(frame);
    }
    let stray = || col("item").is_not_null().and(col("counts").not());
    let item = when(stray()).then(lit(NULL)).otherwise(col("item")).alias("item");
    frame.lazy().with_columns([stray().alias(STRAY), item]).collect()
}

/// Leaves the values that do not fit their indicator out, waiting for a check, and says so.
///
/// Adds the column `counted`: whether the row says how many items there are, by
/// naming one or by saying that there is none.
pub(super) fn fitting(
    frame: DataFrame,
    origin: &Origin,
    findings: &mut Findings,
) -> Result<DataFrame, PolarsError> {
    let mut frame = frame;
    for rule in rules() {
        if report(&frame, origin, &rule, findings)? {
            frame = frame.lazy().with_columns(without_value(&rule.broken)).collect()?;
        }
    }
    let stray = Rule {
        broken: col(STRAY),
        code: Code::ValueContradicted,
        column: "item",
        message: |id| format!("a row of `{id}` names an item, and the indicator counts none"),
        help: "remove the item, or give the indicator `count_distinct` in `agg_units`",
    };
    report(&frame, origin, &stray, findings)?;
    let counted = col("counts").and(col("item").is_not_null().or(col("value").is_not_null()));
    let value = when(col("counts")).then(lit(NULL)).otherwise(col("value"));
    let frame = frame.drop(STRAY)?;
    frame.lazy().with_columns([counted.alias("counted"), value.alias("value")]).collect()
}

/// Reports the rows that break a rule, one finding for each indicator; whether there are any.
fn report(
    frame: &DataFrame,
    origin: &Origin,
    rule: &Rule,
    findings: &mut Findings,
) -> Result<bool, PolarsError> {
    let broken = frame
        .clone()
        .lazy()
        .filter(rule.broken.clone())
        .group_by([col("indicator")])
        .agg([len().cast(DataType::UInt64).alias("rows"), col(ROW).min()])
        .sort([ROW], SortMultipleOptions::default())
        .collect()?;
    let counts = broken.column("rows")?.u64()?.iter();
    let ids = texts(&broken, "indicator")?;
    for ((id, row), count) in ids.iter().zip(row_numbers(&broken)?).zip(counts) {
        let more = match count {
            Some(count) if count > 1 => format!(" ({count} rows, of which this is the first)"),
            Some(_) | None => String::new(),
        };
        let message = (rule.message)(id.unwrap_or_default()) + &more;
        let finding = Finding::new(rule.code, origin.place(row, rule.column), message).help(rule.help);
        findings.report(finding.about(About::indicator(id.unwrap_or_default())));
    }
    Ok(broken.height() > 0)
}
