//! Values that cannot be: outside the declared range of their indicator, or of a percentage.

use polars::prelude::{DataFrame, Expr, IntoLazy, PolarsError, col, lit};

use super::{Reporter, in_file_order};
use crate::diag::Code;

/// How far a computed ratio may miss its limit by the inexactness of the division.
const SLACK: f64 = 1e-9;

/// Reports values outside their range.
pub(super) fn screen(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
    let limited = |limit: &str| Ok::<_, PolarsError>(rows.column(limit)?.null_count() < rows.height());
    if !limited("min")? && !limited("max")? && !rows.column("percent")?.bool()?.any() {
        return Ok(());
    }
    let (below, above) = (beyond("min", Expr::lt), beyond("max", Expr::gt));
    let outside = rows.clone().lazy().filter(below.clone().or(above.clone()));
    for suspect in reporter.suspects(&in_file_order(outside)?)? {
        let message = format!(
            "the value `{}` of {} lies outside the range of the indicator",
            suspect.written(),
            suspect.of()
        );
        let help = "correct the value, or `min` and `max` of the indicator";
        reporter.report(Code::ValueOutOfRange, &suspect, message, help);
    }
    let undeclared = |limit: &str| col("percent").and(col(limit).is_null());
    let impossible = undeclared("min").and(col("number").lt(lit(0.0)));
    let impossible = impossible.or(undeclared("max").and(beyond_whole()));
    let outside = rows.clone().lazy().filter(impossible.and(below.or(above).not()));
    for suspect in reporter.suspects(&in_file_order(outside)?)? {
        let (fault, help) = if suspect.number.is_infinite() {
            (
                "has a denominator of 0",
                "correct the denominator, or leave both cells empty and give a `missing_reason`",
            )
        } else {
            let help = "correct the value, or declare `min` and `max` of the indicator if it is no share";
            (if suspect.number < 0.0 { "lies below 0" } else { "lies above 100" }, help)
        };
        let message = format!("the percentage `{}` of {} {fault}", suspect.written(), suspect.of());
        reporter.report(Code::ImpossiblePercentage, &suspect, message, help);
    }
    Ok(())
}

/// Whether a row lies on the wrong side of a limit that its indicator declares.
///
/// Values are compared exactly, ratios as floating-point numbers.
fn beyond(limit: &'static str, is_beyond: fn(Expr, Expr) -> Expr) -> Expr {
    let ratio_limit = col(limit).cast(polars::prelude::DataType::Float64);
    let slack = if limit == "max" { lit(1.0 + SLACK) } else { lit(1.0 - SLACK) };
    let value = is_beyond(col("value"), col(limit));
    let ratio = is_beyond(col("number"), ratio_limit * slack);
    polars::prelude::when(col("value").is_not_null()).then(value).otherwise(ratio).fill_null(lit(false))
}

/// Whether a percentage is more than a hundred, or a part more than its whole.
fn beyond_whole() -> Expr {
    let value = col("value").cast(polars::prelude::DataType::Float64).gt(lit(100.0));
    let part = col("numerator").gt(col("denominator")).and(col("number").gt(lit(0.0)));
    polars::prelude::when(col("value").is_not_null()).then(value).otherwise(part).fill_null(lit(false))
}
