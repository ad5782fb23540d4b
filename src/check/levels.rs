//! Checks of what the corporate level says against what its units come to (`method.md` 4.5, T32).

use std::collections::BTreeMap;

use super::lookup::Targets;
use crate::diag::{About, Code, Finding, Findings, Place};
use crate::load::{LevelGap, Loaded, Parts, Placed, Target};
use crate::model::{Indicator, IndicatorId, Period};

/// Warns of values of the corporate level that differ from what its units come to.
pub(super) fn actuals(loaded: &Loaded, findings: &mut Findings) {
    let indicators: BTreeMap<&IndicatorId, &Indicator> =
        loaded.indicators.iter().map(|indicator| (&indicator.row.id, &indicator.row)).collect();
    for ((id, period), cells) in &loaded.actuals.cells {
        let gap = indicators.get(id).and_then(|indicator| cells.gap(indicator));
        let (Some(gap), Some(own)) = (gap, cells.by_unit.get(&None)) else { continue };
        let message = format!(
            "the corporate level reports {} for `{id}` in {period}, and its units come to {}{}",
            gap.corporate.normalize(),
            gap.units.normalize(),
            difference(gap)
        );
        let place = loaded.actuals.place(own, "value");
        let help = "correct one of them; the corporate value counts, and a note prints the difference";
        let finding = Finding::new(Code::CorporateDiffers, place, message).help(help);
        findings.report(finding.about(About::indicator(id).period(period)));
    }
}

/// Warns of corporate targets that differ from the sum of those of the units.
pub(super) fn targets(loaded: &Loaded, targets: &Targets, findings: &mut Findings) {
    let rows: BTreeMap<_, &Placed<Target>> = loaded
        .targets
        .iter()
        .filter(|target| target.row.unit.is_none())
        .map(|target| ((&target.row.indicator, target.row.period, target.row.version), target))
        .collect();
    for indicator in &loaded.indicators {
        let id = &indicator.row.id;
        let of_it = rows.keys().filter(|(indicator, ..)| *indicator == id);
        let periods: std::collections::BTreeSet<Period> = of_it.map(|(_, period, _)| *period).collect();
        for period in periods {
            let Some(gap) = target_gap(&indicator.row, targets, period) else { continue };
            let message = format!(
                "the corporate target of `{id}` for {period} is {}, and those of its units add up to {}{}",
                gap.corporate.normalize(),
                gap.units.normalize(),
                difference(gap)
            );
            let version = targets.in_force(id, None, period).map(|target| target.current.version);
            let row = version.and_then(|version| rows.get(&(id, period, version)));
            let place = row.map_or_else(|| Place::file("targets"), |row| row.cell("value"));
            let help = "correct one of them; the corporate target counts, and a note prints the difference";
            let finding = Finding::new(Code::TargetsDiffer, place, message).help(help);
            findings.report(finding.about(About::indicator(id).period(&period)));
        }
    }
}

/// The difference between the corporate target for a period and the sum of those of the units.
pub(super) fn target_gap(indicator: &Indicator, targets: &Targets, period: Period) -> Option<LevelGap> {
    let value = |unit| targets.in_force(&indicator.id, unit, period)?.current.value.present()?.point();
    let corporate = value(None)?;
    let mut units = Parts::default();
    for unit in targets.units(&indicator.id, period) {
        if let Some(target) = value(Some(unit)) {
            units.merge(&Parts::single(target));
        }
    }
    let sum = units.sum.filter(|_| indicator.adds_up())?;
    LevelGap::between(corporate, sum, indicator.decimals)
}

fn difference(gap: LevelGap) -> String {
    let difference = gap.difference().map(|gap| gap.abs().normalize());
    difference.map_or_else(String::new, |gap| format!(": a difference of {gap}"))
}
