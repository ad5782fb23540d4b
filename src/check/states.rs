//! Figures that rest on values which are checked less than the project asks for.

use crate::diag::{About, Code, Finding, Findings};
use crate::load::{Loaded, States, UnitStates};
use crate::manifest::{BelowState, Manifest, StateRule};
use crate::model::{IndicatorId, Period, State, UnitCode};

/// How many rows a finding names.
const NAMED: usize = 6;

/// The findings for which a build is refused; none where the project only lists or marks such figures.
///
/// They are handed on and not reported here: whatever else is wrong is still found.
pub(super) fn too_low(manifest: &Manifest, loaded: &Loaded, findings: &mut Findings) -> Vec<Finding> {
    let Some(rule) = &manifest.report.states else { return Vec::new() };
    let Some(states) = &loaded.actuals.states else {
        let message = format!(
            "the report asks for the state `{}`, and the table `actuals` has no column `qa_status`",
            rule.required.key()
        );
        let help = "add the column, or remove `required-state`";
        findings.report(Finding::new(Code::StateTooLow, rule.place.clone(), message).help(help));
        return Vec::new();
    };
    match rule.below {
        BelowState::Refuse => refused(rule, states),
        BelowState::Watermark | BelowState::List => Vec::new(),
    }
}

fn refused(rule: &StateRule, states: &States) -> Vec<Finding> {
    let figures = states.rows.iter().filter_map(|((indicator, period), units)| {
        let mut low: Vec<(State, &super::Placed<u64>)> = units
            .values()
            .flat_map(UnitStates::iter)
            .filter(|(state, _)| **state < rule.required)
            .map(|(state, rows)| (*state, rows))
            .collect();
        low.sort_by_key(|(state, rows)| (*state, rows.number()));
        (!low.is_empty()).then(|| finding(rule, (indicator, *period), &low))
    });
    figures.collect()
}

fn finding(
    rule: &StateRule,
    (indicator, period): (&IndicatorId, Period),
    low: &[(State, &super::Placed<u64>)],
) -> Finding {
    let counts = State::ALL.into_iter().filter_map(|state| {
        let rows: u64 = low.iter().filter(|(of, _)| *of == state).map(|(_, rows)| rows.row).sum();
        (rows > 0).then(|| format!("{rows} {}", state.key()))
    });
    let counts = counts.collect::<Vec<_>>().join(", ");
    let all: u64 = low.iter().map(|(_, rows)| rows.row).sum();
    let values = if all == 1 { "value" } else { "values" };
    let message = format!(
        "`{indicator}` for {period} rests on {all} {values} below `{}` ({counts})",
        rule.required.key()
    );
    // The first row of each unit and state is known, which is enough to find the others.
    let mut numbers: Vec<usize> = low.iter().take(NAMED).map(|(_, rows)| rows.number()).collect();
    numbers.sort_unstable();
    let named: Vec<String> = numbers.iter().map(usize::to_string).collect();
    let more = if (named.len() as u64) < all { " and others" } else { "" };
    let rows = if all == 1 { "row" } else { "rows" };
    let help = format!(
        "check {rows} {}{more}, or say `below-state = \"watermark\"` or `\"list\"` in `[report]`",
        named.join(", ")
    );
    let about = About::indicator(indicator).unit(None::<&UnitCode>).period(&period);
    let place = low[0].1.cell("qa_status");
    Finding::new(Code::StateTooLow, place, message).help(help).about(about)
}
