//! The figures of one indicator: at the corporate level and per unit, period by period.

use std::collections::{BTreeMap, BTreeSet};

use super::achievement::{Achievement, Impossible, Inputs, achieve, default_method};
use super::schedule::{Schedule, schedule};
use super::{IndicatorResult, Rating, rate};
use crate::check::{Checked, TargetInForce};
use crate::load::{Cell, NoValue, Parts};
use crate::model::{
    CorporateAchievement, Decimal, Direction, Indicator, Kind, Localised, Method, MissingReason, Period,
    Scale, UnitCode, Value,
};

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
}

/// The figures of an indicator in a period, at one level.
#[derive(Debug, Clone)]
pub struct Measured {
    /// The baseline.
    pub baseline: Option<Decimal>,
    /// When the baseline was measured, if the data say so.
    pub baseline_period: Option<Period>,
    /// The target in force.
    pub target: Option<Decimal>,
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
    /// The comparison with the schedule, where the target is set for a later period.
    pub schedule: Option<Schedule>,
    /// Actual minus the actual of the period before.
    pub change: Option<Decimal>,
    /// Rows with a value behind the actual.
    pub observations: u64,
}

/// A target as it was before its revision.
#[derive(Debug, Clone)]
pub struct RevisedTarget {
    /// The original value.
    pub original: Decimal,
    /// The achievement of the original target.
    pub achievement: Achievement,
    /// From when the revised target is in force.
    pub valid_from: Option<time::Date>,
    /// The document by which it was revised.
    pub authority: Option<String>,
    /// Why it was revised.
    pub reason: Option<Localised>,
}

/// Units with a value, of those of which one was due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnitCoverage {
    /// Units with a value.
    pub reporting: usize,
    /// Units of which one was due.
    pub due: usize,
}

/// Units that met their own target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitShare {
    /// Units that met it.
    pub met: usize,
    /// Units of which it can be said: those with a rating.
    pub computed: usize,
    /// Units with a target.
    pub with_target: usize,
}

impl UnitShare {
    /// Units that met their target over units of which it can be said.
    pub fn share(self) -> Option<Decimal> {
        Decimal::from(self.met).checked_div(Decimal::from(self.computed))
    }
}

/// The aggregates over the units that have both an actual and a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matched {
    /// The aggregate of the baselines, where the method uses one.
    pub baseline: Option<Decimal>,
    /// The aggregate of the targets.
    pub target: Decimal,
    /// The aggregate of the actuals.
    pub actual: Decimal,
    /// How many units they are.
    pub units: usize,
}

/// Computes the figures of an indicator in all periods.
pub(super) fn assess(
    indicator: &Indicator,
    checked: &Checked,
    periods: &[Period],
    scale: &Scale,
) -> IndicatorResult {
    let mut results: BTreeMap<Period, IndicatorPeriod> = BTreeMap::new();
    for period in periods {
        let context = Context { indicator, checked, period: *period, scale };
        let mut result = context.assess();
        let before = previous(*period, checked).and_then(|before| results.get(&before));
        if let Some(before) = before {
            result.corporate.change = change(&before.corporate, &result.corporate);
            for (code, unit) in &mut result.units {
                unit.change = before.units.get(code).and_then(|before| change(before, unit));
            }
        }
        results.insert(*period, result);
    }
    IndicatorResult { indicator: indicator.clone(), scale: scale.clone(), periods: results }
}

fn change(before: &Measured, now: &Measured) -> Option<Decimal> {
    now.actual.present()?.checked_sub(before.actual.present()?)
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
}

impl Context<'_> {
    fn assess(&self) -> IndicatorPeriod {
        let empty = BTreeMap::new();
        let cells = self.checked.cells(&self.indicator.id, self.period).unwrap_or(&empty);
        let targeted = self.checked.units_with_target(&self.indicator.id, self.period);
        let names: BTreeSet<&UnitCode> =
            cells.keys().filter_map(Option::as_ref).chain(targeted.iter().copied()).collect();
        let units: BTreeMap<UnitCode, Measured> = names
            .into_iter()
            .map(|unit| (unit.clone(), self.measure(Some(unit), cells.get(&Some(unit.clone())))))
            .collect();
        let unit_share = unit_share(&units, targeted.len());
        let own_target = self.checked.target(&self.indicator.id, None, self.period).is_some();
        let corporate_cell = corporate_cell(cells);
        let mut corporate = self.measure(None, corporate_cell.as_ref());
        let mut matched = None;
        if !own_target && !targeted.is_empty() {
            matched = self.compare_units(&mut corporate, &units, cells, unit_share);
        }
        // Values that stand for themselves are no obstacle where there is nothing to compare them with.
        let untargeted = !own_target && units.values().all(|unit| unit.target.is_none());
        if untargeted && corporate.achievement == Achievement::NotComputable(Impossible::NotAggregated) {
            corporate.achievement = Achievement::NoTarget;
        }
        corporate.rating = rate(corporate.achievement, self.scale);
        let unit_coverage = UnitCoverage {
            reporting: units.values().filter(|unit| unit.actual.present().is_some()).count(),
            due: units.values().filter(|unit| is_due(unit.actual)).count(),
        };
        IndicatorPeriod { corporate, units, unit_coverage, unit_share, matched }
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
        let method = self.method(baseline.is_some_and(|baseline| baseline.value.present().is_some()));
        let inputs = Inputs {
            method,
            direction: self.indicator.direction,
            baseline: baseline_value,
            actual,
            target: target_value,
        };
        let achievement = fault.map_or_else(|| achieve(inputs), Achievement::NotComputable);
        let later = target.map(|target| target.current.period).filter(|period| *period != self.period);
        let dated = |value: Option<Decimal>, period: Option<Period>| value.zip(period.map(Period::end));
        let schedule = later.and_then(|later| {
            schedule(
                dated(baseline_value.present(), baseline.and_then(|baseline| baseline.period))?,
                dated(target_value.present(), Some(later))?,
                dated(actual.present(), Some(self.period))?,
            )
        });
        Measured {
            baseline: baseline_value.present(),
            baseline_period: baseline.and_then(|baseline| baseline.period),
            target: target_value.present(),
            target_period: later,
            revised: target.and_then(|target| revised(target, inputs)),
            actual,
            method,
            achievement,
            rating: rate(achievement, self.scale),
            schedule,
            change: None,
            observations: cell.map_or(0, |cell| cell.rows_present),
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

    fn method(&self, has_baseline: bool) -> Method {
        self.indicator.method.unwrap_or_else(|| default_method(has_baseline, self.indicator.direction))
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

    /// Forms the corporate achievement of an indicator whose targets live at the units.
    fn compare_units(
        &self,
        corporate: &mut Measured,
        units: &BTreeMap<UnitCode, Measured>,
        cells: &BTreeMap<Option<UnitCode>, Cell>,
        share: Option<UnitShare>,
    ) -> Option<Matched> {
        let ratios: Vec<Decimal> = units.values().filter_map(|unit| unit.achievement.ratio()).collect();
        let of = |ratio: Option<Decimal>| match ratio {
            Some(ratio) => Achievement::Computed { ratio, note: None },
            None => unmeasured(units, corporate.actual),
        };
        match self.indicator.corporate {
            CorporateAchievement::Share => {
                corporate.achievement = of(share.and_then(UnitShare::share));
                None
            }
            CorporateAchievement::Mean => {
                let sum: Decimal = ratios.iter().sum();
                corporate.achievement = of(sum.checked_div(Decimal::from(ratios.len())));
                None
            }
            CorporateAchievement::Aggregate => self.aggregate_units(corporate, units, cells),
        }
    }

    /// Compares the aggregate of the actuals with that of the targets, over the units that have both.
    fn aggregate_units(
        &self,
        corporate: &mut Measured,
        units: &BTreeMap<UnitCode, Measured>,
        cells: &BTreeMap<Option<UnitCode>, Cell>,
    ) -> Option<Matched> {
        let method = self.method(units.values().any(|unit| unit.baseline.is_some()));
        let needs_baseline = method == Method::Progress;
        let (mut baselines, mut targets, mut actuals) =
            (Parts::default(), Parts::default(), Parts::default());
        let (mut matched, mut with_target) = (0, Parts::default());
        for (code, unit) in units {
            let Some(target) = unit.target else { continue };
            with_target.merge(&Parts::single(target));
            let Some(cell) = cells.get(&Some(code.clone())).filter(|_| unit.actual.present().is_some())
            else {
                continue;
            };
            match unit.baseline {
                Some(baseline) => baselines.merge(&Parts::single(baseline)),
                None if needs_baseline => continue,
                None => {}
            }
            targets.merge(&Parts::single(target));
            actuals.merge(&cell.parts);
            matched += 1;
        }
        let value = |parts: &Parts| parts.value(self.indicator.over_units, &self.indicator.unit).ok();
        corporate.target = value(&with_target);
        corporate.method = method;
        if matched == 0 {
            corporate.achievement = unmeasured(units, corporate.actual);
            return None;
        }
        let baseline = if needs_baseline { value(&baselines) } else { None };
        corporate.baseline = baseline.or(corporate.baseline);
        let (Some(target), Some(actual)) = (value(&targets), value(&actuals)) else {
            corporate.achievement = Achievement::NotComputable(Impossible::NotAggregated);
            return None;
        };
        corporate.achievement = achieve(Inputs {
            method,
            direction: self.indicator.direction,
            baseline: baseline.map_or(Value::Missing(MissingReason::NotReported), Value::Present),
            actual: Value::Present(actual),
            target: Value::Present(target),
        });
        let complete = corporate.actual.present() == Some(actual) && corporate.target == Some(target);
        (!complete).then_some(Matched { baseline, target, actual, units: matched })
    }
}

fn unit_share(units: &BTreeMap<UnitCode, Measured>, with_target: usize) -> Option<UnitShare> {
    // A target of a later period is none that could have been met by now.
    let own = || units.values().filter(|unit| unit.target_period.is_none());
    (with_target > 0).then(|| UnitShare {
        met: own().filter(|unit| unit.achievement.is_met()).count(),
        // A unit that fell short of a target equal to its baseline is rated without a ratio.
        computed: own().filter(|unit| matches!(unit.rating, Rating::Band(_))).count(),
        with_target,
    })
}

/// The corporate achievement where that of no unit could be computed.
fn unmeasured(units: &BTreeMap<UnitCode, Measured>, corporate: Value) -> Achievement {
    match corporate {
        _ if units.values().all(|unit| !unit.achievement.is_due()) => Achievement::NotDue,
        Value::Missing(reason) if units.values().all(|unit| unit.actual.present().is_none()) => {
            Achievement::NoData(reason)
        }
        Value::Missing(_) | Value::Present(_) => Achievement::NotComputable(Impossible::NotMatched),
    }
}

/// What the corporate level reported itself, or else what its units reported together.
fn corporate_cell(cells: &BTreeMap<Option<UnitCode>, Cell>) -> Option<Cell> {
    if let Some(own) = cells.get(&None) {
        return Some(own.clone());
    }
    let mut units = cells.values();
    let mut sum = units.next()?.clone();
    units.for_each(|cell| sum.merge(cell));
    Some(sum)
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

impl IndicatorPeriod {
    /// The units from best to worst.
    ///
    /// By achievement where units have targets, and by the actual value in the
    /// direction that is better otherwise; ties by code. Fewer than two units
    /// make no ranking.
    pub fn ranking(&self, direction: Direction) -> Vec<(&UnitCode, &Measured)> {
        let by_achievement = self.units.values().any(|unit| unit.achievement.ratio().is_some());
        let measure = |unit: &Measured| match (by_achievement, direction) {
            (true, _) => unit.achievement.ratio(),
            (false, Direction::Increase) => unit.actual.present(),
            (false, Direction::Decrease) => unit.actual.present().map(|value| -value),
        };
        let mut ranked: Vec<_> =
            self.units.iter().filter_map(|(code, unit)| Some((measure(unit)?, code, unit))).collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        if ranked.len() < 2 {
            return Vec::new();
        }
        ranked.into_iter().map(|(_, code, unit)| (code, unit)).collect()
    }
}

impl IndicatorResult {
    /// The direction that counts as better: declared, or from baseline to target, or increase.
    pub fn direction(&self, period: Period) -> Direction {
        let measured = self.periods.get(&period).map(|result| &result.corporate);
        let between = measured.and_then(|it| Direction::between(it.baseline?, it.target?));
        self.indicator.direction.or(between).unwrap_or(Direction::Increase)
    }
}
