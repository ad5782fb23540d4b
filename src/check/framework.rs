//! Checks of the results framework: references, weights, methods, aggregations, order.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{About, Code, Finding, Findings, Place};
use crate::load::{Loaded, Placed};
use crate::model::{Aggregation, AreaId, Decimal, Indicator, Kind, MeasureUnit, Method, Scale};

/// Reports rows that name an area or indicator that is not there.
pub(super) fn references(loaded: &Loaded, findings: &mut Findings) {
    let areas: BTreeSet<&str> = loaded.areas.iter().map(|area| area.row.id.as_str()).collect();
    let indicators: BTreeSet<&str> = loaded.indicators.iter().map(|row| row.row.id.as_str()).collect();
    for indicator in &loaded.indicators {
        known("area", indicator.row.area.as_str(), &areas, indicator, findings);
    }
    for line in &loaded.resources {
        known("area", line.row.area.as_str(), &areas, line, findings);
    }
    for reallocation in loaded.reallocations.iter().flatten() {
        for (column, area) in [("from_area", &reallocation.row.from), ("to_area", &reallocation.row.to)] {
            let Some(area) = area else { continue };
            if let Some(finding) = unknown("area", area.as_str(), &areas, reallocation.cell(column)) {
                findings.report(finding);
            }
        }
    }
    for step in &loaded.steps {
        known("indicator", step.row.indicator.as_str(), &indicators, step, findings);
    }
    for baseline in &loaded.baselines {
        known("indicator", baseline.row.indicator.as_str(), &indicators, baseline, findings);
    }
    for target in &loaded.targets {
        known("indicator", target.row.indicator.as_str(), &indicators, target, findings);
    }
}

/// Reports a row that names something which is not there.
pub(super) fn known<T>(what: &str, id: &str, ids: &BTreeSet<&str>, row: &Placed<T>, findings: &mut Findings) {
    if let Some(finding) = unknown(what, id, ids, row.cell(what)) {
        findings.report(finding);
    }
}

/// The finding that a row names something that is not there, if it is not.
pub(super) fn unknown(what: &str, id: &str, ids: &BTreeSet<&str>, place: Place) -> Option<Finding> {
    if ids.contains(id) {
        return None;
    }
    let message = format!("there is no {what} `{id}`");
    let finding = Finding::new(Code::ReferenceUnknown, place, message).suggest(id, ids.iter().copied());
    let help = format!("correct the id, or add it to the table `{what}s`");
    Some(if finding.help.is_some() { finding } else { finding.help(help) })
}

/// Reports areas whose indicators, and reports whose areas, weigh nothing together (`method.md` 4.6, T37).
pub(super) fn weights(loaded: &Loaded, findings: &mut Findings) {
    let mut sums: BTreeMap<&AreaId, Decimal> = BTreeMap::new();
    for indicator in &loaded.indicators {
        *sums.entry(&indicator.row.area).or_default() += indicator.row.weight;
    }
    for area in &loaded.areas {
        if sums.get(&area.row.id).is_some_and(Decimal::is_zero) {
            let message = format!("the weights of the indicators of area `{}` add up to 0", area.row.id);
            let help = "give at least one of them a weight above 0";
            findings.report(Finding::new(Code::WeightInvalid, area.cell("id"), message).help(help));
        }
    }
    if let Some(area) = loaded.areas.first()
        && loaded.areas.iter().all(|area| area.row.weight.is_zero())
    {
        let message = "the weights of the areas add up to 0, so that there is no overall figure";
        let help = "give at least one area a weight above 0, or remove the column: each area then weighs 1";
        findings.report(Finding::new(Code::WeightInvalid, area.cell("weight"), message).help(help));
    }
}

/// Reports edges of indicators that do not fit the rating scale of the report.
pub(super) fn thresholds(loaded: &Loaded, scale: &Scale, findings: &mut Findings) {
    for indicator in &loaded.indicators {
        let edges = indicator.row.thresholds.as_deref();
        if let Some(error) = edges.and_then(|edges| scale.with_edges(edges).err()) {
            let message = format!(
                "the thresholds of `{}` do not fit the scale `{}`: {error}",
                indicator.row.id,
                scale.id()
            );
            let written: Vec<String> =
                scale.edges().map(|edge| (edge.at * Decimal::ONE_HUNDRED).normalize().to_string()).collect();
            let help = format!(
                "give {} numbers that rise; those of the scale are `{}`",
                written.len(),
                written.join(";")
            );
            let place = indicator.cell("thresholds");
            findings.fatal(Finding::new(Code::ScaleInvalid, place, message).help(help));
        }
    }
}

/// Reports aggregations that make no sense (`method.md` 4.5).
pub(super) fn aggregations(loaded: &Loaded, findings: &mut Findings) {
    for indicator in &loaded.indicators {
        for Nonsense { column, message, help } in nonsense(&indicator.row) {
            let finding = Finding::new(Code::AggregationForbidden, indicator.cell(column), message);
            findings.report(finding.help(help).about(About::indicator(&indicator.row.id)));
        }
    }
}

/// Reports ranges whose ends are in the wrong order.
pub(super) fn ranges(loaded: &Loaded, findings: &mut Findings) {
    for indicator in &loaded.indicators {
        if let (Some(min), Some(max)) = (indicator.row.min, indicator.row.max)
            && min > max
        {
            let message =
                format!("the range of `{}` ends at {max} before it begins at {min}", indicator.row.id);
            let finding = Finding::new(Code::NumberInvalid, indicator.cell("max"), message);
            findings.report(finding.help("give a `max` that is not below `min`"));
        }
    }
}

/// An aggregation that makes no sense.
struct Nonsense {
    column: &'static str,
    message: String,
    help: &'static str,
}

fn nonsense(indicator: &Indicator) -> Vec<Nonsense> {
    let mut found = Vec::new();
    let id = &indicator.id;
    let mut over_time = |what: &str| {
        let message = format!("`{id}` is {what} and cannot be added up over time");
        found.push(Nonsense {
            column: "agg_time",
            message,
            help: "use `latest`, `max`, `min` or `mean`, or `ratio_of_sums` for ratios",
        });
    };
    let adds_up = indicator.over_time == Aggregation::Sum;
    match indicator.kind {
        Kind::Stock if adds_up => over_time("a stock"),
        Kind::Cumulative if adds_up => over_time("a running total"),
        Kind::Flow if adds_up && indicator.unit == MeasureUnit::Percent => over_time("a percentage"),
        Kind::Flow | Kind::Stock | Kind::Cumulative => {}
    }
    if indicator.words.is_some() {
        for (column, way) in [("agg_time", indicator.over_time), ("agg_units", indicator.over_units)] {
            let adds = matches!(way, Aggregation::Sum | Aggregation::Mean | Aggregation::RatioOfSums);
            if adds {
                let message = format!("the values of `{id}` are words, of which there is no sum or mean");
                let help = "use `latest`, `max`, `min` or `none`; `achievement = share` counts the units that met their target";
                found.push(Nonsense { column, message, help });
            }
        }
    }
    let mut over_units = |message: String| {
        let help =
            "use `ratio_of_sums` with a `numerator` and a `denominator`, or `weighted_mean` with a `weight`";
        found.push(Nonsense { column: "agg_units", message, help });
    };
    if indicator.unit == MeasureUnit::Percent {
        match indicator.over_units {
            Aggregation::Sum => {
                over_units(format!("`{id}` is a percentage and cannot be added up over units"));
            }
            Aggregation::Mean => {
                over_units(format!("`{id}` is a percentage: its mean over units ignores how large they are"));
            }
            Aggregation::Latest
            | Aggregation::Max
            | Aggregation::Min
            | Aggregation::RatioOfSums
            | Aggregation::WeightedMean
            | Aggregation::CountDistinct
            | Aggregation::None => {}
        }
    }
    found
}

/// Warns of indicators for which the reporting period has no row.
pub(super) fn data(loaded: &Loaded, findings: &mut Findings) {
    let period = loaded.grid.reporting();
    let in_force = loaded.indicators.iter().filter(|indicator| indicator.row.in_force.holds(period));
    for indicator in in_force {
        let counts_steps = indicator.row.method == Some(Method::Milestone);
        if !counts_steps && !loaded.actuals.cells.contains_key(&(indicator.row.id.clone(), period)) {
            let message = format!("`{}` has no row for {period}", indicator.row.id);
            let help = "report a value, or a row with a `missing_reason`";
            let finding = Finding::new(Code::IndicatorWithoutData, indicator.cell("id"), message);
            let about = About::indicator(&indicator.row.id).period(&period);
            findings.report(finding.help(help).about(about));
        }
    }
}

/// Sorts rows by their declared order, then by id as people count: 2 before 10.
pub(super) fn in_order<T>(rows: Vec<Placed<T>>, key: impl Fn(&T) -> (Option<Decimal>, String)) -> Vec<T> {
    let mut rows: Vec<T> = rows.into_iter().map(|placed| placed.row).collect();
    rows.sort_by_cached_key(|row| {
        let (order, id) = key(row);
        (order.is_none(), order, natural(&id))
    });
    rows
}

/// The parts of an id, its numbers as numbers.
pub(super) fn natural(id: &str) -> Vec<(u128, String)> {
    let mut parts = Vec::new();
    let mut rest = id;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, after) = rest.split_at(digits);
        let letters = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        let (text, next) = after.split_at(letters);
        // A run of digits too long for a number sorts last, and then as text by its id.
        let number = if number.is_empty() { 0 } else { number.parse().unwrap_or(u128::MAX) };
        parts.push((number, text.to_owned()));
        rest = next;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_as_people_count() {
        let mut ids = ["2.10", "10", "2.9", "A2", "2"];
        ids.sort_by_key(|id| natural(id));
        assert_eq!(ids, ["A2", "2", "2.9", "2.10", "10"]);
    }
}
