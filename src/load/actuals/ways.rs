//! What the indicator of each row asks for, as columns beside the row.

use std::collections::BTreeMap;

use polars::prelude::{DataFrame, Expr, NamedFrom, PolarsError, Series, col};

use super::super::Placed;
use super::codes;
use crate::model::{Aggregation, Indicator, Kind};

/// The columns that [`with_ways`] adds.
///
/// `way` is the aggregation over time; `counts`, whether items are counted;
/// `weighs_time` and `weighs_units`, whether values need a weight; `adds_up`,
/// whether the parts of a total do; `max_age`, for how many periods a value is
/// carried forward; `running`, whether it is a running total of its units;
/// `latest_unit`, whether the latest value of units counts.
pub(super) const WAYS: [&str; 8] =
    ["way", "counts", "weighs_time", "weighs_units", "adds_up", "max_age", "running", "latest_unit"];

/// Adds to each row what its indicator asks for.
pub(super) fn with_ways(
    mut frame: DataFrame,
    indicators: &[Placed<Indicator>],
) -> Result<DataFrame, PolarsError> {
    let codes = codes::codes(&frame, "indicator")?;
    for table in ways(&by_code(&frame, indicators)?) {
        frame.with_column(codes::looked_up(&codes, &table)?)?;
    }
    Ok(frame)
}

/// The indicator of each code of a frame, none where there is no such indicator; of two with one id the first.
pub(super) fn by_code<'a>(
    frame: &DataFrame,
    indicators: &'a [Placed<Indicator>],
) -> Result<Vec<Option<&'a Indicator>>, PolarsError> {
    let by_id: BTreeMap<&str, &Indicator> =
        indicators.iter().rev().map(|indicator| (indicator.row.id.as_str(), &indicator.row)).collect();
    let ids = codes::known(frame, "indicator")?;
    Ok(ids.iter().map(|id| by_id.get(id.as_str()).copied()).collect())
}

/// For each code whether its indicator is of a kind.
pub(super) fn flags(name: &str, found: &[Option<&Indicator>], flag: fn(&Indicator) -> bool) -> Series {
    let flags: Vec<Option<bool>> = found.iter().map(|indicator| indicator.map(flag)).collect();
    Series::new(name.into(), flags)
}

fn ways(indicators: &[Option<&Indicator>]) -> [Series; 8] {
    let flags = |name: &str, flag: fn(&Indicator) -> bool| flags(name, indicators, flag);
    let ways: Vec<Option<u8>> = indicators.iter().map(|it| it.map(|it| rank(it.over_time))).collect();
    let ages: Vec<Option<u32>> = indicators.iter().map(|it| it.and_then(Indicator::carried_for)).collect();
    [
        Series::new("way".into(), ways),
        flags("counts", |it| it.over_units == Aggregation::CountDistinct),
        flags("weighs_time", |it| it.over_time == Aggregation::WeightedMean),
        flags("weighs_units", |it| it.over_units == Aggregation::WeightedMean),
        flags("adds_up", Indicator::adds_up),
        Series::new("max_age".into(), ages),
        flags("running", |it| it.kind == Kind::Cumulative && it.adds_up()),
        flags("latest_unit", |it| it.over_units == Aggregation::Latest),
    ]
}

/// The place of a way of aggregating among all of them.
pub(super) fn rank(way: Aggregation) -> u8 {
    let place = Aggregation::ALL.iter().zip(0_u8..).find(|(known, _)| **known == way);
    place.map_or(u8::MAX, |(_, rank)| rank)
}

/// Whether the indicator of a row aggregates over time in a way.
pub(super) fn is(way: Aggregation) -> Expr {
    col("way").eq(polars::prelude::lit(rank(way)))
}
