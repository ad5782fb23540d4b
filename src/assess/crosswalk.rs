//! Indicators over a change of the framework: what they continue, and where their values break.

use std::collections::{BTreeSet, VecDeque};

use super::indicator::{Measured, change};
use super::{AreaResult, Assessment, IndicatorResult};
use crate::model::{FrameworkChange, Grid, IndicatorId, Period};

/// What the framework of the reporting period does not hold, with its figures of other periods.
#[derive(Debug, Default)]
pub struct NotInForce {
    /// The areas, in reading order.
    pub areas: Vec<AreaResult>,
    /// The indicators, in reading order.
    pub indicators: Vec<IndicatorResult>,
}

/// A stretch of periods in which an indicator had one definition.
#[derive(Debug, Clone)]
pub struct Stage<'a> {
    /// The indicator, which can be an earlier one.
    pub result: &'a IndicatorResult,
    /// The periods, rising.
    pub periods: Vec<Period>,
    /// The change with which the stage began; none for the first.
    pub change: Option<&'a FrameworkChange>,
}

impl Stage<'_> {
    /// Whether the values cannot be compared with those of the stage before.
    pub fn is_broken(&self) -> bool {
        self.change.is_some_and(|change| !change.comparable)
    }
}

impl Assessment {
    /// The course of an indicator: its own stages, after those of the indicator that it continues.
    ///
    /// Of several indicators that became one, none is the course of that one.
    pub fn course<'a>(&'a self, result: &'a IndicatorResult) -> Vec<Stage<'a>> {
        let mut stages = Vec::new();
        let mut next = Some((result, None));
        while let Some((result, before)) = next {
            let is_own = |period: &&Period| before.is_none_or(|limit: Period| period.start() < limit.start());
            let periods: Vec<Period> = result.periods.keys().filter(is_own).copied().collect();
            let mut own = self.own_stages(result, &periods);
            let begun = self.continued(&result.indicator.id, before);
            next = None;
            if let [(change, earlier)] = begun[..] {
                let first = periods.first().copied().unwrap_or(change.period);
                next = Some((earlier, Some(change.period.min(first))));
                own = own_after(own, change);
            }
            stages.splice(0..0, own);
        }
        stages.retain(|stage| !stage.periods.is_empty());
        if let Some(first) = stages.first_mut() {
            first.change = None;
        }
        stages
    }

    /// Every earlier indicator that one continues, with the change; the oldest first.
    pub fn ancestors<'a>(
        &'a self,
        result: &'a IndicatorResult,
    ) -> Vec<(&'a FrameworkChange, &'a IndicatorResult)> {
        let mut seen = BTreeSet::from([&result.indicator.id]);
        let mut found = Vec::new();
        let mut open = VecDeque::from(self.continued(&result.indicator.id, None));
        while let Some((change, earlier)) = open.pop_front() {
            if seen.insert(&earlier.indicator.id) {
                open.extend(self.continued(&earlier.indicator.id, Some(change.period)));
                found.push((change, earlier));
            }
        }
        found.sort_by_key(|(change, _)| change.period);
        found
    }

    /// The indicators that one continues directly, by changes before a period.
    fn continued<'a>(
        &'a self,
        id: &IndicatorId,
        before: Option<Period>,
    ) -> Vec<(&'a FrameworkChange, &'a IndicatorResult)> {
        self.crosswalk
            .iter()
            .filter(|change| change.to.as_ref() == Some(id) && !change.is_in_place())
            // Changes lead back in time, so that following them comes to an end.
            .filter(|change| before.is_none_or(|before| change.period.start() < before.start()))
            .filter_map(|change| Some((change, self.indicator(change.from.as_ref()?)?)))
            .collect()
    }

    /// The stages of an indicator's own periods: it may have been redefined under its id.
    fn own_stages<'a>(&'a self, result: &'a IndicatorResult, periods: &[Period]) -> Vec<Stage<'a>> {
        let id = Some(&result.indicator.id);
        let redefined: Vec<&FrameworkChange> =
            self.crosswalk.iter().filter(|change| change.is_in_place() && change.to.as_ref() == id).collect();
        let begun = |period: &Period| {
            redefined.iter().rev().find(|change| change.period.start() <= period.start()).copied()
        };
        let mut stages: Vec<Stage<'_>> = Vec::new();
        for period in periods {
            let change = begun(period);
            match stages.last_mut() {
                Some(stage) if stage.change.map(|it| it.period) == change.map(|it| it.period) => {
                    stage.periods.push(*period);
                }
                Some(_) | None => stages.push(Stage { result, periods: vec![*period], change }),
            }
        }
        stages
    }
}

/// The stages of an indicator, of which the first began with a change.
fn own_after<'a>(mut own: Vec<Stage<'a>>, change: &'a FrameworkChange) -> Vec<Stage<'a>> {
    if let Some(first) = own.first_mut() {
        first.change = Some(change);
    }
    own
}

/// Carries the change on the period before over changes of the framework, where values can be compared.
pub(super) fn bridge(indicators: &mut [IndicatorResult], crosswalk: &[FrameworkChange], grid: Grid) {
    for crossing in crosswalk {
        let (Some(from), Some(to)) = (&crossing.from, &crossing.to) else { continue };
        let earlier =
            crossing.period.start().previous_day().and_then(|day| grid.cell(Period::new(day, day)?));
        let before = earlier
            .filter(|_| crossing.comparable)
            .and_then(|period| indicators.iter().find(|it| it.indicator.id == *from)?.periods.get(&period));
        let over = |before: Option<&Measured>, now: &Measured| change(before?, now);
        let changes = |now: &super::IndicatorPeriod| {
            let corporate = over(before.map(|before| &before.corporate), &now.corporate);
            let of_unit = |(code, unit)| (code, over(before.and_then(|before| before.units.get(code)), unit));
            let units: Vec<_> =
                now.units.iter().map(of_unit).map(|(code, change)| (code.clone(), change)).collect();
            (corporate, units)
        };
        let now = |it: &&IndicatorResult| it.indicator.id == *to;
        let Some(found) =
            indicators.iter().find(now).and_then(|it| it.periods.get(&crossing.period)).map(changes)
        else {
            continue;
        };
        let later = indicators.iter_mut().find(|it| it.indicator.id == *to);
        let Some(later) = later.and_then(|it| it.periods.get_mut(&crossing.period)) else { continue };
        later.corporate.change = found.0;
        for ((_, unit), (_, change)) in later.units.iter_mut().zip(found.1) {
            unit.change = change;
        }
    }
}
