//! The units of the rows, against the table of units.

use polars::prelude::{DataFrame, DataType, IntoLazy, PolarsError, SortMultipleOptions, col, len};

use super::super::source::ROW;
use super::super::table::{Origin, row_numbers};
use super::Framework;
use crate::diag::{Code, Finding, Findings};

/// Reports each unit that is not in the table of units, with how many rows name it.
///
/// Without a table every code is as good as any other.
pub(super) fn known(
    frame: &DataFrame,
    origin: &Origin,
    framework: &Framework<'_>,
    findings: &mut Findings,
) -> Result<(), PolarsError> {
    let Some(known) = framework.units.filter(|known| !known.is_empty()) else { return Ok(()) };
    let used = frame
        .clone()
        .lazy()
        .filter(col("unit_code").is_not_null())
        .group_by([col("unit_code")])
        .agg([len().cast(DataType::UInt64).alias("rows"), col(ROW).min()])
        .sort([ROW], SortMultipleOptions::default())
        .collect()?;
    let (codes, counts) = (used.column("unit_code")?.str()?, used.column("rows")?.u64()?);
    for ((code, row), count) in codes.iter().zip(row_numbers(&used)?).zip(counts.iter()) {
        let (Some(code), Some(count)) = (code, count) else { continue };
        if known.contains(code) {
            continue;
        }
        let more = match count {
            1 => String::new(),
            _ => format!(" ({count} rows name it, of which this is the first)"),
        };
        let message = format!("there is no unit `{code}`{more}");
        let finding =
            Finding::new(Code::ReferenceUnknown, origin.place(row, "unit_code"), message).value(code);
        let finding = finding.suggest(code, known.iter().map(String::as_str));
        let help = "correct the code, or add it to the table `units`";
        findings.report(if finding.help.is_some() { finding } else { finding.help(help) });
    }
    Ok(())
}
