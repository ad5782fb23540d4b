//! Percentages in two scales: fractions such as 0.53 among percentage points such as 53.

use polars::prelude::{DataFrame, Expr, IntoLazy, PolarsError, SortMultipleOptions, col, lit};

use super::super::super::source::ROW;
use super::super::codes;
use super::{Reporter, in_file_order};
use crate::diag::Code;

/// The least median of the values above 1: below it, values below 1 are nothing strange.
const USUAL: f64 = 10.0;

/// Reports values that look like fractions.
///
/// Percentages that are spread down to below 1 also have values just above it,
/// in an interval nine times as wide. Fractions leave a gap there.
pub(super) fn screen(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
    let value = || col("number");
    // A numerator over its denominator is never in the wrong scale.
    let is_small = || value().gt(lit(0.0)).and(value().lt(lit(1.0))).and(col("value").is_not_null());
    let large = || value().filter(value().gt(lit(1.0)));
    if !rows.column("percent")?.bool()?.any() {
        return Ok(());
    }
    let mixed = rows
        .clone()
        .lazy()
        .filter(col("percent"))
        .group_by([col("indicator")])
        .agg([
            is_small().sum().alias("small"),
            large().len().alias("large"),
            large().filter(large().lt_eq(lit(USUAL))).len().alias("between"),
            large().median().alias("usual"),
            col(ROW).min(),
        ])
        .filter(gap())
        .sort([ROW], SortMultipleOptions::default())
        .with_column(codes::as_text("indicator"))
        .collect()?;
    let counts = mixed.column("large")?.u32()?;
    for (index, indicator) in mixed.column("indicator")?.str()?.iter().enumerate() {
        let (Some(indicator), Some(large)) = (indicator, counts.get(index)) else { continue };
        // Where only some of its rows are here, all of them were looked at elsewhere.
        if !reporter.elsewhere.has_none_of(indicator) {
            continue;
        }
        let small = rows.clone().lazy().filter(col("indicator").eq(lit(indicator)));
        let others = if large == 1 {
            "another value of the indicator is a percentage".to_owned()
        } else {
            format!("{large} values of the indicator are percentages")
        };
        for suspect in reporter.suspects(&in_file_order(small.filter(is_small()))?)? {
            let message = format!(
                "the value `{}` of {} looks like a fraction: {others}",
                suspect.written(),
                suspect.of()
            );
            let help = "write percentages as percentage points, such as 53 for 53 %";
            reporter.report(Code::MixedPercentScale, &suspect, message, help);
        }
    }
    Ok(())
}

fn gap() -> Expr {
    col("small")
        .gt(lit(0))
        .and(col("large").gt(lit(0)))
        .and(col("between").lt(col("small")))
        .and(col("usual").gt_eq(lit(USUAL)))
}
