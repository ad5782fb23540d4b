//! Where the rows of registers and series stand, for figures that are taken from them.

use super::{Baseline, Loaded, Placed, QueryRecord, Step, Target};
use crate::model::{AreaId, Assumption, IndicatorId, Reallocation, ResourceLine, ResultId, SdgLink};

/// The rows that figures are taken from, besides those of the actual values, with their places.
#[derive(Debug, Clone)]
pub struct Origins {
    /// The areas.
    pub areas: Vec<Placed<AreaId>>,
    /// The indicators.
    pub indicators: Vec<Placed<IndicatorId>>,
    /// The baselines.
    pub baselines: Vec<Placed<Baseline>>,
    /// The targets, in all their versions.
    pub targets: Vec<Placed<Target>>,
    /// The steps of indicators that count them.
    pub steps: Vec<Placed<Step>>,
    /// The resources.
    pub resources: Vec<Placed<ResourceLine>>,
    /// The moves of budgets.
    pub reallocations: Vec<Placed<Reallocation>>,
    /// The results of the chain.
    pub results: Vec<Placed<ResultId>>,
    /// The assumptions.
    pub assumptions: Vec<Placed<Assumption>>,
    /// The links to the targets of the SDGs.
    pub sdg: Vec<Placed<SdgLink>>,
    /// The queries that make tables.
    pub queries: Vec<QueryRecord>,
    /// Whether the rows of actual values are those of the result of a query, which stand in no file.
    pub values_are_results: bool,
}

impl Origins {
    /// The rows of what was loaded.
    pub fn of(loaded: &Loaded) -> Self {
        let areas = loaded.areas.iter().map(|area| area.with(area.row.id.clone()));
        let indicators = loaded.indicators.iter().map(|indicator| indicator.with(indicator.row.id.clone()));
        let chain = &loaded.chain;
        Self {
            areas: areas.collect(),
            indicators: indicators.collect(),
            baselines: loaded.baselines.clone(),
            targets: loaded.targets.clone(),
            steps: loaded.steps.clone(),
            resources: loaded.resources.clone(),
            reallocations: loaded.reallocations.clone().unwrap_or_default(),
            results: chain.results.iter().map(|result| result.with(result.row.id.clone())).collect(),
            assumptions: chain.assumptions.clone(),
            sdg: chain.sdg.clone(),
            queries: loaded.queries.clone(),
            values_are_results: loaded.actuals.is_of_result(),
        }
    }
}

impl<T> Placed<T> {
    /// Something else of the same row.
    fn with<U>(&self, row: U) -> Placed<U> {
        Placed { row, spot: self.spot.clone() }
    }
}
