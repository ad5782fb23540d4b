//! What the units of an indicator make together: shares, means, comparisons of aggregates, a ranking.

use std::collections::BTreeMap;

use super::{Context, IndicatorPeriod, Measured};
use crate::assess::Rating;
use crate::assess::achievement::{Achievement, Given, Impossible, Inputs, achieve};
use crate::load::{Cell, Parts, Quotient};
use crate::model::{
    CorporateAchievement, Decimal, Direction, Method, MissingReason, TargetValue, UnitCode, Value,
};

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
    /// The numbers that the aggregates of the actuals and of the targets are quotients of, if they are.
    pub quotients: (Option<Quotient>, Option<Quotient>),
    /// How many units they are.
    pub units: usize,
}

/// Which units the figures of the corporate level are formed from.
///
/// None where the corporate level has a figure of its own, or no figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Formed {
    /// Those whose targets make the corporate target.
    pub target: Vec<UnitCode>,
    /// Those whose baselines make the corporate baseline.
    pub baseline: Vec<UnitCode>,
    /// Those that the corporate achievement compares: with a value, a target, and a baseline where it takes one.
    pub compared: Vec<UnitCode>,
}

/// The achievements of units with a target for the period, together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitMean {
    /// The sum of the shares.
    pub sum: Decimal,
    /// How many they are.
    pub units: usize,
}

impl UnitMean {
    /// Collects what the units achieved of what was due by now.
    pub fn of(units: &BTreeMap<UnitCode, Measured>) -> Self {
        let ratios = due_by_now(units).filter_map(|(_, unit)| unit.achievement.ratio());
        // No share is larger than 1,000,000,000, so that their sum is in no danger.
        ratios.fold(Self { sum: Decimal::ZERO, units: 0 }, |mean, ratio| Self {
            sum: mean.sum + ratio,
            units: mean.units + 1,
        })
    }

    /// Their mean; none of no unit.
    pub fn mean(self) -> Option<Decimal> {
        self.sum.checked_div(Decimal::from(self.units))
    }
}

/// The units without those whose target is one of a later period: it could not have been met by now.
fn due_by_now(units: &BTreeMap<UnitCode, Measured>) -> impl Iterator<Item = (&UnitCode, &Measured)> + Clone {
    units.iter().filter(|(_, unit)| unit.target_period.is_none())
}

impl Context<'_> {
    /// Forms the corporate achievement of an indicator whose targets live at the units.
    pub(super) fn compare_units(
        &self,
        corporate: &mut Measured,
        units: &BTreeMap<UnitCode, Measured>,
        cells: &BTreeMap<Option<UnitCode>, Cell>,
        share: Option<UnitShare>,
    ) -> (Option<Matched>, Formed) {
        let of = |ratio: Option<Decimal>| match ratio {
            Some(ratio) => Achievement::Computed { ratio, note: None },
            None => unmeasured(units, corporate.actual),
        };
        match self.indicator.corporate {
            CorporateAchievement::Share => {
                corporate.achievement = of(share.and_then(UnitShare::share));
                (None, Formed::default())
            }
            CorporateAchievement::Mean => {
                corporate.achievement = of(UnitMean::of(units).mean());
                (None, Formed::default())
            }
            CorporateAchievement::Aggregate => {
                let mut formed = Formed::default();
                let matched = self.aggregate_units(corporate, (units, cells), &mut formed);
                (matched, formed)
            }
        }
    }

    /// Whether the units that are compared need a baseline.
    ///
    /// A threshold needs it where nothing else says on which side of the target the better values lie.
    fn needs_baseline(&self, method: Method, units: &BTreeMap<UnitCode, Measured>) -> bool {
        let undirected = self.indicator.direction.is_none();
        match method {
            Method::Progress | Method::Ordinal => true,
            Method::Threshold => undirected && units.values().any(|unit| unit.baseline.is_some()),
            Method::Ratio
            | Method::InverseRatio
            | Method::Ceiling
            | Method::Maintain
            | Method::Range
            | Method::Milestone
            | Method::Binary
            | Method::Qualitative
            | Method::Distance => false,
        }
    }

    /// Compares the aggregate of the actuals with that of the targets, over the units that have both.
    fn aggregate_units(
        &self,
        corporate: &mut Measured,
        (units, cells): (&BTreeMap<UnitCode, Measured>, &BTreeMap<Option<UnitCode>, Cell>),
        formed: &mut Formed,
    ) -> Option<Matched> {
        let method = self.method(Given {
            baseline: units.values().any(|unit| unit.baseline.is_some()),
            range: false,
            direction: self.indicator.direction,
        });
        let needs_baseline = self.needs_baseline(method, units);
        let (mut baselines, mut targets, mut actuals) =
            (Parts::default(), Parts::default(), Parts::default());
        let mut with_target = Parts::default();
        for (code, unit) in due_by_now(units) {
            let Some(TargetValue::Point(target)) = unit.target else { continue };
            let own = cells.get(&Some(code.clone()));
            // A target counts in a mean as much as the value that is compared with it.
            let weighted = |value| {
                own.map_or_else(|| Parts::single(value), |cell| Parts::weighted_as(value, &cell.parts))
            };
            with_target.merge(&weighted(target));
            formed.target.push(code.clone());
            let Some(cell) = own.filter(|_| unit.actual.present().is_some()) else { continue };
            match unit.baseline {
                Some(baseline) => baselines.merge(&weighted(baseline)),
                None if needs_baseline => continue,
                None => {}
            }
            targets.merge(&weighted(target));
            actuals.merge(&cell.parts);
            formed.compared.push(code.clone());
        }
        let value = |parts: &Parts| parts.value(self.indicator.over_units, &self.indicator.unit).ok();
        corporate.target = value(&with_target).map(TargetValue::Point);
        if corporate.target.is_none() {
            formed.target.clear();
        }
        corporate.method = method;
        if formed.compared.is_empty() {
            corporate.achievement = unmeasured(units, corporate.actual);
            return None;
        }
        let baseline = if needs_baseline { value(&baselines) } else { None };
        if baseline.is_some() {
            // A method that takes a baseline compares only units that have one.
            formed.baseline.clone_from(&formed.compared);
            corporate.baseline = baseline;
        }
        let (Some(target), Some(actual)) = (value(&targets), value(&actuals)) else {
            corporate.achievement = Achievement::NotComputable(Impossible::NotAggregated);
            return None;
        };
        corporate.achievement = achieve(Inputs {
            method,
            direction: self.indicator.direction,
            baseline: baseline.map_or(Value::Missing(MissingReason::NotReported), Value::Present),
            actual: Value::Present(actual),
            target: Value::Present(TargetValue::Point(target)),
            tolerance: self.indicator.tolerance,
            peers: self.peers,
        });
        let complete = corporate.actual.present() == Some(actual)
            && corporate.target == Some(TargetValue::Point(target));
        let quotients = (self.quotient(&actuals), self.quotient(&targets));
        (!complete).then_some(Matched { baseline, target, actual, quotients, units: formed.compared.len() })
    }
}

pub(super) fn unit_share(units: &BTreeMap<UnitCode, Measured>, with_target: usize) -> Option<UnitShare> {
    let own = || due_by_now(units).map(|(_, unit)| unit);
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
        _ if due_by_now(units).all(|(_, unit)| !unit.achievement.is_due()) => Achievement::NotDue,
        Value::Missing(reason) if units.values().all(|unit| unit.actual.present().is_none()) => {
            Achievement::NoData(reason)
        }
        Value::Missing(_) | Value::Present(_) => Achievement::NotComputable(Impossible::NotMatched),
    }
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
