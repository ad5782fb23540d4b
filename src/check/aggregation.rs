//! Checks of how indicators ask to be aggregated, beyond what their kind forbids.

use crate::diag::{Code, Finding, Findings};
use crate::load::Loaded;
use crate::model::{Aggregation, Indicator, Kind};

/// Reports aggregations that contradict each other or the kind of their indicator (`method.md` 4.5).
pub(super) fn declared(loaded: &Loaded, findings: &mut Findings) {
    for indicator in &loaded.indicators {
        for (column, message, help) in contradictions(&indicator.row) {
            let finding = Finding::new(Code::AggregationForbidden, indicator.cell(column), message);
            findings.report(finding.help(help));
        }
    }
}

/// What is contradicted: the column, what is wrong and what to do.
type Contradiction = (&'static str, String, &'static str);

fn contradictions(indicator: &Indicator) -> Vec<Contradiction> {
    let id = &indicator.id;
    let mut found = Vec::new();
    let counts = [indicator.over_time, indicator.over_units].map(|way| way == Aggregation::CountDistinct);
    if counts[0] != counts[1] {
        let (axis, other, column) =
            if counts[0] { ("time", "units", "agg_units") } else { ("units", "time", "agg_time") };
        let message = format!("`{id}` counts different items over {axis} and not over {other}");
        found.push((column, message, "use `count_distinct` in `agg_time` and in `agg_units`, or in neither"));
    }
    if indicator.over_units == Aggregation::WeightedMean {
        let over_time = match indicator.over_time {
            Aggregation::Latest | Aggregation::Mean | Aggregation::WeightedMean => None,
            Aggregation::Sum
            | Aggregation::Max
            | Aggregation::Min
            | Aggregation::RatioOfSums
            | Aggregation::CountDistinct
            | Aggregation::None => Some(indicator.over_time),
        };
        found.extend(over_time.map(|way| {
            let message =
                format!("`{id}` is weighted over units, and the `{}` over time has no weight", way.key());
            ("agg_time", message, "use `latest`, `mean` or `weighted_mean`")
        }));
    }
    if indicator.max_age.is_some_and(|age| age > 0) && indicator.carried_for().is_none() {
        let (what, help) = if indicator.kind == Kind::Flow {
            (
                "a flow: what was counted in one period cannot stand for another",
                "remove `max_age`, or declare the indicator a stock or cumulative",
            )
        } else {
            ("a count of items, which are known only in the period that names them", "remove `max_age`")
        };
        found.push(("max_age", format!("`{id}` is {what}"), help));
    }
    found
}
