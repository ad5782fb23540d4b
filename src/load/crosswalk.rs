//! Frameworks that change: from and until when something is in force, and the crosswalk.

use std::collections::BTreeMap;

use super::Placed;
use super::cell::{Row, TextTable, empty_finding};
use super::series::{is_compared, required_period};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Area, AreaId, FrameworkChange, Grid, InForce, Indicator, IndicatorId, Relation};

/// For which periods what a row defines is in force.
pub(super) fn in_force(row: Row<'_>, findings: &mut Findings) -> InForce {
    let mut period = |field| row.parse_period(field, row.text(field)?, findings);
    let (from, until) = (period("from"), period("until"));
    InForce::new(from, until).unwrap_or_else(|| {
        let message = "the last period in force ends before the first one begins";
        let finding = Finding::new(Code::PeriodInvalid, row.cell_place("until"), message);
        findings.report(finding.help("correct `from` or `until`"));
        InForce::default()
    })
}

/// Takes indicators out of force for the periods for which their area is.
pub(super) fn within_areas(indicators: &mut [Placed<Indicator>], areas: &[Placed<Area>]) {
    let areas: BTreeMap<&AreaId, InForce> =
        areas.iter().map(|area| (&area.row.id, area.row.in_force)).collect();
    for indicator in indicators {
        if let Some(area) = areas.get(&indicator.row.area) {
            indicator.row.in_force = indicator.row.in_force.within(*area);
        }
    }
}

/// Reads the crosswalk.
pub(super) fn crosswalk(
    table: &TextTable,
    grid: Grid,
    findings: &mut Findings,
) -> Vec<Placed<FrameworkChange>> {
    let mut changes = Vec::new();
    for row in table.rows() {
        let period = required_period(row, findings);
        let relation = match row.required("relation", findings) {
            Some(_) => row.word("relation", Relation::ALL, Relation::key, findings),
            None => None,
        };
        let (Some(period), Some(relation)) = (period, relation) else { continue };
        if !is_compared(row, "change of the framework", period, grid, findings)
            || !has_its_ends(row, relation, findings)
        {
            continue;
        }
        let comparable = row.word("comparable", &[true, false], yes_or_no, findings);
        let change = FrameworkChange {
            from: row.text("from").map(IndicatorId::new),
            to: row.text("to").map(IndicatorId::new),
            period,
            relation,
            comparable: comparable.unwrap_or(relation == Relation::Same),
            note: row.localised("note"),
        };
        changes.push(row.placed(change));
    }
    changes
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// Whether a row names the indicators that its relation speaks of, and no others.
fn has_its_ends(row: Row<'_>, relation: Relation, findings: &mut Findings) -> bool {
    let (from, to) = match relation {
        Relation::Same | Relation::Redefined | Relation::Merged | Relation::Split => (true, true),
        Relation::Discontinued => (true, false),
        Relation::New => (false, true),
    };
    let mut complete = true;
    for (field, wanted) in [("from", from), ("to", to)] {
        match (row.text(field), wanted) {
            (None, true) => {
                findings.report(empty_finding(row.cell_place(field), field));
                complete = false;
            }
            (Some(id), false) => {
                let message =
                    format!("an indicator that is {} has no `{field}`, and `{id}` is there", relation.key());
                let finding = Finding::new(Code::CrosswalkContradicted, row.cell_place(field), message);
                findings.report(finding.help("empty the cell, or correct the relation"));
                complete = false;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    complete
}
