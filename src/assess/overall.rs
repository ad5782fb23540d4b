//! The roll-up of the whole report (`method.md` 4.6).

use std::collections::BTreeMap;

use super::rollup::rating;
use super::{AreaResult, Entry, IndicatorResult, Rating, RollUp, RollUpSettings, roll_up};
use crate::manifest::{MethodSettings, OverallMean};
use crate::model::{Decimal, Period, Scale};

/// All areas in one figure.
#[derive(Debug)]
pub struct Overall {
    /// What it is the mean of.
    pub mean: OverallMean,
    /// The figure in each period.
    pub periods: BTreeMap<Period, OverallPeriod>,
}

/// All areas in one figure, in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverallPeriod {
    /// The roll-up; what it counts are indicators.
    pub roll_up: RollUp,
    /// Areas with a weight above 0 and a headline figure.
    pub areas_computed: usize,
    /// Areas with a weight above 0 in which anything was due.
    pub areas_due: usize,
}

/// Rolls up the whole report in every period.
pub(super) fn assess(
    settings: &MethodSettings,
    areas: &[AreaResult],
    indicators: &[IndicatorResult],
    periods: &[Period],
) -> Overall {
    let of_period = |period: &Period| {
        let mut rolled: Vec<Rolled<'_>> = areas
            .iter()
            .filter_map(|area| Some(Rolled { weight: area.area.weight, roll_up: area.periods.get(period)? }))
            .collect();
        let roll_up = match settings.overall {
            OverallMean::Areas => mean_of_areas(&rolled, settings.min_coverage, &settings.scale),
            OverallMean::Indicators => {
                let entries = entries(areas, indicators, *period);
                roll_up(&entries, RollUpSettings::of(settings), &settings.scale)
            }
        };
        // An area of weight 0 has no part in the mean, and so none in what the mean is said to be of.
        rolled.retain(|area| !area.weight.is_zero());
        let areas_computed = rolled.iter().filter(|area| area.roll_up.headline().is_some()).count();
        let areas_due = rolled.iter().filter(|area| area.roll_up.coverage.is_some()).count();
        (*period, OverallPeriod { roll_up, areas_computed, areas_due })
    };
    Overall { mean: settings.overall, periods: periods.iter().map(of_period).collect() }
}

/// The roll-up of an area with its weight among the areas.
struct Rolled<'a> {
    weight: Decimal,
    roll_up: &'a RollUp,
}

/// The weighted mean of the areas that have a headline figure.
///
/// An area in which too little was computed has no part in the mean and lowers
/// the coverage; the bounds take every area by its own bounds, so that they
/// hold what is missing within the areas as well.
fn mean_of_areas(areas: &[Rolled<'_>], min_coverage: Decimal, scale: &Scale) -> RollUp {
    let (mut due, mut computed, mut points) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
    for Rolled { weight, roll_up } in areas {
        let Some((area_low, area_high)) = roll_up.bounds else { continue };
        due += weight;
        low += weight * area_low;
        high += weight * area_high;
        if let Some(headline) = roll_up.headline() {
            computed += weight;
            points += weight * headline;
        }
    }
    let achievement = points.checked_div(computed);
    let coverage = computed.checked_div(due);
    let all_met = areas.iter().all(|area| area.roll_up.all_met);
    RollUp {
        achievement,
        rating: rating(achievement, coverage, all_met, min_coverage, scale),
        coverage,
        bounds: low.checked_div(due).zip(high.checked_div(due)),
        computed: areas.iter().map(|area| area.roll_up.computed).sum(),
        due: areas.iter().map(|area| area.roll_up.due).sum(),
        assessed: areas.iter().map(|area| area.roll_up.assessed).sum(),
        assessable: areas.iter().map(|area| area.roll_up.assessable).sum(),
        met: areas.iter().map(|area| area.roll_up.met).sum(),
        all_met,
        counts: counts(areas),
    }
}

/// Number of indicators by rating, over the areas.
fn counts(areas: &[Rolled<'_>]) -> BTreeMap<Rating, usize> {
    let mut counts = BTreeMap::new();
    for (rating, count) in areas.iter().flat_map(|area| &area.roll_up.counts) {
        *counts.entry(*rating).or_insert(0) += count;
    }
    counts
}

/// Every indicator, with its weight times that of its area.
fn entries(areas: &[AreaResult], indicators: &[IndicatorResult], period: Period) -> Vec<Entry> {
    let entry = |indicator: &IndicatorResult| {
        let area = areas.iter().find(|area| area.area.id == indicator.indicator.area)?;
        let weight = area.area.weight * indicator.indicator.weight;
        Some(Entry::of(&indicator.periods.get(&period)?.corporate, weight))
    };
    indicators.iter().filter_map(entry).collect()
}
