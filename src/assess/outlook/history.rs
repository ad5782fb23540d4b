//! The history of an indicator at the corporate level, as its outlook is judged by it.

use super::{History, Outlook, Point, Refusal, Start, Verdict, judge, outlook};
use crate::assess::{IndicatorResult, Measured, Reference};
use crate::check::Checked;
use crate::model::{Decimal, FrameworkChange, Indicator, Method, OutlookMethod, Period, TargetValue};

/// The outlook of an indicator as of the reporting period.
///
/// The latest value may be an earlier one: the results name its period.
pub(in crate::assess) fn of(result: &IndicatorResult, checked: &Checked, usual: OutlookMethod) -> Outlook {
    let indicator = &result.indicator;
    let reporting = checked.grid().reporting();
    let values = values(result, reporting, checked.crosswalk());
    let corporate = result.periods.get(&reporting).map(|figures| &figures.corporate);
    let baseline = corporate.and_then(start);
    let last = checked.last_target(&indicator.id, reporting).map(|target| target.current);
    let value = last.and_then(|last| last.value.present());
    let target =
        value.zip(last).and_then(|(value, last)| Some(Point { value: value.point()?, period: last.period }));
    let milestone = values.last().and_then(|latest| on_the_way(checked, indicator, latest.period));
    let history = History {
        direction: indicator.direction,
        natural_limit: indicator.natural_limit,
        baseline,
        values: &values,
        target,
        milestone,
    };
    let mut outlook = outlook(indicator.outlook.unwrap_or(usual), &history);
    if corporate.is_some_and(|corporate| !is_way(corporate.method)) {
        // What has no target ahead needs no other reason.
        outlook.verdict = history.is_open().and(Err(Refusal::NoWay));
    }
    if outlook.verdict == Err(Refusal::NoTarget) && value.is_some() {
        let due =
            history.latest().zip(last).is_some_and(|(latest, last)| last.period.end() <= latest.period.end());
        outlook.verdict = Err(if due { Refusal::TargetDue } else { Refusal::RangeTarget });
    }
    outlook
}

/// What was set for a period on the way to the last target: a milestone, or else a target.
fn on_the_way(checked: &Checked, indicator: &Indicator, period: Period) -> Option<Decimal> {
    let target = || checked.target(&indicator.id, None, period).map(|target| target.current);
    let set = checked.milestone(&indicator.id, None, period).or_else(target);
    set?.value.present().and_then(TargetValue::point)
}

/// Whether a method measures a way to a target, along which values can be ahead or behind.
pub(in crate::assess) fn is_way(method: Method) -> bool {
    match method {
        Method::Ratio | Method::Progress | Method::InverseRatio | Method::Ceiling => true,
        Method::Maintain
        | Method::Range
        | Method::Ordinal
        | Method::Milestone
        | Method::Binary
        | Method::Threshold
        | Method::Qualitative
        | Method::Distance => false,
    }
}

/// How the target of the rating in a period is judged by a method, also where it is due.
pub(in crate::assess) fn towards(
    method: OutlookMethod,
    result: &IndicatorResult,
    period: Period,
    crosswalk: &[FrameworkChange],
) -> Result<Verdict, Refusal> {
    let corporate = result.periods.get(&period).map(|figures| &figures.corporate).ok_or(Refusal::NoData)?;
    corporate.actual.present().ok_or(Refusal::NoData)?;
    let target = corporate.target.ok_or(Refusal::NoTarget)?.point().ok_or(Refusal::RangeTarget)?;
    let milestone = corporate.schedule.filter(|schedule| match schedule.reference {
        Reference::Milestone(_) => true,
        Reference::Line | Reference::Steps => false,
    });
    let history = History {
        direction: result.indicator.direction,
        natural_limit: result.indicator.natural_limit,
        baseline: start(corporate),
        values: &values(result, period, crosswalk),
        target: Some(Point { value: target, period: corporate.target_period.unwrap_or(period) }),
        milestone: milestone.map(|schedule| schedule.expected),
    };
    judge(method, &history)
}

/// The values up to a period, since the last change of definition that they cannot be compared over.
fn values(result: &IndicatorResult, until: Period, crosswalk: &[FrameworkChange]) -> Vec<Point> {
    let id = Some(&result.indicator.id);
    let redefined = crosswalk.iter().filter(|change| {
        change.is_in_place() && !change.comparable && change.to.as_ref() == id && change.period <= until
    });
    let since = redefined.map(|change| change.period).max();
    let periods =
        result.periods.range(..=until).filter(|(period, _)| since.is_none_or(|since| **period >= since));
    periods
        .filter_map(|(period, figures)| {
            Some(Point { value: figures.corporate.actual.present()?, period: *period })
        })
        .collect()
}

fn start(corporate: &Measured) -> Option<Start> {
    Some(Start { value: corporate.baseline?, period: corporate.baseline_period })
}
