//! The steps of indicators whose achievement is the weight of what is done.

use super::cell::{TextTable, empty_finding};
use super::framework::weight;
use super::{Placed, Step};
use crate::diag::Findings;
use crate::model::{IndicatorId, UnitCode};

/// Reads the steps.
pub(super) fn steps(table: &TextTable, findings: &mut Findings) -> Vec<Placed<Step>> {
    let mut steps = Vec::new();
    for row in table.rows() {
        let Some(indicator) = row.required("indicator", findings) else { continue };
        let Some(title) = row.localised("title") else {
            findings.report(empty_finding(row.cell_place("title"), "title"));
            continue;
        };
        let step = Step {
            indicator: IndicatorId::new(indicator),
            unit: row.text("unit_code").map(UnitCode::new),
            title,
            weight: weight(row, findings),
            due: row.date("due", findings),
            done_on: row.date("done_on", findings),
        };
        steps.push(row.placed(step));
    }
    steps
}
