//! Screens that need targets: actual values that equal them too often.

use crate::diag::{About, Code, Finding, Findings};
use crate::load::{Loaded, Placed, Target};
use crate::model::{Decimal, Indicator, MeasureUnit, Method, Period, UnitCode};

use super::lookup::Targets;

/// The fewest units with a value and a target of which something can be said.
const FEWEST: usize = 5;

/// How many units a finding names.
const NAMED: usize = 3;

/// Reports indicators of which more than half of the units report exactly their target.
///
/// Where a value is to be kept at the target, or is a word or a yes, that is how it should be.
pub(super) fn equal_targets(loaded: &Loaded, targets: &Targets, findings: &mut Findings) {
    let measured = |indicator: &&Placed<Indicator>| {
        indicator.row.method.is_none_or(|method| method.is_measured() && method != Method::Maintain)
    };
    for indicator in loaded.indicators.iter().filter(measured) {
        let id = &indicator.row.id;
        let reported = loaded.actuals.cells.range((id.clone(), Period::EARLIEST)..);
        for ((_, period), cells) in reported.take_while(|((of, _), _)| of == id) {
            let compared = cells.by_unit.iter().filter_map(|(unit, cell)| {
                let unit = unit.as_ref()?;
                let target = targets.in_force(id, Some(unit), *period)?.current.value.present()?.point()?;
                let value = cell.parts.value(indicator.row.over_units, &indicator.row.unit).ok()?;
                is_telling(target, &indicator.row).then_some((unit, value == target))
            });
            let compared: Vec<(&UnitCode, bool)> = compared.collect();
            let equal: Vec<&UnitCode> =
                compared.iter().filter(|(_, equal)| *equal).map(|(unit, _)| *unit).collect();
            if compared.len() >= FEWEST && equal.len() * 2 > compared.len() {
                findings.report(finding(indicator, *period, compared.len(), &equal, &loaded.targets));
            }
        }
    }
}

/// Whether a value equal to a target says something.
///
/// Of numbers with one digit many are equal by chance, and values come to rest
/// at 100 % and at the ends of a range.
fn is_telling(target: Decimal, indicator: &Indicator) -> bool {
    let target = target.normalize();
    let full = indicator.unit == MeasureUnit::Percent && target == Decimal::ONE_HUNDRED;
    let resting = full || [indicator.min, indicator.max].contains(&Some(target));
    target.mantissa().unsigned_abs() >= 10 && !resting
}

fn finding(
    indicator: &Placed<Indicator>,
    period: Period,
    compared: usize,
    equal: &[&UnitCode],
    targets: &[Placed<Target>],
) -> Finding {
    let id = &indicator.row.id;
    let names: Vec<String> = equal.iter().take(NAMED).map(|unit| format!("`{unit}`")).collect();
    let more = match equal.len() - names.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "{} of the {compared} units that report `{id}` for {period} have exactly their target: {}{more}",
        equal.len(),
        names.join(", ")
    );
    let help = "ask the units for what they measured, or waive the finding if it is so";
    let about = About::indicator(id).period(&period);
    let finding = Finding::new(Code::ActualEqualsTarget, indicator.cell("id"), message);
    let target = targets.iter().find(|target| {
        let row = &target.row;
        row.indicator == *id && row.period == period && row.unit.as_ref() == equal.first().copied()
    });
    let finding = match target {
        Some(target) => finding.related(target.cell("value"), "the first of these targets"),
        None => finding,
    };
    finding.help(help).about(about)
}
