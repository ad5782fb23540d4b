//! One baseline and one target per indicator, unit and period.

use std::collections::BTreeMap;

use time::Date;

use crate::diag::{About, Code, Finding, Findings, Place};
use crate::load::{Baseline, Loaded, Placed, Target};
use crate::manifest::MilestoneRule;
use crate::model::{Direction, IndicatorId, Period, TargetValue, UnitCode, Value};

type Key = (IndicatorId, Option<UnitCode>);

/// The baselines, by indicator and unit.
#[derive(Debug, Default)]
pub(super) struct Baselines(BTreeMap<Key, BTreeMap<Option<Period>, Value>>);

/// The targets and milestones, by indicator and unit.
#[derive(Debug, Default)]
pub(super) struct Targets {
    targets: ByPeriod,
    milestones: ByPeriod,
}

type ByPeriod = BTreeMap<Key, BTreeMap<Period, BTreeMap<u32, Target>>>;

/// A baseline that counts for a period.
#[derive(Debug, Clone, Copy)]
pub struct BaselineInForce {
    /// The value.
    pub value: Value,
    /// When it was measured, if the data say so.
    pub period: Option<Period>,
}

/// The target that counts for a period.
#[derive(Debug, Clone, Copy)]
pub struct TargetInForce<'a> {
    /// The version in force at the end of the period.
    pub current: &'a Target,
    /// The first version, where it is not the one in force.
    pub original: Option<&'a Target>,
}

impl Baselines {
    /// Collects the baselines; rows that repeat a key with another value leave it without one.
    pub(super) fn new(rows: &[Placed<Baseline>], findings: &mut Findings) -> Self {
        let mut baselines = Self::default();
        let mut first_rows: BTreeMap<_, &Placed<Baseline>> = BTreeMap::new();
        for placed in rows {
            let row = &placed.row;
            let by_period = baselines.0.entry((row.indicator.clone(), row.unit.clone())).or_default();
            match first_rows.get(&(&row.indicator, &row.unit, row.period)) {
                None => {
                    first_rows.insert((&row.indicator, &row.unit, row.period), placed);
                    by_period.insert(row.period, row.value);
                }
                Some(first) => {
                    let what = "baseline".to_owned() + &of_key(&row.indicator, row.unit.as_ref(), row.period);
                    repeated(&what, "remove one of the rows", placed, first, findings);
                    if first.row.value != row.value {
                        by_period.insert(row.period, Value::Missing(crate::model::MissingReason::PendingQa));
                    }
                }
            }
        }
        baselines
    }

    /// The latest baseline measured before a period, or else the latest one measured within it.
    pub(super) fn in_force(
        &self,
        indicator: &IndicatorId,
        unit: Option<&UnitCode>,
        period: Period,
    ) -> Option<BaselineInForce> {
        let baselines = self.0.get(&(indicator.clone(), unit.cloned()))?;
        let ends_by = |limit: Date| {
            move |measured: &&Option<Period>| measured.is_none_or(|measured| measured.end() <= limit)
        };
        let before = period.start().previous_day()?;
        let measured = baselines.keys().rev().find(ends_by(before));
        let measured = measured.or_else(|| baselines.keys().rev().find(ends_by(period.end())))?;
        baselines.get(measured).map(|value| BaselineInForce { value: *value, period: *measured })
    }
}

impl Targets {
    /// Collects the targets; rows that repeat a key with another value leave it without one.
    pub(super) fn new(rows: &[Placed<Target>], findings: &mut Findings) -> Self {
        let mut targets = Self::default();
        let mut places = BTreeMap::new();
        for placed in rows {
            let row = &placed.row;
            let key = (row.indicator.clone(), row.unit.clone());
            let table = if row.milestone { &mut targets.milestones } else { &mut targets.targets };
            let versions = table.entry(key.clone()).or_default().entry(row.period).or_default();
            let place_key = (key, row.period, row.version, row.milestone);
            match versions.get_mut(&row.version) {
                None => {
                    versions.insert(row.version, row.clone());
                    places.insert(place_key, placed);
                }
                Some(first) => {
                    let first_row = places.get(&place_key).copied().unwrap_or(placed);
                    let what =
                        "target".to_owned() + &of_key(&row.indicator, row.unit.as_ref(), Some(row.period));
                    let help = "remove one of the rows, or number them by `version`";
                    repeated(&what, help, placed, first_row, findings);
                    if first.value != row.value {
                        first.value = Value::Missing(crate::model::MissingReason::PendingQa);
                    }
                }
            }
        }
        targets
    }

    /// The target for a period, in the version in force at its end.
    pub(super) fn in_force(
        &self,
        indicator: &IndicatorId,
        unit: Option<&UnitCode>,
        period: Period,
    ) -> Option<TargetInForce<'_>> {
        let versions = self.targets.get(&(indicator.clone(), unit.cloned()))?.get(&period)?;
        version_in_force(versions, period)
    }

    /// The milestone that a period is compared with, in the version in force at its end.
    pub(super) fn milestone(
        &self,
        indicator: &IndicatorId,
        unit: Option<&UnitCode>,
        period: Period,
        rule: MilestoneRule,
    ) -> Option<&Target> {
        let milestones = self.milestones.get(&(indicator.clone(), unit.cloned()))?;
        let versions = match rule {
            MilestoneRule::Period => milestones.get(&period)?,
            MilestoneRule::Next => milestones.range(period..).map(|(_, versions)| versions).next()?,
        };
        version_in_force(versions, period).map(|target| target.current)
    }

    /// The next target after a period, in the version in force at the end of the period.
    pub(super) fn next(
        &self,
        indicator: &IndicatorId,
        unit: Option<&UnitCode>,
        period: Period,
    ) -> Option<TargetInForce<'_>> {
        let targets = self.targets.get(&(indicator.clone(), unit.cloned()))?;
        let later = targets.range(period..).filter(|(set_for, _)| **set_for != period);
        later.map(|(_, versions)| versions).find_map(|versions| version_in_force(versions, period))
    }

    /// The target that lies furthest ahead, in the version in force at the end of a period.
    pub(super) fn last(&self, indicator: &IndicatorId, period: Period) -> Option<TargetInForce<'_>> {
        let targets = self.targets.get(&(indicator.clone(), None))?;
        targets.values().rev().find_map(|versions| version_in_force(versions, period))
    }

    /// The units with a target for an indicator and a period.
    pub(super) fn units(&self, indicator: &IndicatorId, period: Period) -> Vec<&UnitCode> {
        let own = self.targets.range((indicator.clone(), None)..).take_while(|((id, _), _)| id == indicator);
        own.filter(|(_, targets)| {
            targets.get(&period).is_some_and(|versions| version_in_force(versions, period).is_some())
        })
        .filter_map(|((_, unit), _)| unit.as_ref())
        .collect()
    }

    fn iter(&self) -> impl Iterator<Item = (&Key, &Target)> {
        self.targets.iter().flat_map(|(key, periods)| {
            periods.values().filter_map(move |versions| Some((key, versions.values().next_back()?)))
        })
    }
}

fn version_in_force(versions: &BTreeMap<u32, Target>, period: Period) -> Option<TargetInForce<'_>> {
    let in_force = |target: &&Target| target.valid_from.is_none_or(|date| date <= period.end());
    let current = versions.values().rev().find(in_force)?;
    let original = versions.values().next().filter(|first| first.version != current.version);
    Some(TargetInForce { current, original })
}

/// What a value belongs to, in words.
fn of_key(indicator: &IndicatorId, unit: Option<&UnitCode>, period: Option<Period>) -> String {
    let unit = unit.map_or_else(String::new, |unit| format!(" in the unit `{unit}`"));
    let period = period.map_or_else(String::new, |period| format!(" for {period}"));
    format!(" of `{indicator}`{unit}{period}")
}

fn repeated<T>(what: &str, help: &str, row: &Placed<T>, first: &Placed<T>, findings: &mut Findings) {
    let message = format!("the {what} is given twice");
    let finding = Finding::new(Code::DuplicateKey, row.cell("indicator"), message);
    findings.report(finding.related(first.cell("indicator"), "the other row").help(help));
}

/// Reports targets on the wrong side of their baseline.
pub(super) fn directions(loaded: &Loaded, baselines: &Baselines, targets: &Targets, findings: &mut Findings) {
    let declared: BTreeMap<&IndicatorId, Direction> = loaded
        .indicators
        .iter()
        .filter_map(|indicator| Some((&indicator.row.id, indicator.row.direction?)))
        .collect();
    let rows: BTreeMap<_, &Placed<Target>> = loaded
        .targets
        .iter()
        .map(|target| ((&target.row.indicator, &target.row.unit, target.row.period), target))
        .collect();
    for ((indicator, unit), target) in targets.iter() {
        let Some(declared) = declared.get(indicator) else { continue };
        let baseline = baselines.in_force(indicator, unit.as_ref(), target.period);
        let baseline = baseline.and_then(|baseline| baseline.value.present());
        let value = target.value.present().and_then(TargetValue::point);
        let (Some(baseline), Some(value)) = (baseline, value) else { continue };
        if Direction::between(baseline, value).is_some_and(|direction| direction != *declared) {
            let row = rows.get(&(indicator, unit, target.period));
            let place = row.map_or_else(|| Place::file("targets"), |row| row.cell("value"));
            let of = unit.as_ref().map_or_else(String::new, |unit| format!(" for the unit `{unit}`"));
            let message = format!(
                "the target {value} of `{indicator}`{of} lies on the wrong side of its baseline {baseline}: the indicator is declared to {}",
                declared.key()
            );
            let help = "correct the direction, the baseline or the target";
            let finding = Finding::new(Code::TargetAgainstDirection, place, message).help(help);
            let about = About::indicator(indicator).unit(unit.as_ref()).period(&target.period);
            findings.report(finding.about(about));
        }
    }
}
