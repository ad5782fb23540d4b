//! What screens need to know of rows that stay in their database, because a few of them stand for the others.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{DataFrame, PolarsError};

use super::super::codes::texts;
use crate::model::Period;

/// A unit's rows of an indicator in a period of the report.
pub(in crate::load::actuals) type OfUnit = (String, Option<String>, Period);

/// What is known of the rows that are not here; by default there are none.
#[derive(Debug, Default)]
pub(in crate::load::actuals) struct Elsewhere(Option<Known>);

/// What is known of them.
#[derive(Debug, Default)]
pub(in crate::load::actuals) struct Known {
    /// The indicators of which all rows are here.
    pub(in crate::load::actuals) complete: BTreeSet<String>,
    /// The projects, by their units, of which all rows are here, and which may be there twice.
    pub(in crate::load::actuals) projects: BTreeSet<(Option<String>, String)>,
    /// How many rows of a unit a copy of the year before may be among, and how many of them repeat it.
    pub(in crate::load::actuals) of_units: BTreeMap<OfUnit, Repeated>,
}

/// How many rows there are, and how many of them repeat the value of the year before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::load::actuals) struct Repeated {
    pub(in crate::load::actuals) rows: usize,
    pub(in crate::load::actuals) repeated: usize,
}

impl Elsewhere {
    pub(in crate::load::actuals) fn new(known: Known) -> Self {
        Self(Some(known))
    }

    /// Whether no row of an indicator is elsewhere.
    pub(super) fn has_none_of(&self, indicator: &str) -> bool {
        self.0.as_ref().is_none_or(|known| known.complete.contains(indicator))
    }

    /// The rows of a unit that are elsewhere.
    pub(super) fn of_unit(&self, unit: &OfUnit) -> Repeated {
        self.0.as_ref().and_then(|known| known.of_units.get(unit)).copied().unwrap_or_default()
    }

    /// Of some rows of projects those of projects that are here with all their rows.
    pub(in crate::load::actuals) fn of_whole_projects(
        &self,
        rows: DataFrame,
    ) -> Result<DataFrame, PolarsError> {
        let Some(known) = &self.0 else { return Ok(rows) };
        let (units, projects) = (texts(&rows, "unit_code")?, texts(&rows, "project")?);
        let is_whole = units.iter().zip(projects.iter()).map(|(unit, project)| {
            let key = (unit.map(ToOwned::to_owned), project.unwrap_or_default().to_owned());
            known.projects.contains(&key)
        });
        rows.filter(&is_whole.collect())
    }
}
