//! Screen of percentages in two scales: targets such as 60 beside values such as 0.61, or the other way round.

use rust_decimal::dec;

use crate::diag::{About, Code, Finding, Findings, Level, Place};
use crate::load::{Loaded, Placed, Target};
use crate::model::{Decimal, Direction, Indicator, MeasureUnit, TargetValue};

/// From here on numbers are taken for percentage points.
const USUAL: Decimal = dec!(10);

const HELP: &str = "write percentages as percentage points, such as 53 for 53 %";

/// Reports fractions on one side of the comparison where all numbers of the other side are around ten or more.
///
/// What is to decrease may well end below one per cent, and is left alone; so is a
/// target below one of what may be to decrease, because nothing says otherwise.
pub(super) fn scales(loaded: &Loaded, findings: &mut Findings) {
    let applies = |indicator: &&Placed<Indicator>| {
        indicator.row.unit == MeasureUnit::Percent && indicator.row.direction != Some(Direction::Decrease)
    };
    for indicator in loaded.indicators.iter().filter(applies) {
        let targets: Vec<(&Placed<Target>, Decimal)> = loaded
            .targets
            .iter()
            .filter(|target| target.row.indicator == indicator.row.id)
            .filter_map(|target| Some((target, upper(target.row.value.present()?))))
            .filter(|(_, value)| !value.is_zero())
            .collect();
        let reported = reported(loaded, &indicator.row);
        let Some(first) = reported.first() else { continue };
        let rising = indicator.row.direction == Some(Direction::Increase);
        if rising && reported.iter().all(|(_, value)| *value >= USUAL) {
            for (target, value) in targets.iter().filter(|(_, value)| is_fraction(*value)) {
                let message = format!(
                    "the target {} of `{}` looks like a fraction: its values are percentages",
                    value.normalize(),
                    indicator.row.id
                );
                let about = About::indicator(&indicator.row.id).period(&target.row.period);
                let finding = Finding::new(Code::MixedPercentScale, target.cell("value"), message);
                warn(finding.help(HELP).about(about.unit(target.row.unit.as_ref())), findings);
            }
        } else if !targets.is_empty()
            && targets.iter().all(|(_, value)| *value >= USUAL)
            && reported.iter().all(|(_, value)| is_fraction(*value))
        {
            let message = format!(
                "the values of `{}` look like fractions: its targets are percentages",
                indicator.row.id
            );
            let finding = Finding::new(Code::MixedPercentScale, first.0.clone(), message);
            warn(finding.help(HELP).about(About::indicator(&indicator.row.id)), findings);
        }
    }
}

/// A target far away is no proof, so that this stops no report.
fn warn(finding: Finding, findings: &mut Findings) {
    findings.report(Finding { level: Level::Warning, ..finding });
}

/// What each unit reported of an indicator, other than nothing at all, with the place.
fn reported(loaded: &Loaded, indicator: &Indicator) -> Vec<(Place, Decimal)> {
    let cells = loaded.actuals.cells.iter().filter(|((id, _), _)| *id == indicator.id);
    let units = cells.flat_map(|(_, cells)| cells.by_unit.values());
    units
        .filter_map(|cell| {
            let value = cell.parts.value(indicator.over_units, &indicator.unit).ok()?;
            (!value.is_zero()).then(|| (loaded.actuals.place(cell, "value"), value))
        })
        .collect()
}

fn is_fraction(value: Decimal) -> bool {
    value > Decimal::ZERO && value < Decimal::ONE
}

/// A target, or the upper end of a range.
fn upper(target: TargetValue) -> Decimal {
    match target {
        TargetValue::Point(value) => value,
        TargetValue::Range { high, .. } => high,
    }
}
