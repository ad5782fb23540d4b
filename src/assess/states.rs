//! How far the values behind each figure were checked.

use std::collections::BTreeMap;

use crate::load::{self, Check, UnitStates};
use crate::model::{AreaId, IndicatorId, Period, State, UnitCode};

use super::Assessment;

/// The states of the values behind all figures, where the data have them.
#[derive(Debug, Clone, Default)]
pub struct States(BTreeMap<(IndicatorId, Period), FigureStates>);

/// The states of the values that were reported for an indicator in a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureStates {
    /// Rows by state, by unit; no unit is the corporate level.
    units: BTreeMap<Option<UnitCode>, BTreeMap<State, u64>>,
    /// Who checked them.
    pub checks: Vec<Check>,
}

impl States {
    /// The states of what was loaded.
    pub(super) fn new(states: &load::States) -> Self {
        let counts = |rows: &UnitStates| rows.iter().map(|(state, rows)| (*state, rows.row)).collect();
        let figures = states.rows.iter().map(|(key, units)| {
            let units = units.iter().map(|(unit, rows)| (unit.clone(), counts(rows))).collect();
            // Rows need not say who checked them.
            let checks = states.checks.get(key).into_iter().flatten().cloned().collect();
            (key.clone(), FigureStates { units, checks })
        });
        Self(figures.collect())
    }

    /// The state of a figure: the lowest of the rows behind it; none where there is no row with a value.
    ///
    /// What is reported at the corporate level takes the place of the rows of the units.
    pub fn of(&self, indicator: &IndicatorId, period: Period, unit: Option<&UnitCode>) -> Option<State> {
        let units = &self.0.get(&(indicator.clone(), period))?.units;
        let own = units.get(&unit.cloned());
        match (own, unit) {
            (Some(rows), _) => rows.keys().next().copied(),
            (None, Some(_)) => None,
            (None, None) => units.values().flat_map(BTreeMap::keys).min().copied(),
        }
    }

    /// The indicators and periods that have values below a state, in the order of the assessment.
    pub fn below<'a>(
        &'a self,
        required: State,
        assessment: &'a Assessment,
    ) -> impl Iterator<Item = (&'a IndicatorId, Period, &'a FigureStates)> {
        let indicators = assessment.all_indicators().map(|result| &result.indicator.id);
        indicators.flat_map(move |id| {
            let own = self.0.range((id.clone(), Period::EARLIEST)..).take_while(move |((of, _), _)| of == id);
            own.filter(move |(_, figure)| figure.lowest().is_some_and(|lowest| lowest < required))
                .map(move |((_, period), figure)| (id, *period, figure))
        })
    }

    /// The figures of a period, one per indicator that has a value.
    pub fn in_period(&self, period: Period) -> impl Iterator<Item = &FigureStates> {
        self.0.iter().filter(move |((_, of), _)| *of == period).map(|(_, figure)| figure)
    }

    /// The state of the roll-up of an area: the lowest of its indicators.
    pub fn of_area(&self, area: &AreaId, period: Period, assessment: &Assessment) -> Option<State> {
        let indicators = assessment.indicators_of(area);
        indicators.filter_map(|result| self.of(&result.indicator.id, period, None)).min()
    }
}

impl FigureStates {
    /// The lowest state.
    pub fn lowest(&self) -> Option<State> {
        self.units.values().flat_map(BTreeMap::keys).min().copied()
    }

    /// The number of rows in a state.
    pub fn rows(&self, state: State) -> u64 {
        self.units.values().filter_map(|rows| rows.get(&state)).sum()
    }
}
