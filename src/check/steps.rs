//! The steps of indicators, by indicator and unit.

use std::collections::BTreeMap;

use crate::load::{Placed, Step};
use crate::model::{IndicatorId, UnitCode};

/// The steps, by indicator, then by unit.
#[derive(Debug, Default)]
pub(super) struct Steps(BTreeMap<IndicatorId, BTreeMap<Option<UnitCode>, Vec<Step>>>);

impl Steps {
    /// Sorts the steps by indicator and unit.
    pub(super) fn new(rows: Vec<Placed<Step>>) -> Self {
        let mut steps = Self::default();
        for Placed { row, .. } in rows {
            let by_unit = steps.0.entry(row.indicator.clone()).or_default();
            by_unit.entry(row.unit.clone()).or_default().push(row);
        }
        steps
    }

    /// The steps of a unit, or of the corporate level.
    pub(super) fn of(&self, indicator: &IndicatorId, unit: Option<&UnitCode>) -> Vec<&Step> {
        let Some(by_unit) = self.0.get(indicator) else { return Vec::new() };
        match (by_unit.get(&unit.cloned()), unit) {
            (Some(own), _) => own.iter().collect(),
            (None, Some(_)) => Vec::new(),
            (None, None) => by_unit.values().flatten().collect(),
        }
    }

    /// The units that have steps.
    pub(super) fn units(&self, indicator: &IndicatorId) -> Vec<&UnitCode> {
        self.0.get(indicator).into_iter().flat_map(BTreeMap::keys).filter_map(Option::as_ref).collect()
    }
}
