//! Checks that each indicator has what its method needs, and nothing that contradicts it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Finding, Findings};
use crate::load::{Loaded, Placed};
use crate::model::{Direction, Indicator, IndicatorId, Method, TargetValue};

/// Reports declared methods that contradict the direction, the targets or what is given beside them.
pub(super) fn methods(loaded: &Loaded, findings: &mut Findings) {
    let with_steps: BTreeSet<&IndicatorId> = loaded.steps.iter().map(|step| &step.row.indicator).collect();
    let declared: BTreeMap<&IndicatorId, Method> =
        loaded.indicators.iter().filter_map(|row| Some((&row.row.id, row.row.method?))).collect();
    for indicator in &loaded.indicators {
        let Some(method) = indicator.row.method else { continue };
        if let Some(direction) = indicator.row.direction {
            direction_fits(indicator, method, direction, findings);
        }
        if let Some(lack) = lacks(&indicator.row, method, &with_steps) {
            let message = format!("the method `{}` of `{}` needs {lack}", method.key(), indicator.row.id);
            findings.report(Finding::new(Code::MethodIncomplete, indicator.cell("method"), message));
        }
    }
    for target in &loaded.targets {
        let Some(method) = declared.get(&target.row.indicator) else { continue };
        let Some(value) = target.row.value.present() else { continue };
        let is_range = value.point().is_none();
        let wrong = match method {
            Method::Range => !is_range,
            Method::Threshold => false,
            Method::Ratio
            | Method::Progress
            | Method::InverseRatio
            | Method::Ceiling
            | Method::Maintain
            | Method::Ordinal
            | Method::Binary
            | Method::Distance => is_range,
            // Neither compares with a target of the table.
            Method::Milestone | Method::Qualitative => true,
        };
        if wrong {
            let (id, key) = (&target.row.indicator, method.key());
            let message = match value {
                _ if matches!(method, Method::Milestone | Method::Qualitative) => {
                    format!("the method `{key}` of `{id}` compares with no target")
                }
                TargetValue::Range { .. } => {
                    format!("the method `{key}` of `{id}` cannot use a range as target")
                }
                TargetValue::Point(_) => format!("the method `{key}` of `{id}` needs a range as target"),
            };
            let help = "give `value`, or `low` and `high`, as the method needs; or change the method";
            findings
                .report(Finding::new(Code::MethodIncomplete, target.cell("indicator"), message).help(help));
        }
    }
}

fn direction_fits(
    indicator: &Placed<Indicator>,
    method: Method,
    direction: Direction,
    findings: &mut Findings,
) {
    let help = match (method, direction) {
        (Method::Ratio, Direction::Decrease)
        | (Method::Ceiling | Method::InverseRatio, Direction::Increase) => {
            "use `progress` with a baseline, `ratio` to increase or `ceiling` to decrease"
        }
        // There is no better side of what is to be kept, judged, counted in steps, or yes or no.
        (Method::Maintain | Method::Range | Method::Binary | Method::Milestone | Method::Qualitative, _) => {
            "leave `direction` empty, or use another method"
        }
        (Method::Ratio, Direction::Increase)
        | (Method::Ceiling | Method::InverseRatio, Direction::Decrease)
        | (Method::Progress | Method::Ordinal | Method::Threshold | Method::Distance, _) => return,
    };
    let message = format!(
        "the method `{}` of `{}` cannot be used for an indicator that is to {}",
        method.key(),
        indicator.row.id,
        direction.key()
    );
    findings.report(Finding::new(Code::WordInvalid, indicator.cell("method"), message).help(help));
}

/// What a method needs and the indicator does not have.
fn lacks(indicator: &Indicator, method: Method, with_steps: &BTreeSet<&IndicatorId>) -> Option<&'static str> {
    match method {
        Method::Maintain if indicator.tolerance.is_none() => Some("a `tolerance` above 0"),
        Method::Milestone if !with_steps.contains(&indicator.id) => Some("rows in the table `steps`"),
        Method::Maintain
        | Method::Milestone
        | Method::Ratio
        | Method::Progress
        | Method::InverseRatio
        | Method::Ceiling
        | Method::Range
        | Method::Ordinal
        | Method::Binary
        | Method::Threshold
        | Method::Qualitative
        | Method::Distance => None,
    }
}
