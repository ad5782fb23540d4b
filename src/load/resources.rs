//! Resources, and moves of budgets between areas.

use super::Placed;
use super::cell::{Row, TextTable};
use super::series::{is_compared, required_period};
use crate::diag::{Code, Finding, Findings};
use crate::model::{AreaId, Decimal, FundClass, FundSource, Grid, Reallocation, ResourceLine};

/// Reads the resources, and the currency that they are all in.
pub(super) fn resources(
    table: &TextTable,
    grid: Grid,
    findings: &mut Findings,
) -> (Vec<Placed<ResourceLine>>, Option<String>) {
    let mut lines = Vec::new();
    let mut currency: Option<String> = None;
    for row in table.rows() {
        let area = row.required("area", findings);
        let period = required_period(row, findings);
        let source = match row.required("source", findings) {
            Some(_) => row.word("source", &FundSource::ALL, FundSource::key, findings),
            None => None,
        };
        let class = row.word("class", FundClass::ALL, FundClass::key, findings);
        check_currency(row, &mut currency, findings);
        let (Some(area), Some(period), Some(source)) = (area, period, source) else { continue };
        if !is_compared(row, "resources", period, grid, findings) {
            continue;
        }
        let line = ResourceLine {
            area: AreaId::new(area),
            period,
            source,
            class: class.unwrap_or(FundClass::Operating),
            budget: row.decimal("budget", findings),
            revised_budget: row.decimal("revised_budget", findings),
            expenditure: row.decimal("expenditure", findings),
        };
        lines.push(row.placed(line));
    }
    (lines, currency)
}

/// Reads the moves of budgets between areas.
pub(super) fn reallocations(
    table: &TextTable,
    grid: Grid,
    findings: &mut Findings,
) -> Vec<Placed<Reallocation>> {
    let mut moves = Vec::new();
    for row in table.rows() {
        let period = required_period(row, findings);
        let (from, to) = (row.text("from_area"), row.text("to_area"));
        if from == to {
            let message = match from {
                Some(area) => format!("area `{area}` gives to itself"),
                None => "neither `from_area` nor `to_area` is filled".to_owned(),
            };
            let finding = Finding::new(Code::ReallocationMismatch, row.cell_place("to_area"), message);
            let help =
                "name the area that gives and the one that receives; leave one empty for money from outside";
            findings.report(finding.help(help));
            continue;
        }
        let amount = amount(row, findings);
        let (Some(period), Some(amount)) = (period, amount) else { continue };
        if !is_compared(row, "reallocation", period, grid, findings) {
            continue;
        }
        moves.push(row.placed(Reallocation {
            period,
            from: from.map(AreaId::new),
            to: to.map(AreaId::new),
            amount,
            authority: row.text("authority").map(ToOwned::to_owned),
            reason: row.localised("reason"),
        }));
    }
    moves
}

/// An amount that must be above 0.
fn amount(row: Row<'_>, findings: &mut Findings) -> Option<Decimal> {
    row.required("amount", findings)?;
    let amount = row.decimal("amount", findings)?;
    if amount <= Decimal::ZERO {
        let message = format!("the amount {amount} is not above 0");
        let finding = Finding::new(Code::NumberInvalid, row.cell_place("amount"), message);
        findings.report(finding.help("write what is moved, and exchange the two areas if it is moved back"));
        return None;
    }
    Some(amount)
}

/// Sums over currencies would be nonsense, so there can be only one.
fn check_currency(row: Row<'_>, currency: &mut Option<String>, findings: &mut Findings) {
    let Some(found) = row.text("currency") else { return };
    match currency {
        None => *currency = Some(found.to_owned()),
        Some(first) if first == found => {}
        Some(first) => {
            let message = format!("the currency is `{found}` here and `{first}` above");
            let finding = Finding::new(Code::AggregationForbidden, row.cell_place("currency"), message);
            findings.fatal(finding.help("convert all resources to one currency"));
        }
    }
}
