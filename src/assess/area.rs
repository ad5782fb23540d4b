//! The roll-ups of an area.

use super::{AreaResult, Entry, IndicatorResult, RollUpSettings, roll_up};
use crate::model::{Area, Period, Scale};

/// Rolls up the indicators of an area in every period.
pub(super) fn assess(
    area: &Area,
    indicators: &[IndicatorResult],
    periods: &[Period],
    settings: RollUpSettings,
    scale: &Scale,
) -> AreaResult {
    let min_coverage = area.min_coverage.unwrap_or(settings.min_coverage);
    let settings = RollUpSettings { min_coverage, ..settings };
    let of_area = || indicators.iter().filter(|indicator| indicator.indicator.area == area.id);
    let reported = |period: &&Period| {
        let in_force = of_area().any(|indicator| indicator.periods.contains_key(*period));
        in_force || of_area().next().is_none()
    };
    let roll_ups = periods.iter().filter(reported).map(|period| {
        let entries: Vec<Entry> = of_area()
            .filter_map(|indicator| {
                Some(Entry::of(&indicator.periods.get(period)?.corporate, indicator.indicator.weight))
            })
            .collect();
        (*period, roll_up(&entries, settings, scale))
    });
    AreaResult { periods: roll_ups.collect(), area: area.clone() }
}
