//! Whether the register of gaps agrees with the data.

use crate::diag::{About, Code, Finding, Findings};
use crate::load::{Cell, Cells, Loaded, Placed};
use crate::model::{Gap, Indicator, Method};

/// Warns of gaps that are closed, and of indicators without data that are in no register.
pub(super) fn gaps(loaded: &Loaded, findings: &mut Findings) {
    // Without a register nothing says which gaps the project wants to follow.
    let Some(gaps) = &loaded.registers.gaps else { return };
    for gap in gaps {
        closed(loaded, gap, findings);
    }
    let period = loaded.grid.reporting();
    // Steps stand in a table of their own, with the day on which each was done.
    let reported = |row: &Indicator| row.in_force.holds(period) && row.method != Some(Method::Milestone);
    for indicator in loaded.indicators.iter().filter(|indicator| reported(&indicator.row)) {
        let id = &indicator.row.id;
        let cells = loaded.actuals.cells.get(&(id.clone(), period));
        let registered = gaps.iter().any(|gap| gap.row.indicator == *id && gap.row.period == period);
        if !registered && cells.is_none_or(is_wanting) {
            let message = format!("`{id}` has no data for {period} and no registered gap");
            let finding = Finding::new(Code::GapUnregistered, indicator.cell("id"), message);
            let help = "add a row to the table `gaps`, with its reason and its owner";
            findings.report(finding.help(help).about(About::indicator(id).period(&period)));
        }
    }
}

fn closed(loaded: &Loaded, gap: &Placed<Gap>, findings: &mut Findings) {
    let Gap { indicator, unit, period, .. } = &gap.row;
    let Some(cells) = loaded.actuals.cells.get(&(indicator.clone(), *period)) else { return };
    let complete = match unit {
        Some(_) => cells.by_unit.get(unit).is_some_and(is_complete),
        // A value at the corporate level stands for the whole; else every unit must have its own.
        None => cells.by_unit.get(&None).map_or_else(|| cells.by_unit.values().all(is_complete), is_complete),
    };
    if complete {
        let of = unit.as_ref().map_or_else(String::new, |unit| format!(" in the unit `{unit}`"));
        let message = format!("the gap of `{indicator}`{of} for {period} is closed: a value was reported");
        let finding = Finding::new(Code::GapClosed, gap.cell("indicator"), message);
        let about = About::indicator(indicator).unit(unit.as_ref()).period(period);
        findings.report(finding.help("remove the row from the table `gaps`").about(about));
    }
}

/// Whether every record of which a value was due has one.
fn is_complete(cell: &Cell) -> bool {
    cell.records_present > 0 && cell.records_present == cell.records_due
}

/// Whether there is no value although one was due.
fn is_wanting(cells: &Cells) -> bool {
    let cells = &cells.by_unit;
    let empty = cells.values().all(|cell| cell.records_present == 0);
    let due = |cell: &Cell| cell.reason.is_none_or(crate::model::MissingReason::was_due);
    empty && (cells.is_empty() || cells.values().any(due))
}
