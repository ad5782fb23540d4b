//! What a query is told of the indicators and periods of a project.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::super::super::Placed;
use super::super::super::plan::{Column, Item, List, Type, UNITS};
use super::super::ways;
use crate::model::{Aggregation, Decimal, Grid, Indicator, Kind, MeasureUnit, Method, Period};

/// The indicators with what their rows are judged by.
///
/// Of those in `fetched`, and of all that an engine cannot judge, every row is fetched.
pub(super) fn of_indicators(indicators: &[&Placed<Indicator>], fetched: &BTreeSet<String>) -> List {
    let flags = ["counts", "weighs_time", "weighs_units", "adds_up", "running", "latest_unit"];
    let more = ["cumulative", "measured", "percent", "fetched"];
    let columns =
        [("indicator", Type::Text), ("place", Type::Whole), ("way", Type::Whole), ("max_age", Type::Whole)]
            .into_iter()
            .chain(flags.into_iter().chain(more).map(|flag| (flag, Type::Flag)))
            .chain([("low", Type::Number), ("high", Type::Number)])
            .map(|(name, kind)| Column::new(name, kind));
    let row = |(indicator, place): (&&Placed<Indicator>, i64)| {
        let it = &indicator.row;
        let (low, high) = (it.min.map(units), it.max.map(units));
        // A limit that is finer than the numbers of an engine cannot be compared with them.
        let is_fine = [low, high].contains(&Some(None));
        let is_fetched = is_fine || is_always_fetched(it) || fetched.contains(it.id.as_str());
        let flags = [
            it.over_units == Aggregation::CountDistinct,
            it.over_time == Aggregation::WeightedMean,
            it.over_units == Aggregation::WeightedMean,
            it.adds_up(),
            it.kind == Kind::Cumulative && it.adds_up(),
            it.over_units == Aggregation::Latest,
            it.kind == Kind::Cumulative,
            it.method.is_none_or(Method::is_measured),
            it.unit == MeasureUnit::Percent,
            is_fetched,
        ];
        let number = |limit: Option<Option<i64>>| limit.flatten().map_or(Item::None, Item::Whole);
        let way = i64::from(ways::rank(it.over_time));
        let age = it.carried_for().map_or(Item::None, |age| Item::Whole(i64::from(age)));
        [Item::Text(it.id.to_string()), Item::Whole(place), Item::Whole(way), age]
            .into_iter()
            .chain(flags.map(Item::Flag))
            .chain([number(low), number(high)])
            .collect()
    };
    List { columns: columns.collect(), rows: indicators.iter().zip(1..).map(row).collect() }
}

/// Whether all rows of an indicator are fetched: different items, words and judgements are no numbers.
pub(super) fn is_always_fetched(indicator: &Indicator) -> bool {
    indicator.over_units == Aggregation::CountDistinct
        || indicator.words.is_some()
        || indicator.method == Some(Method::Qualitative)
}

/// A number in units of an engine; none where it has more places.
fn units(number: Decimal) -> Option<i64> {
    let units = number.checked_mul(Decimal::from(UNITS))?;
    units.is_integer().then(|| i64::try_from(units).ok()).flatten()
}

/// The periods that count, by their texts.
pub(super) fn of_periods(found: &BTreeMap<String, Period>, grid: Grid) -> List {
    let columns = [
        ("period", Type::Text),
        ("cell", Type::Whole),
        ("start", Type::Whole),
        ("end", Type::Whole),
        ("first_day", Type::Text),
        ("season", Type::Whole),
        ("year", Type::Whole),
    ];
    let periods: BTreeSet<Period> = found.values().copied().collect();
    let seasons = seasons(&periods);
    let rows = found.iter().filter_map(|(text, period)| {
        let steps = grid.steps_to(grid.cell(*period)?)?;
        let (season, year) = seasons.get(period)?;
        let day = |day: Date| Item::Whole(i64::from(day.to_julian_day()));
        Some(vec![
            Item::Text(text.clone()),
            Item::Whole(i64::from(steps)),
            day(period.start()),
            day(period.end()),
            Item::Text(period.start().to_string()),
            Item::Whole(*season),
            Item::Whole(*year),
        ])
    });
    let columns = columns.into_iter().map(|(name, kind)| Column::new(name, kind)).collect();
    List { columns, rows: rows.collect() }
}

/// For each period which others are the same days of other years, by a number, and the how manieth of them it is.
fn seasons(periods: &BTreeSet<Period>) -> BTreeMap<Period, (i64, i64)> {
    let mut seasons: BTreeMap<Period, (i64, i64)> = BTreeMap::new();
    let mut next = 0;
    // The year before comes first.
    for period in periods {
        let before = period.year_before().and_then(|before| seasons.get(&before).copied());
        let own = before.map_or_else(
            || {
                next += 1;
                (next, 0)
            },
            |(season, year)| (season, year + 1),
        );
        seasons.insert(*period, own);
    }
    seasons
}
