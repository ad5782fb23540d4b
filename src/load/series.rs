//! Baselines and targets: rows of values beside the actuals.

use std::collections::BTreeSet;

use super::cell::{Row, TextTable, empty_finding};
use super::words::IndicatorWords;
use super::{Baseline, Placed, Target};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Decimal, Grid, Indicator, IndicatorId, Kind, Period, TargetValue, UnitCode, Value};

fn unit(row: Row<'_>) -> Option<UnitCode> {
    row.text("unit_code").map(UnitCode::new)
}

/// Reads the baselines.
pub(super) fn baselines(
    table: &TextTable,
    words: &IndicatorWords,
    findings: &mut Findings,
) -> Vec<Placed<Baseline>> {
    let mut baselines = Vec::new();
    for row in table.rows() {
        let Some(indicator) = row.required("indicator", findings) else { continue };
        let period = row.period(findings);
        let words = words.get(&IndicatorId::new(indicator)).map(Vec::as_slice);
        let Some(value) = row.value(words, findings) else { continue };
        let baseline = Baseline { indicator: IndicatorId::new(indicator), unit: unit(row), period, value };
        baselines.push(row.placed(baseline));
    }
    baselines
}

/// Reads the targets of the periods that the report compares.
///
/// What a running total is to reach in a longer period, it is to reach by the
/// end of it, which is the end of the last period of the report in it.
pub(super) fn targets(
    table: &TextTable,
    indicators: &[Placed<Indicator>],
    words: &IndicatorWords,
    grid: Grid,
    findings: &mut Findings,
) -> Vec<Placed<Target>> {
    let running = indicators.iter().filter(|indicator| indicator.row.kind == Kind::Cumulative);
    let running: BTreeSet<&str> = running.map(|indicator| indicator.row.id.as_str()).collect();
    let mut targets = Vec::new();
    for row in table.rows() {
        let Some(indicator) = row.required("indicator", findings) else { continue };
        let Some(given) = required_period(row, findings) else { continue };
        let by_its_end = grid.last_within(given).filter(|_| running.contains(indicator));
        let period = by_its_end.unwrap_or(given);
        if !is_compared(row, "target", period, grid, findings) {
            continue;
        }
        let version = row.whole("version", findings);
        let valid_from = row.date("valid_from", findings);
        let words = words.get(&IndicatorId::new(indicator)).map(Vec::as_slice);
        let Some(value) = target_value(row, words, findings) else { continue };
        let milestone = row.word("milestone", &[true, false], |yes| if yes { "yes" } else { "no" }, findings);
        let target = Target {
            milestone: milestone.unwrap_or(false),
            indicator: IndicatorId::new(indicator),
            unit: unit(row),
            period,
            value,
            version: version.unwrap_or(1),
            valid_from,
            authority: row.text("authority").map(ToOwned::to_owned),
            reason: row.localised("reason"),
        };
        targets.push(row.placed(target));
    }
    targets
}

/// What is to be reached: `value`, or the range from `low` to `high`.
fn target_value(
    row: Row<'_>,
    words: Option<&[(String, Decimal)]>,
    findings: &mut Findings,
) -> Option<Value<TargetValue>> {
    let (low, high) = (row.text("low"), row.text("high"));
    if low.is_none() && high.is_none() {
        return Some(match row.value(words, findings)? {
            Value::Present(value) => Value::Present(TargetValue::Point(value)),
            Value::Missing(reason) => Value::Missing(reason),
        });
    }
    if row.text("value").is_some() || row.text("missing_reason").is_some() {
        let message = "a target is either a value or a range";
        let finding = Finding::new(Code::ValueContradicted, row.cell_place("low"), message);
        findings.report(finding.help("leave `low` and `high` empty, or `value` and `missing_reason`"));
        return None;
    }
    let (low, high) = (row.required("low", findings), row.required("high", findings));
    low.zip(high)?;
    let (low, high) = (row.decimal("low", findings)?, row.decimal("high", findings)?);
    if low > high {
        let message = format!("the range from {low} to {high} holds nothing");
        let finding = Finding::new(Code::NumberInvalid, row.cell_place("low"), message);
        findings.report(finding.help("put the smaller number into `low`"));
        return None;
    }
    Some(Value::Present(TargetValue::Range { low, high }))
}

/// Whether a period is one of those that the report compares; a finding if not.
pub(super) fn is_compared(
    row: Row<'_>,
    what: &str,
    period: Period,
    grid: Grid,
    findings: &mut Findings,
) -> bool {
    let compared = grid.cell(period) == Some(period);
    if !compared {
        let message = format!(
            "the {what} for {period} is left out: the report compares periods like {}",
            grid.reporting()
        );
        let help = "give it for the whole of such a period";
        let finding = Finding::new(Code::PeriodOutside, row.cell_place("period"), message);
        findings.report(finding.help(help));
    }
    compared
}

/// The period of a row that must have one.
pub(super) fn required_period(row: Row<'_>, findings: &mut Findings) -> Option<Period> {
    let given = ["period", "period_start", "period_end"].iter().any(|field| row.text(field).is_some());
    if !given {
        findings.report(empty_finding(row.cell_place("period"), "period"));
    }
    row.period(findings)
}
