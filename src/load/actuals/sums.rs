//! Whether the values of an indicator can be added exactly.

use polars::prelude::{DataFrame, DataType, IntoLazy, PolarsError, SortMultipleOptions, col, len, lit};

use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::codes::texts;
use super::pass::{NUMBERS, collect};
use crate::diag::{Code, Finding, Findings};

/// The largest sum that decimals of 18 places in 128 bits can hold.
const LARGEST_SUM: f64 = 1.7e20;

/// Reports indicators whose values are so large that their sum might not be exact.
pub(super) fn check(frame: &DataFrame, origin: &Origin, findings: &mut Findings) -> Result<(), PolarsError> {
    if is_small(frame)? {
        return Ok(());
    }
    let largest = ["value", "numerator", "denominator", "weight"].map(|column| {
        let number = || col(column).cast(DataType::Float64);
        polars::lazy::dsl::max_horizontal([number().max(), -number().min()])
    });
    let [value, numerator, denominator, weight] = largest;
    let (value, weight) = (value?, weight?);
    let weighted = value.clone() * weight.clone();
    let largest = polars::lazy::dsl::max_horizontal([value, numerator?, denominator?, weight, weighted])?;
    let too_large = frame
        .clone()
        .lazy()
        .group_by([col("indicator")])
        .agg([(largest * len().cast(DataType::Float64)).alias("most"), col(ROW).min()])
        .filter(col("most").gt(lit(LARGEST_SUM)))
        .sort([ROW], SortMultipleOptions::default())
        .collect()?;
    let ids = texts(&too_large, "indicator")?;
    for (id, row) in ids.iter().zip(row_numbers(&too_large)?) {
        let message = format!("the values of `{}` are too large to be added exactly", id.unwrap_or_default());
        let finding = Finding::new(Code::SumOverflow, origin.place(row, "value"), message);
        findings.fatal(finding.help("report the indicator in a larger unit, such as millions"));
    }
    Ok(())
}

/// Whether not even all rows together can be too large.
fn is_small(frame: &DataFrame) -> Result<bool, PolarsError> {
    let present = NUMBERS
        .into_iter()
        .filter(|column| frame.column(column).is_ok_and(|numbers| numbers.null_count() < frame.height()));
    let ends = present.flat_map(|column| [col(column).min(), col(column).max()]);
    let ends =
        ends.enumerate().map(|(index, end)| end.cast(DataType::Float64).abs().alias(index.to_string()));
    let ends = collect(frame.clone().lazy().select(ends.collect::<Vec<_>>()), frame)?;
    let mut largest = 1.0_f64;
    for end in ends.columns() {
        largest = end.f64()?.get(0).map_or(largest, |end| largest.max(end));
    }
    #[expect(clippy::cast_precision_loss, reason = "the limit lies far below what 128 bits hold")]
    let rows = frame.height() as f64;
    Ok(largest * largest * rows <= LARGEST_SUM)
}
