//! What the indicator of each row asks for, as columns beside the row.

use polars::prelude::{DataFrame, Expr, IntoLazy, JoinArgs, JoinType, NamedFrom, PolarsError, Series, col};

use super::super::Placed;
use crate::model::{Aggregation, Indicator, Kind};

/// The columns that [`with_ways`] adds.
///
/// `way` is the aggregation over time; `counts`, whether items are counted;
/// `weighs_time` and `weighs_units`, whether values need a weight; `adds_up`,
/// whether the parts of a total do; `max_age`, for how many periods a value is
/// carried forward; `running`, whether it is a running total of its units.
pub(super) const WAYS: [&str; 7] =
    ["way", "counts", "weighs_time", "weighs_units", "adds_up", "max_age", "running"];

/// Adds to each row what its indicator asks for; rows of other indicators are left out.
pub(super) fn with_ways(
    frame: DataFrame,
    indicators: &[Placed<Indicator>],
) -> Result<DataFrame, PolarsError> {
    let way = [col("indicator")];
    frame.lazy().join(ways(indicators)?.lazy(), &way, &way, JoinArgs::new(JoinType::Inner)).collect()
}

fn ways(indicators: &[Placed<Indicator>]) -> Result<DataFrame, PolarsError> {
    let flags = |flag: fn(&Indicator) -> bool| -> Vec<bool> {
        indicators.iter().map(|indicator| flag(&indicator.row)).collect()
    };
    let ids: Vec<&str> = indicators.iter().map(|indicator| indicator.row.id.as_str()).collect();
    let ways: Vec<&str> = indicators.iter().map(|indicator| indicator.row.over_time.key()).collect();
    let ages: Vec<Option<u32>> = indicators.iter().map(|indicator| indicator.row.carried_for()).collect();
    DataFrame::new_infer_height(vec![
        Series::new("indicator".into(), ids).into(),
        Series::new("way".into(), ways).into(),
        Series::new("counts".into(), flags(|it| it.over_units == Aggregation::CountDistinct)).into(),
        Series::new("weighs_time".into(), flags(|it| it.over_time == Aggregation::WeightedMean)).into(),
        Series::new("weighs_units".into(), flags(|it| it.over_units == Aggregation::WeightedMean)).into(),
        Series::new("adds_up".into(), flags(Indicator::adds_up)).into(),
        Series::new("max_age".into(), ages).into(),
        Series::new("running".into(), flags(|it| it.kind == Kind::Cumulative && it.adds_up())).into(),
    ])
}

/// Whether the indicator of a row aggregates over time in a way.
pub(super) fn is(way: Aggregation) -> Expr {
    col("way").eq(polars::prelude::lit(way.key()))
}
