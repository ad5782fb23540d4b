//! The settings on periods: when fiscal years begin, and by which of their years they are named.

use time::Month;

use super::keys::{Entry, Keys};
use crate::diag::{Code, Finding, Findings};
use crate::model::{FiscalYear, NamedBy, Period, PeriodFault, PeriodForms};

/// Reads the keys `fiscal-year-starts` and `fiscal-year-named` of `[report]` or of a source.
///
/// What a source does not say is as the report says it; of a report with faults that is not known.
pub(super) fn read(keys: &Keys<'_, '_>, report: Option<PeriodForms>, findings: &mut Findings) -> PeriodForms {
    let starts = keys.get("fiscal-year-starts");
    let month = starts.and_then(|entry| read_month(entry, findings));
    let named = keys.word("fiscal-year-named", &NamedBy::ALL, NamedBy::key, findings);
    let inherited = report.and_then(PeriodForms::fiscal_year);
    let first = month.or_else(|| inherited.map(FiscalYear::first_month));
    let entry = named.and(keys.get("fiscal-year-named"));
    if let (None, None, Some(_), Some(entry)) = (first, starts, report, entry) {
        let message = "`fiscal-year-named` is about fiscal years, and nothing says when they begin";
        let finding = Finding::new(Code::InvalidValue, entry.place(), message);
        findings.report(finding.help("add the first month, such as fiscal-year-starts = \"07\""));
    }
    let named = named.or_else(|| inherited.map(FiscalYear::named_by)).unwrap_or_default();
    let forms = first.map(|first| PeriodForms::with_fiscal_year(FiscalYear::new(first, named)));
    forms.unwrap_or_default()
}

/// A month as two digits.
fn read_month(entry: Entry<'_, '_>, findings: &mut Findings) -> Option<Month> {
    let text = entry.text(findings)?;
    let number = text.parse::<u8>().ok().filter(|_| text.len() == 2 && !text.starts_with('+'));
    let month = number.and_then(|number| Month::try_from(number).ok());
    if month.is_none() {
        entry.wrong("a month, from `01` to `12`", findings);
    }
    month
}

/// The reporting period, in any form of the project's periods.
pub(super) fn read_period(
    keys: &Keys<'_, '_>,
    forms: PeriodForms,
    findings: &mut Findings,
) -> Option<Period> {
    let entry = keys.require("period", findings)?;
    let text = entry.text(findings)?;
    match forms.parse(&text) {
        Ok(period) => Some(period),
        // The month is there and was found to be none.
        Err(error)
            if error.fault == PeriodFault::FiscalYearUndeclared
                && keys.get("fiscal-year-starts").is_some() =>
        {
            None
        }
        Err(error) => {
            let finding = Finding::new(Code::InvalidValue, entry.place(), error.to_string());
            findings.report(finding.help(error.fault.help()));
            None
        }
    }
}
