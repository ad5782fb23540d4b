//! The figures of one indicator: at the corporate level and per unit, period by period.

mod units;

use std::collections::{BTreeMap, BTreeSet};

use super::achievement::{Achievement, Given, Impossible, Inputs, achieve, default_method};
use super::basis::{Basis, Unlike};
use super::breakdown::{Breakdown, breakdowns};
use super::formulas::{self, deviation};
use super::schedule::{Reference, Schedule, schedule};
use super::{IndicatorResult, Rating, Unrated, rate};
use crate::check::{Checked, TargetInForce};
use crate::load::{Cell, Cells, NoValue, Parts, Quotient, Step};
use crate::model::{
    Decimal, Direction, Indicator, Kind, Localised, Method, MissingReason, Period, Scale, TargetValue,
    UnitCode, Value,
};

pub use units::{Formed, Matched, UnitCoverage, UnitMean, UnitShare};

use units::unit_share;

/// The figures of an indicator in a period.
#[derive(Debug)]
pub struct IndicatorPeriod {
    /// The corporate level.
    pub corporate: Measured,
    /// The units.
    pub units: BTreeMap<UnitCode, Measured>,
    /// How many units have a value.
    pub unit_coverage: UnitCoverage,
    /// How many units met their own target, where units have targets.
    pub unit_share: Option<UnitShare>,
    /// What the corporate achievement compares, where targets live at the units and not all have both.
    pub matched: Option<Matched>,
    /// Which units the figures of the corporate level are formed from.
    pub formed: Formed,
    /// The corporate value taken apart, where its parts were reported.
    pub breakdowns: Vec<Breakdown>,
}

/// The figures of an indicator in a period, at one level.
#[derive(Debug, Clone)]
pub struct Measured {
    /// The baseline.
    pub baseline: Option<Decimal>,
    /// When the baseline was measured, if the data say so.
    pub baseline_period: Option<Period>,
    /// The target in force; the weight of all steps where steps are counted.
    pub target: Option<TargetValue>,
    /// The period that the target is set for, where it is a later one.
    pub target_period: Option<Period>,
    /// The original target, where it was revised.
    pub revised: Option<RevisedTarget>,
    /// The actual value, or why there is none.
    pub actual: Value,
    /// The method of computing achievement.
    pub method: Method,
    /// The achievement.
    pub achievement: Achievement,
    /// Its rating.
    pub rating: Rating,
    /// Why it was judged as it was, where it was judged.
    pub rationale: Option<Localised>,
    /// The comparison with a milestone, or with the line to a target of a later period.
    pub schedule: Option<Schedule>,
    /// Actual minus the actual of the period before.
    pub change: Option<Decimal>,
    /// Rows with a value behind the actual.
    pub observations: u64,
    /// What the value rests on.
    pub basis: Basis,
}

/// A target as it was before its revision.
#[derive(Debug, Clone)]
pub struct RevisedTarget {
    /// The original value.
    pub original: TargetValue,
    /// The achievement of the original target.
    pub achievement: Achievement,
    /// From when the revised target is in force.
    pub valid_from: Option<time::Date>,
    /// The document by which it was revised.
    pub authority: Option<String>,
    /// Why it was revised.
    pub reason: Option<Localised>,
}

/// Computes the figures of an indicator in all periods.
pub(super) fn assess(
    indicator: &Indicator,
    checked: &Checked,
    periods: &[Period],
    scale: &Scale,
) -> IndicatorResult {
    let mut results: BTreeMap<Period, IndicatorPeriod> = BTreeMap::new();
    for period in periods.iter().filter(|period| indicator.in_force.holds(**period)) {
        let context = Context { indicator, checked, period: *period, scale, peers: None };
        let mut result = context.assess();
        let before = previous(*period, checked).and_then(|before| results.get_key_value(&before));
        if let Some((period_before, before)) = before {
            result.corporate.change = change(&before.corporate, &result.corporate);
            if result.corporate.change.is_some() {
                let own = |period| checked.cells(&indicator.id, period).is_some_and(Cells::is_own);
                let by_units = !(own(*period) && own(*period_before));
                let unlike = unlike((*period_before, before), &result, by_units);
                result.corporate.basis.unlike = unlike.filter(|it| it.matters(indicator.kind, &result));
            }
            for (code, unit) in &mut result.units {
                unit.change = before.units.get(code).and_then(|before| change(before, unit));
            }
        }
        results.insert(*period, result);
    }
    let steps = checked.steps(&indicator.id, None).into_iter().cloned().collect();
    IndicatorResult { indicator: indicator.clone(), scale: scale.clone(), steps, periods: results }
}

/// Actual minus an actual before.
pub(super) fn change(before: &Measured, now: &Measured) -> Option<Decimal> {
    now.actual.present()?.checked_sub(before.actual.present()?)
}

/// What tells the records behind a value from those behind the one before; its units only where they make it.
fn unlike(
    (period, before): (Period, &IndicatorPeriod),
    now: &IndicatorPeriod,
    by_units: bool,
) -> Option<Unlike> {
    let valued = |figures: &IndicatorPeriod| -> BTreeSet<UnitCode> {
        let units = figures.units.iter().filter(|(_, unit)| by_units && unit.actual.present().is_some());
        units.map(|(code, _)| code.clone()).collect()
    };
    let records = |figures: &IndicatorPeriod| figures.corporate.basis.records_used();
    let (then, since) = (valued(before), valued(now));
    let unlike = Unlike {
        period,
        before: records(before),
        now: records(now),
        gone: then.difference(&since).cloned().collect(),
        joined: since.difference(&then).cloned().collect(),
    };
    (unlike.has_lost() || unlike.has_joined()).then_some(unlike)
}

impl Unlike {
    /// Whether a change says less for it.
    ///
    /// What is counted afresh in each period is a sum of what was reported, and a
    /// running total grows with what joins it: only what it lost is no change of it.
    fn matters(&self, kind: Kind, now: &IndicatorPeriod) -> bool {
        match kind {
            Kind::Stock => true,
            Kind::Cumulative => self.has_lost() && now.corporate.basis.fall.is_none(),
            Kind::Flow => false,
        }
    }

    fn has_lost(&self) -> bool {
        !self.gone.is_empty() || self.now < self.before
    }

    fn has_joined(&self) -> bool {
        !self.joined.is_empty() || self.now > self.before
    }
}

/// The period of the grid just before another.
fn previous(period: Period, checked: &Checked) -> Option<Period> {
    let day_before = period.start().previous_day()?;
    checked.grid().cell(Period::new(day_before, day_before)?)
}

/// What the figures of one indicator in one period are computed from.
struct Context<'a> {
    indicator: &'a Indicator,
    checked: &'a Checked,
    period: Period,
    scale: &'a Scale,
    /// The standard deviation of the units' values, where the method compares with peers.
    peers: Option<Decimal>,
}

impl Context<'_> {
    fn assess(mut self) -> IndicatorPeriod {
        let empty = Cells::default();
        let reported = self.checked.cells(&self.indicator.id, self.period).unwrap_or(&empty);
        let cells = &reported.by_unit;
        if self.indicator.method == Some(Method::Distance) {
            let units = cells.iter().filter(|(unit, _)| unit.is_some());
            let values: Vec<Decimal> =
                units.filter_map(|(_, cell)| self.actual(Some(cell)).0.present()).collect();
            self.peers = deviation(&values);
        }
        let targeted = self.checked.units_with_target(&self.indicator.id, self.period);
        let stepping = self.checked.units_with_steps(&self.indicator.id);
        let names: BTreeSet<&UnitCode> =
            cells.keys().filter_map(Option::as_ref).chain(targeted.iter().copied()).chain(stepping).collect();
        let units: BTreeMap<UnitCode, Measured> = names
            .into_iter()
            .map(|unit| (unit.clone(), self.measure(Some(unit), cells.get(&Some(unit.clone())))))
            .collect();
        let unit_share = unit_share(&units, targeted.len());
        let own_target = self.checked.target(&self.indicator.id, None, self.period).is_some();
        let mut corporate = self.measure(None, reported.corporate().as_ref());
        self.compare_levels(&mut corporate.basis, reported);
        let (mut matched, mut formed) = (None, Formed::default());
        if !own_target && !targeted.is_empty() {
            (matched, formed) = self.compare_units(&mut corporate, &units, cells, unit_share);
        }
        // Values that stand for themselves are no obstacle where there is nothing to compare them with.
        let untargeted = corporate.method != Method::Qualitative
            && !own_target
            && units.values().all(|unit| unit.target.is_none());
        if untargeted && corporate.achievement == Achievement::NotComputable(Impossible::NotAggregated) {
            corporate.achievement = Achievement::NoTarget;
        }
        corporate.rating = rate(corporate.achievement, self.scale);
        let unit_coverage = UnitCoverage {
            reporting: units.values().filter(|unit| has_reported(unit)).count(),
            due: units.values().filter(|unit| is_due(unit.actual)).count(),
        };
        let parts = self.checked.breakdown(&self.indicator.id, self.period);
        let total = corporate.actual.present();
        let breakdowns = breakdowns(self.indicator, parts, total, self.checked.categories());
        IndicatorPeriod { corporate, units, unit_coverage, unit_share, matched, formed, breakdowns }
    }

    /// Notes where the corporate level and its units say different things.
    fn compare_levels(&self, basis: &mut Basis, reported: &Cells) {
        basis.gap = reported.gap(self.indicator);
        basis.target_gap = self.checked.target_gap(self.indicator, self.period);
        basis.fall = self.checked.fall(&self.indicator.id, self.period).cloned();
    }

    /// The figures at one level, from what was reported there.
    fn measure(&self, unit: Option<&UnitCode>, cell: Option<&Cell>) -> Measured {
        let id = &self.indicator.id;
        let baseline = self.checked.baseline(id, unit, self.period);
        let target = self.target(unit);
        let (actual, fault) = self.actual(cell);
        let no_baseline = Value::Missing(MissingReason::NotReported);
        let baseline_value = baseline.map_or(no_baseline, |baseline| baseline.value);
        let target_value =
            target.map_or(Value::Missing(MissingReason::NotReported), |target| target.current.value);
        let method = self.method(Given {
            baseline: baseline_value.present().is_some(),
            range: target_value.present().is_some_and(|target| target.point().is_none()),
            direction: self.indicator.direction,
        });
        let inputs = Inputs {
            method,
            direction: self.indicator.direction,
            baseline: baseline_value,
            actual,
            target: target_value,
            tolerance: self.indicator.tolerance,
            peers: self.peers,
        };
        let later = target.map(|target| target.current.period).filter(|period| *period != self.period);
        let baseline_period = baseline.and_then(|baseline| baseline.period);
        let mut measured = Measured {
            baseline: baseline_value.present(),
            baseline_period,
            target: target_value.present(),
            target_period: later,
            revised: target.and_then(|target| revised(target, inputs)),
            actual,
            method,
            achievement: fault.map_or_else(|| achieve(inputs), Achievement::NotComputable),
            rating: Rating::Unrated(Unrated::NoData),
            rationale: self.checked.rationale(id, unit, self.period).cloned(),
            schedule: self.schedule(unit, inputs, (baseline_period, later)),
            change: None,
            observations: cell.map_or(0, |cell| cell.rows_present),
            basis: Basis { quotient: cell.and_then(|cell| self.quotient(&cell.parts)), ..Basis::of(cell) },
        };
        match method {
            Method::Milestone => self.count_steps(unit, &mut measured),
            // Judgements of several units are there, and make none together.
            Method::Qualitative if fault.is_none() => measured.achievement = self.judge(measured.actual),
            Method::Ratio
            | Method::Progress
            | Method::InverseRatio
            | Method::Ceiling
            | Method::Maintain
            | Method::Range
            | Method::Ordinal
            | Method::Binary
            | Method::Threshold
            | Method::Qualitative
            | Method::Distance => {}
        }
        measured.rating = rate(measured.achievement, self.scale);
        measured
    }

    /// The comparison with the milestone of the period, or else with the line to a later target.
    fn schedule(
        &self,
        unit: Option<&UnitCode>,
        inputs: Inputs,
        (measured, later): (Option<Period>, Option<Period>),
    ) -> Option<Schedule> {
        if let Some(milestone) = self.checked.milestone(&self.indicator.id, unit, self.period) {
            let expected = milestone.value.present().and_then(TargetValue::point)?;
            return Some(Schedule {
                expected,
                achievement: achieve(Inputs { target: milestone.value, ..inputs }),
                reference: Reference::Milestone(milestone.period),
                method: inputs.method,
                baseline: inputs.baseline.present(),
            });
        }
        let dated = |value: Option<Decimal>, period: Option<Period>| value.zip(period.map(Period::end));
        let target = inputs.target.present().and_then(TargetValue::point);
        schedule(
            dated(inputs.baseline.present(), measured)?,
            dated(target, Some(later?))?,
            dated(inputs.actual.present(), Some(self.period))?,
        )
    }

    /// The weight of the steps that are done, of all, and of those that were due.
    fn count_steps(&self, unit: Option<&UnitCode>, measured: &mut Measured) {
        let steps = self.checked.steps(&self.indicator.id, unit);
        let weigh = |counts: &dyn Fn(&Step) -> bool| -> Decimal {
            steps.iter().filter(|step| counts(step)).map(|step| step.weight).sum()
        };
        let by_now = |date: Option<time::Date>| date.is_some_and(|date| date <= self.period.end());
        let (all, done) = (weigh(&|_| true), weigh(&|step| by_now(step.done_on)));
        let due = weigh(&|step| by_now(step.due));
        if steps.is_empty() {
            measured.achievement = Achievement::NoData(MissingReason::NotReported);
            return;
        }
        measured.actual = Value::Present(done);
        measured.target = Some(TargetValue::Point(all));
        measured.achievement = formulas::ratio(done, all);
        if due > Decimal::ZERO && due < all {
            let (reference, method) = (Reference::Steps, Method::Milestone);
            let achievement = formulas::ratio(done, due);
            measured.schedule =
                Some(Schedule { expected: due, achievement, reference, method, baseline: None });
        }
        measured.observations = steps.len() as u64;
    }

    /// The judgement that a value stands for.
    fn judge(&self, actual: Value) -> Achievement {
        match actual {
            Value::Missing(MissingReason::NotDue) => Achievement::NotDue,
            Value::Missing(reason) => Achievement::NoData(reason),
            Value::Present(rank) => usize::try_from(rank)
                .ok()
                .and_then(|rank| self.scale.rank(rank))
                .map_or(Achievement::NotComputable(Impossible::NotAggregated), Achievement::Qualitative),
        }
    }

    /// The target for the period.
    ///
    /// Without one, a state or running total is measured against the next
    /// target; what is counted afresh in each period cannot be. Targets of the
    /// units for this very period go before a later corporate one.
    fn target(&self, unit: Option<&UnitCode>) -> Option<TargetInForce<'_>> {
        let id = &self.indicator.id;
        let own = self.checked.target(id, unit, self.period);
        let by_units = unit.is_none() && !self.checked.units_with_target(id, self.period).is_empty();
        if own.is_some() || by_units || self.indicator.kind == Kind::Flow {
            return own;
        }
        self.checked.next_target(id, unit, self.period)
    }

    fn method(&self, given: Given) -> Method {
        self.indicator.method.unwrap_or_else(|| default_method(given))
    }

    /// The numbers that a value is the quotient of, if it is one.
    fn quotient(&self, parts: &Parts) -> Option<Quotient> {
        parts.quotient(self.indicator.over_units, &self.indicator.unit)
    }

    /// The actual value of a cell; the second is why values that are there make none.
    fn actual(&self, cell: Option<&Cell>) -> (Value, Option<Impossible>) {
        let Some(cell) = cell else { return (Value::Missing(MissingReason::NotReported), None) };
        let missing = Value::Missing(cell.reason.unwrap_or(MissingReason::NotReported));
        match cell.parts.value(self.indicator.over_units, &self.indicator.unit) {
            Ok(value) => (Value::Present(value), None),
            Err(NoValue::Empty) => (missing, None),
            Err(NoValue::ZeroDenominator) => (missing, Some(Impossible::ZeroDenominator)),
            Err(NoValue::NotAggregated) => (missing, Some(Impossible::NotAggregated)),
            Err(NoValue::Overflow) => (missing, Some(Impossible::Overflow)),
        }
    }
}

/// Whether a unit has a value of the period itself.
fn has_reported(unit: &Measured) -> bool {
    unit.actual.present().is_some() && unit.basis.latest_available().is_none()
}

fn is_due(actual: Value) -> bool {
    match actual {
        Value::Present(_) => true,
        Value::Missing(reason) => reason.was_due(),
    }
}

fn revised(target: TargetInForce<'_>, inputs: Inputs) -> Option<RevisedTarget> {
    let original = target.original?.value;
    Some(RevisedTarget {
        original: original.present()?,
        achievement: achieve(Inputs { target: original, ..inputs }),
        valid_from: target.current.valid_from,
        authority: target.current.authority.clone(),
        reason: target.current.reason.clone(),
    })
}

impl IndicatorResult {
    /// What a running total grew by: the change on the period before (`method.md` 4.5, T24).
    pub fn increment(&self, measured: &Measured) -> Option<Decimal> {
        measured.change.filter(|_| self.indicator.kind == Kind::Cumulative)
    }

    /// The direction that counts as better: declared, or from baseline to target, or increase.
    pub fn direction(&self, period: Period) -> Direction {
        let measured = self.periods.get(&period).map(|result| &result.corporate);
        let between = measured.and_then(|it| Direction::between(it.baseline?, it.target?.point()?));
        self.indicator.direction.or(between).unwrap_or(Direction::Increase)
    }
}
