//! Values that were measured before the period that they are reported for, by more than the indicator allows.

use polars::prelude::{DataFrame, DataType, IntoLazy, PolarsError, col};
use time::Date;

use super::super::codes::texts;
use super::super::states::Dates;
use super::{Reporter, in_file_order};
use crate::diag::{Code, Finding};
use crate::model::{Grid, Period};

/// Reports rows whose date in `as_of` lies before their period, or further back than `max_age` allows.
pub(super) fn screen(rows: &DataFrame, reporter: &mut Reporter<'_, '_>) -> Result<(), PolarsError> {
    if rows.column("as_of")?.null_count() == rows.height() {
        return Ok(());
    }
    let dated = in_file_order(rows.clone().lazy().filter(col("as_of").is_not_null()))?;
    let mut dates = Dates::new(reporter.origin, "as_of");
    let suspects = reporter.suspects(&dated)?;
    let ages = dated.column("max_age")?.cast(&DataType::Int32)?;
    let texts = texts(&dated, "as_of")?;
    for (suspect, (text, max_age)) in suspects.iter().zip(texts.iter().zip(ages.i32()?.iter())) {
        let Some(text) = text else { continue };
        let Some(date) = dates.read(text, suspect.row, reporter.findings) else { continue };
        let earliest = suspect.own.and_then(|period| earliest(period, max_age, reporter.grid));
        if earliest.is_some_and(|earliest| date < earliest) {
            let limit = match max_age {
                Some(age) => format!("longer before the period than its `max_age` of {age} allows"),
                None => "before the period".to_owned(),
            };
            let message = format!("the value of {} was measured on {date}, {limit}", suspect.of());
            let help = "report it for the period in which it was measured";
            let finding = reporter.finding(Code::ValueTooOld, suspect, message);
            let place = reporter.origin.place(suspect.row, "as_of");
            reporter.findings.report(Finding { place, ..finding }.help(help));
        }
    }
    Ok(())
}

/// The first day on which a value for a period may have been measured.
fn earliest(period: Period, max_age: Option<i32>, grid: Grid) -> Option<Date> {
    let Some(age) = max_age else { return Some(period.start()) };
    let step = grid.steps_to(grid.cell(period)?)?;
    grid.step(step.checked_sub(age)?).map(Period::start)
}
