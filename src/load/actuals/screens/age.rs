//! Values that were measured before the period that they are reported for.

use polars::prelude::{DataFrame, IntoLazy, PolarsError, col};

use super::super::states::Dates;
use super::{Reporter, in_file_order};
use crate::diag::{Code, Finding};

/// Reports rows whose date in `as_of` lies before their period.
pub(super) fn screen(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
    if rows.column("as_of")?.null_count() == rows.height() {
        return Ok(());
    }
    let dated = in_file_order(rows.clone().lazy().filter(col("as_of").is_not_null()))?;
    let mut dates = Dates::new(reporter.origin, "as_of");
    let suspects = reporter.suspects(&dated)?;
    for (suspect, text) in suspects.iter().zip(dated.column("as_of")?.str()?.iter()) {
        let Some(text) = text else { continue };
        let Some(date) = dates.read(text, suspect.row, reporter.findings) else { continue };
        if suspect.own.is_some_and(|period| date < period.start()) {
            let message = format!("the value of {} was measured on {date}, before the period", suspect.of());
            let help = "report it for the period in which it was measured";
            let finding = reporter.finding(Code::ValueTooOld, suspect, message);
            let place = reporter.origin.place(suspect.row, "as_of");
            reporter.findings.report(Finding { place, ..finding }.help(help));
        }
    }
    Ok(())
}
